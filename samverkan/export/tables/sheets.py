"""An answer as a workbook: what it is, its rows, and sheets of their own for those set apart."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from samverkan.export.tables.answer import Answer
from samverkan.export.workbook import Sheet, workbook
from samverkan.words import say


def to_workbook(answer: Answer) -> bytes:
    """Return the workbook of an answer; the same answer gives the same bytes.

    Columns that people read come first, those of ids last.
    """
    return workbook([about(answer), *answer.first, *sheets(answer)], answer.title, answer.lang)


def sheets(answer: Answer) -> Iterator[Sheet]:
    """Yield the sheet of the rows, those of the rows set apart, and those that go with them."""
    for name, table in answer.parts().items():
        columns, ids = answer.columns(table), answer.ids(table)
        headings = [answer.heading(column) for column in columns]
        headings += [say("answer.id_of", answer.lang, name=answer.heading(c)) for c in ids]
        rows = [
            [*(answer.cell(c, row) for c in columns), *(row.get(c) for c in ids)]
            for row in table.rows
        ]
        yield Sheet(name, rows, headings, printed=len(columns))


def about(answer: Answer) -> Sheet:
    """Return the sheet that says what a workbook is: what was asked, and what comes of it."""
    rows: list[list[object]] = [[answer.title]]
    rows += _listed(say("answer.about_scope", answer.lang), answer.scope)
    parts = answer.parts()
    rows += [[name, _counted(len(table), answer.lang)] for name, table in parts.items()]
    rows += _listed(say("answer.about_told", answer.lang), answer.told)
    if answer.query:
        rows += [[say("answer.about_query", answer.lang), answer.query]]
    bold = [0]
    columns = dict.fromkeys(c for table in parts.values() for c in answer.columns(table))
    meanings = {answer.heading(column): answer.meaning(column) for column in columns}
    told = {"columns": [pair for pair in meanings.items() if pair[1]], "sources": answer.notes}
    for name, lines in told.items():
        if lines:
            bold.append(len(rows) + 1)
            rows += [[], [say(f"answer.about_{name}", answer.lang)]]
            rows += [[what, text] for what, text in lines]
    rows += [[], [say("answer.about_made", answer.lang), f"samverkan {version('samverkan')}"]]
    return Sheet(say("answer.sheet_about", answer.lang), rows, bold=bold)


def _counted(count: int, lang: str) -> str:
    return say("answer.row" if count == 1 else "answer.rows", lang, count=count)


def _listed(name: str, lines: Iterable[str]) -> list[list[object]]:
    """Return lines, the name of them all beside the first."""
    return [[None if number else name, line] for number, line in enumerate(lines)]
