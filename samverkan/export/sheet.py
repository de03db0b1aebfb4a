"""Everything about one thing, as a person reads it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from samverkan.export.tables import cell, heading
from samverkan.graph.description import Description, Place
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: What is said behind a row (its column being None), or behind a cell of it.
Mark = Callable[[str, str | None, str], str]


def sheet(
    described: Description, lang: str, mark: Mark | None = None
) -> "Iterator[RenderableType]":
    """Yield the parts of a description: the thing, its evidence, and what names it.

    `mark` gives what is to be said of what is not known but proposed.
    """
    mark = mark or _nothing
    from rich.padding import Padding
    from rich.text import Text

    kind = f"({term('class', described.kind, lang)})"
    yield Text(f"{described.label} {kind}{mark(described.iri, None, lang)}", style="bold")
    yield Text(described.iri)
    for line in _lines(described, lang, mark):
        yield Padding(Text(line), (0, 0, 0, 2))
    for kind, rows in described.mentions.items():
        yield Text()
        yield Text(f"{term('class', kind, lang).capitalize()} ({len(rows)})", style="bold")
        for row in rows:
            cells = "; ".join(_cells(row, lang, mark, but=described.iri))
            told = f"{local_id(row.iri)}{mark(row.iri, None, lang)}  {cells}"
            yield Padding(Text(told), (0, 0, 0, 2))
            for place in row.evidence:
                yield Padding(Text(_place(place, lang)), (0, 0, 0, 6))


def _nothing(_iri: str, _column: str | None, _lang: str) -> str:
    return ""


def _lines(described: Description, lang: str, mark: Mark) -> Iterator[str]:
    yield from _cells(described, lang, mark)
    for place in described.evidence:
        yield _place(place, lang)


def _cells(row: Description, lang: str, mark: Mark, but: str | None = None) -> Iterator[str]:
    for column, values in row.cells.items():
        texts = [
            cell(column, value.text, lang)
            for value in values
            if len(values) > 1 or value.iri is None or value.iri != but
        ]
        if texts:
            value = ", ".join(dict.fromkeys(texts))
            yield f"{heading(column, lang)}: {value}{mark(row.iri, column, lang)}"


def _place(place: Place, lang: str) -> str:
    wording = f" – ”{place.as_printed}”" if place.as_printed else ""
    where = f", {place.locator}" if place.locator else ""
    return f"{say('answer.source', lang)}: {place.source_label}{where}{wording}"
