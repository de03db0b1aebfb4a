"""The store: quads in, answers out, one owner at a time."""

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Self

import pyoxigraph as ox
from filelock import ReadWriteLock, Timeout

from samverkan.errors import StoreError, StoreHeld, StoreMissing, StoreUnwritable
from samverkan.ontology.identity import HISTORY, WORK
from samverkan.ontology.vocabulary import PREFIXES, RDF, SAM

#: The layout of the folder; a store written by a later version is refused, not guessed at.
VERSION: Final = 1
#: Seconds to wait for another process to let go.
PATIENCE: Final = 3.0

_MARK = "samverkan-store.json"
_TYPE: Final = ox.NamedNode(RDF.type)
_REGISTER: Final = ox.NamedNode(SAM.Register)


@dataclass(frozen=True, slots=True)
class Change:
    """What one user action adds and removes: sets of quads."""

    added: frozenset[Any]
    removed: frozenset[Any]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def union(changes: Iterable[Change]) -> Change:
    """Return one change that makes all of these."""
    every = list(changes)
    return Change(
        added=frozenset().union(*(change.added for change in every)),
        removed=frozenset().union(*(change.removed for change in every)),
    )


class Store:
    """A set of quads on Oxigraph, in memory or in a folder.

    A folder is opened for reading by any number of processes, or for writing by one. Use it as a
    context manager, or call `close`.

    >>> with Store.memory() as store:
    ...     len(store)
    0
    """

    def __init__(
        self, engine: ox.Store, lock: ReadWriteLock | None = None, folder: Path | None = None
    ) -> None:
        self._engine = engine
        self._lock = lock
        self.folder = folder
        self._writing = threading.Lock()

    @classmethod
    def memory(cls) -> Self:
        """Return an empty store that lives as long as the process."""
        return cls(ox.Store())

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Open a store for reading.

        Raises StoreMissing, StoreHeld when another process is writing, and StoreError when the
        folder holds something else or is damaged.
        """
        if not (folder / _MARK).is_file():
            raise StoreMissing("store_missing", path=folder)
        _check_version(folder)
        # Who may not write the folder cannot take part in the lock, and cannot hold anybody up.
        lock = _locked(folder, "read") if os.access(folder, os.W_OK) else None
        return cls(_open(folder, lock, ox.Store.read_only), lock, folder)

    @classmethod
    def write(cls, folder: Path) -> Self:
        """Open a store for writing, and make it if it is not there.

        Raises StoreHeld when another process reads or writes it, StoreUnwritable when the folder
        cannot be written, and StoreError when it holds something else or is damaged.
        """
        _prepare(folder)
        lock = _locked(folder, "write")
        return cls(_open(folder, lock, ox.Store), lock, folder)

    @property
    def kept(self) -> Path | None:
        """The folder for what was read of the store and may be kept until it changes."""
        return self.folder / "kept" if self.folder and self._lock else None

    def close(self) -> None:
        """Let go of the store."""
        self._engine = ox.Store()  # the other is let go of when nothing refers to it
        if self._lock is not None:
            self._lock.release(force=True)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._engine)

    def registers(self) -> list[str]:
        """Return the IRIs of the registers, which are also their graphs, sorted."""
        found: Any = self._engine.quads_for_pattern(None, _TYPE, _REGISTER, None)
        return sorted(quad.subject.value for quad in found if quad.subject == quad.graph_name)

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Any = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Any]:
        """Yield the quads that fit a pattern; None fits everything, in any of the registers.

        The graphs `work` and `history` are reached by name only.
        Typed loosely: the engine's types allow for triples as terms, which the store never holds.
        """
        graphs = [graph] if graph else [ox.NamedNode(iri) for iri in self.registers()]
        for one in graphs:
            yield from self._engine.quads_for_pattern(subject, predicate, object, one)

    def query(
        self, text: str, bound: Mapping[str, ox.NamedNode | ox.Literal] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query over the union of the registers.

        The graphs `work` and `history` are reached by `GRAPH` with their name. `bound` gives
        values to selected variables. Raises SyntaxError as Oxigraph does.
        """
        registers: list[Any] = [ox.NamedNode(iri) for iri in self.registers()]
        named = [*registers, ox.NamedNode(WORK), ox.NamedNode(HISTORY)]
        return self._engine.query(
            text,
            prefixes=dict(PREFIXES),
            default_graph=registers,
            named_graphs=named,
            substitutions={ox.Variable(name): term for name, term in (bound or {}).items()},
        )

    def difference(self, graph: str, quads: Iterable[ox.Quad]) -> Change:
        """Return what would make the graph equal to `quads`."""
        wanted = frozenset(quads)
        present = frozenset(self.quads(graph=ox.NamedNode(graph)))
        return Change(added=wanted - present, removed=present - wanted)

    def replace(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> list[Change]:
        """Make each graph equal to its quads, all in one transaction; return the changes made."""
        with self._writing:
            changes = [self.difference(graph, quads) for graph, quads in graphs.items()]
            self._commit(union(changes))
        return changes

    def apply(self, change: Change) -> None:
        """Make a change: the whole of it, in one transaction, on disk when this returns.

        Raises StoreError if it cannot be saved; then nothing is changed.
        """
        with self._writing:
            self._commit(change)

    def _commit(self, change: Change) -> None:
        if not change:
            return
        if self.kept is not None:
            _remove(self.kept)
        try:
            if change.removed:
                self._engine.update(_update(change))
            else:
                self._engine.extend(change.added)
            try:
                self._engine.flush()
            except OSError:
                # Made but not on disk: take it back, so that what is said is true.
                self._engine.update(_update(Change(change.removed, change.added)))
                raise
        except OSError as error:
            raise StoreError("store_full", path=self.folder or "", why=error) from error


def _remove(folder: Path) -> None:
    """Remove what was kept of a store before it changes. Raises StoreUnwritable."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise StoreUnwritable("store_unwritable", path=folder) from error


def _update(change: Change) -> str:
    """Return the change as SPARQL Update, so that it is one transaction."""
    removed, added = (_block(quads) for quads in (change.removed, change.added))
    return f"DELETE DATA {{ {removed} }} ; INSERT DATA {{ {added} }}"


def _block(quads: Iterable[ox.Quad]) -> str:
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)


def _locked(folder: Path, mode: Literal["read", "write"]) -> ReadWriteLock:
    """Return the lock of a folder, held for reading or writing."""
    try:
        lock = ReadWriteLock(folder / "lock.db", is_singleton=False)
        acquire = lock.acquire_read if mode == "read" else lock.acquire_write
        acquire(timeout=PATIENCE)
    except Timeout:
        raise StoreHeld("store_held", path=folder) from None
    except (sqlite3.Error, ValueError) as error:
        raise StoreError("store_damaged", path=folder, why=error) from error
    return lock


def _open(folder: Path, lock: ReadWriteLock | None, opener: Callable[[str], ox.Store]) -> ox.Store:
    try:
        return opener(str(folder / "quads"))
    except (OSError, RuntimeError) as error:
        if lock is not None:
            lock.release(force=True)
        if "lock" in str(error).lower():
            raise StoreHeld("store_held", path=folder) from None
        raise StoreError("store_damaged", path=folder, why=error) from error


def _check_version(folder: Path) -> None:
    try:
        version = int(json.loads((folder / _MARK).read_text("utf-8"))["version"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("store_damaged", path=folder, why=error) from error
    if version > VERSION:
        raise StoreError("store_newer", path=folder, version=version)


def _prepare(folder: Path) -> None:
    """Make the folder a store's, unless it is one already."""
    mark = folder / _MARK
    if mark.is_file():
        _check_version(folder)
        if not os.access(folder, os.W_OK):
            raise StoreUnwritable("store_unwritable", path=folder)
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError("store_foreign", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(json.dumps({"version": VERSION}) + "\n", "utf-8")
    except OSError as error:
        raise StoreUnwritable("store_unwritable", path=folder) from error
