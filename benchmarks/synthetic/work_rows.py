"""The rows of initiatives and events: who takes part, what is told, coded, funded and promised."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Final

import numpy as np

from benchmarks.synthetic.background import works
from benchmarks.synthetic.land import (
    ACTIVITY_IDS,
    COUNTIES_AS_PLACES,
    COUNTY_OF,
    GROUP_IDS,
    MUNICIPALITIES,
    NAMES,
    PLACE_IDS,
    SUBAREAS,
    TOPIC_IDS,
    TOPIC_WORDS,
)
from benchmarks.synthetic.list_rows import AGREEMENT, COUNTY_AGREEMENTS, PRINTED, source_id
from benchmarks.synthetic.plan import Plan
from benchmarks.synthetic.swedish import WORDS, tell, tell_one, title
from benchmarks.synthetic.work import Meeting, Work, event_id, initiative_id, month
from samverkan.ontology.model import (
    Attendance,
    Classification,
    Commitment,
    Event,
    Evidence,
    Funding,
    Initiative,
    Participation,
    Row,
)

_KINDS: Final = ("project",) * 6 + ("measure", "measure", "course", "plan")
_ROLES: Final = ("partner",) * 6 + ("participant",) * 3 + ("host", "producer")
_MEETINGS: Final = ("network meeting", "meeting", "conference", "process day")
#: The facets of an initiative in the order they stand in `Work`, with the ids of their terms.
_TERMS: Final = {
    "areas": TOPIC_IDS,
    "places": PLACE_IDS,
    "target_groups": GROUP_IDS,
    "activities": ACTIVITY_IDS,
}
#: Only what began in these months, within every agreement, makes a promise that is kept.
_KEPT: Final = (72, 186)


def initiatives(plan: Plan) -> Iterator[Row]:
    for position, work in works(plan):
        about, story = work.setting, work.story
        told = work.facts is not None
        is_done = told and work.status == "ended" and story % 5 == 0
        yield Initiative.model_construct(
            id=initiative_id(position),
            name=work.name or title(work.telling, about),
            kind=_KINDS[story % len(_KINDS)],
            status=work.status,
            from_=_date(work.begins, work, 1 + story % 14),
            to=_date(work.ends, work, 15 + story % 13),
            **{name: terms for name, terms in _facets(work) if name not in work.coded},
            proposed_in=AGREEMENT if work.status == "proposed" else None,
            description=tell(story, work.telling, work.facts, about) if told else None,
            method=tell_one("method", story, about) if is_done else None,
            result=tell_one("result", story, about) if is_done else None,
            source=source_id(plan, story + (work.name is not None)),
            locator=f"rad {1 + position % 900}",
        )


def _date(number: int | None, work: Work, day: int) -> str | None:
    return None if number is None else f"{month(number)}-{day:02}"[: work.precision]


def _facets(work: Work) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name and the ids of each facet."""
    for (name, ids), numbers in zip(_TERMS.items(), work, strict=False):
        yield name, tuple(ids[number] for number in numbers)


def participations(plan: Plan) -> Iterator[Row]:
    names = _names(plan)
    for position, work in works(plan):
        source = source_id(plan, work.story)
        for number, actor in enumerate(work.actors):
            role = _ROLES[(work.story + 7 * number) % len(_ROLES)]
            yield Participation.model_construct(
                id=_participation_id(position, number),
                actor=plan.ids[actor],
                initiative=initiative_id(position),
                role="owner" if number < work.owners else role,
                as_printed=names[actor],
                source=source,
                locator=f"rad {1 + position % 900}",
            )


def _participation_id(position: int, number: int) -> str:
    return f"part-{position:07}-{number:02}"


def _names(plan: Plan) -> list[str]:
    groups = (group.name for group in plan.actors.groups)
    return [*plan.actors.names, *groups, "Kansliet"]


def evidence(plan: Plan) -> Iterator[Row]:
    """Yield a second source for every seventh initiative's first actor."""
    for position, work in works(plan):
        if work.story % 7 == 0 and work.actors:
            yield Evidence.model_construct(
                id=f"ev-{position:07}",
                statement=_participation_id(position, 0),
                source=source_id(plan, work.telling),
                locator=f"rad {1 + work.telling % 900}",
            )


def classifications(plan: Plan) -> Iterator[Row]:
    for position, work in works(plan):
        for name, terms in _facets(work):
            for term in terms if name in work.coded else ():
                yield Classification.model_construct(
                    id=f"class-{position:07}-{term}",
                    subject=initiative_id(position),
                    term=term,
                    coder="redaktionen",
                    date="2025-11-03",
                    why="Framgår av beskrivningen.",
                )


def fundings(plan: Plan) -> Iterator[Row]:
    programmes = WORDS["names"]["programmes"]
    for position, work in works(plan):
        if work.story % 10 < 3:
            yield Funding.model_construct(
                id=f"fund-{position:07}",
                initiative=initiative_id(position),
                programme=programmes[work.story % 97 % len(programmes)],
                amount=Decimal(1000 * (50 + work.story % 3001)),
                currency="SEK",
                share=Decimal(25 + work.story % 76) / 100,
                source=source_id(plan, work.story),
            )


def commitments(plan: Plan) -> Iterator[Row]:
    """Yield the promises that are planted, and others read off initiatives that keep them."""
    names = _names(plan)
    agreements = [*COUNTY_AGREEMENTS, AGREEMENT]
    kept = (promise for _, work in works(plan) for promise in _kept(plan, work))
    planted = ((len(agreements) - 1, topic, actor) for topic, actor in plan.commitments)
    seen = set()
    for agreement, topic, actor in chain(planted, kept):
        if (topic, actor) not in seen:
            seen.add((topic, actor))
            yield Commitment.model_construct(
                id=f"com-{len(seen):07}",
                agreement=agreements[agreement],
                area=TOPIC_IDS[topic],
                actor=plan.ids[actor],
                leads=len(seen) % 10 == 0,
                as_printed=names[actor],
                source=PRINTED,
                locator=f"rad {1 + len(seen) % 900}",
            )


def _kept(plan: Plan, work: Work) -> Iterator[tuple[int, int, int]]:
    """Yield the agreement (by county), topic and actor of a promise that an initiative keeps."""
    if (
        work.story % 2 == 0
        and work.actors
        and work.topics
        and work.topics[0] < SUBAREAS
        and work.places
        and "areas" not in work.coded
        and work.is_practice
        and work.begins is not None
        and work.begins in range(*_KEPT)
    ):
        actor = work.actors[work.story // 3 % len(work.actors)]
        if actor < plan.actors.count and not plan.actors.reserved[actor]:
            county = int(COUNTIES_AS_PLACES[work.places[0]]) - MUNICIPALITIES
            if actor in plan.actors.groups[0].members and work.story % 4 == 0:
                actor = plan.actors.count + 1 + int(COUNTY_OF[plan.actors.home[actor]])
            yield county, work.topics[0], actor


def events(plan: Plan) -> Iterator[Row]:
    for position, meeting in _meetings(plan):
        at_least = 5 * (2 + len(meeting.actors))
        yield Event.model_construct(
            id=event_id(position),
            name=meeting.name,
            kind=_MEETINGS[position % len(_MEETINGS)],
            status="ended",
            from_=meeting.day,
            to=meeting.day,
            areas=(TOPIC_IDS[meeting.topic],),
            places=(PLACE_IDS[meeting.place],),
            attending_low=at_least,
            attending_high=at_least + 10,
            source=source_id(plan, position * 31),
            locator=f"rad {1 + position % 900}",
        )


def attendances(plan: Plan) -> Iterator[Row]:
    names = _names(plan)
    for position, meeting in _meetings(plan):
        for number, actor in enumerate(meeting.actors):
            yield Attendance.model_construct(
                id=f"att-{position:06}-{number:02}",
                actor=plan.ids[actor],
                event=event_id(position),
                role="participant" if number else "organiser",
                as_printed=names[actor],
                source=source_id(plan, position * 31),
            )


def _meetings(plan: Plan) -> Iterator[tuple[int, Meeting]]:
    """Yield every event with its position, the same ones each time."""
    chance = np.random.default_rng([plan.seed, 2])
    for position in range(plan.events):
        place = int(chance.choice(MUNICIPALITIES, p=plan.people))
        topic, month_number, day, telling = chance.integers((SUBAREAS, 196, 28, 2**62)).tolist()
        sizes = min(int(chance.geometric(0.25)), 40)
        found = plan.actors.draw(chance, np.zeros(sizes, bool), np.full(sizes, place))
        actors = tuple(dict.fromkeys(found.tolist()))
        about = {"topic": TOPIC_WORDS[topic], "place": NAMES[place]}
        name = title(telling, about, "event_patterns")
        ordinary = Meeting(name, topic, place, f"{month(month_number)}-{day + 1:02}", actors)
        yield position, plan.meetings.get(position, ordinary)
