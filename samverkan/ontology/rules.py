"""Rules that the type of a cell cannot say: periods, ranges, numbers, addresses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.model import Group, Name, Organisation, Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.numbers import holds_personal, is_personal, normal_number
from samverkan.ontology.vocabulary import DCTERMS

#: What an address of a source looks like; one that a click would run or open locally is none.
ADDRESS: Final = r'^(https?://[^\s/?#<>"{}|\\^`]+|urn:[a-zA-Z0-9])[^\s<>"{}|\\^`]*$'
#: Pairs of attributes whose first may not exceed the second.
_ORDERED: Final = (("low", "high"), ("attending_low", "attending_high"))

#: What an actor goes by, where a number of a person may stand.
_NAMES: Final = ("name", "name_en", "as_printed")
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
    if isinstance(row, Organisation | Group | Name):
        yield from _numbers(cells)
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


def _numbers(cells: Mapping[str, Any]) -> Iterator[Broken]:
    """Yield what is wrong with the number of an actor, and a person's number in its names."""
    number = cells.get("org_number")
    if number and is_personal(number):
        yield Broken("org_number", "personal_number")
    elif number and normal_number(number) != number:
        yield Broken("org_number", "org_number")
    told = [column for column in _NAMES if holds_personal(cells.get(column) or "")]
    yield from (Broken(column, "personal_number") for column in told)
    made = told or (number and is_personal(number))  # an id may be made of what is told already
    if not made and holds_personal(cells["id"]):
        yield Broken("id", "personal_number")
