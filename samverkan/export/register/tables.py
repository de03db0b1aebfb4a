"""The tables of a register as a person reads and fills them in: columns in order, cells by type."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from samverkan import words
from samverkan.data.register import Register
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields, swedish

#: What every row that rests on a source ends with.
_LAST: Final = ("as_printed", "source", "locator", "note")


@cache
def columns(row_class: type[Row]) -> tuple[Field, ...]:
    """Return the columns of a table in the order they are filled in: its own, then the evidence.

    >>> from samverkan.ontology.model import Succession
    >>> [column.name for column in columns(Succession)][:3]
    ['predecessor', 'successor', 'kind']
    """
    known = {column.name: column for column in fields(row_class)}
    last = [known.pop(name) for name in _LAST if name in known]
    return (*known.values(), *last)


def header(row_class: type[Row], lang: str) -> list[str]:
    """Return the headers of a table."""
    return ["id", *(headed(column, lang) for column in columns(row_class))]


def headed(column: Field, lang: str) -> str:
    """Return the header of a column."""
    return swedish(column) if lang == "sv" else column.name


def table_name(row_class: type[Row], lang: str) -> str:
    """Return what a table is called: the name of its sheet."""
    return row_class.sv if lang == "sv" else row_class.table


def tables(register: Register, people: bool) -> Iterator[tuple[type[Row], Sequence[Row]]]:
    """Yield each table with its rows, empty ones too; that of people only where asked for."""
    for name, row_class in TABLES.items():
        if people or name != "people":
            yield row_class, register.tables.get(name, ())


def cells(row: Row, lang: str) -> list[Any]:
    """Return the cells of a row: text and numbers, None where nothing is known."""
    return [
        row.id,
        *(cell(column, getattr(row, column.attribute), lang) for column in columns(type(row))),
    ]


def cell(column: Field, value: Any, lang: str) -> Any:
    """Return a value as a cell holds it."""
    if value is None or value is False or value == ():
        return None
    if column.many:
        return "|".join(value)
    if value is True:
        return words.say("answer.yes", lang)
    return words.term("value", value, lang) if column.choices else value
