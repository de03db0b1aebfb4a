"""The ordinary initiatives of a generated register, without end, in batches of arrays.

- *Where*: a municipality by population (77 of 100), that and a neighbour (8), a county (12), the
  country (3). *About what*: areas by rank (exponent 0.5), one in ten an area as a whole, one in
  seven with a second topic. *For whom* and *how*: by rank (exponent 0.7), one in six with two.
- *Who*: the number of actors follows a power law on 1–40 (exponent 1.72) with mean 3.6.
- *When*: more and more of them from 2010 on, 22 months long in the middle (log-normal). One in six
  is undated, one in eight open-ended, one in twenty has an end only; a date is a year, a month or
  a day.
- *What is not printed*: of each facet some is coded by an editor and some is not known at all.

What the limits of the plan forbid is drawn again. A batch depends on the seed and its number
only, so each table can go through the initiatives anew and nothing has to be kept.
"""

from collections.abc import Callable, Iterator
from itertools import chain, count, pairwise
from typing import Final

import numpy as np

from benchmarks.synthetic.land import (
    ACTIVITIES,
    AREA_OF,
    AREAS,
    COUNTIES,
    COUNTIES_AS_PLACES,
    COUNTRY,
    GROUPS,
    MUNICIPALITIES,
    NEIGHBOURS,
    TOPICS,
    Flags,
    Floats,
    Ints,
    subareas,
)
from benchmarks.synthetic.limits import ISLE_AREA, LINKED_AREAS, PAUSE, PAUSED_AREA
from benchmarks.synthetic.plan import Plan
from benchmarks.synthetic.work import TODAY, Work, standing

_SIZE: Final = 4096
_ROUNDS: Final = 8
_NONE: Final = -1

#: Shares of one municipality, two, a county and the country.
_REACH: Final = (0.77, 0.08, 0.12, 0.03)
_AREA_AS_A_WHOLE: Final = 0.1
_SECOND: Final = 0.16
_GUESTS_OF_THE_ISLE: Final = 0.15
_GROUP, _SECRETARIAT = 0.03, 0.04
_TWO_OWNERS: Final = 0.06
#: Shares of each facet that nobody knows, and that an editor has coded.
_UNSAID: Final = {"areas": (0.05, 0.05), "places": (0.06, 0.04), "target_groups": (0.15, 0.05),
                  "activities": (0.12, 0.03)}  # fmt: skip
_UNTOLD: Final = 0.15
_MOST_FACTS: Final = 22


def _by_rank(count: int, exponent: float) -> Floats:
    share = 1 / np.arange(1, count + 1) ** exponent
    return share / share.sum()


_SIZES: Final = _by_rank(40, 1.72)
_GROUP_SHARES: Final = _by_rank(len(GROUPS), 0.7)
_ACTIVITY_SHARES: Final = _by_rank(len(ACTIVITIES), 0.7)
_AREA_SHARES: Final = _by_rank(len(AREAS), 0.5)
_TOPIC_SHARES: Final = np.concatenate(
    [np.repeat(_AREA_SHARES, 6) / 6 * (1 - _AREA_AS_A_WHOLE), _AREA_SHARES * _AREA_AS_A_WHOLE]
)
_AROUND: Final = np.array([np.resize(n, 6) for n in NEIGHBOURS])
_ISLE: Final = AREAS.index(ISLE_AREA)
_LINKED: Final = [AREAS.index(area) for area in LINKED_AREAS]
_ANYWHERE: Final = int(subareas("barn")[0])


def works(plan: Plan) -> Iterator[tuple[int, Work]]:
    """Yield every initiative with its position: those planted, and ordinary ones between them."""
    batches = (_batch(plan, np.random.default_rng([plan.seed, 1, n])) for n in count())
    ordinary = chain.from_iterable(batches)
    for position in range(plan.initiatives):
        yield position, plan.works.get(position) or next(ordinary)


def _batch(plan: Plan, chance: np.random.Generator) -> Iterator[Work]:
    places = _places(plan, chance)
    topics = _topics(plan, chance, places)
    facets = {
        "areas": topics,
        "places": places,
        "target_groups": _groups(plan, chance, topics),
        "activities": chance.choice(len(ACTIVITIES), (2, _SIZE), p=_ACTIVITY_SHARES),
    }
    facets["activities"][1][chance.random(_SIZE) >= _SECOND] = _NONE
    actors = _actors(plan, chance, places[0], topics)
    begins, ends, status, precision = _periods(chance, topics[0], topics[1])
    coded: list[tuple[str, ...]] = [()] * _SIZE
    for name, (unsaid, by_editor) in _UNSAID.items():
        luck = chance.random(_SIZE)
        facets[name] = np.where(luck < unsaid, _NONE, facets[name])
        for n in np.flatnonzero((luck >= unsaid) & (luck < unsaid + by_editor)).tolist():
            coded[n] = (*coded[n], name)
    facts = 1 + (_MOST_FACTS * chance.beta(1, 2.2, _SIZE)).astype(int)
    facts[chance.random(_SIZE) < _UNTOLD] = _NONE
    yield from map(
        Work,
        *(map(_listed, facet.T.tolist()) for facet in facets.values()),
        map(_known, begins.tolist()),
        map(_known, ends.tolist()),
        actors,
        *chance.integers(2**62, size=(2, _SIZE)).tolist(),
        map(_known, facts.tolist()),
        precision.tolist(),
        (1 + (chance.random(_SIZE) < _TWO_OWNERS)).tolist(),
        coded,
        status,
    )


def _listed(numbers: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number != _NONE))


def _known(number: int) -> int | None:
    return None if number == _NONE else number


def _drawn(draw: Callable[[int], Ints], sound: Callable[[Ints], Flags], otherwise: int) -> Ints:
    """Return what is drawn until all of it is sound, or `otherwise` where it never was."""
    found = draw(_SIZE)
    for _ in range(_ROUNDS):
        wrong = np.flatnonzero(~sound(found))
        found[wrong] = draw(len(wrong))
    return np.where(sound(found), found, otherwise)


def _places(plan: Plan, chance: np.random.Generator) -> Ints:
    """Return one place or two for each initiative."""
    town = chance.choice(MUNICIPALITIES, _SIZE, p=plan.people)
    reach = chance.choice(len(_REACH), _SIZE, p=_REACH)
    first = np.select([reach == 2, reach == 3], [COUNTIES_AS_PLACES[town], COUNTRY], town)
    second = _AROUND[town, chance.integers(_AROUND.shape[1], size=_SIZE)]
    return np.stack([first, np.where(reach == 1, second, _NONE)])


def _topics(plan: Plan, chance: np.random.Generator, places: Ints) -> Ints:
    """Return one topic or two, which may be worked with in both places."""
    may_be = plan.limits.may_be
    first, second = places[0], np.where(places[1] == _NONE, places[0], places[1])

    def draw(count: int) -> Ints:
        return chance.choice(TOPICS, count, p=_TOPIC_SHARES)

    def sound(topic: Ints) -> Flags:
        return may_be[topic, first] & may_be[topic, second]

    topic = _drawn(draw, sound, _ANYWHERE)
    beside = 6 * AREA_OF[topic] + chance.integers(6, size=_SIZE)
    further = np.where(chance.random(_SIZE) < 0.5, beside, draw(_SIZE))
    fits = sound(further) & ((AREA_OF[topic] == _ISLE) == (AREA_OF[further] == _ISLE))
    fits &= chance.random(_SIZE) < _SECOND
    return np.stack([topic, np.where(fits, further, _NONE)])


def _groups(plan: Plan, chance: np.random.Generator, topics: Ints) -> Ints:
    """Return one target group or two, which may be served in both topics."""
    may_serve = plan.limits.may_serve
    served = may_serve[topics[0]] & may_serve[np.where(topics[1] == _NONE, topics[0], topics[1])]
    everyone = np.arange(_SIZE)

    def draw(count: int) -> Ints:
        return chance.choice(len(GROUPS), count, p=_GROUP_SHARES)

    def sound(group: Ints) -> Flags:
        return served[everyone, group]

    further = draw(_SIZE)
    fits = sound(further) & (chance.random(_SIZE) < _SECOND)
    anyone = int(np.argmax(may_serve.all(axis=0)))
    return np.stack([_drawn(draw, sound, anyone), np.where(fits, further, _NONE)])


def _periods(
    chance: np.random.Generator, topic: Ints, further: Ints
) -> tuple[Ints, Ints, list[str | None], Ints]:
    """Return first and last month, status, and how exact the dates are."""
    begins = (196 * chance.random(_SIZE) ** 0.7).astype(int)
    length = np.clip(chance.lognormal(np.log(22), 0.7, _SIZE), 1, 120).astype(int)
    precision = chance.choice([4, 7, 10], _SIZE, p=[0.25, 0.45, 0.3])
    before, after = PAUSE
    area = AREAS.index(PAUSED_AREA)
    paused = (AREA_OF[topic] == area) | ((AREA_OF[further] == area) & (further != _NONE))
    within = paused & (begins >= before) & (begins <= after)
    begins = np.where(within, after + 1 + begins % 24, begins)
    ends = begins + length
    ends = np.where(paused & (begins < before), np.minimum(ends, before - 1), ends)
    precision = np.where(paused, 7, precision)
    said = chance.choice(4, _SIZE, p=[0.67, 0.16, 0.12, 0.05])  # both, none, first, last
    promise = chance.random(_SIZE)
    said[promise < 0.04] = 1
    said[paused] = 0
    status: list[str | None] = [standing(0, end) for end in ends.tolist()]
    for n in np.flatnonzero(said == 1).tolist():
        status[n] = ("ended", "ongoing", None)[n % 3]
    for n in np.flatnonzero(said == 2).tolist():
        status[n] = "ongoing"
    for n in np.flatnonzero((promise < 0.04) & ~paused).tolist():
        status[n] = "proposed"
    for n in np.flatnonzero((promise > 0.97) & ~paused & (said == 0)).tolist():
        status[n] = "planned"
        begins[n], ends[n] = TODAY + n % 12, TODAY + n % 12 + length[n]
    first = np.where(np.isin(said, (1, 3)), _NONE, begins)
    return first, np.where(np.isin(said, (1, 2)), _NONE, ends), status, precision


def _actors(
    plan: Plan, chance: np.random.Generator, place: Ints, topics: Ints
) -> Iterator[tuple[int, ...]]:
    """Yield who takes part in each initiative, the owner first."""
    who, may_act = plan.actors, plan.limits.may_act
    sizes = 1 + chance.choice(len(_SIZES), _SIZE, p=_SIZES)
    at = np.repeat(np.arange(_SIZE), sizes)
    is_owner = np.append(True, np.diff(at) > 0)
    second = np.where(topics[1] == _NONE, topics[0], topics[1])
    area = AREA_OF[topics[0]][at]
    guests = np.isin(area, _LINKED) & (chance.random(len(at)) < _GUESTS_OF_THE_ISLE)
    from_isle = (area == _ISLE) | guests
    reserved = np.append(who.reserved, np.zeros(len(may_act) - who.count, bool))
    found = who.draw(chance, from_isle, place[at])
    luck = np.where(is_owner | from_isle, 1.0, chance.random(len(at)))
    county = COUNTIES_AS_PLACES[place[at]] - MUNICIPALITIES
    found = np.where(luck < _SECRETARIAT, who.secretariat, found)
    found = np.where(luck < _GROUP, who.count + (1 + county) % (len(COUNTIES) + 1), found)
    for attempt in range(_ROUNDS + 1):
        sound = may_act[found, topics[0][at]] & may_act[found, second[at]]
        sound &= _is_first(at * len(may_act) + found, np.ones_like(sound))
        sound &= ~reserved[found] | _is_first(at, sound & reserved[found])
        wrong = np.flatnonzero(~sound)
        if attempt < _ROUNDS:
            found[wrong] = who.draw(chance, from_isle[wrong], place[at[wrong]])
    kept = found[sound].tolist()
    ends = np.cumsum(np.bincount(at[sound], minlength=_SIZE)).tolist()
    return (tuple(kept[start:end]) for start, end in pairwise([0, *ends]))


def _is_first(keys: Ints, counted: Flags) -> Flags:
    """Say of each counted key whether it is the first of its kind; no other is."""
    first = np.zeros(len(keys), bool)
    at = np.flatnonzero(counted)
    first[at[np.unique(keys[at], return_index=True)[1]]] = True
    return first
