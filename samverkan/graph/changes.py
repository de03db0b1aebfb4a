"""The statements that change sets added and removed: files of N-Quads beside the store.

A file is named by the SHA-256 of what it holds, is on disk before the change that it belongs to is
made, and is never changed. One that belongs to no change is left of a program that was stopped:
it harms nobody and is removed when the store is next opened for writing.
"""

import gzip
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import StoreError
from samverkan.graph.folder import sync

_SUFFIX: Final = ".nq.gz"


class ChangeFiles:
    """The files in a folder, or in memory when there is none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._memory: dict[str, bytes] = {}

    def put(self, quads: Collection[Any]) -> str | None:
        """Keep these quads, and return the name to get them by: None for none.

        Raises StoreError if they cannot be kept.
        """
        if not quads:
            return None
        data = "".join(sorted(f"{quad} .\n" for quad in quads)).encode()
        name = hashlib.sha256(data).hexdigest()
        self.keep(name, data)
        return name

    def keep(self, name: str, data: bytes) -> None:
        """Keep N-Quads under the name that they have: their SHA-256. Raises StoreError."""
        packed = gzip.compress(data, compresslevel=3, mtime=0)
        if self._folder is None:
            self._memory[name] = packed
            return
        try:
            _write(self._folder, name + _SUFFIX, packed)
        except OSError as error:
            raise StoreError("store_full", path=self._folder, why=error) from error

    def get(self, name: str | None) -> frozenset[Any]:
        """Return the quads kept under a name: none for None.

        Raises StoreError when the file is lost or is not what it was.
        """
        return frozenset(self.read(name))

    def read(self, name: str | None) -> Iterator[Any]:
        """Yield the quads kept under a name, as `get` returns them."""
        if name is not None:
            yield from ox.parse(self.data(name), format=ox.RdfFormat.N_QUADS)

    def data(self, name: str) -> bytes:
        """Return what is kept under a name, as N-Quads. Raises as `get` does."""
        try:
            packed = self._memory[name] if self._folder is None else self._path(name).read_bytes()
            data = gzip.decompress(packed)
        except (KeyError, OSError, EOFError) as error:
            raise StoreError("history_damaged", name=name, why=error) from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError("history_damaged", name=name, why="SHA-256")
        return data

    def _path(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / (name + _SUFFIX)

    def sweep(self, names: Iterable[str]) -> None:
        """Remove the files that go by none of these names."""
        known = {name + _SUFFIX for name in names}
        if self._folder is not None and self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in known:
                    path.unlink(missing_ok=True)


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write a file whole, with its name on disk when this returns."""
    path = folder / name
    if path.is_file():
        return
    made = not folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{name}.new"
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync(folder)
    if made:
        sync(folder.parent)
