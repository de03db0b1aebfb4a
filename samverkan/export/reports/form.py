"""The form of a dossier: rows for what is recorded of a party, and for what is not."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from samverkan.data.forms import COLUMNS, MARKER, Form, FormRow
from samverkan.export.reports.document import Document
from samverkan.export.reports.pen import Pen
from samverkan.export.tables import cell, heading
from samverkan.export.workbook import Sheet, workbook
from samverkan.graph.description import Description, describe
from samverkan.ontology.columns import COLUMNS as KNOWN
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.words import say

#: What is asked of each table: the fields whose value is shown, known or not.
_ASKED: Final = {
    "organisations": ("name", "sector", "place", "part_of"),
    "groups": ("name", "sector"),
    "bodies": ("name", "status", "frequency"),
    "commitments": ("area",),
    "participations": ("initiative", "role"),
    "attendances": ("event", "role"),
    "memberships": ("body", "role"),
    "initiatives": ("status", "from", "to", "areas", "places", "target_groups", "result"),
}
#: The tables by the class of their rows.
_TABLES: Final = {local_id(row.type).lower(): name for name, row in TABLES.items()}
#: How many empty rows there are.
_NEW: Final = 5


def form_of(
    pen: Pen, about: str, rows: Iterable[str], unanswered: Iterable[tuple[str, str]]
) -> Form:
    """Return the form about a thing.

    `rows` are the IRIs of what is recorded, `unanswered` commitments without known evidence, each
    with its area.
    """
    found = [row for iri in dict.fromkeys(rows) for row in _recorded(pen, iri)]
    found += [
        FormRow(
            local_id(commitment),
            "inquiries",
            "answer",
            pen.text("dossier.form_question", area=pen.facts.label(area, pen.lang)),
        )
        for commitment, area in unanswered
    ]
    new = pen.word("dossier.form_new")
    found += [FormRow(f"new-{number}", "initiatives", "name", new) for number in range(1, _NEW + 1)]
    return Form(local_id(about), tuple(found))


def _recorded(pen: Pen, iri: str) -> Iterator[FormRow]:
    """Yield a row for each field that is asked of a row of a register."""
    told = describe(pen.facts.store, iri, pen.lang)
    table = _TABLES.get(told.kind, "")
    for field in _ASKED.get(table, ()):
        yield FormRow(local_id(iri), table, field, shown(told, table, field, pen.lang))


def shown(told: Description, table: str, field: str, lang: str) -> str:
    """Return what a form shows of a field of a row: what it is called, and what is known."""
    value = ", ".join(_values(told, table, field, lang)) or say("dossier.form_unknown", lang)
    return say("dossier.form_row", lang, label=heading(field, lang), value=value)


def _values(told: Description, table: str, field: str, lang: str) -> Collection[str]:
    """Return what a row says in a field, as it is read."""
    if field == "name":
        return [told.label]
    terms = {KNOWN[name].term for name in (field,) if name in KNOWN}
    same = [name for name in told.cells if KNOWN[name].term in terms]
    controlled = any(f.name == field and f.choices for f in fields(TABLES[table]))
    return [
        cell(field, value.text, lang) if controlled else value.text
        for name in same
        for value in told.cells[name]
    ]


def workbook_of(document: Document) -> bytes:
    """Return the form of a report as a workbook: what it is about, and the rows to fill in.

    Under what a person calls a column stands the name that it is read by.
    """
    form = next(part for part in document.parts if isinstance(part, Form))
    lang = document.lang
    about = [[document.title], [document.subtitle], [say("dossier.wrong_about", lang)]]
    told = Sheet(say("dossier.form_about", lang), [*about, [MARKER, form.about]])
    rows = [[getattr(row, name) for name in COLUMNS] for row in form.rows]
    columns = [f"{say(f'form.{name}', lang)}\n{name}" for name in COLUMNS]
    sheet = Sheet(say("dossier.form_sheet", lang), rows, columns, frozen=1)
    return workbook([told, sheet], document.title, lang)
