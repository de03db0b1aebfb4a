"""The sides of a matrix: what its rows and columns can stand for, and where an initiative falls."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from samverkan.analysis.practice import Practice
from samverkan.graph.period import held
from samverkan.graph.records import Few, Unit
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.identity import sort_key
from samverkan.ontology.vocabulary import SAM

#: Kinds of places, from the one whose coverage is asked for first.
LEVELS: Final = ("municipality", "county", "region", "locality", "country")
NONE: Final[Few] = frozenset()


@dataclass(frozen=True)
class Dimension:
    """A side of a matrix. `level` is the kind of its places, where it is of places."""

    name: str
    values: Callable[[Practice, str], list[str]]
    #: The values that an initiative has: its own, and those it reaches from a place around them.
    of: Callable[[Practice, Unit, str], tuple[Few, Few]]
    #: The value of an actor, for a side that sorts actors.
    of_actor: Callable[[Practice, str], str | None] | None = None
    #: What an inquiry or a need calls this side.
    column: str | None = None


def level_of(practice: Practice) -> str:
    """Return the kind of places that coverage is told for: municipalities where there are any.

    Else the kind that most places are of.
    """
    kinds = Counter(place.kind for place in practice.facts.places.values())
    if kinds["municipality"] or not kinds:
        return "municipality"
    return max(kinds, key=lambda kind: (kinds[kind], -LEVELS.index(kind)))


def top_areas(practice: Practice, _: str = "") -> list[str]:
    """Return the areas that stand on top, or the one of the scope."""
    area = practice.scope.area
    return (
        [area] if area else ordered_areas(practice, (a for a, up in _areas(practice) if up is None))
    )


def sub_areas(practice: Practice, _: str = "") -> list[str]:
    """Return the areas that no other lies in: sub-areas, and areas without any."""
    facts, area = practice.facts, practice.scope.area
    above = {up for _, up in _areas(practice)}
    lowest = (a for a, _ in _areas(practice) if a not in above)
    return ordered_areas(practice, (a for a in lowest if area is None or area in facts.around(a)))


def _areas(practice: Practice) -> Iterable[tuple[str, str | None]]:
    return practice.facts.areas.items()


def ordered_areas(practice: Practice, areas: Iterable[str]) -> list[str]:
    """Return areas as their agreement orders them, each below the one that it lies in."""
    facts = practice.facts

    def key(area: str) -> list[tuple[int, tuple[str, str], str]]:
        chain = reversed(facts.around(area))
        return [(facts.order(up), sort_key(facts.label(up)), up) for up in chain]

    return sorted(areas, key=key)


def _area_of(practice: Practice, unit: Unit, _: str) -> tuple[Few, Few]:
    return practice.areas(unit), NONE


def places(practice: Practice, level: str) -> list[str]:
    """Return the places of a kind, in the scope's place if it has one, by name."""
    facts, inside = practice.facts, practice.scope.place
    found = (p.iri for p in facts.places.values() if p.kind == level)
    return _named(practice, (p for p in found if inside is None or inside in facts.around(p)))


def _place_of(practice: Practice, unit: Unit, level: str) -> tuple[Few, Few]:
    return practice.at_level(unit, level)


def _things(kind: str) -> Callable[[Practice, str], list[str]]:
    return lambda practice, _: _named(practice, practice.facts.things(kind))


def _named(practice: Practice, things: Iterable[str]) -> list[str]:
    return sorted(things, key=lambda thing: (sort_key(practice.facts.label(thing)), thing))


def _sector(practice: Practice, actor: str) -> str | None:
    known = practice.facts.actors.get(actor)
    return known.sector if known else None


def _sector_of(practice: Practice, unit: Unit, _: str) -> tuple[Few, Few]:
    sectors = {_sector(practice, actor) for actor in practice.actors(unit)}
    return frozenset(sector for sector in sectors if sector), NONE


def _group_of(practice: Practice, unit: Unit, _: str) -> tuple[Few, Few]:
    return practice.groups(unit), NONE


def years(practice: Practice, _: str = "") -> list[str]:
    """Return the years of the agreements, else those from the first initiative to the last."""
    facts = practice.facts
    periods = [(a.start, a.end) for a in facts.agreements.values()]
    if not all(all(period) for period in periods) or not periods:
        periods = [(unit.start, unit.end) for unit in practice.initiatives]
    known = [date for period in periods for date in period if date]
    if not known:
        return []
    first = int(min(map(earliest, known))[:4])
    return [str(year) for year in range(first, int(max(map(latest, known))[:4]) + 1)]


def _year_of(practice: Practice, unit: Unit, _: str) -> tuple[Few, Few]:
    if not (unit.start or unit.end):
        return NONE, NONE
    spanned = range(
        int((unit.start or unit.end or "")[:4]), int((unit.end or unit.start or "")[:4]) + 1
    )
    then = (str(year) for year in spanned)
    return frozenset(y for y in then if held(unit.start, unit.end, y) == "in"), NONE


def _tied(practice: Practice, _: str) -> list[str]:
    """Return the actors that any layer ties to anything."""
    facts = practice.facts
    ties = (*facts.commitments, *facts.participations, *facts.attendances)
    return _named(practice, {one for tie in ties for one in practice.opened(tie.actor)})


def _actor_of(practice: Practice, unit: Unit, _: str) -> tuple[Few, Few]:
    return frozenset(practice.actors(unit)), NONE


#: Every side, by the name that it has on the command line.
DIMENSIONS: Final = {
    side.name: side
    for side in (
        Dimension("area", top_areas, _area_of, column="area"),
        Dimension("sub-area", sub_areas, _area_of, column="area"),
        Dimension("place", places, _place_of, column="place"),
        Dimension("sector", _things(SAM.Sector), _sector_of, _sector),
        Dimension("target-group", _things(SAM.TargetGroup), _group_of, column="target_group"),
        Dimension("year", years, _year_of, column="year"),
        Dimension("actor", _tied, _actor_of, lambda _, actor: actor, column="actor"),
    )
}
