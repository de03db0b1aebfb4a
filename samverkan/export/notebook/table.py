"""An answer as a table in a notebook: its first rows, and what stands apart told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.cells import number, text_of
from samverkan.export.webpage import render
from samverkan.graph.table import Table
from samverkan.words import say

if TYPE_CHECKING:
    from pathlib import Path

#: So many rows of an answer are shown, and so many of those that stand apart.
SHOWN: Final = 20
FEW: Final = 5


@dataclass(frozen=True, eq=False, repr=False)
class Answered(Table):
    """An answer that a notebook shows as a table, with what was asked and what it comes to."""

    about: Answer | None = field(default=None, repr=False, kw_only=True)

    @classmethod
    def of(cls, answer: Answer) -> "Answered":
        """Return the table of an answer, which tells of it."""
        fields = {name: getattr(answer.table, name) for name in Table.__dataclass_fields__}
        return cls(**fields, about=answer)

    def __repr__(self) -> str:
        return (
            f"<{self.about.title if self.about else 'Answered'} {len(self)} × {len(self.columns)}>"
        )

    def save(self, path: "str | Path", *, force: bool = False) -> "Path":
        """Write the table with all that is said of it, and return the path.

        The suffix says the format: .xlsx, .csv, .md or .json. Raises UsageError for another, and
        OutputError for a file that exists, unless `force`.
        """
        from pathlib import Path

        from samverkan.export.files import write_new
        from samverkan.export.tables.formats import form_of, write

        target = Path(path)
        answer = replace(self.about or Answer(self, "", "sv", worded=False), table=self)
        return write_new(target, write(answer, form_of(target.suffix)), force=force)

    def _repr_html_(self) -> str | None:
        return None if self.about is None else html(replace(self.about, table=self))


def html(answer: Answer, most: int = SHOWN) -> str:
    """Return an answer as HTML that stands in a page of somebody else's, all text escaped.

    Columns that hold ids are left out: a person reads the labels. After `most` rows it says how
    many more there are.
    """
    return render("notebook/table.html", answer=answer, parts=list(_parts(answer, most)))


def _parts(answer: Answer, most: int) -> Iterator[dict[str, Any]]:
    for place, (name, table) in enumerate(answer.parts().items()):
        shown = table.rows[: most if place == 0 else FEW]
        columns = answer.columns(table)
        cells = [[answer.cell(column, row) for column in columns] for row in shown]
        more = len(table) - len(shown)
        yield {
            "name": answer.title if place == 0 else f"{name}: {len(table)}",
            "heads": [answer.heading(column) for column in columns],
            "rows": [[_text(cell, answer.lang) for cell in row] for row in cells],
            "numbers": _numbers(cells, len(columns)),
            "more": say("notebook.more", answer.lang, count=more) if more else "",
        }


def _numbers(cells: Sequence[Sequence[Any]], count: int) -> list[bool]:
    """Return which columns hold numbers alone, and so stand to the right."""
    return [
        any(row[i] is not None for row in cells)
        and all(isinstance(row[i], int | float | None) for row in cells)
        and not any(isinstance(row[i], bool) for row in cells)
        for i in range(count)
    ]


def _text(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return say("answer.yes" if value else "answer.no", lang)
    return number(value, lang) if isinstance(value, float) else text_of(value)
