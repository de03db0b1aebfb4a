"""Proposals accepted into their registers, or rejected: all that are named, or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from samverkan.data.rdf import register_from_quads, row_quads
from samverkan.data.references import astray
from samverkan.data.register import Register
from samverkan.data.row_texts import texts
from samverkan.data.rows import read_row
from samverkan.errors import ChangeConflict, FaultsFound, UsageError
from samverkan.faults import Conflict, Fault
from samverkan.graph.change_sets import ChangeSet, File, origin
from samverkan.graph.history import History
from samverkan.graph.proposals import Proposal, quads_of
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.identity import local_id, slug
from samverkan.ontology.model import TABLES, Correction, Evidence, Row, Source
from samverkan.ontology.model.fields import fields

_VERDICTS: Final = ("accepted", "rejected")
#: Cells that say where a row is from: another source is more evidence, not another reading.
_PLACE: Final = frozenset({"source", "locator", "as_printed", "note"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about proposals, by whom and why; `rule` is how they were selected."""

    verdict: str
    by: str
    why: str
    rule: str | None = None


def review(
    store: Store, chosen: Sequence[Proposal], verdict: Verdict, *, force: bool = False
) -> ChangeSet | None:
    """Accept or reject open proposals, in one change set that can be undone.

    What is accepted stands in its register as a sound row, with the sender's file as its source. A
    value that another source gave before is kept as the other reading of a correction. Raises
    UsageError for a proposal that is not open, FaultsFound if the register would not be sound, and,
    unless `force`, ChangeConflict for what was changed since it was proposed.
    """
    if verdict.verdict not in _VERDICTS:
        raise UsageError("unknown_verdict", name=verdict.verdict, known=", ".join(_VERDICTS))
    closed = [one.id for one in chosen if one.status != "open"]
    if closed:
        raise UsageError("proposal_closed", name=", ".join(closed))
    with store.changing():
        changes = [_judged(one, verdict) for one in chosen]
        if verdict.verdict == "accepted":
            for register in sorted({one.register for one in chosen}):
                graph = ox.NamedNode(register)
                known = register_from_quads(store.quads(graph=graph), register)
                mine = [one for one in chosen if one.register == register]
                changes.append(_Accepting(known, verdict, force).change(mine))
        read = {one.sha256: one.file for one in chosen if one.file and one.sha256}
        files = tuple(File(name, sha256) for sha256, name in sorted(read.items()))
        made = origin("review", verdict.by, verdict.why, files)
        return History(store).record(union(changes), made)


def _judged(one: Proposal, verdict: Verdict) -> Change:
    """Return the change of what the graph `work` says of a proposal that is judged."""
    done = replace(
        one, status=verdict.verdict, by=verdict.by, why=verdict.why, rule=verdict.rule,
        on=date.today().isoformat(),
    )  # fmt: skip
    return Change(quads_of(done) - quads_of(one), quads_of(one) - quads_of(done))


class _Accepting:
    """A register as it becomes when proposals are accepted into it."""

    def __init__(self, register: Register, verdict: Verdict, force: bool) -> None:
        self._register = register
        self._verdict = verdict
        self._force = force
        self._before = {row.id: row for row in register.rows()}
        self._after = dict(self._before)
        self._from: dict[str, Proposal] = {}
        self._faults: list[Fault] = []

    def change(self, chosen: Sequence[Proposal]) -> Change:
        """Return the change of the register. Raises ChangeConflict and FaultsFound."""
        conflicts = [conflict for one in chosen for conflict in self._conflicts(one)]
        conflicts += _clashes(chosen)
        firm = [conflict for conflict in conflicts if conflict.firm]
        if firm or (conflicts and not self._force):
            raise ChangeConflict("review_conflict", firm or conflicts)
        for one in chosen:
            if one.kind != "remark":
                self._accept(one)
        self._faults += self._astray()
        if self._faults:
            raise FaultsFound(self._faults, "not_accepted")
        return union(self._row_change(row) for row in sorted(self._after))

    def _conflicts(self, one: Proposal) -> Iterator[Conflict]:
        """Yield what became of the row since it was proposed to be changed."""
        row, name = self._before.get(local_id(one.row)), local_id(one.row)
        if one.kind == "new" and row is not None:
            yield Conflict("row_came", one.row, name, firm=True)
        if one.kind == "change" and row is None:
            yield Conflict("row_gone", one.row, name, firm=True)
        if one.kind == "change" and row is not None:
            for column, before in one.known.items():
                now = _cell(row, column)
                if now not in (before, one.cells[column]):
                    yield Conflict("changed_since_proposed", one.row, name, column, now)

    def _accept(self, one: Proposal) -> None:
        row_id, row_class = local_id(one.row), TABLES[one.table]
        source = self._source(one)
        columns = {column.name for column in fields(row_class)}
        old = self._after.get(row_id)
        cells = (texts(old) if old is not None else {}) | dict(one.cells)
        own = "source" in columns and "source" not in cells
        if own:
            place = {"source": source, "locator": one.locator, "as_printed": one.as_printed}
            cells |= {name: text for name, text in place.items() if text and name in columns}
        row, wrong = read_row(row_class, cells | {"id": row_id}, one.file or one.id)
        self._faults += wrong
        if row is None:
            return
        self._put(row, one)
        if own:
            return
        self._put(
            Evidence(
                id=f"ev-{one.id}", statement=row_id, source=source, date=one.received,
                locator=one.locator, as_printed=one.as_printed,
            ),
            one,
        )  # fmt: skip
        if old is not None and (said := _cell(old, "source")):
            for column, new in one.cells.items():
                if (before := _cell(old, column)) and column not in _PLACE:
                    self._put(self._correction(one, column, (before, said), (new, source)), one)

    def _correction(
        self, one: Proposal, column: str, before: tuple[str, str], new: tuple[str, str]
    ) -> Row:
        """Return both readings of a cell, the sender's being the one chosen."""
        return Correction(
            id=f"corr-{one.id}-{column.replace('_', '-')}",
            row=local_id(one.row), field=column,
            reading_a=before[0], source_a=before[1],
            locator_a=_cell(self._before.get(local_id(one.row)), "locator") or None,
            reading_b=new[0], source_b=new[1], locator_b=one.locator,
            chosen="b", why=self._verdict.why,
        )  # fmt: skip

    def _source(self, one: Proposal) -> str:
        """Return the id of the source that the sender's file is, and see that it is there."""
        said = one.file or one.received
        source = Source(
            id="src-" + slug(f"{one.sender} {said} {one.sha256 if one.file else ''}"),
            name=f"{one.sender}: {said}",
            kind="reply",
            publisher=one.sender,
            date=one.received,
        )
        if source.id not in self._after:
            self._put(source, one)
        return source.id

    def _put(self, row: Row, one: Proposal) -> None:
        self._after[row.id] = row
        self._from[row.id] = one

    def _astray(self) -> Iterator[Fault]:
        """Yield a fault for each reference that would lead nowhere, or round in a ring."""
        tables: dict[str, list[Row]] = {}
        for row in self._after.values():
            tables.setdefault(row.table, []).append(row)
        home = {row.id: row.table for row in self._after.values()}
        for row, key, column, value, context in astray(tables, home):
            one = self._from.get(row.id)
            file = (one.file or one.id) if one else row.table
            yield Fault(file, key, None, f"{row.id}.{column}", value, context)

    def _row_change(self, row_id: str) -> Change:
        before, after = self._before.get(row_id), self._after[row_id]
        if before is after:
            return Change(frozenset(), frozenset())
        old = self._quads(before) if before is not None else frozenset()
        return Change(self._quads(after) - old, old - self._quads(after))

    def _quads(self, row: Row) -> frozenset[Any]:
        return frozenset(row_quads(self._register, row))


def _clashes(chosen: Sequence[Proposal]) -> Iterator[Conflict]:
    """Yield each cell that two proposals would give different values at once."""
    first: dict[tuple[str, str], str] = {}
    for one in chosen:
        for column, text in one.cells.items():
            other = first.setdefault((one.row, column), text)
            if other != text:
                yield Conflict(
                    "proposed_twice", one.row, local_id(one.row), column, other, firm=True
                )


def _cell(row: Row | None, name: str) -> str:
    """Return a cell of a row as text; what is not said is empty."""
    return texts(row).get(name, "") if row is not None else ""


def rule_of(filters: Mapping[str, str | None]) -> str:
    """Return how proposals were selected, in words that can be read again.

    >>> rule_of({"table": "names", "sender": "Mora kommun", "kind": None})
    'sender=Mora kommun; table=names'
    """
    return "; ".join(f"{name}={value}" for name, value in sorted(filters.items()) if value)
