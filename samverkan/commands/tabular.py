"""Answers that are tables, in every format of one, and the options that say how CSV is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from samverkan.commands.base import option
from samverkan.commands.output import chosen_format, put, put_json, put_rich, save
from samverkan.commands.settings import Settings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from samverkan.export.tables.answer import Answer
    from samverkan.export.tables.plain import Dialect

#: The formats of an answer that is a table.
TABLES: Final = ("table", "json", "csv", "xlsx", "markdown")
#: What may stand between the cells of CSV, as it is typed.
DELIMITERS: Final = {",": ",", ";": ";", "|": "|", "tab": "\t"}


def tabular(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how CSV is written; `put_answer` heeds them."""
    flags = {"is_flag": True, "expose_value": False, "callback": _keep}
    option("--excel-csv", **flags)(function)
    option("--bom", **flags)(function)
    choices = click.Choice(list(DELIMITERS))
    option("--delimiter", type=choices, expose_value=False, callback=_keep)(function)
    return function


def _keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        ctx.find_root().ensure_object(Settings).csv[parameter.name or ""] = value


def dialect(state: Settings) -> "Dialect":
    """Return how CSV is to be written."""
    from dataclasses import replace

    from samverkan.export.tables.plain import EXCEL, PLAIN

    asked = EXCEL if "excel_csv" in state.csv else PLAIN
    if "delimiter" in state.csv:
        asked = replace(asked, delimiter=DELIMITERS[state.csv["delimiter"]])
    return replace(asked, bom=True) if "bom" in state.csv else asked


def put_answer(
    state: Settings,
    answer: "Callable[[], Answer]",
    *,
    name: str,
    read: "Callable[[], Iterable[RenderableType]]" = tuple,
    value: Callable[[], object] | None = None,
) -> None:
    """Write an answer in the format asked for.

    `read` gives it as it is read on a terminal, and `value` as JSON where that is more than its
    rows. A workbook without --out becomes the file `name` in the current folder.
    """
    form = chosen_format(state)
    if form == "table":
        put_rich(state, *read())
    elif form == "json" and value is not None:
        put_json(state, value())
    else:
        _write(state, answer(), form, name)


def put_explained(
    state: Settings,
    told: Sequence[Mapping[str, str]],
    sheet: "Callable[[Mapping[str, str], str], Iterable[RenderableType]]",
    *,
    title: str,
    every: bool,
) -> None:
    """Write what kinds mean, as `sheet` lays one out on a terminal; as JSON a list if `every`."""
    from samverkan.export.tables.answer import Answer
    from samverkan.graph.table import Table

    table = Table(tuple(told[0]), tuple(map(dict, told)))
    about = state.say(f"title.{title}")
    put_answer(
        state,
        lambda: Answer(table, about, state.lang, family="kinds"),
        read=lambda: (part for one in told for part in sheet(one, state.lang)),
        value=lambda: told if every else told[0],
        name=state.say(f"file.{title}"),
    )


def _write(state: Settings, answer: "Answer", form: str, name: str) -> None:
    from samverkan.export.tables.formats import FORMATS, write
    from samverkan.graph.table import APART

    content = write(answer, form, dialect(state))
    if form == "xlsx":
        save(state, state.out or Path(f"{name}{FORMATS[form].suffix}"), content)
        return
    put(state, content)
    if form == "csv":  # which has no room for them
        for part in APART:
            if getattr(answer.table, part):
                state.told(f"answer.{part}", count=len(getattr(answer.table, part)))
