"""A look at a file from outside before anything is built from it: is it what its name says?"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from samverkan.data.guards.archives import look_at_archive
from samverkan.data.guards.markup import look_at_xml
from samverkan.data.guards.nesting import look_at_json, look_at_linked_data
from samverkan.errors import UnreadableFile

#: What a file begins with, by what it then is.
_BEGINNINGS: Final = {
    b"PK\x03\x04": "archive",
    b"PK\x05\x06": "archive",
    b"\xd0\xcf\x11\xe0": "old",
    b"%PDF": "pdf",
    b"\x1f\x8b": "packed",
    b"7z\xbc\xaf": "packed",
    b"Rar!": "packed",
    b"\x7fELF": "program",
    b"MZ\x90": "program",
    b"SQLite format 3": "program",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}
#: What a file must be that has one of these suffixes; any other must be text.
_KINDS: Final = {
    ".xlsx": "archive",
    ".xlsm": "archive",
    ".docx": "archive",
    ".odt": "archive",
    ".ods": "archive",
    ".pdf": "pdf",
}
#: What is said of a file that is something else than its suffix says.
_WRONG: Final = {
    "archive": "file_is_archive",
    "old": "file_is_old",
    "pdf": "file_is_pdf",
    "packed": "file_is_packed",
    "program": "file_is_program",
    "picture": "file_is_picture",
    "page": "file_is_page",
    "text": "file_is_text",
}
#: Suffixes of texts that others read as pages.
_PAGES: Final = (".html", ".htm", ".xhtml")
#: What is looked at within a file of each suffix.
_LOOKS: Final[Mapping[str, Callable[[Path], None]]] = {
    ".xlsx": look_at_archive,
    ".xlsm": look_at_archive,
    ".docx": look_at_archive,
    ".odt": look_at_archive,
    ".ods": look_at_archive,
    ".rdf": look_at_xml,
    ".owl": look_at_xml,
    ".json": look_at_json,
    ".jsonl": look_at_json,
    ".ndjson": look_at_json,
    ".cyjs": look_at_json,
    ".jsonld": look_at_linked_data,
}
_HEAD: Final = 1_024


def look(path: Path) -> None:
    """Look at a file, or at each file of a folder.

    Raises UnreadableFile for one of another kind than its suffix says; for an archive that unpacks
    to far more than it is; for XML with entities that grow or stand elsewhere; for what lies deeper
    within itself than readers can follow; for linked data whose context stands elsewhere; and for a
    link out of the folder.
    """
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.is_symlink() and not inner.resolve().is_relative_to(path.resolve()):
                raise UnreadableFile("file_link", path=inner)
            if inner.is_file() and inner.suffix.lower() in (".csv", ".toml"):
                _look_at(inner)
    elif path.is_file():
        _look_at(path)


def _look_at(path: Path) -> None:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    wanted, found = _KINDS.get(suffix, "text"), _kind(head, suffix)
    if head and found != wanted:
        raise UnreadableFile(_WRONG[found], path=path, suffix=suffix or "–")
    if look_within := _LOOKS.get(suffix):
        look_within(path)


def _kind(head: bytes, suffix: str) -> str:
    """Return what the first bytes of a file show that it is: text, unless they show otherwise."""
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return kind
    begun = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begun.startswith((b"<!doctype html", b"<html")) and suffix not in _PAGES:
        return "page"
    return "text"
