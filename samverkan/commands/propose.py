"""`propose`: what a party sends, taken in for somebody to review."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan.commands.base import argument, command, option
from samverkan.commands.load import put_faults
from samverkan.commands.output import chosen_format, put, put_json
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from samverkan.faults import Fault
    from samverkan.knowledge import KnowledgeBase
    from samverkan.proposing import Proposed

#: Faults that are told one by one; JSON has all of them.
_MOST = 20


@command("propose", formats=("table", "json"))
@argument("files", nargs=-1)
@option("--from", "proposed_from", required=True)
@option("--register", "proposed_register")
@option("--table", "proposed_table")
@option("--row", "proposed_row")
@option("--cell", "proposed_cells", multiple=True, metavar="COLUMN=VALUE")
@option("--remove", "proposed_removal", metavar="ROW")
@option("--withdraw", "withdrawn", multiple=True, metavar="PROPOSAL")
@option("--why", "proposed_why")
@option("--by", "changed_by")
def propose(
    files: tuple[str, ...],
    proposed_from: str,
    proposed_register: str | None,
    proposed_table: str | None,
    proposed_row: str | None,
    proposed_cells: tuple[str, ...],
    proposed_removal: str | None,
    withdrawn: tuple[str, ...],
    proposed_why: str | None,
    changed_by: str | None,
) -> None:
    from samverkan.errors import FaultsFound
    from samverkan.export.proposals import as_json, called, line
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    _unless_wrong(
        (files, proposed_cells, proposed_removal, withdrawn), proposed_table, proposed_why
    )
    KnowledgeBase.open(state.store).close()  # one that is not there is not made

    def taken_in(kb: "KnowledgeBase") -> "Proposed":
        who = {"sender": proposed_from, "register": proposed_register, "by": changed_by}
        if files:
            return kb.propose(*files, table=proposed_table, lang=state.lang, **who)  # type: ignore[arg-type]
        if proposed_removal:
            return kb.propose_removal(proposed_removal, why=proposed_why or "", **who)  # type: ignore[arg-type]
        cells = dict(_cell(text) for text in proposed_cells)
        return kb.propose_row(
            proposed_table or "",
            cells,
            row=proposed_row or "",
            **who,  # type: ignore[arg-type]
        )

    with KnowledgeBase.edit(state.store) as kb:
        if withdrawn:
            _withdraw(state, kb, withdrawn, proposed_from, proposed_why or "", changed_by)
            return
        try:
            done = taken_in(kb)
        except FaultsFound as error:
            put_faults(state, list(error.faults))
            raise
        form = chosen_format(state)
        names = {} if form == "json" else called(kb.proposals(), kb.names, state.lang)
    if form == "json":
        told = {
            "proposals": [as_json(one) for one in done.proposals],
            "again": done.again,
            "known": done.same,
            "left_out": [fault.as_dict(state.lang) for fault in done.left_out],
            "stale": [fault.as_dict(state.lang) for fault in done.stale],
        }
        put_json(state, told)
        return
    lines = [line(one, state.lang, names) for one in done.proposals]
    put(state, "\n".join([*_told(state, done), *lines]) + "\n")


def _unless_wrong(asked: Sequence[Any], table: str | None, why: str | None) -> None:
    """Raise for a call that asks for nothing, or for several things at once."""
    from samverkan.errors import NotFound, UsageError

    files, cells, *reasoned = asked
    if sum(map(bool, asked)) != 1 or (cells and not table):
        raise UsageError("propose_what")
    if any(reasoned) and not (why or "").strip():
        raise UsageError("propose_why")
    for file in files:
        if not Path(file).exists():
            raise NotFound("no_such_file", path=file)


def _withdraw(
    state: Settings,
    kb: "KnowledgeBase",
    ids: tuple[str, ...],
    sender: str,
    why: str,
    by: str | None,
) -> None:
    from samverkan.graph.proposals import proposal

    chosen = [proposal(kb.store, one) for one in dict.fromkeys(ids)]
    made = kb.withdraw(chosen, sender=sender, why=why, by=by)
    number = made.number if made else None
    if chosen_format(state) == "json":
        put_json(state, {"withdrawn": [one.id for one in chosen], "change": number})
    else:
        put(state, state.say("proposal.withdrawn", count=len(chosen), number=number) + "\n")


def _told(state: Settings, done: "Proposed") -> list[str]:
    told = [state.say("proposal.taken_in", count=len(done.proposals))]
    if done.again:
        told.append(state.say("proposal.again", count=done.again))
    if done.same:
        told.append(state.say("proposal.same", count=done.same))
    for key, faults in (("left_out", done.left_out), ("stale", done.stale)):
        if faults:
            told.append(state.say(f"proposal.{key}", count=len(faults)))
            told += [f"  {_place(fault)}: {fault.say(state.lang)}" for fault in faults[:_MOST]]
        if len(faults) > _MOST:
            told.append("  …")
    return told


def _place(fault: "Fault") -> str:
    where = ", ".join(filter(None, (fault.sheet, str(fault.row or ""), fault.column)))
    return f"{fault.file} {where}".strip()


def _cell(text: str) -> tuple[str, str]:
    from samverkan.errors import UsageError

    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError("propose_cell", value=text)
    return name.strip(), value
