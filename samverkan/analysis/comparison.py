"""Comparison: what came, went and stayed between two times, or between two registers.

What cannot be told of a side, since a date is missing, has neither come nor gone: it stands apart.
An organisation that became another, or entered it, has not gone either: it has changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any, Final

from samverkan.analysis.layers import Bond, Held, Rows, network, pair, pairs, size, units_of
from samverkan.analysis.practice import Practice
from samverkan.analysis.sides import Side, sides
from samverkan.analysis.successions import Identity, Registers, Times
from samverkan.errors import UsageError
from samverkan.graph.facts import Facts
from samverkan.graph.projection import Network
from samverkan.graph.resolution.sameness import maybe_same
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.identity import sort_key
from samverkan.ontology.vocabulary import LAYERS, Layer

#: What is measured side by side, on the network of actors that share a unit.
MEASURES: Final = (
    *("actors", "ties", "density", "fragmentation", "degree_centralization"),
    *("betweenness_centralization", "transitivity", "communities"),
)
#: What is told of networks with more actors or more ties than this.
SIMPLE: Final = ("actors", "ties", "density")
ACTORS: Final = 3_000
TIES: Final = 100_000


@dataclass(frozen=True)
class Difference:
    """What came, what went, what stayed, and what cannot be told of one side or both, in order."""

    came: tuple[Any, ...]
    went: tuple[Any, ...]
    stayed: int
    undated: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Became:
    """An actor that another stands for since `date`.

    `there` says whether that one is in the layer on the second side; None where it cannot be told.
    """

    old: str
    new: str
    date: str | None
    there: bool | None


@dataclass(frozen=True)
class MeasureChange:
    """A measure of both sides; None where it has no answer, or where it was not computed."""

    name: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """How much was added, None if either side has no answer."""
        known = self.before is not None and self.after is not None
        return self.after - self.before if known else None  # type: ignore[operator]


@dataclass(frozen=True)
class LayerChange:
    """How a layer differs between the sides.

    `ties` are pairs of actors that share a unit; `bonds` pairs of an actor and a unit. `known` says
    of each side whether anything is. `before` and `after` give the units that an actor is tied to.
    `recorded` are the bonds of the sides under the names that they are recorded by, `sizes` how
    many actors and ties their networks have. `unplaced` and `without_area` count the bonds that a
    scope can neither count in nor leave out.
    """

    layer: Layer
    actors: Difference
    became: tuple[Became, ...]
    ties: Difference
    bonds: Difference
    areas: Difference
    known: tuple[bool, bool]
    sizes: tuple[tuple[int, int], tuple[int, int]]
    recorded: tuple[frozenset[Bond], frozenset[Bond]] = field(repr=False)
    before: Mapping[str, frozenset[str]] = field(repr=False)
    after: Mapping[str, frozenset[str]] = field(repr=False)
    unplaced: int = 0
    without_area: int = 0

    @property
    def large(self) -> bool:
        """Whether a network is so large that most measures would take minutes."""
        return any(actors > ACTORS or ties > TIES for actors, ties in self.sizes)


@dataclass(frozen=True)
class Comparison:
    """Two sides, how each layer differs, and the initiatives that came and went.

    `passed` are initiatives that both began and ended between two times. `alike` are things of two
    registers that go by one name and may be the same: nobody has said so.
    """

    before: Side
    after: Side
    layers: tuple[LayerChange, ...]
    initiatives: Difference
    passed: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()


def compare(
    practice: Practice, before: str, after: str, layers: Sequence[Layer] = LAYERS
) -> Comparison:
    """Return how what is known differs between two times or two registers.

    `before` and `after` are years, months or days, or the ids of registers. The scope of
    `practice` narrows both sides; it has no date of its own.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> from samverkan.ontology.identity import local_id
    >>> practice = Practice(Facts(KnowledgeBase.memory("vagen-in").store))
    >>> declared = compare(practice, "2015", "2019").layers[0]
    >>> declared.actors.went, [(local_id(b.old), b.date) for b in declared.became]
    ((), [('org-landstinget-dalarna', '2019-01-01'), ('org-region-dalarna-2015', '2019-01-01')])

    Raises UsageError and UnknownName as `sides` does, and UsageError for a scope with a date, or
    with an area or a place where registers are compared.
    """
    facts, scope = practice.facts, practice.scope
    one, other = sides(facts, before, after)
    if scope.when:
        raise UsageError("compare_when")
    if one.register and (scope.area or scope.place):
        raise UsageError("compare_scope")
    who: Identity = Registers(facts, one, other) if one.register else Times(facts, one, other)
    changes = tuple(_change(practice, layer, who) for layer in layers)
    units = Rows(practice, "evidenced").units
    done = [
        Held.of((who.what(unit.iri), side.has(unit.iri, unit.start, unit.end)) for unit in units)
        for side in (one, other)
    ]
    order = _by_label(facts)
    initiatives = difference(done[0], done[1], order)
    if one.register:
        alike = tuple(_alike(facts, changes, initiatives))
        return Comparison(one, other, changes, initiatives, alike=alike)
    passed = (unit.iri for unit in units if _passed(unit.start, unit.end, one, other))
    return Comparison(one, other, changes, initiatives, passed=tuple(sorted(passed, key=order)))


def _change(practice: Practice, layer: Layer, who: Identity) -> LayerChange:
    """Return how a layer differs between the sides."""
    facts, rows = practice.facts, Rows(practice, layer)
    recorded = [rows.bonds(side) for side in who.sides]
    before = recorded[0].map(lambda bond: (who.stood(bond[0]), who.what(bond[1])))
    after = recorded[1].map(lambda bond: (who.stands(bond[0]), who.what(bond[1])))
    here, there = before.map(_first), after.map(_first)
    still = there.every
    changed = {actor: now for actor in here.every if (now := who.became(actor, still))}
    # A tie goes with its actor to the one that came after; where there are several, nobody can say.
    moved = {actor: next(iter(now)) for actor, now in changed.items() if len(now) == 1}
    carried = before.map(lambda bond: (moved.get(bond[0], bond[0]), bond[1]))
    order = _by_label(facts)
    everybody = sorted(carried.map(_first).every | still, key=order)
    areas = [rows.areas(s, b).map(who.what) for s, b in zip(who.sides, recorded, strict=True)]
    shared = [pairs(bonds, everybody) for bonds in (carried, after)]
    return LayerChange(
        layer=layer,
        actors=_actors(here, there, changed, order),
        became=tuple(_became(here, there, changed, order)),
        ties=difference(shared[0], shared[1], made=lambda number: pair(number, everybody)),
        bonds=difference(carried, after, lambda bond: (*order(bond[0]), bond[1])),
        areas=difference(areas[0], areas[1], order),
        known=(rows.any(who.sides[0]), rows.any(who.sides[1])),
        sizes=(size(recorded[0].sure), size(recorded[1].sure)),
        recorded=(recorded[0].sure, recorded[1].sure),
        before=units_of(carried.sure),
        after=units_of(after.sure),
        unplaced=rows.unplaced,
        without_area=rows.without_area,
    )


def difference(
    before: Held,
    after: Held,
    order: Callable[[Any], Any] | None = None,
    made: Callable[[Any], Any] | None = None,
) -> Difference:
    """Return what came, went and stayed, in an order; each made into what it stands for.

    >>> before = Held(frozenset("ab"), frozenset("d"))
    >>> difference(before, Held(frozenset("bc"), frozenset()))
    Difference(came=('c',), went=('a',), stayed=1, undated=('d',))
    """
    stayed = before.sure & after.sure
    parts = (
        after.sure - before.every,
        before.sure - after.every,
        (before.unsure | after.unsure) - stayed,
    )
    came, went, undated = (
        tuple(map(made, sorted(part))) if made else tuple(sorted(part, key=order)) for part in parts
    )
    return Difference(came, went, len(stayed), undated)


def measures(change: LayerChange) -> Iterator[MeasureChange]:
    """Yield the measures of a layer's networks, those of `samverkan.analysis.measures`.

    Of the communities it is their number. All but `SIMPLE` ones are None in large networks, and
    all of them where nobody is known: there, nought would say too much.
    """
    networks = [None if change.large else network(bonds) for bonds in change.recorded]
    for name in MEASURES:
        values = [
            _measured(name, size, one) for size, one in zip(change.sizes, networks, strict=True)
        ]
        yield MeasureChange(name, values[0], values[1])


def _measured(name: str, size: tuple[int, int], one: Network | None) -> float | None:
    from samverkan.analysis.measures import measure

    actors, ties = size
    if not actors:
        return None
    if name in ("actors", "ties"):
        return actors if name == "actors" else ties
    if one is None:
        told = name in SIMPLE and actors > 1
        return 2 * ties / (actors * (actors - 1)) if told else None
    value = measure(one, name)
    return len(value) if name == "communities" else value


def _actors(
    here: Held, there: Held, changed: Mapping[str, Mapping[str, Any]], order: Callable[[str], Any]
) -> Difference:
    """Return how the actors differ: who became another has not gone, nor has the other come."""
    unchanged = Held(here.sure - changed.keys(), here.unsure - changed.keys())
    sure, every = (
        frozenset(new for old in part & changed.keys() for new in changed[old])
        for part in (here.sure, here.every)
    )
    carried = Held(unchanged.sure | sure, (unchanged.unsure | every) - unchanged.sure - sure)
    plain, moved = difference(unchanged, there, order), difference(carried, there, order)
    came = tuple(actor for actor in moved.came if actor not in here.every)
    return Difference(came, plain.went, plain.stayed, moved.undated)


def _became(
    here: Held, there: Held, changed: Mapping[str, Mapping[str, Any]], order: Callable[[str], Any]
) -> Iterator[Became]:
    for old in sorted(here.sure & changed.keys(), key=order):
        for new, date in changed[old].items():
            yield Became(old, new, date, None if new in there.unsure else new in there.sure)


def _passed(start: str | None, end: str | None, one: Side, other: Side) -> bool:
    """Say whether a period lies wholly between two times."""
    if not (start and end):
        return False
    return earliest(start) > latest(one.name) and latest(end) < earliest(other.name)


def _alike(
    facts: Facts, layers: Iterable[LayerChange], initiatives: Difference
) -> Iterator[tuple[str, str]]:
    """Yield what went and what came under one name, each pair once."""
    differences = [d for layer in layers for d in (layer.actors, layer.areas)]
    found = (
        pair
        for each in (*differences, initiatives)
        for pair in maybe_same(facts, each.went, each.came)
    )
    yield from dict.fromkeys(found)


def _by_label(facts: Facts) -> Callable[[str], tuple[tuple[str, str], str]]:
    """Return a key that puts things in Swedish order of their labels."""

    @cache
    def key(thing: str) -> tuple[tuple[str, str], str]:
        return sort_key(facts.label(thing)), thing

    return key


_first: Callable[[Bond], str] = itemgetter(0)
