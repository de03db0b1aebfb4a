"""Overlaps done plainly: every pair of initiatives, one facet after the other."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product
from math import prod
from typing import Any, Final, NamedTuple

from benchmarks.plain_graph import Plain
from samverkan.analysis.facets import LONG_AGO, NEVER, first_day, last_day
from samverkan.analysis.gaps.timing import Span
from samverkan.analysis.overlaps.compared import Compared
from samverkan.analysis.overlaps.finder import Finder
from samverkan.analysis.overlaps.kinds import KINDS as ALL_KINDS
from samverkan.analysis.overlaps.kinds import SAME_EVENT, Kinds
from samverkan.analysis.overlaps.owners import of_initiatives
from samverkan.analysis.practice import Practice
from samverkan.ontology.vocabulary import DCTERMS, SAM, SCHEMA, SKOS

#: The kinds that are found by facets.
KINDS: Final = ALL_KINDS[:SAME_EVENT]
_ENOUGH: Final = 3
_MONTHS: Final = 24

Found = dict[tuple[str, frozenset[str]], float]
Days = tuple[int, int]
Terms = set[Any]


class _Unit(NamedTuple):
    iri: str
    area: Terms
    place: Terms
    group: Terms
    activity: Terms
    owners: Terms
    days: Days
    #: The last day on which something may begin that is it again.
    soon: int


def found_pairs(practice: Practice) -> Found:
    """Return the pairs that the analysis finds by facets, with their kinds and scores."""
    things = Compared(practice, practice.initiatives, of_initiatives(practice))
    finder = Finder(Kinds(things), range(len(KINDS)), {}, None)
    finder.by_facets()
    iris = [unit.iri for unit in things.facets.units]
    kept = finder.best()
    columns = (kept.kind, kept.one, kept.other, kept.score)
    return {
        (KINDS[kind], frozenset((iris[one], iris[other]))): score
        for kind, one, other, score in zip(*map(list, columns), strict=True)
    }


def pairs(plain: Plain) -> Found:
    """Return the pairs by facets, found by looking at every pair."""
    beside, met = _beside(plain), _met(plain)
    found: Found = {}
    for one, other in combinations(_units(plain), 2):
        if one.area & other.area:
            kind, score = _kind(one, other, beside)
            apart = kind not in KINDS[:2] or not _partners(one, other, met)
            if kind and apart:
                found[kind, frozenset((one.iri, other.iri))] = score
    return found


def _units(plain: Plain) -> Iterable[_Unit]:
    level = plain.municipalities
    inside = {place: plain.around({place}, SCHEMA.containedInPlace) for place in level}
    owners = defaultdict(set)
    for row in plain.things(SAM.Participation):
        if str(plain.one(row, SAM.role)) == "owner":
            owners[plain.one(row, SAM.initiative)].add(plain.one(row, SAM.actor))
    for unit in plain.initiatives:
        topics = plain.topics(unit)
        above = {up for topic in topics for up in plain.around({topic}, SKOS.broader) - {topic}}
        named = plain.terms(unit, DCTERMS.spatial, SAM.Place)
        span = plain.period(unit)
        yield _Unit(
            str(unit),
            topics - above,
            {place for place, up in inside.items() if up & named},
            plain.terms(unit, SAM.targetGroup, SAM.TargetGroup),
            plain.terms(unit, SAM.activity, SAM.Activity),
            owners[unit] or plain.actors[unit],
            _days(span),
            last_day(span.end, _MONTHS),
        )


def _days(span: Span) -> Days:
    return first_day(span.start), last_day(span.end)


def _kind(one: _Unit, other: _Unit, beside: dict[Any, Terms]) -> tuple[str | None, float]:
    """Return what a pair is, if anything, and the geometric mean of what counts for it."""
    values = {
        name: _jaccard(getattr(one, name), getattr(other, name))
        for name in ("area", "place", "group", "activity")
    }
    values["period"] = _simultaneous(one.days, other.days)
    known = [name for name, value in values.items() if value is not None]
    if len(known) < _ENOUGH or 0 in (values["area"], values["group"], values["activity"]):
        return None, 0.0
    shared, place = one.owners & other.owners, values["place"]
    kind: str | None = None
    left_out = {"place"} if place == 0 else set()
    if (shared or place) and (_again(one, other) or _again(other, one)):
        kind, left_out = "restart", left_out | {"period"}
    elif not shared and values["period"] != 0:
        owned = one.owners and other.owners
        if place:
            kind = "parallel" if owned else "owners-unknown"
        elif place == 0 and owned and any(beside[spot] & other.place for spot in one.place):
            kind = "neighbouring"
    counted = [values[name] for name in known if name not in left_out]
    return kind, prod(value for value in counted if value is not None) ** (1 / len(counted))


def _jaccard(one: Terms, other: Terms) -> float | None:
    return len(one & other) / len(one | other) if one and other else None


def _simultaneous(one: Days, other: Days) -> float | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    if any(first == LONG_AGO or last == NEVER or first > last for first, last in (one, other)):
        return 0.0 if start > end else None
    shortest = min(last - first + 1 for first, last in (one, other))
    return max(end - start + 1, 0) / shortest


def _again(first: _Unit, second: _Unit) -> bool:
    ended, begins = first.days[1], second.days[0]
    return first.days[0] < begins and ended <= begins <= first.soon and ended != NEVER


def _beside(plain: Plain) -> dict[Any, Terms]:
    found: dict[Any, Terms] = defaultdict(set)
    for place in plain.municipalities:
        for near in plain.every(place, SAM.neighbour):
            found[place].add(near)
            found[near].add(place)
    return found


def _met(plain: Plain) -> dict[frozenset[Any], list[Days]]:
    """Return the days on which two actors are in an initiative together."""
    ties: dict[Any, list[tuple[Any, Days]]] = defaultdict(list)
    for row in plain.things(SAM.Participation):
        unit = plain.one(row, SAM.initiative)
        ties[unit].append((plain.one(row, SAM.actor), _days(plain.period(row, unit))))
    found = defaultdict(list)
    for unit in plain.initiatives:
        for (one, days), (other, others) in combinations(ties[unit], 2):
            found[frozenset((one, other))].append(
                (max(days[0], others[0]), min(days[1], others[1]))
            )
    return found


def _partners(one: _Unit, other: _Unit, met: dict[frozenset[Any], list[Days]]) -> bool:
    start, end = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    return any(
        max(first, start) <= min(last, end)
        for owners in product(one.owners, other.owners)
        for first, last in met.get(frozenset(owners), ())
    )
