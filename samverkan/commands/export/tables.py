"""`export tables`: the ready-made questions together, as one workbook or a folder of files."""

from pathlib import Path

import click

from samverkan.commands.ask import complete_question
from samverkan.commands.base import argument, command
from samverkan.commands.output import export_format, save, stem
from samverkan.commands.scope import Scope, force, scoped
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import dialect, tabular

FORMATS = ("xlsx", "csv", "markdown", "json")


@command("tables", formats=FORMATS)
@argument("questions", nargs=-1, required=False, shell_complete=complete_question)
@scoped(without=("no_hubs",))
@tabular
@force
def tables(questions: tuple[str, ...], scope: Scope, force: bool) -> None:
    from samverkan.export.asked import collected
    from samverkan.export.files import write_folder
    from samverkan.export.tables.collection import as_files, as_workbook

    state = settings()
    form = _format()
    with state.opened() as kb:
        things = {name: scope.pop(name) for name in ("area", "place")}
        bound = {name: kb.meaning(name, text) for name, text in things.items() if text}
        scope.pop("hubs")
        answers, told = stoppable(
            lambda: collected(kb.store, questions, bound, lang=state.lang, **scope)
        )
    name = state.say("file.tables") + "".join(stem(text) for text in things.values())
    if form == "xlsx":
        target = state.out or Path(f"{name}.xlsx")
        save(state, target, as_workbook(answers, told, state.lang), force)
        return
    files = as_files(answers, told, state.lang, form, dialect(state))
    click.echo(write_folder(state.out or Path(name), files, force))


def _format() -> str:
    """Return the format asked for: CSV for a wish about it, else a workbook."""
    from samverkan.errors import UsageError

    state = settings()
    folder = state.out is None or state.out.suffix != ".xlsx"
    if state.csv and state.format is None and folder:
        return "csv"
    form = export_format(state, {"xlsx": ".xlsx"}, "xlsx")
    if state.csv and form != "csv":
        option = next(iter(state.csv)).replace("_", "-")
        raise UsageError("csv_only", option=f"--{option}", form=form)
    return form
