"""A fault in the data: where it is, what is wrong, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from samverkan import words


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a place in a file.

    `key` names the words (`fault.<key>`), `fields` fill them; `choices` among them are the values
    of a controlled column, told as people read them, a mapping has words by language, and a `hint`
    says what may have been meant. `row` counts as a spreadsheet does: the header is row 1. `sheet`
    is the sheet of a workbook, and `letter` what a spreadsheet calls the column.
    """

    file: str
    key: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    fields: dict[str, object] = field(default_factory=dict)
    sheet: str | None = None
    letter: str | None = None

    @property
    def cell(self) -> str | None:
        """What a spreadsheet calls the cell, if the fault is in one: `F12`."""
        return f"{self.letter}{self.row}" if self.letter and self.row else None

    def say(self, lang: str) -> str:
        """Return what is wrong and what to do, in `lang`."""
        told = {"hint": ""} | self.fields
        fields = {k: v[lang] if isinstance(v, dict) else v for k, v in told.items()}
        choices = fields.get("choices")
        if isinstance(choices, tuple | list):
            fields["expected"] = ", ".join(words.term("value", one, lang) for one in choices)
        return words.say(f"fault.{self.key}", lang, value=self.value or "", **fields)

    def as_dict(self, lang: str) -> dict[str, object]:
        """Return the fault as file, sheet, cell, row, column, value, code and message."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "cell": self.cell,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.key,
            "message": self.say(lang),
        }


def nearest(name: str, known: Iterable[str], most: int = 3, alike: float = 60) -> list[str]:
    """Return the known names that are spelt most like this one, capitals apart.

    `alike` says how many per cent of the letters they must at least have in common.

    >>> nearest("Insatsr", ["insatser", "platser", "möten"], 1)
    ['insatser']
    """
    from rapidfuzz import fuzz, process

    found = process.extract(
        name, list(known), scorer=fuzz.ratio, processor=str.casefold, limit=most, score_cutoff=alike
    )
    return [one for one, _, _ in found]


def closest(name: str, known: Iterable[str]) -> dict[str, object]:
    """Return the field of a fault that says which known names come close to this one."""
    return {"near": ", ".join(nearest(name, known)) or "–"}


def hint(key: str, **fields: object) -> dict[str, object]:
    """Return the field of a fault that says, in each language, what may have been meant."""
    return {
        "hint": {
            lang: words.say(
                f"hint.{key}", lang, **{k: _in(lang, value) for k, value in fields.items()}
            )
            for lang in words.LANGUAGES
        }
    }


def _in(lang: str, value: object) -> object:
    return value[lang] if isinstance(value, dict) else value


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
