"""`ask`: a ready-made question; alone, the list of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import put, stem
from samverkan.commands.scope import known_at, merged, moment, with_proposals
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, tabular
from samverkan.ontology.vocabulary import LAYERS

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase


def complete_question(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Return the questions whose name begins so."""
    from samverkan.graph.query import names

    return [name for name in names() if name.startswith(incomplete)]


@command("ask", formats=TABLES)
@argument("question", required=False, shell_complete=complete_question)
@known_at
@merged
@with_proposals
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
@tabular
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
    from samverkan.export.asked import answered
    from samverkan.export.reading import answer
    from samverkan.export.tables import as_value
    from samverkan.graph import query as queries

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
    narrowed: dict[str, Any] = {"when": when, "expand": expand, "printed_only": printed_only}
    with state.opened() as kb:
        every: dict[str, Any] = {**narrowed, **given, "lang": state.lang}
        table = stoppable(lambda: kb.ask(question, **every))
        put_answer(
            state,
            lambda: answered(
                kb.store, asked, table, _meant(kb, given), **narrowed, lang=state.lang
            ),
            read=lambda: answer(asked, table, given, kb.names.label, state.lang),
            value=lambda: as_value(
                table,
                {"question": question, "parameters": given | ({"when": when} if when else {})},
            ),
            name=question + "".join(stem(text) for text in given.values()),
        )


def _meant(kb: "KnowledgeBase", given: Mapping[str, str]) -> dict[str, str]:
    return {name: kb.meaning(name, text) for name, text in given.items()}


def _list(state: Settings) -> None:
    from samverkan.export.tables.answer import Answer
    from samverkan.export.terminal import Rows
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
    put_answer(
        state,
        lambda: Answer(table, state.say("answer.questions"), state.lang),
        read=lambda: [Rows(table.columns, table.rows, state.lang)],
        name=state.say("file.questions"),
    )
