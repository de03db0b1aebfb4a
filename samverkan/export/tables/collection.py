"""Several answers together: one workbook, or a folder of files that says what is in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.formats import FORMATS, write
from samverkan.export.tables.markdown import to_markdown
from samverkan.export.tables.plain import PLAIN, Dialect
from samverkan.export.tables.sheets import to_workbook
from samverkan.export.workbook import TITLE
from samverkan.graph.table import APART, Table
from samverkan.words import say


def contents(answers: Mapping[str, Answer], told: Sequence[str], lang: str) -> Answer:
    """Return what is in a collection of answers, by their names: a row for each.

    `told` is what is to be said of all of them. What all are narrowed to is told once.
    """
    rows = tuple(
        {"name": name, "summary": answer.title, "rows": len(answer.table)}
        | {part: len(getattr(answer.table, part)) for part in APART}
        for name, answer in answers.items()
    )
    used = [part for part in APART if any(row[part] for row in rows)]
    sources = {note: None for answer in answers.values() for note in answer.notes}
    return Answer(
        Table(("name", "summary", "rows", *used), rows),
        say("title.tables", lang),
        lang,
        scope=next(iter(answers.values())).scope if answers else (),
        told=told,
        notes=sorted(sources),
        named=say("answer.sheet_contents", lang),
        family="tables",
    )


def as_workbook(answers: Mapping[str, Answer], told: Sequence[str], lang: str) -> bytes:
    """Return one workbook of answers: what it is, what is in it, and a sheet for each."""
    sheets = {name: table for one in answers for name, table in _parts(one, answers[one])}
    return to_workbook(replace(contents(answers, told, lang), beside=sheets))


def as_files(
    answers: Mapping[str, Answer],
    told: Sequence[str],
    lang: str,
    form: str,
    dialect: Dialect = PLAIN,
) -> dict[str, bytes]:
    """Return files, by their names: one for each answer, and a README that says what they are.

    CSV has no room for the rows set apart, which get files of their own.
    """
    suffix = FORMATS[form].suffix
    files = {}
    for name, answer in answers.items():
        files[f"{name}{suffix}"] = write(answer, form, dialect)
        for part in APART if form == "csv" else ():
            if rows := getattr(answer.table, part):
                apart = replace(answer, table=Table(answer.table.columns, rows))
                files[f"{name}-{part.replace('_', '-')}{suffix}"] = write(apart, form, dialect)
    files["README.md"] = to_markdown(contents(answers, told, lang)).encode()
    return files


def _parts(name: str, answer: Answer) -> Iterator[tuple[str, Table]]:
    """Yield the tables of an answer, each under a name that a sheet can have."""
    for place, (part, table) in enumerate(answer.parts().items()):
        more = f", {part.lower()}" if place else ""
        yield f"{name[: TITLE - len(more)]}{more}", table
