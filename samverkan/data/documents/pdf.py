"""A PDF as lines, page by page, columns one after the other."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from samverkan.data.documents.columns import Laid, Word, in_order
from samverkan.data.documents.document import Line
from samverkan.data.documents.letters import with_headings
from samverkan.errors import UnreadableFile
from samverkan.extras import extra

#: The most pages that are read.
MOST_PAGES: Final = 2_000
#: Lines at the top and the foot of a page that may be said on every page.
_EDGE: Final = 2
#: How far apart in points two letters of a word stand at most, and two of a line.
_BESIDE: Final = 3.0
_LEVEL: Final = 3.0
_BOLD: Final = re.compile("bold|black|heavy|semib|demi", re.I)


def pdf_lines(path: Path) -> tuple[list[Line], str, int, tuple[int, ...]]:
    """Return the lines of a PDF, its title, the number of its pages, and the pages without text.

    Raises UnreadableFile for a file that is locked with a password, damaged, or longer than
    MOST_PAGES; MissingExtra without the readers.
    """
    with extra("documents"):
        import pdfminer.pdfpage  # noqa: F401
        import pypdf
    try:
        title = _title(path, pypdf.PdfReader(str(path)))
        pages = list(_pages(path))
    except UnreadableFile:
        raise
    except MemoryError:
        raise
    except Exception as error:  # each reader has its own kinds of failure, none of one tree
        raise UnreadableFile("document_damaged", path=path, why=str(error)[:200]) from error
    repeated = _repeated(pages)
    laid = [
        (page, number, line)
        for page, lines in enumerate(pages, start=1)
        for number, line in enumerate(lines, start=1)
        if _bare(line.text) not in repeated or not _at_edge(number, len(lines))
    ]
    empty = [n for n, lines in enumerate(pages, start=1) if not any(one.text for one in lines)]
    return with_headings(laid), title, len(pages), tuple(empty)


def _title(path: Path, reader: Any) -> str:
    """Return the title that the file gives itself, unless it cannot be read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile("document_locked", path=path)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise UnreadableFile("document_pages", path=path, pages=count, most=MOST_PAGES)
    return str((reader.metadata or {}).get("/Title") or "")


def _pages(path: Path) -> Iterator[list[Laid]]:
    """Yield the lines of each page."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    class Letters(PDFLayoutAnalyzer):
        """Gathers the letters of a page, and takes no interest in its lines and pictures."""

        def receive_layout(self, ltpage: Any) -> None:
            self.letters = list(_letters(ltpage))
            self.height = ltpage.height

        def paint_path(self, *_: Any, **__: Any) -> None: ...

        def render_image(self, *_: Any, **__: Any) -> None: ...

    resources = PDFResourceManager()
    device = Letters(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    with path.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            yield in_order(list(_words(device.letters, device.height)))


def _letters(layout: Any) -> Iterator[Any]:
    """Yield the letters that stand upright, those within figures too."""
    for one in layout:
        if hasattr(one, "get_text") and hasattr(one, "upright"):
            if one.upright:
                yield one
        elif hasattr(one, "__iter__"):
            yield from _letters(one)


def _words(letters: list[Any], height: float) -> Iterator[Word]:
    """Yield the words that letters make: those of a line that stand close together."""
    for line in _levels(letters):
        word: list[Any] = []
        for letter in line:
            blank = not letter.get_text().strip()
            if word and (blank or letter.x0 > word[-1].x1 + _BESIDE):
                yield _word(word, height)
                word = []
            if not blank:
                word.append(letter)
        if word:
            yield _word(word, height)


def _levels(letters: list[Any]) -> Iterator[list[Any]]:
    """Yield the letters of each line, from left to right."""
    level: list[Any] = []
    for letter in sorted(letters, key=lambda one: -one.y1):
        if level and level[-1].y1 - letter.y1 > _LEVEL:
            yield sorted(level, key=lambda one: one.x0)
            level = []
        level.append(letter)
    if level:
        yield sorted(level, key=lambda one: one.x0)


def _word(letters: list[Any], height: float) -> Word:
    text = "".join(letter.get_text() for letter in letters)
    top, bottom = max(one.y1 for one in letters), min(one.y0 for one in letters)
    bold = all(_BOLD.search(letter.fontname) for letter in letters)
    return Word(text, letters[0].x0, letters[-1].x1, height - top, height - bottom, bold)


def _repeated(pages: list[list[Laid]]) -> set[str]:
    """Return what stands at the top or the foot of most pages, numbers apart."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_bare(line.text) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    needed = max(2, (len(pages) + 1) // 2)
    return {text for text, count in counts.items() if count >= needed}


def _bare(text: str) -> str:
    return re.sub(r"\d+", "", text).strip()


def _at_edge(number: int, count: int) -> bool:
    return number <= _EDGE or number > count - _EDGE
