"""The actors of a generated register: how many of each sector, where at home, and how active.

Activity follows a Pareto law (exponent 1.2) times the sector's own factor, so that a few actors
take part in very much and most in little. Who is drawn for an initiative is drawn from near it:
from the municipality, the county or the whole country, in proportions 35 : 40 : 25.

Some are set apart so that what is planted stays true. The *isle* is a tenth of the organisations,
who work by themselves; the *reserved*, a fifth, take part like others but never meet each other;
the *quiet* do nothing but what is planted. None of these is a municipality or in a group.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from benchmarks.synthetic.land import (
    COUNTIES,
    COUNTIES_AS_PLACES,
    COUNTRY,
    COUNTY_OF,
    MUNICIPALITIES,
    NAMES,
    PLACES,
    Flags,
    Floats,
    Ints,
)
from benchmarks.synthetic.swedish import WORDS

SECTORS: Final = tuple(WORDS["sectors"])

_PARETO: Final = 1.2
#: Shares of the draws from the place itself and from its county; the rest is from the country.
_NEAR: Final = (0.35, 0.40)
_PRINTED_MEMBERS: Final = 30


@dataclass(frozen=True)
class Group:
    """A class of actors as printed, and the organisations known to belong to it."""

    key: str
    name: str
    sector: str
    members: tuple[int, ...]


@dataclass(frozen=True)
class Actors:
    """Everybody, by number: first `count` organisations, then groups, last the secretariat."""

    count: int
    names: tuple[str, ...]
    sector: Ints
    home: Ints
    part_of: tuple[int | None, ...]
    isle: Flags
    reserved: Flags
    quiet: Ints
    #: The organisation that stands for each municipality or county, where there is one.
    office: dict[int, int]
    groups: tuple[Group, ...]
    weight: Floats
    _sums: Floats
    _bounds: Floats

    @cached_property
    def common(self) -> Flags:
        """The organisations that are not set apart."""
        apart = self.isle | self.reserved
        apart[self.quiet] = True
        return ~apart

    @property
    def secretariat(self) -> int:
        """The number of the secretariat."""
        return self.count + len(self.groups)

    @property
    def ids(self) -> list[str]:
        """The id of each actor."""
        organisations = (f"org-{number:06}" for number in range(self.count))
        return [*organisations, *(f"group-{group.key}" for group in self.groups), "body-kansli"]

    def draw(self, chance: np.random.Generator, isle: Flags, places: Ints) -> Ints:
        """Return an organisation for each place, of the isle or not, by activity and nearness."""
        side = isle.astype(int)
        level = chance.random(len(places))
        chosen = np.where(level < _NEAR[0], places, COUNTIES_AS_PLACES[places])
        chosen = np.where(level < sum(_NEAR), chosen, COUNTRY)
        for wider in (COUNTIES_AS_PLACES, np.full(PLACES, COUNTRY)):
            low, high = self._bounds[side, chosen].T
            chosen = np.where(low < high, chosen, wider[chosen])
        low, high = self._bounds[side, chosen].T
        at = low + chance.random(len(places)) * (high - low)
        found = np.searchsorted(self._sums, at, side="right")
        return np.minimum(found, self.count - 1)

    def near(
        self, chance: np.random.Generator, may: Flags, place: int, number: int
    ) -> tuple[int, ...]:
        """Return so many of the organisations that may, those near the place before others."""
        draws = 10 * number
        found = self.draw(chance, np.zeros(draws, bool), np.full(draws, place))
        ranked = dict.fromkeys(found[may[found]].tolist())
        if len(ranked) < number:
            ranked |= dict.fromkeys(np.flatnonzero(may).tolist())
        return tuple(ranked)[:number]


class Draft(NamedTuple):
    """An organisation before it has a number; `office` is the place that it stands for."""

    sector: int
    name: str
    home: int
    office: int | None
    is_unit: bool


def settle(count: int, quiet: int, people: Floats, chance: np.random.Generator) -> Actors:
    """Return `count` organisations, of whom `quiet` are quiet, with their groups.

    `people` is the share of the people in each municipality, where organisations are at home in
    proportion.
    """
    drafts = [draft for n in range(len(SECTORS)) for draft in _drafts(n, count, people, chance)]
    own = [n for n, draft in enumerate(drafts) if draft.office is None and not draft.is_unit]
    roles = np.full(count, "common", dtype="U8")
    apart = np.split(chance.permutation(own), np.cumsum([quiet, count // 10, count // 5]))
    for role, chosen in zip(("quiet", "isle", "reserved"), apart, strict=False):
        roles[chosen] = role

    def by_home(number: int) -> tuple[bool, int, int, int]:
        home = drafts[number].home
        return bool(roles[number] == "isle"), int(COUNTIES_AS_PLACES[home]), home, number

    order = sorted(range(count), key=by_home)
    roles = roles[order]
    drafts = [drafts[number] for number in order]
    office = {d.office: number for number, d in enumerate(drafts) if d.office is not None}
    sector = np.array([draft.sector for draft in drafts])
    home = np.array([draft.home for draft in drafts])
    active = np.array([WORDS["sectors"][key]["active"] for key in SECTORS])[sector]
    luck = (1 - chance.random(count)) ** (-1 / _PARETO)
    weight = np.where(roles == "quiet", 0.0, active * luck)
    sums = np.cumsum(weight)
    return Actors(
        count=count,
        names=tuple(_distinct([draft.name for draft in drafts])),
        sector=sector,
        home=home,
        part_of=tuple(office.get(draft.home) if draft.is_unit else None for draft in drafts),
        isle=roles == "isle",
        reserved=roles == "reserved",
        quiet=np.flatnonzero(roles == "quiet"),
        office=office,
        groups=tuple(_groups(office, sector, roles == "common")),
        weight=weight,
        _sums=sums,
        _bounds=_bounds(sums, home, roles == "isle"),
    )


def _drafts(
    sector: int, count: int, people: Floats, chance: np.random.Generator
) -> Iterator[Draft]:
    """Yield the organisations of a sector."""
    about = WORDS["sectors"][SECTORS[sector]]
    before = sum(WORDS["sectors"][key]["share"] for key in SECTORS[:sector])
    number = round((before + about["share"]) * count) - round(before * count)
    towns = chance.choice(MUNICIPALITIES, number, p=people)
    homes = np.stack([towns, COUNTIES_AS_PLACES[towns], np.full(number, COUNTRY)])
    homes = homes[chance.choice(3, number, p=about["home"]), np.arange(number)]
    largest_first = np.argsort(-people)
    offices = (largest_first, range(MUNICIPALITIES, COUNTRY))[int(np.argmax(about["home"]))]
    offices = [int(place) for place in offices] if "office" in about else []
    for place in offices[:number]:
        yield Draft(sector, about["office"].format(place=NAMES[place]), place, place, False)
    for n, place in enumerate(homes.tolist()[len(offices) :]):
        name = about["names"][n % len(about["names"])].format(place=NAMES[place])
        yield Draft(sector, name, place, None, bool(offices))


def _distinct(names: list[str]) -> list[str]:
    """Return the names with a number after each that has been used before."""
    seen: dict[str, int] = {}
    for number, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[number] = f"{name} {seen[name]}"
    return names


def _bounds(sums: Floats, home: Ints, isle: Flags) -> Floats:
    """Return where the summed weights of each place begin and end, outside and in the isle.

    Shape (2, places, 2). Those at home in a county stand among those in its municipalities.
    """
    starts = np.concatenate([[0.0], sums])
    bounds = np.zeros((2, PLACES, 2))
    county = COUNTIES_AS_PLACES[home]
    for side in (0, 1):
        on_side = isle == bool(side)
        for place in range(PLACES):
            inside = on_side & ((home == place) | (county == place) | (place == COUNTRY))
            members = np.flatnonzero(inside)
            if len(members):
                bounds[side, place] = starts[members[0]], starts[members[-1] + 1]
    return bounds


def _groups(office: dict[int, int], sector: Ints, free: Flags) -> list[Group]:
    towns = {place: actor for place, actor in office.items() if place < MUNICIPALITIES}
    groups = [Group("kommunerna", "kommunerna", "kommun", tuple(sorted(towns.values())))]
    for county, code in enumerate(COUNTIES):
        members = sorted(actor for place, actor in towns.items() if COUNTY_OF[place] == county)
        name = f"kommunerna i {NAMES[MUNICIPALITIES + county]}"
        groups.append(Group(f"kommunerna-{code}", name, "kommun", tuple(members)))
    for key, (name, kind) in WORDS["groups"].items():
        members = np.flatnonzero(free & (sector == SECTORS.index(kind)))[::2][:_PRINTED_MEMBERS]
        groups.append(Group(key, name, kind, tuple(members.tolist())))
    return groups
