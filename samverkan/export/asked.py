"""The answer to a ready-made question as it leaves the system, with all that is said of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from samverkan.export.reading import sources_of, sum_of
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.cells import heading
from samverkan.export.things import again
from samverkan.graph.naming import label_of
from samverkan.graph.query import PERIOD, TEXT_PARAMETERS, Query, question
from samverkan.graph.query import names as every_question
from samverkan.graph.store import Store
from samverkan.graph.table import APART, Table
from samverkan.words import say, term


def answered(
    store: Store,
    asked: Query,
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
        asked.summary[lang],
        lang,
        scope=[*registers(store, lang), *narrowed],
        told=[sum_of(table, bound, lang), *_apart(table, lang)],
        query=_command(store, asked, bound, when, flags),
        notes=sources_of(table, partial(label_of, store), lang),
        about={
            "question": asked.name,
            "parameters": {**bound, **({"when": when} if when else {})},
        },
    )


def collected(
    store: Store,
    names: Sequence[str],
    bound: Mapping[str, str],
    *,
    when: str | None = None,
    expand: bool = False,
    printed_only: bool = False,
    lang: str = "sv",
) -> tuple[dict[str, Answer], list[str]]:
    """Return the answers to these questions, and what is to be said of them all.

    Without `names` all are asked that can be narrowed by what is given; which cannot is told. A
    group is replaced by its members where a question can do that. Raises UnknownName, and
    UsageError for a question in `names` that cannot be narrowed so.
    """
    answers, left_out = {}, []
    for name in names or every_question():
        asked = question(name)
        given = {*bound, *([PERIOD] if when else [])}
        narrowed = given <= set(asked.parameters)
        if not names and not (narrowed and ("basis" in asked.columns or not printed_only)):
            left_out.append(name)
            continue
        options: dict[str, Any] = {
            "when": when,
            "expand": expand and asked.expand is not None,
            "printed_only": printed_only,
            "lang": lang,
        }
        table = asked.run(store, bound, **options)
        answers[name] = answered(store, asked, table, bound, **options)
    told = [say("tables.count", lang, count=len(answers))]
    if left_out:
        told.append(say("tables.left_out", lang, names=", ".join(left_out)))
    return answers, told


def _command(
    store: Store,
    asked: Query,
    bound: Mapping[str, str],
    when: str | None,
    flags: Mapping[str, bool],
) -> str:
    """Return the command line that asks a question again."""
    period = {"year" if len(when) == len("YYYY") else "date": when} if when else {}
    options = [f"--{name.replace('_', '-')}" for name, given in flags.items() if given]
    command: str = again(store, asked.name, {**bound, **period}, *options)["command"]
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
