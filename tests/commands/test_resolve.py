"""`resolve`: what is told of pairs, in every format."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran

Run = Callable[..., Ran]


def test_pairs_are_explained_in_both_languages(run: Run, store: Path) -> None:
    swedish = run("--store", store, "resolve", "--kind", "branch", "--format", "table").out
    assert "är en del av Ludvika kommun" in swedish
    assert "samverkan judge" in swedish
    english = run(
        "--store", store, "--lang", "en", "resolve", "--kind", "branch", "--format", "table"
    ).out
    assert "is a part of Ludvika kommun" in english


def test_json_and_csv_have_the_same_pairs(run: Run, store: Path) -> None:
    told = run("--store", store, "resolve", "--kind", "branch", "--format", "json").json()
    rows = csv.DictReader(
        io.StringIO(run("--store", store, "resolve", "--kind", "branch", "--format", "csv").out)
    )
    assert [r["one"]["id"] for r in told["rows"]] == [r["one_id"] for r in rows]
    assert told["total"] == len(told["rows"]) > 0
    assert {r["proposed"] for r in told["rows"]} == {"different"}


def test_what_is_told_apart_is_counted(run: Run, store: Path) -> None:
    told = run("--store", store, "resolve", "--format", "json").json()
    assert told["rows"] == []
    assert told["apart"]["branch"] > 0
    assert any("--kind" in sentence for sentence in told["reading"])


def test_an_unknown_register_is_refused(run: Run, store: Path) -> None:
    ran = run("--store", store, "resolve", "--between", "vagen-in", "nowhere")
    assert ran.code == 1
    assert "nowhere" in ran.err


def test_merged_is_told_and_shows_every_name(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("--store", store, "load", "vagen-in")
    one, other = "org-foretagarna", "org-almi-gavledala"
    run("--store", store, "judge", one, other, "same", "--by", "kansliet", "--why", "Prov")
    ran = run("--store", store, "show", one, "--merged", "--format", "json")
    assert ran.json()["id"].endswith(other)
    assert "Företagarna" in ran.out
    assert ": 1." in ran.err
    apart = run("--store", store, "show", one, "--format", "json")
    assert apart.json()["id"].endswith(one)
