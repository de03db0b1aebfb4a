"""What collaboration is about, where and for whom: areas, places and controlled lists."""

from typing import Literal

from samverkan.ontology.model.rows import (
    AgreementRef,
    AreaRef,
    Concept,
    Count,
    English,
    Fact,
    PartialDate,
    PlaceRef,
    SourceRef,
    Swedish,
    Text,
)
from samverkan.ontology.vocabulary import SAM


class Area(Fact, table="areas", sv="områden", type=SAM.Area):
    """An area of collaboration, or a sub-area (`broader`)."""

    name: Swedish
    name_en: English | None = None
    broader: AreaRef | None = None
    agreement: AgreementRef | None = None
    order: Count | None = None


class Place(Fact, table="places", sv="platser", type=SAM.Place):
    """A municipality, a county or another place, with its official code."""

    name: Swedish
    name_en: English | None = None
    kind: Literal["municipality", "county", "region", "country", "locality"]
    code: Text | None = None
    within: PlaceRef | None = None
    neighbours: tuple[PlaceRef, ...] = ()
    tile_x: Count | None = None
    tile_y: Count | None = None


class TargetGroup(Concept, table="target_groups", sv="målgrupper", type=SAM.TargetGroup):
    """Whom the work is for."""


class Activity(Concept, table="activities", sv="verksamheter", type=SAM.Activity):
    """What kind of work it is."""


class Sector(Concept, table="sectors", sv="sektorer", type=SAM.Sector):
    """The part of society an actor belongs to."""


class Source(Concept, table="sources", sv="källor", type=SAM.Source):
    """A document. Two extractions of one work (`same_work_as`) count as one source.

    `fingerprint` is written when a document is read, and tells it when it comes again.
    """

    kind: Literal[
        "agreement", "web page", "project page", "register", "law", "own observation", "reply"
    ]
    publisher: Text | None = None
    date: PartialDate | None = None
    url: Text | None = None
    same_work_as: SourceRef | None = None
    fingerprint: Text | None = None
