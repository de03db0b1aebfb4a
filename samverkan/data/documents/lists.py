"""Parties: the lists that stand after words that announce them, item by item."""

import re
from collections.abc import Callable, Iterable, Iterator
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
from samverkan.data.documents.parts import names_a_part
from samverkan.data.documents.tables import Cell, leads, table

#: Words that say that the parties stand below.
_POINTS = re.compile(
    r"^mellan:?$|\b(?:nedanstående|följande|undertecknade)\s(?:\w+\s)?(?:parter|organisationer"
    r"|aktörer|kommuner)\b",
    re.I,
)
#: A line of the one word, as on the first page of an agreement; and what ends the names below it.
_ALONE = re.compile(r"^mellan:?$", re.I)
_ABOUT = re.compile(r"^(?:om|för|rörande|avseende|angående|gällande|kring|i syfte)\b", re.I)
#: The longest line that only says so.
_SHORT = 130
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
    leads: bool = False
    #: Whether a label says that it is a party, so that any words may be its name.
    labelled: bool = False


def listed(passages: list[Passage], is_actor: Callable[[Passage], bool]) -> Iterator[Listed]:
    """Yield each item of each list of parties, as the document has them.

    `is_actor` says whether a short line is the name of an actor, and so no heading.
    """
    heading = ""
    at = 0
    while at < len(passages):
        passage = passages[at]
        label = _label(passage)
        below: list[Passage] = []
        cells, rows = table(passages, at)
        if cells:
            for cell in cells:
                yield from _in_cell(cell)
            at += 1 + rows
            continue
        if label is not None and not (at + 1 < len(passages) and table(passages, at + 1)[0]):
            cue, role, start = label
            if passage.text[start:].strip():
                yield from _items(passage, start, len(passage.text), role, cue, heading, None)
            else:
                below = list(_below(passages, at + 1, is_actor))
                yield from _lines(below, role, cue, heading)
        elif passage.kind != "row" and len(passage.text) < _SHORT and _POINTS.search(passage.read):
            pointed = _pointed(passages, at, is_actor)
            yield from _lines(pointed, "signatory", passage.read, heading)
        else:
            if passage.kind == "heading":
                heading = bare_heading(passage.read)
            yield from _running(passages, at, heading, is_actor)
        at += 1 + len(below)


def _in_cell(cell: Cell) -> Iterator[Listed]:
    """Yield the items of a cell: all of it, or those that stand side by side."""
    role: Role = "party" if cell.area else "signatory"
    for item in items(cell.passage.read, cell.start, cell.end):
        yield Listed(cell.passage, item, role, cell.head, cell.area, leads(cell.head), True)


def _lines(below: Iterable[Passage], role: Role, cue: str, heading: str) -> Iterator[Listed]:
    """Yield the items of lists that stand line by line, or those that a text says are parties."""
    for one in below:
        said = list(_running([one], 0, heading, lambda _: False)) if one.kind == "text" else []
        if any(listed.role == "signatory" for listed in said):
            yield from said
            continue
        whole = one.kind != "text" or len(one.text) < _SHORT
        yield from _items(one, 0, len(one.text), role, cue, heading, whole)


def _pointed(
    passages: list[Passage], at: int, is_actor: Callable[[Passage], bool]
) -> Iterator[Passage]:
    """Yield the passages below one that only points at them."""
    if not _ALONE.match(passages[at].read):
        yield from _below(passages, at + 1, is_actor)
        return
    for below in passages[at + 1 : at + _MOST]:
        if _ABOUT.match(below.read) or len(below.read) > _SHORT:
            return
        yield below


def _label(passage: Passage) -> tuple[str, Role, int] | None:
    """Return the words that announce a list, the role of those in it, and where it begins."""
    text = passage.read
    told = LABEL_LINE.match(text)
    name = bare_heading(told[1] if told else text)
    if not told and passage.kind == "text" and len(text) > 60:
        return None
    for pattern, role in LABELS:
        if pattern.match(name):
            return name, role, told.start(2) if told else len(text)
    return None


def _below(
    passages: list[Passage], at: int, is_actor: Callable[[Passage], bool]
) -> Iterator[Passage]:
    """Yield the passages of a list below its heading: items, rows and short lines, or one text."""
    first = passages[at].kind if at < len(passages) else ""
    last = 0
    for number, passage in enumerate(passages[at : at + _MOST]):
        order = _order(passage)
        if number and (names_a_part(bare_heading(passage.read)) or 0 < order <= last):
            return
        last = order or last
        if passage.kind == "text":
            numbered = re.match(r"^\d+\.\d+\.?\s", passage.text) is not None
            if (number and not numbered) or not _lists(passage):
                return
            yield passage
            if not numbered and not passage.text.rstrip().endswith((":", ",")):
                return
            continue
        if passage.kind == "heading" and (
            (number and first != "heading")
            or (_opens_a_part(passages, at + number) and not is_actor(passage))
        ):
            return
        yield passage


def _order(passage: Passage) -> int:
    """Return the number that an item of a list has, or 0."""
    told = re.match(r"\s*(\d{1,2})[.)]?\s", passage.starts[0][1].text)
    return int(told[1]) if told else 0


def _lists(passage: Passage) -> bool:
    text = passage.text
    return len(text) <= 600 and bool(re.search(r"[,:]|\b(?:och|samt)\b", text) or len(text) < 80)


def _opens_a_part(passages: list[Passage], at: int) -> bool:
    """Say whether a short line is the heading of a text, and no item of a list."""
    if re.match(r"^(?:\d+\.?\s|§|Bilaga\b)", passages[at].text):
        return True
    following = passages[at + 1] if at + 1 < len(passages) else None
    return following is not None and (
        following.kind == "item" or (following.kind == "text" and len(following.text) > 80)
    )


def _running(
    passages: list[Passage], at: int, heading: str, is_actor: Callable[[Passage], bool]
) -> Iterator[Listed]:
    """Yield what the sentences of a passage list, and the items below one that ends in a colon."""
    passage = passages[at]
    for start, end in sentences(passage.text):
        sentence = passage.read[start:end]
        if NOT_PARTY.search(sentence):
            continue
        subject = SUBJECT.match(sentence)
        if subject:
            until = start + subject.end(1)
            yield from _items(passage, start, until, "signatory", "", heading)
        for role, cue in _cues(sentence):
            begin = start + cue.end()
            stop = STOPS.search(passage.read, begin, end)
            until = stop.start() if stop else end
            yield from _items(passage, begin, until, role, cue[0], heading)
            if sentence.rstrip().endswith(":") and until >= end:
                for below in _below(passages, at + 1, is_actor):
                    if below.kind == "text":
                        break
                    yield from _items(below, 0, len(below.text), role, cue[0], heading, True)


def _cues(sentence: str) -> Iterator[tuple[Role, re.Match[str]]]:
    """Yield what announces parties in a sentence: the first that signs, else all partners."""
    for pattern, role in CUES:
        cue = pattern.search(sentence)
        paying = cue is not None and re.search("finansier", cue[0], re.I) and role == "partner"
        if cue and not MAYBE.search(sentence[: cue.end()]) and not paying:
            yield role, cue
            if role == "signatory":
                return


def _items(
    passage: Passage, start: int, end: int, role: Role, cue: str, heading: str,
    whole: bool | None = False,
) -> Iterator[Listed]:  # fmt: skip
    """Yield the items between two places; below a label `whole`, after one it is None."""
    for item in items(passage.read, start, end, whole=bool(whole)):
        yield Listed(passage, item, role, cue.strip(" :"), heading, labelled=whole is not False)
