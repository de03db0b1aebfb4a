"""Proposals accepted into their registers, rejected or withdrawn: all that are named, or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pyoxigraph as ox

from samverkan.accepting import Accepting
from samverkan.data.rdf import register_from_quads
from samverkan.errors import ChangeConflict, UsageError
from samverkan.faults import Conflict
from samverkan.graph.change_sets import ChangeSet, File, origin
from samverkan.graph.description import label
from samverkan.graph.history import History
from samverkan.graph.proposals import Proposal, proposals, quads_of
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import WORK, local_id, row_of
from samverkan.ontology.vocabulary import RDF, SAM

_VERDICTS: Final = ("accepted", "rejected")
_WORK: Final = ox.NamedNode(WORK)
_COLUMN: Final = {column.term: name for name, column in reversed(COLUMNS.items())}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about proposals, by whom and why; `rule` is how they were selected."""

    verdict: str
    by: str
    why: str
    rule: str | None = None


#: A proposal, and what is decided about it.
Decision = tuple[Proposal, Verdict]


def review(
    store: Store, chosen: Sequence[Proposal], verdict: Verdict, *, force: bool = False
) -> ChangeSet | None:
    """Accept or reject open proposals, in one change set; see `decide`."""
    return decide(store, [(one, verdict) for one in chosen], verdict.why, force=force)


def decide(
    store: Store, decisions: Sequence[Decision], why: str, *, force: bool = False
) -> ChangeSet | None:
    """Accept some open proposals and reject others, in one change set that can be undone.

    What is accepted stands in its register as a sound row, with the sender's file as its source. A
    value that another source gave before is kept as the other reading of a correction. Raises
    UsageError for a proposal that is not open, FaultsFound if the register would not be sound, and,
    unless `force`, ChangeConflict for what was changed since it was proposed.
    """
    for _, verdict in decisions:
        if verdict.verdict not in _VERDICTS:
            known = ", ".join(_VERDICTS)
            raise UsageError("unknown_verdict", name=verdict.verdict, known=known)
    chosen = [one for one, _ in decisions]
    unless_closed(chosen)
    if not decisions:
        return None
    with store.changing():
        changes = [_judged(*decision) for decision in decisions]
        changes.append(_accepted(store, decisions, force))
        read = {one.sha256: one.file for one in chosen if one.file and one.sha256}
        files = tuple(File(name, sha256) for sha256, name in sorted(read.items()))
        made = origin("review", decisions[0][1].by, why, files)
        return History(store).record(union(changes), made)


def withdraw(
    store: Store, chosen: Sequence[Proposal], sender: str, why: str, by: str | None = None
) -> ChangeSet | None:
    """Let a sender take back what it proposed, in one change set that can be undone.

    Raises UsageError for a proposal that is not open or that somebody else sent.
    """
    others = [one.id for one in chosen if one.sender != sender]
    if others:
        raise UsageError("withdraw_others", name=", ".join(others), sender=sender)
    unless_closed(chosen)
    with store.changing():
        verdict = Verdict("withdrawn", sender, why)
        return History(store).record(
            union(_judged(one, verdict) for one in chosen), origin("propose", by, why)
        )


def unless_closed(chosen: Sequence[Proposal]) -> None:
    """Raise UsageError if something was decided already about one of these."""
    closed = [one.id for one in chosen if one.status != "open"]
    if closed:
        raise UsageError("proposal_closed", name=", ".join(closed))


def _accepted(store: Store, decisions: Sequence[Decision], force: bool) -> Change:
    """Return the change of every register that something is accepted into."""
    whys = {one.id: verdict.why for one, verdict in decisions if verdict.verdict == "accepted"}
    chosen = [one for one, verdict in decisions if verdict.verdict == "accepted"]
    waiting = {
        local_id(one.row): one.id
        for one in proposals(store)
        if one.kind == "new" and one.status == "open" and one.id not in whys
    }
    changes = []
    for register in sorted({one.register for one in chosen}):
        known = register_from_quads(store.quads(graph=ox.NamedNode(register)), register)
        mine = [one for one in chosen if one.register == register]
        accepting = Accepting(known, why=lambda one: whys[one.id], waiting=waiting)
        changes.append(accepting.change(mine, force=force))
    change = union(changes)
    naming = list(_still_named(store, change))
    if naming:
        raise ChangeConflict("review_firm", naming)
    return change


def _still_named(store: Store, change: Change) -> Iterator[Conflict]:
    """Yield what would still refer to a removed row from outside its register's tables."""
    gone = _rows(change.removed) - _rows(change.added)
    for node in sorted(gone, key=lambda node: str(node.value)):
        for quad in (*store.quads(object=node), *store.quads(object=node, graph=_WORK)):
            if quad not in change.removed and quad.predicate.value != SAM.row:
                row = row_of(quad.subject.value)
                named = label(store, ox.NamedNode(row), "sv") or local_id(row)
                column = _COLUMN.get(quad.predicate.value)
                yield Conflict("still_named", row, named, column, local_id(node.value), firm=True)


def _rows(quads: "frozenset[ox.Quad]") -> "set[ox.NamedNode]":
    return {
        quad.subject
        for quad in quads
        if quad.predicate.value == RDF.type
        and isinstance(quad.subject, ox.NamedNode)
        and row_of(quad.subject.value) == quad.subject.value
    }


def _judged(one: Proposal, verdict: Verdict) -> Change:
    """Return the change of what the graph `work` says of a proposal that is judged."""
    done = replace(
        one, status=verdict.verdict, by=verdict.by, why=verdict.why, rule=verdict.rule,
        on=date.today().isoformat(),
    )  # fmt: skip
    return Change(quads_of(done) - quads_of(one), quads_of(one) - quads_of(done))


def rule_of(filters: Mapping[str, str | None]) -> str:
    """Return how proposals were selected, in words that can be read again.

    >>> rule_of({"table": "names", "sender": "Mora kommun", "kind": None})
    'sender=Mora kommun; table=names'
    """
    return "; ".join(f"{name}={value}" for name, value in sorted(filters.items()) if value)
