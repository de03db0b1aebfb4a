"""A store kept elsewhere: a copy that is a store itself, or an archive of N-Quads; and back again.

A copy is made while others read, is read through and compared before it is said to be there, and
holds the history with the files that it needs. In an archive the statements that a change set added
or removed stand in a graph of their own, named by the file that they stood in and the graph they
were in; so an archive is one file that any tool for RDF can read.
"""

import gzip
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from samverkan.errors import ChangeConflict, OutputError, StoreError
from samverkan.faults import Conflict
from samverkan.graph import folder as places
from samverkan.graph.change_sets import ChangeSet, File, Origin, entry
from samverkan.graph.changes import ChangeFiles
from samverkan.graph.disk import why
from samverkan.graph.history import History
from samverkan.graph.remembered import forget
from samverkan.graph.staging import digests
from samverkan.graph.store import Change, Store
from samverkan.graph.texts import Lines
from samverkan.ontology.identity import HISTORY

_TOLD: Final = "backup.json"
_KEPT: Final = f"{HISTORY}/changes/"


class Contents(NamedTuple):
    """What a store holds: how many statements, and the SHA-256 of them all as N-Quads."""

    statements: int
    sha256: str


def backup(store: Store, target: Path) -> Contents:
    """Copy a store into a new folder, which is then a store itself; return what it holds.

    Raises OutputError when the folder is there already or cannot be written, and StoreError when
    the copy does not hold what the store does, or the store is damaged; then nothing is left.
    """
    if target.exists():
        raise OutputError("backup_exists", path=target)
    staged = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        staged.mkdir(parents=True)
        store.checkpoint(staged / places.FIRST)
        changes = ChangeFiles(staged / "changes")
        for name in History(store).files():
            changes.keep(name, store.changes.data(name))
        places.write_mark(staged, places.Mark())
        files = digests(staged / places.FIRST)
        with Store.read(staged) as copy:
            found = contents(
                copy
            )  # the copy's files are those of the store; they are sound as well
        if found.statements != len(store):
            raise StoreError("backup_unlike", path=target)
        (staged / "lock.db").unlink(missing_ok=True)
        told = found._asdict() | {"files": files}
        (staged / _TOLD).write_text(json.dumps(told) + "\n", "utf-8")
        places.sync_files(staged / places.FIRST)
        staged.replace(target)
        places.sync(target.parent)
    except OSError as error:
        raise OutputError("out_unwritable", path=target, why=why(error)) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return found


def contents(store: Store) -> Contents:
    """Return what a store holds, reading all of it."""
    digest = hashlib.sha256()
    count = 0

    def take(lines: bytes) -> None:
        nonlocal count
        digest.update(lines)
        count += lines.count(b"\n")

    store.dump(take)
    return Contents(count, digest.hexdigest())


def archive(store: Store, target: Path) -> str:
    """Write a store as N-Quads, packed if the name ends in `.gz`; return the file's SHA-256.

    The same store gives the same bytes, and the file is read back before it is said to be there.
    Raises OutputError, or StoreError for a history that is damaged or a file that came out wrong.
    """
    written = hashlib.sha256()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("wb") as file:
            packed = target.suffix == ".gz"
            out = gzip.GzipFile("", "wb", 6, file, mtime=0) if packed else file

            def take(lines: bytes) -> None:
                out.write(lines)
                written.update(lines)

            _archived(store, take)
            if packed:
                out.close()
            file.flush()
            os.fsync(file.fileno())
        with (gzip.open if packed else open)(temporary, "rb") as again:
            if hashlib.file_digest(again, "sha256").digest() != written.digest():
                raise StoreError("backup_unlike", path=target)
        digest = _digest(temporary)
        temporary.replace(target)
        places.sync(target.absolute().parent)
    except OSError as error:
        raise OutputError("out_unwritable", path=target, why=why(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return digest


def _archived(store: Store, take: Callable[[bytes], None]) -> None:
    store.dump(take)
    for name in sorted(History(store).files()):
        for line in store.changes.data(name).splitlines(keepends=True):
            said, _, graph = line.rpartition(b" <")
            take(said + f" <{_KEPT}{name}?".encode() + graph)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(folder: Path, source: Path, origin: Origin, *, force: bool = False) -> ChangeSet:
    """Put a copy or an archive in the place of the store in a folder; return the change set of it.

    It happens whole or not at all. Raises ChangeConflict when the store has changes that the source
    lacks, or cannot be read to tell, unless `force`; StoreError when the source is no such thing or
    is damaged; and what `Store.write` raises.
    """
    places.prepare(folder)
    lock = places.locked(folder, "write")
    staged = folder / f"{places.FIRST}-{secrets.token_hex(4)}"
    try:
        places.sweep(folder)
        with _opened(source, folder) as copy:
            number = 1 + _last_of(folder, History(copy), source, force)
            copy.checkpoint(staged)
            names = History(copy).files()
            changes = ChangeFiles(folder / "changes")
            for name in names:
                changes.keep(name, copy.changes.data(name))
            number = max(number, History(copy).next)
        engine = ox.Store(str(staged))
        with Store(engine) as twin:
            del engine
            history = History(twin)
            said = entry(number, history.now(), origin, (0, 0), (None, None), (), ())
            twin.apply(Change(frozenset(said), frozenset()))
            done = history.change_set(number)
        places.sync_files(staged)
        places.remove(folder / places.KEPT)
        forget(folder)
        places.write_mark(folder, places.Mark(quads=staged.name))
        places.sweep(folder)
    except BaseException as error:
        shutil.rmtree(staged, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        raise
    finally:
        lock.release(force=True)
    return done


def told_of(source: Path) -> File:
    """Return the name of a copy or an archive, and the SHA-256 of what it holds."""
    if source.is_file():
        return File(source.name, _digest(source))
    said = (_said(source) or {}).get("sha256", "")
    return File(source.resolve().name, str(said))


def _last_of(folder: Path, copied: History, source: Path, force: bool) -> int:
    """Return the last number of the store in a folder, once its source is known to lack nothing."""
    try:
        present = Store(places.engine(folder, None, ox.Store), folder=folder)
    except StoreError:
        if not force:
            raise ChangeConflict("restore_unreadable", (), path=folder) from None
        return 0
    with present:
        known = {(one.number, one.saved) for one in copied.change_sets}
        sets = History(present).change_sets
        lacking = [one for one in sets if (one.number, one.saved) not in known]
        if lacking and not force:
            told = [Conflict("lacking", one.iri, one.command, number=one.number) for one in lacking]
            numbers = ", ".join(str(one.number) for one in lacking[:20])
            raise ChangeConflict("restore_lacks", told, path=source, numbers=numbers)
        return sets[-1].number if sets else 0


def _opened(source: Path, scratch: Path) -> Store:
    """Open a copy or an archive for reading, once it is known to be whole."""
    if source.is_file():
        return _unpacked(source, scratch)
    if not source.is_dir() or not (source / places.FIRST).is_dir():
        raise StoreError("restore_foreign", path=source)
    store = Store(places.engine(source, None, ox.Store.read_only), folder=source)
    said = _said(source)
    if said is None or said.get("files") == digests(source / places.FIRST):
        return store
    try:  # damaged, or opened since
        is_whole = (said.get("statements"), said.get("sha256")) == contents(store)
    except OSError:
        is_whole = False
    if not is_whole:
        store.close()
        raise StoreError("backup_damaged", path=source)
    return store


def _said(source: Path) -> dict[str, Any] | None:
    """Return what is said of a copy when it was made: None where nothing is."""
    try:
        said = json.loads((source / _TOLD).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


#: More bytes than any statement of an archive has.
_LINE: Final = 64_000_000


def _unpacked(source: Path, scratch: Path) -> Store:
    """Return an archive as a store of its own, in a folder that goes when it is closed."""
    _as_said(source)
    store = Store.scratch(scratch)
    opener = gzip.open if source.suffix == ".gz" else open
    kept: dict[str, list[str]] = {}

    def open_lines(file: gzip.GzipFile | BufferedReader) -> Iterator[str]:
        while line := file.readline(_LINE):
            if len(line) == _LINE:
                raise SyntaxError("a line without end")
            text = line.decode().removesuffix("\n")
            said, _, graph = text.rpartition(f" <{_KEPT}")
            if said and "?" in graph:
                name, _, own = graph.partition("?")
                kept.setdefault(name, []).append(f"{said} <{own}\n")
            else:
                yield text

    try:
        with opener(source, "rb") as file:
            store.load_lines(Lines(open_lines(file), "\n"))
        for name, lines in kept.items():
            store.changes.keep(name, "".join(lines).encode())
        if not History(store).change_sets:
            raise StoreError("restore_foreign", path=source)
        for name in History(store).files():
            store.changes.data(name)
    except (OSError, EOFError, SyntaxError, UnicodeDecodeError) as error:
        store.close()
        raise StoreError("backup_damaged", path=source) from error
    except StoreError:
        store.close()
        raise
    return store


def _as_said(source: Path) -> None:
    """Raise StoreError unless an archive has the SHA-256 that stands beside it, if one does."""
    beside = source.with_name(source.name + ".sha256")
    if beside.is_file() and beside.read_text("utf-8").split()[:1] != [_digest(source)]:
        raise StoreError("backup_damaged", path=source)
