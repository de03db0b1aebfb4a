"""The same thing twice, known by name, day and text."""

from typing import Any

import numpy as np
import pytest

from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.overlaps.twins import COMMON, Names
from samverkan.ontology.model import Attendance, Event, Initiative
from tests.analysis.overlaps.works import FROM, owned, practice, short, work

TEXT = "Vuxna övar svenska i grupp med frivilliga på biblioteket varje tisdag hela den långa våren."


def names_alike(one: str, other: str) -> float:
    found = Names([one, other]).likeness(np.asarray([0]), np.asarray([1]))
    return float(found[0])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Språkvägen Mora", "SPRÅKVÄGEN – Mora", True),
        ("Mora: Språkvägen", "Språkvägen, Mora", True),
        ("Integration i arbetslivet", "Integraton i arbetslivet", True),
        ("Projektet Språkvägen", "Språkvägen (projekt)", True),
        ("Inbjudan: Nätverksträff om bostäder", "Nätverksträff om bostäder", True),
        ("Projektet", "Insatsen", False),
        ("Språkvägen", "Byvägen", False),
        # Numbers tell phases and years apart.
        ("Språkvägen 2017", "Språkvägen 2018", False),
        ("Språkvägen", "Språkvägen II", False),
        ("Språkvägen etapp 1", "Språkvägen etapp 2", False),
    ],
)
def test_names_that_are_alike(one: str, other: str, alike: bool) -> None:
    assert (names_alike(one, other) >= 0.9) is alike


def records(*works: Initiative) -> set[frozenset[str]]:
    found = find_overlaps(practice(works), kinds=["same-record"])
    return {frozenset({short(row.one), short(row.other)}) for row in found.rows}


def test_alike_in_name_and_period() -> None:
    works = [
        work("i1", name="Vägen till svenska", start="2017-01-01", end="2018-12-31", places=("m1",)),
        work("i2", name="Vägen till svenskan", start="2017-01", end="2018-12", places=("c1",)),
        work("i3", name="Vägen till svenska", start="2012", end="2013", places=("m1",)),
        work("i4", name="Vägen till svenska", start="2017", end="2018", places=("m4",)),
        work("i5", name="Vägen till svenska", start="2017-01-10"),
    ]
    pairs = {frozenset(pair) for pair in (("i1", "i2"), ("i1", "i5"), ("i2", "i5"), ("i4", "i5"))}
    assert records(*works) == pairs


def test_names_alone_are_not_enough() -> None:
    assert records(work("i1", name="Språkcafé"), work("i2", name="Språkcafé")) == set()


def test_the_same_text_under_two_names() -> None:
    first, second = work("i1", description=TEXT), work("i2", description=f" {TEXT.upper()} ")
    assert records(first, second) == {frozenset({"i1", "i2"})}
    other = {"start": "2020", "end": "2021"}
    again = work("i2", description=TEXT, **other)
    assert records(work("i1", description=TEXT, start="2015", end="2016"), again) == set()
    few = " ".join(TEXT.split()[:14])
    assert records(work("i1", description=few), work("i2", description=few)) == set()


def test_what_many_are_called_tells_none_apart() -> None:
    period = {"start": "2018", "end": "2018"}
    works = [work(f"i{n}", name="Förstudie", **period) for n in range(COMMON + 1)]
    assert records(*works[:2]) == {frozenset({"i0", "i1"})}
    assert records(*works) == set()


def test_a_record_entered_twice_is_no_other_kind_and_its_copy_waits() -> None:
    cells = {"areas": ("a1",), "places": ("m1",), "start": "2017", "end": "2018"}
    works = [
        work("i1", name="Vägen till jobb", **cells),
        work("i2", name="Vägen till jobb", **cells),
        work("i3", name="Helt annat", **cells),
    ]
    found = find_overlaps(practice(works, owned({"i1": "o1", "i2": "o2", "i3": "o3"})))
    told = [(row.kind, short(row.one), short(row.other)) for row in found.rows]
    assert told == [
        ("parallel", "i1", "i3"),
        ("parallel", "i2", "i3"),
        ("same-record", "i1", "i2"),
    ]
    assert found.rows[-1].found_by == "names"
    assert found.rows[-1].score == pytest.approx(1)


def event(id: str, name: str, day: str | None, **cells: Any) -> Event:
    period = {"from": day, "to": day}
    row: dict[str, Any] = {"name": name, "kind": "meeting"} | period | cells | FROM
    return Event(id=id, **row)


def test_events_on_the_same_day() -> None:
    events = [
        event("e1", "Nätverksträff om bostäder", "2019-05-03", places=("m1",)),
        event("e2", "Nätverksträff: bostäder", "2019-05", places=("m1",)),
        event("e3", "Nätverksträff om bostäder", "2019-05-03", places=("m4",)),
        event("e4", "Nätverksträff om bostäder", "2019-06-03", places=("m1",)),
        event("e5", "Nätverksträff om bostäder", None, places=("m1",)),
        event("e6", "Nätverksträff om bostäder", "2019-05-03", status="planned"),
        event("e7", "Träff om nätverk och bostäder", "2019-05-03", places=("m1",)),
        event("e8", "Om bostäder, nätverksträff", "2019-05-03"),
    ]
    organiser: dict[str, Any] = {"actor": "o1", "event": "e1", "role": "organiser"} | FROM
    guest: dict[str, Any] = {"actor": "o2", "event": "e1"} | FROM
    attendances = [Attendance(id="at1", **organiser), Attendance(id="at2", **guest)]
    found = find_overlaps(practice([], events=events, attendances=attendances))
    pairs = {frozenset({short(row.one), short(row.other)}) for row in found.rows}
    assert pairs == {
        frozenset(pair) for pair in (("e1", "e8"), ("e1", "e2"), ("e3", "e8"), ("e2", "e8"))
    }
    assert found.totals["same-event"] == 4
    first = next(row for row in found.rows if short(row.one) == "e1")
    assert [short(actor) for actor in first.owners[0].actors] == ["o1"]
    assert first.owners[1].basis == "unknown"
