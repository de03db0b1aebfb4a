"""A made-up country of 290 municipalities in 21 counties, and what one can work with in it.

The map is 29 rows of ten hexagons. Counties are runs along a path that winds through it, with the
sizes and two-digit codes of the Swedish ones; a municipality has the county's code and two digits
more. Neighbours touch on the map, so the relation is symmetric and can be drawn on a plane.
Populations follow a rank-size law with exponent 0.9, close to that of Swedish municipalities.

Places are numbered: first the municipalities, then the counties, last the country. Topics are
numbered: first the 60 sub-areas, six and six, then the ten areas.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic.swedish import WORDS, lower, place_names

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Official codes of the counties and how many municipalities each has.
COUNTIES: Final = {
    "01": 26, "03": 8, "04": 9, "05": 13, "06": 13, "07": 8, "08": 12, "09": 1, "10": 5, "12": 33,
    "13": 6, "14": 49, "17": 16, "18": 12, "19": 10, "20": 15, "21": 10, "22": 7, "23": 8, "24": 15,
    "25": 14,
}  # fmt: skip
MUNICIPALITIES: Final = sum(COUNTIES.values())
COUNTRY: Final = MUNICIPALITIES + len(COUNTIES)
PLACES: Final = COUNTRY + 1

_WIDTH: Final = 10
_STEPS: Final = (  # to the six neighbours of a hexagon in an even row and in an odd one
    ((-1, 0), (1, 0), (-1, -1), (0, -1), (-1, 1), (0, 1)),
    ((-1, 0), (1, 0), (0, -1), (1, -1), (0, 1), (1, 1)),
)


def _tiles() -> list[tuple[int, int]]:
    """Return where each municipality lies, along a path that turns at the end of each row."""
    rows = range(MUNICIPALITIES // _WIDTH)
    return [(_WIDTH - 1 - x if y % 2 else x, y) for y in rows for x in range(_WIDTH)]


TILES: Final = _tiles()
_AT: Final = {tile: number for number, tile in enumerate(TILES)}

#: The numbers of the municipalities that touch each municipality.
NEIGHBOURS: Final = tuple(
    tuple(sorted(_AT[x + dx, y + dy] for dx, dy in _STEPS[y % 2] if (x + dx, y + dy) in _AT))
    for x, y in TILES
)
#: The county (from 0) that each municipality lies in.
COUNTY_OF: Final[Ints] = np.repeat(np.arange(len(COUNTIES)), list(COUNTIES.values()))
#: The county that each place lies in, as a place; the country lies in itself.
COUNTIES_AS_PLACES: Final[Ints] = np.concatenate(
    [MUNICIPALITIES + COUNTY_OF, np.arange(MUNICIPALITIES, PLACES)]
)


def _codes() -> list[str]:
    inside = (range(count) for count in COUNTIES.values())
    towns = [
        f"{county}{1 + 2 * number:02}"
        for county, numbers in zip(COUNTIES, inside, strict=True)
        for number in numbers
    ]
    return [*towns, *COUNTIES, "SE"]


CODES: Final = _codes()
NAMES: Final = [*place_names()[:MUNICIPALITIES], *WORDS["counties"], "Sverige"]
PLACE_IDS: Final = [
    *(f"place-{code}" for code in CODES[:MUNICIPALITIES]),
    *(f"place-lan-{code}" for code in COUNTIES),
    "place-sverige",
]


def populations(chance: np.random.Generator) -> Floats:
    """Return the share of the people that lives in each municipality."""
    by_rank = 1 / np.arange(1, MUNICIPALITIES + 1) ** 0.9
    return chance.permutation(by_rank / by_rank.sum())


def within(place: int) -> Ints:
    """Return the numbers of the municipalities in a place."""
    if place < MUNICIPALITIES:
        return np.array([place])
    county = place - MUNICIPALITIES
    return np.flatnonzero(county == COUNTY_OF) if place < COUNTRY else np.arange(MUNICIPALITIES)


AREAS: Final = tuple(WORDS["areas"])
SUBAREAS: Final = 6 * len(AREAS)
TOPICS: Final = SUBAREAS + len(AREAS)
TOPIC_IDS: Final = [
    *(f"area-{area}-{number}" for area in AREAS for number in range(1, 7)),
    *(f"area-{area}" for area in AREAS),
]
TOPIC_NAMES: Final = [
    *(name for names in WORDS["areas"].values() for name in names[1:]),
    *(names[0] for names in WORDS["areas"].values()),
]
#: The area (from 0) of each topic.
AREA_OF: Final[Ints] = np.concatenate([np.repeat(np.arange(len(AREAS)), 6), np.arange(len(AREAS))])
#: Each topic as it stands in a sentence.
TOPIC_WORDS: Final = [lower(name) for name in TOPIC_NAMES]

GROUPS: Final = list(WORDS["target_groups"].values())
GROUP_IDS: Final = [f"tg-{key}" for key in WORDS["target_groups"]]
ACTIVITIES: Final = list(WORDS["activities"].values())
ACTIVITY_IDS: Final = [f"act-{key}" for key in WORDS["activities"]]


def subareas(area: str) -> Ints:
    """Return the numbers of the sub-areas of an area."""
    return 6 * AREAS.index(area) + np.arange(6)


def topics(area: str) -> Ints:
    """Return the numbers of an area and its sub-areas."""
    return np.append(subareas(area), SUBAREAS + AREAS.index(area))
