"""Everything about one thing, as a person reads it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samverkan.export.tables import cell, heading
from samverkan.graph.description import Description, Place
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType


def sheet(described: Description, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of a description: the thing, its evidence, and what names it."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(f"{described.label} ({term('class', described.kind, lang)})", style="bold")
    yield Text(described.iri)
    for line in _lines(described, lang):
        yield Padding(Text(line), (0, 0, 0, 2))
    for kind, rows in described.mentions.items():
        yield Text()
        yield Text(f"{term('class', kind, lang).capitalize()} ({len(rows)})", style="bold")
        for row in rows:
            cells = "; ".join(_cells(row, lang, but=described.iri))
            yield Padding(Text(f"{local_id(row.iri)}  {cells}"), (0, 0, 0, 2))
            for place in row.evidence:
                yield Padding(Text(_place(place, lang)), (0, 0, 0, 6))


def _lines(described: Description, lang: str) -> Iterator[str]:
    yield from _cells(described, lang)
    for place in described.evidence:
        yield _place(place, lang)


def _cells(row: Description, lang: str, but: str | None = None) -> Iterator[str]:
    for column, values in row.cells.items():
        texts = [
            cell(column, value.text, lang)
            for value in values
            if len(values) > 1 or value.iri is None or value.iri != but
        ]
        if texts:
            yield f"{heading(column, lang)}: {', '.join(dict.fromkeys(texts))}"


def _place(place: Place, lang: str) -> str:
    wording = f" – ”{place.as_printed}”" if place.as_printed else ""
    where = f", {place.locator}" if place.locator else ""
    return f"{say('answer.source', lang)}: {place.source_label}{where}{wording}"
