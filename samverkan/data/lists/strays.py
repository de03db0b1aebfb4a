"""Rows of a table that tell of no initiative: sums, and what stands below the table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from samverkan.data.lists.files import Record
from samverkan.data.lists.plan import Plan
from samverkan.faults import Fault

#: What a row of sums begins with, and nothing else in the cell.
_SUM: Final = re.compile(
    r"(?:del)?(?:summa|totalt?|totalsumma|sum|subtotal|grand total|total sum|summering|medelvärde"
    r"|antal|average)(?: (?:totalt?|kr|sek|antal|belopp|projekt))?(?:\s*\(.*\))?\s*:?",
    re.IGNORECASE,
)
#: What begins a note below a table.
_NOTE: Final = re.compile(
    r"(?:\*|†|\d{1,2}\)|källa\b|källor\b|not\b|noter\b|anm\b|anmärkning\b|kommentar\b|obs\b|uttag\b"
    r"|uppdaterad\b|senast uppdaterad\b|uppgifterna\b|source\b|sources\b|note\b|notes\b|nb\b"
    r"|last updated\b|updated\b)[\s:.)*]",
    re.IGNORECASE,
)
#: How many columns a table has at least, for a row with one cell to be something else.
_COLUMNS: Final = 3


def strays(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each row that is a sum, or a note below the table: they are to be removed.

    A row of sums begins with such a word; a note has one cell, among the last rows, and begins as
    notes do or stands below an empty row.
    """
    if plan.pointers:
        return
    notes = {record.number for record in _below(plan)}
    for record in plan.rows:
        place = next((at for at, cell in enumerate(record.cells) if cell), 0)
        first = record.text(place)
        if record.number in notes:
            yield plan.fault("list_note", record.number, place, first, {})
        elif _SUM.fullmatch(first):
            yield plan.fault("list_sum", record.number, place, first, {})


def lone(plan: Plan) -> list[int]:
    """Return the rows that have one cell only, though the table has several columns."""
    if plan.pointers or not _is_wide(plan):
        return []
    return [record.number for record in plan.rows if _filled(record) == 1]


def _below(plan: Plan) -> Sequence[Record]:
    """Return the notes below a table: its last rows, as long as they look so."""
    if not _is_wide(plan):
        return ()
    last = len(plan.rows)
    while last and _filled(plan.rows[last - 1]) == 1:
        last -= 1
    gaps = {
        after.number for before, after in pairwise(plan.rows) if after.number > before.number + 1
    }
    below = plan.rows[last:]
    for at, record in enumerate(below):
        text = next(filter(None, record.cells))
        if _NOTE.match(text) or (record.number in gaps and record.text(0)):
            return below[at:]
    return ()


def _is_wide(plan: Plan) -> bool:
    return len(plan.columns.used()) >= _COLUMNS


def _filled(record: Record) -> int:
    return sum(map(bool, record.cells))
