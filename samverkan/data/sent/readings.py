"""What `read` wrote of documents, as rows: each with the document, the place and the wording."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from samverkan.data.sent.row import SentRow
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields

_SURE: Final = ("high", "medium", "low")


def read_readings(path: Path) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows of a file that `read --format json` wrote, and why others are left out.

    Left out is what has no place among the tables: it is told, and nothing is guessed in its stead.
    Raises UnreadableFile for JSON that is something else.
    """
    try:
        told = json.loads(path.read_bytes().decode("utf-8-sig"))
        documents = {str(one["file"]): str(one["sha256"]) for one in told["documents"]}
        found = list(told["rows"])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile("not_a_reading", path=path) from error
    rows: list[SentRow] = []
    left_out: list[Fault] = []
    for number, one in enumerate(found, start=1):
        made = _row(one, number, documents, path.name)
        if isinstance(made, Fault):
            left_out.append(made)
        else:
            rows.append(made)
    return rows, left_out


def _row(told: Any, number: int, documents: Mapping[str, str], file: str) -> SentRow | Fault:
    if not isinstance(told, dict) or not isinstance(told.get("cells"), dict):
        return Fault(file, "reading_row", number)
    table, document = str(told.get("table", "")), str(told.get("file", ""))
    if table not in TABLES:
        return Fault(file, "reading_table", number, "table", table)
    cells = {str(name): clean(str(text)) for name, text in told["cells"].items() if text}
    row = cells.pop("id", "")
    for name in cells.keys() - {column.name for column in fields(TABLES[table])}:
        return Fault(file, "reading_column", number, name, cells[name], {"table": table})
    if document not in documents:
        return Fault(file, "reading_document", number, "file", document)
    sure = str(told.get("confidence", ""))
    return SentRow(
        table,
        row,
        cells,
        remark=_text(told, "why"),
        number=number,
        locator=_text(told, "locator"),
        as_printed=_text(told, "as_printed"),
        confidence=sure if sure in _SURE else _SURE[-1],
        file=(document, documents[document]),
    )


def _text(told: Mapping[str, Any], name: str) -> str:
    return clean(str(told.get(name) or ""))
