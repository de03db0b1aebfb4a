"""The store seen as if what is proposed had been accepted: a view, in which that is marked.

Nothing of it is stored. What an answer owes to proposals is found by asking again without them: a
row that is then gone rests on what was left out.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import pyoxigraph as ox

from samverkan.accepting import Accepting, clashes
from samverkan.data.rdf import register_from_quads
from samverkan.graph.altered import altered
from samverkan.graph.proposals import Proposal, proposals
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import Source
from samverkan.words import say

T = TypeVar("T", bound=Hashable)
#: Proposals beyond which it is not tried out which of them a row rests on, if it names any.
MANY: Final = 100
#: How often an answer is asked for, to see what it rests on.
ASKED: Final = 24
_IRI: Final = re.compile(r"https?://[^\s\"'<>()]+")
#: A proposal, and what it alone changes.
Step = tuple[Proposal, Change]


@dataclass(frozen=True)
class Unreviewed:
    """Open proposals as they are seen in `view`, a copy of the store `known`.

    `seen` stand in the order in which they were taken in, each with what it alone changes;
    `left_out` do not fit: they contradict each other or what has come since, or refer to what is
    not there.
    """

    known: Store
    view: Store
    seen: tuple[Step, ...]
    left_out: tuple[Proposal, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals that are seen."""
        return tuple(one for one, _ in self.seen)

    def resting(self, answer: Callable[[Store], Iterable[T]]) -> dict[T, tuple[Proposal, ...]]:
        """Return the rows of an answer that rest on proposals, each with those that it rests on.

        `answer` gives the rows of a store. A row that is known as often without any proposal rests
        on none. Where each of several proposals would do, all of them are named. Of more than
        `MANY` proposals those are named whose row or source stands in the row. The answer is asked
        for at most `ASKED` times; what is not told apart by then rests on all that may be meant.
        """
        known = Counter(answer(self.known))
        rows = [row for row, count in Counter(answer(self.view)).items() if count > known[row]]
        found: dict[T, set[str]] = {row: set() for row in rows}
        if len(self.seen) > MANY:
            index = _index(self.seen)
            found |= {row: {one.id for one in _named_in(row, index)} for row in rows}
        left = [row for row in rows if not found[row]]
        groups: deque[_Group[T]] = deque([_Group(self.seen, left, ())] if left else [])
        asked = 0
        while groups:
            group = groups.popleft()
            if len(group.steps) == 1 or asked > ASKED:
                every = [one for one, _ in group.steps]
                index = _index(group.steps) if len(every) > 1 else {}
                for row in group.rows:
                    named = _named_in(row, index) or every
                    found[row] |= {one.id for one in named}
                continue
            middle = len(group.steps) // 2
            halves = group.steps[:middle], group.steps[middle:]
            left = list(group.rows)
            for half in halves:
                with self._without((*group.without, *half)):
                    there = Counter(answer(self.view))
                asked += 1
                gone = {row for row in group.rows if there[row] <= known[row]}
                left = [row for row in left if row not in gone]
                if gone:
                    kept = [row for row in group.rows if row in gone]
                    groups.append(_Group(half, kept, group.without))
            if left:  # either half would do
                for half, other in (halves, halves[::-1]):
                    groups.append(_Group(half, left, (*group.without, *other)))
        return {
            row: tuple(one for one in self.proposals if one.id in ids) for row, ids in found.items()
        }

    def lost(self, answer: Callable[[Store], Iterable[T]]) -> list[T]:
        """Return the rows of an answer that are known, and that proposals would change or end."""
        return list((Counter(answer(self.known)) - Counter(answer(self.view))).elements())

    @contextmanager
    def _without(self, group: Sequence[Step]) -> Iterator[None]:
        """Leave some proposals out of the view for a while, but not what others say as well."""
        out = {one.id for one, _ in group}
        rest = union(change for one, change in self.seen if one.id not in out)
        mine = union(change for _, change in group)
        change = Change(mine.added - rest.added, mine.removed - rest.removed)
        self.view.rewind(change)
        try:
            yield
        finally:
            self.view.rewind(change.undone())


@dataclass(frozen=True)
class _Group(Generic[T]):
    """Proposals that some rows rest on at least one of, while others are left out."""

    steps: Sequence[Step]
    rows: Sequence[T]
    without: Sequence[Step]


def _index(steps: Sequence[Step]) -> dict[str, list[Proposal]]:
    """Return proposals by the ids of their rows and of the sources that they are in a view."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for one, _ in steps:
        found[local_id(one.row)].append(one)
        found[_source_id(one)].append(one)
    return found


def _named_in(row: object, index: Mapping[str, list[Proposal]]) -> list[Proposal]:
    """Return the proposals whose row or source an answer's row names."""
    named = dict.fromkeys(local_id(iri) for iri in _IRI.findall(str(row)))
    return [one for name in named for one in index.get(name, ())]


def unreviewed(store: Store, chosen: Sequence[Proposal] | None = None) -> Unreviewed:
    """Return a view of a store in which open proposals hold, all of them or those `chosen`.

    Raises StoreError if there is no room for a copy of the store.
    """
    waiting = proposals(store) if chosen is None else chosen
    wanted = [one for one in waiting if one.status == "open" and one.kind != "remark"]
    seen: list[Step] = []
    for register in sorted({one.register for one in wanted}):
        seen += _taken_in(store, register, [one for one in wanted if one.register == register])
    taken = {one.id for one, _ in seen}
    view = altered(store, union(change for _, change in seen))
    return Unreviewed(store, view, tuple(seen), tuple(o for o in wanted if o.id not in taken))


def _taken_in(store: Store, register: str, wanted: Sequence[Proposal]) -> list[Step]:
    """Return the proposals for a register that can all hold at once, each with its change."""
    known = register_from_quads(store.quads(graph=ox.NamedNode(register)), register)
    at_odds = {(clash.row, clash.column) for clash in clashes(wanted)}
    fitting = [
        one for one in wanted if not at_odds & {(one.row, name) for name in (None, *one.cells)}
    ]
    # What others come to refer to is taken in first, and what is removed goes last.
    fitting.sort(key=lambda one: ("new", "change", "remove").index(one.kind))
    while True:
        accepting = Accepting(known, why=_why, source=_source)
        steps = [(one, change) for one in fitting if (change := accepting.step(one)) is not None]
        astray = [one for one, _ in accepting.astray()]
        wrong = {one.id for one in astray if one is not None}
        if None in astray:  # a row that stood before refers to what would be removed
            wrong |= {one.id for one, _ in steps if one.kind == "remove"}
        if not wrong:
            return steps
        fitting = [one for one in fitting if one.id not in wrong]


def _why(one: Proposal) -> str:
    return say("proposal.unreviewed", by=one.sender, id=one.id)


def _source(one: Proposal) -> Source:
    """Return the source that a proposal rests on in a view: itself, and nobody has reviewed it."""
    return Source(
        id=_source_id(one),
        name=_why(one),
        name_en=say("proposal.unreviewed", "en", by=one.sender, id=one.id),
        kind="reply",
        publisher=one.sender,
        date=one.received,
    )


def _source_id(one: Proposal) -> str:
    return f"src-{one.id}"
