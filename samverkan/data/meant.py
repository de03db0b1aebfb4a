"""What somebody may have meant by an id that is not there: one spelt like it, or named so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from samverkan import words
from samverkan.faults import hint, nearest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field

#: What may stand in the place of the bar between several ids.
_BETWEEN: Final = re.compile(r"\s*[,;/\n|]\s*|\s+(?:och|and|&)\s+")


class Meant:
    """The ids of a register, by which it is said what may have been meant by another.

    `home` tells the table of every id, and `tables` has the rows whose names may stand in the
    place of their ids.
    """

    def __init__(self, home: Mapping[str, str], tables: Mapping[str, Sequence[Row]]) -> None:
        self.home = home
        self._tables = tables
        self._ids: dict[tuple[str, ...], list[str]] = {}
        self._found: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def near(self, text: str, allowed: tuple[str, ...]) -> list[str]:
        """Return the ids of these tables that are closest to a text, or whose rows it names."""
        key = (text, allowed)
        if key not in self._found:
            named = [one for one in self._named[_key(text)] if self.home.get(one) in allowed]
            self._found[key] = named[:3] or nearest(text, self._of(allowed))
        return self._found[key]

    def hint(self, field: Field, text: str, allowed: tuple[str, ...]) -> dict[str, object]:
        """Return the field of a fault that says what to write in the place of this id."""
        parts = [part for part in _BETWEEN.split(text) if part]
        if field.many and len(parts) > 1 and any(self.home.get(one) in allowed for one in parts):
            return hint("several", near="|".join(parts))
        near = ", ".join(self.near(text, allowed))
        table = self.home.get(text)
        if table is not None and table != "people":
            return hint("elsewhere" if near else "only_elsewhere", near=near, found=named([table]))
        return hint("near", near=near) if near else hint("nothing_near")

    def _of(self, allowed: tuple[str, ...]) -> list[str]:
        if allowed not in self._ids:
            self._ids[allowed] = [one for one, table in self.home.items() if table in allowed]
        return self._ids[allowed]

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The ids of the rows that go by a name, in either language or as a variant."""
        found: dict[str, list[str]] = defaultdict(list)
        for table, rows in self._tables.items():
            for row in rows if table != "people" else ():
                for name in (getattr(row, "name", None), getattr(row, "name_en", None)):
                    if name:
                        found[_key(name)].append(getattr(row, "named", row.id))
        return found


def named(tables: Iterable[str]) -> dict[str, str]:
    """Return what tables are called in each language; without any, all of them are meant."""
    listed = list(tables)
    if not listed:
        return {lang: words.say("workbook.any_table", lang) for lang in words.LANGUAGES}
    return {"sv": ", ".join(TABLES[table].sv for table in listed), "en": ", ".join(listed)}


def _key(text: str) -> str:
    return clean(text).casefold()
