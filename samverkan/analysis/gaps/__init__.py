"""Gaps: promises without practice, what nobody does, what hangs by a thread, how sure we are.

`find_gaps` is the one door; `KINDS` says which kinds there are, in the order to look at them.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samverkan.analysis.gaps.gap import Confidence, Gap
from samverkan.analysis.gaps.kinds import KINDS, Kind, lacking
from samverkan.analysis.gaps.ranked import Ranked
from samverkan.analysis.gaps.shortlist import Shortlist
from samverkan.analysis.practice import Practice
from samverkan.errors import UsageError
from samverkan.ontology.dates import is_date
from samverkan.ontology.identity import sort_key

__all__ = ["KINDS", "Confidence", "Found", "Gap", "Kind", "find_gaps", "kind_named"]


@dataclass(frozen=True)
class Found:
    """What was found: the first `rows` of each kind, and how many there are in all.

    `totals` has the number of gaps of each kind and confidence, `looked_at` how many they are of,
    where that can be counted. `lacking` has, for the kinds that could not be looked for at all,
    what the registers lack; those have no total.
    """

    rows: tuple[Gap, ...]
    totals: Mapping[str, Mapping[Confidence, int]]
    looked_at: Mapping[str, int] = field(default_factory=dict)
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def shown(self, kind: str) -> list[Gap]:
        """Return the rows of a kind."""
        return [gap for gap in self.rows if gap.kind == kind]


def find_gaps(
    practice: Practice,
    kinds: Iterable[str] = (),
    *,
    today: str,
    limit: int = 5,
    significance: bool = False,
    seed: int = 1,
    **options: Any,
) -> Found:
    """Return the gaps in what is known, seen from `today`: a year, a month or a day.

    `kinds` are names in `KINDS`; none means all. Of each kind, the first `limit` are returned, in
    the order to look at them; 0 means all. With `significance`, they get the details that are
    costly to work out, drawn from `seed`. `options` are those that a kind takes: `months`, after
    which evidence is old (24).

    >>> from samverkan.knowledge import KnowledgeBase
    >>> kb = KnowledgeBase.memory("vagen-in")
    >>> found = find_gaps(kb.practice(), ["named-no-evidence"], today="2026-11-22", limit=2)
    >>> found.totals["named-no-evidence"], len(found.rows)
    ({'known': 0, 'unknown': 65}, 2)

    Raises UsageError for a kind that there is not, a day that is none, or a limit below 0.
    """
    wanted = {kind_named(name): None for name in kinds} or dict.fromkeys(KINDS)
    if not is_date(today):
        raise UsageError("bad_date", value=today)
    if limit < 0:
        raise UsageError("limit_negative", value=limit)
    without = {name: lacks for name in wanted if (lacks := lacking(practice.facts, name))}
    found = _Finding(practice, today, limit, options)
    for name in wanted:
        if name not in without:
            found.look_for(name)
    rows: list[Gap] = []
    totals: dict[str, Mapping[Confidence, int]] = {}
    looked_at: dict[str, int] = {}
    for name, kind in KINDS.items():
        if name in wanted and name in found.totals:
            first = found.first[name]
            costly = kind.enrich if significance and first else None
            rows += costly(practice, first, seed) if costly else first
            totals[name] = found.totals[name]
            if kind.of:
                looked_at[name] = kind.of(practice)
    return Found(tuple(rows), totals, looked_at, without)


class _Finding:
    """The search so far. What one search finds of several kinds is searched for once."""

    def __init__(
        self, practice: Practice, today: str, limit: int, options: Mapping[str, Any]
    ) -> None:
        self.practice = practice
        self.totals: dict[str, Mapping[Confidence, int]] = {}
        self.first: dict[str, Sequence[Gap]] = {}
        self._today = today
        self._limit = limit
        self._options = options
        self._names: dict[str, tuple[tuple[str, str], str]] = {}

    def look_for(self, name: str) -> None:
        """Find the gaps of a kind, and of the others that come with it."""
        if name in self.totals:
            return
        kind = KINDS[name]
        options = {key: self._options[key] for key in kind.options if key in self._options}
        gaps = kind.find(self.practice, self._today, **options)
        if isinstance(gaps, Ranked):
            self.totals[name] = gaps.totals
            self.first[name] = gaps[: self._limit or None]
            return
        kept = {
            other: self._shortlist(KINDS[other])
            for other in KINDS
            if KINDS[other].find is kind.find
        }
        for gap in gaps:
            kept[gap.kind].add(gap)
        for other, shortlist in kept.items():
            self.totals[other] = shortlist.totals
            self.first[other] = shortlist.first()

    def _shortlist(self, kind: Kind) -> Shortlist:
        return Shortlist(
            self._limit,
            lambda gap: kind.rank(self.practice, gap),
            lambda gap: [self._named(thing) for thing in gap.subjects],
        )

    def _named(self, thing: str) -> tuple[tuple[str, str], str]:
        if thing not in self._names:
            self._names[thing] = sort_key(self.practice.facts.label(thing)), thing
        return self._names[thing]


def kind_named(name: str) -> str:
    """Return the name of a kind. Raises UsageError, with those near, if there is none."""
    if name not in KINDS:
        near = difflib.get_close_matches(name, KINDS, n=3, cutoff=0.5)
        key = "unknown_kind_near" if near else "unknown_kind"
        raise UsageError(key, name=name, near=", ".join(near), known=", ".join(KINDS))
    return name
