"""What a party sends becomes proposals in the graph `work`, each with the sender's row."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samverkan.data.bounded import bounded
from samverkan.data.rdf import register_from_quads
from samverkan.data.register import Register
from samverkan.data.row_texts import texts
from samverkan.data.rows import SEPARATOR, judged
from samverkan.data.sent import SentRow, personal, read_sent
from samverkan.errors import AmbiguousName, FaultsFound, NotFound, UnknownName, UsageError
from samverkan.faults import Fault
from samverkan.graph.change_sets import File, Origin, origin
from samverkan.graph.history import History
from samverkan.graph.naming import CLASSES, row_iri
from samverkan.graph.proposals import Proposal, proposals, quads_of
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import clean, local_id, slug, thing_iri
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields

#: Stands for the source of a new row until the sender's file is one.
_REPLY: Final = "src-reply"

Meaning = Callable[[str, str], str]


@dataclass(frozen=True)
class Proposed:
    """What came of what was sent: new proposals, and how many rows added nothing.

    `again` counts what the same sender had proposed before, `same` what is known already.
    """

    proposals: tuple[Proposal, ...]
    again: int = 0
    same: int = 0


@dataclass(frozen=True)
class Sender:
    """Who sends something, to which register (its IRI), and who takes it in."""

    name: str
    register: str
    by: str | None = None
    on: str = field(default_factory=lambda: date.today().isoformat())

    def thing(self, row: str) -> str:
        """Return the IRI of the row with this id."""
        base, _, name = self.register.rpartition("register/")
        return thing_iri(base, name, row)


def propose_files(
    store: Store, meaning: Meaning, sender: Sender, paths: Sequence[Path], table: str | None = None
) -> Proposed:
    """Propose what stands in files: CSV of one table, the form of a dossier, or folders of them.

    All of it or nothing. Raises FaultsFound with every fault, UsageError for a file of no table,
    UnreadableFile, and OSError for a file that is not there.
    """
    folders = (sorted(path.glob("*.csv")) if path.is_dir() else [path] for path in paths)
    files = [path for folder in folders for path in folder]
    sent: list[tuple[SentRow, File]] = []
    faults: list[Fault] = []
    for path in files:
        read = File(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        rows, found = bounded(read_sent, path, table)
        faults += found
        sent += [(row, read) for row in rows]
    return _propose(store, meaning, sender, sent, faults)


def propose_row(
    store: Store, meaning: Meaning, sender: Sender, table: str, row: str, cells: Mapping[str, str]
) -> Proposed:
    """Propose a new row, which may have an `id`, or other cells of the row with the id `row`.

    Raises as `propose_files` does, and NotFound if there is no such row.
    """
    if table not in TABLES:
        raise UsageError("propose_table", file=table, known=", ".join(TABLES))
    if row and row_iri(store, sender.thing(row)) is None:
        raise NotFound("no_such_row", name=row)
    known = {"id", *(column.name for column in fields(TABLES[table]))}
    unknown = sorted(set(cells) - known)
    if unknown:
        raise UsageError("propose_column", name=unknown[0], known=", ".join(sorted(known)))
    said = "; ".join(f"{name}: {text}" for name, text in cells.items())
    given = {name: clean(text) for name, text in cells.items() if clean(text)}
    row = row or given.pop("id", "")
    one = SentRow(table, row, given, locator="", as_printed=said)
    sha256 = hashlib.sha256(f"{table} {row} {said}".encode()).hexdigest()
    return _propose(store, meaning, sender, [(one, File("", sha256))], [*personal(one, table)])


def _propose(
    store: Store,
    meaning: Meaning,
    sender: Sender,
    sent: Sequence[tuple[SentRow, File]],
    faults: list[Fault],
) -> Proposed:
    with store.changing():
        graph = ox.NamedNode(sender.register)
        reading = _Reading(register_from_quads(store.quads(graph=graph), sender.register), meaning)
        before = proposals(store)
        there = {one.id for one in before}
        reading.coming = {row.row for row, _ in sent if row.row}
        reading.coming |= {
            local_id(one.row)
            for one in before
            if one.kind == "new" and one.status == "open" and one.register == sender.register
        }
        new: dict[str, Proposal] = {}
        again = same = 0
        for row, file in sent:
            if row.table == "people":  # told already, and not read any further
                continue
            made = reading.proposal(row, file, sender)
            if made is None:
                same += 1
            elif made.id in there or made.id in new:
                again += 1
            else:
                new[made.id] = made
        faults = [*faults, *reading.faults]
        if faults:
            raise FaultsFound(faults, "not_proposed")
        added = frozenset(quad for one in new.values() for quad in quads_of(one))
        files = {file.sha256: file for _, file in sent if file.name}
        History(store).record(Change(added, frozenset()), _origin(sender, files))
    return Proposed(tuple(new.values()), again, same)


def _origin(sender: Sender, files: Mapping[str, File]) -> Origin:
    return origin("propose", sender.by, sender.name, tuple(files.values()))


class _Reading:
    """A register that rows are proposed for, and the faults that they were found to have."""

    def __init__(self, register: Register, meaning: Meaning) -> None:
        self._register = register
        self._rows = {row.id: row for row in register.rows()}
        self._meaning = meaning
        self.coming: set[str] = set()
        self.faults: list[Fault] = []

    def proposal(self, sent: SentRow, file: File, sender: Sender) -> Proposal | None:
        """Return what a row proposes, or None where it is faulty or known already."""
        known = self._rows.get(sent.row)
        made, wrong = self._row(sent, known, file.name or sent.table) if sent.cells else (None, [])
        if wrong and not sent.free:
            self.faults += wrong
            return None
        remark = " ".join([*(sent.cells.values() if wrong else ()), sent.remark]).strip()
        now = texts(known) if known is not None else {}
        cells = {n: text for n, text in texts(made).items() if now.get(n) != text} if made else {}
        if known is None:
            cells = {name: text for name, text in cells.items() if text != _REPLY}
        if not cells and not remark:
            return None
        row = made.id if made is not None else sent.row or _minted(sent)
        table = known.table if known is not None else sent.table
        place = (sender.register, sender.name, file.sha256, sent.locator, table, row)
        key = json.dumps([*place, cells, remark])
        return Proposal(
            id="prop-" + hashlib.sha256(key.encode()).hexdigest()[:10],
            register=sender.register,
            kind="remark" if not cells else "new" if known is None else "change",
            table=table,
            row=self._register.thing(row),
            sender=sender.name,
            received=sender.on,
            cells=cells,
            known={name: now.get(name, "") for name in cells} if known is not None else {},
            remark=remark or None,
            file=file.name or None,
            sha256=file.sha256,
            locator=sent.locator or None,
            as_printed=sent.as_printed or None,
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
            found = name if name in self._rows or name in self.coming else self._named(column, name)
            if found is None and column.refs != ("people",):
                tables = ", ".join(column.refs or ("–",))
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
    if sent.row and not sent.row.startswith("new-"):
        return sent.row
    return slug(f"{sent.table[:4]} {sent.as_printed} {sent.locator}")
