"""What may not meet in a generated register: the gaps, planted by leaving out."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.synthetic.actors import SECTORS, Actors
from benchmarks.synthetic.land import (
    AREA_OF,
    AREAS,
    COUNTY_OF,
    GROUPS,
    MUNICIPALITIES,
    PLACES,
    TOPICS,
    Flags,
    subareas,
    topics,
    within,
)

#: Municipalities where nothing is done in this area, or where one thing has ended.
EMPTY_AREA: Final = "digitalt"
#: As that, in single sub-areas of this one.
EMPTY_SUBAREAS: Final = "natur"
#: Nothing was done here in these months, both included.
PAUSED_AREA: Final = "kultur"
PAUSE: Final = (110, 127)
#: Some target groups are not served here, anywhere.
UNSERVING_AREA: Final = "halsa"
#: No civil society here.
SECTORLESS_AREA: Final = "bostad"
ABSENT_SECTOR: Final = "civilsamhalle"
#: Whom only the isle works for; others share actors with it, one actor, or none.
ISLE_AREA: Final = "beredskap"
LINKED_AREAS: Final = ("arbete", "trygghet")
BRIDGED_AREA: Final = "sprak"
#: Where pairs are planted: nothing is left out here but the sector and the groups above.
SCENES: Final = ("arbete", "trygghet", "sprak", "barn", "halsa", "bostad")

_UNSERVED_GROUPS: Final = 2
#: So many municipalities have empty cells; the counties of the rest can be worked in as a whole.
_TROUBLED: Final = 150
_MOST_CELLS: Final = 45

Cell = tuple[int, int]


@dataclass(frozen=True)
class Limits:
    """Which topics may be worked with where, for whom and by whom; and what was left out.

    `may_be` has shape (topics, places), `may_serve` (topics, target groups), `may_act` (actors,
    topics). Cells are pairs of topic and municipality.
    """

    may_be: Flags
    may_serve: Flags
    may_act: Flags
    asked: tuple[Cell, ...]
    unasked: tuple[Cell, ...]
    ending: tuple[Cell, ...]
    unserved: tuple[int, ...]


def limit(actors: Actors, each: int, chance: np.random.Generator) -> Limits:
    """Return limits with about `each` cells of each kind, at most 45."""
    cells = _cells(min(each, _MOST_CELLS), chance)
    may_be = np.ones((TOPICS, PLACES), bool)
    for topic, place in (cell for kind in cells for cell in kind):
        may_be[_below(topic), place] = False
    for place in range(MUNICIPALITIES, PLACES):
        may_be[:, place] = may_be[:, within(place)].all(axis=1)
    unserved = chance.choice(len(GROUPS), _UNSERVED_GROUPS, replace=False)
    may_serve = np.ones((TOPICS, len(GROUPS)), bool)
    may_serve[np.ix_(topics(UNSERVING_AREA), unserved)] = False
    return Limits(may_be, may_serve, _may_act(actors), *cells, unserved=tuple(unserved.tolist()))


def _cells(each: int, chance: np.random.Generator) -> tuple[tuple[Cell, ...], ...]:
    """Return cells to be asked and empty, empty, and emptied: the last in the area only."""
    counties = chance.permutation(COUNTY_OF.max() + 1)
    by_county = np.concatenate([np.flatnonzero(county == COUNTY_OF) for county in counties])
    troubled = chance.permutation(by_county[:_TROUBLED]).tolist()
    area = int(topics(EMPTY_AREA)[-1])
    whole = [(area, place) for place in troubled]
    parts = [(int(topic), place) for topic in subareas(EMPTY_SUBAREAS) for place in troubled]
    parts = [parts[number] for number in chance.permutation(len(parts))]
    asked, unasked = ((*whole[s], *parts[s]) for s in (slice(each), slice(each, 2 * each)))
    return asked, unasked, tuple(whole[2 * each : 2 * each + max(1, each // 2)])


def _below(topic: int) -> list[int]:
    """Return a topic and the sub-areas under it."""
    area = AREAS[AREA_OF[topic]]
    return topics(area).tolist() if topic == topics(area)[-1] else [topic]


def _may_act(actors: Actors) -> Flags:
    may = np.ones((actors.secretariat + 1, TOPICS), bool, order="F")  # read by topic
    at_home = np.isin(AREA_OF, [AREAS.index(a) for a in (ISLE_AREA, *LINKED_AREAS)])
    isle = np.append(actors.isle, np.zeros(len(may) - actors.count, bool))
    may[isle] = at_home
    may[np.ix_(~isle, topics(ISLE_AREA))] = False
    absent = np.flatnonzero(actors.sector == SECTORS.index(ABSENT_SECTOR))
    may[np.ix_(absent, topics(SECTORLESS_AREA))] = False
    return may
