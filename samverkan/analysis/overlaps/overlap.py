"""An overlap: two things that may be the same work, and what that rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from samverkan.analysis.overlaps.owners import Owners
from samverkan.graph.facts import Record


@dataclass(frozen=True)
class Overlap:
    """A possible overlap of two initiatives, or events. Everything in it that is a thing is an IRI.

    `facets` has area, place, group, activity, period and text, each from 0 to 1, or None where it
    is not known; `shared` has the terms that both have. `score` is the geometric mean of the known
    structured facets that the kind weighs, None where too few are known; `order` is that of the
    text too, and what comes first is looked at first. A kind of None is no overlap, but judged.
    """

    kind: str | None
    one: str
    other: str
    owners: tuple[Owners, Owners]
    facets: Mapping[str, float | None]
    shared: Mapping[str, tuple[str, ...]]
    score: float | None
    order: float | None
    found_by: Literal["facets", "text", "names"]
    #: How alike the names are, from 0 to 1.
    names: float
    #: Whether the texts are more alike than 99 of 100 pairs of different owners.
    text_unusual: bool | None
    short_text: bool
    #: The owners work together in that time.
    partners: bool = False
    #: How places side by side are known to be so.
    beside: Literal["neighbours", "county"] | None = None
    #: Days from the end of the first to the beginning of the second, for a restart.
    days_between: int | None = None
    verdict: Record | None = None
    evidence: tuple[str, ...] = ()

    @property
    def unknown(self) -> list[str]:
        """The facets that are not known."""
        return [name for name, value in self.facets.items() if value is None]


@dataclass(frozen=True)
class Overlaps:
    """The possible overlaps that were found, the first to look at first.

    `totals` counts those that are open, by kind, however few of them stand in `rows`.
    """

    rows: tuple[Overlap, ...]
    judged: tuple[Overlap, ...]
    totals: Mapping[str, int]
    excluded_partners: int
    #: Cells of area and place by coverage: with_two_or_more_actors, with_one_actor, total.
    cells: Mapping[str, int]
    #: How many initiatives were compared, and of how many of them enough facets are known.
    initiatives: int
    comparable: int
    #: The initiative that was asked for is none of those.
    outside: bool
    undated: int
    #: How many initiatives each facet is not known of.
    lacking: Mapping[str, int]
    #: How many have no owner in that role, but others who take part; and nobody known at all.
    owned_by_all: int
    owned_by_none: int
    #: Whether pairs were looked for by their texts too; how many texts were long enough to compare.
    by_text: bool
    texts: int
    #: How alike texts are that are unusually so.
    unusual: float | None
    #: How many pairs were counted only, and not compared by their texts.
    unread: int
