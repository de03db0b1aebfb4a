"""A Word document as lines: paragraphs, and rows of tables, in the order they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from samverkan.data.documents.document import Line, Style
from samverkan.errors import UnreadableFile
from samverkan.extras import extra

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADINGS: Final = ("heading", "rubrik", "title", "subtitle", "underrubrik")
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
    for text, style in _blocks(opened):
        for part in text.split("\n"):
            lines.append(Line(0, len(lines) + 1, part, style))
    return lines, opened.core_properties.title or ""


def _blocks(opened: "object") -> Iterator[tuple[str, Style]]:
    from docx.table import Table

    for block in opened.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            yield "", ""
            yield from _rows(block)
            yield "", ""
        else:
            yield block.text, _style(block)


def _rows(table: "Table") -> Iterator[tuple[str, Style]]:
    """Yield each row; where its cells hold several paragraphs, cell by cell."""
    for row in table.rows:
        seen: set[int] = set()
        cells = []
        for cell in row.cells:  # a merged cell comes once for each place it covers
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(cell.text.strip())
        if any("\n" in cell for cell in cells) and len(cells) > 1:
            for cell in cells:
                yield from ((part, "") for part in cell.split("\n"))
                yield "", ""
        else:
            yield "\t".join(cell.replace("\n", " ") for cell in cells), "row"


def _style(paragraph: "Paragraph") -> Style:
    name = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if name.startswith(_HEADINGS):
        return "heading"
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return "item" if numbered or name.startswith(_LISTS) else ""
