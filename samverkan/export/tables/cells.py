"""The columns and cells of an answer: as a person reads them, and of the type that they are."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from samverkan import words
from samverkan.graph.table import Table
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
#: Columns whose values have words of their own section in the catalogue.
SECTIONS: Final = {"change": "change", "measure": "measure", "mode": "measures"}
#: Columns of days, months and years.
DATES: Final = frozenset({"date", "from", "judged_on", "to"})


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
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def number(value: float, lang: str) -> str:
    """Return a number as a person reads it, with at most four decimals.

    >>> number(0.37194, "sv"), number(0.5, "en"), number(3.0, "sv")
    ('0,3719', '0.5', '3')
    """
    text = f"{value:z.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "sv" else text


def shown_columns(table: Table) -> list[str]:
    """Return the columns that a person reads: labels stand for the IRIs they name."""
    return [
        column
        for column in table.columns
        if f"{column}_label" not in table.columns and column != "statement"
    ]


def is_id(column: str, table: Table) -> bool:
    """Say whether a column holds what a program knows a thing by: a person reads its label."""
    return (
        column in ("id", "ids", "iri", "statement")
        or column.endswith("_id")
        or f"{column}_label" in table.columns
    )


def typed(column: str, value: Any) -> Any:
    """Return a value as what it is: a number or a whole day where its column holds such.

    >>> typed("from", "2018-06-05"), typed("from", "2018-06"), typed("locator", "2018-06-05")
    (datetime.date(2018, 6, 5), '2018-06', '2018-06-05')
    >>> typed("amount", "1234.5")
    Decimal('1234.5')
    """
    if not isinstance(value, str):
        return value
    try:
        if column in DATES and len(value) == len("YYYY-MM-DD"):
            return date.fromisoformat(value)
        return Decimal(value) if column in NUMBERS else value
    except (ValueError, InvalidOperation):
        return value


def heading(column: str, lang: str, family: str = "") -> str:
    """Return what a column is called: its own words, else its header in a register.

    The words may be those of the `family` of answers that the column stands in.
    """
    name = column.removesuffix("_label")
    known = _words("column", name, family)
    if known:
        return known[lang]
    header = COLUMNS[name].sv if lang == "sv" and name in COLUMNS else name
    return header.replace("_", " ")


def meaning(column: str, lang: str, family: str = "") -> str:
    """Return what a column holds, in a sentence; nothing where its heading says it all."""
    return _words("meaning", column.removesuffix("_label"), family).get(lang, "")


def _words(section: str, name: str, family: str) -> Mapping[str, str]:
    known = words.catalogue()
    return known.get(f"{section}.{family}_{name}") or known.get(f"{section}.{name}", {})


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
    if column in SECTIONS:
        return words.term(SECTIONS[column], text, lang)
    return local_id(text) if text.startswith(("http:", "https:")) else text
