"""The records of a CSV file: cells of text by the number of the row, whatever is wrong told."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from samverkan.faults import Fault

#: What may stand between two cells of a CSV file.
_DELIMITERS: Final = ",;\t"
#: The most that a cell of a spreadsheet can hold, and so one of a file that it wrote.
LETTERS: Final = 131_072
#: The most faults of a file after which the rest of it is not read.
_FAULTS: Final = 50

_NOTHING: Final = frozenset[int]()


class Record(NamedTuple):
    """A row: its number as a spreadsheet counts, its cells, and which of them are special.

    The cells in `spoilt` could not be read, and that is told already; those in `days` are dates
    to the program that wrote them.
    """

    number: int
    cells: tuple[str, ...]
    spoilt: frozenset[int] = _NOTHING
    days: frozenset[int] = _NOTHING


def letter(place: int) -> str:
    """Return what a spreadsheet calls a column.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def delimiter_of(text: str) -> str:
    """Return what stands most often in the first line that has any of them."""
    for line in text.splitlines():
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        if any(counts.values()):
            return max(_DELIMITERS, key=lambda mark: counts[mark])
    return ","


def records(file: str, text: str, delimiter: str, faults: list[Fault]) -> Iterator[Record]:
    """Yield the records of a CSV file. After a faulty one it goes on with the next line."""
    lines = list(io.StringIO(text, newline=""))
    at = number = width = 0
    is_lost = False
    while at < len(lines) and len(faults) < _FAULTS:
        reader = csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True)
        before = 0
        try:
            for cells in reader:
                before = reader.line_num
                number += 1
                width = width or len(cells)
                is_lost = is_lost and len(cells) != width
                whole = "".join(cells)
                if whole and not whole.isspace() and not is_lost:
                    yield Record(number, tuple(map(unguarded, cells) if "'" in whole else cells))
            return
        except csv.Error as error:
            at, number = at + before, number + 1
            record, used = _too_long(lines, at, delimiter) if "limit" in str(error) else (None, 1)
            if record is None:
                faults.append(Fault(file, "quote", row=number))
                is_lost = True
            else:
                yield _shortened(file, number, record, faults)
            at += used


def _too_long(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """Return a record with a cell of too many letters, and how many lines it takes.

    Where it is a quote that is never closed, there is none.
    """
    limit = csv.field_size_limit(sum(map(len, lines)) + 1)
    try:
        reader = csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True)
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1
    finally:
        csv.field_size_limit(limit)


def _shortened(file: str, number: int, cells: Sequence[str], faults: list[Fault]) -> Record:
    """Return a record without its cells of too many letters, each of which is told."""
    long = [place for place, text in enumerate(cells) if len(text) > LETTERS]
    for place in long:
        told = cells[place][:40] + "…"
        faults.append(Fault(file, "cell_too_long", number, None, told, letter=letter(place)))
    texts = ("" if place in long else unguarded(text) for place, text in enumerate(cells))
    return Record(number, tuple(texts), frozenset(long))


def unguarded(text: str) -> str:
    """Return text without the apostrophe that keeps a spreadsheet from taking it for a formula.

    >>> unguarded("'=1+1"), unguarded("'s-Gravenhage"), unguarded("''s-Gravenhage")
    ('=1+1', "'s-Gravenhage", "'s-Gravenhage")
    """
    if not text.startswith("'"):
        return text
    rest = text[1:]
    first = unicodedata.normalize("NFKC", rest).lstrip()[:1]
    return rest if (first and first in "=+-@") or rest[:1] in tuple("\t\r\n'") else text
