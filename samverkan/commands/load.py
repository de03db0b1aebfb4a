"""`load` and `check`: registers in, or everything that is wrong with them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import argument, command, option, unless_there
from samverkan.commands.output import chosen_format, put, put_rich
from samverkan.commands.screen import tell
from samverkan.commands.settings import Settings, settings
from samverkan.faults import Fault

if TYPE_CHECKING:
    from samverkan.data.register import Register
    from samverkan.knowledge import KnowledgeBase


@command("load", formats=("table", "json"))
@argument("paths", nargs=-1, required=True)
@option("--by", "changed_by")
@option("--why", "changed_why")
@option("--register", "table_register")
@option("--force", "load_force", is_flag=True)
def load(
    paths: tuple[str, ...],
    changed_by: str | None,
    changed_why: str | None,
    table_register: str | None,
    load_force: bool,
) -> None:
    from samverkan.commands.undo import put_conflicts
    from samverkan.errors import ChangeConflict
    from samverkan.folders import default_store
    from samverkan.graph.change_sets import origin
    from samverkan.knowledge import KnowledgeBase
    from samverkan.loading import files

    state = settings()
    tables = _tables(paths, table_register)
    registers, faults = _read(state, paths, tables)
    if tables:
        _known(state, tables).close()  # one that is not there is not made
    else:
        _stop(state, faults)
    with KnowledgeBase.edit(state.store) as kb:
        if tables:
            register, found = kb.with_tables(tables, table_register)
            _remark(state, register)
            registers.append(register)
            _stop(state, [*faults, *found])
        state.told("progress.storing", path=state.store or default_store())
        read = tuple(file for path in paths for file in files(path))
        made = origin("load", changed_by, changed_why, read)
        try:
            done = kb.store_registers(registers, made, force=load_force)
        except ChangeConflict as error:
            put_conflicts(state, error)
            raise
    if chosen_format(state) == "json":
        put(state, json.dumps([vars(one) for one in done], ensure_ascii=False, indent=2) + "\n")
        return
    for one in done:
        key = "done.loaded" if one.added or one.removed or one.changed else "done.unchanged"
        lines = [state.say(key, register=one.register, rows=one.rows)]
        for what in ("added", "changed", "removed"):
            for table, ids in getattr(one, what).items():
                named = _few(ids, state)
                lines.append(state.say(f"done.{what}", table=table, count=len(ids), ids=named))
        put(state, "\n".join(lines) + "\n")


@command("check", formats=("table", "json"))
@argument("paths", nargs=-1, required=True)
@option("--marked", type=click.Path(path_type=Path))
@option("--register", "table_register")
def check(paths: tuple[str, ...], marked: Path | None, table_register: str | None) -> None:
    from samverkan.errors import FaultsFound

    state = settings()
    if marked is not None:
        _one_table(paths)
        unless_there(marked, state.force)
    tables = _tables(paths, table_register)
    registers, faults = _read(state, paths, tables, sound=True)
    if tables:
        with _known(state, tables) as kb:
            register, found = kb.with_tables(tables, table_register)
        _remark(state, register)
        faults += found
        if not found:
            rows = sum(len(register.tables.get(table, ())) for table in tables.values())
            named = ", ".join(map(str, tables))
            state.told("done.sound", path=named, rows=rows, tables=len(tables))
    doubts = [doubt for one in registers for doubt in _doubts(one)]
    if faults or doubts or chosen_format(state) == "json":
        put_faults(state, faults, doubts)
    if faults and marked is not None:
        _put_marked(state, paths[0], faults, marked)
    if faults:
        raise FaultsFound(faults, "faults_told")


def _tables(paths: tuple[str, ...], register: str | None) -> dict[Path, str]:
    """Return the files that are each a table of a register alone, and which table each is."""
    from samverkan.errors import UsageError
    from samverkan.knowledge.single_tables import table_of

    found = {Path(path): table for path in paths if (table := table_of(path))}
    if register is not None and not found:
        raise UsageError("register_of_table")
    return found


def _known(state: Settings, tables: Mapping[Path, str]) -> "KnowledgeBase":
    """Open the knowledge base that tables belong to. Raises StoreMissing if there is none."""
    from samverkan.errors import StoreMissing

    try:
        return state.opened()
    except StoreMissing as error:
        path = next(iter(tables))
        raise StoreMissing("table_without_register", path=path, folder=path.parent) from error


def _read(
    state: Settings, paths: tuple[str, ...], tables: Mapping[Path, str], *, sound: bool = False
) -> "tuple[list[Register], list[Fault]]":
    """Return the registers in all other files and folders, and every fault."""
    from samverkan.loading import check

    registers: list[Register] = []
    faults: list[Fault] = []
    for path in paths:
        if Path(path) in tables:
            continue
        if not sound:
            state.told("progress.reading", path=path)
        register, found = check(path)
        _remark(state, register)
        registers.append(register)
        faults += _placed(found, path, paths)
        if sound and not found:
            rows = sum(len(rows) for rows in register.tables.values())
            state.told("done.sound", path=path, rows=rows, tables=len(register.tables))
    return registers, faults


def _stop(state: Settings, faults: list[Fault]) -> None:
    """Tell every fault and raise FaultsFound, if there are any."""
    from samverkan.errors import FaultsFound

    if faults:
        put_faults(state, faults)
        raise FaultsFound(faults)


def _one_table(paths: tuple[str, ...]) -> None:
    """Raise UsageError for anything but one register of tables, which is all that can be marked."""
    from samverkan.errors import UsageError

    known = ("", ".xlsx", ".xlsm", ".csv", ".tsv")
    if len(paths) != 1 or Path(paths[0]).suffix.lower() not in known:
        raise UsageError("marked_one")


def _put_marked(state: Settings, path: str, faults: list[Fault], target: Path) -> None:
    """Write a copy of what was checked with its faults marked."""
    from samverkan.data.bounded import bounded
    from samverkan.export.files import write
    from samverkan.export.register.marked import marked
    from samverkan.loading import locate

    content = bounded(marked, locate(path), faults, state.lang)
    state.told("done.written", path=write(target, content))


def _remark(state: Settings, register: "Register") -> None:
    """Tell what should be known of how a register was read."""
    for line in register.remarks(state.lang):
        tell(line)


def _few(ids: Sequence[str], state: Settings, most: int = 10) -> str:
    """Return at most ten ids, and how many more there are."""
    more = state.say("done.more", count=len(ids) - most) if len(ids) > most else ""
    return ", ".join(ids[:most]) + more


def _placed(faults: list[Fault], path: str, paths: tuple[str, ...]) -> list[Fault]:
    """Return the faults with the folder in the file's name, where there are several folders."""
    if len(paths) == 1 or Path(path).is_file():
        return faults
    return [replace(fault, file=f"{Path(path).name}/{fault.file}") for fault in faults]


def _doubts(register: "Register") -> Sequence[Fault]:
    """Return the values that were left out of a list since they are not certain."""
    from samverkan.data.lists import ListRegister

    return register.reading.doubts if isinstance(register, ListRegister) else ()


def put_faults(state: Settings, faults: list[Fault], doubts: Sequence[Fault] = ()) -> None:
    """Write every fault: where it is, what is wrong, and what to write instead.

    `doubts` are told in the same way: values that are not certain and were left out.
    """
    if chosen_format(state) == "json":
        told = {"faults": [fault.as_dict(state.lang) for fault in faults]}
        told |= {"doubts": [doubt.as_dict(state.lang) for doubt in doubts]} if doubts else {}
        put(state, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    if doubts:
        state.told("done.doubts", count=len(doubts))
        faults = [*faults, *doubts]
    from samverkan.export.terminal import Rows

    placed = ("sheet", "cell") if any(fault.sheet for fault in faults) else ("row",)
    columns = ("file", *placed, "column", "value", "message")
    put_rich(state, Rows(columns, [fault.as_dict(state.lang) for fault in faults], state.lang))
