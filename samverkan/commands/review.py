"""`review`: what is proposed, how it differs from what is known, and what is decided about it."""

from typing import TYPE_CHECKING

from samverkan.commands.base import Settings, argument, command, option, settings
from samverkan.commands.output import chosen_format, put, put_json, put_rich

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan.graph.proposals import Proposal
    from samverkan.knowledge import KnowledgeBase


@command("review", formats=("table", "json"))
@argument("proposals", nargs=-1)
@option("--from", "sent_by")
@option("--register", "proposed_register")
@option("--table", "sent_table")
@option("--row", "sent_row")
@option("--kind", "sent_kind")
@option("--status", "sent_status", default="open")
@option("--accept", "review_accept", is_flag=True)
@option("--reject", "review_reject", is_flag=True)
@option("--why", "review_why")
@option("--by", "changed_by")
def review(
    proposals: tuple[str, ...],
    sent_by: str | None,
    proposed_register: str | None,
    sent_table: str | None,
    sent_row: str | None,
    sent_kind: str | None,
    sent_status: str,
    review_accept: bool,
    review_reject: bool,
    review_why: str | None,
    changed_by: str | None,
) -> None:
    from samverkan.errors import UsageError
    from samverkan.knowledge import KnowledgeBase
    from samverkan.reviewing import rule_of

    state = settings()
    filters = {
        "sender": sent_by, "register": proposed_register, "table": sent_table,
        "row": sent_row, "kind": sent_kind,
    }  # fmt: skip
    rule = None if proposals else rule_of(filters)
    if not review_accept and not review_reject:
        with state.opened() as kb:
            status = None if proposals or sent_status == "all" else sent_status
            _show(state, kb, _chosen(kb, proposals, status, filters), bool(proposals))
        return
    if review_accept and review_reject:
        raise UsageError("review_both")
    if not proposals and not rule:
        raise UsageError("review_which")
    if not review_why or not review_why.strip():
        raise UsageError("review_why")
    KnowledgeBase.open(state.store).close()  # one that is not there is not made
    with KnowledgeBase.edit(state.store) as kb:
        chosen = _chosen(kb, proposals, None if proposals else "open", filters)
        verdict = "accepted" if review_accept else "rejected"
        _decide(state, kb, chosen, verdict, review_why, changed_by, rule)


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
    from samverkan.export.proposals import as_json, line, sheet
    from samverkan.graph.rows import cells_of

    if chosen_format(state) == "json":
        told = [as_json(one, cells_of(kb.store, one.row)) for one in chosen]
        put_json(state, {"proposals": told, "count": len(chosen)})
    elif not chosen:
        put(state, state.say("proposal.none") + "\n")
    elif whole:
        shown = [
            part for one in chosen for part in sheet(one, cells_of(kb.store, one.row), state.lang)
        ]
        put_rich(state, *shown)
    else:
        put(state, "".join(line(one, state.lang) + "\n" for one in chosen))


def _decide(
    state: Settings,
    kb: "KnowledgeBase",
    chosen: "Sequence[Proposal]",
    verdict: str,
    why: str,
    by: str | None,
    rule: str | None,
) -> None:
    from samverkan.commands.load import put_faults
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
