"""An answer as JSON and as CSV, and its columns and cells as a person reads them."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from samverkan import words
from samverkan.graph.table import APART, Table
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import local_id

#: Columns whose values are controlled and have words in the catalogue.
CONTROLLED: Final = frozenset(
    {
        *("answer", "basis", "chosen", "kind", "language", "layer", "name_kind", "relation"),
        *("role", "status", "unit_kind", "verdict"),
    }
)
#: Columns of numbers, which stand to the right.
NUMBERS: Final = frozenset(
    {
        *("actors", "amount", "attending_high", "attending_low", "coded", "count", "declared"),
        *("evidenced", "initiatives", "members_evidenced", "met", "units", "via_county"),
    }
)


def to_json(table: Table, about: Mapping[str, object]) -> str:
    """Return an answer as a JSON object: what was asked, `rows`, and the rows set apart.

    `undated`, `unplaced` and `without_area` stand there only where they have rows.
    """
    answer: dict[str, object] = {**about, "rows": table.rows}
    for name in APART:
        if getattr(table, name):
            answer[name] = getattr(table, name)
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def to_csv(table: Table, delimiter: str = ",") -> str:
    """Return the rows as CSV; a cell that begins like a formula is made harmless by a `'`.

    Undated and unplaced rows are not among them.
    """
    lines = [table.columns, *([row[c] for c in table.columns] for row in table.rows)]
    return "".join(_csv_line(line, delimiter) for line in lines)


def _csv_line(cells: Iterable[object], delimiter: str) -> str:
    """Return a line of CSV. Written with CRLF first, or a lone return would stand unquoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_csv_cell(cell) for cell in cells])
    return out.getvalue().removesuffix("\r\n") + "\n"


def _csv_cell(value: object) -> str:
    """Return a value as a cell: a number as it is, also one below zero."""
    text = text_of(value)
    return text if isinstance(value, int | float) else harmless(text)


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless(" +46"), harmless("Mora")
    ("'=1+1", "' +46", 'Mora')
    """
    first = unicodedata.normalize("NFKC", text).lstrip()[:1]
    return f"'{text}" if (first and first in "=+-@") or (text[:1] in "\t\r\n'" and text) else text


def text_of(value: object) -> str:
    """Return a value as text: nothing for None, `true` and `false` for truth values."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown_columns(table: Table) -> list[str]:
    """Return the columns that a person reads: labels stand for the IRIs they name."""
    return [
        column
        for column in table.columns
        if f"{column}_label" not in table.columns and column != "statement"
    ]


def heading(column: str, lang: str) -> str:
    """Return what a column is called: its own words, else its header in a register."""
    name = column.removesuffix("_label")
    known = words.catalogue().get(f"column.{name}")
    if known:
        return known[lang]
    header = COLUMNS[name].sv if lang == "sv" and name in COLUMNS else name
    return header.replace("_", " ")


def cell(column: str, value: Any, lang: str) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return ""
    text = text_of(value)
    if text in ("true", "false"):
        return words.say("answer.yes" if text == "true" else "answer.no", lang)
    if column in CONTROLLED:
        return words.term("value", text, lang)
    if column == "class":
        return words.term("class", text.lower(), lang)
    return local_id(text) if text.startswith(("http:", "https:")) else text
