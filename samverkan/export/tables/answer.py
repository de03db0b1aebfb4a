"""An answer that can stand alone: its table, and all that is to be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samverkan.export.tables.cells import cell, heading, is_id, meaning, typed
from samverkan.graph.table import APART, Row, Table
from samverkan.words import say


@dataclass(frozen=True)
class Answer:
    """A table, and what its reader must know where the program is not at hand.

    `title` is what was asked, in words; `scope` the registers, and what it was narrowed to; `told`
    what it comes to and must not be taken for; `notes` what its cells stand for, as the titles of
    sources; `about` what was asked, as programs read it. Unless `worded`, headings and cells stand
    as they are: those of somebody's own query are theirs.
    """

    table: Table
    title: str
    lang: str
    scope: Sequence[str] = ()
    told: Sequence[str] = ()
    notes: Sequence[tuple[str, str]] = ()
    about: Mapping[str, object] = field(default_factory=dict)
    worded: bool = True

    @property
    def columns(self) -> list[str]:
        """The columns that a person reads; ids are not among them."""
        names = self.table.columns
        return [c for c in names if not (self.worded and is_id(c, self.table))]

    @property
    def ids(self) -> list[str]:
        """The columns of ids, by which a program knows the things."""
        return [c for c in self.table.columns if self.worded and is_id(c, self.table)]

    def heading(self, column: str) -> str:
        """Return what a column is called."""
        return heading(column, self.lang) if self.worded else column

    def meaning(self, column: str) -> str:
        """Return what a column holds, in a sentence; nothing of the columns of one's own query."""
        return meaning(column, self.lang) if self.worded else ""

    def cell(self, column: str, row: Row) -> Any:
        """Return a value as a person reads it; numbers, days and truth values are of their type."""
        value = typed(column, row.get(column)) if self.worded else row.get(column)
        if not self.worded or not isinstance(value, str):
            return value
        return cell(column, value, self.lang)

    def parts(self) -> list[tuple[str, Sequence[Row]]]:
        """Return the rows, then those set apart, each under its name."""
        named = {name: say(f"answer.sheet_{name}", self.lang) for name in ("rows", *APART)}
        parts = [(named[name], getattr(self.table, name)) for name in named]
        return [parts[0], *((name, rows) for name, rows in parts[1:] if rows)]
