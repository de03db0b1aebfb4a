"""The answer to a ready-made question as it leaves the system, with all that is said of it."""

from collections.abc import Iterator, Mapping
from functools import partial

from samverkan.export.reading import sources_of, sum_of
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.cells import heading
from samverkan.export.things import again
from samverkan.graph.naming import label_of
from samverkan.graph.query import TEXT_PARAMETERS, Query
from samverkan.graph.store import Store
from samverkan.graph.table import APART, Table
from samverkan.words import say, term


def answered(
    store: Store,
    question: Query,
    table: Table,
    bound: Mapping[str, str],
    *,
    when: str | None = None,
    expand: bool = False,
    printed_only: bool = False,
    lang: str = "sv",
) -> Answer:
    """Return the answer to a question, `table`, with what was asked and what it comes to.

    `bound` and the rest are what the question was narrowed by, as `Query.run` takes them.
    """
    flags = {"expand": expand, "printed_only": printed_only}
    narrowed = [
        f"{heading(name, lang)}: {_label(store, name, bound[name], lang)}" for name in bound
    ]
    narrowed += [say("scope.when", lang, when=when)] if when else []
    narrowed += [say(f"scope.{name}", lang) for name, given in flags.items() if given]
    return Answer(
        table,
        question.summary[lang],
        lang,
        scope=[*registers(store, lang), *narrowed],
        told=[sum_of(table, bound, lang), *_apart(table, lang)],
        query=_command(store, question, bound, when, flags),
        notes=sources_of(table, partial(label_of, store), lang),
        about={
            "question": question.name,
            "parameters": {**bound, **({"when": when} if when else {})},
        },
    )


def _command(
    store: Store,
    question: Query,
    bound: Mapping[str, str],
    when: str | None,
    flags: Mapping[str, bool],
) -> str:
    """Return the command line that asks a question again."""
    period = {"year" if len(when) == len("YYYY") else "date": when} if when else {}
    options = [f"--{name.replace('_', '-')}" for name, given in flags.items() if given]
    command: str = again(store, question.name, {**bound, **period}, *options)["command"]
    return command


def registers(store: Store, lang: str) -> list[str]:
    """Return the titles of the registers, sorted."""
    return sorted(label_of(store, iri, lang) for iri in store.registers())


def _label(store: Store, name: str, value: str, lang: str) -> str:
    return term("value", value, lang) if name in TEXT_PARAMETERS else label_of(store, value, lang)


def _apart(table: Table, lang: str) -> Iterator[str]:
    for name in APART:
        if getattr(table, name):
            yield say(f"answer.apart_{name}", lang, count=len(getattr(table, name)))
