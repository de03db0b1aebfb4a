"""`review`: what is proposed, how it differs from what is known, and what is decided about it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.load import put_faults
from samverkan.commands.output import chosen_format, put, put_json, put_rich, save
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan.graph.proposals import Proposal
    from samverkan.knowledge import KnowledgeBase

#: What --kind, --status and --confidence take.
KINDS = ("new", "change", "remove", "remark")
STATUSES = ("open", "accepted", "rejected", "withdrawn", "all")
CONFIDENCES = ("high", "medium", "low")


@command("review", formats=("table", "json", "xlsx"))
@argument("proposals", nargs=-1)
@option("--from", "sent_by")
@option("--register", "proposed_register")
@option("--table", "sent_table")
@option("--row", "sent_row")
@option("--kind", "sent_kind", type=click.Choice(KINDS))
@option("--actor", "sent_actor")
@option("--place", "sent_place")
@option("--area", "sent_area")
@option("--confidence", "sent_confidence", type=click.Choice(CONFIDENCES))
@option("--status", "sent_status", type=click.Choice(STATUSES), default="open")
@option("--accept", "review_accept", is_flag=True)
@option("--reject", "review_reject", is_flag=True)
@option("--why", "review_why")
@option("--by", "changed_by")
def review(
    proposals: tuple[str, ...],
    sent_by: str | None,
    proposed_register: str | None,
    sent_status: str,
    review_accept: bool,
    review_reject: bool,
    review_why: str | None,
    changed_by: str | None,
    **sent: str | None,
) -> None:
    from samverkan.knowledge import KnowledgeBase
    from samverkan.reviewing import rule_of

    state = settings()
    narrowed = {name.removeprefix("sent_"): text for name, text in sent.items()}
    filters = {"sender": sent_by, "register": proposed_register, **narrowed}
    if (sent_by or "").lower().endswith(".xlsx"):
        alone = not (
            proposals or review_accept or review_reject or rule_of({**filters, "sender": ""})
        )
        _carry_out(state, sent_by or "", changed_by, review_why, alone=alone)
        return
    rule = None if proposals else rule_of(filters)
    if not review_accept and not review_reject:
        with state.opened() as kb:
            status = None if proposals or sent_status == "all" else sent_status
            _show(state, kb, _chosen(kb, proposals, status, filters), bool(proposals))
        return
    _unless_wrong(review_accept and review_reject, bool(proposals or rule), review_why)
    KnowledgeBase.open(state.store).close()  # one that is not there is not made
    with KnowledgeBase.edit(state.store) as kb:
        chosen = _chosen(kb, proposals, None if proposals else "open", filters)
        verdict = "accepted" if review_accept else "rejected"
        _decide(state, kb, chosen, verdict, review_why or "", changed_by, rule)


def _unless_wrong(both: bool, which: bool, why: str | None) -> None:
    """Raise for a call that does not say what is decided, about what, or why."""
    from samverkan.errors import UsageError

    if both:
        raise UsageError("review_both")
    if not which:
        raise UsageError("review_which")
    if not why or not why.strip():
        raise UsageError("review_why")


def _carry_out(state: Settings, file: str, by: str | None, why: str | None, *, alone: bool) -> None:
    """Carry out the verdicts of a workbook."""
    from samverkan.errors import FaultsFound, NotFound, UsageError
    from samverkan.knowledge import KnowledgeBase

    if not alone:
        raise UsageError("review_xlsx")
    if not Path(file).is_file():
        raise NotFound("no_such_file", path=file)
    KnowledgeBase.open(state.store).close()  # one that is not there is not made
    with KnowledgeBase.edit(state.store) as kb:
        try:
            made, decisions = kb.carry_out(file, by=by, why=why, force=state.force)
        except FaultsFound as error:
            put_faults(state, list(error.faults))
            raise
    number = made.number if made else None
    ids = {
        verdict: [one.id for one, decided in decisions if decided.verdict == verdict]
        for verdict in ("accepted", "rejected")
    }
    if chosen_format(state) == "json":
        put_json(state, {**ids, "change": number})
    elif made is None:
        put(state, state.say("proposal.nothing_written") + "\n")
    else:
        counts = {verdict: len(found) for verdict, found in ids.items()}
        put(state, state.say("proposal.carried_out", number=number, **counts) + "\n")


def _chosen(
    kb: "KnowledgeBase",
    ids: tuple[str, ...],
    status: str | None,
    filters: dict[str, str | None],
) -> "list[Proposal]":
    from samverkan.graph.proposals import proposal

    if ids:
        return [proposal(kb.store, one) for one in dict.fromkeys(ids)]
    return kb.proposals(status, **filters)


def _show(state: Settings, kb: "KnowledgeBase", chosen: "Sequence[Proposal]", whole: bool) -> None:
    from samverkan.export.proposals import as_json, called, line, sheet
    from samverkan.graph.rows import cells_of

    form = chosen_format(state)
    weighing = kb.weighing(state.lang)
    if form == "xlsx":
        from samverkan.export.review_book import review_workbook

        content = review_workbook(map(weighing.weigh, chosen), state.lang)
        save(state, state.out or Path(state.say("file.review") + ".xlsx"), content)
        return
    if not whole:
        if form == "json":
            told = [as_json(one, cells_of(kb.store, one.row)) for one in chosen]
            put_json(state, {"proposals": told, "count": len(chosen)})
        elif not chosen:
            put(state, state.say("proposal.none") + "\n")
        else:
            names = called(kb.proposals(), kb.names, state.lang)
            put(state, "".join(line(one, state.lang, names) + "\n" for one in chosen))
        return
    every = [
        (weighing.weigh(one), weighing.effects(one) if one.status == "open" else [])
        for one in chosen
    ]
    if form == "json":
        told = [
            as_json(one.proposal, cells_of(kb.store, one.proposal.row), one, effects)
            for one, effects in every
        ]
        put_json(state, {"proposals": told, "count": len(chosen)})
        return
    put_rich(state, *(part for one, effects in every for part in sheet(one, effects, state.lang)))


def _decide(
    state: Settings,
    kb: "KnowledgeBase",
    chosen: "Sequence[Proposal]",
    verdict: str,
    why: str,
    by: str | None,
    rule: str | None,
) -> None:
    from samverkan.commands.undo import put_conflicts
    from samverkan.errors import ChangeConflict, FaultsFound

    try:
        made = kb.review(chosen, verdict, why=why, by=by, rule=rule, force=state.force)
    except ChangeConflict as error:
        put_conflicts(state, error)
        raise
    except FaultsFound as error:
        put_faults(state, list(error.faults))
        raise
    number = made.number if made else None
    if chosen_format(state) == "json":
        put_json(state, {"verdict": verdict, "ids": [o.id for o in chosen], "change": number})
    elif made is None:
        put(state, state.say("proposal.none") + "\n")
    else:
        key = "proposal.accepted" if verdict == "accepted" else "proposal.rejected"
        put(state, state.say(key, count=len(chosen), number=number) + "\n")
