"""Which pairs are found in a register, and which are not asked again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan.errors import FaultsFound, UsageError
from samverkan.graph.resolution import Party, resolve
from samverkan.graph.resolution.candidates import among
from samverkan.graph.resolution.judged import Judged
from samverkan.knowledge import KnowledgeBase


def said(*rows: tuple[str, str, str]) -> Judged:
    return Judged({frozenset(row[:2]): {"verdict": row[2]} for row in rows})


def parties(*names: str, home: Callable[[int], str] = lambda _: "") -> list[Party]:
    return [Party(n, n, (n,), home=home(at)) for at, n in enumerate(names)]


NAMES = ("Arbetsförmedlingen", "AF", "Migrationsverket", "Mora kommun", "Moras kommun", "Orsa")


def test_the_pairs_of_a_list_are_found_and_no_others() -> None:
    rows = among(parties(*NAMES), said(), {}).rows
    found = {frozenset((row.one.id, row.other.id)) for row in rows}
    assert found == {frozenset(NAMES[:2]), frozenset(NAMES[3:5])}


def test_a_judged_pair_is_not_asked_again() -> None:
    for verdict in ("same", "different"):
        found = among(parties(*NAMES), said(("AF", "Arbetsförmedlingen", verdict)), {})
        assert (found.total, found.judged) == (1, 1)
    assert among(parties(*NAMES), said(("AF", "Arbetsförmedlingen", "undecided")), {}).total == 2


def test_sameness_is_handed_on_and_contradictions_are_told() -> None:
    judged = said(("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different"))
    assert judged.verdict("a", "c") == "same"
    assert [conflict[:2] for conflict in judged.conflicts] == [("a", "c")]
    assert [row["verdict"] for row in judged.conflicts[0].rows] == ["different", "same", "same"]
    assert judged.parts == [["a", "b", "c"]]


def test_across_homes_only_pairs_of_two_homes_are_found() -> None:
    names = ("Mora kommun", "Moras kommun", "Mora kn")
    every = parties(*names, home=lambda at: str(at // 2))
    found = among(every, said(), {}, wanted=lambda one, other: one.home != other.home)
    assert {row.other.id for row in found.rows} == {"Mora kn"}


def test_the_shipped_register_names_nobody_twice(kb: KnowledgeBase) -> None:
    found = kb.resolve()
    assert found.rows == ()
    assert found.apart["succession"] == 3
    branches = kb.resolve(kinds=["branch"]).rows
    assert "Ludvika kommun, AME" in {row.other.label for row in branches}


def test_a_list_is_compared_with_the_store_and_if_asked_with_itself(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = tmp_path / "alias.csv"
    path.write_text("Namn;Orgnr\nAF;\nFalu kn;\nLekstugan AB;\nLekstugan;\n", "cp1252")
    found = kb.resolve(names=path)
    assert {(row.other.id, row.one.label) for row in found.rows} == {
        ("alias.csv:2", "Arbetsförmedlingen"),
        ("alias.csv:3", "Falu kommun"),
    }
    both = kb.resolve(names=path, within=True)
    assert {row.other.id for row in both.rows} - {row.other.id for row in found.rows} == {
        "alias.csv:5"
    }


def test_a_list_with_a_persons_number_is_refused_without_repeating_it(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = tmp_path / "alias.csv"
    path.write_text("namn,orgnr\nFirma,811228-9874\nAnnan,202100-2115\n", "utf-8")
    with pytest.raises(FaultsFound) as refused:
        kb.resolve(names=path)
    told = [(f.row, f.key, f.value) for f in refused.value.faults]
    assert told == [(2, "personal_number", "81••••-••••"), (3, "org_number", "202100-2115")]


def test_a_kind_that_there_is_not_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="homonym"):
        resolve(kb.facts, kinds=["nothing"])


def test_a_crowd_of_one_name_is_a_chain() -> None:
    crowd = [Party(f"{at:03}", "Hembygdsgården", ("Hembygdsgården",)) for at in range(100)]
    assert among(crowd, said(), {}).total >= 99


def test_a_list_with_a_crowd_of_one_name_finds_it_in_the_store(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = tmp_path / "alias.csv"
    path.write_text("namn\n" + "Arbetsförmedlingen\n" * 100 + "Mora komun\n", "utf-8")
    found = kb.resolve(names=path)
    assert [row.one.label for row in found.rows].count("Arbetsförmedlingen") == 100
    assert "alias.csv:102" in {row.other.id for row in found.rows}
