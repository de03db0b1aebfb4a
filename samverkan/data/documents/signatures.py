"""Who signed for whom: names of persons beside those of organisations, where it is signed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.names import Known, Mention
from samverkan.data.documents.people import is_person, is_title, persons, with_roles
from samverkan.data.documents.shapes import unknown
from samverkan.data.documents.tables import tells_who_signed

_BEGINS: Final = re.compile(
    r"^(?:(?:de )?undertecknande(?: parter)?|undertecknare|underskrift(?:er)?"
    r"|undertecknas(?: av)?|signatur(?:er)?"
    r"|namnunderskrift(?:er)?|signatärer|parternas underskrifter|påskrift|undertecknat av"
    r"|för parterna|(?:har )?undertecknat(?: har| av)?|undertecknats av|signerat av"
    r"|signeras av)\W*$",
    re.I,
)
#: A place and a day by themselves, and "För Mora kommun": what stands above signatures.
_ABOVE: Final = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ]\w+)?,? (?:den )?(?:\d{1,2} [a-zåäö]+ \d{4}|\d{4}-\d\d-\d\d)"
    r"|För [A-ZÅÄÖ][\wåäöÅÄÖ .&-]{3,60})(?:\t.*)?$"
)
#: How a text ends right above who signed.
_ENDS_SO: Final = re.compile(
    r"\b(?:undertecknat har|har undertecknat|undertecknas av|undertecknats av):$", re.I
)
_SIGNED: Final = re.compile(r"_{5,}|\.{10,}|namnförtydligande|ort (?:och|&) datum", re.I)
_NOISE: Final = re.compile(
    r"(?:_{3,}|\.{5,}|namnförtydligande|ort (?:och|&) datum|ort/datum|underskrift|namnteckning"
    r"|datum:?|ort:?|namn:?|titel:?)",
    re.I,
)
_FOR: Final = re.compile(r"^för\s+(?=[A-ZÅÄÖ])", re.I)
#: How many lines between an organisation and who signed for it.
_NEAR: Final = 6


@dataclass(frozen=True, slots=True)
class Signed:
    """A person, and what the document says of them: for whom they signed, and as what.

    `start` and `end` are where the name stands in `passage`; `at` is where the organisation stands.
    """

    person: str
    title: str
    meant: tuple[Known, ...]
    how: str
    passage: Passage
    start: int
    end: int
    signatory: bool
    at: tuple[Passage, int, int] | None = None


@dataclass(slots=True)
class _Part:
    """A line of the pages that are signed: an organisation, a person or a title."""

    kind: str
    text: str
    passage: Passage
    start: int
    end: int
    meant: tuple[Known, ...] = ()
    how: str = ""
    #: The cell it stands in, where those of a kind stand side by side.
    column: int | None = None


def signatories(
    passages: list[Passage], found: Callable[[Passage], list[Mention]]
) -> Iterator[Signed]:
    """Yield who signed, in the order they stand."""
    for section in _sections(passages):
        parts = [part for passage in section for part in _parts(passage, found(passage))]
        yield from _paired(parts)


def named(passages: list[Passage], found: Callable[[Passage], list[Mention]]) -> Iterator[Signed]:
    """Yield the persons that running text names with their title."""
    for passage in passages:
        for name, title, start, end in with_roles(passage.text):
            near = [m for m in found(passage) if m.kind == "organisation" and m.end >= start - 90]
            before = [m for m in near if m.end <= start]
            after = [m for m in near if end <= m.start <= end + 60]
            one = after[0] if after else before[-1] if before else None
            meant, how = (one.meant, one.how) if one else ((), "")
            at = (passage, one.start, one.end) if one else None
            yield Signed(name, title, meant, how, passage, start, end, False, at)


def _sections(passages: list[Passage]) -> Iterator[list[Passage]]:
    """Yield the parts of a document where it is signed."""
    at = 0
    while at < len(passages):
        passage = passages[at]
        begins = _BEGINS.match(bare_heading(passage.text)) is not None
        above = _ABOVE.match(passage.text) is not None
        marked = above or (_SIGNED.search(passage.text) and len(passage.text) < 200)
        begins = begins or _ENDS_SO.search(passage.text) is not None or tells_who_signed(passage)
        if not begins and not marked:
            at += 1
            continue
        start = at + 1 if begins else at if above else max(at - 3, 0)
        end = at + 1
        while end < len(passages) and not _ends(passages[end]):
            end += 1
        yield passages[start:end]
        at = max(end, at + 1)


def _ends(passage: Passage) -> bool:
    text = passage.text
    if passage.kind == "heading" and re.match(r"^(?:\d+(?:\.\d+)*\.?|§|Bilaga)\s", text):
        return True
    return len(text) > 220 and passage.kind == "text"


def _parts(passage: Passage, found: list[Mention]) -> list[_Part]:
    """Return what the cells and phrases of a line are."""
    parts = list(_cells(passage, found))
    kinds = Counter(part.kind for part in parts)
    for part in parts:
        if kinds[part.kind] > 1 and "\t" in passage.text:
            part.column = passage.text.count("\t", 0, part.start)
    return parts


def _cells(passage: Passage, found: list[Mention]) -> Iterator[_Part]:
    text = passage.read
    start = 0
    for piece in re.split(r"([,\t]|\s{3,}| genom | – )", text):
        begin, start = start, start + len(piece)
        bare = piece.strip(" _.:-–")
        if not bare or _NOISE.fullmatch(bare):
            continue
        offset = begin + piece.index(bare)
        told = _FOR.match(bare)
        if told:
            bare, offset = bare[told.end() :], offset + told.end()
        inside = [m for m in found if m.start < offset + len(bare) and offset < m.end]
        actor = next((m for m in inside if m.kind in ("organisation", "body")), None)
        if actor is not None and (actor.end - actor.start) >= 0.5 * len(bare):
            yield _Part(
                "organisation", bare, passage, actor.start, actor.end, actor.meant, actor.how
            )
        elif is_person(bare):
            yield _Part("person", bare, passage, offset, offset + len(bare))
        elif is_title(bare):
            yield _Part(
                "title", bare, passage, offset, offset + len(bare), actor.meant if actor else ()
            )
        elif told and bare[:1].isupper():
            end = offset + len(bare)
            yield _Part("organisation", bare, passage, offset, end, (unknown(bare),), "list")
        else:
            inner = persons(bare)
            if len(inner) == 1 and len(bare) < 90 and passage.kind != "text":
                first, last = inner[0]
                yield _Part("person", bare[first:last], passage, offset + first, offset + last)


def _paired(parts: list[_Part]) -> Iterator[Signed]:
    """Yield each person with the organisation above or below, as the first of them stand."""
    kinds = [part.kind for part in parts]
    if "person" not in kinds:
        return
    first_person = kinds.index("person")
    above = "organisation" in kinds[:first_person]
    for at, part in enumerate(parts):
        if part.kind != "person":
            continue
        step = -1 if above else 1
        organisation = _nearest(parts, at, step, "organisation")
        title = _nearest(parts, at, 1, "title", 2) or _nearest(parts, at, -1, "title", 1)
        meant = organisation.meant if organisation else ()
        yield Signed(
            part.text, title.text if title else "", meant, organisation.how if organisation else "",
            part.passage, part.start, part.start + len(part.text), True,
            (organisation.passage, organisation.start, organisation.end) if organisation else None,
        )  # fmt: skip


def _nearest(parts: list[_Part], at: int, step: int, kind: str, most: int = _NEAR) -> _Part | None:
    """Return the nearest part of a kind in a direction, nobody else's between."""
    for distance in range(1, most + 1):
        where = at + step * distance
        if not 0 <= where < len(parts):
            return None
        column = parts[where].column
        beside = column is not None and parts[at].column not in (None, column)
        if parts[where].kind == kind and not beside:
            return parts[where]
        if beside:
            continue
        if parts[where].kind == "person" and (kind == "title" or step > 0):
            return None
    return None
