"""Who is who on two sides: organisations that became others, and one thing in two registers."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from samverkan.analysis.sides import Side
from samverkan.graph.facts import Facts
from samverkan.graph.resolution.sameness import same_across
from samverkan.ontology.dates import earliest, latest

#: Says whether a succession from this organisation, with this date, has come to pass.
Passed = Callable[[str, str | None], bool]


class Successions:
    """What became of organisations, by the successions that registers state."""

    def __init__(self, facts: Facts, same: Mapping[str, str] | None = None) -> None:
        """`same` says what each thing is taken for, where things of two registers are the same."""
        same = same or {}
        self._steps: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for old, new, date in facts.successions:
            self._steps[same.get(old, old)].append((same.get(new, new), date))

    def onward(self, actor: str, passed: Passed) -> dict[str, str | None]:
        """Return what an actor has become, with the date of the last step; empty if nothing.

        It is several where an organisation was divided.
        """
        if actor not in self._steps:
            return {}
        found: dict[str, str | None] = {}
        waiting: list[tuple[str, str | None]] = [(actor, None)]
        seen = {actor}
        while waiting:
            one, date = waiting.pop()
            steps = [(new, day) for new, day in self._steps.get(one, ()) if passed(one, day)]
            if not steps:
                found[one] = date
            for new, day in steps:
                if new not in seen:
                    seen.add(new)
                    waiting.append((new, day))
        found.pop(actor, None)
        return dict(sorted(found.items()))

    def stands(self, actor: str, passed: Passed) -> str:
        """Return who stands where an actor stood; itself where it was divided."""
        found = self.onward(actor, passed)
        return next(iter(found)) if len(found) == 1 else actor


class Times:
    """Who is who at two times: an organisation is what it had become by then."""

    def __init__(self, facts: Facts, before: Side, after: Side) -> None:
        self.sides = before, after
        self._successions = Successions(facts)
        self._begins, self._ends = earliest(before.name), latest(after.name)

    def what(self, thing: str) -> str:
        """Return what a thing is taken for."""
        return thing

    def stood(self, actor: str) -> str:
        """Return who stood where an actor is recorded, when the first side began."""
        return self._successions.stands(
            actor, lambda _, day: bool(day and latest(day) <= self._begins)
        )

    def stands(self, actor: str) -> str:
        """Return who stands where an actor is recorded, on the second side."""
        return self._successions.stands(
            actor, lambda _, day: bool(day and earliest(day) <= self._ends)
        )

    def became(self, actor: str, still: frozenset[str]) -> dict[str, str | None]:
        """Return what an actor of the first side had become by the second, and when.

        A succession without a date has come to pass if its predecessor is not there `still`.
        """

        def passed(old: str, day: str | None) -> bool:
            return earliest(day) <= self._ends if day else old not in still

        return self._successions.onward(actor, passed)


class Registers:
    """Who is who in two registers: judged to be the same, or of one organisation number."""

    def __init__(self, facts: Facts, before: Side, after: Side) -> None:
        self.sides = before, after
        self._same = same_across(facts, before.things, after.things)
        self._successions = Successions(facts, self._same)

    def what(self, thing: str) -> str:
        """Return what a thing is taken for."""
        return self._same.get(thing, thing)

    stood = stands = what

    def became(self, actor: str, still: frozenset[str]) -> dict[str, str | None]:
        """Return what an actor became that is not there `still`, and when."""
        return self._successions.onward(actor, lambda old, _: old not in still)


#: What says who is who on two sides.
Identity = Times | Registers
