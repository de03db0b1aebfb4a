"""What is done: initiatives, who takes part, what they cost, and where people met."""

from typing import Literal

from pydantic import Field

from samverkan.ontology.model.rows import (
    ActivityRef,
    ActorRef,
    AgreementRef,
    Amount,
    AnyRef,
    AreaRef,
    Count,
    English,
    EventRef,
    Fact,
    InitiativeRef,
    PartialDate,
    PlaceRef,
    Share,
    Status,
    Swedish,
    TargetGroupRef,
    Text,
)
from samverkan.ontology.vocabulary import SAM


class Initiative(Fact, table="initiatives", sv="insatser", type=SAM.Initiative):
    """A project, measure, plan, report or course. Its areas are those a source prints."""

    name: Swedish
    name_en: English | None = None
    kind: Literal[
        "project", "measure", "plan", "strategy", "report", "study", "course", "guide", "newsletter"
    ]
    status: Status | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None
    areas: tuple[AreaRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    target_groups: tuple[TargetGroupRef, ...] = ()
    activities: tuple[ActivityRef, ...] = ()
    document: Text | None = None
    proposed_in: AgreementRef | None = None
    description: Swedish | None = None
    method: Swedish | None = None
    result: Swedish | None = None


class Participation(Fact, table="participations", sv="deltaganden", type=SAM.Participation):
    """An actor in an initiative: the evidenced layer."""

    actor: ActorRef
    initiative: InitiativeRef
    role: Literal["owner", "partner", "participant", "host", "producer"]
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


class Funding(Fact, table="fundings", sv="finansieringar", type=SAM.Funding):
    """Money for an initiative; the amount as printed stands in `as_printed`."""

    initiative: InitiativeRef
    funder: ActorRef | None = None
    programme: Text | None = None
    amount: Amount | None = None
    currency: Text | None = None
    share: Share | None = None


class Relation(Fact, table="relations", sv="samband", type=SAM.Relation):
    """A tie between two things that are not both actors."""

    subject: AnyRef
    relation: Literal[
        "studies",
        "part of",
        "presents",
        "cites",
        "initiates",
        "agrees with",
        "addresses",
        "of interest to",
    ]
    object: AnyRef


class Event(Fact, table="events", sv="möten", type=SAM.Event):
    """A process day, meeting, conference or a series of them (`count`)."""

    name: Swedish
    name_en: English | None = None
    kind: Literal[
        "process day", "meeting", "network meeting", "conference", "visit", "tour", "signing"
    ]
    status: Status | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None
    areas: tuple[AreaRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    count: Count | None = None
    attending_low: Count | None = None
    attending_high: Count | None = None
    document: Text | None = None


class Attendance(Fact, table="attendances", sv="närvaro", type=SAM.Attendance):
    """An actor at an event: the met layer."""

    actor: ActorRef
    event: EventRef
    role: Literal["participant", "organiser", "invited"] = "participant"
