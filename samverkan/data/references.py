"""References over columns: each leads to a row of a table that it may lead to, never in a ring."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final, NamedTuple

from samverkan.data.meant import Meant, named
from samverkan.faults import hint, nearest
from samverkan.ontology.model import TABLES, Correction, Row
from samverkan.ontology.model.fields import Field, fields

#: The tables that a reference to just any row may lead to: never people, who are kept apart.
_ANY: Final = tuple(table for table in TABLES if table != "people")
#: The columns that say what a row lies under.
_ABOVE: Final = ("broader", "within", "part_of")
#: The most rows of a ring that are told.
_SHOWN: Final = 6
_HUBS: Final = ("organisations", "groups", "bodies")


class Astray(NamedTuple):
    """A reference of a row that is wrong: the key of the fault, and the fields of its words."""

    row: Row
    key: str
    column: str
    value: str
    fields: dict[str, object]


def astray(
    tables: Mapping[str, Sequence[Row]],
    home: Mapping[str, str],
    unread: AbstractSet[str] = frozenset(),
) -> Iterator[Astray]:
    """Yield each reference that leads nowhere, to a row of the wrong table, or back to its row.

    `home` tells the table of every id, also of rows that are left out of `tables` since they are
    wrong in themselves. A reference that may lead to an `unread` table is not judged. Where no
    table of people comes along, since they are kept elsewhere, the id of a person may be any new
    one.
    """
    apart = () if "people" in tables else ("people",)
    sound, meant = _Sound(home), Meant(home, tables)
    for rows in filter(None, tables.values()):
        judged = [
            field
            for field in fields(type(rows[0]))
            if field.refs is not None and not unread & set(field.refs or _ANY)
        ]
        if any(not _named(rows, field) <= sound.ids(field.refs or _ANY) for field in judged):
            for row in rows:
                for field in judged:
                    yield from _dangling(row, field, meant, apart)
    for row in tables.get("corrections", ()):
        yield from _misnamed(row, home)
    for rows in tables.values():
        yield from _rings(rows)


def unknown_hubs(hubs: Sequence[str], home: Mapping[str, str]) -> list[str]:
    """Return the hubs of a register that are no actors in it."""
    return [hub for hub in hubs if home.get(hub) not in _HUBS]


class _Sound:
    """The ids that a reference may lead to."""

    def __init__(self, home: Mapping[str, str]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for row_id, table in home.items():
            self._ids[table].add(row_id)
        self._of: dict[tuple[str, ...], AbstractSet[str]] = {}

    def ids(self, tables: tuple[str, ...]) -> AbstractSet[str]:
        """Return the ids of all rows of these tables."""
        if tables not in self._of:
            self._of[tables] = set().union(*(self._ids[table] for table in tables))
        return self._of[tables]


def _named(rows: Sequence[Row], field: Field) -> set[str]:
    """Return every id that a column names."""
    cells = (row.__dict__[field.attribute] for row in rows)
    named = set(chain.from_iterable(cells) if field.many else cells)
    return named - {None}


def _dangling(row: Row, field: Field, meant: Meant, apart: tuple[str, ...]) -> Iterator[Astray]:
    allowed, home = field.refs or _ANY, meant.home
    for value in _values(getattr(row, field.attribute)):
        if home.get(value) not in allowed and not (allowed == apart and value not in home):
            yield Astray(row, *wrong(field, value, meant))


def wrong(field: Field, value: str, meant: Meant) -> tuple[str, str, str, dict[str, object]]:
    """Return what is wrong with a value that leads nowhere: key, column, value and fields."""
    if "|" in value:
        return "only_one", field.name, value, {}
    told: dict[str, object] = {"tables": named(field.refs or ())}
    return "dangling", field.name, value, told | meant.hint(field, value, field.refs or _ANY)


def leads(field: Field, value: str, home: Mapping[str, str], closed: AbstractSet[str]) -> bool:
    """Say whether a value leads to a row that it may lead to, as far as is known."""
    allowed = field.refs or _ANY
    return home.get(value) in allowed or not closed.isdisjoint(allowed)


def _misnamed(row: Row, home: Mapping[str, str]) -> Iterator[Astray]:
    """Yield a correction that is about a column that its row does not have."""
    if isinstance(row, Correction) and row.row in home:
        columns = [column.name for column in fields(TABLES[home[row.row]])]
        if row.field not in columns:
            near = nearest(row.field, columns, 1)
            context: dict[str, object] = {"expected": ", ".join(columns)}
            context |= hint("meant", near=near[0]) if near else {}
            yield Astray(row, "not_allowed", "field", row.field, context)


def _rings(rows: Sequence[Row]) -> Iterator[Astray]:
    """Yield each row that lies under itself."""
    columns = type(rows[0]).model_fields.keys() if rows else ()
    for column in _ABOVE:
        if column not in columns:
            continue
        above = {row.id: getattr(row, column) for row in rows}
        ring_of = _rings_in(above)
        for row in rows:
            ring = ring_of.get(row.id)
            if ring:
                at = ring.index(row.id)
                told = (ring[at:] + ring[:at])[: _SHOWN + 1]
                shown = [*told, *["…"] * (len(ring) > len(told)), row.id]
                said: dict[str, object] = {"ring": " – ".join(shown)}
                yield Astray(row, "cycle", column, above[row.id] or "", said)


def _rings_in(above: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return the ring of each id that lies in one. Each is passed once, however long the way up."""
    ring_of: dict[str, list[str]] = {}
    passed: set[str] = set()
    for start in above:
        way: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in passed and at not in way:
            way[at] = len(way)
            at = above.get(at)
        if at in way:
            ring = list(way)[way[at] :]
            ring_of |= dict.fromkeys(ring, ring)
        passed.update(way)
    return ring_of


def _values(cell: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if cell is None:
        return ()
    return cell if isinstance(cell, tuple) else (cell,)
