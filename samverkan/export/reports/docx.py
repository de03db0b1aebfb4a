"""A report as a Word document: headings, tables with marked headers, and links to what is behind.

A mark leads to its bookmark in the evidence, and from there an arrow leads back.
"""

import io
from typing import TYPE_CHECKING, Any, Final

from samverkan.data.forms import COLUMNS, Form
from samverkan.export.reports.document import (
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Part,
    Run,
    Runs,
    Table,
)
from samverkan.export.reports.docx_frame import clean, set_up, timeless
from samverkan.extras import extra
from samverkan.words import say

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Written

_LINK: Final = "0B4F8A"
_SHADE: Final = "EEF1F5"
#: The width of the text in twentieths of a point: A4 less its margins.
_WIDTH: Final = 9_640
#: The shares of the width that the columns of a form have.
_FORM: Final = (15, 12, 12, 19, 20, 12, 10)


def document_of(document: Document) -> bytes:
    """Return a report as a Word document; the same report gives the same bytes.

    Raises MissingExtra where python-docx is not installed.
    """
    with extra("reports"):
        import docx
    made = docx.Document()
    set_up(made, document)
    made.add_heading(clean(document.title), 0)
    made.add_paragraph(clean(document.subtitle), "Subtitle")
    writer = _Writer(made, document.lang)
    for part in document.parts:
        writer.write(part)
    made.add_paragraph(say("report.about", document.lang))
    out = io.BytesIO()
    made.save(out)
    return timeless(out.getvalue())


class _Writer:
    """Writes parts into a document."""

    def __init__(self, made: Any, lang: str) -> None:
        self._made = made
        self._lang = lang
        self._bookmarks = 0
        self._seen: set[str] = set()

    def write(self, part: Part) -> None:
        """Write a part at the end of the document."""
        match part:
            case Heading():
                written = self._made.add_heading("", part.level)
                self._runs(written, part.text)
                if part.id:
                    self._bookmark(written, part.id)
            case Paragraph():
                self._paragraph(part)
            case Bullets():
                for item in part.items:
                    self._runs(self._made.add_paragraph("", "List Bullet"), item)
            case Note():
                self._note(part)
            case Table():
                self._table(part)
            case Figure():
                self._figure(part)
            case Form():
                self._form(part)
            case _:
                self._made.add_page_break()

    def _paragraph(self, part: Paragraph) -> None:
        from docx.shared import Pt

        written = self._made.add_paragraph()
        self._runs(written, part.runs)
        sizes = {"lead": 12, "small": 9.5}
        for run in written.runs if part.style in sizes else ():
            run.font.size = Pt(sizes[part.style])
        if part.style == "caution":
            written.paragraph_format.left_indent = Pt(12)

    def _note(self, part: Note) -> None:
        from docx.shared import Pt

        written = self._made.add_paragraph()
        written.paragraph_format.left_indent = Pt(30)
        written.paragraph_format.first_line_indent = Pt(-30)
        written.paragraph_format.space_after = Pt(2)
        written.add_run(f"{part.label} ").bold = True
        self._runs(written, part.runs, size=8.5)
        if part.back in self._seen:
            written.add_run(" ")
            self._link(written, Run("↩", to=part.back), size=8.5)
        self._bookmark(written, part.id)

    def _table(self, part: Table) -> None:
        rows = [tuple((Run(column, "strong"),) for column in part.columns), *part.rows]
        widths = part.widths or tuple([100 // len(part.columns)] * len(part.columns))
        cells = self._grid("".join(run.text for run in part.caption), len(rows), widths)
        for place, (row, texts) in enumerate(zip(cells, rows, strict=True)):
            for column, (cell, runs) in enumerate(zip(row, texts, strict=True)):
                bold = place == 0 or column == 0
                self._runs(cell, runs, size=8.5, bold=bold)
            if place and part.anchors:
                self._bookmark(row[0], part.anchors[place - 1])
        self._made.add_paragraph()

    def _form(self, part: Form) -> None:
        caption = say("form.caption", self._lang)
        cells = self._grid(caption, len(part.rows) + 1, _FORM)
        for cell, column in zip(cells[0], COLUMNS, strict=True):
            self._runs(cell, (Run(say(f"form.{column}", self._lang)),), size=8.5, bold=True)
            # The name that the form is read by, whatever language it is in.
            cell.add_run().add_break()
            self._runs(cell, (Run(column),), size=6.5)
        for written, row in zip(cells[1:], part.rows, strict=True):
            for cell, column in zip(written, COLUMNS, strict=True):
                self._runs(cell, (Run(getattr(row, column)),), size=8.5)
        self._made.add_paragraph()

    def _grid(self, caption: str, count: int, widths: tuple[int, ...]) -> "list[list[Written]]":
        """Return the first paragraph of each cell of a new table, its first row the header."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt, Twips
        from docx.table import _Cell

        heading = self._made.add_paragraph(clean(caption), "Caption")
        heading.paragraph_format.keep_with_next = True
        table = self._made.add_table(rows=count, cols=len(widths), style="Table Grid")
        table.autofit = False
        about = OxmlElement("w:tblCaption")
        about.set(qn("w:val"), clean(caption))
        table._tbl.tblPr.append(about)
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Twips(_WIDTH * width // 100)
        written = []
        for place, row in enumerate(table._tbl.tr_lst):
            marks = row.get_or_add_trPr()
            marks.append(OxmlElement("w:cantSplit"))
            if place == 0:
                marks.append(OxmlElement("w:tblHeader"))
            cells = [_Cell(cell, table) for cell in row.tc_lst]
            for cell, width in zip(cells, widths, strict=True):
                cell.width = Twips(_WIDTH * width // 100)
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)
                if place == 0:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:val"), "clear")
                    shade.set(qn("w:fill"), _SHADE)
                    cell._tc.get_or_add_tcPr().append(shade)
            written.append([cell.paragraphs[0] for cell in cells])
        return written

    def _figure(self, part: Figure) -> None:
        from docx.shared import Twips

        picture = self._made.add_picture(io.BytesIO(part.png), width=Twips(_WIDTH))
        picture._inline.docPr.set("descr", clean(part.alt))
        self._runs(self._made.add_paragraph("", "Caption"), part.caption)

    # Runs

    def _runs(self, into: Any, runs: Runs, *, size: float = 0, bold: bool = False) -> None:
        from docx.shared import Pt

        for run in runs:
            if run.to is not None and run.ink != "told":
                self._link(into, run, size=size)
                continue
            if run.text:
                written = into.add_run(clean(run.text))
                written.bold = True if bold or run.ink == "strong" else None
                if size:
                    written.font.size = Pt(size)
                if run.ink == "code":
                    written.font.name = "Courier New"
            if run.to is not None:
                self._link(into, Run("", run.ink, run.to, run.mark), size=size)

    def _link(self, into: Any, run: Run, *, size: float = 0) -> None:
        """Write a run that leads to a bookmark, its mark raised after it."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor
        from docx.text.run import Run as WrittenRun

        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark_name(run.to or ""))
        link.set(qn("w:history"), "1")
        for text, raised in ((run.text, False), (run.mark, True)):
            if text:
                element = OxmlElement("w:r")
                link.append(element)
                written = WrittenRun(element, into)
                written.text = clean(text)
                written.font.color.rgb = RGBColor.from_string(_LINK)
                written.font.superscript = True if raised else None
                if size:
                    written.font.size = Pt(size)
        into._p.append(link)
        if run.to and run.to.startswith("ref-"):
            back = f"from-{run.to.removeprefix('ref-')}"
            if back not in self._seen:
                self._seen.add(back)
                self._bookmark(into, back)

    def _bookmark(self, into: Any, name: str) -> None:
        """Put a bookmark at the end of a paragraph."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._bookmarks += 1
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), str(self._bookmarks))
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), _bookmark_name(name))
            into._p.append(mark)


def _bookmark_name(anchor: str) -> str:
    """Return an anchor as Word can name it: letters, digits and low lines."""
    return anchor.replace("-", "_")
