"""The rows of a register, and what waits to come into it, by what they refer to and are called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from samverkan.accepting import cell, references
from samverkan.data.rows import SEPARATOR, by_name
from samverkan.graph.proposals import Proposal
from samverkan.ontology.identity import clean, local_id
from samverkan.ontology.model import TABLES, Row
from samverkan.words import term

#: Columns that lead to where a row is from, or beside it, and not to what it is about.
_NOT_ABOUT: Final = frozenset({"source", "agreement", "proposed_in", "neighbours", "person"})
#: Steps from a row to what it is about: a participation, its initiative, the area, what that is in.
_STEPS: Final = 4


class Known:
    """The rows of a register, and the proposals about it that are not withdrawn."""

    def __init__(self, rows: Iterable[Row], waiting: Collection[Proposal]) -> None:
        self.rows = {row.id: row for row in rows}
        self.waiting = waiting
        self.naming: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        self.alike: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        self.corrected: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows.values():
            for column, to in references(row):
                self.naming[to].append((row, column))
            key = likeness(row.table, {name: cell(row, name) for name in by_name(type(row))})
            if key is not None:
                self.alike[key].append(row)
            if row.table == "corrections":
                self.corrected[cell(row, "row"), cell(row, "field")].append(row)
        self.about: dict[str, list[Proposal]] = defaultdict(list)
        for one in waiting:
            self.about[one.row].append(one)
        self.likely: dict[tuple[object, ...], list[Proposal]] = defaultdict(list)
        for one in waiting:
            key = likeness(one.table, one.cells) if one.kind == "new" else None
            if key is not None:
                self.likely[key].append(one)
        self.coming = {
            local_id(one.row): one for one in waiting if one.kind == "new" and one.status == "open"
        }

    def label(self, name: str) -> str:
        """Return what a row is called, or is to be called; its id where it has no name."""
        row = self.rows.get(name)
        coming = self.coming.get(name)
        if row is not None:
            return cell(row, "name") or name
        return coming.cells.get("name", name) if coming is not None else name

    def readable(self, table: str, column: str, text: str, lang: str) -> str:
        """Return a cell as a person reads it: names in the place of ids."""
        described = by_name(TABLES[table]).get(column) if table in TABLES else None
        if described is None or not text:
            return text
        parts = text.split(SEPARATOR) if described.many else [text]
        if described.refs is not None:
            parts = [self.label(part) for part in parts]
        elif described.choices:
            parts = [term("value", part, lang) for part in parts]
        return ", ".join(parts)

    def readings(self, row: Row | None, column: str) -> Iterator[tuple[str, str]]:
        """Yield the sources that say something of a cell, with what each says."""
        if row is None:
            return
        for corrected in self.corrected.get((row.id, column), ()):
            for letter in "abc":
                source = cell(corrected, f"source_{letter}")
                if source:
                    yield source, cell(corrected, f"reading_{letter}")
        said = cell(row, column) and cell(row, "source")
        if said and (row.id, column) not in self.corrected:
            yield cell(row, "source"), cell(row, column)

    def waits_on(self, one: Proposal) -> list[str]:
        """Return the proposals of new rows that a proposal refers to."""
        ids = (to for column, to in _refers(one.table, one.cells) if to not in self.rows)
        found = (self.coming.get(to) for to in ids)
        return list(dict.fromkeys(o.id for o in found if o is not None and o.id != one.id))

    def reached(self, one: Proposal) -> set[str]:
        """Return the ids of what a proposal is about, step by step."""
        name = local_id(one.row)
        found, edge = {name}, [*_refers(one.table, one.cells), *self._leads(name)]
        for _ in range(_STEPS):
            new = {to for column, to in edge if column not in _NOT_ABOUT} - found
            found |= new
            edge = [pair for to in new for pair in self._leads(to)]
        return found

    def _leads(self, name: str) -> list[tuple[str, str]]:
        row, coming = self.rows.get(name), self.coming.get(name)
        if row is not None:
            return list(references(row))
        return _refers(coming.table, coming.cells) if coming is not None else []


def _refers(table: str, cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each id that the cells of a table refer to, with its column."""
    columns = by_name(TABLES[table]) if table in TABLES else {}
    return [
        (name, to)
        for name, text in cells.items()
        if name in columns and columns[name].refs is not None
        for to in (text.split(SEPARATOR) if columns[name].many else [text])
        if to
    ]


def likeness(table: str, cells: Mapping[str, str]) -> tuple[object, ...] | None:
    """Return what two rows of a table share that may be of the same thing; None for no such.

    That is their name, else all that they refer to, if that is two things at least.

    >>> likeness("organisations", {"name": "Mora Kommun"})
    ('organisations', 'mora kommun')
    """
    if cells.get("name") and table != "names":
        return table, clean(cells["name"]).casefold()
    found = {(c, to) for c, to in _refers(table, cells) if c not in ("source", "person")}
    return (table, frozenset(found)) if len(found) > 1 else None
