"""Who sends what: files, a row, or that a row should go; all of it taken in, or nothing."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samverkan.data.bounded import bounded
from samverkan.data.intake import table_named
from samverkan.data.rdf import register_from_quads
from samverkan.data.sent import SentRow, personal, read_readings, read_sent, tells
from samverkan.errors import FaultsFound, NotFound, UsageError
from samverkan.export.reports.form import shown
from samverkan.faults import Fault
from samverkan.graph.change_sets import File, Origin, origin
from samverkan.graph.description import describe
from samverkan.graph.history import History
from samverkan.graph.naming import row_iri
from samverkan.graph.proposals import Proposal, proposals, quads_of
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.identity import clean, local_id
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.proposing.meaning import Meaning, RowMeaning, Sender
from samverkan.words import LANGUAGES

#: The suffixes of files in a folder that are taken in, and what the files begin with that Word
#: and Excel keep beside one that is open.
_SUFFIXES: Final = (".csv", ".xlsx", ".docx", ".json")
_LOCKS: Final = ("~$", ".")
#: The suffix of what `read` writes.
_READINGS: Final = ".json"

_Sent = tuple[SentRow, File]


@dataclass(frozen=True)
class Proposed:
    """What came of what was sent: new proposals, and how many rows added nothing.

    `again` counts what the same sender had proposed before, `same` what is known already.
    `left_out` tells what a program read in documents and that has no place in the register, and
    `stale` what a form showed that is not so any more.
    """

    proposals: tuple[Proposal, ...]
    again: int = 0
    same: int = 0
    left_out: tuple[Fault, ...] = ()
    stale: tuple[Fault, ...] = ()


@dataclass
class _Taken:
    """What rows that were sent mean, gathered."""

    new: dict[str, Proposal] = field(default_factory=dict)
    again: int = 0
    same: int = 0


def propose_files(
    store: Store, meaning: Meaning, sender: Sender, paths: Sequence[Path], table: str | None = None
) -> Proposed:
    """Propose what stands in files: tables, workbooks, forms, readings, and folders of them.

    All of it or nothing, but for what a program read in documents and that has no place. Raises
    FaultsFound with every fault, UsageError for a file of no table, UnreadableFile, and OSError for
    a file that is not there.
    """
    files = [file for path in paths for file in _files(path)]
    sent: list[_Sent] = []
    faults: list[Fault] = []
    left_out: list[Fault] = []
    read: dict[str, File] = {}
    for path in files:
        if path.suffix.lower() == _READINGS:
            rows, found = bounded(read_readings, path)
            left_out += found
        else:
            rows, found = bounded(read_sent, path, table)
            faults += found
        file = File.of(path)  # only now is it known to be a file that comes to an end
        read[file.sha256] = file
        sent += [(row, File(*row.file) if row.file else file) for row in rows]
    return _propose(store, meaning, sender, sent, faults, left_out, read.values())


def _files(path: Path) -> list[Path]:
    """Return a file, or those in a folder that can be taken in. Raises NotFound for none."""
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES)
    files = [file for file in found if not file.name.startswith(_LOCKS)]
    if not files:
        raise NotFound("nothing_to_propose", path=path, known=", ".join(_SUFFIXES))
    return files


def propose_row(
    store: Store, meaning: Meaning, sender: Sender, table: str, row: str, cells: Mapping[str, str]
) -> Proposed:
    """Propose a new row, which may have an `id`, or other cells of the row with the id `row`.

    Raises as `propose_files` does, and NotFound if there is no such row.
    """
    table = table_named(table) or table
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
    return _propose_one(store, meaning, sender, SentRow(table, row, given, as_printed=said))


def propose_removal(store: Store, meaning: Meaning, sender: Sender, row: str, why: str) -> Proposed:
    """Propose that the row with the id `row` be removed, and say why.

    Raises FaultsFound where the reason tells of a person, and NotFound if there is no such row.
    """
    if row_iri(store, sender.thing(row)) is None:
        raise NotFound("no_row_to_go", name=row)
    return _propose_one(store, meaning, sender, SentRow("", row, remark=clean(why), go=True))


def _propose_one(store: Store, meaning: Meaning, sender: Sender, one: SentRow) -> Proposed:
    said = f"{one.table} {one.row} {one.as_printed} {one.remark}"
    file = File("", hashlib.sha256(said.encode()).hexdigest())
    faults = [*personal(one, one.table or one.row)]
    return _propose(store, meaning, sender, [(one, file)], faults)


def _propose(
    store: Store,
    meaning: Meaning,
    sender: Sender,
    sent: Sequence[_Sent],
    faults: Sequence[Fault],
    left_out: Sequence[Fault] = (),
    files: Collection[File] = (),
) -> Proposed:
    if tells(sender.name) or any(tells(file.name) for file in files):
        raise UsageError("sender_personal")
    with store.changing():
        graph = ox.NamedNode(sender.register)
        known = register_from_quads(store.quads(graph=graph), sender.register)
        reading = RowMeaning(known, meaning, partial(_shown, store))
        before = {one.id: one for one in proposals(store)}
        taken, astray = _taken(reading, sender, sent, before)
        faults = [*faults, *reading.faults]
        if faults:
            raise FaultsFound(faults, "not_proposed")
        changes = [
            Change(quads_of(one), quads_of(before[one.id]) if one.id in before else frozenset())
            for one in taken.new.values()
        ]
        every = {file.sha256: file for file in (*files, *(file for _, file in sent)) if file.name}
        History(store).record(_net(union(changes)), _origin(sender, every))
    return Proposed(
        tuple(taken.new.values()),
        taken.again,
        taken.same,
        (*left_out, *astray),
        tuple(reading.stale),
    )


def _shown(store: Store, iri: str, table: str, column: str) -> set[str]:
    """Return what a form shows of a column of a row, in each language, if it is a column."""
    if column not in {one.name for one in fields(TABLES[table])}:
        return set()
    return {clean(shown(describe(store, iri, lang), table, column, lang)) for lang in LANGUAGES}


def _taken(
    reading: RowMeaning, sender: Sender, sent: Sequence[_Sent], before: Mapping[str, Proposal]
) -> tuple[_Taken, list[Fault]]:
    """Return what rows mean, and why some that were read in documents are left out.

    What refers to a row that is left out has no place either.
    """
    waiting = {
        local_id(one.row)
        for one in before.values()
        if one.kind == "new" and one.status == "open" and one.register == sender.register
    }
    astray: dict[int, Fault] = {}
    while True:
        rest = [(place, *one) for place, one in enumerate(sent) if place not in astray]
        reading.begin(waiting | {row.row for _, row, _ in rest if row.row})
        taken, found = _Taken(), len(astray)
        for place, row, file in rest:
            told = [*personal(row, file.name)] if row.confidence else []
            faults = len(reading.faults)
            if not told and row.table != "people":  # of whom all is told, and nothing read
                _take(taken, reading.proposal(row, file, sender), before)
                told = reading.faults[faults:] if row.confidence else []
                del reading.faults[faults : faults + len(told)]
            if told:
                # It is looked up in the document, not in the file that tells of that.
                astray[place] = replace(told[0], row=None, sheet=row.locator or None)
        if len(astray) == found:
            return taken, list(astray.values())


def _take(taken: _Taken, made: Proposal | None, before: Mapping[str, Proposal]) -> None:
    if made is None:
        taken.same += 1
    elif made.id in taken.new or getattr(before.get(made.id), "status", "withdrawn") != "withdrawn":
        taken.again += 1
    else:  # what was withdrawn may be sent again
        taken.new[made.id] = made


def _net(change: Change) -> Change:
    return Change(change.added - change.removed, change.removed - change.added)


def _origin(sender: Sender, files: Mapping[str, File]) -> Origin:
    return origin("propose", sender.by, sender.name, tuple(files.values()))
