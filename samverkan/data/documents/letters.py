"""Headings told by their letters: larger than those of the text, or all bold."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from samverkan.data.documents.columns import Laid
from samverkan.data.documents.document import Line

#: How much larger than the text the letters of a heading are at least.
_LARGER: Final = 1.08
#: The longest heading.
_LONGEST: Final = 120
#: What a heading goes on with, or ends with when it goes on.
_ON: Final = ("och", "samt", "för", "i", "av", "med", "om", "mellan", "till", ",", "–", "-")


def with_headings(laid: Iterable[tuple[int, int, Laid]]) -> list[Line]:
    """Return lines with their page and number, those that stand out as headings of some level."""
    told = list(laid)
    sizes: Counter[float] = Counter()
    for _, _, line in told:
        sizes[_size(line)] += len(line.text)
    text = max(sizes, key=lambda size: (sizes[size], -size), default=0.0)
    large = {_size(line) for _, _, line in told if _stands_out(line) and _size(line) > text}
    levels = {size: level for level, size in enumerate(sorted(large, reverse=True), start=1)}
    lines: list[Line] = []
    for page, number, line in told:
        size = _size(line)
        larger = size > text * _LARGER
        if not (_stands_out(line) and (larger or (line.bold and size >= text))):
            lines.append(Line(page, number, line.text))
            continue
        level = levels[size] if larger else len(levels) + 1
        before = lines[-1] if lines else None
        if before and before.level == level and _goes_on(before.text, line.text):
            lines[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            lines.append(Line(page, number, line.text, "heading", level))
    return lines


def _size(line: Laid) -> float:
    return round(line.height * 2) / 2


def _stands_out(line: Laid) -> bool:
    text = line.text.strip()
    shown = 2 < len(text) <= _LONGEST and "\t" not in text and any(map(str.isalpha, text))
    return shown and not text.endswith((".", ";", ","))


def _goes_on(before: str, text: str) -> bool:
    return text[:1].islower() or before.rstrip().endswith(_ON)
