"""An answer as a person reads it: the question, what it comes to, the rows, what is not known."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan.export.tables import cell, heading, shown_columns
from samverkan.export.terminal import Rows
from samverkan.graph.query import Query
from samverkan.graph.table import APART, Row, Table
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: Columns that name a source by its id; the titles stand below the answer.
_SOURCES = ("source", "source_a", "source_b", "source_c")


def answer(
    asked: Query,
    table: Table,
    given: Mapping[str, str],
    label: Callable[[str, str], str],
    lang: str,
) -> "Iterator[RenderableType]":
    """Yield the parts of an answer, in the order they are read.

    `given` are the parameters that the question was narrowed by; `label` gives the name of a
    source, by its IRI and the language.
    """
    from rich.text import Text

    columns = shown_columns(table)
    apart = [name for name in ("undated", "unplaced") if getattr(table, name)]
    yield Text(asked.summary[lang], style="bold")
    yield Text(sum_of(table, given, lang))
    if table.rows:
        yield from _body(columns, table.rows, lang)
    for name in apart:
        rows = getattr(table, name)
        yield Text(say(f"answer.{name}", lang, count=len(rows)))
        yield from _body(columns, rows, lang)
    if table.without_area:
        yield Text(say("answer.without_area", lang, count=len(table.without_area)))
    for source, title in sources_of(replace(table, without_area=()), label, lang):
        yield Text(f"{source}: {title}", style="dim")


def sources_of(table: Table, label: Callable[[str, str], str], lang: str) -> list[tuple[str, str]]:
    """Return the sources that rows name, each by its id and its title."""
    columns = [c for c in shown_columns(table) if c in _SOURCES]
    every = [row for name in ("rows", *APART) for row in getattr(table, name)]
    found = {row[c] for row in every for c in columns if row[c]}
    return [(local_id(source), label(source, lang)) for source in sorted(found)]


def _body(columns: Sequence[str], rows: Sequence[Row], lang: str) -> "Iterator[RenderableType]":
    """Yield rows as a table; what is the same in all of them is said once, above it."""
    from rich.text import Text

    same = [c for c in columns if len(rows) > 1 and len({row[c] for row in rows}) == 1]
    told = [
        f"{heading(column, lang)}: {cell(column, rows[0][column], lang)}"
        for column in same
        if rows[0][column] is not None
    ]
    if told:
        yield Text(f"{say('answer.for_all', lang)} {'; '.join(told)}")
    yield Rows([c for c in columns if c not in same] or columns[:1], rows, lang)


def sum_of(table: Table, given: Mapping[str, str], lang: str) -> str:
    """Return what the answer comes to, and what it must not be taken for."""
    if not table.rows:
        apart = table.undated or table.unplaced
        return say("answer.nothing_certain" if apart else "answer.nothing", lang)
    text = say("answer.rows" if len(table) != 1 else "answer.row", lang, count=len(table))
    if "layer" in table.columns:
        layers = Counter(row["layer"] for row in table.rows)
        told = ", ".join(f"{layers[name]} {term('value', name, lang)}" for name in sorted(layers))
        text += f" {say('answer.of_which', lang, layers=told)}"
        if set(layers) == {"declared"}:
            key = "declared_asked" if "layer" in given else "only_declared"
            text += f" {say(f'answer.{key}', lang)}"
    if any(row.get("basis") == "coded" for row in table.rows):
        text += f" {say('answer.coded', lang)}"
    unreviewed = sum(row.get("basis") == "unreviewed" for row in table.rows)
    if unreviewed:
        text += f" {say('answer.unreviewed', lang, count=unreviewed)}"
    return text
