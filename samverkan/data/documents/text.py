"""Any document as lines: which reader takes which file, and what none of them can read."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from samverkan.data.documents.document import Document, Line
from samverkan.errors import UnreadableFile
from samverkan.ontology.identity import clean

#: The most characters of text that are looked at in one document.
LONGEST: Final = 3_000_000
#: What no word is as long as, and no paragraph.
_ENDLESS: Final = re.compile(r"\S{200,}")
_LONGEST_LINE: Final = 2_000


class Told(NamedTuple):
    """What a reader tells of a file: its lines, its title, its pages and those without text."""

    lines: list[Line]
    title: str = ""
    pages: int = 0
    empty_pages: tuple[int, ...] = ()


def read_document(path: Path) -> Document:
    """Return a file as lines of text. Nothing is fetched that the file refers to.

    What the file is, is told by its first bytes rather than its name. Raises UnreadableFile for a
    file that is none of PDF, DOCX, HTML and text, is locked, or holds no text; MissingExtra where
    the reader of PDF or DOCX is not installed.
    """
    data = path.read_bytes()
    form = _form(path, data)
    told = _READERS[form](path, data)
    lines = tuple(part for line in told.lines for part in _cleaned(line))
    size = sum(len(line.text) for line in lines)
    if size > LONGEST:
        raise UnreadableFile("document_long", path=path, most=LONGEST // 1_000_000)
    if not size:
        raise UnreadableFile("document_scanned" if told.pages else "document_empty", path=path)
    digest = hashlib.sha256(data).hexdigest()
    return Document(path.name, digest, form, lines, told.pages, told.empty_pages, told.title)


def _cleaned(line: Line) -> Iterator[Line]:
    """Yield a line with its cells cleaned; a soft hyphen at its end stays as a hyphen.

    A word or a line of no natural length is cut, so that no search in it takes for ever.
    """
    text = re.sub("\u00ad(?=\\s*$)", "-", line.text[:LONGEST])
    cells = [clean(_ENDLESS.sub("…", cell)) for cell in text.split("\t")]
    told = "\t".join(cells).rstrip("\t")
    for start in range(0, max(len(told), 1), _LONGEST_LINE):
        yield Line(
            line.page, line.number, told[start : start + _LONGEST_LINE], line.style, line.level
        )


def _form(path: Path, data: bytes) -> str:
    start = data[:2048].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        raise UnreadableFile("document_other", path=path)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableFile("document_old", path=path)
    if re.match(
        rb"(?i)(\xef\xbb\xbf)?\s*<(!doctype html|html|\?xml[^>]*>\s*<!doctype html)", start
    ):
        return "html"
    if path.suffix.lower() in (".html", ".htm", ".xhtml"):
        return "html"
    return "text"


def _plain(path: Path, data: bytes) -> Told:
    from samverkan.data.documents.plain import plain_lines

    return Told(plain_lines(path, data))


def _html(path: Path, data: bytes) -> Told:
    from samverkan.data.documents.html import html_lines

    return Told(*html_lines(path, data))


def _docx(path: Path, _: bytes) -> Told:
    from samverkan.data.documents.docx import docx_lines

    return Told(*docx_lines(path))


def _pdf(path: Path, _: bytes) -> Told:
    from samverkan.data.documents.pdf import pdf_lines

    return Told(*pdf_lines(path))


_READERS: Final[dict[str, Callable[[Path, bytes], Told]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "text": _plain,
}
