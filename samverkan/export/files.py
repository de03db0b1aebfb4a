"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from samverkan.errors import OutputError


def write(path: Path, content: bytes) -> Path:
    """Write a file whole, by way of a temporary one beside it, and return its path.

    Raises OutputError if the folder is not there or cannot be written.
    """
    if path.is_dir():
        raise OutputError("out_is_folder", path=path)
    if not path.parent.is_dir():
        raise OutputError("out_no_folder", path=path.parent)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError("out_unwritable", path=path, why=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise OutputError("out_unwritable", path=path, why=error.strerror) from error
    return path
