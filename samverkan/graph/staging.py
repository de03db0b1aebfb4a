"""An engine filled beside the one that holds, and put in its place: whole or not at all."""

import secrets
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from samverkan.errors import StoreError
from samverkan.graph import folder as places


def replaced(folder: Path, engine: ox.Store, fill: Callable[[ox.Store], None]) -> ox.Store:
    """Let `fill` change a copy of a store's engine; return the copy once it holds instead.

    Until it is on disk, the store is as it was, and a copy that was left half-made is removed when
    the store is next opened for writing. Raises StoreError if there is no room; then nothing is
    changed.
    """
    mark = places.read_mark(folder)
    staged = folder / f"{places.FIRST}-{secrets.token_hex(4)}"
    try:
        engine.backup(str(staged))
        twin = _filled(staged, fill)
        places.remove(folder / places.KEPT)
        places.write_mark(folder, mark._replace(quads=staged.name))
    except BaseException as error:
        # What failed still holds the engine, which would go on writing where it was.
        traceback.clear_frames(error.__traceback__)
        shutil.rmtree(staged, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError("store_full", path=folder, why=error) from error
        raise
    return twin


def _filled(staged: Path, fill: Callable[[ox.Store], None]) -> ox.Store:
    twin = ox.Store(str(staged))
    fill(twin)
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
            own.replace(path)
