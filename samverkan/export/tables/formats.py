"""The formats of a table: one registry, and the one function that writes in any of them."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from samverkan.errors import UsageError
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.markdown import to_markdown
from samverkan.export.tables.plain import PLAIN, Dialect, to_csv, to_json
from samverkan.export.tables.sheets import to_workbook


class Format(NamedTuple):
    """A format of a table: the suffix of its files, and what writes it."""

    suffix: str
    write: Callable[[Answer, Dialect], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format(".csv", lambda answer, dialect: to_csv(answer.table, dialect).encode()),
    "xlsx": Format(".xlsx", lambda answer, _: to_workbook(answer)),
    "markdown": Format(".md", lambda answer, _: to_markdown(answer).encode()),
    "json": Format(".json", lambda answer, _: to_json(answer.table, answer.about).encode()),
}


def form_of(suffix: str) -> str:
    """Return the format of the files that end so. Raises UsageError if there is none.

    >>> form_of(".md")
    'markdown'
    """
    for name, form in FORMATS.items():
        if form.suffix == suffix.lower():
            return name
    known = ", ".join(form.suffix for form in FORMATS.values())
    raise UsageError("unknown_out_suffix", suffix=suffix or "–", known=known)


def write(answer: Answer, form: str, dialect: Dialect = PLAIN) -> bytes:
    """Return an answer in a format; the same answer gives the same bytes.

    CSV has no room for the rows set apart, nor for what is told of them.

    >>> from samverkan.graph.table import Table
    >>> answer = Answer(Table(("plats",), ({"plats": "Mora"},)), "Var?", "sv")
    >>> write(answer, "csv").split()
    [b'plats', b'Mora']

    Raises UsageError for a format that there is none of.
    """
    if form not in FORMATS:
        raise UsageError("unknown_format", name=form, allowed=", ".join(FORMATS))
    return FORMATS[form].write(answer, dialect)
