"""An answer: rows with named columns, and apart from them those whose date is not known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from samverkan.ontology.identity import sort_key

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

#: The rows that a table keeps apart: what was asked about is not known of them.
APART: Final = ("undated", "unplaced", "without_area")


@dataclass(frozen=True)
class Table:
    """Rows of plain values: text, numbers, booleans, or None where nothing is known.

    `undated`, `unplaced` and `without_area` hold the rows that an answer about a date, a place or
    an area can neither count in nor leave out, since theirs is not known.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    undated: tuple[Row, ...] = ()
    unplaced: tuple[Row, ...] = ()
    without_area: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> "DataFrame":
        """Return the rows as a DataFrame of pandas; what is not known is missing.

        Whole numbers, numbers, truth values, days and times have the types of pandas. How many rows
        stand apart is in `attrs`, under their names. Raises MissingExtra where pandas is not
        installed.

        >>> Table(("plats", "antal"), ({"plats": "Mora", "antal": 2},)).to_pandas()["antal"].sum()
        np.int64(2)
        """
        from samverkan.graph.frame import frame

        return frame(self.columns, self.rows, {name: len(getattr(self, name)) for name in APART})

    def map(self, change: Callable[[Iterable[Row]], Iterable[Row]]) -> "Table":
        """Return a table with `change` made to its rows and to those set apart."""
        changed: dict[str, Any] = {
            name: tuple(change(getattr(self, name))) for name in ("rows", *APART)
        }
        return replace(self, **changed)

    def keeping_apart(self, name: str, rows: Iterable[Row]) -> "Table":
        """Return the table with these rows set apart under `name`."""
        fields: dict[str, Any] = {name: tuple(rows)}
        return replace(self, **fields)

    def only(self, columns: Iterable[str]) -> "Table":
        """Return the table with these columns alone, each row once."""
        kept = tuple(columns)
        table = replace(self, columns=kept)
        return table.map(lambda rows: _once({c: row.get(c) for c in kept} for row in rows))

    def where(self, wanted: Mapping[str, object]) -> "Table":
        """Return the rows that have all these values."""
        return self.map(lambda rows: (r for r in rows if all(r[c] == v for c, v in wanted.items())))

    def sorted(self, columns: Iterable[str]) -> "Table":
        """Return the table in Swedish order of these columns; what is not known comes last.

        A number falls where its column is written with a minus before it.
        """
        order = tuple(columns)
        return self.map(lambda rows: sorted(rows, key=lambda row: [_key(row, c) for c in order]))


def _key(row: Row, column: str) -> tuple[int, object]:
    value = row.get(column.removeprefix("-"))
    if value is None:
        return 2, ()
    if isinstance(value, (int, float)):
        return 0, -value if column.startswith("-") else value
    return 1, sort_key(str(value))


def _once(rows: Iterable[Row]) -> Iterable[Row]:
    return {tuple(row.items()): row for row in rows}.values()
