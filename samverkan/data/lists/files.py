"""A list as somebody else saved it: its records, every cell as it stands but trimmed."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from samverkan.data.encodings import decoded
from samverkan.data.remarks import Remark
from samverkan.faults import Fault

#: What may stand between two cells.
DELIMITERS: Final = ",;\t"
#: How many records are looked at to find out which.
_LOOKED_AT: Final = 50


class Record(NamedTuple):
    """A row of a file: its number as a spreadsheet counts, and its cells in order."""

    number: int
    cells: tuple[str, ...]

    def text(self, column: int | None) -> str:
        """Return the cell in a column; empty where the row ends before, or for no column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


def read_records(path: Path) -> tuple[list[Record], list[Fault], tuple[Remark, ...]]:
    """Read the records of a file with commas, semicolons or tabs.

    Cells are trimmed and in NFC, and otherwise exactly as they stand; records without content are
    left out. Returns them with the faults – bytes that are no text, an unclosed quote, a cell
    beyond what can be read – and a remark where the encoding was found by trying.
    """
    file = path.name
    found = decoded(path.read_bytes())
    if found is None:
        return [], [Fault(file, "encoding")], ()
    text = found.text
    told = re.match(r"sep=([,;\t])\r?\n", text)  # Excel reads this line and does not show it
    text = text[told.end() :] if told else text
    faults: list[Fault] = []
    records = list(_records(file, text, told[1] if told else _delimiter(text), faults))
    remark = Remark("encoding", {"file": file, "encoding": found.encoding})
    return records, faults, (remark,) if found.encoding else ()


def trimmed(text: str) -> str:
    r"""Return `text` in NFC without white space around it: the form in which names are compared.

    >>> trimmed(" Save  the Children\u00a0\n")
    'Save  the Children'
    """
    return unicodedata.normalize("NFC", text).strip()


def _records(file: str, text: str, delimiter: str, faults: list[Fault]) -> Iterator[Record]:
    number = 0
    try:
        for number, cells in enumerate(_reader(text, delimiter, strict=True), start=1):
            exact = tuple(map(trimmed, cells))
            if any(exact):
                yield Record(number, exact)
    except csv.Error as error:
        key = "cell_too_long" if "limit" in str(error) else "quote"
        faults.append(Fault(file, key, row=number + 1))


def _reader(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _delimiter(text: str) -> str:
    """Return the delimiter that gives most records the same number of cells, two at least."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        with suppress(csv.Error):  # what comes before an unclosed quote tells enough
            for cells in islice(_reader(text, delimiter, strict=True), _LOOKED_AT):
                widths[len(cells)] += len(cells) > 1
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=fit)
