"""Where the records of a list come from: each kind of file, and its reader."""

from pathlib import Path
from typing import Final

from samverkan.data.lists.files import Record, read_records
from samverkan.data.lists.objects import SEPARATOR, read_objects
from samverkan.faults import Fault

#: The suffixes that a list may have.
SUFFIXES: Final = (".csv", ".tsv", ".json")


def records_of(path: Path) -> tuple[list[Record], list[Fault]]:
    """Return the records of a list, and what is wrong with the file."""
    return read_objects(path) if _is_json(path) else read_records(path)


def separator_of(path: Path) -> str | None:
    """Return what stands between several values where no mapping says it, if anything does."""
    return SEPARATOR if _is_json(path) else None


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"
