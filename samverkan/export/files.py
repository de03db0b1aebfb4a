"""Files and folders that are written whole or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from samverkan.errors import OutputError

#: The file of a folder that tells the checksum of each of the others, as `sha256sum -c` reads it.
SUMS: Final = "SHA256SUMS"


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


def write_new(path: Path, content: bytes, *, force: bool = False) -> Path:
    """Write a file whole, and return its path; one that is there is kept, unless `force`.

    Raises OutputError.
    """
    if path.is_file() and not force:
        raise OutputError("out_exists", path=path)
    return write(path, content)


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool = False) -> Path:
    """Write a folder of files whole, with their checksums in `SHA256SUMS`, and return its path.

    Names may have folders in them: `tables/areas.csv`. A folder that is empty or not there is
    written; with `force` also one that this function wrote, unless something else was put there.
    Raises OutputError, and leaves everything as it was, if it cannot be.
    """
    target = folder.resolve()
    if target.exists() and not target.is_dir():
        raise OutputError("out_is_file", path=folder)
    if not target.parent.is_dir():
        raise OutputError("out_no_folder", path=target.parent)
    try:
        _check_replaceable(folder, force)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise OutputError("out_unwritable", path=folder, why=error.strerror) from error
    try:
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
        for name, content in {**files, SUMS: listed.encode()}.items():
            (made / "new" / name).parent.mkdir(parents=True, exist_ok=True)
            (made / "new" / name).write_bytes(content)
        if target.exists():
            target.replace(made / "old")
        try:
            (made / "new").replace(target)
        except OSError:
            if (made / "old").exists():
                (made / "old").replace(target)
            raise
    except OSError as error:
        raise OutputError("out_unwritable", path=folder, why=error.strerror) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _check_replaceable(folder: Path, force: bool) -> None:
    """Raise OutputError if writing a folder would take away what somebody else put there."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    present = {path.relative_to(folder).as_posix() for path in found}
    if not present:
        return
    if not force:
        raise OutputError("out_folder_exists", path=folder)
    sums = (folder / SUMS).read_text("utf-8", "replace") if SUMS in present else ""
    ours = {SUMS} | {line.partition("  ")[2] for line in sums.splitlines()}
    foreign = sorted(present - ours) if sums else sorted(present)
    if foreign:
        raise OutputError("out_folder_foreign", path=folder, names=", ".join(foreign[:3]))


def _umask() -> int:
    """Return what the user's system takes away from the rights of a new file."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
