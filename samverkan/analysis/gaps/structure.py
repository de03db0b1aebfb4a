"""How areas hang together: by no actor at all (holes), or by one alone (sole bridges)."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from samverkan.analysis.gaps.evidenced import Evidenced, confidence
from samverkan.analysis.gaps.gap import Confidence, Gap
from samverkan.analysis.gaps.ties import declared, in_order
from samverkan.analysis.practice import Practice
from samverkan.graph.records import Few
from samverkan.ontology.identity import sort_key

NOBODY: Final[Few] = frozenset()


def holes(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the pairs of areas that share no evidenced actor.

    The areas are those on top or, where the scope has an area, those right below it. The actors of
    an area are those of the areas in it too.

    Strength is how many actors the two would share if each had drawn its own by lot from all
    evidenced actors, |A| · |B| / n: the more are active in either, the stranger that nobody is in
    both. It is None where an area has no evidenced actor, for then nothing is known of a hole. A
    hole is *known* if both have some, every initiative in them says who takes part, and the scope
    sets none of theirs apart.

    Subjects are the areas, in the order of their agreement. Details: `actors`, how many each has;
    `without_actor`, how many initiatives in either do not say who takes part; `set_apart`, how many
    may be in the scope; `named_for_both`, the IRIs of actors that an agreement names for both.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(holes(KnowledgeBase.memory("vagen-in").practice()))
    >>> len(gaps), gaps[1].details["actors"]
    (10, [8, 2])
    """
    areas = _Areas(practice)
    for pair in areas.pairs():
        shared = areas.shared(pair)
        if not shared:
            yield areas.gap("hole", pair)


def sole_bridges(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the actors that are alone in being active in both of two areas.

    Areas, strength, confidence and details are those of `holes`. Subjects are the actor and the two
    areas; evidence is its participations in them.
    """
    areas = _Areas(practice)
    for pair in areas.pairs():
        shared = areas.shared(pair)
        if len(shared) == 1:
            yield areas.gap("sole-bridge", pair, *shared)


def with_constraint(practice: Practice, gaps: Sequence[Gap], seed: int = 0) -> list[Gap]:
    """Return sole bridges with the detail `constraint`: Burt's constraint of the actor.

    It is taken among those who share an initiative, without weights: Σ_j (p_ij + Σ_q p_iq p_qj)²,
    where p is 1 / contacts (Burt 1992). None for an actor that shares none. For every actor of a
    network at once, use `samverkan.analysis.roles.constraint`, which gives the same.
    """
    layer = Evidenced(practice)
    found = {actor: _constraint(layer, actor) for actor in {gap.subjects[0] for gap in gaps}}
    return [replace(g, details={**g.details, "constraint": found[g.subjects[0]]}) for g in gaps]


def _constraint(layer: Evidenced, actor: str) -> float | None:
    contacts = {one: layer.contacts(one) for one in layer.contacts(actor)}
    through = (
        1 + math.fsum(1 / len(contacts[one]) for one in contacts.keys() & theirs)
        for theirs in contacts.values()
    )
    return math.fsum((share / len(contacts)) ** 2 for share in through) if contacts else None


class _Areas:
    """Areas beside each other, and who is active in them."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.layer = Evidenced(practice)
        self.named: dict[str, set[str]] = defaultdict(set)
        for area, actors in declared(practice).items():
            for around in practice.facts.around(area):
                self.named[around] |= actors.keys()

    def pairs(self) -> Iterator[tuple[str, str]]:
        facts = self.practice.facts
        beside = (a for a, above in facts.areas.items() if above == self.practice.scope.area)
        order = sorted(beside, key=lambda a: (facts.order(a), sort_key(facts.label(a)), a))
        return combinations(order, 2)

    def actors(self, area: str) -> Few:
        return self.layer.active.get(area, NOBODY)

    def shared(self, pair: tuple[str, str]) -> Few:
        return self.actors(pair[0]) & self.actors(pair[1])

    def gap(self, kind: str, pair: tuple[str, str], *bridge: str) -> Gap:
        """Return the gap between two areas, with the actor that bridges it, if one does."""
        units = {unit for area in pair for unit in self.layer.areas.get(area, ())}
        sizes = [len(self.actors(area)) for area in pair]
        silent = self.layer.silent(units)
        perhaps = {unit.iri for area in pair for unit in self.layer.perhaps.get(area, ())}
        hidden = silent + len(perhaps) + self.layer.area_unknown
        known: Confidence = confidence(hidden) if all(sizes) else "unknown"
        named = self.named[pair[0]] & self.named[pair[1]]
        return Gap(
            kind,
            (*bridge, *pair),
            sizes[0] * sizes[1] / len(self.layer.actors) if all(sizes) else None,
            known,
            tuple(s for actor in bridge for s in self.layer.statements(actor, units)),
            "promise-and-practice" if bridge else "who-cooperates",
            {"actor": bridge[0]} if bridge else {"area": pair[0], "layer": "evidenced"},
            {
                "actors": sizes,
                "without_actor": silent,
                "set_apart": len(perhaps),
                "area_unknown": self.layer.area_unknown,
                "named_for_both": in_order(self.practice, named),
            },
        )
