"""Who can collaborate: organisations, groups, bodies, their names, members and changes."""

from typing import Annotated, Literal

from pydantic import Field

from samverkan.ontology.model.rows import (
    ActorRef,
    AgreementRef,
    AnyRef,
    AreaRef,
    BodyRef,
    English,
    Fact,
    GroupRef,
    OrganisationRef,
    OrgNumber,
    Part,
    PartialDate,
    PersonRef,
    PlaceRef,
    Row,
    SectorRef,
    SourceRef,
    Status,
    Swedish,
    Text,
)
from samverkan.ontology.vocabulary import SAM


class Organisation(Fact, table="organisations", sv="organisationer", type=SAM.Organisation):
    """One legal body, or a unit of one (`part_of`)."""

    name: Swedish
    name_en: English | None = None
    sector: SectorRef | None = None
    org_number: OrgNumber | None = None
    part_of: OrganisationRef | None = None
    place: PlaceRef | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Name(Fact, table="names", sv="namn", type=SAM.Name):
    """A name that something goes by, with its kind."""

    named: AnyRef
    name: Text
    name_kind: Literal["official", "variant", "short", "former", "misspelling", "translation"]
    language: Literal["sv", "en"] = "sv"
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Group(Fact, table="groups", sv="grupper", type=SAM.Group):
    """A class of actors as printed. It is not its members."""

    name: Swedish
    name_en: English | None = None
    sector: SectorRef | None = None


class GroupMember(Fact, table="group_members", sv="gruppmedlemmar", type=SAM.GroupMember):
    """An actor that a source names (`printed`) or a rule places (`rule`) in a group."""

    group: GroupRef
    member: ActorRef
    basis: Literal["printed", "rule"]
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Succession(Fact, table="successions", sv="efterföljare", type=SAM.Succession):
    """One organisation becomes or enters another."""

    predecessor: OrganisationRef
    successor: OrganisationRef
    kind: Literal["becomes", "enters"]
    date: PartialDate | None = None


class Body(Fact, table="bodies", sv="organ", type=SAM.Body):
    """A secretariat, council, network or working group that organisations keep together."""

    name: Swedish
    name_en: English | None = None
    kind: Literal[
        "secretariat", "council", "network", "working group", "steering group", "management group"
    ]
    status: Status | None = None
    agreement: AgreementRef | None = None
    frequency: Text | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Membership(Fact, table="memberships", sv="medlemskap", type=SAM.Membership):
    """An actor in a body, and as what."""

    body: BodyRef
    member: ActorRef
    role: Literal["host", "convener", "member"]
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Post(Fact, table="posts", sv="uppdrag", type=SAM.Post):
    """A role in a body, an organisation or an initiative; the person, if any, by an opaque id."""

    name: Swedish
    post_of: AnyRef
    areas: tuple[AreaRef, ...] = ()
    person: PersonRef | None = None


class Person(Row, table="people", sv="personer", type=SAM.Person):
    """Somebody who acts in a public role. Kept in a store of its own."""

    name: Text
    basis: Text
    source: Annotated[SourceRef, Part("evidence")]
    locator: Annotated[Text | None, Part("evidence")] = None
