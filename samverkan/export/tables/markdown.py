"""An answer as Markdown with tables as GitHub has them; text from the data is never markup."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.cells import number, text_of
from samverkan.graph.table import Table
from samverkan.words import say

#: Signs that are, or begin, markup wherever they stand.
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&|~$@]|:(?=//|\w+:)|(?<=\bwww)\.", re.I)
#: Signs that are markup at the beginning of a line.
_FIRST: Final = re.compile(r"^(\d*)([#+\-=>.)])")
_BREAKS: Final = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
#: What is no sign on paper.
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def to_markdown(answer: Answer) -> str:
    """Return an answer as Markdown: what was asked, what it comes to, the rows, the sources.

    Columns that hold ids are left out; the rows set apart stand in tables of their own.
    """
    return "\n".join(_lines(answer)) + "\n"


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it stands, in one line.

    >>> print(escaped("a|b <i> `x` [y](z)"))
    a\|b \<i\> \`x\` \[y\](z)
    """
    plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    marked = _SIGNS.sub(lambda sign: f"\\{sign[0]}", plain)
    return _BREAKS.sub("<br>", marked)


def _lines(answer: Answer) -> Iterator[str]:
    yield f"# {_paragraph(answer.title)}"
    lines = [f"- {_paragraph(line)}" for line in (*answer.scope, *answer.told)]
    yield from ["", *lines] if lines else []
    for place, (name, table) in enumerate(answer.parts().items()):
        yield from ["", f"## {_paragraph(name)}"] if place else []
        yield from ("", *_table(answer, table))
    if answer.query:
        yield from ("", f"## {_paragraph(say('answer.about_query', answer.lang))}", "")
        yield from _code(answer.query)
    if answer.notes:
        yield from ("", f"## {_paragraph(say('answer.about_sources', answer.lang))}", "")
        yield from (f"- {_paragraph(f'{name}: {text}')}" for name, text in answer.notes)


def _code(text: str) -> Iterator[str]:
    """Yield a block of code, between fences longer than any in it."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=2))
    yield from (fence, *_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).splitlines(), fence)


def _table(answer: Answer, table: Table) -> Iterator[str]:
    columns, rows = answer.columns(table), table.rows
    right = {c for c in columns if rows and all(_is_number(answer.cell(c, row)) for row in rows)}
    yield _row(escaped(answer.heading(column)) for column in columns)
    yield _row("---:" if column in right else "---" for column in columns)
    for row in rows:
        yield _row(_cell(answer.cell(column, row), answer.lang) for column in columns)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return say("answer.yes" if value else "answer.no", lang)
    if isinstance(value, float):
        return number(value, lang)
    return escaped(text_of(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _paragraph(text: str) -> str:
    """Return text that is no heading, list or rule where a line begins with it."""
    return _FIRST.sub(r"\1\\\2", escaped(text).strip())
