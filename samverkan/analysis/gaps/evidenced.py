"""The evidenced layer within a scope, as gaps in its structure look at it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from samverkan.analysis.gaps.gap import Confidence
from samverkan.analysis.gaps.ties import by_actor
from samverkan.analysis.practice import Practice
from samverkan.graph.records import Few, Unit


class Evidenced:
    """Who takes part in what: by initiative, by actor and by area.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> layer = Evidenced(KnowledgeBase.memory("vagen-in").practice())
    >>> len(layer.units), len(layer.actors)
    (17, 15)
    """

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.units: dict[str, Few] = {
            unit: frozenset([tie.actor for tie in ties]) for unit, ties in practice.ties.items()
        }
        self.actors = by_actor(self.units)

    @cached_property
    def areas(self) -> dict[str, list[str]]:
        """The initiatives in each area of the scope, with those in the areas that lie in it."""
        return {
            area: [u.iri for u in units]
            for area, units in self._in(self.practice.initiatives).items()
        }

    @cached_property
    def perhaps(self) -> dict[str, list[Unit]]:
        """Those in each area that the scope sets apart: when they were, or where, is not known."""
        return self._in([*self.practice.undated, *self.practice.unplaced])

    @cached_property
    def area_unknown(self) -> int:
        """How many initiatives may be in any area, since theirs is not known."""
        practice = self.practice
        return sum(not practice.topics(u) for u in practice.initiatives) + len(
            practice.without_area
        )

    def _in(self, units: Iterable[Unit]) -> dict[str, list[Unit]]:
        practice, within = self.practice, self.practice.scope.area
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for area in practice.areas(unit):
                if within is None or within in practice.facts.around(area):
                    found[area].append(unit)
        return dict(found)

    @cached_property
    def active(self) -> dict[str, Few]:
        """The actors active in each area of the scope."""
        return {area: self.who(units) for area, units in self.areas.items()}

    def who(self, units: Iterable[str]) -> Few:
        """Return the actors in any of these initiatives."""
        return frozenset().union(*[self.units.get(unit, ()) for unit in units])

    def contacts(self, actor: str) -> Few:
        """Return who shares an initiative with an actor."""
        return self.who(self.actors.get(actor, ())) - {actor}

    def statements(self, actor: str, units: Iterable[str]) -> tuple[str, ...]:
        """Return the statements by which an actor is in any of these initiatives."""
        ties = (tie for unit in units for tie in self.practice.ties.get(unit, ()))
        return tuple(sorted({tie.statement for tie in ties if tie.actor == actor}))

    def silent(self, units: Iterable[str]) -> int:
        """Return how many of these initiatives do not say who takes part."""
        return sum(unit not in self.units for unit in units)


def confidence(hidden: int) -> Confidence:
    """Return how sure a missing tie is, where so many initiatives may hide it.

    >>> confidence(0), confidence(2)
    ('known', 'unknown')
    """
    return "unknown" if hidden else "known"
