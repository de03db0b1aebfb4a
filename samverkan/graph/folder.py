"""The folder that a store stands in: its mark, its lock, and which engine in it holds."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pyoxigraph as ox
from filelock import ReadWriteLock, Timeout

from samverkan.errors import StoreError, StoreHeld, StoreMissing, StoreUnwritable
from samverkan.graph.disk import is_full, why

#: The layout of the folder; a store written by a later version is refused, not guessed at.
VERSION: Final = 2
#: Seconds to wait for another process to let go.
PATIENCE: Final = 3.0

#: The engine of a new store. One that took its place has a name that begins so.
FIRST: Final = "quads"
#: Copies of how a store once was begin so; nobody needs them when the store is opened for writing.
THEN: Final = "then-"
#: What was read of a store and may be kept until it changes.
KEPT: Final = "kept"

_MARK: Final = "samverkan-store.json"


class Mark(NamedTuple):
    """What a store's folder says of itself: its layout, and the folder of the engine that holds.

    Replacing the file is what swaps one engine for another, whole or not at all.
    """

    version: int = VERSION
    quads: str = FIRST


def read_mark(folder: Path) -> Mark:
    """Return what the folder says of itself.

    Raises StoreMissing, or StoreError for a damaged mark or a later layout.
    """
    mark = folder / _MARK
    if not mark.is_file():
        raise StoreMissing("store_missing", path=folder)
    try:
        told = json.loads(mark.read_text("utf-8"))
        found = Mark(int(told["version"]), str(told.get("quads", FIRST)))
        if Path(found.quads).name != found.quads or not found.quads.startswith(FIRST):
            raise ValueError(found.quads)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("store_damaged", path=folder, why=error) from error
    if found.version > VERSION:
        raise StoreError("store_newer", path=folder, version=found.version)
    return found


def write_mark(folder: Path, mark: Mark) -> None:
    """Make the folder say this of itself, on disk when this returns. Raises StoreUnwritable."""
    temporary = folder / f"{_MARK}.new"
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(json.dumps(mark._asdict()) + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / _MARK)
        sync(folder)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if is_full(error):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        raise StoreUnwritable("store_unwritable", path=folder) from error


def sync(folder: Path) -> None:
    """See to it that the names in a folder are on disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_files(folder: Path) -> None:
    """See to it that the files in a folder, and their names, are on disk.

    An engine that is open may put one file in the place of others meanwhile, and syncs it itself.
    """
    for path in folder.iterdir():
        with suppress(FileNotFoundError), path.open("rb") as file:
            os.fsync(file.fileno())
    sync(folder)
    sync(folder.parent)


def prepare(folder: Path) -> None:
    """Make the folder a store's, unless it is one already. Raises as `Store.write` does."""
    if (folder / _MARK).is_file():
        read_mark(folder)
        if not os.access(folder, os.W_OK):
            raise StoreUnwritable("store_unwritable", path=folder)
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError("store_foreign", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritable("store_unwritable", path=folder) from error
    write_mark(folder, Mark())


def sweep(folder: Path) -> None:
    """Remove what a stopped program may have left: engines that never held, or no longer do."""
    holds = read_mark(folder).quads
    for path in folder.iterdir():
        stale = path.name.startswith((f"{FIRST}-", THEN)) or path.name == FIRST
        if stale and path.name != holds:
            shutil.rmtree(path, ignore_errors=True)


def locked(folder: Path, mode: Literal["read", "write"]) -> ReadWriteLock:
    """Return the lock of a folder, held for reading or writing."""
    try:
        lock = ReadWriteLock(folder / "lock.db", is_singleton=False)
        acquire = lock.acquire_read if mode == "read" else lock.acquire_write
        acquire(timeout=PATIENCE)
    except Timeout:
        raise StoreHeld("store_held", path=folder) from None
    except (sqlite3.Error, ValueError) as error:
        if is_full(error):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        raise StoreError("store_damaged", path=folder, why=error) from error
    return lock


def engine(folder: Path, lock: ReadWriteLock | None, opener: Callable[[str], ox.Store]) -> ox.Store:
    """Open the engine that holds; let go of the lock if it cannot be opened."""
    try:
        return opener(str(folder / read_mark(folder).quads))
    except StoreError:
        _release(lock)
        raise
    except (OSError, RuntimeError) as error:
        _release(lock)
        if is_full(error):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        if "lock" in str(error).lower():
            raise StoreHeld("store_held", path=folder) from None
        raise StoreError("store_damaged", path=folder, why=error) from error


def _release(lock: ReadWriteLock | None) -> None:
    if lock is not None:
        lock.release(force=True)


def remove(folder: Path) -> None:
    """Remove what was kept of a store before it changes. Raises StoreUnwritable."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise StoreUnwritable("store_unwritable", path=folder) from error
