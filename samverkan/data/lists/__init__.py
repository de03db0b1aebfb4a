"""Other people's lists: who does what where, in one CSV file, read as a register."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from samverkan.data.lists.hxl import plan_by_tags
from samverkan.data.lists.mapping import plan_by_mapping
from samverkan.data.lists.plan import Plan, register_id
from samverkan.data.lists.reading import Reading, Remark
from samverkan.data.lists.rows import read_rows
from samverkan.data.lists.sources import SUFFIXES, records_of, separator_of
from samverkan.data.register import Register
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES

__all__ = ["SUFFIXES", "ListRegister", "Reading", "Remark", "read_list"]


@dataclass(frozen=True)
class ListRegister(Register):
    """A register that was read from a list, and what that reading came to."""

    reading: Reading = field(default_factory=Reading)

    def remarks(self, lang: str) -> list[str]:
        return self.reading.say(lang)


def read_list(path: Path) -> tuple[ListRegister, list[Fault]]:
    """Read the register that a list makes: one file, with hashtags or a mapping file beside it.

    The mapping file has the name of the list and the suffix `.toml`; without one, a row of HXL
    hashtags among the first 25 says what the columns are. Each row becomes an initiative, with its
    organisations, areas and places, and the row as evidence. Names are trimmed and compared in NFC;
    nothing else is merged, and the same list always gives the same ids.

    Returns the register and every fault found. Raises UnreadableFile when neither hashtags nor a
    mapping file say what the columns are, or when the mapping file is no TOML.
    """
    records, faults = records_of(path)
    if not records and not faults:
        faults.append(Fault(path.name, "list_empty"))
    mapping = path.with_suffix(".toml")
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
        return ListRegister(register_id(path.name), path.stem), faults
    if plan.separator is None:
        plan = replace(plan, separator=separator_of(path))
    tables, faults, reading = read_rows(plan)
    return ListRegister(plan.id, plan.title, plan.title_en, tables=tables, reading=reading), faults


def _unknown(path: Path, cells: tuple[str, ...]) -> UnreadableFile:
    if path.stem.casefold() in TABLES and (path.parent / "register.toml").is_file():
        return UnreadableFile("list_is_table", path=path, folder=path.parent)
    columns = ", ".join(filter(None, cells)) or "–"
    return UnreadableFile("list_unknown", path=path, toml=path.stem + ".toml", columns=columns)
