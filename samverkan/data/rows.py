"""Cells become a row of the model, or everything that is wrong with them."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from samverkan import words
from samverkan.data.lists.dates import certain
from samverkan.data.lists.days import remedy, serials
from samverkan.faults import Fault, hint, nearest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.numbers import masked
from samverkan.ontology.rules import broken

#: Several values in one cell stand on either side of this.
SEPARATOR: Final = "|"
#: Columns of running text, which keep their lines.
PROSE: Final = frozenset({"description", "method", "note", "result", "why"})

_BOOLEANS: Final = {
    "ja": "true",
    "nej": "false",
    "sant": "true",
    "falskt": "false",
    "x": "true",
    "true": "true",
    "false": "false",
}
#: What a date that the program has stored as a moment ends in.
_MIDNIGHT: Final = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
#: Kinds of columns whose cells are text to the model as well.
_AS_WRITTEN: Final = ("text", "sv", "en", "ref")
_THOUSANDS: Final = re.compile(r"[ \u2009\u202f']")
#: Numbers as they may be written. What else the model would take is another number to people:
#: 1.000 is a thousand to some, 1_000 and 1e5 are a slip.
_NUMBERS: Final = {"integer": r"[+-]?\d+(\.0)?", "decimal": r"[+-]?\d+(\.\d+)?"}
_NO_NUMBER: Final = "?"
#: Digits in groups of three, all with one mark between them, and perhaps decimals after another.
_GROUPED: Final = re.compile(r"([+-]?\d{1,3})(?:([.,])\d{3})(?:\2\d{3})*((?!\2)[.,]\d+)?")

#: Our fault for each kind of error that pydantic tells.
_KEYS: Final = {
    "missing": "value_missing",
    "literal_error": "not_allowed",
    "date_form": "date_form",
    "date_impossible": "date_impossible",
    "string_pattern_mismatch": "id_form",
    "bool_parsing": "not_boolean",
    "int_parsing": "not_integer",
    "int_from_float": "not_integer",
    "int_parsing_size": "not_integer",
    "decimal_parsing": "not_number",
    "finite_number": "not_number",
    "string_too_short": "value_missing",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
}


class Wrong(NamedTuple):
    """What is wrong with a cell, by its column."""

    key: str
    column: str
    value: str | None
    fields: dict[str, object]


def read_row(
    row_class: type[Row], cells: Mapping[str, str], file: str, number: int | None = None
) -> tuple[Row | None, list[Fault]]:
    """Return the row that these cells make, or None and what is wrong with them.

    `file` and `number` say where the cells stand, for the faults.
    """
    row, wrong = judged(row_class, cells)
    return row, [Fault(file, one.key, number, *one[1:]) for one in wrong]


def judged(
    row_class: type[Row], cells: Mapping[str, str], unread: Collection[str] = ()
) -> tuple[Row | None, list[Wrong]]:
    """Return the row that cells make, by column, or None and everything that is wrong with them.

    Nothing is told of the `unread` columns, and a row that has any is None.
    """
    columns = by_name(row_class)
    as_written = "\n" not in "".join(cells.values())
    coded = _coded(row_class) & cells.keys() if as_written else cells
    values = {**cells, **{name: value(cells[name], columns.get(name)) for name in coded}}
    wrong: list[Wrong] = []
    try:
        row = row_class.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faulty = {str(one["loc"][0]) for one in details}
        wrong = [_wrong(one, columns, cells) for one in details if one["loc"][0] not in unread]
    else:
        faulty = set()
    told = faulty.union(unread)
    if told:  # the other cells are held against each other all the same
        row = row_class.model_validate(_mended(row_class, values, told))
    wrong += [
        Wrong(one.key, one.column, _told(one.key, cells.get(one.column)), one.fields)
        for one in broken(row)
        if one.column not in told
    ]
    return (None if wrong or told else row), wrong


def _told(key: str, text: str | None) -> str | None:
    """Return the value that a fault tells: of a person's number no more than where it begins."""
    return masked(text) if text and key == "personal_number" else text


def _mended(row_class: type[Row], values: dict[str, Any], faulty: set[str]) -> dict[str, Any]:
    """Return values that make a row, so that the rules between its other cells can be tried."""
    needed = {c.name: c for c in fields(row_class) if c.required and c.name in faulty}
    stand_ins = {name: _stand_in(column) for name, column in needed.items()}
    if "id" in faulty:
        stand_ins["id"] = "x"
    return {k: v for k, v in values.items() if k not in faulty} | stand_ins


def _stand_in(column: Field) -> str:
    if column.choices:
        return column.choices[-1]
    return {"date": "2000", "integer": "0", "decimal": "0", "boolean": "no"}.get(column.kind, "x")


@cache
def by_name(row_class: type[Row]) -> dict[str, Field]:
    """Return the columns of a table by their names."""
    return {column.name: column for column in fields(row_class)}


@cache
def _coded(row_class: type[Row]) -> frozenset[str]:
    """Return the columns of a table whose cells the model does not take as they are written."""
    return frozenset(c.name for c in fields(row_class) if c.many or c.kind not in _AS_WRITTEN)


def value(text: str, column: Field | None) -> str | tuple[str, ...]:
    """Return a cell as the model wants it: values told apart, numbers and truth as it writes them.

    >>> from samverkan.ontology.model import TABLES
    >>> value("1 234,50", by_name(TABLES["fundings"])["amount"])
    '1234.50'
    """
    if "\n" in text and not (column and column.name in PROSE):
        text = clean(text)
    if column is None:
        return text
    if column.many:
        return tuple(values(text) if SEPARATOR in text else filter(None, (text.strip(),)))
    match column.kind:
        case "boolean":
            return _BOOLEANS.get(text.casefold(), text)
        case "decimal" | "integer":
            number = _THOUSANDS.sub("", text).replace(",", ".")
            form = _NUMBERS[column.kind]
            return number if re.fullmatch(form, number, re.ASCII) else _NO_NUMBER
        case "date":
            return _MIDNIGHT.sub("", text) if ":" in text else text
        case "choice":
            known = text in column.choices
            return text if known else _meanings(column.choices).get(text.casefold(), text)
        case _:
            return text


def values(text: str) -> Iterator[str]:
    """Yield the values in a cell of several, each once."""
    yield from dict.fromkeys(part for part in map(str.strip, text.split(SEPARATOR)) if part)


@cache
def _meanings(choices: tuple[str, ...]) -> dict[str, str]:
    """Return each value of a controlled column by what it is called, in either language."""
    called = {
        words.term("value", choice, lang).casefold(): choice
        for lang in words.LANGUAGES
        for choice in choices
    }
    return called | {choice.casefold(): choice for choice in choices}


def wrong_cells(row_class: type[Row], error: ValidationError) -> list[Wrong]:
    """Return what is wrong with the cells of a row that could not be made, in our own words."""
    details = error.errors(include_url=False)
    inputs = {str(one["loc"][0]): one["input"] for one in details}
    cells = {name: text for name, text in inputs.items() if isinstance(text, str)}
    return [_wrong(one, by_name(row_class), cells) for one in details]


def _wrong(details: ErrorDetails, columns: Mapping[str, Field], cells: Mapping[str, str]) -> Wrong:
    name = str(details["loc"][0])
    column = columns.get(name)
    text = cells.get(name)
    key = _KEYS.get(details["type"], "not_allowed")
    if key in ("date_form", "date_impossible") and text:
        return _date(key, name, text)
    context: dict[str, object] = {"expected": ""}
    if column and column.choices:
        context |= {"choices": column.choices} | _choice(text or "", column.choices)
    if key in ("not_integer", "not_number") and text:
        context |= _number(text, key == "not_integer")
    if key == "out_of_range" and column:
        least, most = column.least, column.most
        key = "out_of_range" if least is None else "below" if most is None else "not_within"
        context = {"least": least, "most": most}
    return Wrong(key, name, text, context)


def _choice(text: str, choices: tuple[str, ...]) -> dict[str, object]:
    """Return the field of a fault that says which of the values was meant, if one is near."""
    known = _meanings(choices)
    near = nearest(text, known, 1)
    if not near:
        return {}
    value = known[near[0]]
    return hint("meant", near={lang: words.term("value", value, lang) for lang in words.LANGUAGES})


def _number(text: str, is_whole: bool) -> dict[str, object]:
    """Return the field of a fault that says which number was meant, if its marks tell."""
    plain = _THOUSANDS.sub("", text)
    grouped = _GROUPED.fullmatch(plain)
    if not grouped or (is_whole and grouped[3]):
        return {}
    decimals = grouped[3] or ""
    whole = re.sub("[.,]", "", plain[: len(plain) - len(decimals)])
    near = {"sv": whole + decimals.replace(".", ","), "en": whole + decimals.replace(",", ".")}
    return hint("meant", near=near)


def _date(key: str, name: str, text: str) -> Wrong:
    """Return what is wrong with a date, and what may be written instead."""
    if day_meant := certain(text):
        return Wrong("date_meant", name, text, {"day": day_meant})
    key = "date_serial" if serials(text) else key
    return Wrong(key, name, text, {"remedy": remedy(text)})
