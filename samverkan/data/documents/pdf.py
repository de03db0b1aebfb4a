"""A PDF as lines, page by page, columns one after the other."""

import re
from collections import Counter
from pathlib import Path
from typing import Any, Final

from samverkan.data.documents.columns import Word, in_order
from samverkan.data.documents.document import Line
from samverkan.errors import UnreadableFile
from samverkan.extras import extra

#: The most pages that are read.
MOST_PAGES: Final = 2_000
#: Lines at the top and the foot of a page that may be said on every page.
_EDGE: Final = 2


def pdf_lines(path: Path) -> tuple[list[Line], str, int, tuple[int, ...]]:
    """Return the lines of a PDF, its title, the number of its pages, and the pages without text.

    Raises UnreadableFile for a file that is locked with a password, damaged, or longer than
    MOST_PAGES; MissingExtra without the readers.
    """
    with extra("documents"):
        import pdfplumber
        import pypdf
    try:
        title = _title(path, pypdf.PdfReader(str(path)))
        with pdfplumber.open(path) as opened:
            pages = [_page(page) for page in opened.pages]
    except UnreadableFile:
        raise
    except MemoryError:
        raise
    except Exception as error:  # each reader has its own kinds of failure, none of one tree
        raise UnreadableFile("document_damaged", path=path, why=str(error)[:200]) from error
    repeated = _repeated(pages)
    lines = [
        Line(page, number, text)
        for page, texts in enumerate(pages, start=1)
        for number, text in enumerate(texts, start=1)
        if _bare(text) not in repeated or not _at_edge(number, len(texts))
    ]
    empty = tuple(page for page, texts in enumerate(pages, start=1) if not any(texts))
    return lines, title, len(pages), empty


def _title(path: Path, reader: Any) -> str:
    """Return the title that the file gives itself, unless it cannot be read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile("document_locked", path=path)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise UnreadableFile("document_pages", path=path, pages=count, most=MOST_PAGES)
    return str((reader.metadata or {}).get("/Title") or "")


def _page(page: Any) -> list[str]:
    words = [
        Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"])
        for word in page.extract_words(keep_blank_chars=False, use_text_flow=False)
        if word["upright"]
    ]
    page.close()
    return in_order(words)


def _repeated(pages: list[list[str]]) -> set[str]:
    """Return what stands at the top or the foot of most pages, numbers apart."""
    counts: Counter[str] = Counter()
    for texts in pages:
        counts.update({_bare(text) for text in (*texts[:_EDGE], *texts[-_EDGE:])})
    needed = max(3, len(pages) // 2)
    return {text for text, count in counts.items() if count >= needed}


def _bare(text: str) -> str:
    return re.sub(r"\d+", "", text).strip()


def _at_edge(number: int, count: int) -> bool:
    return number <= _EDGE or number > count - _EDGE
