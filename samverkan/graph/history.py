"""What was changed, by whom, when and from what: each change of a store with its change set.

A change set is a number and what stands of it in the graph `history`, written in one transaction
with the change. The statements that came and went are kept in files beside the store. A register
that was not there before needs none: all of it came then.
"""

import getpass
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import NotFound
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import HISTORY, row_of, slug
from samverkan.ontology.vocabulary import DCTERMS, PROV, RDF, SAM, SKOS, XSD

GRAPH: Final = ox.NamedNode(HISTORY)

#: The number of the change set that stands for what was there before any history was kept.
UNRECORDED: Final = 0

_TYPE: Final = ox.NamedNode(RDF.type)
_CHANGE_SET: Final = ox.NamedNode(SAM.ChangeSet)


@dataclass(frozen=True, slots=True)
class File:
    """A file that a change was made from: its name, without its folder, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a change, with which command, from what, and why where that is said.

    `undoes` is the number of the change set that the change takes back, if it does.
    """

    command: str
    by: str
    why: str | None = None
    files: tuple[File, ...] = ()
    undoes: int | None = None
    started: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A change that was made: where it came from, and how many statements came and went.

    `made` are the registers that were not there before. `undone_by` is the number of the last
    change set that took this one back. `saved` is None for what was there before any history was
    kept: nobody knows when that came.
    """

    number: int
    command: str
    by: str | None
    saved: datetime | None
    started: datetime | None
    why: str | None
    files: tuple[File, ...]
    added: int
    removed: int
    made: tuple[str, ...]
    undoes: int | None
    undone_by: int | None
    added_statements: str | None
    removed_statements: str | None

    @property
    def iri(self) -> str:
        """The IRI of the change set in the graph `history`."""
        return iri(self.number)


def iri(number: int) -> str:
    """Return the IRI of the change set with this number.

    >>> iri(12)
    'https://w3id.org/samverkan/history/12'
    """
    return f"{HISTORY}/{number}"


def user() -> str:
    """Return who makes changes when nobody is named: $SAMVERKAN_BY, else the system's user."""
    named = os.environ.get("SAMVERKAN_BY", "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without users
        return "?"


def origin(
    command: str, by: str | None = None, why: str | None = None, files: tuple[File, ...] = ()
) -> Origin:
    """Return where a change comes from; `by` is the user of this process unless named."""
    return Origin(command, by=by or user(), why=why, files=files)


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

    @cached_property
    def change_sets(self) -> tuple[ChangeSet, ...]:
        """Every change set, the first made first."""
        found = self.store.quads(None, _TYPE, _CHANGE_SET, GRAPH)
        read = sorted((self._read(quad.subject) for quad in found), key=lambda one: one.number)
        undone: dict[int, int] = {}
        for one in reversed(read):  # what takes back a change is itself taken back by a later one
            if one.undoes is not None and one.number not in undone:
                undone.setdefault(one.undoes, one.number)
        return tuple(replace(one, undone_by=undone.get(one.number)) for one in read)

    def _read(self, node: Any) -> ChangeSet:
        said = self._said(node)

        def value(predicate: str, of: Mapping[str, list[Any]] = said) -> str | None:
            return of[predicate][0].value if predicate in of else None

        def time(predicate: str) -> datetime | None:
            text = value(predicate)
            return datetime.fromisoformat(text) if text else None

        used = [self._said(e) for e in sorted(said.get(PROV.used, ()), key=_place)]
        agent = said.get(PROV.wasAssociatedWith)
        undoes = value(SAM.undoes)
        return ChangeSet(
            number=int(value(DCTERMS.identifier) or 0),
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
            undoes=int(undoes.rpartition("/")[2]) if undoes else None,
            undone_by=None,
            added_statements=value(SAM.addedStatements),
            removed_statements=value(SAM.removedStatements),
        )

    def _said(self, node: Any) -> dict[str, list[Any]]:
        said: dict[str, list[Any]] = {}
        for quad in self.store.quads(node, graph=GRAPH):
            said.setdefault(quad.predicate.value, []).append(quad.object)
        return said

    def change_set(self, number: int) -> ChangeSet:
        """Return the change set with this number. Raises NotFound."""
        for one in self.change_sets:
            if one.number == number:
                return one
        raise NotFound("no_such_change_set", number=number)

    @property
    def last(self) -> int:
        """The number of the last change set, 0 before the first."""
        return self.change_sets[-1].number if self.change_sets else 0

    def touching(self, row: str) -> list[ChangeSet]:
        """Return the change sets that added, changed or removed the row with this IRI."""
        node = ox.NamedNode(row)
        quads = self.store.quads(node, ox.NamedNode(SAM.changedIn), graph=GRAPH)
        numbers = {int(quad.object.value.rpartition("/")[2]) for quad in quads}
        graphs = {quad.graph_name.value for quad in self.store.quads(node)}
        return [o for o in self.change_sets if o.number in numbers or graphs & {*o.made}]

    def change(self, one: ChangeSet) -> Change:
        """Return the statements that a change set added and removed, but for registers it made.

        Raises StoreError when the file that they stand in is lost or damaged.
        """
        kept = self.store.changes
        return Change(kept.get(one.added_statements), kept.get(one.removed_statements))

    def as_of(self, number: int) -> Store:
        """Return a copy of the store as it was once the change set of this number was made.

        Raises StoreError when what came later cannot be read, or there is no room for a copy.
        """
        then = self.store.copy()
        try:
            for one in reversed(self.change_sets):
                if one.number <= number:
                    break
                then.rewind(self.change(one), one.made)
                then.rewind(Change(self._entry_of(one), frozenset()))
        except BaseException:
            then.close()
            raise
        return then

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
            self._let_go()
            entry = self.entry(change, origin)
            self.store.apply(Change(change.added | entry, change.removed))
            self._let_go()
            return self.change_sets[-1]

    def entry(self, change: Change, origin: Origin) -> frozenset[Any]:
        """Return what the graph `history` will say of a change, its statements kept in files."""
        counts = len(change.added), len(change.removed)
        if not self._keeps:
            return frozenset(self._entry(origin, counts, (None, None), (), ()))
        new = {g for g in _registers(change) if next(self.store.quads(graph=g), None) is None}
        kept = [quad for quad in change.added if quad.graph_name not in new]
        files = self.store.changes.put(kept), self.store.changes.put(change.removed)
        rows = {row_of(quad.subject.value) for quad in (*kept, *change.removed)}
        return frozenset(self._entry(origin, counts, files, new, rows))

    def _entry(
        self,
        origin: Origin,
        counts: tuple[int, int],
        files: tuple[str | None, str | None],
        made: Iterable[Any],
        rows: Iterable[str],
    ) -> Iterator[ox.Quad]:
        number = self.last + 1
        node = ox.NamedNode(iri(number))
        agent = ox.NamedNode(f"{HISTORY}/by/{slug(origin.by)}")

        def say(subject: ox.NamedNode, predicate: str, term: Any) -> ox.Quad:
            return ox.Quad(subject, ox.NamedNode(predicate), term, GRAPH)

        yield say(node, RDF.type, _CHANGE_SET)
        yield say(node, RDF.type, ox.NamedNode(PROV.Activity))
        yield say(node, DCTERMS.identifier, ox.Literal(number))
        yield say(node, SAM.command, ox.Literal(origin.command))
        yield say(node, PROV.startedAtTime, _moment(origin.started))
        yield say(node, PROV.endedAtTime, _moment(self._now()))
        yield say(node, PROV.wasAssociatedWith, agent)
        yield say(agent, RDF.type, ox.NamedNode(PROV.Agent))
        yield say(agent, SKOS.prefLabel, ox.Literal(origin.by))
        if origin.why:
            yield say(node, SAM.why, ox.Literal(origin.why))
        if origin.undoes is not None:
            yield say(node, SAM.undoes, ox.NamedNode(iri(origin.undoes)))
        for place, file in enumerate(origin.files, 1):
            entity = ox.NamedNode(f"{node.value}/file-{place}")
            yield say(node, PROV.used, entity)
            yield say(entity, RDF.type, ox.NamedNode(PROV.Entity))
            yield say(entity, DCTERMS.title, ox.Literal(file.name))
            yield say(entity, SAM.sha256, ox.Literal(file.sha256))
        for predicate, count in zip((SAM.added, SAM.removed), counts, strict=True):
            yield say(node, predicate, ox.Literal(count))
        for predicate, name in zip(_FILES, files, strict=True):
            if name is not None:
                yield say(node, predicate, ox.Literal(name))
        for graph in made:
            yield say(node, SAM.made, graph)
        for row in rows:
            yield say(ox.NamedNode(row), SAM.changedIn, node)

    def _now(self) -> datetime:
        """Return the time, after that of every change set even if the clock was set back."""
        saved = [one.saved for one in self.change_sets if one.saved]
        return max([datetime.now(UTC), *(time + timedelta(microseconds=1) for time in saved)])

    def _let_go(self) -> None:
        self.__dict__.pop("change_sets", None)

    def sweep(self) -> None:
        """Remove the files of statements that belong to no change set."""
        names = ((one.added_statements, one.removed_statements) for one in self.change_sets)
        self.store.changes.sweep(name for pair in names for name in pair if name)


_FILES: Final = (SAM.addedStatements, SAM.removedStatements)


def _registers(change: Change) -> set[Any]:
    """Return the graphs that a change says are registers."""
    return {
        quad.graph_name
        for quad in change.added
        if quad.subject == quad.graph_name and quad.object.value == SAM.Register
    }


def _moment(when: datetime) -> ox.Literal:
    text = when.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return ox.Literal(text, datatype=ox.NamedNode(XSD.dateTime))


def _place(entity: Any) -> tuple[int, str]:
    return len(entity.value), entity.value
