"""Rows as lines of N-Triples, written straight from the model: what many rows are stored by.

A line is what `samverkan.data.rdf` says of the same row, in the form that the engine writes it, so
that lines can be compared without being read.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from samverkan.data.rdf import PEOPLE, about
from samverkan.data.register import Register
from samverkan.ontology.identity import row_of
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import RDF, SAM, XSD

_SPECIAL: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES: Final = {
    '"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
}  # fmt: skip
_DATES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_A: Final = f" <{RDF.type}> "


def lines(register: Register) -> Iterator[str]:
    """Yield each statement of a register but those about people, as a triple without its stop."""
    for _, told in by_row(register):
        yield from told


def by_row(register: Register) -> Iterator[tuple[str, list[str]]]:
    """Yield the same by the IRI of the row that is the subject, or that it stands below.

    A row that others say something of comes more than once.
    """
    for quad in about(register):
        line = str(quad.triple)
        yield row_of(line[1 : line.index(">")]), [line]
    things = register.thing("")
    for name, rows in register.tables.items():
        if name in PEOPLE or not rows:
            continue
        says_of_others = any(column.inverse for column in _plan(type(rows[0])).columns)
        for row in rows:
            told = row_lines(register, row)
            if not says_of_others:
                yield things + row.id, told
                continue
            for line in told:
                yield row_of(line[1 : line.index(">")]), [line]


def row_lines(register: Register, row: Row) -> list[str]:
    """Return each statement of one row once, as a triple without its stop."""
    things = register.thing("")
    node = f"<{things}{row.id}>"
    plan = _plan(type(row))
    told = [node + plan.kind]
    cells = row.__dict__
    parts: dict[str, str] = {}
    for column in plan.columns:
        value = cells[column.attribute]
        if value is None or value is False or value == ():
            continue
        subject = node
        if column.part:
            subject = f"{node[:-1]}/{column.part}>"
            if column.part not in parts:
                parts[column.part] = subject
                told.append(node + column.tie + subject)
                told.append(f"{subject}{_A}<{SAM.Evidence}>")
        for one in value if column.many else (value,):
            term = f"<{things}{one}>" if column.write is None else column.write(one)
            if column.inverse:
                told.append(term + column.predicate + subject)
            else:
                told.append(subject + column.predicate + term)
    return list(dict.fromkeys(told)) if plan.may_repeat else told


class _Column(NamedTuple):
    attribute: str
    part: str | None
    tie: str
    predicate: str
    inverse: bool
    many: bool
    #: Writes a value as a term; None for a reference, which needs the register's base.
    write: Callable[[Any], str] | None


class _Plan(NamedTuple):
    kind: str
    columns: tuple[_Column, ...]
    may_repeat: bool


@cache
def _plan(row_class: type[Row]) -> _Plan:
    columns = tuple(
        _Column(
            attribute=field.attribute,
            part=field.part,
            tie=f" <{row_class.parts[field.part]}> " if field.part else "",
            predicate=f" <{field.column.term}> ",
            inverse=field.column.inverse,
            many=field.many,
            write=_writer(field),
        )
        for field in fields(row_class)
    )
    several = any(column.many for column in columns)
    return _Plan(f"{_A}<{row_class.type}>", columns, several)


def _writer(field: Field) -> Callable[[Any], str] | None:
    if field.kind == "ref":
        return None
    write: Callable[[Any], str] = _WRITERS.get(field.kind, _text)
    return write


def _text(value: Any, end: str = '"') -> str:
    text = str(value)
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escaped, text)
    return f'"{text}{end}'


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


_WRITERS: Final[dict[str, Callable[[Any], str]]] = {
    "sv": lambda value: _text(value, '"@sv'),
    "en": lambda value: _text(value, '"@en'),
    "date": lambda value: f'"{value}"^^<{_DATES[len(value)]}>',
    "boolean": lambda value: f'"{str(value).lower()}"^^<{XSD.boolean}>',
    "integer": lambda value: f'"{value}"^^<{XSD.integer}>',
    "decimal": lambda value: f'"{Decimal(str(value)).normalize():f}"^^<{XSD.decimal}>',
}
