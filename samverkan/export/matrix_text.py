"""A matrix on a terminal, and one cell of it as a person reads it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from samverkan.analysis.coverage import Coverage
from samverkan.analysis.practice import Practice
from samverkan.export.matrix import reading, wide_table
from samverkan.export.terminal import Rows
from samverkan.graph.table import Table
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType


class Grid:
    """What rich draws as a table; where its headings take too much room, they are numbered."""

    def __init__(self, table: Table, lang: str) -> None:
        self.table = table
        self.lang = lang

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        from rich.text import Text

        plain = Rows(self.table.columns, self.table.rows, self.lang, raw=True)
        if plain.needs() <= options.max_width:
            yield plain
            return
        first, *others = self.table.columns
        numbers = {name: str(i) for i, name in enumerate(others, start=1)} | {first: first}
        rows = [{numbers[name]: row[name] for name in numbers} for row in self.table.rows]
        yield Rows([numbers[name] for name in self.table.columns], rows, self.lang, raw=True)
        for name in others:
            yield Text(f"{numbers[name]:>3} = {name}")


def grid(matrix: Coverage, practice: Practice, lang: str) -> "Iterator[RenderableType]":
    """Yield what a matrix says, the matrix, and how to read it."""
    from rich.text import Text

    yield from map(Text, reading(matrix, practice, lang))
    table = wide_table(matrix, practice.facts, lang)
    yield Grid(table, lang)
    if table.rows:
        yield Text(say("matrix.legend", lang), style="dim")


def sheet(told: Mapping[str, Any], lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of an opened cell: counts, who was asked, initiatives, and the query."""
    from rich.padding import Padding
    from rich.text import Text

    cell = told["cell"]
    names = {"row": cell["row_label"], "column": cell["column_label"]}
    status = term("value", cell["status"], lang)
    counts = {name: cell[name] for name in ("initiatives", "via_county", "actors")}
    yield Text(say("matrix.cell", lang, **names, status=status, **counts), style="bold")
    if cell["need"] is not None:
        yield Text(say("matrix.need", lang, low=cell["need"], unit=cell["need_unit"]))
    for inquiry in told["inquiries"]:
        answer = term("value", inquiry["answer"], lang)
        yield Text(say("matrix.asked", lang, **(inquiry | {"answer": answer})))
    for initiative in told["initiatives"]:
        yield Text(f"– {initiative['label']}")
        for place in initiative["sources"]:
            yield Padding(Text(cited(place, lang)), (0, 0, 0, 4))
    for layer in ("declared", "met"):
        for place in told[layer]:
            yield Text(f"{term('value', layer, lang)} – {cited(place, lang)}")
    if told["actors"]:
        names_of = ", ".join(actor["label"] for actor in told["actors"])
        yield Text(f"{term('column', 'actors', lang).capitalize()}: {names_of}")
    yield Text(say("matrix.query", lang, command=told["query"]["command"]), style="dim")


def cited(place: Mapping[str, Any], lang: str) -> str:
    """Return a place in a source in one line."""
    wording = f" – ”{place['as_printed']}”" if place["as_printed"] else ""
    where = f", {place['locator']}" if place["locator"] else ""
    return f"{say('answer.source', lang)}: {place['source']}{where}{wording}"
