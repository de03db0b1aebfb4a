"""A register with every column of every table filled in, and wrong values of every kind for it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import Field, fields, swedish
from samverkan.words import term

Rows = list[list[str]]

_NUMBERS: Final = ("556036-0793", "202100-2114", "212000-2213")
_DATES: Final = {"from": "2015-01", "to": "2019-12-31"}
_COUNTS: Final = {"low": "10", "high": "20", "attending_low": "10", "attending_high": "20"}
_ABOVE: Final = ("broader", "within", "part_of", "same_work_as")
SOUND: Final = 3


class Plant(NamedTuple):
    """A wrong value and the keys of the faults that may tell it; `said` is what they suggest."""

    value: str
    keys: tuple[str, ...]
    said: str = ""


def row_id(table: str, number: int) -> str:
    return f"{table.replace('_', '-')}-{number}"


def sound() -> dict[str, Rows]:
    """Return the tables of a sound register, with Swedish headers."""
    return {
        table: [
            ["id", *(swedish(column) for column in fields(row))],
            *(
                [row_id(table, number), *(_cell(table, column, number) for column in fields(row))]
                for number in range(1, SOUND + 1)
            ),
        ]
        for table, row in TABLES.items()
    }


def _target(table: str, column: Field) -> str:
    of_organisations = (table, column.name) in {("corrections", "row"), ("evidence", "statement")}
    return "organisations" if of_organisations else (column.refs or ("sources",))[0]


def _cell(table: str, column: Field, number: int) -> str:
    if column.choices:
        choice = "a" if column.name == "chosen" else column.choices[number % len(column.choices)]
        return term("value", choice, "sv")
    match column.kind:
        case "ref":
            target = _target(table, column)
            if column.name in _ABOVE:
                return row_id(target, number + 1) if number < SOUND else ""
            first = row_id(target, number)
            return f"{first}|{row_id(target, number % SOUND + 1)}" if column.many else first
        case "date":
            return _DATES.get(column.name, "2016-02-03")
        case "boolean":
            return "ja"
        case "integer":
            return _COUNTS.get(column.name, str(number))
        case "decimal":
            return "0,25" if column.name == "share" else f"{number} 234,50"
    if column.name == "org_number":
        return _NUMBERS[number - 1]
    texts = {"url": f"https://www.exempel.se/{number}", "field": "name"}
    return texts.get(column.name, f"Text {column.name} {number}")


def plants(table: str, column: Field | None) -> Iterator[Plant]:
    """Yield wrong values of each kind for a column; None is that of the id."""
    if column is None:
        yield from (Plant("", ("value_missing",)), Plant("Stor Bokstav", ("id_form",)))
        yield Plant(row_id(table, 1), ("row_doubled",))
        yield Plant("#N/A", ("cell_error",))
        return
    if column.required:
        yield from (Plant("", ("value_missing",)), Plant(" \u00a0\u200b ", ("value_missing",)))
    yield from _OF_KIND.get(column.kind, lambda _: iter(()))(column)
    yield from _OF_NAME.get(column.name, ())
    if column.kind == "ref":
        yield from _references(table, column)


def _references(table: str, column: Field) -> Iterator[Plant]:
    target = _target(table, column)
    right = row_id(target, 1)
    yield Plant(right[:2] + right[3:], ("dangling",), right)
    yield Plant(right.upper(), ("dangling",), right)
    if not column.many:
        yield Plant(f"{right}|{row_id(target, 2)}", ("only_one",))
    else:
        whole = f"{right}|{row_id(target, 2)}"
        yield from (Plant(whole.replace("|", mark), ("dangling",), whole) for mark in (", ", ";"))
        yield Plant(f"{right}|finns-inte", ("dangling",))
    if column.refs and "people" not in column.refs:
        other = "areas" if "areas" not in column.refs else "fundings"
        yield Plant(row_id(other, 1), ("dangling",), TABLES[other].sv)
        if "name" in TABLES[target].model_fields:
            yield Plant("Text name 2", ("dangling",), row_id(target, 2))


def _choices(column: Field) -> Iterator[Plant]:
    word = term("value", column.choices[-1], "sv")
    yield Plant(f"{word}e", ("not_allowed",), f"Menas {word}?")
    yield Plant("xyzzy", ("not_allowed",), word)


def _dates(_: Field) -> Iterator[Plant]:
    yield from (Plant(text, ("date_impossible",)) for text in ("2015-02-30", "2015-13", "2015-00"))
    texts = ("2015/06/03", "3 juni 2015", "2015-6-3", "20150603", "2015.06.03")
    yield from (Plant(text, ("date_meant",), "2015-06-03") for text in texts)
    yield from (Plant(text, ("date_form",)) for text in ("ca 2015", "3/6 2015", "okänt", "-"))
    yield Plant("42158", ("date_serial",), "2015-06-03")


def _whole(_: Field) -> Iterator[Plant]:
    yield from (Plant(text, ("not_integer",)) for text in ("tolv", "1,5", "12 st", "1_000", "1e3"))
    yield Plant("1.000", ("not_integer",), "1000")
    yield Plant("-3", ("below",))


def _decimals(_: Field) -> Iterator[Plant]:
    yield from (Plant(text, ("not_number",)) for text in ("tolv", "12 kr", "NaN", "1e5", "50 %"))
    yield from (Plant(text, ("not_number",), "1234,50") for text in ("1.234,50", "1,234.50"))
    yield Plant("-3", ("below", "not_within"))


def _texts(_: Field) -> Iterator[Plant]:
    yield from (Plant(text, ("cell_error",)) for text in ("#SAKNAS!", "#VALUE!"))
    yield Plant("bl\x7fb", ("control",))


_OF_NAME: Final = {
    "high": [Plant("5", ("range_reversed",), "10")],
    "attending_high": [Plant("5", ("range_reversed",), "10")],
    "to": [Plant("2014", ("period_reversed",), "2015-01")],
    "share": [Plant("50", ("not_within",)), Plant("1,5", ("not_within",))],
    "org_number": [
        *(Plant(text, ("org_number",)) for text in ("556036-0794", "Mora", "55603-0793")),
        *(Plant(text, ("personal_number",)) for text in ("811228-9874", "19811228-9874")),
    ],
    "url": [
        Plant(text, ("address",))
        for text in ("www.exempel.se", "https://a.se/b c", "javascript:alert(1)", "https://")
    ],
    "field": [Plant("nmae", ("not_allowed",), "name")],
}
_OF_KIND: Final = {
    "choice": _choices,
    "date": _dates,
    "boolean": lambda _: iter([Plant("kanske", ("not_boolean",)), Plant("2", ("not_boolean",))]),
    "integer": _whole,
    "decimal": _decimals,
    "text": _texts,
    "sv": _texts,
    "en": _texts,
}
