"""Rows that documents may be worth, in words: what each would say, and the words around it."""

from collections.abc import Iterable, Mapping
from typing import Final

from samverkan.data.documents.found import Found
from samverkan.data.documents.proposal import Proposed
from samverkan.export.tables.cells import cell, heading
from samverkan.ontology.model import TABLES
from samverkan.words import say

#: Cells that say where a row comes from, and not what it says.
_ASIDE: Final = frozenset({"id", "source", "locator", "as_printed", "fingerprint", "basis"})
#: Cells that are said without what their column is called.
_PLAIN: Final = ("name", "area", "actor", "funder", "named", "person")
#: What every row of these tables of one document says the same of.
_SAME: Final = {
    "areas": {"agreement"},
    "commitments": {"agreement"},
    "signatures": {"agreement", "role", "date"},
    "participations": {"initiative"},
    "fundings": {"initiative"},
}
#: How many characters of the words around are shown on either side.
_AROUND: Final = 30


def names_of(found: Found) -> dict[str, str]:
    """Return what each id is called that rows of a document may have in their cells."""
    called = {one.known.id: one.known.label for one in found.named}
    called |= {one.id: one.name for one in found.parties}
    return called | {
        row.cells["id"]: row.cells["name"] for row in found.rows if "name" in row.cells
    }


def said(row: Proposed, called: Mapping[str, str], lang: str) -> str:
    """Return what a row says, its ids as the names of what they stand for."""
    hidden = _ASIDE | _SAME.get(row.table, set())
    cells = {name: text for name, text in row.cells.items() if name not in hidden}
    plain = [_text(name, cells.pop(name), called, lang) for name in _PLAIN if name in cells]
    more = [f"{heading(n, lang)}: {_text(n, text, called, lang)}" for n, text in cells.items()]
    return "; ".join([": ".join(plain), *more] if plain else more)


def _text(column: str, text: str, called: Mapping[str, str], lang: str) -> str:
    parts = (called.get(part) or cell(column, part, lang) for part in text.split("|"))
    return ", ".join(parts)


def around(row: Proposed) -> str:
    """Return the words around a row's own, which stand within brackets."""
    before, found, after = row.context.partition(row.as_printed)
    if not found or not row.as_printed:
        return row.context[: 3 * _AROUND]
    start = before if len(before) <= _AROUND else f"…{before[-_AROUND:].partition(' ')[2]}"
    end = after if len(after) <= _AROUND else f"{after[:_AROUND].rpartition(' ')[0]}…"
    return f"{start}[{found}]{end}"


def by_table(rows: Iterable[Proposed], lang: str) -> dict[str, list[Proposed]]:
    """Return the rows by what their table is called, in the order they are proposed."""
    told: dict[str, list[Proposed]] = {}
    for row in rows:
        told.setdefault(table_called(row.table, lang), []).append(row)
    return told


def table_called(table: str, lang: str) -> str:
    """Return what a table is called.

    >>> table_called("signatures", "sv"), table_called("target_groups", "en")
    ('underskrifter', 'target groups')
    """
    return (TABLES[table].sv if lang == "sv" else table).replace("_", " ")


def why(row: Proposed, lang: str) -> str:
    """Return why a row is proposed."""
    return say(f"reading.why_{row.why}", lang, **{"cue": "", "others": "", **row.fields})
