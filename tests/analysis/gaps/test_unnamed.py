"""Practice without promise: by hand, and as the ready-made question."""

from pathlib import Path

import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.unnamed import active_not_named
from samverkan.analysis.practice import Practice
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

TABLES = {
    "organisations": (
        "id,name,source\no1,Ett,src\no2,Två,src\no3,Tre,src\no4,Fyra,src\no5,Fem,src\n"
    ),
    "groups": "id,name,source\ng,gruppen,src\n",
    "group_members": "id,group,member,basis,source\ngm1,g,o3,rule,src\n",
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,src\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,src\na1,Praktik,a,,src\n"
        "b,Bostad,,agr,src\nc,Utanför,,,src\n"
    ),
    "commitments": (
        "id,agreement,area,actor,as_printed,source\nc1,agr,a,o1,x,src\nc2,agr,a1,o2,x,src\n"
        "c3,agr,b,g,x,src\n"
    ),
    "initiatives": (
        "id,name,kind,status,from,to,areas,source\ni1,Praktiken,project,ended,2016,2017,a1,src\n"
        "i2,Bygget,project,ongoing,2019,,b,src\ni3,Annat,project,ended,2016,2016,c,src\n"
        "i4,Förr,project,ended,2013,2014,b,src\ni5,Odaterat,project,,,,a1,src\n"
        "i6,Planen,project,planned,2016,2016,b,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o3,i2,owner,src\n"
        "p3,o4,i2,partner,src\np4,o4,i3,owner,src\np5,o5,i4,owner,src\np6,o4,i5,owner,src\n"
        "p7,o4,i1,owner,src\np8,o2,i2,owner,src\np9,o5,i5,owner,src\np10,o5,i6,owner,src\n"
    ),
    "classifications": (
        "id,subject,term,coder,date,why\nk1,i2,a1,red,2026,Så.\n"
    ),
}  # fmt: skip


def found(practice: Practice) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in active_not_named(practice)}


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def test_who_is_named_for_an_area_around_or_inside_or_in_a_group_is_named(
    small: KnowledgeBase,
) -> None:
    gaps = found(small.practice())
    # Ett is named for a, Tre as a member for b; c stands in no agreement; i4 was before it.
    assert set(gaps) == {"o2 b", "o3 a1", "o4 a1", "o4 b", "o5 a1"}


def test_what_a_row_tells(small: KnowledgeBase) -> None:
    gap = found(small.practice())["o4 a1"]
    assert (gap.strength, gap.confidence) == (3.0, "known")
    assert short(gap.evidence) == ["p3", "p6", "p7"]
    assert short(gap.details["initiatives"]) == ["i1", "i2", "i5"]
    assert (gap.details["undated"], gap.details["coded"]) == (1, 1)
    assert short([gap.details["agreement"]]) == ["agr"]


def test_without_a_date_it_is_not_known_to_be_during_the_agreement(small: KnowledgeBase) -> None:
    assert found(small.practice())["o5 a1"].confidence == "unknown"
    # Begun within the period, it surely was.
    assert found(small.practice())["o2 b"].confidence == "known"


def test_what_only_an_editor_says_can_be_left_out(small: KnowledgeBase) -> None:
    gaps = found(small.practice(printed_only=True))
    assert set(gaps) == {"o2 b", "o4 a1", "o4 b", "o5 a1"}
    assert gaps["o4 a1"].details["coded"] == 0


def test_within_an_area(small: KnowledgeBase) -> None:
    assert set(found(small.practice(area="b"))) == {"o2 b", "o4 b"}
    assert set(found(small.practice(area="a"))) == {"o3 a1", "o4 a1", "o5 a1"}


def test_in_a_year_an_undated_initiative_may_be_the_one(small: KnowledgeBase) -> None:
    gaps = found(small.practice(when="2016"))
    assert gaps["o4 a1"].details["undated"] == 1
    assert gaps["o5 a1"].confidence == "unknown"


def test_the_shipped_register_agrees_with_the_ready_made_question(kb: KnowledgeBase) -> None:
    rows = kb.ask("active-not-named").rows
    gaps = list(active_not_named(kb.practice()))
    assert {gap.subjects for gap in gaps} == {(row["actor"], row["unit"]) for row in rows}
    assert len(gaps) == 3


@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot_agree_but_for_what_came_after_the_agreement(seed: int) -> None:
    kb = drawn(seed)
    rows = kb.ask("active-not-named").rows
    gaps = {gap.subjects for gap in active_not_named(kb.practice())}
    asked = {(row["actor"], row["unit"]) for row in rows}
    assert gaps <= asked
    end = next(iter(kb.facts.agreements.values())).end
    later = {
        unit.iri
        for unit in kb.facts.initiatives.values()
        if end and unit.start and unit.start > end and not unit.start.startswith(end)
    }
    only_later = {
        pair
        for pair in asked
        if {r["initiative"] for r in rows if (r["actor"], r["unit"]) == pair} <= later
    }
    assert gaps >= asked - only_later
