"""What a sender's row means in a register: a proposal, or what is wrong with it."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from samverkan.data.register import Register
from samverkan.data.row_texts import texts
from samverkan.data.rows import SEPARATOR, judged
from samverkan.data.sent import SentRow
from samverkan.errors import AmbiguousName, UnknownName
from samverkan.faults import Fault
from samverkan.graph.change_sets import File
from samverkan.graph.naming import CLASSES
from samverkan.graph.proposals import Proposal
from samverkan.ontology.identity import slug, thing_iri
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.words import say

#: Stands for the source of a new row until the sender's file is one.
_REPLY: Final = "src-reply"
#: What the rows of a form begin with that are for what is not recorded.
_NEW: Final = "new-"
_NEW_ROWS: Final = "initiatives"
#: What says where a row is from: a document that says the same of a known row changes nothing.
_PLACE: Final = frozenset({"source", "locator", "as_printed"})

Meaning = Callable[[str, str], str]
#: What a form shows of a column of the row with an IRI, in each language.
Shown = Callable[[str, str, str], set[str]]


@dataclass(frozen=True)
class Sender:
    """Who sends something, to which register (its IRI), and who takes it in.

    `lang` is the language of the words that tell the place in the sender's file.
    """

    name: str
    register: str
    by: str | None = None
    lang: str = "sv"
    on: str = field(default_factory=lambda: date.today().isoformat())

    def thing(self, row: str) -> str:
        """Return the IRI of the row with this id."""
        base, _, name = self.register.rpartition("register/")
        return thing_iri(base, name, row)


class RowMeaning:
    """A register that rows are proposed for, and the faults that they were found to have."""

    def __init__(self, register: Register, meaning: Meaning, shown: Shown) -> None:
        self._register = register
        self._shown = shown
        self._rows = {row.id: row for row in register.rows()}
        self._meaning = meaning
        self._coming: set[str] = set()
        self.faults: list[Fault] = []
        self.stale: list[Fault] = []

    def begin(self, coming: set[str]) -> None:
        """Begin with rows of which some refer to others by these ids."""
        self._coming = coming
        self.stale.clear()

    def proposal(self, sent: SentRow, file: File, sender: Sender) -> Proposal | None:
        """Return what a row proposes, or None where it is faulty or known already."""
        known = self._rows.get(sent.row)
        if self._astray(sent, known, file):
            return None
        if sent.go:
            return self._removal(sent, known, file, sender)
        made, wrong = self._row(sent, known, file.name or sent.table) if sent.cells else (None, [])
        if wrong and not sent.free:
            self.faults += wrong
            return None
        told = [*(sent.cells.values() if wrong else ()), sent.remark]
        told += self._since(sent, known, file, sender)
        remark = " ".join(text for text in told if text)
        now = texts(known) if known is not None else {}
        cells = {n: text for n, text in texts(made).items() if now.get(n) != text} if made else {}
        if known is None:
            cells = {name: text for name, text in cells.items() if text != _REPLY}
        elif sent.confidence:
            cells = {name: text for name, text in cells.items() if name not in _PLACE}
        if not cells and (not remark or sent.confidence):
            return None
        row = made.id if made is not None else sent.row or _minted(sent)
        table = known.table if known is not None else sent.table
        kind = "remark" if not cells else "new" if known is None else "change"
        before = {name: now.get(name, "") for name in cells} if known is not None else {}
        return self._proposal(kind, table, row, (cells, before, remark), sent, file, sender)

    def _astray(self, sent: SentRow, known: Row | None, file: File) -> bool:
        """Say whether a row of a form is about something else than the register, and tell of it."""
        if sent.about and sent.about not in self._rows:
            told = sent.about in (fault.value for fault in self.faults)
            if not told:  # once for all of the form
                where: dict[str, object] = {"register": self._register.id}
                fault = Fault(file.name, "form_elsewhere", value=sent.about, fields=where)
                self.faults.append(fault)
            return True
        if not sent.free or (
            known is None and sent.row.startswith(_NEW) and sent.table == _NEW_ROWS
        ):
            return False
        if known is None or sent.table not in (known.table, "inquiries"):
            self.faults.append(sent.fault(file.name, "form_row_unknown", "row", sent.row))
            return True
        return False

    def _since(self, sent: SentRow, known: Row | None, file: File, sender: Sender) -> Iterator[str]:
        """Yield what a form showed where that is not so any more, and tell of it."""
        column = sent.part.rpartition(".")[2]
        if not sent.saw or known is None or known.table != sent.table:
            return
        now = self._shown(self._register.thing(known.id), sent.table, column)
        if now and sent.saw not in now:
            self.stale.append(sent.fault(file.name, "form_stale", column, sent.saw))
            yield say("proposal.form_showed", sender.lang, text=sent.saw)

    def _removal(
        self, sent: SentRow, known: Row | None, file: File, sender: Sender
    ) -> Proposal | None:
        """Return the proposal that a row be removed, or None where there is no such row."""
        if known is None or (sent.table and known.table != sent.table):
            where = file.name or sent.table
            self.faults.append(sent.fault(where, "no_row_to_remove", "id", sent.row))
            return None
        cells: Mapping[str, str] = {}
        told = (cells, texts(known), sent.remark)
        return self._proposal("remove", known.table, known.id, told, sent, file, sender)

    def _proposal(
        self,
        kind: str,
        table: str,
        row: str,
        told: tuple[Mapping[str, str], Mapping[str, str], str],
        sent: SentRow,
        file: File,
        sender: Sender,
    ) -> Proposal:
        cells, known, remark = told
        place = (file.sha256, sent.sheet, sent.number, sent.part)
        key = json.dumps([sender.register, sender.name, kind, *place, table, row, cells, remark])
        return Proposal(
            id="prop-" + hashlib.sha256(key.encode()).hexdigest()[:10],
            register=sender.register,
            kind=kind,
            table=table,
            row=self._register.thing(row),
            sender=sender.name,
            received=sender.on,
            cells=cells,
            known=known,
            remark=remark or None,
            file=file.name or None,
            sha256=file.sha256,
            locator=sent.place(sender.lang) or None,
            as_printed=sent.as_printed or None,
            confidence=sent.confidence or None,
        )

    def _row(self, sent: SentRow, known: Row | None, where: str) -> tuple[Row | None, list[Fault]]:
        """Return the row as it would be, or None, and what is wrong."""
        if known is not None and known.table != sent.table:
            told = sent.fault(where, "row_elsewhere", "id", sent.row, table=known.table)
            return None, [told]
        row_class = TABLES[sent.table]
        columns = {column.name: column for column in fields(row_class)}
        cells = dict(sent.cells)
        wrong: list[Fault] = []
        for name in sent.cells:
            if columns[name].refs is not None:
                wrong += self._refer(cells, columns[name], sent, where)
        if known is not None:
            cells = texts(known) | cells
        elif "source" in columns:
            cells.setdefault("source", _REPLY)
        cells["id"] = sent.row if known is not None else _minted(sent)
        row, found = judged(row_class, cells)
        lead = {fault.column for fault in wrong}  # told already as names that mean nothing
        for one in found:
            fault = sent.fault(where, one.key, one.column, one.value, **one.fields)
            wrong += [fault] if fault.column not in lead else []
        return (None if wrong else row), wrong

    def _refer(
        self, cells: dict[str, str], column: Field, sent: SentRow, where: str
    ) -> Iterator[Fault]:
        """Put ids in the place of names in a cell; yield a fault for each that means nothing."""
        ids = []
        for text in cells[column.name].split(SEPARATOR) if column.many else [cells[column.name]]:
            name = text.strip()
            found = (
                name if name in self._rows or name in self._coming else self._named(column, name)
            )
            if found is None and column.refs != ("people",):
                tables = {
                    "sv": ", ".join(TABLES[table].sv for table in column.refs or ()) or "–",
                    "en": ", ".join(column.refs or ()) or "–",
                }
                yield sent.fault(where, "name_unknown", column.name, name, tables=tables)
            ids.append(found or name)
        cells[column.name] = SEPARATOR.join(ids)

    def _named(self, column: Field, name: str) -> str | None:
        """Return the id of the one row that a name means as a value of a column."""
        single = column.name.removesuffix("s")
        try:
            iri = self._meaning(single if single in CLASSES else "thing", name)
        except (UnknownName, AmbiguousName):
            return None
        things = self._register.thing("")
        found = iri.removeprefix(things) if iri.startswith(things) else None
        row = self._rows.get(found or "")
        return found if row is not None and row.table in (column.refs or TABLES) else None


def _minted(sent: SentRow) -> str:
    """Return the id of a new row: the sender's, unless that only numbers the rows of a form."""
    if sent.row and not sent.row.startswith(_NEW):
        return sent.row
    return slug(f"{sent.table[:4]} {sent.as_printed} {sent.sheet or ''} {sent.number or ''}")
