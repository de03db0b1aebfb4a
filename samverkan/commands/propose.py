"""`propose`: what a party sends, taken in for somebody to review."""

from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.commands.base import Settings, argument, command, option, settings
from samverkan.commands.output import chosen_format, put, put_json

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase
    from samverkan.proposing import Proposed


@command("propose", formats=("table", "json"))
@argument("files", nargs=-1)
@option("--from", "proposed_from", required=True)
@option("--register", "proposed_register")
@option("--table", "proposed_table")
@option("--row", "proposed_row")
@option("--cell", "proposed_cells", multiple=True, metavar="COLUMN=VALUE")
@option("--by", "changed_by")
def propose(
    files: tuple[str, ...],
    proposed_from: str,
    proposed_register: str | None,
    proposed_table: str | None,
    proposed_row: str | None,
    proposed_cells: tuple[str, ...],
    changed_by: str | None,
) -> None:
    from samverkan.commands.load import put_faults
    from samverkan.errors import FaultsFound, NotFound, UsageError
    from samverkan.export.proposals import as_json, line
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    if bool(files) == bool(proposed_cells) or (proposed_cells and not proposed_table):
        raise UsageError("propose_what")
    for file in files:
        if not Path(file).exists():
            raise NotFound("no_such_file", path=file)
    KnowledgeBase.open(state.store).close()  # one that is not there is not made

    def taken_in(kb: "KnowledgeBase") -> "Proposed":
        who = {"sender": proposed_from, "register": proposed_register, "by": changed_by}
        if files:
            return kb.propose(*files, table=proposed_table, **who)  # type: ignore[arg-type]
        cells = dict(_cell(text) for text in proposed_cells)
        return kb.propose_row(
            proposed_table or "",
            cells,
            row=proposed_row or "",
            **who,  # type: ignore[arg-type]
        )

    with KnowledgeBase.edit(state.store) as kb:
        try:
            done = taken_in(kb)
        except FaultsFound as error:
            put_faults(state, list(error.faults))
            raise
    if chosen_format(state) == "json":
        told = [as_json(one) for one in done.proposals]
        put_json(state, {"proposals": told, "again": done.again, "known": done.same})
        return
    put(
        state,
        "\n".join([*_told(state, done), *(line(o, state.lang) for o in done.proposals)]) + "\n",
    )


def _told(state: Settings, done: "Proposed") -> list[str]:
    told = [state.say("proposal.taken_in", count=len(done.proposals))]
    if done.again:
        told.append(state.say("proposal.again", count=done.again))
    if done.same:
        told.append(state.say("proposal.same", count=done.same))
    return told


def _cell(text: str) -> tuple[str, str]:
    from samverkan.errors import UsageError

    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError("propose_cell", value=text)
    return name.strip(), value
