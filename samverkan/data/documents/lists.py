"""Parties: the lists that stand after words that announce them, item by item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.data.documents.cues import (
    CUES,
    LABEL_LINE,
    LABELS,
    MAYBE,
    NOT_PARTY,
    STOPS,
    SUBJECT,
    Role,
    sentences,
)
from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.items import Item, items

#: The most passages that one list goes on for.
_MOST = 150


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a list of parties: where it stands, and the heading it stands below."""

    passage: Passage
    item: Item
    role: Role
    cue: str
    heading: str = ""


def listed(passages: list[Passage]) -> Iterator[Listed]:
    """Yield each item of each list of parties, as the document has them."""
    heading = ""
    at = 0
    while at < len(passages):
        passage = passages[at]
        text = passage.text
        used = 1
        label = _label(passage)
        if label is not None:
            cue, role, start = label
            if text[start:].strip():
                yield from _items(passage, start, len(text), role, cue, heading)
            else:
                for below in _below(passages, at + 1):
                    used += 1
                    end = len(below.text)
                    yield from _items(below, 0, end, role, cue, heading, below.kind != "text")
        elif passage.kind == "heading":
            heading = bare_heading(text)
        else:
            yield from _running(passages, at, heading)
        at += used


def _label(passage: Passage) -> tuple[str, Role, int] | None:
    """Return the words that announce a list, the role of those in it, and where it begins."""
    text = passage.text
    told = LABEL_LINE.match(text)
    name = bare_heading(told[1] if told else text)
    if not told and passage.kind == "text" and len(text) > 60:
        return None
    for pattern, role in LABELS:
        if pattern.match(name):
            return name, role, told.start(2) if told else len(text)
    return None


def _below(passages: list[Passage], at: int) -> Iterator[Passage]:
    """Yield the passages of a list below its heading: items, rows and short lines, or one text."""
    first = passages[at].kind if at < len(passages) else ""
    for number, passage in enumerate(passages[at : at + _MOST]):
        if passage.kind == "text":
            if not number and _lists(passage):
                yield passage
            if number or not passage.text.rstrip().endswith((":", ",")):
                return
            continue
        if passage.kind == "heading" and (
            (number and first != "heading") or _opens_a_part(passages, at + number)
        ):
            return
        yield passage


def _lists(passage: Passage) -> bool:
    text = passage.text
    return len(text) <= 600 and bool(re.search(r"[,:]|\b(?:och|samt)\b", text) or len(text) < 80)


def _opens_a_part(passages: list[Passage], at: int) -> bool:
    """Say whether a short line is the heading of a text, and no item of a list."""
    if re.match(r"^(?:\d+\.?\s|§|Bilaga\b)", passages[at].text):
        return True
    following = passages[at + 1] if at + 1 < len(passages) else None
    return following is not None and following.kind == "text" and len(following.text) > 80


def _running(passages: list[Passage], at: int, heading: str) -> Iterator[Listed]:
    """Yield what the sentences of a passage list, and the items below one that ends in a colon."""
    passage = passages[at]
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        if NOT_PARTY.search(sentence):
            continue
        subject = SUBJECT.match(sentence)
        if subject:
            until = start + subject.end(1)
            yield from _items(passage, start, until, "signatory", "", heading)
        for role, cue in _cues(sentence):
            begin = start + cue.end()
            stop = STOPS.search(passage.text, begin, end)
            until = stop.start() if stop else end
            yield from _items(passage, begin, until, role, cue[0], heading)
            if sentence.rstrip().endswith(":") and until >= end:
                for below in _below(passages, at + 1):
                    if below.kind == "text":
                        break
                    yield from _items(below, 0, len(below.text), role, cue[0], heading, True)


def _cues(sentence: str) -> Iterator[tuple[Role, re.Match[str]]]:
    """Yield what announces parties in a sentence: the first that signs, else all partners."""
    for pattern, role in CUES:
        cue = pattern.search(sentence)
        if cue and not MAYBE.search(cue[0]) and "finansier" not in cue[0].casefold():
            yield role, cue
            if role == "signatory":
                return


def _items(
    passage: Passage, start: int, end: int, role: Role, cue: str, heading: str, whole: bool = False
) -> Iterator[Listed]:
    for item in items(passage.text, start, end, whole=whole):
        yield Listed(passage, item, role, cue.strip(" :"), heading)
