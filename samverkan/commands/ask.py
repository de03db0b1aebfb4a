"""`ask`: a ready-made question; alone, the list of them."""

import click

from samverkan.commands.base import Settings, argument, command, option, settings
from samverkan.commands.output import chosen_format, put, put_rich
from samverkan.commands.scope import moment
from samverkan.commands.stopping import stoppable
from samverkan.ontology.vocabulary import LAYERS


def _questions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from samverkan.graph.query import names

    return [name for name in names() if name.startswith(incomplete)]


@command("ask", formats=("table", "json", "csv"))
@argument("question", required=False, shell_complete=_questions)
@option("--area")
@option("--place")
@option("--actor")
@option("--thing")
@option("--initiative")
@option("--register")
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
    from samverkan.errors import UsageError
    from samverkan.graph import query as queries
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    given = {name: text for name, text in parameters.items() if text is not None}
    if question is None:
        if given or when_year or when_date or expand or printed_only or show_query:
            raise UsageError("which_question")
        _list(state)
        return
    asked = queries.question(question)
    if show_query:
        put(state, asked.text)
        return
    when = moment(when_year, when_date)
    with KnowledgeBase.open(state.store) as kb:
        table = stoppable(
            lambda: kb.ask(
                question,
                when=when,
                expand=expand,
                printed_only=printed_only,
                lang=state.lang,
                **given,
            )
        )
        form = chosen_format(state)
        if form == "table":
            from samverkan.export.reading import answer

            put_rich(state, *answer(asked, table, given, kb.names.label, state.lang))
            return
    from samverkan.export.tables import to_csv, to_json
    from samverkan.graph.table import APART

    about = {"question": question, "parameters": given | ({"when": when} if when else {})}
    put(state, to_csv(table) if form == "csv" else to_json(table, about))
    if form == "csv":  # which has no room for them
        for name in APART:
            if getattr(table, name):
                state.told(f"answer.{name}", count=len(getattr(table, name)))


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
        from samverkan.export.terminal import Rows

        put_rich(state, Rows(table.columns, table.rows, state.lang))
        return
    from samverkan.export.tables import to_csv, to_json

    put(state, to_csv(table) if form == "csv" else to_json(table, {}))
