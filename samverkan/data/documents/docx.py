"""A Word document as lines: paragraphs, and rows of tables, in the order they stand."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from samverkan.data.documents.document import Line, Style
from samverkan.errors import UnreadableFile
from samverkan.extras import extra

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADINGS: Final = ("heading", "rubrik", "title", "subtitle", "underrubrik")
#: The longest head of a column.
_SHORT: Final = 40
_LISTS: Final = ("list", "lista", "punktlista", "numrerad lista")


def docx_lines(path: Path) -> tuple[list[Line], str]:
    """Return the lines of a document, numbered by paragraph, and its title.

    Raises UnreadableFile for a damaged file, MissingExtra without the reader.
    """
    with extra("documents"):
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    try:
        opened = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableFile("document_damaged", path=path, why=error) from error
    lines: list[Line] = []
    for text, style, level in _blocks(opened):
        for part in text.split("\n"):
            lines.append(Line(0, len(lines) + 1, part, style, level))
    return lines, opened.core_properties.title or ""


def _blocks(opened: "object") -> Iterator[tuple[str, Style, int]]:
    from docx.table import Table

    for block in opened.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            yield "", "", 0
            yield from ((text, style, 0) for text, style in _rows(block))
            yield "", "", 0
        else:
            yield block.text, *_style(block)


def _rows(table: "Table") -> Iterator[tuple[str, Style]]:
    """Yield each row; where its cells hold several paragraphs each, cell by cell.

    Below a row of short heads they are rows all the same.
    """
    rows = [_cells(row) for row in table.rows]
    headed = len(rows) > 1 and all(0 < len(c) < _SHORT and "\n" not in c for c in rows[0])
    for cells in rows:
        if not headed and len(cells) > 1 and any("\n" in cell for cell in cells):
            for cell in cells:
                yield from ((part, "") for part in cell.split("\n"))
                yield "", ""
        else:
            yield "\t".join(re.sub(r"[,;]?\s*\n\s*", "; ", cell) for cell in cells), "row"


def _cells(row: Any) -> list[str]:
    """Return the text of each cell of a row; a merged one comes once for each place it covers."""
    seen = {id(cell._tc): cell.text.strip() for cell in row.cells}
    return list(seen.values())


def _style(paragraph: "Paragraph") -> tuple[Style, int]:
    name = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if name.startswith(_HEADINGS):
        level = re.search(r"\d$", name)
        return "heading", int(level[0]) if level else 0
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return ("item" if numbered or name.startswith(_LISTS) else ""), 0
