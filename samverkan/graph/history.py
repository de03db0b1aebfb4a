"""What was changed, by whom, when and from what: each change of a store with its change set.

A change set is a number and what stands of it in the graph `history`, written in one transaction
with the change. The statements that came and went are kept in files beside the store. A register
that was not there before needs none: all of it came then.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import NotFound
from samverkan.graph import store as stores
from samverkan.graph.change_sets import (
    CHANGE_SET,
    GRAPH,
    UNRECORDED,
    ChangeSet,
    File,
    Origin,
    entry,
    iri,
    moment,
)
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import row_of
from samverkan.ontology.vocabulary import DCTERMS, PROV, RDF, SAM, SKOS

#: Commands by which people accept into a register what its files may not know.
ACCEPTING: Final = ("review", "resolve")

_TYPE: Final = ox.NamedNode(RDF.type)


class History:
    """The change sets of a store, and the one way in which its change is recorded.

    Of a store that is about people nothing is kept but how much changed, so that what is forgotten
    is gone: then `keeps` is false, and a change cannot be taken back.

    >>> with Store.memory() as store:
    ...     len(History(store).change_sets)
    0
    """

    def __init__(self, store: Store, keeps: bool = True) -> None:
        self.store = store
        self._keeps = keeps

    @property
    def numbers(self) -> list[int]:
        """The number of every change set, the first made first."""
        found = self.store.quads(None, _TYPE, CHANGE_SET, GRAPH)
        return sorted(_number(quad.subject) for quad in found)

    @property
    def change_sets(self) -> tuple[ChangeSet, ...]:
        """Every change set, the first made first."""
        return tuple(self._read(number) for number in self.numbers)

    def _read(self, number: int) -> ChangeSet:
        said = self._said(ox.NamedNode(iri(number)))

        def value(predicate: str, of: Mapping[str, list[Any]] = said) -> str | None:
            return of[predicate][0].value if predicate in of else None

        def time(predicate: str) -> datetime | None:
            text = value(predicate)
            return datetime.fromisoformat(text) if text else None

        used = [self._said(e) for e in sorted(said.get(PROV.used, ()), key=_place)]
        agent = said.get(PROV.wasAssociatedWith)
        undoes = said.get(SAM.undoes)
        return ChangeSet(
            number=number,
            command=value(SAM.command) or "",
            by=value(SKOS.prefLabel, self._said(agent[0])) if agent else None,
            saved=time(PROV.endedAtTime),
            started=time(PROV.startedAtTime),
            why=value(SAM.why),
            files=tuple(
                File(value(DCTERMS.title, e) or "", value(SAM.sha256, e) or "") for e in used
            ),
            added=int(value(SAM.added) or 0),
            removed=int(value(SAM.removed) or 0),
            made=tuple(sorted(graph.value for graph in said.get(SAM.made, ()))),
            undoes=_number(undoes[0]) if undoes else None,
            undone_by=self._undone_by(number),
            added_statements=value(SAM.addedStatements),
            removed_statements=value(SAM.removedStatements),
        )

    def _undone_by(self, number: int) -> int | None:
        """Return the change set that took this one back and was not itself taken back."""
        node = ox.NamedNode(iri(number))
        undoing = self.store.quads(None, ox.NamedNode(SAM.undoes), node, GRAPH)
        standing = [n for q in undoing if self._undone_by(n := _number(q.subject)) is None]
        return max(standing, default=None)

    def _said(self, node: Any) -> dict[str, list[Any]]:
        said: dict[str, list[Any]] = {}
        for quad in self.store.quads(node, graph=GRAPH):
            said.setdefault(quad.predicate.value, []).append(quad.object)
        return said

    def change_set(self, number: int) -> ChangeSet:
        """Return the change set with this number. Raises NotFound."""
        node = ox.NamedNode(iri(number))
        if next(self.store.quads(node, _TYPE, CHANGE_SET, GRAPH), None) is None:
            raise NotFound("no_such_change_set", number=number)
        return self._read(number)

    def touching(self, row: str) -> list[ChangeSet]:
        """Return the change sets that added, changed or removed the row with this IRI."""
        node = ox.NamedNode(row)
        changed = self.store.quads(node, ox.NamedNode(SAM.changedIn), graph=GRAPH)
        numbers = {_number(quad.object) for quad in changed}
        for graph in {quad.graph_name for quad in self.store.quads(node)}:
            made = self.store.quads(None, ox.NamedNode(SAM.made), graph, GRAPH)
            numbers |= {_number(quad.subject) for quad in made}
        return [self._read(number) for number in sorted(numbers)]

    def accepted(self) -> Iterator[ChangeSet]:
        """Yield the change sets by which people accepted what was proposed, and that stand."""
        for command in ACCEPTING:
            said = self.store.quads(None, ox.NamedNode(SAM.command), ox.Literal(command), GRAPH)
            for number in sorted(_number(quad.subject) for quad in said):
                one = self._read(number)
                if one.undone_by is None:
                    yield one

    def at(self, moment: datetime) -> ChangeSet:
        """Return the last change set that was made at this moment or before it.

        Where the history begins with what was there before any was kept, that is the earliest
        there is. Raises NotFound for a moment when the store was still empty.
        """
        one = None
        for number in reversed(self.numbers):
            one = self._read(number)
            if one.saved is None or one.saved <= moment:
                return one
        first = one.saved.astimezone().isoformat(" ", "minutes") if one and one.saved else "–"
        raise NotFound("nothing_known_then", when=moment.isoformat(" ", "minutes"), first=first)

    def change(self, one: ChangeSet) -> Change:
        """Return the statements that a change set added and removed.

        Not of registers that it made or took away whole. Raises StoreError when the file that they
        stand in is lost or damaged.
        """
        kept = self.store.changes
        removed = kept.get(one.removed_statements, without=self.gone(one))
        return Change(kept.get(one.added_statements), removed)

    def as_of(self, number: int) -> Store:
        """Return a copy of the store as it was once the change set of this number was made.

        Raises StoreError when what came later cannot be read, or there is no room for a copy.
        """
        later = [self._read(n) for n in reversed(self.numbers) if n > number]
        then = self.store.copy({g for one in later if self.is_whole(one) for g in one.made})
        try:
            for one in later:
                then.rewind(Change(self.store.changes.get(one.added_statements), _NONE), one.made)
                then.bring(self.store.changes, one.removed_statements)
                then.rewind(Change(self._entry_of(one), _NONE))
        except BaseException:
            then.close()
            raise
        return then

    def is_whole(self, one: ChangeSet) -> bool:
        """Say whether a change set made registers too large to be taken back bit by bit."""
        return bool(one.made) and one.added > stores.LARGE

    def gone(self, one: ChangeSet) -> tuple[str, ...]:
        """Return the registers that a change set took away whole."""
        if one.undoes is None or one.removed <= stores.LARGE:
            return ()
        return self._read(one.undoes).made

    def rows(self, one: ChangeSet) -> Iterator[str]:
        """Yield the IRI of each row that a change set added, changed or removed, as far as told."""
        changed = ox.NamedNode(SAM.changedIn)
        found = self.store.quads(None, changed, ox.NamedNode(one.iri), GRAPH)
        return (quad.subject.value for quad in found)

    def _entry_of(self, one: ChangeSet) -> frozenset[Any]:
        """Return what the graph `history` says of a change set, but for who made it."""
        node = ox.NamedNode(one.iri)
        files = (ox.NamedNode(f"{one.iri}/file-{n}") for n in range(1, len(one.files) + 1))
        about = (self.store.quads(entity, graph=GRAPH) for entity in (node, *files))
        naming = self.store.quads(object=node, graph=GRAPH)
        return frozenset(quad for quads in (*about, naming) for quad in quads)

    def record(self, change: Change, origin: Origin) -> ChangeSet | None:
        """Make a change and record it, in one transaction; return its change set.

        A change of nothing is no change set: None. Raises StoreError if it cannot be saved; then
        nothing is changed.
        """
        if not change:
            return None
        with self.store.changing():
            number = self.next
            said = self.entry(change, origin)
            self.store.apply(Change(change.added | said, change.removed))
            return self._read(number)

    def entry(
        self, change: Change, origin: Origin, made: Iterable[Any] = (), more: int = 0
    ) -> frozenset[Any]:
        """Return what the graph `history` will say of a change, its statements kept in files.

        `made` are registers that are made beside it, of so many statements `more`.
        """
        counts = len(change.added) + more, len(change.removed)
        when = self.next, self.now()
        if not self._keeps:
            return frozenset(entry(*when, origin, counts, (None, None), (), ()))
        new = {g for g in _registers(change) if next(self.store.quads(graph=g), None) is None}
        kept = [quad for quad in change.added if quad.graph_name not in new]
        files = self.store.changes.put(kept), self.store.changes.put(change.removed)
        rows = {row_of(quad.subject.value) for quad in (*kept, *change.removed)}
        return frozenset(entry(*when, origin, counts, files, new.union(made), rows))

    @property
    def next(self) -> int:
        """The number that the next change set will have."""
        return max(self.numbers, default=UNRECORDED) + 1

    def now(self) -> datetime:
        """Return the time, after that of the last change set even if the clock was set back."""
        last = self._read(self.next - 1).saved
        return max(datetime.now(UTC), last + timedelta(microseconds=1) if last else _NEVER)

    def sweep(self) -> None:
        """Remove the files of statements that belong to no change set."""
        self.store.changes.sweep(self.files())

    def files(self) -> set[str]:
        """Return the names of the files that the change sets need."""
        pairs = ((one.added_statements, one.removed_statements) for one in self.change_sets)
        return {name for pair in pairs for name in pair if name}


def known_then(store: Store, known_at: str | datetime) -> Store:
    """Return what the store knew at a moment: the store itself, or a copy in its place.

    Raises UsageError for a text that means no moment, NotFound when the store was empty then.
    """
    history = History(store)
    if store.registers() and not history.numbers:
        return store  # written before any history was kept, and not changed since
    one = history.at(moment(known_at) if isinstance(known_at, str) else known_at)
    if one.number == history.numbers[-1]:
        return store
    then = history.as_of(one.number)
    store.close()
    return then


_NONE: Final = frozenset[Any]()
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def _registers(change: Change) -> set[Any]:
    """Return the graphs that a change says are registers."""
    return {
        quad.graph_name
        for quad in change.added
        if quad.subject == quad.graph_name and quad.object.value == SAM.Register
    }


def _number(node: Any) -> int:
    return int(node.value.rpartition("/")[2])


def _place(entity: Any) -> tuple[int, str]:
    return len(entity.value), entity.value
