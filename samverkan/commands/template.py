"""`template`: a register as a workbook or a folder of CSV files, to be filled in and loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import save
from samverkan.commands.scope import known_at
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from samverkan.data.register import Register


@command("template", formats=("xlsx", "csv"))
@argument("target", required=False, type=Path)
@option("--register", "template_register")
@option("--empty", is_flag=True)
@option("--people", is_flag=True)
@known_at
def template(target: Path | None, template_register: str | None, empty: bool, people: bool) -> None:
    state = settings()
    state.out = state.target(target)
    form = _form(state)
    if empty:
        from samverkan.data.register import Register

        name = template_register or state.say("workbook.untitled_id")
        register = Register(name, state.say("workbook.untitled"))
    else:
        register = _kept(state, template_register, people)
    if form == "csv":
        from samverkan.export.files import write_folder
        from samverkan.export.register.csv import csv_files

        files = csv_files(register, state.lang, people=people)
        folder = write_folder(state.out or Path(register.id), files, state.force)
        state.told("done.written", path=folder)
        return
    from samverkan.export.register.workbook import register_workbook

    content = register_workbook(register, state.lang, people=people)
    save(state, state.out or Path(f"{register.id}.xlsx"), content)


def _form(state: Settings) -> str:
    """Return the format asked for, else that of the file's suffix: a folder holds CSV."""
    from samverkan.errors import UsageError

    if state.format or state.out is None or str(state.out) == "-":
        return state.format or "xlsx"
    suffix = state.out.suffix.lower()
    if suffix not in ("", ".xlsx"):
        raise UsageError("unknown_out_suffix", suffix=suffix, known=".xlsx")
    return "xlsx" if suffix else "csv"


def _kept(state: Settings, name: str | None, people: bool) -> "Register":
    """Return a register as it is in the store, with its people where they are asked for."""
    from samverkan.folders import default_store, people_folder
    from samverkan.graph.store import Store
    from samverkan.loading import kept

    with state.opened() as kb:
        if not people:
            return kept(kb.store, name)
        with Store.read(people_folder(state.store or default_store())) as store:
            return kept(kb.store, name, store)
