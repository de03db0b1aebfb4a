"""Who is who: chains of successions, and sameness across registers."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from samverkan.analysis.sameness import Successions, maybe_same, same_across
from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase
from tests.analysis.registers import judge, register

A, B = "https://w3id.org/samverkan/id/a/", "https://w3id.org/samverkan/id/b/"


def successions(tmp_path: Path, rows: str) -> Successions:
    names = "abcdefg"
    organisations = "id,name,source\n" + "".join(f"org-{n},{n},src\n" for n in names)
    steps = "id,predecessor,successor,kind,date,source\n" + "".join(
        f"succ-{i},org-{r[0]},org-{r[2]},becomes,{r[4:]},src\n" for i, r in enumerate(rows.split())
    )
    folder = register(tmp_path, "a", {"organisations": organisations, "successions": steps})
    return Successions(Facts(KnowledgeBase.memory(folder).store))


def short(found: Mapping[str, str | None]) -> dict[str, str | None]:
    return {iri[-1]: date for iri, date in found.items()}


def test_a_chain_is_followed_to_its_end_with_the_last_date(tmp_path: Path) -> None:
    chain = successions(tmp_path, "a-b-2016 b-c-2018 c-d-2020")
    assert short(chain.onward(A + "org-a", lambda _, date: (date or "") < "2019")) == {"c": "2018"}
    assert short(chain.onward(A + "org-a", lambda *_: True)) == {"d": "2020"}
    assert chain.onward(A + "org-d", lambda *_: True) == {}
    assert chain.stands(A + "org-a", lambda *_: True) == A + "org-d"
    assert chain.stands(A + "org-a", lambda *_: False) == A + "org-a"


def test_one_that_was_divided_stands_for_itself(tmp_path: Path) -> None:
    divided = successions(tmp_path, "a-b-2016 a-c-2017")
    assert short(divided.onward(A + "org-a", lambda *_: True)) == {"b": "2016", "c": "2017"}
    assert divided.stands(A + "org-a", lambda *_: True) == A + "org-a"


def test_a_circle_of_successions_ends(tmp_path: Path) -> None:
    circle = successions(tmp_path, "a-b-2016 b-a-2017 c-d-2016 d-c-2017 d-e-2018")
    assert circle.onward(A + "org-a", lambda *_: True) == {}
    assert short(circle.onward(A + "org-c", lambda *_: True)) == {"e": "2018"}


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
