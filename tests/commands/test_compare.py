"""`compare` as users meet it: sentences, tables, JSON, CSV, and mistakes."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan import words
from tests.conftest import BASE, Ran

Run = Callable[..., Ran]


def test_json_has_what_came_and_went(run: Run, store: Path) -> None:
    told = run("compare", "2015", "2019", "--store", store).json()
    assert (told["from"], told["to"], told["kind"]) == ("2015", "2019", "time")
    assert [layer["layer"] for layer in told["layers"]] == ["declared", "evidenced", "met"]
    declared, evidenced, met = told["layers"]
    assert declared["actors"]["went"] == []
    assert declared["actors"]["became"][0] == {
        "from": {"id": BASE + "org-landstinget-dalarna", "label": "Landstinget Dalarna"},
        "to": {"id": BASE + "org-region-dalarna", "label": "Region Dalarna"},
        "date": "2019-01-01",
        "there": True,
    }
    assert declared["actors"]["stayed"] == 21
    assert evidenced["known"] == {"from": False, "to": True}
    assert evidenced["undated"] == 19
    assert [one["label"] for one in met["actors"]["came"]][:2] == ["civilsamhället", "kommunerna"]
    assert met["actors"]["came"][0]["through"][0]["label"] == "Processdag 5"
    assert set(met["ties"]["came"][0]) == {"one", "other", "through"}
    done = told["initiatives"]
    assert [one["id"] for one in done["begun"]] == [
        BASE + "init-nyhetsbrev",
        BASE + "init-revidering",
    ]
    assert (done["ended"], done["ongoing"], done["undated"]) == ([], 0, 23)
    measured = {(each["layer"], each["name"]): each for each in told["measures"]}
    assert len(measured) == 24
    assert measured["declared", "actors"]["from"] == 23
    assert measured["evidenced", "actors"] == {
        "layer": "evidenced", "name": "actors", "from": None, "to": None, "change": None
    }  # fmt: skip
    assert measured["met", "actors"]["change"] == 7


def test_a_time_of_which_nothing_is_known_is_said_so(run: Run, store: Path) -> None:
    told = run("compare", "2013", "2018", "--store", store).json()
    assert (
        "Utlovat: inget är känt för 2013; det är inte detsamma som att inget fanns."
        in (told["reading"])
    )
    nothing = run("compare", "2011", "2012", "--store", store, "--lang", "en", "--format", "table")
    assert nothing.code == 0
    assert "Met: nothing is known for 2011 and nothing for 2012" in " ".join(nothing.out.split())
    assert not any(line.startswith("─") for line in nothing.out.splitlines())


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_table_is_read_in_the_language(run: Run, store: Path, lang: str) -> None:
    ran = run(
        "compare", "2018", "2019", "--expand", "--layer", "met", "--store", store,
        "--format", "table", "--lang", lang, "--limit", "2",
    )  # fmt: skip
    text = " ".join(ran.out.split())
    sv = lang == "sv"
    assert ("Landstinget Dalarna → Region Dalarna" in text) == sv
    assert ("Dalarna County Council → Region Dalarna" in text) != sv
    assert ("Visar 7 av 60 rader" if sv else "Shows 7 of 60 rows") in text
    assert ("möttes aktörer 26 30 +4" if sv else "met actors 26 30 +4") in text
    assert ("utlovat" if sv else "declared") not in ran.out.casefold()


def test_lists_are_capped_with_their_totals(run: Run, store: Path) -> None:
    arguments = ("compare", "2015", "2019", "--layer", "met", "--store", store)
    met = run(*arguments, "--limit", "3").json()["layers"][0]
    assert len(met["ties"]["came"]) == len(met["actors"]["came"]) == 3
    assert met["ties"]["totals"]["came"] == 18
    every = run(*arguments).json()["layers"][0]
    assert len(every["ties"]["came"]) == 18
    assert every == run(*arguments, "--limit", "0").json()["layers"][0]


def test_csv_has_a_row_for_each_change_and_measure(run: Run, store: Path) -> None:
    ran = run("compare", "2015", "2019", "--store", store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    kinds = [(row["layer"], row["kind"], row["change"]) for row in rows]
    assert kinds.count(("declared", "actor", "became")) == 2
    assert kinds.count(("met", "tie", "came")) == 18
    assert kinds.count(("evidenced", "actor", "undated")) == 13
    assert kinds.count(("met", "measure", "")) == 8
    turned = next(row for row in rows if row["change"] == "became")
    assert (turned["other_label"], turned["date"]) == ("Region Dalarna", "2019-01-01")


def test_no_hubs_and_an_area_narrow_it(run: Run, store: Path) -> None:
    told = run("compare", "2015", "2019", "--no-hubs", "--area", "bostad", "--store", store).json()
    assert told["layers"][0]["actors"]["stayed"] == 5
    assert "område: Vägen till bostad" in told["reading"][1]
    assert "kommunerna" in told["reading"][1]
    assert "group-kommunerna" not in str(told)


@pytest.mark.slow
def test_two_registers(run: Run, tiny: Path, tmp_path: Path) -> None:
    store = tmp_path / "both"
    assert run("load", "vagen-in", tiny, "--store", store).code == 0
    told = run("compare", "vagen-in", "tiny", "--layer", "declared", "--store", store).json()
    assert told["kind"] == "register"
    declared = told["layers"][0]
    # Nothing but names says that they are the same; the ids of some are.
    assert declared["actors"]["stayed"] == 0
    alike = {(pair["from"]["label"], pair["to"]["label"]) for pair in told["maybe_same"]}
    assert {("kommunerna", "kommunerna"), ("Arbetsförmedlingen", "Arbetsförmedlingen")} <= alike
    assert any("Samma namn i båda registren" in line for line in told["reading"])
    shown = run("compare", "vagen-in", "tiny", "--store", store, "--format", "table").out
    assert "kommunerna → kommunerna" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["2019", "2015"], 2, "compare 2015 2019"),
        (["2015", "2015"], 2, "2015"),
        (["2015", "2015-03"], 2, "2015-03"),
        (["2015", "vagen-in"], 2, "vagen-in"),
        (["2015", "20l9"], 2, "20l9"),
        (["vagen-in", "vagen-ut"], 1, "vagen-in"),
        (["2015"], 2, "--help"),
        (["2015", "2019", "--layer", "promised"], 2, "declared"),
        (["2015", "2019", "--area", "bostda"], 1, "area-bostad"),
        (["2015", "2019", "--limit", "-1"], 2, "--limit"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    run: Run, store: Path, arguments: list[str], code: int, told: str
) -> None:
    for lang in words.LANGUAGES:
        ran = run("--lang", lang, "compare", *arguments, "--store", store)
        assert (ran.code, ran.out) == (code, "")
        assert told in ran.err
        assert len(ran.err.splitlines()) == 1
