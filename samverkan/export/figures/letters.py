"""The letters of figures: one font wherever they are made, how wide text is, and its lines."""

import math
from functools import cache
from typing import TYPE_CHECKING

from samverkan.ontology.identity import clean

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font


def leading(size: float) -> float:
    """Return how far below each other lines of letters of a size stand."""
    return 1.25 * size


def clean_line(text: str) -> str:
    """Return text as one line that every format can hold: no control characters.

    >>> clean_line("rad" + chr(7) + chr(10) + "rad")
    'rad rad'
    """
    return clean("".join(c if c.isprintable() or c.isspace() else " " for c in text))


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is, in points."""
    return size * sum(_advance(c, bold) for c in clean_line(text))


def wrapped(text: str, size: float, room: float, most: int = 99, bold: bool = False) -> list[str]:
    """Return the lines of a text that fit a width; what is past `most` lines becomes “…”.

    >>> wrapped("Skapa goda planeringsförutsättningar", 8, 100)
    ['Skapa goda', 'planeringsförutsättnin-', 'gar']
    """
    lines = [""]
    for word in clean_line(text).split(" "):
        line = f"{lines[-1]} {word}".strip()
        if width(line, size, bold) <= room:
            lines[-1] = line
            continue
        if lines[-1]:
            lines.append("")
        while len(word) > 4 and width(word, size, bold) > room:
            fits = len(word) - 3
            while fits > 1 and width(word[:fits] + "-", size, bold) > room:
                fits -= 1
            lines[-1] = word[:fits] + "-"
            lines.append("")
            word = word[fits:]
        lines[-1] = word
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(last + " …", size, bold) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + " …"]
    return lines


@cache
def _font(bold: bool) -> "FT2Font":
    from matplotlib.font_manager import get_font

    return get_font(_file(bold))


@cache
def _file(bold: bool) -> str:
    """Return the file of the font, which comes with matplotlib."""
    from matplotlib import get_data_path

    return f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf"


@cache
def properties(bold: bool, size: float) -> "FontProperties":
    """Return what matplotlib calls the font in a size."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_file(bold), size=size, weight="bold" if bold else "normal")


@cache
def glyphs() -> frozenset[int]:
    """Return the characters that the font has, as numbers."""
    return frozenset(_font(bold=False).get_charmap())


@cache
def _advance(c: str, bold: bool) -> float:
    """Return how wide a character is, as a share of the letters' size."""
    if ord(c) not in glyphs():
        return 1.0
    font = _font(bold)
    font.set_size(1000, 72)
    glyph = font.load_char(ord(c))
    return math.ceil(glyph.linearHoriAdvance / 65536) / 1000
