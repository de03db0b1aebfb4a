"""What is known to be done: the evidenced layer as analysis looks at it, within a scope."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samverkan.errors import UsageError
from samverkan.graph.facts import Facts
from samverkan.graph.period import Verdict, held
from samverkan.graph.records import Few, Tie, Unit
from samverkan.ontology.dates import is_date
from samverkan.ontology.vocabulary import SAM


@dataclass(frozen=True)
class Scope:
    """What an analysis looks at. Things are IRIs.

    `when` is a year, a month or a day. With `expand`, a group whose members are known is replaced
    by them. `printed_only` leaves out what only an editor's coding says. `without` leaves out
    actors, for example the hubs. Raises UsageError if `when` is no date.
    """

    area: str | None = None
    place: str | None = None
    when: str | None = None
    expand: bool = False
    printed_only: bool = False
    without: Few = field(default=frozenset())

    def __post_init__(self) -> None:
        if self.when is not None and not is_date(self.when):
            raise UsageError("bad_date", value=self.when)


class Practice:
    """The initiatives and participations that hold within a scope.

    What is only proposed or planned is no practice. Where the scope has a date, an initiative that
    has none is kept apart, in `undated`; where it has a place or an area, one that has none is kept
    apart in `unplaced` and `without_area`.
    """

    def __init__(self, facts: Facts, scope: Scope | None = None) -> None:
        self.facts = facts
        self.scope = scope or Scope()
        self.initiatives: list[Unit] = []
        self.undated: list[Unit] = []
        self.unplaced: list[Unit] = []
        self.without_area: list[Unit] = []
        for unit in facts.initiatives.values():
            kept = None if unit.intended else self._where(unit)
            if kept is not None:
                kept.append(unit)

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What analyses of this practice have worked out, for others to use again."""
        return {}

    def _where(self, unit: Unit) -> list[Unit] | None:
        """Return the list that an initiative stands in, or None outside the scope."""
        scope, kept = self.scope, self.initiatives
        said = self.holds(unit.start, unit.end)
        if said == "out":
            return None
        if scope.area and scope.area not in self.areas(unit):
            if self.topics(unit):
                return None
            kept = self.without_area
        if scope.place and not self._covers(unit, scope.place):
            if self.places(unit):
                return None
            kept = self.unplaced
        return self.undated if said == "undated" else kept

    def holds(self, start: str | None, end: str | None) -> Verdict:
        """Say whether a period holds at the time of the scope; without a time, all do."""
        return held(start, end, self.scope.when) if self.scope.when else "in"

    # What an initiative is about, and where

    def _terms(self, unit: Unit, printed: Few, known: Container[str]) -> Few:
        if self.scope.printed_only or not unit.coded:
            return printed
        return printed | {term for term in unit.coded if term in known}

    def topics(self, unit: Unit) -> Few:
        """Return the areas that an initiative is said to be in."""
        return self._terms(unit, unit.areas, self.facts.areas)

    def areas(self, unit: Unit) -> Few:
        """Return the areas of an initiative, with those around them."""
        return frozenset(up for topic in self.topics(unit) for up in self.facts.around(topic))

    def places(self, unit: Unit) -> Few:
        """Return the places that an initiative is said to be in."""
        return self._terms(unit, unit.places, self.facts.places)

    def groups(self, unit: Unit) -> Few:
        """Return the target groups of an initiative."""
        return self._terms(unit, unit.groups, self._groups)

    def activities(self, unit: Unit) -> Few:
        """Return the kinds of work that an initiative does."""
        return self._terms(unit, unit.activities, self._activities)

    @cached_property
    def _groups(self) -> Few:
        return frozenset(self.facts.things(SAM.TargetGroup))

    @cached_property
    def _activities(self) -> Few:
        return frozenset(self.facts.things(SAM.Activity))

    def _covers(self, unit: Unit, place: str) -> bool:
        """Say whether an initiative is in a place, or in one around it."""
        around = self.facts.around(place)
        return any(p in around or place in self.facts.around(p) for p in self.places(unit))

    def at_level(self, unit: Unit, kind: str) -> tuple[Few, Few]:
        """Return the places of a kind that an initiative is in, and those it reaches from above.

        The first lie around a place that is named, or are one; the second lie inside one.
        """
        return self._leveled(self.places(unit), kind)

    def _leveled(self, named: Few, kind: str) -> tuple[Few, Few]:
        known = self._levels.get((named, kind))
        if known is None:
            places = self.facts.places
            direct = frozenset(
                up for place in named for up in self.facts.around(place) if places[up].kind == kind
            )
            inside = self._inside(kind)
            wide = frozenset(p for place in named for p in inside.get(place, ()))
            known = self._levels[named, kind] = (direct, wide - direct)
        return known

    @cached_property
    def _levels(self) -> dict[tuple[Few, str], tuple[Few, Few]]:
        return {}

    def _inside(self, kind: str) -> dict[str, list[str]]:
        """Return the places of a kind that lie inside each other place."""
        if kind not in self._contents:
            found: dict[str, list[str]] = defaultdict(list)
            for place in self.facts.places.values():
                if place.kind == kind:
                    for around in self.facts.around(place.iri)[1:]:
                        found[around].append(place.iri)
            self._contents[kind] = found
        return self._contents[kind]

    @cached_property
    def _contents(self) -> dict[str, dict[str, list[str]]]:
        return {}

    # Who takes part

    @cached_property
    def ties(self) -> dict[str, list[Tie]]:
        """The participations in each initiative, groups replaced where the scope says so."""
        found: dict[str, list[Tie]] = defaultdict(list)
        within = {unit.iri for unit in self.initiatives}
        for tie in self.facts.participations:
            if tie.unit in within and self.holds(tie.start, tie.end) == "in":
                for actor in self.opened(tie.actor):
                    found[tie.unit].append(tie if actor == tie.actor else _as(tie, actor))
        return found

    def actors(self, unit: Unit) -> set[str]:
        """Return who takes part in an initiative."""
        return {tie.actor for tie in self.ties.get(unit.iri, ())}

    def opened(self, actor: str) -> Iterator[str]:
        """Yield an actor, or the members that replace it, without those left out."""
        members = self.facts.members.get(actor, []) if self.scope.expand else []
        held_then = [m for m, start, end in members if self._member_then(start, end)]
        for one in held_then or [actor]:
            if one not in self.scope.without:
                yield one

    def _member_then(self, start: str | None, end: str | None) -> bool:
        return not (start or end) or self.holds(start, end) == "in"


def _as(tie: Tie, actor: str) -> Tie:
    return Tie(tie.statement, actor, tie.unit, tie.role, tie.start, tie.end, tie.agreement)
