"""Statements as text that the engine is given to read."""

import io
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import pyoxigraph as ox


class Lines:
    """Lines as a file of bytes that is made as it is read; `count` says how many have been."""

    def __init__(self, lines: Iterable[str], end: str) -> None:
        self._lines = iter(lines)
        self._end = end
        self._left = memoryview(b"")
        self.count = 0

    def read(self, size: int) -> bytes:
        """Return at most so many bytes, none at the end."""
        if not self._left:
            chunk = [line + self._end for line in islice(self._lines, 5_000)]
            self.count += len(chunk)
            self._left = memoryview("".join(chunk).encode())
        found = bytes(self._left[:size])
        self._left = self._left[size:]
        return found


class Handed(io.RawIOBase):
    """A file to write to, which hands what is written over as whole lines."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        whole, end, rest = bytes(data).rpartition(b"\n")
        if end:
            self._take(self._rest + whole + end)
            self._rest = rest
        else:
            self._rest += rest
        return len(data)


def update(removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> str:
    """Return a change as SPARQL Update, so that it is one transaction."""
    return f"DELETE DATA {{ {_block(removed)} }} ; INSERT DATA {{ {_block(added)} }}"


def _block(quads: Iterable[ox.Quad]) -> str:
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
