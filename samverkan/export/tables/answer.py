"""An answer that can stand alone: its table, and all that is to be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samverkan.export.tables.cells import cell, heading, is_id, meaning, typed
from samverkan.export.workbook import Sheet
from samverkan.graph.table import APART, Row, Table
from samverkan.words import say


@dataclass(frozen=True)
class Answer:
    """A table, and what its reader must know where the program is not at hand.

    `title` is what was asked, in words; `scope` the registers, and what it was narrowed to; `told`
    what it comes to and must not be taken for; `notes` what its cells stand for, as the titles of
    sources; `about` what was asked, as programs read it; `query` what asks it again, a command line
    or SPARQL; `named` is what the rows are called, `beside` are tables that go with them, and
    `first` is what stands before them in a workbook. The words for a column may be those of its
    `family` of answers. Unless `worded`, headings and cells stand as they are: those of somebody's
    own query are theirs.
    """

    table: Table
    title: str
    lang: str
    scope: Sequence[str] = ()
    told: Sequence[str] = ()
    notes: Sequence[tuple[str, str]] = ()
    about: Mapping[str, object] = field(default_factory=dict)
    query: str = ""
    named: str = ""
    beside: Mapping[str, Table] = field(default_factory=dict)
    first: Sequence[Sheet] = ()
    family: str = ""
    worded: bool = True

    def columns(self, table: Table) -> list[str]:
        """Return the columns that a person reads; ids are not among them."""
        return [c for c in table.columns if not (self.worded and is_id(c, table))]

    def ids(self, table: Table) -> list[str]:
        """Return the columns of ids, by which a program knows the things."""
        return [c for c in table.columns if self.worded and is_id(c, table)]

    def heading(self, column: str) -> str:
        """Return what a column is called."""
        return heading(column, self.lang, self.family) if self.worded else column

    def meaning(self, column: str) -> str:
        """Return what a column holds, in a sentence; nothing of the columns of one's own query."""
        return meaning(column, self.lang, self.family) if self.worded else ""

    def cell(self, column: str, row: Row) -> Any:
        """Return a value as a person reads it; numbers, days and truth values are of their type."""
        value = typed(column, row.get(column)) if self.worded else row.get(column)
        if not self.worded or not isinstance(value, str):
            return value
        return cell(column, value, self.lang)

    def parts(self) -> dict[str, Table]:
        """Return the table and those that go with it, each under its name; the rows come first."""
        columns = self.table.columns
        rows = self.named or say("answer.sheet_rows", self.lang)
        apart = {
            say(f"answer.sheet_{name}", self.lang): Table(columns, getattr(self.table, name))
            for name in APART
        }
        return {
            rows: self.table,
            **{name: table for name, table in apart.items() if table.rows},
            **self.beside,
        }
