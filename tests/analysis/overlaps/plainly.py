"""Overlaps by looking at every pair, facet by facet, as the definitions say it."""

import calendar
import datetime
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from samverkan.ontology.model import Initiative, Participation
from tests.analysis.overlaps.works import AREAS, PLACES

Day = datetime.date | None
Terms = frozenset[str]


@dataclass(frozen=True)
class Unit:
    id: str
    areas: Terms
    places: Terms
    groups: Terms
    activities: Terms
    start: Day
    end: Day
    owners: Terms


def first(text: str | None) -> Day:
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def last(text: str | None) -> Day:
    if text is None:
        return None
    parts = [*map(int, text.split("-"))]
    if len(parts) == 1:
        return datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        return datetime.date(*parts, calendar.monthrange(*parts)[1])
    return datetime.date(*parts)


def municipalities(place: str) -> Terms:
    if PLACES[place]["kind"] == "municipality":
        return frozenset({place})
    inside = [p for p, cells in PLACES.items() if cells.get("within") == place]
    reached = frozenset().union(*(municipalities(p) for p in inside))
    return frozenset(p for p in reached if PLACES[p]["kind"] == "municipality") or frozenset(
        {place}
    )


def unit(row: Initiative, ties: list[Participation]) -> Unit:
    mine = [tie for tie in ties if tie.initiative == row.id]
    owners = {tie.actor for tie in mine if tie.role == "owner"} or {tie.actor for tie in mine}
    areas = {area for area in row.areas if not any(AREAS[other] == area for other in row.areas)}
    places = frozenset().union(*(municipalities(place) for place in row.places))
    return Unit(
        row.id, frozenset(areas), places, frozenset(row.target_groups), frozenset(row.activities),
        first(row.from_), last(row.to), frozenset(owners),
    )  # fmt: skip


def jaccard(one: Terms, other: Terms) -> float | None:
    return len(one & other) / len(one | other) if one and other else None


def simultaneous(one: Unit, other: Unit) -> float | None:
    if one.start and one.end and other.start and other.end:
        shared = (min(one.end, other.end) - max(one.start, other.start)).days + 1
        shortest = min((u.end - u.start).days + 1 for u in (one, other) if u.start and u.end)
        return max(shared, 0) / shortest
    if before(one, other) or before(other, one):
        return 0.0
    return None


def before(one: Unit, other: Unit) -> bool:
    return bool(one.end and other.start and one.end < other.start)


def two_years_on(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return day.replace(year=day.year + 2, day=28)


def follows(one: Unit, other: Unit) -> bool:
    """Say whether the other begins 0–24 months after the end of the one."""
    if not (one.end and other.start):
        return False
    began_later = one.start is None or other.start > one.start
    return began_later and one.end <= other.start <= two_years_on(one.end)


def side_by_side(one: Unit, other: Unit) -> bool:
    named = {near for cells in PLACES.values() for near in cells.get("neighbours", ())}
    for a, b in product(one.places, other.places):
        beside_a, beside_b = (PLACES[p].get("neighbours", ()) for p in (a, b))
        if b in beside_a or a in beside_b:
            return True
        alone = not beside_a and not beside_b and a not in named and b not in named
        county = PLACES[a].get("within")
        if alone and county == PLACES[b].get("within") and PLACES[county or a]["kind"] == "county":
            return True
    return False


def partners(one: Unit, other: Unit, ties: list[Participation], units: dict[str, Unit]) -> bool:
    for a, b in product(ties, ties):
        if a.initiative != b.initiative or a.actor not in one.owners or b.actor not in other.owners:
            continue
        frame = units[a.initiative]
        starts = [one.start, other.start, *(first(t.from_) or frame.start for t in (a, b))]
        ends = [one.end, other.end, *(last(t.to) or frame.end for t in (a, b))]
        latest = max((day for day in starts if day), default=datetime.date.min)
        soonest = min((day for day in ends if day), default=datetime.date.max)
        if latest <= soonest:
            return True
    return False


def overlaps(
    works: list[Initiative], ties: list[Participation]
) -> tuple[dict[tuple[str, frozenset[str]], float], int]:
    """Return the score of each pair by kind and ids, and how many are left out as partners."""
    units = {row.id: unit(row, ties) for row in works if row.status != "proposed"}
    ties = [tie for tie in ties if tie.initiative in units]
    found: dict[tuple[str, frozenset[str]], float] = {}
    excluded = 0
    for one, other in combinations(units.values(), 2):
        facets = {
            "area": jaccard(one.areas, other.areas),
            "place": jaccard(one.places, other.places),
            "group": jaccard(one.groups, other.groups),
            "activity": jaccard(one.activities, other.activities),
            "period": simultaneous(one, other),
        }
        kind = kind_of(one, other, facets)
        if kind is None:
            continue
        if kind in ("parallel", "neighbouring") and partners(one, other, ties, units):
            excluded += 1
            continue
        left_out = {"neighbouring": ["place"], "restart": ["period"]}.get(kind, [])
        if kind == "restart" and facets["place"] == 0:
            left_out.append("place")
        counted = [v for name, v in facets.items() if v is not None and name not in left_out]
        found[kind, frozenset({one.id, other.id})] = prod(counted) ** (1 / len(counted))
    return found, excluded


def kind_of(one: Unit, other: Unit, facets: dict[str, float | None]) -> str | None:
    known = [name for name, value in facets.items() if value is not None]
    if len(known) < 3 or not facets["area"] or 0 in (facets["group"], facets["activity"]):
        return None
    shared = bool(one.owners & other.owners)
    if (follows(one, other) or follows(other, one)) and (shared or facets["place"]):
        return "restart"
    if shared or facets["period"] == 0 or facets["place"] is None:
        return None
    owned = bool(one.owners and other.owners)
    if facets["place"]:
        return "parallel" if owned else "owners-unknown"
    return "neighbouring" if owned and side_by_side(one, other) else None
