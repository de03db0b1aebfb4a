"""A layer as it was at a time, or as it is in a register: what is certain, and what may have been.

It reads what `samverkan.graph.projection.two_mode` asks the store for, from records in memory.
"""

from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final, Literal

import networkx as nx
import numpy as np
from scipy import sparse

from samverkan.analysis.practice import Practice
from samverkan.analysis.sides import Side
from samverkan.graph.period import Verdict
from samverkan.graph.projection import Network
from samverkan.graph.records import Few, Tie, Unit
from samverkan.ontology.vocabulary import Layer

#: An actor and what it is tied to.
Bond = tuple[str, str]
Where = Literal["in", "out", "unplaced", "without_area"]

_WORST: Final = ("in", "undated", "out").index


@dataclass(frozen=True)
class Held:
    """What a side has for certain, and what it may have: when that was is not known."""

    sure: frozenset[Any]
    unsure: frozenset[Any]

    @classmethod
    def of(cls, verdicts: Iterable[tuple[Hashable, Verdict]]) -> "Held":
        """Return what has these verdicts; of several about one thing, the best holds."""
        found: dict[Verdict, set[Any]] = {"in": set(), "undated": set(), "out": set()}
        for thing, verdict in verdicts:
            found[verdict].add(thing)
        return cls(frozenset(found["in"]), frozenset(found["undated"] - found["in"]))

    @property
    def every(self) -> frozenset[Any]:
        """All that the side has or may have."""
        return self.sure | self.unsure

    def map(self, change: Callable[[Any], Hashable]) -> "Held":
        """Return the same with `change` made to each thing."""
        sure = frozenset(map(change, self.sure))
        return Held(sure, frozenset(map(change, self.unsure)) - sure)


class Rows:
    """The ties and units of a layer within a scope, whenever they were.

    Where the scope has a place or an area, ties whose own is not known are left out, and counted
    in `unplaced` and `without_area`.
    """

    def __init__(self, practice: Practice, layer: Layer) -> None:
        self.practice = practice
        self.units: list[Unit] = []
        self._where: dict[str, Where] = {}
        facts = practice.facts
        match layer:
            case "declared":
                self.ties = self._within(facts.commitments, self._promised)
            case "evidenced":
                self._sort_out(facts.initiatives.values())
                self.ties = self._within(facts.participations, lambda tie: self._where[tie.unit])
            case "met":
                self._sort_out(facts.events.values())
                there = (self._dated(tie) for tie in facts.attendances if tie.role != "invited")
                self.ties = self._within(there, lambda tie: self._where[tie.unit])

    def _within(self, ties: Iterable[Tie], where: Callable[[Tie], Where]) -> list[Tie]:
        found: dict[Where, list[Tie]] = defaultdict(list)
        for tie in ties:
            found[where(tie)].append(tie)
        self.unplaced, self.without_area = (
            len({(tie.actor, tie.unit) for tie in found[apart]})
            for apart in ("unplaced", "without_area")
        )
        return found["in"]

    def _sort_out(self, units: Iterable[Unit]) -> None:
        practice = self.practice
        for unit in units:
            where: Where = "out"
            if not unit.intended:
                where = self._standing(
                    practice.areas(unit), practice.topics(unit), practice.places(unit)
                )
            self._where[unit.iri] = where
            if where == "in":
                self.units.append(unit)

    def _promised(self, tie: Tie) -> Where:
        around = self.practice.facts.around(tie.unit)
        places = self.practice.facts.agreements[tie.agreement or ""].places
        return self._standing(around, around, places)

    def _standing(self, areas: Collection[str], topics: Collection[str], places: Few) -> Where:
        """Say where something stands that is in these areas and places."""
        scope, around = self.practice.scope, self.practice.facts.around
        where: Where = "in"
        if scope.area and scope.area not in areas:
            if topics:
                return "out"
            where = "without_area"
        if scope.place:
            inside = around(scope.place)
            if places and not any(p in inside or scope.place in around(p) for p in places):
                return "out"
            where = where if places else "unplaced"
        return where

    def _dated(self, tie: Tie) -> Tie:
        """Return an attendance that ends with its event; one without an end is of a day."""
        return replace(tie, end=tie.end or self.practice.facts.events[tie.unit].start)

    # Seen from one side

    def bonds(self, side: Side) -> Held:
        """Return the pairs of an actor and a unit on a side, groups opened where the scope says."""
        members = {
            actor: list(self._members(actor, side)) for actor in {t.actor for t in self.ties}
        }
        return Held.of(
            ((actor, tie.unit), max(verdict, said, key=_WORST))
            for tie in self.ties
            if (verdict := side.has(tie.statement, tie.start, tie.end)) != "out"
            for actor, said in members[tie.actor]
        )

    def any(self, side: Side) -> bool:
        """Say whether the layer has anything on a side for certain."""
        ties = (side.has(tie.statement, tie.start, tie.end) for tie in self.ties)
        units = (side.has(unit.iri, unit.start, self._end(unit)) for unit in self.units)
        return "in" in chain(ties, units)

    def _members(self, actor: str, side: Side) -> Iterator[tuple[str, Verdict]]:
        scope, dated = self.practice.scope, side.register is None
        members = self.practice.facts.members.get(actor, ()) if scope.expand else ()
        said: list[tuple[str, Verdict]] = [
            (one, side.has(one, start, end) if dated and (start or end) else "in")
            for one, start, end in members
        ]
        if not any(verdict == "in" for _, verdict in said):
            said = [(actor, "in")]
        yield from ((one, v) for one, v in said if v != "out" and one not in scope.without)

    def areas(self, side: Side, bonds: Held) -> Held:
        """Return the areas that anything is in on a side, with those around them."""
        if self.units or not bonds.every:
            return Held.of(
                (area, verdict)
                for unit in self.units
                if (verdict := side.has(unit.iri, unit.start, self._end(unit))) != "out"
                for area in self.practice.areas(unit)
            )
        around = self.practice.facts.around
        sure, every = (
            frozenset(up for _, unit in part for up in around(unit))
            for part in (bonds.sure, bonds.every)
        )
        return Held(sure, every - sure)

    def _end(self, unit: Unit) -> str | None:
        return unit.end or (unit.start if unit.iri in self.practice.facts.events else None)


def pairs(bonds: Held, actors: Sequence[str]) -> Held:
    """Return the pairs of actors that share a unit, each as a number: see `pair`.

    `actors` holds each of them once. A pair is certain where both its ties to a unit are.
    """
    place = {actor: i for i, actor in enumerate(actors)}
    sure = frozenset(_sharing(bonds.sure, place).tolist())
    every = frozenset(_sharing(bonds.every, place).tolist()) if bonds.unsure else sure
    return Held(sure, every - sure)


def pair(number: int, actors: Sequence[str]) -> Bond:
    """Return the pair that a number stands for.

    >>> bonds = Held(frozenset({("b", "x"), ("c", "x")}), frozenset({("a", "x")}))
    >>> found = pairs(bonds, "abc")
    >>> [pair(n, "abc") for n in sorted(found.sure)], [pair(n, "abc") for n in sorted(found.unsure)]
    ([('b', 'c')], [('a', 'b'), ('a', 'c')])
    """
    one, other = divmod(number, len(actors))
    return actors[one], actors[other]


def _sharing(bonds: Iterable[Bond], place: Mapping[str, int]) -> Any:
    """Return the numbers of the pairs that share a unit, as an array."""
    units: dict[str, int] = {}
    at = [(place[actor], units.setdefault(unit, len(units))) for actor, unit in bonds]
    if not at:
        return np.empty(0, dtype=np.int64)
    rows, columns = np.array(at).T
    shape = len(place), len(units)
    incidence = sparse.csr_array((np.ones(len(at), dtype=np.int32), (rows, columns)), shape=shape)
    shared = sparse.triu(incidence @ incidence.T, k=1).tocoo()
    return shared.row.astype(np.int64) * len(place) + shared.col


def size(bonds: frozenset[Bond]) -> tuple[int, int]:
    """Return how many actors and ties the network of these bonds has.

    >>> size(frozenset({("a", "x"), ("b", "x"), ("c", "y")}))
    (3, 1)
    """
    actors = {actor: i for i, actor in enumerate({actor for actor, _ in bonds})}
    return len(actors), len(_sharing(bonds, actors))


def network(bonds: frozenset[Bond]) -> Network:
    """Return the actors of these bonds, tied where they share a unit; isolates are kept.

    >>> network(frozenset({("a", "x"), ("b", "x"), ("c", "y")})).edges
    EdgeView([('a', 'b')])
    """
    actors = sorted({actor for actor, _ in bonds})
    shared = _sharing(bonds, {actor: i for i, actor in enumerate(actors)})
    graph: Network = nx.Graph()
    graph.add_nodes_from(actors)
    graph.add_edges_from(pair(number, actors) for number in sorted(shared.tolist()))
    return graph


def units_of(bonds: Iterable[Bond]) -> dict[str, frozenset[str]]:
    """Return the units that each actor is tied to."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor, unit in bonds:
        found[actor].add(unit)
    return {actor: frozenset(units) for actor, units in found.items()}
