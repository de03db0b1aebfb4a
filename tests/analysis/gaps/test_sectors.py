"""Absent sectors, by hand and against the ties of the store."""

from pathlib import Path

import pytest

from samverkan.analysis.gaps import find_gaps
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.sectors import absent_sectors, area_sectors
from samverkan.analysis.practice import Practice
from samverkan.graph.projection import two_mode
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

TABLES = {
    "sectors": (
        "id,name,note\ns-k,Kommun,Hit räknas kommuner.\ns-c,Det civila samhället,\ns-n,Företag,\n"
    ),
    "organisations": (
        "id,name,sector,source\no1,Ett,s-k,src\no2,Två,s-n,src\no3,Tre,s-c,src\no4,Fyra,,src\n"
    ),
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,src\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,src\na1,Praktik,a,agr,src\n"
        "b,Bostad,,agr,src\nc,Tomt,,agr,src\n"
    ),
    "commitments": "id,agreement,area,actor,as_printed,source\nc1,agr,a1,o3,x,src\n",
    "initiatives": (
        "id,name,kind,from,to,areas,source\ni1,Ett,project,2016,2016,a1,src\n"
        "i2,Två,project,2016,2016,a1,src\ni3,Tre,project,2016,2016,b,src\n"
        "i4,Fyra,project,2016,2016,b,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o2,i2,owner,src\n"
        "p3,o4,i3,owner,src\np4,o1,i3,owner,src\n"
    ),
}


def built(tmp_path: Path, **more: str) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES | more))


def found(practice: Practice) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in absent_sectors(practice)}


def test_a_sector_without_a_party_in_the_area(tmp_path: Path) -> None:
    practice = built(tmp_path).practice()
    assert {at: gap.confidence for at, gap in found(practice).items()} == {
        # Ett and Två are all who take part, and they are of other sectors.
        "a s-c": "known", "a1 s-c": "known",
        # Of Fyra the sector is not known, and of i4 nobody is.
        "b s-c": "unknown", "b s-n": "unknown",
        "c s-c": "unknown", "c s-k": "unknown", "c s-n": "unknown",
    }  # fmt: skip
    assert area_sectors(practice) == 12


def test_what_a_row_tells(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice())
    assert gaps["a s-c"].strength == 2.0
    assert short(gaps["a s-c"].details["named"]) == ["o3"]
    assert gaps["c s-k"].details["rule"] == "Hit räknas kommuner."
    hidden = {"sector_unknown": 1, "without_actor": 1, "area_unknown": 0, "broader": 0}
    assert hidden.items() <= gaps["b s-n"].details.items()
    assert gaps["a s-c"].question == "who-cooperates"


def test_civil_society_comes_first(tmp_path: Path) -> None:
    rows = find_gaps(built(tmp_path).practice(), ["sector-absent"], today="2026", limit=0).rows
    order = [" ".join(short(gap.subjects)) for gap in rows]
    assert order[:4] == ["a s-c", "a1 s-c", "b s-c", "c s-c"]


@pytest.mark.parametrize(
    ("row", "hides"),
    [
        ("i5,Fem,project,2016,2016,a,src", "broader"),  # may belong to the sub-area
        ("i5,Fem,project,2016,2016,,src", "area_unknown"),  # may belong to any area
        ("i5,Fem,project,2016,2016,a1,src", "without_actor"),
    ],
)
def test_what_may_hide_a_party_makes_it_unknown(tmp_path: Path, row: str, hides: str) -> None:
    kb = built(tmp_path, initiatives=TABLES["initiatives"] + row + "\n")
    gap = found(kb.practice())["a1 s-c"]
    assert (gap.confidence, gap.details[hides]) == ("unknown", 1)


def test_an_initiative_that_the_scope_sets_apart_may_hide_a_party(tmp_path: Path) -> None:
    kb = built(tmp_path, initiatives=TABLES["initiatives"] + "i5,Fem,project,,,a1,src\n")
    gap = found(kb.practice(when="2016"))["a1 s-c"]
    assert (gap.confidence, gap.details["set_apart"]) == ("unknown", 1)


def test_where_nobody_takes_part_only_an_answer_makes_it_known(tmp_path: Path) -> None:
    kb = built(tmp_path, inquiries="id,actor,area,date,answer,by\nq1,o1,c,2019,nothing,x\n")
    gaps = found(kb.practice())
    assert {at: gap.confidence for at, gap in gaps.items() if at.startswith("c")} == {
        "c s-c": "known", "c s-k": "known", "c s-n": "known",
    }  # fmt: skip
    assert short(gaps["c s-c"].evidence) == ["q1"]


@pytest.mark.parametrize("seed", range(30))
def test_registers_drawn_by_lot_against_the_network_of_each_area(seed: int) -> None:
    kb = drawn(seed)
    facts = kb.facts
    absent = {gap.subjects for gap in absent_sectors(kb.practice())}
    for area in facts.areas:
        graph = two_mode(kb.store, "evidenced", area=area)
        there = {facts.actors[node].sector for node in graph if node in facts.actors}
        for sector in ("sector-p", "sector-q"):
            iri = kb.meaning("thing", sector)
            assert ((area, iri) in absent) == (iri not in there)
