"""What people have judged of pairs, and what follows: sameness is handed on, and may contradict."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from samverkan.graph.facts import Facts, Record

Pair = frozenset[str]


class Conflict(NamedTuple):
    """Two that are judged both the same and different: the judgements that say so, in order.

    They are those of the pair itself, or that it differs and then those by which it is the same.
    """

    one: str
    other: str
    rows: tuple[Record, ...]


@dataclass
class Judged:
    """The last judgement of each pair, and who is the same as whom by them.

    `divided` are the pairs whose last judgements, of one day, differ: nothing follows from them.

    >>> rows = [("a", "b", "same"), ("b", "c", "same"), ("c", "d", "different")]
    >>> judged = Judged({frozenset(r[:2]): {"verdict": r[2]} for r in rows})
    >>> judged.verdict("a", "c"), judged.verdict("a", "d"), judged.verdict("a", "e")
    ('same', 'different', None)
    """

    last: Mapping[Pair, Record]
    divided: Mapping[Pair, tuple[Record, ...]] = field(default_factory=dict)
    _leader: dict[str, str] = field(default_factory=dict)
    _apart: set[Pair] = field(default_factory=set)

    def __post_init__(self) -> None:
        for pair in self._with("same"):
            one, other = (self.leader(thing) for thing in pair)
            self._leader[max(one, other)] = min(one, other)
        for pair in self._with("different"):
            self._apart.add(frozenset(self.leader(thing) for thing in pair))

    def _with(self, verdict: str) -> Iterable[list[str]]:
        return (sorted(p) for p, row in self.last.items() if row.get("verdict") == verdict)

    def leader(self, thing: str) -> str:
        """Return the one that stands for all that a thing is the same as."""
        while thing in self._leader:
            thing = self._leader[thing]
        return thing

    def verdict(self, one: str, other: str) -> str | None:
        """Return what has been judged of a pair, or follows: `same`, `different` or None."""
        leaders = frozenset((self.leader(one), self.leader(other)))
        if len(leaders) == 1:
            return "same"
        return "different" if leaders in self._apart else None

    @property
    def parts(self) -> list[list[str]]:
        """Every set of things that are the same, sorted."""
        found: dict[str, set[str]] = {}
        for thing in self._leader:
            leader = self.leader(thing)
            found.setdefault(leader, {leader}).add(thing)
        return sorted(sorted(part) for part in found.values())

    @property
    def sound(self) -> list[list[str]]:
        """Every set of things that are the same and that no judgement contradicts."""
        at_odds = {self.leader(one) for one, _, _ in self.conflicts}
        return [part for part in self.parts if self.leader(part[0]) not in at_odds]

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """The pairs that are both the same and different by what was judged, sorted."""
        found = [
            Conflict(a, b, (self.last[frozenset((a, b))], *self._chain(a, b)))
            for a, b in self._with("different")
            if self.leader(a) == self.leader(b)
        ]
        divided = (Conflict(min(pair), max(pair), rows) for pair, rows in self.divided.items())
        return sorted([*found, *divided], key=lambda conflict: conflict[:2])

    def _chain(self, one: str, other: str) -> Iterator[Record]:
        """Yield the judgements by which two are the same, as few as there can be."""
        near: dict[str, list[str]] = defaultdict(list)
        for a, b in sorted(self._with("same")):
            near[a].append(b)
            near[b].append(a)
        came = {other: other}
        waiting = [other]
        for thing in waiting:
            for next_one in near[thing]:
                if next_one not in came:
                    came[next_one] = thing
                    waiting.append(next_one)
        while one != other:
            yield self.last[frozenset((one, came[one]))]
            one = came[one]


def judged(facts: Facts) -> Judged:
    """Return what has been judged of pairs."""
    every: dict[Pair, list[Record]] = defaultdict(list)
    for row in facts.judgements:
        if {"subject", "object", "verdict"} <= row.keys() and row["subject"] != row["object"]:
            every[frozenset((row["subject"], row["object"]))].append(row)
    last: dict[Pair, Record] = {}
    divided: dict[Pair, tuple[Record, ...]] = {}
    for pair, rows in every.items():
        same_day = tuple(row for row in rows if row.get("date") == rows[-1].get("date"))
        if {"same", "different"} <= {row["verdict"] for row in same_day}:
            divided[pair] = same_day
        else:
            last[pair] = rows[-1]
    return Judged(last, divided)
