"""What stands in a figure, read back out of it."""

import subprocess
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

from samverkan.export.figures import SIZES, Sheet
from samverkan.export.figures.paper import Paper, drawing, without_glyphs

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> list[str]:
    """Return every text of an SVG."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def words(svg: bytes) -> str:
    """Return all words of an SVG, lines that were wrapped joined."""
    return " ".join(texts(svg))


def pdf_words(pdf: bytes) -> str:
    """Return all words of a PDF, as another program reads them."""
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(told.stdout.decode().split())


def drawn(sheet: Sheet, size: str) -> tuple[Paper, list[tuple[str, Any]]]:
    """Return a figure on paper, and the room that each of its texts takes there."""
    with drawing():
        paper = sheet.drawn(SIZES[size])
    with drawing(), without_glyphs(paper, keep=False):
        paper.figure.set_dpi(200)
        paper.figure.canvas.draw()
        boxes = [(t.get_text(), t.get_window_extent()) for t in paper.axes.texts if t.get_text()]
    return paper, boxes


def outside(paper: Paper, boxes: list[tuple[str, Any]]) -> list[str]:
    """Return the texts that are not wholly on the sheet."""
    whole, slack = paper.figure.bbox, 1.5
    return [
        text
        for text, box in boxes
        if box.x0 < -slack
        or box.y0 < -slack
        or box.x1 > whole.x1 + slack
        or box.y1 > whole.y1 + slack
    ]


def collisions(boxes: list[tuple[str, Any]], slack: float = 2.0) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts that stand upon each other by more than `slack` pixels."""
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > slack and down > slack + 0.2 * min(a.height, b.height):
            yield one, other
