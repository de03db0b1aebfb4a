"""A register as it becomes when proposals are accepted: sound, and resting on what was sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from samverkan.data.rdf import row_quads
from samverkan.data.references import astray
from samverkan.data.register import Register
from samverkan.data.row_texts import texts
from samverkan.data.rows import read_row
from samverkan.errors import ChangeConflict, FaultsFound
from samverkan.faults import Conflict, Fault
from samverkan.graph.proposals import Proposal
from samverkan.graph.store import Change, union
from samverkan.ontology.identity import local_id, slug
from samverkan.ontology.model import TABLES, Correction, Evidence, Row, Source
from samverkan.ontology.model.fields import fields

#: Cells that say where a row is from: another source is more evidence, not another reading.
PLACE: Final = frozenset({"source", "locator", "as_printed", "note"})
#: What is said about a row and nothing else goes with it when it is removed: table and column.
ABOUT: Final = {"evidence": "statement", "corrections": "row", "names": "named",
                "classifications": "subject"}  # fmt: skip


def source_of(one: Proposal) -> Source:
    """Return the sender's file, or what came without one, as a source of a register."""
    said = one.file or one.received
    return Source(
        id="src-" + slug(f"{one.sender} {said} {one.sha256 if one.file else ''}"),
        name=f"{one.sender}: {said}",
        kind="reply",
        publisher=one.sender,
        date=one.received,
    )


class Accepting:
    """A register with proposals accepted into it, one after the other.

    `why` is the reason kept with a value that another source contradicts, `source` what a proposal
    rests on, and `waiting` the ids of proposals by the row that each would make.
    """

    def __init__(
        self,
        register: Register,
        *,
        why: Callable[[Proposal], str],
        source: Callable[[Proposal], Source] = source_of,
        waiting: Mapping[str, str] | None = None,
    ) -> None:
        self._register = register
        self._why = why
        self._source_of = source
        self._waiting = waiting or {}
        self._before = {row.id: row for row in register.rows()}
        self._after = dict(self._before)
        self._from: dict[str, Proposal] = {}
        self._faults: list[Fault] = []

    def change(self, chosen: Sequence[Proposal], *, force: bool = False) -> Change:
        """Return the change of the register that accepts these, all of them or none.

        Raises FaultsFound if it would not be sound and, unless `force`, ChangeConflict for what was
        changed since it was proposed.
        """
        conflicts = [conflict for one in chosen for conflict in self.conflicts(one)]
        conflicts += clashes(chosen)
        firm = [conflict for conflict in conflicts if conflict.firm]
        if firm or (conflicts and not force):
            raise ChangeConflict("review_firm" if firm else "review_conflict", firm or conflicts)
        changes = [self.accept(one) for one in chosen]
        naming = list(self._naming())
        if naming:
            raise ChangeConflict("review_firm", naming)
        faults = [*self._faults, *(fault for _, fault in self.astray())]
        if faults:
            raise FaultsFound(faults, "not_accepted")
        touched = dict.fromkeys(row for rows in changes for row in rows)
        return union(self._row_change(row, self._before, self._after) for row in sorted(touched))

    def step(self, one: Proposal) -> Change | None:
        """Accept one and return what changes in the rows of the register that it touches.

        That is all of what they are then, also where others say it too; None where the proposal
        does not fit any more.
        """
        before, faults = dict(self._after), len(self._faults)
        if any(self.conflicts(one, since=self._after)):
            return None
        touched = self.accept(one)
        if len(self._faults) > faults:
            self._after = before
            return None
        rows = sorted(set(touched))
        return union(self._row_change(row, self._before, self._after) for row in rows)

    def conflicts(
        self, one: Proposal, since: Mapping[str, Row] | None = None
    ) -> Iterator[Conflict]:
        """Yield what became of a row since it was proposed to be changed."""
        name = local_id(one.row)
        row = (self._before if since is None else since).get(name)
        if one.kind == "new" and row is not None and since is None:
            yield Conflict("row_came", one.row, name, firm=True)
        if one.kind in ("change", "remove") and row is None:
            yield Conflict("row_gone", one.row, name, firm=True)
        if one.kind in ("change", "remove") and row is not None:
            for column, before in one.known.items():
                now = cell(row, column)
                if now not in (before, one.cells.get(column)):
                    yield Conflict("changed_since_proposed", one.row, name, column, now)

    def accept(self, one: Proposal) -> list[str]:
        """Take in one proposal, whatever became of its row; return the ids of rows it touched."""
        if one.kind == "remark":
            return []
        if one.kind == "remove":
            return self._remove(local_id(one.row))
        row_id, row_class = local_id(one.row), TABLES[one.table]
        source = self._source_of(one)
        columns = {column.name for column in fields(row_class)}
        old = self._after.get(row_id)
        cells = (texts(old) if old is not None else {}) | dict(one.cells)
        # What was read in a document has its source and its place in that already.
        read = one.confidence is not None and one.kind == "new"
        own = "source" in columns and "source" not in cells and not read
        if own:
            place = {"source": source.id, "locator": one.locator, "as_printed": one.as_printed}
            cells = {n: text for n, text in place.items() if text and n in columns} | cells
        row, wrong = read_row(row_class, cells | {"id": row_id}, one.file or one.id)
        self._faults += wrong
        if row is None:
            return []
        made: list[Row] = [row]
        if own:
            made.append(source)
        elif not read:
            made += [source, self._evidence(one, row_id, source.id)]
            if old is not None and (said := cell(old, "source")):
                made += [
                    self._correction(one, column, (before, said), (new, source.id))
                    for column, new in one.cells.items()
                    if (before := cell(old, column)) and column not in PLACE
                ]
        # One file is one source, however many rows came in it.
        new = [r for r in made if r.id == row_id or r.id != source.id or r.id not in self._after]
        self._after |= {made_row.id: made_row for made_row in new}
        self._from |= {made_row.id: one for made_row in new}
        return [made_row.id for made_row in new]

    def _evidence(self, one: Proposal, row_id: str, source: str) -> Row:
        return Evidence(
            id=f"ev-{one.id}", statement=row_id, source=source, date=one.received,
            locator=one.locator, as_printed=one.as_printed,
        )  # fmt: skip

    def _correction(
        self, one: Proposal, column: str, before: tuple[str, str], new: tuple[str, str]
    ) -> Row:
        """Return both readings of a cell, the sender's being the one chosen."""
        return Correction(
            id=f"corr-{one.id}-{column.replace('_', '-')}",
            row=local_id(one.row), field=column,
            reading_a=before[0], source_a=before[1],
            locator_a=cell(self._before.get(local_id(one.row)), "locator") or None,
            reading_b=new[0], source_b=new[1], locator_b=one.locator,
            chosen="b", why=self._why(one),
        )  # fmt: skip

    def _remove(self, row_id: str) -> list[str]:
        """Remove a row and what is said about it alone; return their ids."""
        gone = [row_id]
        for about in gone:
            gone += [row.id for row in self._after.values() if about in _about(row)]
        for one in dict.fromkeys(gone):
            self._after.pop(one, None)
        return gone

    def _naming(self) -> Iterator[Conflict]:
        """Yield each row that would still refer to one that is removed."""
        gone = self._before.keys() - self._after.keys()
        for row in self._after.values() if gone else ():
            for column, value in references(row):
                if value in gone:
                    iri = self._register.thing(row.id)
                    yield Conflict("still_named", iri, row.id, column, value, firm=True)

    def astray(self) -> Iterator[tuple[Proposal | None, Fault]]:
        """Yield a fault for each reference that would lead nowhere, or round in a ring.

        With it comes the proposal that the row stands of, if it stands of one.
        """
        tables: dict[str, list[Row]] = {}
        for row in self._after.values():
            tables.setdefault(row.table, []).append(row)
        home = {row.id: row.table for row in self._after.values()}
        for row, key, column, value, context in astray(tables, home):
            one = self._from.get(row.id)
            file = (one.file or one.id) if one else row.table
            if key == "dangling" and value in self._waiting:
                key, context = "waits_on", {"proposal": self._waiting[value]}
            yield one, Fault(file, key, None, f"{row.id}.{column}", value, context)

    def _row_change(self, row_id: str, then: Mapping[str, Row], now: Mapping[str, Row]) -> Change:
        before, after = then.get(row_id), now.get(row_id)
        old = self._quads(before) if before is not None else frozenset()
        new = self._quads(after) if after is not None else frozenset()
        return Change(new - old, old - new)

    def _quads(self, row: Row) -> frozenset[Any]:
        return frozenset(row_quads(self._register, row))


def clashes(chosen: Sequence[Proposal]) -> Iterator[Conflict]:
    """Yield each cell that two proposals would give different values at once.

    A row that one of them removes and another changes is such a clash too.
    """
    first: dict[tuple[str, str], str] = {}
    removed = {one.row for one in chosen if one.kind == "remove"}
    for one in chosen:
        if one.kind in ("change", "new") and one.row in removed:
            yield Conflict("changed_and_removed", one.row, local_id(one.row), firm=True)
        for column, text in one.cells.items():
            other = first.setdefault((one.row, column), text)
            if other != text:
                yield Conflict(
                    "proposed_twice", one.row, local_id(one.row), column, other, firm=True
                )


def cell(row: Row | None, name: str) -> str:
    """Return a cell of a row as text; what is not said is empty."""
    return texts(row).get(name, "") if row is not None else ""


def references(row: Row) -> Iterator[tuple[str, str]]:
    """Yield each id that a row refers to, with the column that it stands in."""
    for column in fields(type(row)):
        value: Any = getattr(row, column.attribute)
        if column.refs is not None and value:
            for one in value if isinstance(value, tuple) else (value,):
                yield column.name, one


def _about(row: Row) -> tuple[str, ...]:
    """Return the id of what a row says something about and nothing else, if it does."""
    column = ABOUT.get(row.table)
    return (str(getattr(row, column)),) if column else ()
