"""A document as lines of text, each with its place."""

from dataclasses import dataclass
from typing import Literal

#: What the file itself says that a line is.
Style = Literal["", "heading", "item", "row"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `page` is 0 in files without pages; `number` counts from 1, on its page.

    Cells of a row of a table stand on either side of a tab. `level` is how deep a heading is, from
    1, where the file says so.
    """

    page: int
    number: int
    text: str
    style: Style = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file, its checksum, its form (`pdf`, `docx`, `html`, `text`) and its lines.

    `empty_pages` are those without any text: pictures of paper, for all that can be known.
    """

    file: str
    sha256: str
    form: str
    lines: tuple[Line, ...]
    pages: int = 0
    empty_pages: tuple[int, ...] = ()
    title: str = ""
