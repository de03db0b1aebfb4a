"""A fault in the data: where it is, what is wrong, and what to write instead."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from samverkan import words


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a place in a file.

    `key` names the words (`fault.<key>`), `fields` fill them. `row` counts as a spreadsheet does:
    the header is row 1.
    """

    file: str
    key: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    fields: dict[str, object] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return what is wrong and what to do, in `lang`."""
        return words.say(f"fault.{self.key}", lang, value=self.value or "", **self.fields)

    def as_dict(self, lang: str) -> dict[str, object]:
        """Return the fault with the keys file, row, column, value, code and message."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.key,
            "message": self.say(lang),
        }


def closest(name: str, known: Iterable[str]) -> dict[str, object]:
    """Return the field of a fault that says which known names come close to this one."""
    return {"near": ", ".join(difflib.get_close_matches(name, list(known), n=3)) or "–"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that stands in the way of a change: `key` names the words of why.

    `column` and `now` are the cell that was changed since and what it holds; `number` is the change
    set that changed it, where that is known. A conflict that is `firm` cannot be forced.
    """

    key: str
    row: str
    label: str
    column: str | None = None
    now: str | None = None
    number: int | None = None
    firm: bool = False

    def say(self, lang: str) -> str:
        """Return why the row stands in the way."""
        return words.say(f"conflict.{self.key}", lang)
