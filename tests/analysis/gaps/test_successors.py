"""Ends without a successor, by hand and with every initiative against every other."""

from pathlib import Path

import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.successors import AHEAD, without_successor
from samverkan.analysis.gaps.timing import moved
from samverkan.analysis.practice import Practice
from samverkan.graph.records import Unit
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.dates import earliest, latest
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

TODAY = "2020-01-10"
HEAD = "id,name,kind,status,from,to,areas,places,target_groups,source\n"
FIRST = "i1,Ett,project,ended,2016,2017-06-30,a1,p-a,unga,src\n"
TABLES = {
    "organisations": "id,name,source\no1,Ett,src\n",
    "target_groups": "id,name\nunga,unga\ngamla,gamla\n",
    "places": (
        "id,name,kind,within,source\nlan,Län,county,,src\np-a,A,municipality,lan,src\n"
        "p-b,B,municipality,lan,src\n"
    ),
    "areas": "id,name,broader,source\na,Arbete,,src\na1,Praktik,a,src\na2,Kurs,a1,src\n",
    "initiatives": HEAD + FIRST,
}


def built(tmp_path: Path, *rows: str, **more: str) -> KnowledgeBase:
    initiatives = HEAD + FIRST + "".join(f"{row}\n" for row in rows)
    tables = TABLES | {"initiatives": initiatives} | more
    return KnowledgeBase.memory(register(tmp_path, "r", tables))


def found(practice: Practice, today: str = TODAY) -> dict[str, Gap]:
    return {short(gap.subjects)[0]: gap for gap in without_successor(practice, today)}


@pytest.mark.parametrize(
    ("row", "goes_on"),
    [
        ("i2,Två,project,,2017,2018,a1,p-a,unga,src", True),  # overlaps
        ("i2,Två,project,,2017-12-30,2019,a1,p-a,unga,src", True),  # within half a year
        ("i2,Två,project,,2018-01,2019,a1,p-a,unga,src", False),  # too late
        ("i2,Två,project,,2016,2017-06-30,a1,p-a,unga,src", False),  # ended with it
        ("i2,Två,project,,2017,2018,a2,p-a,unga,src", True),  # in a part of the area
        ("i2,Två,project,,2017,2018,a,p-a,unga,src", False),  # in the area around alone
        ("i2,Två,project,,2017,2018,a1,lan,unga,src", True),  # for the whole county
        ("i2,Två,project,,2017,2018,a1,p-b,unga,src", False),
        ("i2,Två,project,,2017,2018,a1,p-a,gamla,src", False),
        ("i2,Två,project,,2017,2018,a1,p-a,gamla|unga,src", True),
        ("i2,Två,project,,2017,2018,a1,p-a,,src", False),  # for whom is not known
        ("i2,Två,project,,2017,2018,a1,,unga,src", False),  # where is not known
        ("i2,Två,project,,2017-08,,a1,p-a,unga,src", True),  # begun
        ("i2,Två,project,,2017-03,,a1,p-a,unga,src", False),  # perhaps still going on
        ("i2,Två,project,,,2017-09,a1,p-a,unga,src", True),  # ended later
        ("i2,Två,project,,,,a1,p-a,unga,src", False),
        ("i2,Två,project,planned,2017,2018,a1,p-a,unga,src", False),
    ],
)
def test_what_follows_shares_area_place_and_target_group(
    tmp_path: Path, row: str, goes_on: bool
) -> None:
    assert ("i1" not in found(built(tmp_path, row).practice())) == goes_on


def test_a_facet_that_is_not_known_of_the_first_is_not_asked_for(tmp_path: Path) -> None:
    other = "i2,Två,project,,2017,2018,a1,p-b,gamla,src"
    for n, first in enumerate(["i1,Ett,project,ended,2016,2017-06-30,a1,,,src", FIRST.strip()]):
        (tmp_path / str(n)).mkdir()
        rows = {"initiatives": f"{HEAD}{first}\n{other}\n"}
        assert ("i1" in found(built(tmp_path / str(n), **rows).practice())) == bool(n)


def test_what_a_row_tells(tmp_path: Path) -> None:
    row = "i2,Två,project,,2017-03,,a1,,,src"
    more = {"participations": "id,actor,initiative,role,source\np1,o1,i1,owner,src\n"}
    gap = found(built(tmp_path, row, **more).practice())["i1"]
    assert (gap.strength, gap.details["months_since"], gap.details["end"]) == (
        -31,
        31,
        "2017-06-30",
    )
    hidden = {"undated": 1, "place_unknown": 1, "untagged": 1, "form": "ended"}
    assert hidden.items() <= gap.details.items()
    assert short(gap.details["actors"]) == ["o1"]
    assert (short(gap.evidence), gap.confidence) == (["i1"], "unknown")


@pytest.mark.parametrize(
    ("today", "form"), [("2017-01-01", "ahead"), ("2016-11-01", None), ("2017", "ended")]
)
def test_an_end_within_half_a_year_is_looked_for(
    tmp_path: Path, today: str, form: str | None
) -> None:
    gap = found(built(tmp_path).practice(), today).get("i1")
    assert (gap.details["form"] if gap else None) == form


def test_what_follows_may_be_outside_the_scope(tmp_path: Path) -> None:
    kb = built(tmp_path, "i2,Två,project,,2018-06-01,2019,a1,p-a,unga,src",
               "i3,Tre,project,,2017-12-01,2018-05-31,a1,lan,unga,src")  # fmt: skip
    # i3 follows i1 and i2 follows i3; nothing follows i2.
    assert set(found(kb.practice())) == {"i2"}
    assert set(found(kb.practice(when="2017"))) == set()
    assert set(found(kb.practice(area="a1", place="p-a"))) == {"i2"}


ASKED = "id,actor,area,place,from,to,date,answer,by\n"


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("q,o1,a1,p-a,,,2019,nothing,x", True),
        ("q,o1,a,p-a,,,2019,nothing,x", True),
        ("q,o1,a,,,,2019,nothing,x", False),  # what one party does says nothing of a place
        ("q,o1,a1,p-a,,,2017-06-30,nothing,x", False),  # asked before the end had come
        ("q,o1,a1,p-a,2016,2017-06-30,2019,nothing,x", False),
        ("q,o1,a1,p-b,,,2019,nothing,x", False),
        ("q,o1,a1,p-a,,,2019,something,x", False),
    ],
)
def test_only_an_answer_about_the_time_after_makes_it_known(
    tmp_path: Path, row: str, is_known: bool
) -> None:
    gap = found(built(tmp_path, inquiries=f"{ASKED}{row}\n").practice())["i1"]
    assert (gap.confidence == "known") == is_known


@pytest.mark.parametrize("seed", range(60))
def test_registers_drawn_by_lot_one_initiative_against_every_other(seed: int) -> None:
    practice = drawn(seed).practice()
    told = {gap.subjects[0] for gap in without_successor(practice, "2016-08-01")}
    expected = {
        unit.iri
        for unit in practice.initiatives
        if unit.end
        and practice.topics(unit)
        and latest(unit.end) <= moved("2016-08-01", AHEAD)
        and not any(follows(practice, unit, other) for other in practice.initiatives)
    }
    assert told == expected


def follows(practice: Practice, unit: Unit, other: Unit) -> bool:
    """Say whether an initiative goes on from another, facet by facet."""
    around, end = practice.facts.around, latest(unit.end or "")
    start, stop = other.start or other.end, other.end or other.start
    if other is unit or not (start and stop):
        return False
    in_time = earliest(start) <= moved(end, AHEAD) and latest(stop) > end
    same_area = practice.topics(unit) & practice.areas(other)
    same_place = not practice.places(unit) or any(
        p in around(q) or q in around(p)
        for p in practice.places(unit)
        for q in practice.places(other)
    )
    same_group = not practice.groups(unit) or practice.groups(unit) & practice.groups(other)
    return bool(in_time and same_area and same_place and same_group)
