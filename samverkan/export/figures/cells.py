"""Cells that say by number, sign and border what is covered, asked and empty, or unknown."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from samverkan.export.figures.letters import width
from samverkan.export.figures.paper import INK, PAPER, RULE, SOFT, Frame, Paper
from samverkan.export.figures.sheet import Key
from samverkan.export.heatmap import legend_of

#: The colour of each shade, and of what is written on it; as on the page of a matrix.
SHADES: Final = {
    "shade-1": ("#dceaf7", INK),
    "shade-2": ("#accde9", INK),
    "shade-3": ("#6fa8d8", INK),
    "shade-4": ("#2a6db0", PAPER),
    "shade-5": ("#0d3a6b", PAPER),
}
#: Letters of a cell are not smaller than this.
LEAST: Final = 4.5


def draw_cell(paper: Paper, frame: Frame, kind: str, text: str, size: float) -> None:
    """Draw a cell: a shade, or `empty`, `unknown`, `promised` or `wide` by their borders."""
    fill, ink = SHADES.get(kind, (PAPER, INK))
    if kind == "unknown":
        paper.box(frame, facecolor=PAPER, edgecolor=RULE, hatch="////", linewidth=0)
        paper.box(frame, facecolor="none", edgecolor=SOFT, linestyle=(0, (2, 2)), linewidth=0.5)
    elif kind == "wide":
        paper.box(frame, facecolor=PAPER, edgecolor=SHADES["shade-3"][0], hatch="..", linewidth=0.8)
    elif kind == "empty":
        paper.box(frame, facecolor=PAPER, edgecolor=INK, linewidth=0.7)
        paper.box(_inside(frame, 1.8), facecolor=PAPER, edgecolor=INK, linewidth=0.7)
    elif kind == "promised":
        paper.box(frame, facecolor=PAPER, edgecolor=SOFT, linewidth=0.7)
    else:
        paper.box(frame, facecolor=fill, edgecolor=SOFT, linewidth=0.4)
    if text:
        letters = fitting(text, size, frame.width - 3)
        at = frame.left + frame.width / 2, frame.top + frame.height / 2 + 0.36 * letters
        bold, behind = kind == "empty", kind in ("unknown", "wide")
        paper.text(at, text, letters, bold=bold, colour=ink, align="center", behind=behind)


def ink_of(kind: str) -> str:
    """Return the colour of what is written on a kind of cell."""
    return SHADES.get(kind, (PAPER, INK))[1]


def fitting(text: str, size: float, room: float) -> float:
    """Return the size of letters in which a text fits a width, at most `size`."""
    return max(LEAST, min(size, size * room / max(width(text, size, bold=True), 0.1)))


def cell_keys(kinds: Iterable[str], lang: str, section: str = "") -> list[Key]:
    """Return the legend of the kinds of cells that are there."""
    return [
        Key(section, words, partial(_key, kind, sign))
        for kind, sign, words in legend_of(kinds, lang)
    ]


def cell_key(kind: str, sign: str, words: str, section: str = "") -> Key:
    """Return an entry of a legend that shows a cell."""
    return Key(section, words, partial(_key, kind, sign))


def _key(kind: str, sign: str, paper: Paper, frame: Frame) -> None:
    draw_cell(paper, frame, kind, sign, frame.height * 0.75)


def _inside(frame: Frame, by: float) -> Frame:
    return Frame(frame.left + by, frame.top + by, frame.width - 2 * by, frame.height - 2 * by)
