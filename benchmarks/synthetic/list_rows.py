"""The rows of lists, places, areas and agreements, and of what was asked and judged."""

from collections.abc import Iterator
from typing import Final

from benchmarks.synthetic.actors import SECTORS
from benchmarks.synthetic.land import (
    ACTIVITIES,
    ACTIVITY_IDS,
    AREA_OF,
    AREAS,
    CODES,
    COUNTIES,
    COUNTIES_AS_PLACES,
    COUNTRY,
    GROUP_IDS,
    GROUPS,
    MUNICIPALITIES,
    NAMES,
    NEIGHBOURS,
    PLACE_IDS,
    PLACES,
    SUBAREAS,
    TILES,
    TOPIC_IDS,
    TOPIC_NAMES,
    TOPICS,
    topics,
)
from benchmarks.synthetic.limits import EMPTY_AREA, EMPTY_SUBAREAS
from benchmarks.synthetic.plan import Plan
from benchmarks.synthetic.swedish import WORDS
from samverkan.ontology.model import (
    Activity,
    Agreement,
    Area,
    Inquiry,
    Judgement,
    Need,
    Place,
    Row,
    Sector,
    Source,
    TargetGroup,
)

AGREEMENT: Final = "agr-landet"
#: The agreement of each county, which holds within the period of the country's.
COUNTY_AGREEMENTS: Final = [f"agr-lan-{code}" for code in COUNTIES]
PERIOD: Final = ("2015", "2026")
COUNTY_PERIOD: Final = ("2016", "2025")

PRINTED: Final = "src-overenskommelsen"
LISTED: Final = "src-aktorslista"
_ANSWERS: Final = "src-svar"
_KINDS: Final = ("register", "web page", "project page", "web page", "project page")
_PEOPLE: Final = 10_500_000


def source_id(plan: Plan, number: int) -> str:
    """Return the id of one of the ordinary sources, the first of which print most."""
    count = _sources(plan)
    return f"src-{int(count * ((number % 10_007) / 10_007) ** 2):06}"


def _sources(plan: Plan) -> int:
    return max(12, plan.initiatives // 20)


def sources(plan: Plan) -> Iterator[Row]:
    make = Source.model_construct
    yield make(id=PRINTED, name="Överenskommelsen", kind="agreement", date="2015")
    yield make(id=LISTED, name="Lista över aktörer och platser", kind="register")
    yield make(id=_ANSWERS, name="Svar på kansliets förfrågan", kind="own observation")
    names = WORDS["names"]["sources"]
    for number in range(_sources(plan)):
        yield make(
            id=f"src-{number:06}",
            name=names[number % len(names)].format(n=number + 1),
            kind=_KINDS[number % len(_KINDS)],
            date=str(2012 + number % 14) if number % 3 else None,
            same_work_as=f"src-{number - 1:06}" if number % 25 == 24 else None,
        )


def areas(plan: Plan) -> Iterator[Row]:
    for number in [*range(SUBAREAS, TOPICS), *range(SUBAREAS)]:
        is_part = number < SUBAREAS
        yield Area.model_construct(
            id=TOPIC_IDS[number],
            name=TOPIC_NAMES[number],
            broader=f"area-{AREAS[AREA_OF[number]]}" if is_part else None,
            agreement=AGREEMENT,
            order=1 + number % 6 if is_part else 1 + number - SUBAREAS,
            as_printed=TOPIC_NAMES[number],
            source=PRINTED,
        )


def places(plan: Plan) -> Iterator[Row]:
    for number in range(PLACES):
        is_town = number < MUNICIPALITIES
        above = int(COUNTIES_AS_PLACES[number]) if is_town else COUNTRY
        x, y = TILES[number] if is_town else (None, None)
        yield Place.model_construct(
            id=PLACE_IDS[number],
            name=NAMES[number] if is_town or number == COUNTRY else f"{NAMES[number]}s län",
            kind="municipality" if is_town else "country" if number == COUNTRY else "county",
            code=CODES[number],
            within=None if number == COUNTRY else PLACE_IDS[above],
            neighbours=tuple(PLACE_IDS[n] for n in NEIGHBOURS[number]) if is_town else (),
            tile_x=x,
            tile_y=y,
            source=LISTED,
        )


def target_groups(plan: Plan) -> Iterator[Row]:
    for key, name in zip(GROUP_IDS, GROUPS, strict=True):
        yield TargetGroup.model_construct(id=key, name=name, as_printed=name, source=PRINTED)


def activities(plan: Plan) -> Iterator[Row]:
    for key, name in zip(ACTIVITY_IDS, ACTIVITIES, strict=True):
        yield Activity.model_construct(id=key, name=name)


def sectors(plan: Plan) -> Iterator[Row]:
    for key in SECTORS:
        about = WORDS["sectors"][key]
        yield Sector.model_construct(
            id=f"sector-{key}", name=about["name"], name_en=about["name_en"]
        )


def agreements(plan: Plan) -> Iterator[Row]:
    make = Agreement.model_construct
    where, periods = [COUNTRY, *range(MUNICIPALITIES, COUNTRY)], [PERIOD, *[COUNTY_PERIOD] * 21]
    for key, place, (begins, ends) in zip(
        [AGREEMENT, *COUNTY_AGREEMENTS], where, periods, strict=True
    ):
        yield make(
            id=key,
            name=f"Överenskommelse om samverkan i {NAMES[place]}",
            kind="avsiktsförklaring",
            places=(PLACE_IDS[place],),
            signed=begins,
            from_=begins,
            to=ends,
            source=PRINTED,
        )


def needs(plan: Plan) -> Iterator[Row]:
    for area, share in ((EMPTY_AREA, 0.06), (EMPTY_SUBAREAS, 0.02)):
        for place, people in enumerate(plan.people.tolist()):
            yield Need.model_construct(
                id=f"need-{area}-{CODES[place]}",
                area=TOPIC_IDS[topics(area)[-1]],
                place=PLACE_IDS[place],
                date="2024",
                low=round(_PEOPLE * people * share),
                unit="personer",
                source=LISTED,
            )


def inquiries(plan: Plan) -> Iterator[Row]:
    for number, asked in enumerate(plan.inquiries):
        yield Inquiry.model_construct(
            id=f"inq-{number:05}",
            actor=plan.ids[asked.actor],
            area=TOPIC_IDS[asked.topic],
            place=None if asked.place is None else PLACE_IDS[asked.place],
            from_=PERIOD[0],
            to=PERIOD[1],
            date="2025-10-15",
            answer=asked.answer,
            by="kansliet",
            source=_ANSWERS,
        )


def judgements(plan: Plan) -> Iterator[Row]:
    for number, judged in enumerate(plan.judgements):
        yield Judgement.model_construct(
            id=f"judg-{number:05}",
            **judged._asdict(),
            by="redaktionen",
            date="2025-11-03",
            why="Samtal med båda ägarna.",
        )
