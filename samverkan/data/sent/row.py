"""One row as somebody sent it: its cells, where it stood, and what is said beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samverkan.faults import Fault
from samverkan.words import say


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row as it was sent: `cells` by column, `row` the id of a row that it is about, if any.

    `number` is its row in the file, `part` what that is a row of or about, if more is to be said,
    and `as_printed` the sender's row.
    Of a row that was written by hand in a form (`free`), a value that the column cannot have is
    not a fault but something for a person to read. A row that a program read in a document has a
    `confidence`, and the document's name and SHA-256 as its `file`. One that is to `go` is proposed
    to be removed, for the reason in `remark`.
    """

    table: str
    row: str
    cells: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    number: int | None = None
    part: str = ""
    as_printed: str = ""
    free: bool = False
    go: bool = False
    confidence: str = ""
    #: The place in a document, as it is looked up there.
    locator: str = ""
    file: tuple[str, str] | None = None
    #: What the form that it stands in is about, and what that showed before anybody wrote in it.
    about: str = ""
    saw: str = ""
    #: The sheet of a workbook that it stands in, and the header of each column there.
    sheet: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    #: What a spreadsheet calls each column, where it is read in one.
    letters: Mapping[str, str] = field(default_factory=dict)

    def place(self, lang: str) -> str:
        """Return the place in the file in words, as it is looked up."""
        if self.locator or self.number is None:
            return self.locator
        row = say("sent.row", lang, number=self.number)
        return ", ".join(part for part in (self.sheet, row, self.part) if part)

    def fault(
        self, file: str, key: str, column: str | None = None, value: str | None = None, **said: Any
    ) -> Fault:
        """Return a fault at a cell, with its column named as the header names it."""
        head = self.headers.get(column or "", column)
        letter = self.letters.get(column or "")
        return Fault(file, key, self.number, head, value, said, self.sheet, letter)
