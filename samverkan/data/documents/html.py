"""A web page as the lines that its reader sees. Nothing that it refers to is fetched."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from samverkan.data.documents.document import Line, Style
from samverkan.data.documents.plain import decoded

_CHARSET: Final = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""")
#: What is never shown, and what only leads elsewhere.
_UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "nav", "svg", "select", "button", "iframe"}
)
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "thead", "ul", "body",
    }
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary"})
#: The longest text of a cell that belongs to a table, and not to the layout of a page.
_LONGEST_CELL: Final = 400
#: Elements without content, which may be hidden but never hide what follows.
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
)


def html_lines(path: Path, data: bytes) -> tuple[list[Line], str]:
    """Return the lines of a page, numbered as those of its source, and its title."""
    told = _CHARSET.search(data[:4096])
    page = _Page()
    page.feed(decoded(path, data, told[1].decode() if told else ""))
    page.close()
    page.end_line()
    return page.lines, " ".join("".join(page.title).split())


class _Page(HTMLParser):
    """Gathers the text of each block into a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.title: list[str] = []
        self._text: list[str] = []
        self._style: Style = ""
        self._level = 0
        self._at = 1
        self._unseen: list[str] = []
        self._in_title = False
        #: The lines of each cell of the row that is being read, if one is.
        self._cells: list[list[Line]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.append(tag)
            return
        if tag not in _VOID and (tag in _UNSEEN or _hidden(attrs)):
            self._unseen.append(tag)
            return
        self._start(tag)

    def _start(self, tag: str) -> None:
        if tag == "title":
            self._in_title = True
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self.end_line()
            self._cells.append([])
        elif tag == "dd" and self._style == "row":
            self._text.append("\t")
        elif tag in _BLOCKS:
            self.end_line()
            if tag in _HEADINGS:
                self._style, self._level = "heading", int(tag[1]) if tag[1:].isdigit() else 0
            elif tag in ("li", "dt"):
                self._style = "item" if tag == "li" else "row"
            if tag in ("p", "table", "ul", "ol", "div", *_HEADINGS):
                self._gap()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag == "title":
            self._in_title = False
        elif tag in ("tr", "table"):
            self._end_row()
            self._gap()
        elif tag in _BLOCKS and tag != "dt":
            self.end_line()
            if tag in ("p", "table", "ul", "ol", "div", *_HEADINGS):
                self._gap()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._unseen and (data.strip() or self._text):
            if not self._text:
                skipped = data[: len(data) - len(data.lstrip())].count("\n")
                self._at = self.getpos()[0] + skipped
            self._text.append(" ".join(data.split("\n")))

    def end_line(self) -> None:
        """Close the line that is being gathered."""
        text = "".join(self._text)
        if text.strip():
            level = self._level if self._style == "heading" else 0
            self._into().append(Line(0, self._at, text.strip(" "), self._style, level))
        self._text = []
        self._style = ""

    def _into(self) -> list[Line]:
        """Return where the next line belongs: among all lines, or in the cell of a row."""
        return self._cells[-1] if self._cells else self.lines

    def _end_row(self) -> None:
        """Close a row: one line with its cells, unless they hold more than cells of a list do."""
        self.end_line()
        cells, self._cells = self._cells, None
        if not cells:
            return
        flat = [line for cell in cells for line in cell]
        told = ["; ".join(line.text.strip(" ;,") for line in cell) for cell in cells]
        layout = any(line.style == "heading" and line.level for line in flat)
        if layout or max(map(len, told)) > _LONGEST_CELL or len(flat) < 1:
            for cell in cells:
                self.lines += cell
                self._gap()
        else:
            style: Style = "row" if len(cells) > 1 else ""
            self.lines.append(Line(0, flat[0].number, "\t".join(told), style))

    def _gap(self) -> None:
        into = self._into()
        if into and into[-1].text and self._cells is None:
            into.append(Line(0, into[-1].number, ""))


def _hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(
        name == "hidden" or (name == "style" and re.search(r"display\s*:\s*none", value or ""))
        for name, value in attrs
    )
