"""The things that a list names: one row each, however many rows of the list name it."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from samverkan.data.lists.reading import Remark
from samverkan.ontology.model import TABLES, Row

#: What the ids of a table begin with.
_PREFIXES: Final = {
    "organisations": "org",
    "areas": "area",
    "places": "place",
    "target_groups": "tg",
    "activities": "act",
    "sectors": "sector",
}
#: The column that says what a row lies under.
_ABOVE: Final = {"areas": "broader", "places": "within"}

Cells = dict[str, Any]


@lru_cache(maxsize=1 << 16)
def exact_id(prefix: str, text: str, level: str = "") -> str:
    """Return the id of what `text` names: always the same for it, another for any other text.

    A register's own slugs fold case; here a name in capitals is another name.

    >>> exact_id("org", "VYIF-Nepal")
    'org-vyif-nepal-61781aa5b2a4'
    >>> exact_id("org", "VYIF-NEPAL")
    'org-vyif-nepal-c11c8655b50c'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return "-".join(filter(None, (prefix, stem, digest([level, text]))))


def digest(texts: Iterable[str]) -> str:
    """Return twelve hexadecimal digits that other texts do not have."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:12]


class Things:
    """The rows that a list makes, by table and id, in the order they first appear."""

    def __init__(self, source: str, about: Mapping[str, str]) -> None:
        self.source = source
        self._tables: dict[str, dict[str, Cells]] = defaultdict(dict)
        self._tables["sources"][source] = dict(about)
        self._above: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in _ABOVE}
        self._sectors: dict[str, set[str]] = defaultdict(set)

    def add(self, table: str, row: str, locator: str, **cells: Any) -> None:
        """Add a row with its evidence; cells that are None are left out."""
        filled = {name: cell for name, cell in cells.items() if cell not in (None, ())}
        self._tables[table][row] = filled | {"source": self.source, "locator": locator}

    def named(self, table: str, text: str, locator: str, level: str = "", **cells: str) -> str:
        """Return the id of what `text` names at a level; it is added where it first stands."""
        row = exact_id(_PREFIXES[table], text, level)
        if row not in self._tables[table]:
            self.add(table, row, locator, **{"name": text, "as_printed": text} | cells)
        return row

    def place(self, kind: str, name: str, code: str, locator: str) -> str:
        """Return the id of a place: known by its code if it has one, and else by its name."""
        cells = {"kind": kind} | ({"code": code} if code else {})
        place = self.named("places", code or name, locator, kind, **cells)
        known = self._tables["places"][place]
        if name and known["name"] == code:  # until now only its code was told
            known["name"] = known["as_printed"] = name
        elif name and known["name"] != name:
            self.add(
                "names", exact_id("name", name, place), locator,
                named=place, name=name, name_kind="variant",
            )  # fmt: skip
        return place

    def under(self, table: str, levels: Iterable[Sequence[str]]) -> list[str]:
        """Return the ids of all levels, and note what the nearest level with one id lies above."""
        ids: list[str] = []
        above: Sequence[str] = ()
        for level in levels:
            if len(above) == 1:
                for row in level:
                    self._above[table][row].add(above[0])
            ids += level
            above = level or above
        return ids

    def in_sector(self, organisation: str, sector: str) -> None:
        """Note the sector that a row gives an organisation."""
        self._sectors[organisation].add(sector)

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """Return the rows of each table, as the model has them."""
        for table, column in _ABOVE.items():
            for row in self._above[table]:
                if above := self._only_above(table, row):
                    self._tables[table][row][column] = above
            for cells in self._tables["initiatives"].values():
                if table in cells:
                    cells[table] = self._nearest(table, cells[table])
        for organisation, sectors in self._sectors.items():
            if len(sectors) == 1:
                self._tables["organisations"][organisation]["sector"] = next(iter(sectors))
        return {
            table: tuple(
                row_class.model_validate({"id": row} | cells)
                for row, cells in self._tables[table].items()
            )
            for table, row_class in TABLES.items()
            if self._tables.get(table)
        }

    def remarks(self) -> Iterator[Remark]:
        """Yield what is told of the things themselves: names that may mean more than one."""
        for table in _ABOVE:
            several = {row: above for row, above in self._above[table].items() if len(above) > 1}
            if several:
                yield self._example(f"several_{table}", table, several)
        several = {org: found for org, found in self._sectors.items() if len(found) > 1}
        if several:
            yield self._example("several_sectors", "organisations", several)
        variants = {cells["named"]: {row} for row, cells in self._tables["names"].items()}
        if variants:
            yield self._example("several_names", "places", variants)

    def _example(self, key: str, table: str, several: Mapping[str, object]) -> Remark:
        name = self._tables[table][next(iter(several))]["name"]
        return Remark(key, {"count": len(several), "name": name})

    def _only_above(self, table: str, row: str) -> str | None:
        above = self._above[table].get(row, set())
        return next(iter(above)) if len(above) == 1 else None

    def _nearest(self, table: str, rows: Sequence[str]) -> tuple[str, ...]:
        """Return the rows that no other of them lies under."""
        implied = set()
        for row in rows:
            above = self._only_above(table, row)
            while above:
                implied.add(above)
                above = self._only_above(table, above)
        return tuple(row for row in dict.fromkeys(rows) if row not in implied)
