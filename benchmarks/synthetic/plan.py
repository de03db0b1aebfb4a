"""The fixed part of a generated register: who there is, what may not meet, what is planted."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from benchmarks.synthetic.actors import Actors, settle
from benchmarks.synthetic.land import ACTIVITIES, Floats, populations
from benchmarks.synthetic.limits import Limits, limit
from benchmarks.synthetic.work import Meeting, Work, event_id, initiative_id, standing

Listed = dict[str, list[tuple[str, ...]]]


def _listed() -> Listed:
    return defaultdict(list)


@dataclass(frozen=True)
class Planted:
    """What was planted: for each kind the ids of what it concerns, one tuple for each find."""

    gaps: Listed = field(default_factory=_listed)
    overlaps: Listed = field(default_factory=_listed)
    decoys: Listed = field(default_factory=_listed)
    judged: Listed = field(default_factory=_listed)


class Asked(NamedTuple):
    """Who was asked about a topic, and where if it was about a place."""

    actor: int
    topic: int
    place: int | None
    answer: str


class Judged(NamedTuple):
    """What was decided about two initiatives."""

    subject: str
    object: str
    verdict: str


@dataclass
class Plan:
    """Everything that is decided before the rows are made.

    `works` and `meetings` stand at these positions among the others; `commitments` are pairs of
    topic and actor, `successions` pairs of organisations.
    """

    initiatives: int
    seed: int
    chance: np.random.Generator
    people: Floats
    actors: Actors
    limits: Limits
    works: dict[int, Work] = field(default_factory=dict)
    meetings: dict[int, Meeting] = field(default_factory=dict)
    commitments: list[tuple[int, int]] = field(default_factory=list)
    inquiries: list[Asked] = field(default_factory=list)
    judgements: list[Judged] = field(default_factory=list)
    successions: list[tuple[int, int]] = field(default_factory=list)
    planted: Planted = field(default_factory=Planted)

    def __post_init__(self) -> None:
        self.ids = self.actors.ids
        self._free = iter(self.chance.permutation(self.initiatives).tolist())
        self._free_events = iter(self.chance.permutation(self.events).tolist())

    @property
    def events(self) -> int:
        """How many events there are."""
        return max(40, self.initiatives // 25)

    def add(self, work: Work) -> str:
        """Plant an initiative among the others and return its id."""
        position = next(self._free)
        self.works[position] = work
        return initiative_id(position)

    def add_event(self, meeting: Meeting) -> str:
        """Plant an event among the others and return its id."""
        position = next(self._free_events)
        self.meetings[position] = meeting
        return event_id(position)

    def work(self, topic: int, place: int, actors: tuple[int, ...], begins: int, ends: int) -> Work:
        """Return an initiative with these actors, of which the first owns it."""
        group = self.chance.choice(np.flatnonzero(self.limits.may_serve[topic]))
        story, telling = self.chance.integers(2**62, size=2).tolist()
        return Work(
            topics=(topic,),
            places=(place,),
            groups=(int(group),),
            activities=(int(self.chance.integers(len(ACTIVITIES))),),
            begins=begins,
            ends=ends,
            actors=tuple(dict.fromkeys(actors)),
            story=story,
            telling=telling,
            facts=int(self.chance.integers(1, 12)),
            status=standing(begins, ends),
        )


def start(initiatives: int, each: int, few: int, seed: int) -> Plan:
    """Return a plan with a country, its actors and their limits, and nothing planted yet."""
    chance = np.random.default_rng([seed, 0])
    people = populations(chance)
    actors = settle(max(40, initiatives // 10), 4 * few, people, chance)
    return Plan(initiatives, seed, chance, people, actors, limit(actors, each, chance))
