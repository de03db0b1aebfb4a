"""Promises without practice: by hand, as the ready-made question, and counted pair by pair."""

from pathlib import Path

import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.promises import promises, unkept
from samverkan.analysis.practice import Practice, Scope
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.dates import earliest, latest
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

#: Ett works on one of its two areas; the group's member Tre works on none within the agreement.
TABLES = {
    "places": "id,name,kind,source\np-a,A,municipality,src\np-b,B,municipality,src\n",
    "organisations": (
        "id,name,place,source\no1,Ett,p-a,src\no2,Två,p-b,src\no3,Tre,,src\no4,Fyra,,src\n"
    ),
    "groups": "id,name,source\ng,gruppen,src\nh,de okända,src\n",
    "group_members": "id,group,member,basis,source\ngm1,g,o3,rule,src\ngm2,g,o4,rule,src\n",
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,src\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,src\na1,Praktik,a,agr,src\n"
        "a2,Jobb,a,agr,src\nb,Bostad,,agr,src\n"
    ),
    "commitments": (
        "id,agreement,area,actor,leads,as_printed,source\nc1,agr,a1,o1,ja,x,src\n"
        "c2,agr,a2,o1,,x,src\nc3,agr,a1,g,,x,src\nc4,agr,a,o2,,x,src\nc5,agr,b,h,,x,src\n"
    ),
    "initiatives": (
        "id,name,kind,status,from,to,areas,places,source\n"
        "i1,Jobben,project,ended,2016,2017,a2,p-b,src\n"
        "i2,Före,project,ended,2013,2014,a1,,src\n"
        "i3,Efter,project,ongoing,2021,2022,a1,,src\n"
        "i4,Planen,project,planned,2016,2016,a1,,src\n"
        "i5,Del,project,,,,a1,,src\n"
        "i6,Var,project,,,,,,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o1,i2,owner,src\n"
        "p3,o3,i3,owner,src\np4,o1,i4,owner,src\np5,o2,i5,owner,src\np6,o1,i6,owner,src\n"
    ),
}
ASKED = "id,actor,area,place,from,to,date,answer,by\n"


def found(practice: Practice) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in unkept(practice)}


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def asked(tmp_path: Path, *rows: str) -> dict[str, Gap]:
    """Return the promises without practice where these inquiries were made."""
    tables = TABLES | {"inquiries": ASKED + "".join(f"{row}\n" for row in rows)}
    return found(KnowledgeBase.memory(register(tmp_path, "r", tables)).practice())


def test_practice_before_the_agreement_after_it_or_only_planned_is_none(
    small: KnowledgeBase,
) -> None:
    gaps = found(small.practice())
    # Två does something undated in a sub-area of its area; Ett keeps a2 by i1.
    assert set(gaps) == {"o1 a1", "g a1", "h b"}
    assert {gap.kind for gap in gaps.values()} == {"named-no-evidence"}
    assert {gap.confidence for gap in gaps.values()} == {"unknown"}
    assert promises(small.practice()) == 5


def test_what_a_promise_tells(small: KnowledgeBase) -> None:
    gap = found(small.practice())["o1 a1"]
    assert gap.strength == 0.5
    assert short(gap.evidence) == ["c1"]
    assert gap.question == "named-no-evidence"
    assert short(gap.parameters.values()) == ["a1", "o1"]
    expected = {"share_evidenced": 0.5, "named_for": 2, "leads": True, "members": 0, "asked": 0}
    assert expected.items() <= gap.details.items()
    assert (gap.details["without_actor"], gap.details["area_unknown"]) == (0, 1)
    unknown = found(small.practice())["h b"]
    assert unknown.details["members_unknown"] is True
    assert found(small.practice())["g a1"].details["members"] == 2


def test_a_group_replaced_by_its_members_is_told_as_what_it_was_named(
    small: KnowledgeBase,
) -> None:
    gaps = found(small.practice(expand=True))
    assert set(gaps) == {"o1 a1", "o3 a1", "o4 a1", "h b"}
    assert short(gaps["o3 a1"].details["named_as"]) == ["g"]
    assert short(gaps["o3 a1"].parameters.values()) == ["a1", "g"]


def test_an_answer_of_nothing_makes_a_party_inactive(tmp_path: Path) -> None:
    gaps = asked(tmp_path, "q1,o1,a1,,,,2019,nothing,kansliet")
    assert (gaps["o1 a1"].kind, gaps["o1 a1"].confidence) == ("named-inactive", "known")
    assert short(gaps["o1 a1"].evidence) == ["c1", "q1"]
    assert gaps["o1 a1"].details["answered"] == "nothing"
    assert gaps["g a1"].kind == "named-no-evidence"


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("q,o1,,,,,2019,nothing,x", True),  # about all that it does
        ("q,o1,a,,,,2019,nothing,x", True),  # about the area around
        ("q,o1,a1,p-a,,,2019,nothing,x", True),  # about its own seat
        ("q,o1,a1,p-b,,,2019,nothing,x", False),  # about another place
        ("q,o1,a2,,,,2019,nothing,x", False),  # about another area
        ("q,o1,a1,,,,2014,nothing,x", False),  # before the agreement
        ("q,o1,a1,,2010,2012,2019,nothing,x", False),  # about a time before the agreement
        ("q,o1,a1,,2015,2016,2019,nothing,x", True),
        ("q,o1,a1,,,,2019,no answer,x", False),
        ("q,o1,a1,,,,2019,something,x", False),
        ("q,o2,a1,,,,2019,nothing,x", False),  # somebody else
    ],
)
def test_only_an_answer_about_just_that_counts(tmp_path: Path, row: str, is_known: bool) -> None:
    assert (asked(tmp_path, row)["o1 a1"].confidence == "known") == is_known


def test_a_group_is_inactive_when_every_known_member_is(tmp_path: Path) -> None:
    one = "q1,o3,a1,,,,2019,nothing,x"
    other = "q2,o4,a1,,,,2019,nothing,x"
    assert asked(tmp_path, one, other)["g a1"].kind == "named-inactive"
    (tmp_path / "half").mkdir()
    assert asked(tmp_path / "half", one)["g a1"].kind == "named-no-evidence"


def test_somebody_who_said_that_something_is_done_is_told(tmp_path: Path) -> None:
    rows = ("q1,o1,a1,,,,2019,nothing,x", "q2,o1,a1,,,,2019,something,x")
    gap = asked(tmp_path, *rows)["o1 a1"]
    assert (gap.kind, gap.details["answered"]) == ("named-no-evidence", "something")


def test_with_a_place_parties_seated_elsewhere_are_left_out(tmp_path: Path) -> None:
    agreement = "id,name,from,to,places,source\nagr,Avtalet,2015,2020,p-a|p-b,src\n"
    kb = KnowledgeBase.memory(register(tmp_path, "r", TABLES | {"agreements": agreement}))
    # Två is seated in B; what Ett does for a2 it does in B, which is not known to reach A.
    assert set(found(kb.practice(place="p-a"))) == {"o1 a1", "o1 a2", "g a1", "h b"}


def test_the_shipped_register_agrees_with_the_ready_made_question(kb: KnowledgeBase) -> None:
    rows = kb.ask("named-no-evidence").rows
    gaps = list(unkept(kb.practice()))
    assert {gap.subjects for gap in gaps} == {(row["actor"], row["unit"]) for row in rows}
    assert len(gaps) == 65
    assert promises(kb.practice()) == 68


@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    practice = Practice(kb.facts, Scope(area=kb.meaning("area", "top-x") if seed % 3 else None))
    assert {gap.subjects for gap in unkept(practice)} == counted(practice)


def counted(practice: Practice) -> set[tuple[str, str]]:
    """Return the pairs of an actor and an area without practice, by asking of each in turn."""
    facts = practice.facts
    within = {unit.iri: unit for unit in practice.initiatives}
    lacking = set()
    for promise in facts.commitments:
        if practice.scope.area and practice.scope.area not in facts.around(promise.unit):
            continue
        parties = {promise.actor, *(m for m, _, _ in facts.members.get(promise.actor, ()))}
        done = [
            tie
            for tie in facts.participations
            if tie.unit in within
            and tie.actor in parties
            and promise.unit in practice.areas(within[tie.unit])
            and not (tie.end and promise.start and latest(tie.end) < earliest(promise.start))
            and not (promise.end and tie.start and latest(promise.end) < earliest(tie.start))
        ]
        if not done:
            lacking.add((promise.actor, promise.unit))
    return lacking
