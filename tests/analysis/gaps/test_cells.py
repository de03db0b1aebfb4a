"""Cells of an area and a place without an initiative, by hand and as the matrix has them."""

from pathlib import Path

import pytest

from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import find_gaps
from samverkan.analysis.gaps.cells import cells, empty_cells
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.practice import Practice
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

TABLES = {
    "organisations": "id,name,source\no1,Ett,src\n",
    "places": (
        "id,name,kind,within,source\nlan,Län,county,,src\np-a,A,municipality,lan,src\n"
        "p-b,B,municipality,lan,src\np-c,C,municipality,,src\n"
    ),
    "areas": "id,name,broader,source\na,Arbete,,src\na1,Praktik,a,src\nb,Bostad,,src\n",
    "initiatives": (
        "id,name,kind,status,from,to,areas,places,source\n"
        "i1,Ett,project,ended,2016,2016,a1,p-a,src\n"
        "i2,Två,project,ended,2016,2016,b,lan,src\n"
        "i3,Tre,project,planned,2016,2016,a,p-c,src\n"
        "i4,Fyra,project,,2016,2016,a,,src\n"
        "i5,Fem,project,,2016,2016,,p-b,src\n"
        "i6,Sex,project,,,,a,p-b,src\n"
    ),
    "needs": (
        "id,area,place,date,low,high,unit,source\nn1,a,p-c,2016,40,50,personer,src\n"
        "n2,b,p-c,2016,7,,personer,src\nn3,a,p-b,2016,90,,procent,src\n"
    ),
    "inquiries": (
        "id,actor,area,place,date,answer,by\nq1,o1,b,p-c,2019,nothing,x\n"
        "q2,o1,a,p-b,2019,nothing,x\nq3,o1,a1,p-c,2019,nothing,x\nq4,o1,a1,,2019,nothing,x\n"
        "q5,o1,a1,p-b,2019,something,x\n"
    ),
}


def found(practice: Practice) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in empty_cells(practice)}


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def test_a_cell_is_a_gap_only_where_somebody_was_asked(small: KnowledgeBase) -> None:
    gaps = found(small.practice(when="2016"))
    # b is reached county-wide in A and B. An answer about a sub-area does not speak for its area,
    # but stands by itself where it names a place.
    told = {at: gap.confidence for at, gap in gaps.items()}
    expected = {"a p-b": "known", "a p-c": "unknown", "b p-c": "known", "a1 p-c": "known"}
    assert told == expected
    assert short(gaps["b p-c"].evidence) == ["q1"]
    # three places in two areas, and the two cells of the sub-area that an inquiry names
    assert cells(small.practice(when="2016")) == 8


def test_the_need_is_the_strength_where_units_are_the_same(small: KnowledgeBase) -> None:
    gaps = found(small.practice(when="2016"))
    assert {at: gap.strength for at, gap in gaps.items()} == {
        "a p-b": None, "a p-c": 40.0, "b p-c": 7.0, "a1 p-c": None,
    }  # fmt: skip
    assert gaps["a p-b"].details["need"] == 90.0
    assert gaps["a p-c"].details["need_high"] == 50.0


def test_known_cells_come_first_and_then_the_greatest_need(small: KnowledgeBase) -> None:
    rows = find_gaps(small.practice(when="2016"), ["empty-cell"], today="2026", limit=0).rows
    assert [" ".join(short(gap.subjects)) for gap in rows] == [
        "b p-c", "a1 p-c", "a p-b", "a p-c",
    ]  # fmt: skip


def test_what_may_lie_in_a_cell_is_told(small: KnowledgeBase) -> None:
    details = found(small.practice(when="2016"))["a p-b"].details
    hidden = {name: details[name] for name in ("place_unknown", "area_unknown", "set_apart")}
    assert hidden == {"place_unknown": 1, "area_unknown": 1, "set_apart": 1}
    assert details["empty_in_place"] == 1


def test_an_undated_initiative_covers_where_no_date_is_asked_for(small: KnowledgeBase) -> None:
    assert set(found(small.practice())) == {"a p-c", "b p-c", "a1 p-c"}


def test_cells_of_other_places_than_municipalities_have_another_question(tmp_path: Path) -> None:
    places = "id,name,kind,source\np-a,A,locality,src\np-b,B,locality,src\n"
    tables = {
        "places": places,
        "areas": "id,name,source\na,Arbete,src\n",
        "initiatives": "id,name,kind,areas,places,source\ni1,Ett,project,a,p-a,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    (gap,) = empty_cells(kb.practice())
    assert (short(gap.subjects), gap.question) == (["a", "p-b"], "initiatives")


def test_an_area_without_initiatives_has_every_cell_unknown(kb: KnowledgeBase) -> None:
    gaps = list(empty_cells(kb.practice(area="bostad")))
    assert (len(gaps), {gap.confidence for gap in gaps}) == (15, {"unknown"})


@pytest.mark.parametrize("seed", range(25))
def test_registers_drawn_by_lot_have_the_cells_of_the_matrix(seed: int) -> None:
    practice = drawn(seed).practice()
    empty = {at for at, cell in coverage(practice).cells.items() if cell.status != "covered"}
    gaps = list(empty_cells(practice))
    assert {gap.subjects for gap in gaps} == empty
    assert len(gaps) <= cells(practice)
