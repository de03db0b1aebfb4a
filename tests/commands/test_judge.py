"""`judge`: a judgement that contradicts others is told, and a merger can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Judge = Callable[..., Ran]
ONE, OTHER, THIRD = "org-almi-gavledala", "org-foretagarna", "org-arbetsformedlingen"


@pytest.fixture
def judge(run: Callable[..., Ran], tmp_path: Path) -> Judge:
    """Return a call of the program on a store of its own."""
    run("--store", tmp_path / "store", "load", "vagen-in")

    def call(*arguments: str) -> Ran:
        said = ("--by", "kansliet", "--why", "Prov") if arguments[0] == "judge" else ()
        return run("--store", tmp_path / "store", *arguments, *said)

    return call


def shown(judge: Judge, thing: str) -> str:
    return str(judge("show", thing, "--merged", "--format", "json").json()["id"].rpartition("/")[2])


def judgements(judge: Judge) -> list[str]:
    changes = judge("history", "--format", "json").json()["changes"]
    return [str(one["number"]) for one in changes if one["command"] == "judge"]


@pytest.mark.slow
def test_a_contradiction_is_told_with_its_judgements_and_settled_by_undo(judge: Judge) -> None:
    judge("judge", ONE, OTHER, "same", "--date", "2026-01-01")
    judge("judge", OTHER, THIRD, "same", "--date", "2026-01-02")
    assert shown(judge, THIRD) == shown(judge, OTHER) == ONE
    third = ("judge", ONE, THIRD, "different", "--date", "2026-01-03")
    told = judge(*third, "--format", "table").out
    assert "Motsägelse" in told
    assert all(f"2026-01-0{day}" in told for day in (1, 2, 3))
    assert "samverkan judge" in told
    found = judge("resolve", "--format", "json").json()
    (conflict,) = found["conflicts"]
    assert [row["verdict"] for row in conflict["judgements"]] == ["different", "same", "same"]
    assert any("Motsägelse" in sentence for sentence in found["reading"])
    assert shown(judge, THIRD) == THIRD
    assert "Motsägelse" in judge(*third, "--format", "table").out
    judge("undo", judgements(judge)[0])
    assert shown(judge, THIRD) == ONE
    assert judge("resolve", "--format", "json").json()["conflicts"] == []


@pytest.mark.slow
def test_a_merger_keeps_all_and_is_undone_or_judged_again(judge: Judge) -> None:
    before = judge("show", OTHER, "--format", "json").json()
    judge("judge", ONE, OTHER, "same", "--date", "2026-01-01")
    names = {"Almi Företagspartner GävleDala", "Företagarna"}
    merged = judge("show", OTHER, "--merged").out
    assert all(name in merged for name in names)
    assert judge("show", OTHER, "--format", "json").json()["id"] == before["id"]
    later = judge(
        "judge", ONE, OTHER, "different", "--date", "2026-02-01", "--format", "json"
    ).json()
    assert [row["verdict"] for row in later["earlier"]] == ["same"]
    assert shown(judge, OTHER) == OTHER
    older = judge("judge", ONE, OTHER, "same", "--date", "2026-01-15", "--format", "table").out
    assert "gäller inte" in older
    assert shown(judge, OTHER) == OTHER
    for number in judgements(judge):
        judge("undo", number)
    assert judge("show", OTHER, "--format", "json").json() == before
