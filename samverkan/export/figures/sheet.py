"""What stands around every figure: its title, what it covers, its legend, its notes, its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Protocol

from samverkan.export.figures.letters import leading, wrapped
from samverkan.export.figures.paper import DPI, INK, RULE, SIZES, SOFT, Frame, Paper, Size, drawing
from samverkan.words import say

#: Letters on a crowded slide shrink to this before its last notes are left out.
LEAST: Final = 6.5
#: How much of a slide legend and notes take, at least and at most.
SIDE: Final = (0.27, 0.5)
#: Letters of legend and notes in a column, as a share of small ones; the least share of the height
#: that is left for the figure itself.
NOTES: Final = 0.9
BODY: Final = 0.4
#: A description is at most so many characters.
TOLD: Final = 8_000
#: Space between columns.
GAP: Final = 18


@dataclass(frozen=True)
class Key:
    """An entry of a legend: `draw` puts its sign into a frame; `section` is a heading or empty."""

    section: str
    text: str
    draw: Callable[[Paper, Frame], None]


class Body(Protocol):
    """What a figure draws between its title and its legend."""

    def height(self, size: Size, width: float, most: float) -> float:
        """Return how high it wants to be at a width, no more than `most`."""
        ...

    def wide(self, size: Size, high: float) -> float:
        """Return how much width it can use at a height."""
        ...

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        """Draw it into a frame; what has no room there is counted in it."""
        ...


@dataclass(frozen=True)
class Sheet:
    """A figure with all that is said about it. `told` says in words what is to be seen."""

    title: str
    subtitle: str
    body: Body
    told: str
    lang: str
    legend: Sequence[Key] = ()
    notes: Sequence[str] = ()

    def write(self, form: str, size: str = "column", dpi: int = DPI) -> bytes:
        """Return the figure as a file of a format: `svg`, `pdf` or `png`.

        `size` is `column` or `slide`. Raises UsageError for a format there is none of, and
        MissingExtra without matplotlib.
        """
        with drawing():
            paper = self.drawn(SIZES[size])
            about = ". ".join(filter(None, (self.subtitle, _told(self.told, self.lang))))
            return paper.save(form, title=self.title, told=about, lang=self.lang, dpi=dpi)

    def drawn(self, size: Size) -> Paper:
        """Return the figure on paper."""
        return _on_slide(self, size) if size.height else _in_column(self, size)


@dataclass(frozen=True)
class Nothing:
    """The body of a figure that has nothing to show, and says so."""

    text: str

    def height(self, size: Size, width: float, most: float) -> float:
        return leading(size.text) * (len(wrapped(self.text, size.text, width - 24)) + 2)

    def wide(self, size: Size, high: float) -> float:
        return size.width

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        lines = wrapped(self.text, size.text, frame.width - 24)
        high = leading(size.text) * (len(lines) + 2)
        paper.box(Frame(*frame[:3], high), edgecolor=RULE)
        paper.lines((frame.left + 12, frame.top + 1.8 * leading(size.text)), lines, size.text)


def _told(text: str, lang: str) -> str:
    """Return a description, cut and said to be where it is too long to be listened to."""
    if len(text) <= TOLD:
        return text
    return text[:TOLD].rsplit(" ", 1)[0] + " " + say("figure.told_more", lang)


def _in_column(sheet: Sheet, size: Size) -> Paper:
    """Return a sheet that is as high as it needs to be: the figure, and what explains it below."""
    room, small = size.width - 2 * size.margin, size.small
    head, about = _head(sheet, size, room), _about(sheet, size, room)
    notes = _notes(sheet, NOTES * small, room)
    count = min(3, -(-len(sheet.legend) // 3)) or 1
    step = (room + GAP) / count
    legend = _columns(_legend(sheet.legend, NOTES * small, step - GAP), count)
    parts = [max(map(_high, legend)), _high(notes)]
    rest = _high(head) + _high(about) + 2 * size.margin + 2 * small
    rest += sum(part + small for part in parts if part)
    body = sheet.body.height(size, room, max(size.most - rest, BODY * size.most))
    paper = Paper(size.width, body + rest)
    top = _put(paper, head, size.margin, size.margin) + small
    sheet.body.draw(paper, size, Frame(size.margin, top, room, body))
    top += body + small
    for number, column in enumerate(legend):
        _put(paper, column, size.margin + number * step, top)
    top += parts[0] + small if parts[0] else 0
    top = _put(paper, notes, size.margin, top) + (small if parts[1] else 0)
    _put(paper, about, size.margin, top)
    return paper


def _on_slide(sheet: Sheet, size: Size) -> Paper:
    """Return a sheet of a given size: the figure to the left, what explains it to the right."""
    assert size.height is not None
    paper = Paper(size.width, size.height)
    room = size.width - 2 * size.margin
    top = _put(paper, _head(sheet, size, room), size.margin, size.margin) + size.text
    about = _about(sheet, size, room)
    bottom = size.height - size.margin - _high(about)
    _put(paper, about, size.margin, bottom)
    high = bottom - size.text - top
    side = 0.0
    if sheet.legend or sheet.notes:
        least, most = (share * room for share in SIDE)
        side = min(max(least, room - GAP - sheet.body.wide(size, high)), most)
    frame = Frame(size.margin, top, room - side - (GAP if side else 0), high)
    sheet.body.draw(paper, size, frame)
    if side:
        _put(paper, _beside(sheet, size, side, high), size.margin + room - side, top)
    return paper


@dataclass(frozen=True)
class _Block:
    """Some lines of text, with the sign before them if there is one."""

    lines: Sequence[str]
    size: float
    bold: bool = False
    colour: str = INK
    key: Key | None = None
    after: float = 0.0

    @property
    def indent(self) -> float:
        return 3.4 * self.size if self.key else 0.0

    @property
    def high(self) -> float:
        return max(len(self.lines), 1.2 if self.key else 0) * leading(self.size) + self.after


def _high(blocks: Sequence[_Block]) -> float:
    return sum(block.high for block in blocks)


def _put(paper: Paper, blocks: Sequence[_Block], left: float, top: float) -> float:
    """Draw blocks below each other, and return where they end."""
    for block in blocks:
        at = left + block.indent, top + 0.95 * block.size
        paper.lines(at, block.lines, block.size, bold=block.bold, colour=block.colour)
        if block.key:
            room = Frame(left, top, block.indent - block.size * 0.6, 1.2 * block.size)
            block.key.draw(paper, room)
        top += block.high
    return top


def _head(sheet: Sheet, size: Size, room: float) -> list[_Block]:
    title = wrapped(sheet.title, size.title, room, 3, bold=True)
    told = wrapped(sheet.subtitle, size.text, room, 4) if sheet.subtitle else []
    return [_Block(title, size.title, bold=True), _Block(told, size.text, colour=SOFT)]


def _about(sheet: Sheet, size: Size, room: float) -> list[_Block]:
    """Return the line that says where the figure comes from."""
    small = 0.9 * size.small
    return [_Block(wrapped(say("figure.source", sheet.lang), small, room), small, colour=SOFT)]


def _notes(sheet: Sheet, small: float, room: float) -> list[_Block]:
    return [_Block(wrapped(note, small, room), small, after=0.25 * small) for note in sheet.notes]


def _legend(keys: Sequence[Key], small: float, room: float) -> list[_Block]:
    blocks: list[_Block] = []
    for section, entries in groupby(keys, key=lambda key: key.section):
        if section:
            blocks.append(_Block([section], small, bold=True, after=0.2 * small))
        for key in entries:
            lines = wrapped(key.text, small, room - 3.4 * small)
            blocks.append(_Block(lines, small, key=key, after=0.25 * small))
    return blocks


def _columns(blocks: Sequence[_Block], count: int) -> list[list[_Block]]:
    """Return the blocks in columns that are about as high, no heading last in one."""
    columns: list[list[_Block]] = [[]]
    whole, done = _high(blocks), 0.0
    for block in blocks:
        full = done + block.high / 2 > whole * len(columns) / count
        if full and len(columns) < count:
            heads = columns[-1][-1:] if columns[-1] and columns[-1][-1].bold else []
            columns[-1] = columns[-1][: len(columns[-1]) - len(heads)]
            columns.append(heads)
        columns[-1].append(block)
        done += block.high
    return columns


def _beside(sheet: Sheet, size: Size, room: float, high: float) -> list[_Block]:
    """Return legend and notes in letters as large as there is room for."""
    small = size.small
    while True:
        legend, notes = _legend(sheet.legend, small, room), _notes(sheet, small, room)
        gap = [_Block([], small, after=small)] if legend and notes else []
        blocks = [*legend, *gap, *notes]
        if _high(blocks) <= high or small <= LEAST:
            break
        small -= 0.25
    more = [_Block([say("figure.more_notes", sheet.lang)], small)]
    if _high(blocks) <= high:
        return blocks
    while blocks and _high(blocks) + _high(more) > high:
        blocks.pop()
    return [*blocks, *more]
