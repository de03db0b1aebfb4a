"""The store: quads in, answers out, one owner at a time."""

import io
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, Self

import pyoxigraph as ox
from filelock import ReadWriteLock

from samverkan.errors import StoreError
from samverkan.graph import folder as places
from samverkan.graph.change import Change as Change
from samverkan.graph.change import union as union
from samverkan.graph.changes import ChangeFiles
from samverkan.graph.disk import why
from samverkan.graph.staging import checkpoint, copied, fill, replaced
from samverkan.graph.texts import Handed, Lines, update
from samverkan.ontology.identity import HISTORY, WORK
from samverkan.ontology.vocabulary import PREFIXES, RDF, SAM

#: Statements of a change beyond which it is made in a copy that takes the store's place.
LARGE: Final = 250_000

_TYPE: Final = ox.NamedNode(RDF.type)
_REGISTER: Final = ox.NamedNode(SAM.Register)


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
        self.changes = ChangeFiles(folder / "changes" if folder else None)
        self._writing = threading.RLock()
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

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
        places.read_mark(folder)
        # Who may not write the folder cannot take part in the lock, and cannot hold anybody up.
        lock = places.locked(folder, "read") if os.access(folder, os.W_OK) else None
        return cls(places.engine(folder, lock, ox.Store.read_only), lock, folder)

    @classmethod
    def write(cls, folder: Path) -> Self:
        """Open a store for writing, and make it if it is not there.

        Raises StoreHeld when another process reads or writes it, StoreUnwritable when the folder
        cannot be written, and StoreError when it holds something else or is damaged.
        """
        places.prepare(folder)
        lock = places.locked(folder, "write")
        places.sweep(folder)
        return cls(places.engine(folder, lock, ox.Store), lock, folder)

    def copy(self, without: Collection[str] = ()) -> Self:
        """Return a copy of the store as it is. It may be changed, and is gone when it is closed.

        Graphs `without` which it is wanted are left out. Raises StoreError if there is no room.
        """
        if self.folder is None:
            twin = type(self).memory()
            fill(twin._engine, self._engine, without)
        else:
            near = self.folder if os.access(self.folder, os.W_OK) else None
            try:
                scratch = tempfile.TemporaryDirectory(prefix=places.THEN, dir=near)
                place = Path(scratch.name, places.FIRST)
                twin = type(self)(copied(self._engine, place, without))
            except OSError as error:
                raise StoreError("store_full", path=self.folder, why=why(error)) from error
            twin._scratch = scratch
        twin.changes = self.changes
        return twin

    def rewind(self, change: Change, made: Iterable[str] = ()) -> None:
        """Take back a change in a copy, and remove the graphs that it made.

        Statement by statement: what happens to a copy need not happen whole.
        """
        for graph in made:
            self._engine.remove_graph(ox.NamedNode(graph))
        for quad in change.added:
            self._engine.remove(quad)
        self._engine.bulk_extend(change.removed)

    def bring(self, changes: ChangeFiles, name: str | None) -> None:
        """Add the statements that are kept under a name, if one is given, to a copy."""
        if name is not None:
            with changes.open(name) as file:
                self._engine.bulk_load(file, format=ox.RdfFormat.N_QUADS)

    @property
    def kept(self) -> Path | None:
        """The folder for what was read of the store and may be kept until it changes."""
        return self.folder / places.KEPT if self.folder and self._lock else None

    def close(self) -> None:
        """Let go of the store."""
        self._engine = ox.Store()  # the other is let go of when nothing refers to it
        if self._lock is not None:
            self._lock.release(force=True)
            self._lock = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._engine)

    def __contains__(self, quad: object) -> bool:
        return quad in self._engine

    def graphs(self) -> list[ox.NamedNode]:
        """Return every graph that something stands in, sorted."""
        named = {g.value for g in self._engine.named_graphs() if isinstance(g, ox.NamedNode)}
        return [ox.NamedNode(iri) for iri in sorted(named)]

    def reopen(self) -> None:
        """Take the engine that the folder now says holds, in place of the one before."""
        assert self.folder is not None
        self._engine = places.engine(self.folder, None, ox.Store)

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

    def changing(self) -> AbstractContextManager[object]:
        """Return a context in which this thread alone changes the store."""
        return self._writing

    def difference(self, graph: str, quads: Iterable[ox.Quad]) -> Change:
        """Return what would make the graph equal to `quads`."""
        wanted = frozenset(quads)
        present = frozenset(self.quads(graph=ox.NamedNode(graph)))
        return Change(added=wanted - present, removed=present - wanted)

    def apply(self, change: Change) -> None:
        """Make a change: the whole of it, in one transaction, on disk when this returns.

        Raises StoreError if it cannot be saved; then nothing is changed.
        """
        with self._writing:
            self._commit(change)

    @classmethod
    def scratch(cls, folder: Path) -> Self:
        """Return an empty store on disk, within a folder, that is gone when it is closed."""
        place = tempfile.TemporaryDirectory(prefix=places.THEN, dir=folder)
        made = cls(ox.Store(str(Path(place.name, places.FIRST))))
        made.changes = ChangeFiles(Path(place.name, "changes"))
        made._scratch = place
        return made

    def checkpoint(self, folder: Path) -> None:
        """Put a copy of the engine into a new folder, sharing no files. Raises OSError."""
        checkpoint(self._engine, folder)

    def dump(self, take: Callable[[bytes], None], graph: str | None = None) -> None:
        """Hand over every statement, as lines of N-Quads, always in the same order; many at a time.

        Of one graph, they are lines of N-Triples.
        """
        one = ox.NamedNode(graph) if graph else None
        kind = ox.RdfFormat.N_TRIPLES if one else ox.RdfFormat.N_QUADS
        with io.BufferedWriter(Handed(take), 1 << 20) as file:
            self._engine.dump(file, format=kind, from_graph=one)

    def load_lines(self, lines: Lines) -> None:
        """Add lines of N-Quads, fast and not in one transaction. Raises SyntaxError."""
        self._engine.bulk_load(lines, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]

    def lines(self, graph: str) -> Iterator[str]:
        """Yield the statements of a graph as lines of N-Triples, without their stops."""
        with tempfile.TemporaryFile(dir=self.folder) as file:
            self._engine.dump(file, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))
            file.seek(0)
            for line in file:
                yield line.removesuffix(b" .\n").decode()

    def bulk(self, graph: str, triples: Iterable[str]) -> int:
        """Add many lines of N-Triples, without their stops, to a graph; return how many.

        It is not one transaction: for a store that nobody reads yet, as in `restage`.
        """
        self.load_lines(lines := Lines(triples, f" <{graph}> .\n"))
        return lines.count

    def restage(self, fill: Callable[["Store"], None], without: Collection[str] = ()) -> None:
        """Let `fill` change a copy of the store, `without` some graphs, and put it in its place.

        It happens whole or not at all, as `samverkan.graph.staging.replaced` has it. Raises
        StoreError if there is no room; then nothing is changed.
        """
        with self._writing:
            if self.folder is None:
                twin = self.copy(without)
                fill(twin)
                self._engine = twin._engine
                return
            before = places.read_mark(self.folder).quads

            def change(engine: ox.Store) -> None:
                with type(self)(engine) as twin:
                    twin.changes = self.changes
                    fill(twin)

            self._engine = replaced(self.folder, self._engine, change, without)
            shutil.rmtree(self.folder / before, ignore_errors=True)

    def _commit(self, change: Change) -> None:
        if not change:
            return
        if self.folder is not None and len(change.added) + len(change.removed) > LARGE:
            self.restage(lambda twin: twin.rewind(change.undone()))
            return
        if self.kept is not None:
            places.remove(self.kept)
        try:
            if change.removed:
                self._engine.update(update(change.removed, change.added))
            else:
                self._engine.extend(change.added)
            try:
                self._engine.flush()
            except OSError:
                # Made but not on disk: take it back, so that what is said is true.
                self._engine.update(update(change.added, change.removed))
                raise
        except OSError as error:
            raise StoreError("store_full", path=self.folder or "", why=why(error)) from error
