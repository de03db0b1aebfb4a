"""An engine filled beside the one that holds, and put in its place: whole or not at all."""

import errno
import hashlib
import os
import secrets
import shutil
import traceback
from collections.abc import Callable, Collection
from pathlib import Path

import pyoxigraph as ox

from samverkan.errors import StoreError
from samverkan.graph import folder as places
from samverkan.graph.disk import why


def fill(twin: ox.Store, engine: ox.Store, without: Collection[str]) -> None:
    """Put what one engine holds into another, without these graphs."""
    for graph in engine.named_graphs():
        if getattr(graph, "value", "") not in without:
            twin.bulk_extend(engine.quads_for_pattern(None, None, None, graph))


def copied(engine: ox.Store, place: Path, without: Collection[str] = ()) -> ox.Store:
    """Return a copy of an engine in a new folder, without these graphs. Raises OSError."""
    if not without:
        engine.backup(str(place))
        return ox.Store(str(place))
    twin = ox.Store(str(place))  # to remove a large graph takes far longer than to copy the others
    fill(twin, engine, without)
    return twin


def replaced(
    folder: Path,
    engine: ox.Store,
    change: Callable[[ox.Store], None],
    without: Collection[str] = (),
) -> ox.Store:
    """Let a copy of a store's engine be changed; return the copy once it holds instead.

    Until it is on disk, the store is as it was, and a copy that was left half-made is removed when
    the store is next opened for writing. Raises StoreError if there is no room; then nothing is
    changed.
    """
    mark = places.read_mark(folder)
    staged = folder / f"{places.FIRST}-{secrets.token_hex(4)}"
    try:
        twin = _changed(copied(engine, staged, without), staged, change)
        places.remove(folder / places.KEPT)
        places.write_mark(folder, mark._replace(quads=staged.name))
    except BaseException as error:
        # What failed still holds the engine, which would go on writing where it was.
        traceback.clear_frames(error.__traceback__)
        shutil.rmtree(staged, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        raise
    return twin


def _changed(twin: ox.Store, staged: Path, change: Callable[[ox.Store], None]) -> ox.Store:
    change(twin)
    twin.flush()
    places.sync_files(staged)
    return twin


def checkpoint(engine: ox.Store, folder: Path) -> None:
    """Put a copy of an engine into a new folder, while others read. Raises OSError.

    The engine would share files with its copy, and so also their damage and their erasure.
    """
    engine.backup(str(folder))
    for path in folder.iterdir():
        if path.stat().st_nlink > 1:
            own = path.with_name(f"{path.name}.own")
            shutil.copyfile(path, own)
            if _digest(own) != _digest(path):
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(own))
            own.replace(path)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of an engine, but for those that it says what it does in."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return {path.name: _digest(path) for path in files if not path.name.startswith("LO")}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
