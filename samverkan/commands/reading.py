"""An answer as a person reads it: the question, what it comes to, the rows, what is not known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samverkan.export.tables import cell, heading, shown_columns, to_rich
from samverkan.graph.query import Query
from samverkan.graph.table import Row, Table
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType


def answer(asked: Query, table: Table, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of an answer, in the order they are read."""
    from rich.text import Text

    columns = shown_columns(table)
    yield Text(asked.summary[lang], style="bold")
    yield Text(_sum(table, lang))
    if table.rows:
        yield from _body(columns, table.rows, lang)
    for name in ("undated", "unplaced"):
        apart = getattr(table, name)
        if apart:
            yield Text(say(f"answer.{name}", lang, count=len(apart)))
            yield from _body(columns, apart, lang)


def _body(columns: Sequence[str], rows: Sequence[Row], lang: str) -> "Iterator[RenderableType]":
    """Yield rows as a table; what is the same in all of them is said once, above it."""
    from rich.text import Text

    same = [c for c in columns[1:] if len(rows) > 1 and len({row[c] for row in rows}) == 1]
    told = [
        f"{heading(c, lang)}: {cell(c, rows[0][c], lang)}" for c in same if rows[0][c] is not None
    ]
    if told:
        yield Text(f"{say('answer.for_all', lang)} {'; '.join(told)}")
    yield to_rich([c for c in columns if c not in same], rows, lang)


def _sum(table: Table, lang: str) -> str:
    """Return what the answer comes to, and what it must not be taken for."""
    if not table.rows:
        return say("answer.nothing", lang)
    text = say("answer.rows" if len(table) != 1 else "answer.row", lang, count=len(table))
    if "layer" in table.columns:
        layers = Counter(row["layer"] for row in table.rows)
        told = ", ".join(f"{layers[name]} {term('value', name, lang)}" for name in sorted(layers))
        text += f" {say('answer.of_which', lang, layers=told)}"
        if set(layers) == {"declared"}:
            text += f" {say('answer.only_declared', lang)}"
    if any(row.get("basis") == "coded" for row in table.rows):
        text += f" {say('answer.coded', lang)}"
    return text
