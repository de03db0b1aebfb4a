"""What may be chosen in a cell of a workbook: controlled values, and the ids of other tables."""

from collections.abc import Sequence
from typing import Any, Final

from samverkan import words
from samverkan.export.register.tables import table_name
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field
from samverkan.words import say

#: Tables whose ids stand together in the lists, in an order in which each kind of reference that
#: leads to several of them finds its own side by side.
_LISTED: Final = (
    *("organisations", "groups", "bodies", "areas", "target_groups", "activities", "sectors"),
    *("places", "agreements", "initiatives", "events", "sources"),
)
#: Rows beyond which nobody chooses from a list.
_MOST: Final = 20_000
#: The last row that a sheet has.
_LAST: Final = 1_048_576
_INLINE: Final = 255


class Choices:
    """The lists of a workbook. `rows` has each id with its name and the sheet it stands in."""

    def __init__(self, shown: Sequence[tuple[type[Row], Sequence[Row]]], lang: str) -> None:
        self.lang = lang
        self.sheets = {row_class.table: table_name(row_class, lang) for row_class, _ in shown}
        found = {row_class.table: rows for row_class, rows in shown}
        self.rows: list[tuple[str, str, str]] = []
        self._spans: dict[str, tuple[int, int]] = {}
        for table in _LISTED:
            first = len(self.rows) + 2
            for row in found.get(table, ()):
                named = getattr(row, "name", "")
                self.rows.append((row.id, named, self.sheets[table]))
            self._spans[table] = first, len(self.rows) + 1
        if len(self.rows) > _MOST:
            self.rows, self._spans = [], {}

    def validation(self, column: Field, place: int) -> Any:
        """Return what Excel offers in a column, or None where anything may be written."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        source = self._source(column)
        if source is None:
            return None
        strict = bool(column.choices) or column.kind == "boolean"
        letter = get_column_letter(place + 1)
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.add(f"{letter}2:{letter}{_LAST}")
        rule.showErrorMessage = strict
        if strict:
            rule.errorTitle = say("workbook.choose_title", self.lang)
            rule.error = say("workbook.choose", self.lang)
        return rule

    def _source(self, column: Field) -> str | None:
        if column.choices or column.kind == "boolean":
            values = [words.term("value", one, self.lang) for one in column.choices] or [
                say("answer.yes", self.lang),
                say("answer.no", self.lang),
            ]
            listed = f'"{",".join(values)}"'
            return listed if len(listed) <= _INLINE else None
        if column.refs is None:
            return None
        if len(column.refs) == 1:
            sheet = self.sheets.get(column.refs[0])
            return sheet and _ids(sheet)
        spans = [self._spans[t] for t in column.refs or _LISTED if t in self._spans]
        if not spans or not self.rows:
            return None
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        lists = say("workbook.lists", self.lang)
        return f"'{lists}'!$A${first}:$A${last}" if last >= first else None


def _ids(sheet: str) -> str:
    """Return the ids of a sheet, however many rows it comes to have."""
    return f"OFFSET('{sheet}'!$A$2,0,0,MAX(1,COUNTA('{sheet}'!$A:$A)-1),1)"
