"""Rules that the type of a cell cannot say: periods, ranges, numbers, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.model import Organisation, Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.numbers import is_personal, normal_number
from samverkan.ontology.vocabulary import DCTERMS

#: What an address of a source looks like; one that a click would run or open locally is none.
ADDRESS: Final = r'^(https?://[^\s/?#<>"{}|\\^`]+|urn:[a-zA-Z0-9])[^\s<>"{}|\\^`]*$'
#: Pairs of attributes whose first may not exceed the second.
_ORDERED: Final = (("low", "high"), ("attending_low", "attending_high"))

_SOURCE: Final = DCTERMS.source


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is broken: the column, the key of the fault, and what fills its words."""

    column: str
    key: str
    fields: dict[str, object] = field(default_factory=dict)


def broken(row: Row) -> Iterator[Broken]:
    """Yield each rule that `row` breaks.

    >>> org = Organisation(id="o", name="X", org_number="212000-2214", source="s")
    >>> [one.key for one in broken(org)]
    ['org_number']
    """
    cells = row.__dict__  # of a column that a table lacks, a row is slow to say so
    start, end = cells.get("from_"), cells.get("to")
    if start and end and earliest(start) > latest(end):
        yield Broken("to", "period_reversed", {"start": start, "end": end})
    for low, high in _ORDERED:
        least, most = cells.get(low), cells.get(high)
        if least is not None and most is not None and least > most:
            yield Broken(high, "range_reversed", {"start": least, "end": most})
    for part, columns in _parts(type(row)):
        filled = [c.name for c in columns if cells[c.attribute] is not None]
        missing = next(c.name for c in columns if c.column.term == _SOURCE)
        if filled and missing not in filled:
            yield Broken(missing, "value_missing")
        if cells.get("chosen") == part and not filled:
            yield Broken("chosen", "chosen_nothing")
    if isinstance(row, Organisation) and row.org_number:
        yield from (Broken("org_number", fault) for fault in _org_number_faults(row.org_number))
    address = cells.get("url")
    if address and not re.search(ADDRESS, address):
        yield Broken("url", "address")


@cache
def _parts(row_class: type[Row]) -> list[tuple[str, list[Field]]]:
    """Return the columns of each node below a row that may lack its source, or be chosen."""
    parts: dict[str, list[Field]] = {}
    for column in fields(row_class):
        if column.part:
            parts.setdefault(column.part, []).append(column)
    is_chosen = "chosen" in row_class.model_fields
    return [
        (part, columns)
        for part, columns in parts.items()
        if is_chosen or not any(c.required and c.column.term == _SOURCE for c in columns)
    ]


def _org_number_faults(number: str) -> Iterator[str]:
    if is_personal(number):
        yield "personal_number"
    elif normal_number(number) != number:
        yield "org_number"
