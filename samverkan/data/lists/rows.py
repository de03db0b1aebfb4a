"""The rows of a list become the rows of a register, each with its row as evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from samverkan.data.lists.cells import LACKING, Cells, Said
from samverkan.data.lists.oddities import oddities
from samverkan.data.lists.plan import Plan
from samverkan.data.lists.reading import Reading, Remark
from samverkan.data.lists.strays import lone, strays
from samverkan.data.lists.swedish_places import doubtful, wrong_codes
from samverkan.data.lists.things import Things
from samverkan.faults import Fault
from samverkan.ontology.model import Row
from samverkan.ontology.numbers import holds_personal, masked

#: The doubts that are told where hashtags only describe what a column is.
_TOLD: Final = ("date", "reversed", "status")
_LEFT_OUT: Final = ("date", "reversed")
#: Those that are wrong even so.
_WRONG: Final = ("date_impossible",)
#: What an area is told apart by from a sub-area of the same name.
_LEVELS: Final = ("", "sub")


def read_rows(plan: Plan) -> tuple[dict[str, tuple[Row, ...]], list[Fault], Reading]:
    """Return the tables that a list makes, what is wrong with its values, and what to tell.

    Each row becomes an initiative. A row that says neither what, who nor where becomes nothing,
    and is counted. A value that cannot be read for certain is a fault where a mapping declares
    what the column is; where hashtags only describe it, it is left out, noted and told.
    """
    wide = list(_too_wide(plan))
    shifted = {fault.row for fault in wide}  # what their cells hold, nobody knows
    plan = replace(plan, rows=tuple(one for one in plan.rows if one.number not in shifted))
    cells = Cells(plan)
    things = Things(f"src-{plan.id}", {"name": plan.file, "kind": "register"} | dict(plan.source))
    lacking: dict[str, list[int]] = {what: [] for what in LACKING}
    for record in plan.rows:
        said = cells.read(record)
        for what in said.lacks():
            lacking[what].append(said.row)
        if said.called():
            _take_in(things, said, plan.kind)
    keys = None if plan.mapping else _WRONG
    stray = [*strays(plan), *_of_persons(plan), *(wrong_codes(plan) if plan.mapping else ())]
    faults = [*wide, *stray, *cells.doubts.faults(plan, keys)]
    if not plan.rows and not wide:
        faults.append(Fault(plan.file, "list_empty"))
    reading = _reading(plan, lacking, cells, things)
    return things.tables(), faults, reading


def _take_in(things: Things, said: Said, kind: str) -> None:
    """Make an initiative of a row, and what the row names with it."""
    at, initiative = said.at, f"init-{said.key}"
    areas = [
        [things.named("areas", name, at, level) for name in names]
        for level, names in zip(_LEVELS, said.areas, strict=True)
    ]
    places = [[things.place(*place, at) for place in level] for level in said.places]
    things.add(
        "initiatives", initiative, at,
        name=said.called(), as_printed=said.name or None, kind=kind, status=said.status,
        description=said.description or None, note=said.note or None,
        areas=things.under("areas", areas),
        places=things.under("places", places),
        activities=_named(things, "activities", said.activities, at),
        target_groups=_named(things, "target_groups", said.target_groups, at),
        **{"from": said.start, "to": said.end},
    )  # fmt: skip
    _take_part(things, said, initiative)
    for number, paid in enumerate(said.paid, start=1):
        funder = things.named("organisations", paid.funder, at) if paid.funder else None
        things.add(
            "fundings", f"fund-{said.key}-{number}", at, initiative=initiative, funder=funder,
            programme=paid.programme or None, amount=paid.amount, currency=paid.currency or None,
            as_printed=paid.printed or paid.funder or None,
        )  # fmt: skip


def _take_part(things: Things, said: Said, initiative: str) -> None:
    """Make participations: the first is the owner, unless the list tells the roles."""
    taken: set[str] = set()
    for one in said.doing:
        actor = things.named("organisations", one.name, said.at)
        if one.sector:
            things.in_sector(actor, things.named("sectors", one.sector, said.at))
        if actor not in taken:
            role = one.role or ("partner" if taken else "owner")
            taken.add(actor)
            things.add(
                "participations", f"part-{said.key}-{len(taken)}", said.at,
                actor=actor, initiative=initiative, role=role, as_printed=one.name,
            )  # fmt: skip


def _named(things: Things, table: str, names: tuple[str, ...], at: str) -> tuple[str, ...]:
    return tuple(things.named(table, name, at) for name in names)


def _too_wide(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each row that has something beyond the last column."""
    width = len(plan.heads)
    for record in plan.rows:
        beyond = [place for place in range(width, len(record.cells)) if record.cells[place]]
        if beyond:
            counts = {"found": len(record.cells), "expected": width}
            value = record.cells[beyond[0]]
            yield plan.fault("cell_too_many", record.number, beyond[0], value, counts)


def _of_persons(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each cell that is read and has the number of a person in it."""
    used = sorted(plan.columns.used())
    for record in plan.rows:
        for column in used:
            text = record.text(column)
            if text and holds_personal(text):
                yield plan.fault("personal_number", record.number, column, masked(text), {})


def _reading(plan: Plan, lacking: Mapping[str, list[int]], cells: Cells, things: Things) -> Reading:
    """Return the counts, and everything that should be told."""
    initiatives = len(plan.rows) - len(lacking["anything"])
    remarks = [Remark("read", {"rows": len(plan.rows), "initiatives": initiatives})]
    for what, rows in lacking.items():
        if rows:
            remarks.append(Remark(f"without_{what}", {"count": len(rows), "row": rows[0]}))
    if alone := lone(plan):
        remarks.append(Remark("lone", {"count": len(alone), "row": alone[0]}))
    if not plan.mapping:
        remarks += cells.doubts.remarks(plan, _TOLD)
    remarks += cells.payments.remarks()
    remarks += things.remarks()
    used = plan.columns.used()
    unread = [head for column, head in enumerate(plan.heads) if head and column not in used]
    if unread:
        remarks.append(Remark("unread", {"columns": ", ".join(unread)}))
    without = {what: len(rows) for what, rows in lacking.items() if what != "anything"}
    doubts = tuple(_doubts(plan))
    if doubts:
        remarks.append(Remark("odd", {"count": len(doubts), "row": doubts[0].row}))
    if not plan.mapping:
        doubts += (*cells.doubts.faults(plan, _LEFT_OUT), *wrong_codes(plan))
    return Reading(len(plan.rows), initiatives, without, tuple(remarks), doubts)


def _doubts(plan: Plan) -> Iterator[Fault]:
    """Yield what stands out in a list, each cell once, and each row told of one county only."""
    odd = {(one.row, one.column): one for one in oddities(plan)}
    paired = {one.row for one in odd.values() if one.key == "list_other_pair"}
    for one in doubtful(plan):
        if one.key != "list_other_county" or one.row not in paired:
            odd[one.row, one.column] = one
    yield from odd.values()
