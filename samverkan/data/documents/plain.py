"""A file of plain text as lines, in whichever encoding it was saved."""

import codecs
import re
from pathlib import Path
from typing import Final

from samverkan.data.documents.document import Line
from samverkan.errors import UnreadableFile

#: What stands between two columns of text.
_FAR: Final = re.compile(r"(?<=\S) {4,}(?=\S)")
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decoded(path: Path, data: bytes, declared: str = "") -> str:
    """Return text by its mark, by what it declares, as UTF-8, or as Windows writes Swedish.

    Raises UnreadableFile for bytes that are no text.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    if not marked and b"\0" in data:
        raise UnreadableFile("document_binary", path=path)
    for encoding in (marked, "utf-8", declared, "cp1252"):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def plain_lines(path: Path, data: bytes) -> list[Line]:
    """Return the lines of a text; a form feed begins a page, where there are any."""
    text = decoded(path, data).replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    several = len(pages) > 1
    return [
        Line(page if several else 0, number, _FAR.sub("\t", line.strip()))
        for page, part in enumerate(pages, start=1)
        for number, line in enumerate(part.split("\n"), start=1)
    ]
