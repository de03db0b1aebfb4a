"""`overlaps` and `similar` as users meet them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samverkan.analysis.overlaps import KINDS
from tests.conftest import BASE, Ran

Run = Callable[..., Ran]

TINY = {
    "register.toml": 'id = "r"\ntitle = "R"\n',
    "sources.csv": "id,name,kind\ns,Källan,project page\n",
    "organisations.csv": "id,name,source\no1,Ett,s\no2,Två,s\n",
    "places.csv": "id,name,kind,source\nm,Mora,municipality,s\n",
    "areas.csv": "id,name,name_en,source\na,Arbete,Work,s\n",
    "initiatives.csv": (
        "id,name,kind,status,from,to,areas,places,description,result,source,locator\n"
        "i1,Alfa,project,ended,2017,2018,a,m,,,s,rad 2\n"
        "i2,=Beta,project,ended,2017,2019,a,m,,Tio fick arbete.,s,rad 3\n"
    ),
    "participations.csv": (
        "id,actor,initiative,role,source,locator\np1,o1,i1,owner,s,rad 2\np2,o2,i2,owner,s,rad 3\n"
    ),
}


def load(run: Run, folder: Path, files: dict[str, str]) -> Path:
    register = folder / "register"
    register.mkdir()
    for name, text in files.items():
        (register / name).write_text(text, "utf-8")
    store = folder / "store"
    assert run("--store", store, "load", register).code == 0
    return store


@pytest.fixture
def small(run: Run, tmp_path: Path) -> Path:
    """A store with two initiatives that may be the same work."""
    return load(run, tmp_path, TINY)


def test_json_tells_everything_of_a_pair(run: Run, small: Path) -> None:
    told = run("--store", small, "overlaps").json()
    assert told["totals"] == {kind: int(kind == "parallel") for kind in KINDS}
    (row,) = told["rows"]
    assert row["kind"] == "parallel"
    assert row["kind_label"] == "Parallellt arbete"
    assert row["one"]["label"] == "Alfa"
    assert row["words"] == "Möjligt överlapp, kontrollera"
    assert row["facets"] == {
        "area": 1, "place": 1, "group": None, "activity": None, "period": 1, "text": None,
    }  # fmt: skip
    assert row["unknown"] == ["group", "activity", "text"]
    assert (row["score"], row["order"], row["verdict"]) == (1, 1, None)
    assert [owner["label"] for owner in row["owners"]["one"]] == ["Ett"]
    assert {place["locator"] for place in row["evidence"]} == {"rad 2", "rad 3"}
    assert "Okänt: målgrupp, verksamhet, text." in row["why"]
    assert told["cells"] == {"with_two_or_more_actors": 1, "with_one_actor": 0, "total": 1}
    assert (told["judged"], told["excluded_partners"]) == ([], 0)


def test_table_in_both_languages_is_modest(run: Run, small: Path) -> None:
    swedish = run("--store", small, "overlaps", "--format", "table").out
    assert "Möjligt överlapp, kontrollera" in swedish
    assert "inte dubbelarbete" in swedish
    english = run("--store", small, "--lang", "en", "overlaps", "--format", "table").out
    assert "Possible overlap, check" in english
    assert "Alfa (Ett) – =Beta (Två)" in english
    assert "the same sub-area (Work)" in english.replace("The", "the")


def test_csv_is_harmless(run: Run, small: Path) -> None:
    out = run("--store", small, "overlaps", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["other"] == "'=Beta"
    assert row["kind"] == "parallel"
    assert row["owners_one"] == "Ett"
    assert row["group"] == ""


def test_a_judgement_takes_a_pair_off_the_list(run: Run, small: Path) -> None:
    why = ["--by", "kansliet", "--why", "Olika målgrupper.", "--date", "2026-01-02"]
    assert run("--store", small, "judge", "i1", "i2", "complementary", *why).code == 0
    told = run("--store", small, "overlaps").json()
    assert told["rows"] == []
    (row,) = told["judged"]
    assert row["verdict"] == {
        "verdict": "complementary",
        "by": "kansliet",
        "date": "2026-01-02",
        "why": "Olika målgrupper.",
        "verdict_label": "kompletterande",
    }
    without = run("--store", small, "overlaps", "--format", "table").out
    assert "Redan bedömda: 1 par" in without
    assert "Olika målgrupper." not in without
    shown = run("--store", small, "overlaps", "--judged", "--format", "table").out
    assert "Bedömning: kompletterande, kansliet 2026-01-02. Olika målgrupper." in shown
    judged = run("--store", small, "overlaps", "--judged", "--format", "csv").out
    assert [row["judgement"] for row in csv.DictReader(io.StringIO(judged))] == ["kompletterande"]


def test_partners_are_listed_when_asked_for(run: Run, tmp_path: Path) -> None:
    joint = TINY["participations.csv"] + "p3,o2,i1,partner,s,rad 2\n"
    store = load(run, tmp_path, TINY | {"participations.csv": joint})
    told = run("--store", store, "overlaps").json()
    assert (told["rows"], told["excluded_partners"]) == ([], 1)
    assert any("--include-partners" in line for line in told["reading"])
    (row,) = run("--store", store, "overlaps", "--include-partners").json()["rows"]
    assert row["partners"] is True
    assert "arbetar redan tillsammans" in row["why"]


def test_too_little_known_is_said_and_cells_are_counted(run: Run, tmp_path: Path) -> None:
    bare = TINY["initiatives.csv"].replace(",2017,2018,", ",,,").replace(",2017,2019,", ",,,")
    store = load(run, tmp_path, TINY | {"initiatives.csv": bare})
    told = run("--store", store, "overlaps").json()
    assert told["rows"] == []
    assert any("färre än tre" in line for line in told["reading"])
    assert told["cells"]["with_two_or_more_actors"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--kind", "paralel"], 2, "parallel"),
        (["--explain", "paralel"], 2, "parallel"),
        (["--area", "arbte"], 1, "Arbete"),
        (["--initiative", "gamma"], 1, "gamma"),
        (["--year", "17"], 2, "17"),
        (["--year", "2017", "--date", "2017-01-01"], 2, "--date"),
        (["--limit", "-1"], 2, "--limit"),
    ],
)
def test_mistakes(run: Run, small: Path, arguments: list[str], code: int, told: str) -> None:
    ran = run("--store", small, "overlaps", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


@pytest.mark.parametrize("scope", [["--year", "2018"], ["--area", "a"], ["--place", "Mora"]])
def test_within_a_scope(run: Run, small: Path, scope: list[str]) -> None:
    assert len(run("--store", small, "overlaps", *scope).json()["rows"]) == 1


def test_a_year_without_anything(run: Run, small: Path) -> None:
    told = run("--store", small, "overlaps", "--year", "1990").json()
    assert (told["rows"], told["initiatives"]) == ([], 0)
    assert "Det betyder inte att inga finns." in told["reading"][0]


def test_one_initiative_outside_what_is_compared(run: Run, small: Path) -> None:
    told = run("--store", small, "overlaps", "--year", "1990", "--initiative", "Alfa").json()
    assert "inte med i det som jämförs" in told["reading"][0]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_kind_is_explained(run: Run, lang: str) -> None:
    told = run("--lang", lang, "overlaps", "--explain", "all").json()
    assert [one["kind"] for one in told] == list(KINDS)
    assert all(one[part] for one in told for part in ("meaning", "definition", "what_to_do"))
    one = run("--lang", lang, "overlaps", "--explain", "restart", "--format", "table").out
    assert told[2]["kind_label"] in one


def test_the_shipped_register(run: Run, store: Path) -> None:
    told = run("--store", store, "overlaps", "--limit", 0).json()
    assert len(told["rows"]) == sum(told["totals"].values()) > 0
    assert {row["kind"] for row in told["rows"]} <= set(KINDS)
    assert all(row["one"]["id"].startswith(BASE) for row in told["rows"])
    again = run("--store", store, "overlaps", "--limit", 0).json()
    assert again == told
    few = run("--store", store, "overlaps", "--limit", 3).json()
    assert few["rows"] == told["rows"][:3]
    assert any("3 av" in line for line in few["reading"])
    printed = run("--store", store, "overlaps", "--printed-only").json()
    assert printed["comparable"] < told["comparable"]


def test_numbers_are_never_nan(run: Run, store: Path) -> None:
    def refuse(name: str) -> Any:
        raise AssertionError(name)

    for arguments in (["overlaps", "--text"], ["similar", "spica"]):
        json.loads(run("--store", store, *arguments).out, parse_constant=refuse)


def test_similar_tells_result_owner_and_source(run: Run, small: Path) -> None:
    told = run("--store", small, "similar", "Alfa").json()
    assert told["initiative"]["label"] == "Alfa"
    assert told["missing"] == ["group", "activity", "text"]
    (row,) = told["rows"]
    assert (row["label"], row["result"], row["finished"]) == ("=Beta", "Tio fick arbete.", True)
    assert [owner["label"] for owner in row["owners"]] == ["Två"]
    assert row["sources"][0]["locator"] == "rad 3"
    table = run("--store", small, "similar", "Alfa", "--format", "table").out
    assert "Resultat: Tio fick arbete." in table
    assert "Fråga: Två" in table
    (flat,) = csv.DictReader(
        io.StringIO(run("--store", small, "similar", "i1", "--format", "csv").out)
    )
    assert (flat["initiative"], flat["source"]) == ("'=Beta", "Källan, rad 3")


def test_similar_says_that_too_little_is_known(run: Run, tmp_path: Path) -> None:
    files = TINY | {
        "initiatives.csv": "id,name,kind,source\ni1,Alfa,project,s\ni2,Beta,project,s\n"
    }
    told = run("--store", load(run, tmp_path, files), "similar", "i1").json()
    assert told["rows"] == []
    assert "För lite är känt om ”Alfa”" in told["reading"][0]


def test_similar_never_names_people(run: Run, store: Path) -> None:
    out = run("--store", store, "similar", "spica", "--limit", 0).out
    assert "kontaktperson" in out
    assert "person-" not in out


def test_similar_of_what_is_not_there(run: Run, store: Path) -> None:
    ran = run("--store", store, "similar", "spika")
    assert ran.code == 1
    assert "SPICA" in ran.err
