"""Ties and nodes of a network as they stand in CSV files, every cell checked."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from samverkan.data.tables import Sheet, read_csv
from samverkan.faults import Fault

#: Headers of the two columns that say who is tied to whom; small and capital letters are the same.
_ENDS: Final = (("source", "target"), ("from", "to"), ("från", "till"), ("källa", "mål"))

#: Headers that the column of a node's id may have, the likeliest first.
_IDS: Final = ("id", "node", "nod", "name", "namn", "label", "etikett")

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,15}(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
#: A thousand and a half, or a thousand five hundred? And a code with a needless 0.
_UNSURE: Final = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_CODE: Final = re.compile(r"0[0-9]+")


@dataclass(frozen=True, slots=True)
class Tie:
    """A row of a list of ties: its number, whom it ties and what it says."""

    row: int
    one: str
    other: str
    about: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ties:
    """A list of ties; `columns` are those that name the nodes."""

    file: str
    columns: tuple[str, str] = ("", "")
    rows: tuple[Tie, ...] = ()

    def ends(self) -> set[str]:
        """Return every node that a tie names."""
        return {end for tie in self.rows for end in (tie.one, tie.other)}


@dataclass(frozen=True, slots=True)
class Nodes:
    """A list of nodes: what is said of each, and the row it stands in."""

    file: str
    column: str
    about: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    row: Mapping[str, int] = field(default_factory=dict)


def read_ties(path: Path, weight: str | None) -> tuple[Ties, list[Fault]]:
    """Read a list of ties, and every fault in it; `weight` is a column of numbers of at least 0."""
    sheet, faults = _read(path)
    headers = [header for header in sheet.header if header]
    if faults or not headers:
        return Ties(sheet.file), faults
    if len(headers) < 2:
        return Ties(sheet.file), [Fault(sheet.file, "network_columns", 1, value=headers[0])]
    columns = _end_columns(headers)
    others = [header for header in headers if header not in columns]
    if weight is not None and weight not in others:
        known: dict[str, object] = {"known": ", ".join(others) or "–"}
        return Ties(sheet.file), [Fault(sheet.file, "network_column", 1, weight, weight, known)]
    about = _attributes(sheet, others, weight)
    rows = []
    for line, said in zip(sheet.lines, about, strict=True):
        one, other = (line.cells[column] for column in columns)
        for column in columns:
            if not line.cells[column]:
                faults.append(Fault(sheet.file, "value_missing", line.number, column))
        if weight is not None:
            text = line.cells[weight]
            said[weight] = number(text)
            if key := weight_fault(said[weight], text):
                faults.append(Fault(sheet.file, key, line.number, weight, text))
        rows.append(Tie(line.number, one, other, said))
    return Ties(sheet.file, columns, tuple(rows)), faults


def read_nodes(path: Path, ends: Collection[str]) -> tuple[Nodes | None, list[Fault]]:
    """Read a list of nodes, and every fault in it; None if nothing can be said of who is there."""
    sheet, faults = _read(path)
    if faults:
        return None, faults
    if not any(sheet.header):
        return Nodes(sheet.file, ""), []
    column = _id_column(sheet, ends)
    others = [header for header in sheet.header if header and header != column]
    about: dict[str, dict[str, Any]] = {}
    row: dict[str, int] = {}
    for line, said in zip(sheet.lines, _attributes(sheet, others), strict=True):
        node = line.cells[column]
        if not node:
            faults.append(Fault(sheet.file, "value_missing", line.number, column))
        elif node in about:
            where: dict[str, object] = {"file": sheet.file, "row": row[node]}
            faults.append(Fault(sheet.file, "node_doubled", line.number, column, node, where))
        else:
            about[node], row[node] = said, line.number
    return Nodes(sheet.file, column, about, row), faults


def number(text: str) -> int | float | None:
    """Return the number that a cell holds, with a decimal point or comma; None if it is none.

    A cell such as 1,500, which may be one and a half or one thousand five hundred, is none.

    >>> number("12"), number("0,25"), number("1e-3"), number("1,500"), number("tolv")
    (12, 0.25, 0.001, None, None)
    """
    if not _NUMBER.fullmatch(text) or _UNSURE.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    if not math.isfinite(value):
        return None
    return int(text) if text.lstrip("+-").isdigit() else value


def weight_fault(value: Any, text: object) -> str | None:
    """Return what is wrong with the weight of a tie, as the key of a fault; None if it is sound."""
    if text is None or text == "":
        return "value_missing"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "not_number"
    return "weight_negative" if value < 0 else None


def _read(path: Path) -> tuple[Sheet, list[Fault]]:
    sheet, faults = read_csv(path)
    for header, times in Counter(sheet.header).items():
        if header and times > 1:
            faults.append(Fault(sheet.file, "header_doubled", 1, header, header))
    return sheet, faults


def _end_columns(headers: Sequence[str]) -> tuple[str, str]:
    """Return the columns that name the nodes of a tie."""
    named = {header.casefold(): header for header in headers}
    for one, other in _ENDS:
        if one in named and other in named:
            return named[one], named[other]
    return headers[0], headers[1]


def _id_column(sheet: Sheet, ends: Collection[str]) -> str:
    """Return the column that has the most of the nodes of the ties, the likeliest first."""

    def likely(header: str) -> int:
        name = header.casefold()
        return _IDS.index(name) if name in _IDS else len(_IDS)

    def found(header: str) -> int:
        return len({line.cells[header] for line in sheet.lines} & set(ends))

    return max(sorted(sheet.header, key=likely), key=found)


def _attributes(
    sheet: Sheet, columns: Iterable[str], weight: str | None = None
) -> list[dict[str, Any]]:
    """Return what each line says in some columns, without empty cells; `weight` comes later."""
    said: list[dict[str, Any]] = [{} for _ in sheet.lines]
    for column in columns:
        cells = [line.cells[column] for line in sheet.lines]
        values = [None] * len(cells) if column == weight else _typed(cells)
        for about, value in zip(said, values, strict=True):
            if value is not None:
                about[column] = value
    return said


def _typed(cells: Sequence[str]) -> Sequence[Any]:
    """Return the cells as numbers if all of them are, else as text; None for an empty one."""
    known = {cell for cell in cells if cell not in ("", "NA")}
    numbers = {cell: number(cell) for cell in known}
    if known and None not in numbers.values() and not any(map(_CODE.fullmatch, known)):
        return [numbers.get(cell) for cell in cells]
    return [cell or None for cell in cells]
