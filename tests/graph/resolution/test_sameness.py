"""Who is the same as whom: by judgements and numbers, in one register and across two."""

from pathlib import Path

import pytest

from samverkan.graph.resolution.sameness import maybe_same, said, same, same_across
from samverkan.knowledge import KnowledgeBase
from tests.analysis.registers import judge, register

A, B = "https://w3id.org/samverkan/id/a/", "https://w3id.org/samverkan/id/b/"

ORGANISATIONS = "id,name,org_number,part_of,source\n"


@pytest.fixture
def two(tmp_path: Path) -> KnowledgeBase:
    """Two registers: an equal number with another id and name, an equal id, equal names."""
    one = ORGANISATIONS + (
        "org-mora,Mora kommun,212000-2213,,src\n"
        "org-x,Något,,,src\n"
        "org-lika,Lika namn,,,src\n"
        "org-enhet,En enhet,212000-2254,org-hedemora,src\n"
        "org-hedemora,Hedemora kommun,212000-2254,,src\n"
    )
    other = ORGANISATIONS + (
        "org-m,Mora,212000-2213,,src\n"
        "org-x,Något annat,,,src\n"
        "org-samma,lika  NAMN,,,src\n"
        "org-h,Hedemora,212000-2254,,src\n"
        "org-h-skola,Hedemora skola,212000-2254,org-h,src\n"
    )
    folders = [
        register(tmp_path, "a", {"organisations": one}),
        register(tmp_path, "b", {"organisations": other}),
    ]
    return KnowledgeBase.memory(*folders)


def test_an_equal_number_is_one_actor_and_an_equal_id_is_not(two: KnowledgeBase) -> None:
    assert same_across(two.facts, A, B) == {
        A + "org-mora": B + "org-m",
        B + "org-m": B + "org-m",
        A + "org-hedemora": B + "org-h",
        B + "org-h": B + "org-h",
    }
    assert same_across(two.facts, B, A)[B + "org-m"] == A + "org-mora"


def test_a_number_of_two_actors_in_a_register_says_nothing(tmp_path: Path) -> None:
    one = ORGANISATIONS + "org-a,A,212000-2213,,src\n"
    other = ORGANISATIONS + "org-b,B,212000-2213,,src\norg-c,C,212000-2213,,src\n"
    folders = [
        register(tmp_path, "a", {"organisations": one}),
        register(tmp_path, "b", {"organisations": other}),
    ]
    assert same_across(KnowledgeBase.memory(*folders).facts, A, B) == {}


def test_the_latest_judgement_decides_also_against_a_number(two: KnowledgeBase) -> None:
    judge(two, A + "org-mora", B + "org-m", "different")
    judge(two, A + "org-x", B + "org-x", "different", "2025-01-01")
    judge(two, B + "org-x", A + "org-x", "same", "2026-01-01")
    same = same_across(two.facts, A, B)
    assert A + "org-mora" not in same
    assert same[A + "org-x"] == B + "org-x"


def test_judgements_join_through_a_third(two: KnowledgeBase) -> None:
    elsewhere = "https://example.org/id/c/org-m"
    judge(two, elsewhere, A + "org-x", "same")
    judge(two, elsewhere, B + "org-samma", "same", "2026-01-02")
    same = same_across(two.facts, A, B)
    assert same[A + "org-x"] == same[elsewhere] == B + "org-samma"


def test_an_equal_name_is_perhaps_the_same_until_judged(two: KnowledgeBase) -> None:
    pair = A + "org-lika", B + "org-samma"
    assert list(maybe_same(two.facts, [pair[0], A + "org-x"], [pair[1], B + "org-x"])) == [pair]
    judge(two, *pair, "different")
    two.__dict__.pop("facts")
    assert list(maybe_same(two.facts, [pair[0]], [pair[1]])) == []


def test_two_judgements_of_one_day_that_differ_say_nothing(two: KnowledgeBase) -> None:
    pair = A + "org-mora", B + "org-m"
    judge(two, *pair, "same")
    judge(two, *pair, "different")
    assert A + "org-mora" not in same_across(two.facts, A, B)
    assert [(c.one, c.other) for c in said(two.facts).conflicts] == [pair]
    assert same(two.facts) == {B + "org-h": A + "org-hedemora"}


def test_a_contradiction_is_told_with_the_judgements_that_make_it(two: KnowledgeBase) -> None:
    one, other, third = A + "org-x", B + "org-x", B + "org-samma"
    judge(two, one, other, "same")
    judge(two, other, third, "same", "2026-01-02")
    judge(two, one, third, "different", "2026-01-03")
    (conflict,) = said(two.facts).conflicts
    assert conflict[:2] == tuple(sorted((one, third)))
    assert [row["verdict"] for row in conflict.rows] == ["different", "same", "same"]
    assert {row["date"] for row in conflict.rows} == {"2026-01-01", "2026-01-02", "2026-01-03"}
    assert one not in same_across(two.facts, A, B)


def test_a_number_joins_in_a_contradiction(two: KnowledgeBase) -> None:
    judge(two, B + "org-m", B + "org-samma", "same")
    judge(two, A + "org-mora", B + "org-samma", "different", "2026-01-02")
    (conflict,) = said(two.facts).conflicts
    assert [row.get("number") for row in conflict.rows] == [None, "212000-2213", None]
    assert A + "org-mora" not in same(two.facts)
