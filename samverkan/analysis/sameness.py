"""Who is who: organisations that became others, and the same thing in two registers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from samverkan.analysis.sides import Side
from samverkan.graph.facts import Facts
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.identity import clean
from samverkan.ontology.vocabulary import ORG, SAM

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


def same_across(facts: Facts, before: str, after: str) -> dict[str, str]:
    """Return what each thing of two registers is taken for, where it is the same as another.

    `before` and `after` begin the IRIs of the things of each. Two things are the same by a
    judgement, the latest about the pair, or by an organisation number that one actor has in each
    register, units of an organisation aside: never by an equal id or name alone. The thing that
    stands for the others is of the register `after` where one is.
    """
    verdicts = _verdicts(facts)
    pairs = [tuple(pair) for pair, verdict in verdicts.items() if verdict == "same"]
    pairs += [
        pair
        for pair in _same_number(facts, before, after)
        if verdicts.get(frozenset(pair)) != "different"
    ]
    same: dict[str, str] = {}
    for part in _parts(pairs):
        known = [sorted(t for t in part if t.startswith(start)) for start in (after, before)]
        if any(known):
            same |= dict.fromkeys(part, (known[0] or known[1])[0])
    return same


def maybe_same(facts: Facts, one: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs that go by the same name and that nobody has judged to be different."""
    verdicts = _verdicts(facts)
    named: dict[str, list[str]] = defaultdict(list)
    for thing in other:
        named[_name(facts, thing)].append(thing)
    for thing in one:
        for alike in named.get(_name(facts, thing), ()):
            if verdicts.get(frozenset((thing, alike))) != "different":
                yield thing, alike


def _name(facts: Facts, thing: str) -> str:
    return clean(facts.label(thing)).casefold()


def _verdicts(facts: Facts) -> dict[frozenset[str], str]:
    """Return the latest verdict on each pair."""
    return {
        frozenset((row["subject"], row["object"])): row["verdict"]
        for row in facts.judgements
        if {"subject", "object", "verdict"} <= row.keys() and row["subject"] != row["object"]
    }


def _same_number(facts: Facts, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the actors of each register that alone have an organisation number in it."""
    quads = facts.store.quads
    units = {q.subject.value for q in quads(predicate=ox.NamedNode(ORG.subOrganizationOf))}
    by_number: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for quad in quads(predicate=ox.NamedNode(SAM.organisationNumber)):
        actor = quad.subject.value
        number = "".join(filter(str.isdigit, quad.object.value))[-10:]
        for side, start in enumerate((before, after)):
            if actor.startswith(start) and actor not in units:
                by_number[number][side].append(actor)
    for one, other in by_number.values():
        if len(one) == len(other) == 1:
            yield one[0], other[0]


def _parts(pairs: Iterable[tuple[str, ...]]) -> list[set[str]]:
    """Return the sets of things that pairs join together."""
    part_of: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = part_of.get(one, {one}) | part_of.get(other, {other})
        for thing in joined:
            part_of[thing] = joined
    return list({id(part): part for part in part_of.values()}.values())


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
