"""What people have judged of pairs, and what follows: sameness is handed on, and may contradict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from samverkan.graph.facts import Facts, Record


@dataclass
class Judged:
    """The last judgement of each pair, and who is the same as whom by them.

    >>> rows = [("a", "b", "same"), ("b", "c", "same"), ("c", "d", "different")]
    >>> judged = Judged({frozenset(r[:2]): {"verdict": r[2]} for r in rows})
    >>> judged.verdict("a", "c"), judged.verdict("a", "d"), judged.verdict("a", "e")
    ('same', 'different', None)
    """

    last: Mapping[frozenset[str], Record]
    _leader: dict[str, str] = field(default_factory=dict)
    _apart: set[frozenset[str]] = field(default_factory=set)

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
    def conflicts(self) -> list[tuple[str, str]]:
        """The pairs judged different that are the same by what others were judged, sorted."""
        pairs = [(one, other) for one, other in self._with("different")]
        return sorted((a, b) for a, b in pairs if self.leader(a) == self.leader(b))


def judged(facts: Facts) -> Judged:
    """Return what has been judged of pairs."""
    return Judged(
        {
            frozenset((row["subject"], row["object"])): row
            for row in facts.judgements
            if {"subject", "object", "verdict"} <= row.keys() and row["subject"] != row["object"]
        }
    )
