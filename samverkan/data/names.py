"""A list of names of organisations, such as one of aliases, to be compared with what is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samverkan.data.records import Record
from samverkan.data.tables import Grid, read_grid
from samverkan.data.workbooks import read_book
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.identity import clean
from samverkan.ontology.numbers import holds_personal, is_personal, masked, normal_number

#: What the columns of such lists are called, small and with letters only; the first is the name.
HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        *("name", "namn", "organisation", "organization", "organisationsnamn", "org", "aktör"),
        *("actor", "part", "officialname", "officielltnamn", "canonical", "kanonisktnamn"),
    ),
    "also": (
        *("also", "alias", "aliases", "variant", "namnvariant", "othername", "othernames"),
        *("annatnamn", "förkortning", "abbreviation", "shortname", "kortnamn", "nameen"),
    ),
    "number": ("orgnumber", "organisationsnummer", "orgnr", "organisationsnr", "orgnummer"),
    "place": ("place", "plats", "ort", "kommun", "municipality", "city", "stad"),
    "sector": ("sector", "sektor"),
}
#: Several names in one cell stand on either side of this.
_SEPARATOR: Final = "|"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of a list that names an organisation; `number` is sound, in its one form."""

    row: int
    names: tuple[str, ...]
    number: str | None = None
    place: str | None = None
    sector: str | None = None


def read_names(path: Path) -> tuple[list[NamedRow], list[Fault]]:
    """Read a CSV file or the first sheet of a workbook as a list of names.

    The header says which column is what; without one, the first column holds the names. Rows
    without a name are left out. Returns the rows and the faults: what cannot be read, numbers that
    are not organisations'. Raises UnreadableFile for another suffix.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        book = read_book(path)
        grid, faults = next(iter(book.grids.values()), Grid(path.name, ())), list(book.faults)
    elif suffix in (".csv", ".tsv", ".txt"):
        grid, faults, _ = read_grid(path)
    else:
        known = ".csv, .tsv, .txt, .xlsx"
        raise UnreadableFile("unknown_suffix", path=path, suffix=suffix or "–", known=known)
    columns = _columns(grid.records[0]) if grid.records else {}
    rows = []
    for record in grid.records[1:] if columns else grid.records:
        found = _row(path.name, record, columns or {"name": [0]}, faults)
        if found.names:
            rows.append(found)
    if not rows and not faults:
        faults.append(Fault(path.name, "list_empty"))
    return rows, faults


def _columns(header: Record) -> dict[str, list[int]]:
    """Return the columns of each kind; nothing where the first record is no header."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(header.cells):
        plain = re.sub(r"[\W_]+", "", clean(text).casefold())
        for kind, called in HEADERS.items():
            if plain in called:
                found.setdefault(kind, []).append(at)
    if "also" in found and "name" not in found:
        found["name"] = found.pop("also")
    return found if "name" in found else {}


def _row(
    file: str, record: Record, columns: Mapping[str, list[int]], faults: list[Fault]
) -> NamedRow:
    def texts(kind: str) -> list[str]:
        places = [at for at in columns.get(kind, ()) if at < len(record.cells)]
        cells = (part for at in places for part in record.cells[at].split(_SEPARATOR))
        return [text for text in map(clean, cells) if text]

    number = next(iter(texts("number")), None)
    sound = normal_number(number) if number else None
    if number and sound is None:
        key = "personal_number" if is_personal(number) else "org_number"
        faults.append(Fault(file, key, record.number, "org_number", masked(number)))
    for name in (*texts("name"), *texts("also")):
        if holds_personal(name):
            faults.append(Fault(file, "personal_number", record.number, "name", masked(name)))
    place, sector = (next(iter(texts(kind)), None) for kind in ("place", "sector"))
    names = tuple(dict.fromkeys((*texts("name"), *texts("also"))))
    return NamedRow(record.number, names, sound, place, sector)
