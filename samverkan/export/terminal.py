"""Rows on a terminal: a table where its words fit, else one block a row."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from samverkan.export.tables import NUMBERS, cell, heading, text_of
from samverkan.graph.table import Row


class Rows:
    """What rich draws as a table, or as blocks when the table would break words in two.

    `columns` are those shown, in order. With `raw`, headings and values stand as they are.
    """

    def __init__(
        self, columns: Sequence[str], rows: Sequence[Row], lang: str, *, raw: bool = False
    ) -> None:
        self.columns = list(columns)
        self.headings = [name if raw else heading(name, lang) for name in columns]
        self.cells = [
            [text_of(row[name]) if raw else cell(name, row[name], lang) for name in columns]
            for row in rows
        ]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if self.needs() <= options.max_width:
            yield self._table()
        else:
            yield from self._blocks()

    def needs(self) -> int:
        """Return the width at which no word of a heading or a cell is broken."""
        lines = [self.headings, *self.cells]
        words = [[word for line in lines for word in line[i].split()] for i in self._places()]
        return sum(2 + max(map(len, column), default=0) for column in words)

    def _places(self) -> range:
        return range(len(self.columns))

    def _table(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for name, title in zip(self.columns, self.headings, strict=True):
            table.add_column(title, justify="right" if name in NUMBERS else "left")
        for line in self.cells:
            table.add_row(*map(Text, line))
        return table

    def _blocks(self) -> Iterator[RenderableType]:
        for line in self.cells:
            yield Text()
            yield Text(line[0], style="bold")
            for i in self._places()[1:]:
                if line[i]:
                    yield Padding(Text(f"{self.headings[i]}: {line[i]}"), (0, 0, 0, 2))
