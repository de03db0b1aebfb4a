"""What has been promised: agreements, who signed, what they say, who is named for what."""

from typing import Annotated, Literal

from pydantic import Field

from samverkan.ontology.model.rows import (
    ActorRef,
    AgreementRef,
    AnyRef,
    AreaRef,
    Count,
    English,
    Fact,
    GroupRef,
    OrganisationRef,
    Part,
    PartialDate,
    PersonRef,
    PlaceRef,
    Swedish,
    Text,
)
from samverkan.ontology.vocabulary import SAM


class Agreement(Fact, table="agreements", sv="överenskommelser", type=SAM.Agreement):
    """An agreement to collaborate, with the period it holds for."""

    name: Swedish
    name_en: English | None = None
    kind: Text | None = None
    places: tuple[PlaceRef, ...] = ()
    signed: PartialDate | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Signature(Fact, table="signatures", sv="underskrifter", type=SAM.Signature):
    """An organisation that signed an agreement, and who signed for it."""

    agreement: AgreementRef
    actor: OrganisationRef
    role: Literal["signatory"] = "signatory"
    date: PartialDate | None = None
    person: PersonRef | None = None


class Provision(Fact, table="provisions", sv="bestämmelser", type=SAM.Provision):
    """Something an agreement says: about itself, an area or a body."""

    subject: AnyRef
    kind: Literal["principle", "goal", "purpose", "measure", "task", "priority", "problem"]
    name: Swedish
    order: Count | None = None


class Commitment(Fact, table="commitments", sv="åtaganden", type=SAM.Commitment):
    """An actor named for an area in an agreement: the declared layer."""

    agreement: AgreementRef
    area: AreaRef
    actor: ActorRef
    leads: bool = False
    example_of: GroupRef | None = None
    as_printed: Annotated[Text, Part("evidence")]
