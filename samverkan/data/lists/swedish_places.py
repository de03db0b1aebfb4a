"""Swedish municipalities and counties in a list: names and codes that are none, or do not agree."""

import csv
import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from samverkan.data.lists.files import Record
from samverkan.data.lists.plan import Plan, Spot
from samverkan.faults import Fault

_REFERENCE: Final = Path(__file__).parents[1] / "reference" / "municipalities.csv"
#: How much of a column must be known before the rest is doubted, and of how many values.
_MOST: Final = 0.8
_LEAST: Final = 3
#: How alike a misspelt name is.
_ALIKE: Final = 0.8


class Known(NamedTuple):
    """The places of a kind: the code of each name in lower case, and the name of each code."""

    codes: Mapping[str, str]
    names: Mapping[str, str]


@cache
def known(kind: str) -> Known:
    """Return the municipalities or the counties of Sweden.

    >>> known("municipality").codes["mora kommun"], known("county").names["20"]
    ('2062', 'Dalarna')
    """
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in _rows():
        code, short = row[f"{kind}_code"], row[f"{kind}_name_short"]
        names[code] = names[code.lstrip("0")] = short
        for name in (row[f"{kind}_name"].casefold(), short.casefold()):
            codes |= {name: code, name.replace(" ", "-"): code}
        if kind == "county":
            codes[f"region {short}".casefold()] = code
    return Known(codes, names)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with _REFERENCE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _county_of() -> Mapping[str, str]:
    return {row["municipality_code"]: row["county_code"] for row in _rows()}


def wrong_codes(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each code that no place has, or that is another place than its name.

    Only columns of which nearly all values are Swedish are judged.
    """
    for spot in _spots(plan):
        there = known(spot.kind)
        if spot.code is None or not _is_swedish(plan, spot.code, there.names):
            continue
        for record in plan.rows:
            codes, names = plan.values(record, spot.code), plan.values(record, spot.name)
            for at, code in enumerate(codes):
                meant = there.names.get(code)
                name = names[at] if len(names) == len(codes) else ""
                own = there.codes.get(name.casefold())
                if meant is None:
                    yield _fault(plan, "list_no_code", record, spot.code)
                elif own and own.lstrip("0") != code.lstrip("0"):
                    told = {"code": code, "name": meant, "other": name, "own": own}
                    yield _fault(plan, "list_other_code", record, spot.code, **told)


def doubtful(plan: Plan) -> Iterator[Fault]:
    """Yield a doubt for each name that is nearly a place, and each place in another county."""
    for spot in _spots(plan):
        there = known(spot.kind)
        if spot.name is None or not _is_swedish(plan, spot.name, there.codes):
            continue
        for record in plan.rows:
            for name in plan.values(record, spot.name):
                near = None if name.casefold() in there.codes else _near(name, spot.kind)
                if near:
                    yield _fault(plan, "list_near_place", record, spot.name, name=name, near=near)
    yield from _elsewhere(plan)


def _elsewhere(plan: Plan) -> Iterator[Fault]:
    """Yield a doubt for each municipality of another county than the one that its row names."""
    spots = {spot.kind: spot.name for spot in _spots(plan)}
    place, county = spots.get("municipality"), spots.get("county")
    if place is None or county is None:
        return
    for record in plan.rows:
        counties = [
            known("county").codes.get(one.casefold()) for one in plan.values(record, county)
        ]
        if len(counties) != 1 or counties[0] is None:
            continue
        for name in plan.values(record, place):
            code = known("municipality").codes.get(name.casefold())
            own = _county_of().get(code or "")
            if own and own != counties[0]:
                fields = {"own": known("county").names[own], "other": record.text(county)}
                yield _fault(plan, "list_other_county", record, place, **fields)


def _spots(plan: Plan) -> Sequence[Spot]:
    return [one for one in plan.columns.places if one.kind in ("municipality", "county")]


def _is_swedish(plan: Plan, column: int, there: Mapping[str, str]) -> bool:
    values = [one.casefold() for row in plan.rows for one in plan.values(row, column)]
    return len(values) >= _LEAST and sum(one in there for one in values) >= _MOST * len(values)


@cache
def _near(name: str, kind: str) -> str | None:
    """Return the place that a name nearly is, or None."""
    names = {short.casefold(): short for short in known(kind).names.values()}
    plain = name.casefold().removesuffix(" kommun").removesuffix(" län")
    found = difflib.get_close_matches(plain, names, n=1, cutoff=_ALIKE)
    return names[found[0]] if found else None


def _fault(plan: Plan, key: str, record: Record, column: int, **fields: object) -> Fault:
    return plan.fault(key, record.number, column, record.text(column), fields)
