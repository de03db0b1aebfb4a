"""What a load left of each row of a large register: a digest, remembered beside the store.

With the number of the last change set that it holds for, since history tells the rows that were
touched after that. It may be deleted at any time; then the next load reads the whole register.
"""

import hashlib
import marshal
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from samverkan.graph.history import History

_FOLDER: Final = "remembered"
_DIGEST: Final = 32


def remember(history: History, graph: str, rows: Mapping[str, bytes]) -> None:
    """Remember the digest of each row of a register, by IRI, as of the last change set.

    Where that cannot be done, nothing is remembered.
    """
    path = _path(history, graph)
    if path is None:
        return
    data = marshal.dumps((graph, history.next - 1, dict(rows)))
    temporary = path.with_suffix(".new")  # only one process writes a store at a time
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(hashlib.sha256(data).digest() + data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)


def recall(history: History, graph: str) -> tuple[dict[str, bytes], set[str]] | None:
    """Return the digests of a register's rows and which rows were touched since.

    Returns None where nothing is remembered.
    """
    path = _path(history, graph)
    try:
        said = path.read_bytes() if path else b""
    except OSError:
        return None
    digest, data = said[:_DIGEST], said[_DIGEST:]
    if hashlib.sha256(data).digest() != digest:
        return None
    of, number, rows = marshal.loads(data)  # noqa: S302 - the store's own file, and whole
    if of != graph:
        return None
    touched: set[str] = set()
    for later in history.change_sets:
        if later.number > number:
            if graph in later.made:  # of a register that came whole no rows are told
                return None
            touched.update(history.rows(later))
    return rows, touched


def forget(folder: Path) -> None:
    """Forget what is remembered of a store, since it is another now. Raises OSError."""
    if (folder / _FOLDER).exists():
        shutil.rmtree(folder / _FOLDER)


def _path(history: History, graph: str) -> Path | None:
    folder = history.store.folder
    if folder is None:
        return None
    return folder / _FOLDER / hashlib.sha256(graph.encode()).hexdigest()[:16]
