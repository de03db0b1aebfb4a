"""Ends without a successor: initiatives that have ended, or soon will, and nothing goes on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.timing import Span, asked_of, month, moved
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.graph.facts import Record
from samverkan.graph.records import Few, Unit
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.vocabulary import SAM

#: How many months after today an end is looked for, and after an end a successor.
AHEAD: Final = 6
#: Days are numbers such as 20181231: a key and a day make one number that sorts by both.
_DAYS: Final = 100_000_000


def without_successor(practice: Practice, today: str) -> Iterator[Gap]:
    """Yield the initiatives that end by six months from `today` and that nothing follows.

    What follows is another initiative in the same area, place and target group that goes on, or
    begins, within six months after the end. A facet of the first that is not known is not asked
    for; one of the other that is not known is not the same. Areas are the same where the other is
    in an area of the first, or in one that lies in it; places where one is the other, or lies in
    it; target groups where they have one in common. Initiatives whose area or end is not known are
    left out. What follows may be anywhere and at any time, also outside the scope.

    It is *known* where somebody was asked about the time after the end, in every area and place of
    the initiative, and answered that there is nothing; else *unknown*. Subject is the initiative.
    Strength is the months from `today` to the end, so the latest end comes first. Evidence is the
    initiative and the inquiries. Details: `end`, `months_since`, and its `areas`, `places`,
    `groups` and `actors`; and what may follow it: initiatives in its areas that are `undated`, in
    part or whole, whose `place_unknown`, or that are `untagged`, without a known target group.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(without_successor(KnowledgeBase.memory("vagen-in").practice(), "2026-11-22"))
    >>> [gap.details["end"] for gap in gaps]
    ['2014-12-31']
    """
    soon = moved(latest(today), AHEAD)
    ended = [
        unit
        for unit in practice.initiatives
        if unit.end and latest(unit.end) <= soon and practice.topics(unit)
    ]
    if not ended:
        return
    everywhere = Practice(practice.facts, replace(practice.scope, area=None, place=None, when=None))
    followed = _Followers(everywhere).follow(ended)
    hidden = _Hidden(everywhere)
    survey = Survey(practice)
    for unit, is_followed in zip(ended, followed, strict=True):
        if not is_followed:
            yield _gap(practice, unit, today, hidden, _asked(practice, survey, unit))


class _Followers:
    """When something is known to go on, by area, place and target group.

    An initiative lasts from one number of a day to another; where an end of it is not known, it is
    known at its other end alone. It stands under a key for each area that it is in, each place that
    it is in or that one of its places lies in, and each target group; and for none of the last two.
    """

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        facts = practice.facts
        self._areas = {area: i for i, area in enumerate(facts.areas)}
        self._places = {place: i for i, place in enumerate(facts.places)}
        self._groups = {group: i for i, group in enumerate(facts.things(SAM.TargetGroup), start=1)}
        keys: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for unit in practice.initiatives:
            start, end = unit.start or unit.end, unit.end or unit.start
            if start and end:
                mine = self._standing(unit)
                keys += mine
                starts += [_day(earliest(start))] * len(mine)
                ends += [_day(latest(end))] * len(mine)
        key = np.array(keys, dtype=np.int64) * _DAYS
        order = np.argsort(key + np.array(starts, dtype=np.int64), kind="stable")
        self._starts = (key + np.array(starts, dtype=np.int64))[order]
        # The latest end of all that start no later, under the same key: keys outweigh days.
        self._latest = np.maximum.accumulate((key + np.array(ends, dtype=np.int64))[order])

    def follow(self, ended: Collection[Unit]) -> list[bool]:
        """Say of each initiative whether something is known to go on after it."""
        keys: list[int] = []
        whose: list[int] = []
        for i, unit in enumerate(ended):
            mine = self._sought(unit)
            keys += mine
            whose += [i] * len(mine)
        days = [latest(unit.end or "") for unit in ended]
        until = np.array([_day(moved(day, AHEAD)) for day in days], dtype=np.int64)
        after = np.array([_day(day) for day in days], dtype=np.int64)
        key, at = np.array(keys, dtype=np.int64) * _DAYS, np.array(whose, dtype=np.int64)
        place = np.searchsorted(self._starts, key + until[at], side="right") - 1
        found = (place >= 0) & (self._latest[place] > key + after[at])
        return [bool(n) for n in np.bincount(at, weights=found, minlength=len(after))]

    def _standing(self, unit: Unit) -> list[int]:
        practice = self._practice
        inside = {up for place in practice.places(unit) for up in practice.facts.around(place)}
        own = ((place, False) for place in practice.places(unit))
        spots = [None, *own, *((place, True) for place in inside)]
        groups = [None, *practice.groups(unit)]
        return [self._key(*at) for at in product(practice.areas(unit), spots, groups)]

    def _sought(self, unit: Unit) -> list[int]:
        practice = self._practice
        places = practice.places(unit)
        around = {up for place in places for up in practice.facts.around(place)}
        spots = [*((place, False) for place in around), *((place, True) for place in places)]
        groups: Iterable[str | None] = practice.groups(unit) or (None,)
        sought = product(practice.topics(unit), spots or (None,), groups)
        return [self._key(*at) for at in sought]

    def _key(self, area: str, spot: tuple[str, bool] | None, group: str | None) -> int:
        place = 2 * self._places[spot[0]] + 1 + spot[1] if spot else 0
        number = self._areas[area] * (2 * len(self._places) + 1) + place
        return number * (len(self._groups) + 1) + (self._groups[group] if group else 0)


def _day(day: str) -> int:
    return int(day.replace("-", ""))


class _Hidden:
    """What is not known of the initiatives in each area, and may hide a successor."""

    def __init__(self, practice: Practice) -> None:
        self._found: dict[str, dict[str, set[str]]] = {
            name: defaultdict(set) for name in ("undated", "place_unknown", "untagged")
        }
        self._known: dict[tuple[str, Few], set[str]] = {}
        for unit in practice.initiatives:
            lacking = {
                "undated": not (unit.start and unit.end),
                "place_unknown": not practice.places(unit),
                "untagged": not practice.groups(unit),
            }
            for name, is_lacking in lacking.items():
                if is_lacking:
                    for area in practice.areas(unit):
                        self._found[name][area].add(unit.iri)

    def counts(self, topics: Few, besides: str) -> dict[str, int]:
        """Return how many initiatives in any of these areas lack what, one of them aside."""
        found = {name: self._in(name, topics) for name in self._found}
        return {name: len(units) - (besides in units) for name, units in found.items()}

    def _in(self, name: str, topics: Few) -> set[str]:
        at = name, topics
        if at not in self._known:
            self._known[at] = set().union(*(self._found[name][area] for area in topics))
        return self._known[at]


def _asked(practice: Practice, survey: Survey, unit: Unit) -> tuple[list[Record], bool]:
    """Return the inquiries about the time after an end, and whether they deny that anything is."""
    end = latest(unit.end or "")
    found: dict[str, Record] = {}
    denied = True
    for area, place in product(practice.topics(unit), practice.places(unit) or (None,)):
        here = [i for i in survey.about(area, place) if _is_after(asked_of(i), end)]
        found |= {inquiry["iri"]: inquiry for inquiry in here}
        denied = denied and empty(here)
    return list(found.values()), denied


def _is_after(asked: Span, end: str) -> bool:
    """Say whether an inquiry is about some of the time in which a successor is looked for."""
    in_time = asked.start is None or earliest(asked.start) <= moved(end, AHEAD)
    return in_time and (asked.end is None or latest(asked.end) > end)


def _gap(
    practice: Practice, unit: Unit, today: str, hidden: _Hidden, asked: tuple[list[Record], bool]
) -> Gap:
    end = latest(unit.end or "")
    inquiries, denied = asked
    topics = practice.topics(unit)
    months = month(latest(today)) - month(end)
    return Gap(
        "no-successor",
        (unit.iri,),
        -float(months),
        "known" if denied else "unknown",
        (unit.iri, *(inquiry["iri"] for inquiry in inquiries)),
        "initiatives",
        {"area": min(topics)},
        {
            "form": "ahead" if months < 0 else "ended",
            "end": unit.end,
            "months_since": months,
            "areas": sorted(topics),
            "places": sorted(practice.places(unit)),
            "groups": sorted(practice.groups(unit)),
            "actors": sorted(practice.actors(unit)),
            "asked": len(inquiries),
            **hidden.counts(topics, unit.iri),
        },
    )
