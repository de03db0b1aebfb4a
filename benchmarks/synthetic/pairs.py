"""Pairs of initiatives that look alike: work done twice, and pairs that only seem so.

Both initiatives of a pair tell one story, each in its own way. What else they share is told by
`KINDS`, a row for each kind; in every fourth pair one has a further activity, and in every fourth
one has no activity known. Every other pair has a text of 200 words or more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import numpy as np

from benchmarks.synthetic.actors import Actors
from benchmarks.synthetic.land import (
    ACTIVITIES,
    COUNTIES_AS_PLACES,
    COUNTY_OF,
    MUNICIPALITIES,
    NEIGHBOURS,
    Flags,
    Floats,
    subareas,
)
from benchmarks.synthetic.limits import SCENES, Limits
from benchmarks.synthetic.swedish import WORDS, title
from benchmarks.synthetic.work import Work, standing

#: So many times owners are looked for in the county before they are taken from anywhere.
_TRIES_NEAR: Final = 5


class Kind(NamedTuple):
    """What two initiatives of a pair share. `wait` is the months between them, if not at once."""

    heading: Literal["overlaps", "decoys", "judged"]
    name: str
    place: Literal["same", "next", "far"] = "same"
    same_owner: bool = False
    same_group: bool = True
    wait: tuple[int, int] | None = None
    #: The second is the first entered again.
    copied: bool = False
    #: The owners have a third initiative together at the time.
    together: bool = False


KINDS: Final = (
    Kind("overlaps", "parallel_delivery"),
    Kind("overlaps", "neighbouring", place="next"),
    Kind("overlaps", "restart", same_owner=True, wait=(1, 22)),
    Kind("overlaps", "same_record", same_owner=True, copied=True),
    Kind("judged", "judged"),
    Kind("decoys", "owners_together", together=True),
    Kind("decoys", "other_period", wait=(30, 60)),
    Kind("decoys", "far_apart", place="far"),
    Kind("decoys", "other_group", same_group=False),
)


class Pair(NamedTuple):
    """Two initiatives, and a third if their owners work together."""

    first: Work
    second: Work
    third: Work | None


@dataclass
class Pairing:
    """Makes pairs whose owners, reserved actors, meet nowhere else."""

    actors: Actors
    limits: Limits
    people: Floats
    chance: np.random.Generator
    _met: set[frozenset[int]] = field(default_factory=set)

    def pair(self, kind: Kind, number: int, among: Flags) -> Pair:
        """Return the pair of this kind with this number, its owners from `among`."""
        place = int(self.chance.choice(MUNICIPALITIES, p=self.people))
        topic, owners = self._topic_and_owners(among, place)
        groups = self._groups(topic)
        activity, further = self.chance.choice(len(ACTIVITIES), 2, replace=False).tolist()
        (begins, ends), (begins_2, ends_2) = self._periods(kind)
        facts = int(self.chance.integers(18, 22) if number % 2 else self.chance.integers(6, 12))
        first = Work(
            topics=(topic,),
            places=(place,),
            groups=groups[:1],
            activities=(activity,),
            begins=begins,
            ends=ends,
            actors=(owners[0], *self._partners(topic, place)),
            story=self._number(),
            telling=self._number(),
            facts=facts,
            status=standing(begins, ends),
        )
        owner = owners[0] if kind.same_owner else owners[1]
        second = first._replace(
            places=(self._place(kind, place),),
            groups=groups[:1] if kind.same_group else groups[1:],
            activities=((activity,), (activity,), (activity, further), ())[number % 4],
            begins=begins_2,
            ends=ends_2,
            actors=(owner, *self._partners(topic, place)),
            telling=self._number(),
            status=standing(begins_2, ends_2),
        )
        if kind.copied:
            name = _copied_name(first, number)
            second = first._replace(name=name, facts=facts - 2, status=None)
        return Pair(first, second, self._third(owners, begins_2, ends) if kind.together else None)

    def _partners(self, topic: int, place: int) -> tuple[int, ...]:
        may = self.limits.may_act[: self.actors.count, topic] & self.actors.common
        return self.actors.near(self.chance, may, place, int(self.chance.integers(1, 5)))

    def _topic_and_owners(self, among: Flags, place: int) -> tuple[int, tuple[int, int]]:
        """Return a topic and two who may act in it and have not met, from near if possible."""
        near = among & (COUNTIES_AS_PLACES[self.actors.home] == COUNTIES_AS_PLACES[place])
        for attempt, topic in enumerate(self._topics()):
            may = self.limits.may_act[: self.actors.count, topic]
            can = np.flatnonzero(may & (near if attempt < _TRIES_NEAR else among))
            if len(can) < 2:
                continue
            one, other = self.chance.choice(can, 2, replace=False).tolist()
            if frozenset((one, other)) not in self._met:
                self._met.add(frozenset((one, other)))
                return topic, (one, other)
        raise AssertionError  # topics are drawn without end

    def _topics(self) -> Iterator[int]:
        while True:
            area = SCENES[self.chance.integers(len(SCENES))]
            yield int(self.chance.choice(subareas(area)))

    def _groups(self, topic: int) -> tuple[int, ...]:
        served = np.flatnonzero(self.limits.may_serve[topic])
        return tuple(self.chance.choice(served, 2, replace=False).tolist())

    def _periods(self, kind: Kind) -> tuple[tuple[int, int], tuple[int, int]]:
        length, length_2, later = self.chance.integers((12, 12, 0), (30, 30, 9)).tolist()
        if kind.wait is None:
            begins = int(self.chance.integers(72, 140))
            first = (begins, begins + length)
            return first, first if kind.copied else (begins + later, begins + later + length_2)
        begins = int(self.chance.integers(24, 72))
        again = begins + length + int(self.chance.integers(*kind.wait, endpoint=True))
        return (begins, begins + length), (again, again + length_2)

    def _place(self, kind: Kind, place: int) -> int:
        if kind.place == "same":
            return place
        if kind.place == "next":
            return int(self.chance.choice(NEIGHBOURS[place]))
        away = COUNTY_OF[place] != COUNTY_OF
        away[list(NEIGHBOURS[place])] = False
        return int(self.chance.choice(np.flatnonzero(away)))

    def _third(self, owners: tuple[int, int], begins: int, ends: int) -> Work:
        """Return an initiative that both owners have in a time when both of theirs run."""
        return Work(
            topics=(),
            places=(),
            groups=(),
            activities=(),
            begins=begins,
            ends=ends,
            actors=owners,
            story=self._number(),
            telling=self._number(),
            facts=None,
            owners=2,
            status=standing(begins, ends),
            name="Gemensam handlingsplan",
        )

    def _number(self) -> int:
        return int(self.chance.integers(2**62))


def _copied_name(work: Work, number: int) -> str:
    """Return the name of an initiative as somebody else would write it."""
    copies = WORDS["names"]["copies"]
    about = work.setting
    return str(copies[number % len(copies)]).format(name=title(work.telling, about), **about)
