"""What the columns of a list say, and how its values are to be read: what a reading follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from samverkan.data.lists.dates import Order
from samverkan.data.lists.files import Record
from samverkan.data.lists.money import Unit
from samverkan.data.records import letter
from samverkan.faults import Fault
from samverkan.ontology.identity import slug


def register_id(file: str) -> str:
    """Return the id that a list has by the name of its file.

    >>> register_id("nepal_eq2015.csv"), register_id("Vem gör vad.csv")
    ('nepal-eq2015', 'vem-gor-vad-088594baaf')
    """
    stem = Path(file).stem
    plain = re.sub(r"[_ ]+", "-", stem.casefold()).strip("-.")
    return plain if re.fullmatch(r"[a-z0-9][a-z0-9.-]*", plain) else slug(stem)


class Pointers(NamedTuple):
    """Where the cells of a list in JSON stand, as JSON pointers (RFC 6901).

    `base` is that of the list, None where each line is an object; `paths` those of the cells.
    """

    base: str | None
    paths: Mapping[str, str]

    def record(self, number: int) -> str | None:
        """Return the pointer of a record, which counts from 1."""
        return None if self.base is None else f"{self.base}/{number - 1}"

    def cell(self, number: int, column: int, head: str | None) -> str:
        """Return the pointer of a cell: within its line, where each line is an object."""
        path = self.paths.get(head or "", f"/{column}")
        return (self.record(number) or "") + path


class Doer(NamedTuple):
    """A column of those who do it; `role` as the column says, `sector` the column of theirs."""

    column: int
    role: str | None = None
    sector: int | None = None


class Spot(NamedTuple):
    """A place: the columns of its name and of its code, one of which may be missing."""

    kind: str
    name: int | None
    code: int | None


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which columns say what, by their number from 0. Places go from the widest to the nearest."""

    doers: tuple[Doer, ...] = ()
    funders: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    subareas: tuple[int, ...] = ()
    activities: tuple[int, ...] = ()
    target_groups: tuple[int, ...] = ()
    places: tuple[Spot, ...] = ()
    names: tuple[int, ...] = ()
    descriptions: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    #: The amounts of the funders, in the same order; one alone goes with the only funder of a row.
    amounts: tuple[int, ...] = ()
    currency: int | None = None
    programme: int | None = None
    start: int | None = None
    end: int | None = None
    #: Columns that tell a whole period; the first that does is taken where no start or end is told.
    periods: tuple[int, ...] = ()
    status: int | None = None
    role: int | None = None
    #: The column whose value is the row's own, so that the row is the same when it is edited.
    id: int | None = None
    #: Columns that help to find the row again in its source.
    marks: tuple[int, ...] = ()

    def used(self) -> tuple[int, ...]:
        """Return every column that is read, once, in a fixed order."""
        of_doers = (column for doer in self.doers for column in (doer.column, doer.sector))
        of_places = (column for spot in self.places for column in (spot.name, spot.code))
        columns = (
            *of_doers, *self.funders, *self.areas, *self.subareas, *self.activities,
            *self.target_groups, *of_places, *self.names, *self.descriptions, *self.notes,
            self.start, self.end, *self.periods, self.status, self.role, self.id, *self.marks,
            *self.amounts, self.currency, self.programme,
        )  # fmt: skip
        return tuple(dict.fromkeys(column for column in columns if column is not None))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A list to be read: its file, what it is called, its rows, its columns, its values."""

    file: str
    #: The sheet of a workbook.
    sheet: str | None = None
    id: str
    title: str
    title_en: str | None = None
    #: What each column is called where it is spoken of.
    heads: tuple[str, ...]
    rows: tuple[Record, ...]
    columns: Columns
    #: The columns of the row about the list as a source: name, kind, url …
    source: Mapping[str, str] = field(default_factory=dict)
    kind: str = "project"
    #: What stands between several values in a cell, if anything does.
    separator: str | None = None
    #: Where the cells of a column have others.
    separators: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    order: Order | None = None
    #: What amounts are counted in where nothing else says it, and what stands before decimals.
    unit: Unit | None = None
    decimal: str | None = None
    #: The year from which a workbook counts its days.
    since: int | None = None
    #: Where the cells of a list in JSON stand.
    pointers: Pointers | None = None
    #: From the printed status and role to those of the model.
    statuses: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    #: The mapping file, if there is one. What it declares must hold; hashtags only describe.
    mapping: str | None = None

    def values(self, record: Record, column: int | None) -> list[str]:
        """Return the values in a cell, by what stands between them there."""
        common = (self.separator,) if self.separator else ()
        parts = [record.text(column)]
        for mark in common if column is None else self.separators.get(column, common):
            parts = [one for part in parts for one in part.split(mark)]
        return [part for part in map(str.strip, parts) if part]

    def fault(
        self, key: str, row: int, column: int, value: str, fields: Mapping[str, object]
    ) -> Fault:
        """Return a fault in a cell of the list; `column` may lie beyond the headings."""
        head = self.heads[column] if column < len(self.heads) else None
        if self.pointers:
            at = self.pointers.cell(row, column, head)
            return Fault(self.file, key, row, at, value, dict(fields))
        return Fault(self.file, key, row, head, value, dict(fields), self.sheet, letter(column))
