"""The statements that change sets added and removed: files of N-Quads beside the store.

A file is named by the SHA-256 of what it holds, is on disk before the change that it belongs to is
made, and is never changed. One that belongs to no change is left of a program that was stopped:
it harms nobody and is removed when the store is next opened for writing.
"""

import gzip
import hashlib
import io
import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, cast

import pyoxigraph as ox

from samverkan.errors import StoreError
from samverkan.graph.disk import why
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

    def put_lines(self, write: Callable[[Callable[[bytes], None]], int]) -> tuple[str, int]:
        """Keep what `write` hands over, as lines of N-Quads, and returns the number of.

        Returns the name and that number. Raises StoreError if they cannot be kept.
        """
        digest = hashlib.sha256()
        file: IO[bytes] = io.BytesIO()
        temporary = None
        try:
            if self._folder is not None:
                self._folder.mkdir(parents=True, exist_ok=True)
                temporary = self._folder / f"{secrets.token_hex(8)}.new"
                file = temporary.open("wb")
            with file:
                with gzip.GzipFile("", "wb", 3, file, mtime=0) as packed:

                    def take(lines: bytes) -> None:
                        digest.update(lines)
                        packed.write(lines)

                    count = write(take)
                self._put(digest.hexdigest(), file, temporary)
        except OSError as error:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            raise StoreError("store_full", path=self._folder or "", why=why(error)) from error
        return digest.hexdigest(), count

    def _put(self, name: str, file: IO[bytes], temporary: Path | None) -> None:
        """Give a file that was written the name that it goes by."""
        if temporary is None:
            file.seek(0)
            self._memory[name] = file.read()
            return
        file.flush()
        os.fsync(file.fileno())
        temporary.replace(self._path(name))
        sync(temporary.parent)
        sync(temporary.parent.parent)

    def keep(self, name: str, data: bytes) -> None:
        """Keep N-Quads under the name that they have: their SHA-256. Raises StoreError."""
        packed = gzip.compress(data, compresslevel=3, mtime=0)
        if self._folder is None:
            self._memory[name] = packed
            return
        try:
            _write(self._folder, name + _SUFFIX, packed)
        except OSError as error:
            raise StoreError("store_full", path=self._folder, why=why(error)) from error

    def get(self, name: str | None, without: Collection[str] = ()) -> frozenset[Any]:
        """Return the quads kept under a name, but those `without` which: of these graphs.

        None for None. Raises StoreError when the file is lost or is not what it was.
        """
        if name is None or not without:
            return frozenset(self.read(name))
        ends = tuple(f" <{graph}> .\n".encode() for graph in without)
        with self.open(name) as file:
            lines = b"".join(line for line in file if not line.endswith(ends))
        return frozenset(ox.parse(lines, format=ox.RdfFormat.N_QUADS))

    def read(self, name: str | None) -> Iterator[Any]:
        """Yield the quads kept under a name, as `get` returns them."""
        if name is not None:
            yield from ox.parse(self.data(name), format=ox.RdfFormat.N_QUADS)

    def open(self, name: str) -> IO[bytes]:
        """Return what is kept under a name, as a file of N-Quads. Raises as `get` does."""
        try:
            with self._opened(name) as file:
                found = hashlib.file_digest(cast("io.BytesIO", file), "sha256").hexdigest()
        except (KeyError, OSError, EOFError) as error:
            raise StoreError("history_damaged", name=name, why=error) from error
        if found != name:
            raise StoreError("history_damaged", name=name, why="SHA-256")
        return self._opened(name)

    def _opened(self, name: str) -> IO[bytes]:
        packed = io.BytesIO(self._memory[name]) if self._folder is None else self._path(name)
        return cast("IO[bytes]", gzip.open(packed, "rb"))

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
