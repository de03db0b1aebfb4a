"""Tables whose first row says what stands in their columns: who signed, and who is for an area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samverkan.data.documents.flow import Passage

_ACTOR: Final = re.compile(
    r"^(?:(?:undertecknande |avtalsslutande )?part(?:er)?|organisation(?:er)?|aktör(?:er)?"
    r"|myndighet(?:er)?|kommun(?:er)?|medlem(?:mar)?|organisation/myndighet|samverkanspart(?:er)?"
    r"|huvudman|namn på organisation|partner)$",
    re.I,
)
_ABOUT_ACTOR: Final = re.compile(
    r"namn|undertecknare|underskrift|titel|befattning|datum|företrädare|roll|ansvar|åtagande"
    r"|kontakt|representant|org\.? ?n",
    re.I,
)
_PERSON: Final = re.compile(r"namn|undertecknare|underskrift|företrädare|representant", re.I)
_AREA: Final = re.compile(
    r"^(?:(?:insats|fokus|del|utvecklings|mål|samverkans|tema|prioriterat "
    r"|verksamhets)?område(?:n)?"
    r"|tema|insats(?:er)?|åtgärd(?:er)?|aktivitet(?:er)?|målområde|mål|spår|vad)$",
    re.I,
)
_FOR_AREA: Final = re.compile(
    r"^(?:(?:huvud)?ansvar\w*(?: part(?:er)?| aktör(?:er)?| organisation(?:er)?)?"
    r"|(?:samverkans|samarbets)?part(?:er|ners?)?|aktör(?:er)?|medverkande\w*|deltagande\w*"
    r"|samverkan(?: med)?|samarbetspartner|utförare|vem|berörda(?: parter| aktörer)?"
    r"|(?:samverkande|medverkande|deltagande) (?:parter|aktörer|organisationer)|stöd)$",
    re.I,
)
_LEADS: Final = re.compile(r"^(?:huvud)?ansvar", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that names actors, the words above its column, and the area that its row is of."""

    passage: Passage
    start: int
    end: int
    head: str
    area: str = ""


def table(passages: list[Passage], at: int) -> tuple[list[Cell], int]:
    """Return the cells that name actors in the table that begins at `at`, and its other rows.

    The first row says what stands in each column; where it says nothing of actors there are none.
    """
    heads, signing, columns = _head(passages[at])
    if not (signing or columns):
        return [], 0
    rows = 0
    for passage in passages[at + 1 :]:
        _, other, others = _head(passage)
        if passage.kind != "row" or other or others:
            break
        rows += 1
    below = passages[at + 1 : at + 1 + rows]
    if signing:
        return [cell for row in below for cell in _column(row, 0, heads, "")], rows
    found: list[Cell] = []
    for row in below:
        area = _cells(row)[0][2]
        for column in columns:
            found += _column(row, column, heads, area)
    return found, rows


def _head(passage: Passage) -> tuple[list[str], bool, list[int]]:
    """Return what a row has, whether actors stand below its first cell, or else below which."""
    heads = [text for _, _, text in _cells(passage)]
    if passage.kind != "row" or len(heads) < 2:
        return heads, False, []
    signing = bool(_ACTOR.match(heads[0])) and any(map(_ABOUT_ACTOR.search, heads[1:]))
    columns = [column for column, head in enumerate(heads) if column and _FOR_AREA.match(head)]
    return heads, signing, columns if _AREA.match(heads[0]) else []


def tells_who_signed(passage: Passage) -> bool:
    """Say whether a row is the head of a table of organisations and the persons for them."""
    heads = [text for _, _, text in _cells(passage)]
    if passage.kind != "row" or len(heads) < 2:
        return False
    return bool(_ACTOR.match(heads[0])) and any(map(_PERSON.search, heads[1:]))


def leads(head: str) -> bool:
    """Say whether those in a column are those who lead.

    >>> leads("Ansvarig"), leads("Medverkande")
    (True, False)
    """
    return bool(_LEADS.match(head))


def _column(row: Passage, column: int, heads: list[str], area: str) -> Iterator[Cell]:
    cells = _cells(row)
    if column < len(cells) and cells[column][2]:
        start, end, _ = cells[column]
        yield Cell(row, start, end, heads[column], area)


def _cells(row: Passage) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    start = 0
    for part in row.text.split("\t"):
        found.append((start, start + len(part), part.strip(" .:")))
        start += len(part) + 1
    return found
