"""The workbook in which proposals were reviewed: its columns, and how the verdicts are read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from samverkan.data.records import letter
from samverkan.data.tables import Sheet, sheet_of
from samverkan.data.workbooks import read_book
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.identity import clean
from samverkan.words import LANGUAGES, catalogue, say

#: The columns, in the order that they stand.
COLUMNS: Final = (
    *("proposal", "verdict", "why", "sender", "received", "kind", "table", "row", "sent", "known"),
    *("others", "wording"),
)
#: What may be chosen, each with the status that a proposal then has; None leaves it open.
CHOICES: Final[Mapping[str, str | None]] = {
    "accept": "accepted",
    "reject": "rejected",
    "wait": None,
}
_NEEDED: Final = ("proposal", "verdict", "why", "sent", "known")


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the workbook in which a verdict was written: what it says, and where it stands.

    `verdict` is the status that was meant by what was `said`, and `sent` and `known` what it shows
    of the proposal. `header` has the headings, `places` where each column stands among them, and
    `lang` is the language that they are in.
    """

    proposal: str
    verdict: str
    said: str
    why: str
    sent: str
    known: str
    lang: str
    file: str
    sheet: str | None
    number: int
    header: tuple[str, ...]
    places: Mapping[str, int]

    def fault(self, key: str, column: str, value: str | None = None, **told: object) -> Fault:
        """Return a fault at a cell of the row."""
        place = self.places[column]
        head, where = self.header[place], letter(place)
        return Fault(self.file, key, self.number, head, value, told, self.sheet, where)


def read_verdicts(path: Path) -> tuple[list[Written], list[Fault]]:
    """Return the rows with a verdict, and every fault of what stands in them.

    A row that nobody wrote in, or that is to wait, is not among them. Raises UnreadableFile for
    what is no workbook, or has no sheet of proposals.
    """
    book = read_book(path)
    for name, grid in book.grids.items():
        for lang in LANGUAGES:
            heads = {say(f"verdicts.{column}", lang).casefold(): column for column in COLUMNS}
            sheet, faults = sheet_of(grid, lambda cells, h=heads: _fits(cells, h))  # type: ignore[misc]
            if _fits(sheet.header, heads):
                told = [fault for fault in book.faults if fault.sheet == name]
                rows, wrong = _rows(sheet, heads, lang)
                return rows, [*told, *faults, *wrong]
    raise UnreadableFile("verdicts_missing", path=path)


def _fits(header: "tuple[str, ...] | list[str]", heads: Mapping[str, str]) -> bool:
    found = {heads.get(clean(cell).casefold()) for cell in header}
    return found.issuperset(_NEEDED)


def _rows(sheet: Sheet, heads: Mapping[str, str], lang: str) -> tuple[list[Written], list[Fault]]:
    places = {heads[h.casefold()]: n for n, h in enumerate(sheet.header) if h.casefold() in heads}
    found: dict[str, Written] = {}
    faults: list[Fault] = []
    for line in sheet.lines:
        cells = {name: line.cells.get(sheet.header[place], "") for name, place in places.items()}
        row = Written(
            cells["proposal"].strip(), "", cells["verdict"].strip(), cells["why"].strip(),
            cells["sent"], cells["known"], lang, sheet.file, sheet.name, line.number,
            sheet.header, places,
        )  # fmt: skip
        if not row.said and not row.why:
            continue
        meant = _meant().get(row.said.casefold().rstrip(".!"), "")
        if meant == "":
            expected = ", ".join(say(f"verdicts.{name}", lang) for name in CHOICES)
            faults.append(row.fault("verdict_unknown", "verdict", row.said, expected=expected))
        elif meant is not None and row.proposal in found:
            faults.append(row.fault("verdict_twice", "proposal", row.proposal))
        elif meant is not None:
            found[row.proposal] = replace(row, verdict=meant)
    return list(found.values()), faults


def _meant() -> dict[str, str | None]:
    """Return what each word for a verdict means, in either language."""
    words = catalogue()
    return {
        word: status
        for name, status in CHOICES.items()
        for lang in LANGUAGES
        for word in [
            say(f"verdicts.{name}", lang).casefold(),
            *words[f"verdicts.{name}_also"][lang].casefold().split(", "),
        ]
    }
