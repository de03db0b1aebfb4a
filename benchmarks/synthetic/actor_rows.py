"""The rows of who there is: organisations, groups and bodies, their names, members and changes."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from benchmarks.synthetic.actors import SECTORS
from benchmarks.synthetic.land import (
    COUNTIES_AS_PLACES,
    MUNICIPALITIES,
    NAMES,
    PLACE_IDS,
)
from benchmarks.synthetic.list_rows import (
    AGREEMENT,
    COUNTY_AGREEMENTS,
    COUNTY_PERIOD,
    LISTED,
    PRINTED,
)
from benchmarks.synthetic.plan import Plan
from samverkan.ontology.model import (
    Body,
    Group,
    GroupMember,
    Membership,
    Name,
    Organisation,
    Row,
    Signature,
    Succession,
)

_MERGED: Final = ("2017-12-31", "2018-01-01")


def organisations(plan: Plan) -> Iterator[Row]:
    actors, ids = plan.actors, plan.ids
    gone = {predecessor for predecessor, _ in plan.successions}
    homes, sectors = actors.home.tolist(), actors.sector.tolist()
    for number, name in enumerate(actors.names):
        above = actors.part_of[number]
        yield Organisation.model_construct(
            id=ids[number],
            name=name,
            sector=f"sector-{SECTORS[sectors[number]]}",
            part_of=None if above is None else ids[above],
            place=PLACE_IDS[homes[number]],
            to=_MERGED[0] if number in gone else None,
            as_printed=name,
            source=LISTED,
            locator=f"rad {number + 1}",
        )


def names(plan: Plan) -> Iterator[Row]:
    for place, actor in plan.actors.office.items():
        short = NAMES[place] if place < MUNICIPALITIES else f"Reg. {NAMES[place]}"
        yield Name.model_construct(
            id=f"name-{plan.ids[actor]}",
            named=plan.ids[actor],
            name=short,
            name_kind="short",
            source=LISTED,
        )


def groups(plan: Plan) -> Iterator[Row]:
    for group in plan.actors.groups:
        yield Group.model_construct(
            id=f"group-{group.key}",
            name=group.name,
            sector=f"sector-{group.sector}",
            as_printed=group.name,
            source=PRINTED,
        )


def group_members(plan: Plan) -> Iterator[Row]:
    for group in plan.actors.groups:
        for member in group.members:
            yield GroupMember.model_construct(
                id=f"gm-{group.key}-{member:06}",
                group=f"group-{group.key}",
                member=plan.ids[member],
                basis="rule" if group.sector == "kommun" else "printed",
                source=LISTED,
            )


def successions(plan: Plan) -> Iterator[Row]:
    for predecessor, successor in plan.successions:
        yield Succession.model_construct(
            id=f"succ-{predecessor:06}",
            predecessor=plan.ids[predecessor],
            successor=plan.ids[successor],
            kind="enters",
            date=_MERGED[1],
            source=LISTED,
        )


def signatures(plan: Plan) -> Iterator[Row]:
    home = COUNTIES_AS_PLACES[plan.actors.home]
    for county, agreement in enumerate(COUNTY_AGREEMENTS):
        inside = np.flatnonzero((home == MUNICIPALITIES + county) & plan.actors.common)
        by_activity = inside[np.argsort(-plan.actors.weight[inside])]
        for actor in by_activity[:24].tolist():
            yield Signature.model_construct(
                id=f"sig-{county:02}-{actor:06}",
                agreement=agreement,
                actor=plan.ids[actor],
                date=COUNTY_PERIOD[0],
                as_printed=plan.actors.names[actor],
                source=PRINTED,
            )


def bodies(plan: Plan) -> Iterator[Row]:
    yield Body.model_construct(
        id="body-kansli",
        name="Kansliet",
        kind="secretariat",
        status="ongoing",
        agreement=AGREEMENT,
        source=PRINTED,
    )


def memberships(plan: Plan) -> Iterator[Row]:
    for place, actor in plan.actors.office.items():
        if place >= MUNICIPALITIES:
            yield Membership.model_construct(
                id=f"mem-{actor:06}",
                body="body-kansli",
                member=plan.ids[actor],
                role="host" if place == MUNICIPALITIES else "member",
                source=PRINTED,
            )
