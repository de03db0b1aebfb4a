"""A workbook of verdicts carried out: all of them, or none, with every fault told at its cell."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from samverkan.data.bounded import bounded
from samverkan.data.verdicts import Written, read_verdicts
from samverkan.errors import ChangeConflict, FaultsFound, NotFound
from samverkan.export.review_book import known, sent
from samverkan.faults import Conflict, Fault
from samverkan.graph.change_sets import ChangeSet
from samverkan.graph.proposals import Proposal, proposal
from samverkan.graph.store import Store
from samverkan.ontology.identity import clean, local_id
from samverkan.reviewing import Decision, Verdict, decide
from samverkan.weighing import Weighing
from samverkan.words import LANGUAGES


def carry_out(
    store: Store, path: Path, by: str, why: str | None = None, *, force: bool = False
) -> tuple[ChangeSet | None, list[Decision]]:
    """Carry out the verdicts in a workbook; return the change set, and what was decided.

    `why` is the reason where the workbook gives none. Raises FaultsFound with every fault: a
    verdict or a proposal that there is not, one that was decided before, a reason that is missing,
    what is known having changed since the workbook was written (unless `force`), and what would
    leave the register unsound. Raises UnreadableFile for what is no such workbook.
    """
    rows, faults = bounded(read_verdicts, path)
    weighing: dict[str, Weighing] = {}
    decisions: list[Decision] = []
    at: dict[str, Written] = {}
    for row in rows:
        one = _open(store, row, faults)
        if one is None:
            continue
        weighed = weighing.setdefault(row.lang, Weighing(store, row.lang)).weigh(one)
        if _plain(row.sent) != _plain(sent(weighed, row.lang)):
            faults.append(row.fault("verdict_rewritten", "sent"))
        elif row.verdict == "accepted" and not force:
            now = known(weighed, row.lang)
            if _plain(row.known) != _plain(now):
                faults.append(row.fault("verdict_stale", "known", now=now or "–"))
        reason = row.why or why or ""
        if not reason.strip():
            faults.append(row.fault("verdict_reason", "why"))
        at[one.id] = row
        decisions.append((one, Verdict(row.verdict, by, reason, rule=path.name)))
    if faults:
        raise FaultsFound(faults, "not_decided")
    try:
        return decide(store, decisions, why or path.name, force=force), decisions
    except ChangeConflict as error:
        found = [fault for one in error.conflicts for fault in _placed(one, decisions, at)]
        raise FaultsFound(_once(found), "not_decided") from error
    except FaultsFound as error:
        found = [fault for one in error.faults for fault in _told_at(one, decisions, at)]
        raise FaultsFound(_once(found), "not_decided") from error


def _once(faults: Sequence[Fault]) -> list[Fault]:
    return [fault for place, fault in enumerate(faults) if fault not in faults[:place]]


def _open(store: Store, row: Written, faults: list[Fault]) -> Proposal | None:
    """Return the proposal that a row is about if it can be decided; else tell what is wrong."""
    try:
        one = proposal(store, row.proposal)
    except (NotFound, ValueError):
        faults.append(row.fault("verdict_nowhere", "proposal", row.proposal))
        return None
    if one.status != "open":
        faults.append(row.fault("verdict_closed", "proposal", row.proposal))
        return None
    return one


def _plain(text: str) -> str:
    return clean(text.replace("\n", " "))


def _placed(
    conflict: Conflict, decisions: Sequence[Decision], at: dict[str, Written]
) -> Iterator[Fault]:
    """Yield a conflict as a fault at each verdict that it stands in the way of."""
    name = local_id(conflict.row)
    stands_in_the_way_of = conflict.now if conflict.key == "still_named" else name
    told = {lang: conflict.say(lang) for lang in LANGUAGES}
    label = name if conflict.label == name else f"{conflict.label} ({name})"
    for row in _rows(decisions, at, stands_in_the_way_of, conflict.column):
        yield row.fault("verdict_conflict", "verdict", row.said, row=label, told=told)


def _told_at(
    fault: Fault, decisions: Sequence[Decision], at: dict[str, Written]
) -> Iterator[Fault]:
    """Yield a fault of the register as one at the verdict that it would come of."""
    told = {lang: fault.say(lang) for lang in LANGUAGES}
    for row in _rows(decisions, at, (fault.column or "").partition(".")[0], None):
        yield row.fault("verdict_unsound", "verdict", row.said, told=told)


def _rows(
    decisions: Sequence[Decision], at: dict[str, Written], name: str | None, column: str | None
) -> list[Written]:
    """Return the verdicts that accept something about a row, else the first that does at all.

    Of several about one row, those about the `column` are meant, if there are such.
    """
    accepted = [one for one, verdict in decisions if verdict.verdict == "accepted"]
    fitting = [one for one in accepted if local_id(one.row) == name]
    about = [one for one in fitting if column in one.cells]
    return [at[one.id] for one in about or fitting or accepted[:1]]
