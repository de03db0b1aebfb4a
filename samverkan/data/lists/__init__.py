"""Other people's lists: who does what where, in one file, read as a register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from samverkan.data.cells import ERRORS
from samverkan.data.lists.hxl import plan_by_tags, tag_row
from samverkan.data.lists.mapping import no_sheet, plan_by_mapping, sheet_named
from samverkan.data.lists.plan import Plan, register_id
from samverkan.data.lists.reading import Reading, Remark
from samverkan.data.lists.rows import read_rows
from samverkan.data.lists.sources import source_of
from samverkan.data.records import letter
from samverkan.data.register import Register
from samverkan.data.remarks import Remark as FileRemark
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES

__all__ = ["ListRegister", "Reading", "Remark", "has_hashtags", "read_list"]


@dataclass(frozen=True)
class ListRegister(Register):
    """A register that was read from a list, what that reading came to, and what is told of it."""

    reading: Reading = field(default_factory=Reading)
    told: tuple[FileRemark, ...] = ()

    def remarks(self, lang: str) -> list[str]:
        return [*(remark.say(lang) for remark in self.told), *self.reading.say(lang)]


def read_list(path: Path) -> tuple[ListRegister, list[Fault]]:
    """Read the register that a list makes: one file, with hashtags or a mapping file beside it.

    The mapping file has the name of the list and the suffix `.toml`; without one, a row of HXL
    hashtags among the first 25 says what the columns are. Of a workbook the sheet that the mapping
    names is read, or the first that holds anything. Each row becomes an initiative, with its
    organisations, areas and places, and the row as evidence. Names are trimmed and compared in NFC;
    nothing else is merged, and the same list always gives the same ids.

    Returns the register and every fault found. Raises UnreadableFile when neither hashtags nor a
    mapping file say what the columns are, or when the mapping file is no TOML.
    """
    mapping = path.with_suffix(".toml")
    sheet = sheet_named(mapping) if mapping.is_file() else None
    source = source_of(path, sheet)
    records, faults = source.records, list(source.faults)
    if sheet is not None and source.sheet != sheet:
        faults.append(no_sheet(mapping.name, sheet, source.sheets))
    elif not records and not faults:
        faults.append(Fault(path.name, "list_empty"))
    plan: Plan | None = None
    if mapping.is_file():
        plan, wrong = plan_by_mapping(mapping, path.name, records)
        faults += wrong
    elif not faults:
        found = plan_by_tags(path.name, records)
        if found is None:
            raise _unknown(path, records[0].cells if records else ())
        plan, faults = found
    if plan is None or faults:
        return ListRegister(register_id(path.name), path.stem, told=source.told), faults
    separator = source.separator if plan.separator is None else plan.separator
    plan = replace(
        plan, separator=separator, sheet=source.sheet, since=source.since, pointers=source.pointers
    )
    tables, faults, reading = read_rows(plan)
    spoilt = list(_spoilt(plan, source.cells))
    told = {(fault.row, fault.letter) for fault in spoilt}
    errors = [one for one in _errors(plan) if (one.row, one.letter) not in told]
    faults = sorted([*spoilt, *errors, *faults], key=_place)
    at_fault = {(fault.row, fault.column) for fault in faults}
    doubts = tuple(one for one in reading.doubts if (one.row, one.column) not in at_fault)
    reading = replace(reading, doubts=doubts)
    register = ListRegister(
        plan.id, plan.title, plan.title_en, tables=tables, reading=reading, told=source.told
    )
    return register, faults


def has_hashtags(path: Path) -> bool:
    """Say whether a row of hashtags tells what the columns of a list are."""
    return tag_row(source_of(path).records) is not None


def _spoilt(plan: Plan, cells: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults of cells that are read, with what the list calls their columns."""
    heads = {letter(place): plan.heads[place] for place in plan.columns.used()}
    rows = {record.number for record in plan.rows}
    for fault in cells:
        if fault.letter in heads and fault.row in rows:
            yield replace(fault, column=heads[fault.letter])


def _place(fault: Fault) -> tuple[int, int, str]:
    letters = fault.letter or ""
    return fault.row or 0, len(letters), letters


def _errors(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each cell that is read and shows an error of a spreadsheet as text."""
    used = plan.columns.used()
    for record in plan.rows:
        for place in used:
            if record.text(place).upper() in ERRORS:
                yield plan.fault("cell_error", record.number, place, record.text(place), {})


def _unknown(path: Path, cells: tuple[str, ...]) -> UnreadableFile:
    if path.stem.casefold() in TABLES and (path.parent / "register.toml").is_file():
        return UnreadableFile("list_is_table", path=path, folder=path.parent)
    columns = ", ".join(filter(None, cells)) or "–"
    return UnreadableFile("list_unknown", path=path, toml=path.stem + ".toml", columns=columns)
