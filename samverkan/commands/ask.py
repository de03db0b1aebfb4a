"""`ask`: a ready-made question; alone, the list of them."""

from typing import TYPE_CHECKING

import click

from samverkan.commands.base import Settings, command, option, settings
from samverkan.commands.output import chosen_format, put, put_rich

if TYPE_CHECKING:
    from samverkan.graph.projection import Layer

LAYERS: "tuple[Layer, ...]" = ("declared", "evidenced", "met")
#: Options that are parameters of questions.
PARAMETERS = ("area", "place", "actor", "thing", "layer")


def _questions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from samverkan.graph.query import names

    return [name for name in names() if name.startswith(incomplete)]


@command("ask", formats=("table", "json", "csv"))
@click.argument("question", required=False, shell_complete=_questions)
@option("--area")
@option("--place")
@option("--actor")
@option("--thing")
@option("--layer", type=click.Choice(LAYERS))
@option("--year", "when_year", metavar="YYYY")
@option("--date", "when_date", metavar="YYYY-MM-DD")
@option("--expand", is_flag=True)
@option("--printed-only", is_flag=True)
@option("--show-query", is_flag=True)
def ask(
    question: str | None,
    when_year: str | None,
    when_date: str | None,
    expand: bool,
    printed_only: bool,
    show_query: bool,
    **parameters: str | None,
) -> None:
    from samverkan.graph import query as queries
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    if question is None:
        _list(state)
        return
    asked = queries.question(question)
    if show_query:
        put(state, asked.text)
        return
    given = {name: text for name, text in parameters.items() if text is not None}
    when = _moment(when_year, when_date)
    with KnowledgeBase.open(state.store) as kb:
        table = kb.ask(
            question, when=when, expand=expand, printed_only=printed_only, lang=state.lang, **given
        )
    form = chosen_format(state)
    if form == "table":
        from samverkan.commands.reading import answer

        put_rich(state, *answer(asked, table, state.lang))
        return
    from samverkan.export.tables import to_csv, to_json

    about = {"question": question, "parameters": given | ({"when": when} if when else {})}
    put(state, to_csv(table) if form == "csv" else to_json(table, about))


def _moment(year: str | None, date: str | None) -> str | None:
    """Return the year or the date asked for; both must exist."""
    import datetime
    import re

    from samverkan.errors import UsageError

    if year and date:
        raise UsageError("year_and_date")
    if year and not re.fullmatch(r"\d{4}", year):
        raise UsageError("bad_year", value=year)
    if date:
        try:
            datetime.date.fromisoformat((date + "-01-01")[:10] if len(date) < 10 else date)
        except ValueError:
            raise UsageError("bad_date", value=date) from None
    return year or date


def _list(state: Settings) -> None:
    from samverkan.graph.query import names, question
    from samverkan.graph.table import Table

    found = [question(name) for name in names()]
    rows = tuple(
        {
            "question": asked.name,
            "summary": asked.summary[state.lang],
            "parameters": ", ".join(asked.parameters),
        }
        for asked in found
    )
    table = Table(("question", "summary", "parameters"), rows)
    form = chosen_format(state)
    if form == "table":
        from samverkan.export.tables import to_rich

        put_rich(state, to_rich(table.columns, table.rows, state.lang))
        return
    from samverkan.export.tables import to_csv, to_json

    put(state, to_csv(table) if form == "csv" else to_json(table, {}))
