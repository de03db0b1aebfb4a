"""The kinds of gaps: how each is found, in what order it is told, and what it rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any, Final

from samverkan.analysis.gaps.cells import cells, empty_cells
from samverkan.analysis.gaps.evidence_gaps import evidence_gaps, statements
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.links import missing_links
from samverkan.analysis.gaps.periods import time_gaps
from samverkan.analysis.gaps.promises import promises, unkept
from samverkan.analysis.gaps.sectors import absent_sectors, area_sectors, is_civil_society
from samverkan.analysis.gaps.shortlist import Rank
from samverkan.analysis.gaps.single_points import single_points
from samverkan.analysis.gaps.structure import holes, sole_bridges, with_constraint
from samverkan.analysis.gaps.successors import without_successor
from samverkan.analysis.gaps.target_groups import unserved_groups
from samverkan.analysis.gaps.unnamed import active_not_named
from samverkan.analysis.practice import Practice
from samverkan.graph.facts import Facts
from samverkan.ontology.vocabulary import SAM


@dataclass(frozen=True)
class Kind:
    """A kind of gap.

    `find` takes a practice and the day from which it is seen, and the `options` by name; it may
    find gaps of several kinds, or give them ready sorted (`Ranked`). `rank` puts gaps in order.
    `enrich` adds the details that are costly, from a seed. `needs` names what the registers must
    hold for it to be found at all. `of` counts all that are looked at, where they can be counted.
    """

    find: Callable[..., Iterable[Gap]]
    needs: tuple[str, ...]
    rank: Callable[[Practice, Gap], Rank]
    enrich: Callable[[Practice, Sequence[Gap], int], list[Gap]] | None = None
    of: Callable[[Practice], int] | None = None
    options: tuple[str, ...] = ()


def _strength(gap: Gap) -> float:
    """Return a number that is smaller the stronger a gap is; without strength, the largest."""
    return float("inf") if gap.strength is None else -gap.strength


def _is_unknown(gap: Gap) -> bool:
    return gap.confidence == "unknown"


def _strongest(practice: Practice, gap: Gap) -> Rank:
    return _strength(gap), _is_unknown(gap)


def _leading(practice: Practice, gap: Gap) -> Rank:
    """Put, of promises equally strong, those of who leads first, then of who is named for most."""
    leads, named_for = gap.details["leads"], gap.details["named_for"]
    return _strength(gap), not leads, -_count(named_for)


def _known_first(practice: Practice, gap: Gap) -> Rank:
    """Put first the cells that somebody was asked about, for only they are gaps.

    Of those that are equal, one question reaches furthest where most is empty in one place.
    """
    return _is_unknown(gap), _strength(gap), -_count(gap.details["empty_in_place"])


def _civil_first(practice: Practice, gap: Gap) -> Rank:
    civil = is_civil_society(practice, gap.subjects[1])
    return not civil, _strength(gap), _is_unknown(gap)


def _busiest(practice: Practice, gap: Gap) -> Rank:
    """Put, of groups stated as often, the one first that most initiatives there are not for."""
    return _strength(gap), _is_unknown(gap), -_count(gap.details["initiatives"])


def _surest(practice: Practice, gap: Gap) -> Rank:
    """Put, of runs equally long, the one first that fewest undated initiatives may fall in."""
    return _strength(gap), _is_unknown(gap), _count(gap.details["undated"])


def _count(number: object) -> int:
    assert isinstance(number, int)
    return number


def _pairs_of_areas(practice: Practice) -> int:
    """Return how many pairs of areas stand beside each other, on top or in the scope's area."""
    return comb(sum(up == practice.scope.area for up in practice.facts.areas.values()), 2)


def _with_significance(practice: Practice, gaps: Sequence[Gap], seed: int) -> list[Gap]:
    from samverkan.analysis.gaps.link_significance import with_significance  # loads null models

    return with_significance(practice, gaps, seed)


#: Every kind, in the order to look at them: first promises, then what nobody does for whom, then
#: how the collaboration hangs together, then time, and last how well all of it is known.
KINDS: Final[Mapping[str, Kind]] = {
    "named-inactive": Kind(unkept, ("commitments",), _leading, of=promises),
    "named-no-evidence": Kind(unkept, ("commitments",), _leading, of=promises),
    "empty-cell": Kind(empty_cells, ("areas", "places"), _known_first, of=cells),
    "group-unserved": Kind(unserved_groups, ("target_groups", "agreements"), _busiest),
    "sector-absent": Kind(absent_sectors, ("areas", "sectors"), _civil_first, of=area_sectors),
    "missing-link": Kind(missing_links, ("commitments",), _strongest, _with_significance),
    "hole": Kind(holes, ("areas", "participations"), _strongest, of=_pairs_of_areas),
    "sole-bridge": Kind(
        sole_bridges, ("areas", "participations"), _strongest, with_constraint, of=_pairs_of_areas
    ),
    "single-point": Kind(single_points, ("participations",), _strongest),
    "active-not-named": Kind(active_not_named, ("agreements", "participations"), _strongest),
    "time-gap": Kind(time_gaps, ("areas", "periods"), _surest),
    "no-successor": Kind(without_successor, ("ends",), _strongest),
    "evidence-gap": Kind(
        evidence_gaps, ("sources",), _strongest, of=statements, options=("months",)
    ),
}

_HELD: Final[Mapping[str, Callable[[Facts], Any]]] = {
    "agreements": lambda facts: facts.agreements,
    "areas": lambda facts: facts.areas,
    "commitments": lambda facts: facts.commitments,
    "ends": lambda facts: any(unit.end for unit in facts.initiatives.values()),
    "participations": lambda facts: facts.participations,
    "periods": lambda facts: any(frame.start for frame in facts.agreements.values()),
    "places": lambda facts: facts.places,
    "sectors": lambda facts: facts.things(SAM.Sector),
    "sources": lambda facts: facts.things(SAM.Source),
    "target_groups": lambda facts: facts.things(SAM.TargetGroup),
}


def lacking(facts: Facts, name: str) -> tuple[str, ...]:
    """Return what the registers lack for gaps of a kind to be found, by its name in words."""
    return tuple(need for need in KINDS[name].needs if not _HELD[need](facts))
