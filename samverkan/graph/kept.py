"""What was read of a large store, kept beside it until the store changes.

The engine gives statements one by one, and a store of a million of them is slow to read through.
Files here are a copy of what was read and nothing more: the store deletes them before every change,
and they can be deleted at any time.
"""

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from samverkan.graph.store import Store

T = TypeVar("T")

#: Statements that a store has at least, for anything to be kept.
LARGE: Final = 500_000


class Kept:
    """What is kept of a store: nothing of one in memory, or of a small one."""

    def __init__(self, store: Store) -> None:
        large = store.kept is not None and len(store) >= LARGE
        self._folder = store.kept if large else None

    def get(self, name: str, read: Callable[[], T]) -> T:
        """Return what was kept under a name, else what `read` returns, and keep that.

        It is made of text, numbers, None, and tuples, lists, sets and mappings of these.
        """
        if self._folder is None:
            return read()
        path = self._folder / _file_name(name)
        try:
            found: Any = marshal.loads(path.read_bytes())  # noqa: S302 - the store's own files
        except (OSError, ValueError, EOFError, TypeError):
            found = read()
            _write(path, found)
        kept: T = found
        return kept


def _file_name(name: str) -> str:
    """Return the name of a file; another version of Python reads its own."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    return f"{digest}-{sys.implementation.cache_tag}"


def _write(path: Path, value: Any) -> None:
    """Write a file whole; where that cannot be done, nothing is kept."""
    temporary = None
    try:
        path.parent.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps(value))
        Path(temporary).replace(path)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
