"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from samverkan.errors import OutputError


def write(path: Path, content: bytes) -> Path:
    """Write a file whole, by way of a temporary one beside it, and return its path.

    Raises OutputError if the folder is not there or cannot be written.
    """
    target = path.resolve()  # a link keeps leading to its file
    if target.is_dir():
        raise OutputError("out_is_folder", path=path)
    if not target.parent.is_dir():
        raise OutputError("out_no_folder", path=target.parent)
    try:
        if target.exists() and not target.is_file():  # a device or a pipe
            target.write_bytes(content)
            return path
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise OutputError("out_unwritable", path=path, why=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise OutputError("out_unwritable", path=path, why=error.strerror) from error
    return path


def _umask() -> int:
    """Return what the user's system takes away from the rights of a new file."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
