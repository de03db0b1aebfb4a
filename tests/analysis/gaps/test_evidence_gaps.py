"""Statements with weak evidence: old, from one work, or from who they are about."""

from pathlib import Path

import pytest

from samverkan.analysis.gaps.evidence_gaps import evidence_gaps, statements
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.practice import Practice
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import short
from tests.analysis.registers import register

TODAY = "2026-06-15"
TABLES = {
    "sources": (
        "id,name,kind,publisher,date,same_work_as\n"
        "old,Gammal,agreement,Länet,2015,\ncopy,Avskrift,agreement,Länet,2016,old\n"
        "new,Ny,web page,Ett kommun,2026-01,\nabbr,Kort,web page,EK,2026-02,\n"
        "nodate,Odaterad,web page,Länet,,\nseen,Sett,own observation,,2026-03,\n"
        "who,Vems,web page,,2026-03,\nlate,Sen,web page,Länet,2026-04,\n"
    ),
    "organisations": "id,name,source\no1,Ett kommun,old\no2,Två,old\n",
    "names": "id,named,name,name_kind,source\nn1,o1,EK,short,old\n",
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2030,old\n",
    "areas": "id,name,agreement,source\na,Arbete,agr,old\n",
    "commitments": (
        "id,agreement,area,actor,as_printed,source\nc1,agr,a,o1,x,old\nc2,agr,a,o2,x,old\n"
    ),
    "initiatives": (
        "id,name,kind,status,areas,source\ni1,Ett,project,,a,old\ni2,Plan,project,planned,a,old\n"
    ),
    "participations": "id,actor,initiative,role,source\np1,o1,i1,owner,new\np2,o1,i2,owner,new\n",
    "evidence": "id,statement,date,source\ne1,c1,,copy\n",
}


def found(practice: Practice, **options: int) -> dict[str, Gap]:
    return {short(gap.evidence)[0]: gap for gap in evidence_gaps(practice, TODAY, **options)}


def built(tmp_path: Path, *evidence: str, own: str = "new") -> KnowledgeBase:
    """Build a register in which these rows stand behind the participation, with its own source."""
    tables = TABLES | {
        "participations": f"id,actor,initiative,role,source\np1,o1,i1,owner,{own}\n",
        "evidence": TABLES["evidence"] + "".join(f"{row}\n" for row in evidence),
    }
    return KnowledgeBase.memory(register(tmp_path, "r", tables))


def test_commitments_and_participations_in_practice_are_looked_at(tmp_path: Path) -> None:
    practice = KnowledgeBase.memory(register(tmp_path, "r", TABLES)).practice()
    assert set(found(practice)) == {"c1", "c2", "p1"}
    assert statements(practice) == 3


def test_two_extractions_of_one_work_are_one_source(tmp_path: Path) -> None:
    gap = found(built(tmp_path).practice())["c1"]
    assert (gap.details["sources"], gap.details["latest"]) == (1, "2016")
    assert gap.details["reasons"] == ["old", "single"]
    assert gap.details["age_months"] == 9 * 12 + 6  # from December 2016
    assert (gap.confidence, short(gap.subjects)) == ("known", ["o1", "a"])


@pytest.mark.parametrize(
    ("own", "evidence", "reasons"),
    [
        ("new", [], ["single", "self_reported"]),
        ("new", ["e2,p1,,abbr"], ["self_reported"]),  # by another of its names
        ("new", ["e2,p1,,late"], []),
        ("new", ["e2,p1,,who"], []),  # whose it is is not known
        ("new", ["e2,p1,,seen"], ["self_reported"]),
        ("seen", [], ["single", "self_reported"]),
        ("old", ["e2,p1,,seen"], []),
        ("old", ["e2,p1,,copy"], ["old", "single"]),
        ("old", ["e2,p1,2026-01-01,copy"], ["single"]),  # found again later
        ("nodate", ["e2,p1,,old"], []),
    ],
)
def test_the_three_reasons(
    tmp_path: Path, own: str, evidence: list[str], reasons: list[str]
) -> None:
    gap = found(built(tmp_path, *evidence, own=own).practice()).get("p1")
    assert (gap.details["reasons"] if gap else []) == reasons


def test_a_source_without_a_date_may_be_old_and_so_it_is_unknown(tmp_path: Path) -> None:
    gap = found(built(tmp_path, "e2,p1,,old", own="nodate").practice())["p1"]
    assert (gap.confidence, gap.details["undated_sources"]) == ("unknown", 1)
    assert gap.details["sources"] == 2


def test_a_late_source_beside_one_without_a_date_is_not_old(tmp_path: Path) -> None:
    assert "p1" not in found(built(tmp_path, "e2,p1,,late", own="nodate").practice())


def test_months_are_as_many_as_the_user_says(tmp_path: Path) -> None:
    kb = built(tmp_path, "e2,p1,,late")
    assert "p1" not in found(kb.practice(), months=2)
    assert found(kb.practice(), months=1)["p1"].details["reasons"] == ["old"]


def test_more_reasons_weigh_more_and_then_age(tmp_path: Path) -> None:
    gaps = found(built(tmp_path, own="seen").practice())
    two_old, two_new = gaps["c2"].strength, gaps["p1"].strength
    assert two_old is not None
    assert two_new is not None
    assert 2 < two_new < two_old < 3


def test_within_an_area_and_without_some_actors(tmp_path: Path) -> None:
    kb = built(tmp_path)
    assert set(found(kb.practice(area="a"))) == {"c1", "c2", "p1"}
    from samverkan.analysis.practice import Scope

    without = Practice(kb.facts, Scope(without=frozenset({kb.meaning("actor", "o1")})))
    assert set(found(without)) == {"c2"}


def test_the_shipped_register(kb: KnowledgeBase) -> None:
    gaps = found(kb.practice())
    commitment = gaps["com-bostad-planering-kommunerna"]
    # both extractions of the agreement, which are one work from 2015
    assert commitment.details["sources"] == 1
    assert commitment.details["reasons"] == ["old", "single"]
    assert statements(kb.practice()) == 68 + 20
