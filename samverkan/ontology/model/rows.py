"""What a row is: the types a cell can have, and the two kinds of row every table builds on."""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from samverkan.ontology.dates import is_date
from samverkan.ontology.numbers import plain_number
from samverkan.ontology.vocabulary import SAM


class Ref(NamedTuple):
    """The cell names a row of one of `tables`; no tables means a row of any table."""

    tables: tuple[str, ...]


class Language(NamedTuple):
    """The cell is text for people, in this language."""

    tag: str


class Part(NamedTuple):
    """The cell belongs to a node of its own below the row: a place in a source."""

    name: str


def _partial_date(text: str) -> str:
    """Return `text` if it is a year, a month or a day that exists."""
    if is_date(text):
        return text
    looks_like_one = re.fullmatch(r"\d{4}(-\d{2}){0,2}", text)
    raise PydanticCustomError("date_impossible" if looks_like_one else "date_form", "not a date")


def _org_number(value: object) -> object:
    return plain_number(value) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9åäöé][a-z0-9åäöé.-]*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
#: An organisation number, in its one form however it was typed.
OrgNumber = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_org_number)]
Swedish = Annotated[str, StringConstraints(min_length=1), Language("sv")]
English = Annotated[str, StringConstraints(min_length=1), Language("en")]
#: A year, a month or a day: `2015`, `2015-06`, `2015-06-03`.
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Count = Annotated[int, Field(ge=0)]
Amount = Annotated[Decimal, Field(ge=0)]
Share = Annotated[Decimal, Field(ge=0, le=1)]

AnyRef = Annotated[str, Ref(())]
ActorRef = Annotated[str, Ref(("organisations", "groups", "bodies"))]
OrganisationRef = Annotated[str, Ref(("organisations",))]
GroupRef = Annotated[str, Ref(("groups",))]
BodyRef = Annotated[str, Ref(("bodies",))]
PersonRef = Annotated[str, Ref(("people",))]
SectorRef = Annotated[str, Ref(("sectors",))]
PlaceRef = Annotated[str, Ref(("places",))]
AreaRef = Annotated[str, Ref(("areas",))]
TargetGroupRef = Annotated[str, Ref(("target_groups",))]
ActivityRef = Annotated[str, Ref(("activities",))]
AgreementRef = Annotated[str, Ref(("agreements",))]
InitiativeRef = Annotated[str, Ref(("initiatives",))]
EventRef = Annotated[str, Ref(("events",))]
SourceRef = Annotated[str, Ref(("sources",))]
TermRef = Annotated[str, Ref(("areas", "target_groups", "activities", "sectors", "places"))]

#: How certain it is that something was there.
Status = Literal["proposed", "planned", "approved", "ongoing", "ended"]


class Row(BaseModel):
    """A row of a table. Its class says which table, its Swedish name and its RDF class."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    table: ClassVar[str]
    sv: ClassVar[str]
    type: ClassVar[str]
    #: The properties that lead to the nodes below a row, by the name of the part.
    parts: ClassVar[dict[str, str]] = {"evidence": SAM.evidence}

    id: Id

    def __init_subclass__(
        cls, *, table: str = "", sv: str = "", type: str = "", **rest: Any
    ) -> None:
        super().__init_subclass__(**rest)
        cls.table, cls.sv, cls.type = table, sv, type


class Noted(Row):
    """A row an editor may remark on."""

    note: Swedish | None = None


class Fact(Noted):
    """A row that rests on a place in a source, in the wording printed there."""

    as_printed: Annotated[Text | None, Part("evidence")] = None
    source: Annotated[SourceRef, Part("evidence")]
    locator: Annotated[Text | None, Part("evidence")] = None


class Concept(Noted):
    """A row of a controlled list."""

    name: Swedish
    name_en: English | None = None
    source: Annotated[SourceRef | None, Part("evidence")] = None
    locator: Annotated[Text | None, Part("evidence")] = None
    as_printed: Annotated[Text | None, Part("evidence")] = None
