"""A change set taken back: what that removes and brings again, and what stands in its way.

A cell that was changed since then, a row that was built upon and a reference that would lead
nowhere are conflicts. The first two may be forced; the third never, since the register would not
be sound.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import ChangeConflict, UsageError
from samverkan.faults import Conflict
from samverkan.graph.change_sets import UNRECORDED, ChangeSet, Origin
from samverkan.graph.description import label
from samverkan.graph.history import History
from samverkan.graph.query import plain
from samverkan.graph.store import Change
from samverkan.graph.whole import holds, record_gone, record_returned, rows
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import WORK, local_id, row_of
from samverkan.ontology.vocabulary import RDF, SAM

_WORK: Final = ox.NamedNode(WORK)
_COLUMN: Final = {column.term: name for name, column in reversed(COLUMNS.items())}
#: Properties that have several values whatever they are said of.
_ALWAYS_MANY: Final = frozenset({SAM.furtherEvidence, SAM.reading, SAM.hub})

#: What is one value or none: subject, property, language and graph.
_Cell = tuple[Any, Any, str | None, Any]


def undo(history: History, number: int, origin: Origin, *, force: bool = False) -> ChangeSet | None:
    """Take back a change set, whole or not at all, by a change set of its own.

    Returns that, or None if nothing was left to take back. With `force`, what was changed since
    then is overwritten. Raises NotFound, UsageError for what was there before history was kept,
    StoreError, and ChangeConflict with everything that stands in the way.
    """
    one = history.change_set(number)
    if number == UNRECORDED:
        raise UsageError("undo_unrecorded")
    with history.store.changing():
        gone = history.gone(one)
        for graph in gone:
            if holds(history.store, graph):
                raise ChangeConflict("undo_present", (), number=number, register=local_id(graph))
        plan = _Plan(history, one)
        firm = tuple(conflict for conflict in plan.conflicts if conflict.firm)
        if firm:
            raise ChangeConflict("undo_firm", firm, number=number)
        if plan.conflicts and not force:
            raise ChangeConflict("undo_conflict", plan.conflicts, number=number)
        if gone:
            return record_returned(history, one, gone, plan.change, origin)
        if plan.gone:
            return record_gone(history, plan.gone, plan.change, origin)
        return history.record(plan.change, origin)


def taken_back(history: History, change: Change) -> list[Conflict]:
    """Return the rows that were accepted into the store and that a change would take back.

    Once a proposal has been accepted, the store knows more than the files that it was loaded from.
    """
    found: dict[str, Conflict] = {}
    for one in history.accepted():
        said = history.change(one)
        back = (said.added & change.removed) | (said.removed & change.added)
        for row in sorted({row_of(quad.subject.value) for quad in back}):
            named = label(history.store, ox.NamedNode(row), "sv") or local_id(row)
            found[row] = Conflict("taken_back", row, named, number=one.number)
    return list(found.values())


@dataclass
class _Plan:
    """What taking back a change set would do."""

    history: History
    one: ChangeSet
    change: Change = field(init=False)
    #: Registers that go whole, beside the change.
    gone: list[str] = field(init=False, default_factory=list)
    conflicts: list[Conflict] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        then = self.history.change(self.one)
        self._added = then.added
        removed = {quad for quad in then.added if self._has(quad)}
        added = {quad for quad in then.removed if not self._has(quad)}
        for cell, values in self._cells(then).items():
            before, after = values
            now = self._now(cell)
            if now != after and now != before:
                self._changed_since(cell, now)
                removed |= now - before
                added |= before - now
        for row in _born(then.added) - _born(then.removed):
            rest = self._quads_of(row) - then.added
            for quad in rest - removed:
                self._built_upon(row, quad)
            removed |= rest
        for graph in self.one.made:
            self._built_since(graph)
            if not self.history.is_whole(self.one):
                removed.update(self.history.store.quads(graph=ox.NamedNode(graph)))
            elif holds(self.history.store, graph):
                self.gone.append(graph)
        self.change = Change(frozenset(added - removed), frozenset(removed - added))
        self.conflicts += self._leading_nowhere()

    def _has(self, quad: Any) -> bool:
        return quad in self.history.store

    def _cells(self, then: Change) -> dict[_Cell, tuple[set[Any], set[Any]]]:
        """Return what each cell that holds one value held before and after the change set."""
        cells: dict[_Cell, tuple[set[Any], set[Any]]] = defaultdict(lambda: (set(), set()))
        kinds = {q.subject: q.object.value for q in then.removed | then.added if _is_type(q)}
        for side, quads in enumerate((then.removed, then.added)):
            for quad in quads:
                if quad.subject not in kinds:
                    kinds[quad.subject] = self._kind(quad)
                if not _many(kinds[quad.subject], quad.predicate.value):
                    language = getattr(quad.object, "language", None)
                    cell = quad.subject, quad.predicate, language, quad.graph_name
                    cells[cell][side].add(quad)
        return cells

    def _kind(self, quad: Any) -> str:
        found = self.history.store.quads(quad.subject, _TYPE, graph=quad.graph_name)
        return next((q.object.value for q in found), "")

    def _now(self, cell: _Cell) -> set[Any]:
        subject, predicate, language, graph = cell
        found = self.history.store.quads(subject, predicate, graph=graph)
        return {q for q in found if getattr(q.object, "language", None) == language}

    def _quads_of(self, row: Any) -> set[Any]:
        """Return what stands of a row and of the nodes below it, in its own graph."""
        node, graph = row
        own = set(self.history.store.quads(node, graph=graph))
        below = {q.object for q in own if _is_below(q.object, node)}
        return own.union(*(set(self.history.store.quads(b, graph=graph)) for b in below))

    def _built_since(self, graph: str) -> None:
        """Find what was changed in a register since it was made."""
        later = [one for one in self.history.change_sets if one.number > self.one.number]
        mutual = {one.number for one in later if one.undone_by is not None}
        mutual |= {one.number for one in later if one.undoes in mutual}
        for one in later:
            if one.number not in mutual:
                change = self.history.change(one)
                in_it = {q for q in change.added | change.removed if q.graph_name.value == graph}
                for row in sorted({row_of(q.subject.value) for q in in_it}):
                    self._conflict("built_upon", row, number=one.number)

    def _changed_since(self, cell: _Cell, now: Iterable[Any]) -> None:
        subject, predicate, *_ = cell
        held = ", ".join(sorted(str(plain(quad.object)) for quad in now))
        row = row_of(subject.value)
        column = _COLUMN.get(predicate.value)
        self._conflict("changed_since", row, column=column, now=held, number=self._last(row))

    def _built_upon(self, row: Any, quad: Any) -> None:
        node = row[0].value
        column = _COLUMN.get(quad.predicate.value)
        held = str(plain(quad.object))
        self._conflict("built_upon", node, column=column, now=held, number=self._last(node))

    def _last(self, row: str) -> int | None:
        """Return the last change set that touched a row after the one to be taken back."""
        touching = [one.number for one in self.history.touching(row)]
        return touching[-1] if touching and touching[-1] > self.one.number else None

    def _leading_nowhere(self) -> Iterator[Conflict]:
        """Yield a conflict for each reference that would lead to a row that is not there."""
        born = _born(self.change.removed) - _born(self.change.added)
        gone = {node for node, _graph in born}.union(*map(self._nodes, self.gone))
        graphs = {*self.history.store.registers(), WORK}.difference(self.gone)
        left = [ox.NamedNode(g) for g in sorted(graphs) if holds(self.history.store, g)]
        for node in sorted(gone, key=str):
            for quad in (q for g in left for q in self.history.store.quads(object=node, graph=g)):
                if quad not in self.change.removed and quad.predicate.value not in _OUTSIDE:
                    row = row_of(quad.subject.value)
                    if row != row_of(node.value):
                        yield self._firm("named_by", row, quad)
        back = {quad.subject for quad in self.change.added}
        for quad in self.change.added:
            if not isinstance(quad.object, ox.NamedNode) or quad.predicate.value in _OUTSIDE:
                continue
            if "/id/" in quad.object.value and quad.object not in back and not self._is_there(quad):
                yield self._firm("names_gone", row_of(quad.subject.value), quad)

    def _nodes(self, graph: str) -> set[Any]:
        return {ox.NamedNode(row) for row in rows(self.history.store, graph)}

    def _is_there(self, quad: Any) -> bool:
        graphs = (None, _WORK)
        found = (q for g in graphs for q in self.history.store.quads(quad.object, graph=g))
        return any(one not in self.change.removed for one in found)

    def _firm(self, key: str, row: str, quad: Any) -> Conflict:
        column = _COLUMN.get(quad.predicate.value)
        return Conflict(
            key, row, self._label(row), column, local_id(quad.object.value), self._last(row), True
        )

    def _conflict(self, key: str, row: str, **fields: Any) -> None:
        self.conflicts.append(Conflict(key, row, self._label(row), **fields))

    def _label(self, row: str) -> str:
        return label(self.history.store, ox.NamedNode(row), "sv") or local_id(row)


_TYPE: Final = ox.NamedNode(RDF.type)
#: Properties whose values may stand outside the store: people are kept apart, and what a proposal
#: is about may be a row to come, or one that is gone.
_OUTSIDE: Final = frozenset({RDF.type, SAM.person, SAM.row})


def _is_type(quad: Any) -> bool:
    return bool(quad.predicate == _TYPE)


def _is_below(term: Any, node: Any) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(f"{node.value}/")


def _born(quads: Iterable[Any]) -> set[Any]:
    """Return the rows that these quads make: node and graph."""
    return {
        (q.subject, q.graph_name)
        for q in quads
        if _is_type(q) and row_of(q.subject.value) == q.subject.value
    }


@cache
def _many(kind: str, predicate: str) -> bool:
    """Say whether a row of this class has any number of values of a property."""
    from samverkan.ontology.model import TABLES
    from samverkan.ontology.model.fields import fields

    if predicate in _ALWAYS_MANY:
        return True
    return any(
        one.many and one.column.term == predicate
        for row in TABLES.values()
        if row.type == kind
        for one in fields(row)
    )
