"""`gaps`, `inquire` and `judge` as users meet them."""

import csv
import io
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan import words
from samverkan.analysis.gaps import KINDS
from samverkan.knowledge import KnowledgeBase
from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The shipped register in a folder that a test may write."""
    folder = tmp_path / "store"
    with KnowledgeBase.edit(folder) as kb:
        kb.load("vagen-in")
    return folder


def test_json_has_the_reading_totals_of_every_kind_and_rows(run: Run, store: Path) -> None:
    answer = run("--store", store, "gaps", "--date", "2026-11-22").json()
    assert list(answer) == ["reading", "totals", "rows"]
    assert [total["kind"] for total in answer["totals"]] == list(KINDS)
    assert all({"kind", "known", "unknown"} <= total.keys() for total in answer["totals"])
    counts = dict.fromkeys(KINDS, 0)
    for row in answer["rows"]:
        counts[row["kind"]] += 1
        assert row["confidence"] in ("known", "unknown")
    assert max(counts.values()) == 5


@pytest.mark.slow
@pytest.mark.parametrize("scope", [[], ["--year", "2018", "--place", "mora"], ["--area", "arbete"],
                                   ["--expand", "--printed-only", "--no-hubs"]])  # fmt: skip
def test_the_command_behind_every_row_runs(run: Run, store: Path, scope: list[str]) -> None:
    rows = run("--store", store, "gaps", "--limit", 3, *scope, "--significance").json()["rows"]
    assert rows
    for command in {row["query"]["command"] for row in rows}:
        name, *arguments = shlex.split(command)
        ran = run("--store", store, *arguments)
        assert (name, ran.code) == ("samverkan", 0), ran.err


@pytest.mark.slow
def test_what_is_behind_a_row_shows_it(run: Run, store: Path) -> None:
    answer = run("--store", store, "gaps", "--kind", "named-no-evidence", "--limit", 0).json()
    for row in answer["rows"][::9]:
        asked = run("--store", store, *shlex.split(row["query"]["command"])[1:]).json()["rows"]
        pairs = {(one["actor"], one["unit"]) for one in asked}
        assert tuple(subject["id"] for subject in row["subjects"]) in pairs


def test_a_table_is_read_in_blocks(run: Run, store: Path) -> None:
    out = run("--store", store, "gaps", "--format", "table", "--limit", 1).out
    assert "Namngiven, inget belägg känt: 0 kända, 65 okända (visar 1)" in out
    assert "Att fråga: Till Arbetsförmedlingen" in out
    assert "Underlag: samverkan ask" in out
    english = run("--store", store, "--lang", "en", "gaps", "--format", "table", "--limit", 1).out
    assert "To ask: To Swedish Public Employment Service" in english


def test_csv_has_a_line_for_each_row(run: Run, store: Path) -> None:
    out = run("--store", store, "gaps", "--kind", "hole", "--limit", 0, "--format", "csv").out
    lines = list(csv.DictReader(io.StringIO(out)))
    assert len(lines) == 10
    assert {line["kind"] for line in lines} == {"hole"}
    assert all(line["why"] and line["question_to_ask"] and line["command"] for line in lines)


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_explained_without_a_store(run: Run, kind: str, lang: str) -> None:
    ran = run("--lang", lang, "--store", "nowhere", "gaps", "--explain", kind, "--format", "table")
    assert ran.code == 0
    assert words.say(f"gap.{kind}", lang) in ran.out
    assert words.say("gap_heading.known", lang) in ran.out
    one = run("--lang", lang, "gaps", "--explain", kind, "--format", "json").json()
    assert (one["kind"], one["kind_label"]) == (kind, words.say(f"gap.{kind}", lang))


def test_all_kinds_explained_at_once(run: Run) -> None:
    told = run("gaps", "--explain", "all", "--format", "json").json()
    assert [one["kind"] for one in told] == list(KINDS)
    assert len(run("gaps", "--explain", "all", "--format", "csv").out.splitlines()) == 14


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["gaps", "--kind", "emty-cell"], 2, "empty-cell"),
        (["gaps", "--explain", "holes"], 2, "hole"),
        (["gaps", "--area", "bostda"], 1, "area-bostad"),
        (["gaps", "--year", "18"], 2, "18"),
        (["gaps", "--date", "2018-02-31"], 2, "2018-02-31"),
        (["gaps", "--year", "2018", "--date", "2018-01-01"], 2, "--year"),
        (["gaps", "--limit", "-1"], 2, "--limit"),
        (["gaps", "--months", "many"], 2, "--months"),
        (["gaps", "--format", "xml"], 2, "csv"),
        (
            ["inquire", "--actor", "Arbetsförmedlinge", "--answer", "nothing", "--by", "x"],
            1,
            "org-arbet",
        ),
        (["inquire", "--actor", "org-mora-kommun", "--answer", "nothing"], 2, "--by"),
        (["inquire", "--actor", "org-mora-kommun", "--answer", "nej", "--by", "x"], 2, "nothing"),
        (["inquire", "--answer", "nothing", "--by", "x"], 2, "--actor"),
        (["judge", "init-spica", "init-sigrid", "lika", "--by", "x", "--why", "y"], 2, "same"),
        (["judge", "init-spica", "init-sigrid", "same", "--by", "x"], 2, "--why"),
        (["judge", "init-spica", "init-spica", "same", "--by", "x", "--why", "y"], 2, "init-spica"),
        (["judge", "init-spic", "init-sigrid", "same", "--by", "x", "--why", "y"], 1, "init-spica"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    run: Run, own: Path, arguments: list[str], code: int, told: str
) -> None:
    for lang in words.LANGUAGES:
        ran = run("--lang", lang, "--store", own, *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert told in ran.err
        assert len(ran.err.splitlines()) == 1


@pytest.mark.slow
def test_an_answer_turns_the_unknown_into_known(run: Run, own: Path) -> None:
    def cell() -> str:
        arguments = ["gaps", "--kind", "empty-cell", "--area", "bostad", "--place", "orsa"]
        (row,) = run("--store", own, *arguments).json()["rows"]
        return str(row["confidence"])

    about = ["--area", "bostad", "--place", "orsa", "--by", "kansliet", "--date", "2026-01-02"]
    arguments = ["--store", own, "inquire", "--actor", "Orsa kommun", *about, "--answer"]
    assert cell() == "unknown"
    first = run(*arguments, "nothing", "--note", "Per telefon").json()
    assert (first["how"], first["table"]) == ("added", "inquiries")
    assert first["row"]["actor"]["label"] == "Orsa kommun"
    assert cell() == "known"
    assert run(*arguments, "nothing", "--note", "Per telefon").json()["how"] == "unchanged"
    assert run(*arguments, "something").json()["how"] == "changed"
    assert cell() == "unknown"


def test_a_named_party_that_answered_is_inactive(run: Run, own: Path) -> None:
    arguments = ["--actor", "af", "--area", "rehabilitering", "--to", "2020", "--by", "kansliet"]
    run("--store", own, "inquire", *arguments, "--answer", "nothing")
    (row,) = run("--store", own, "gaps", "--kind", "named-inactive").json()["rows"]
    assert [subject["label"] for subject in row["subjects"]] == [
        "Arbetsförmedlingen", "Rehabilitering",
    ]  # fmt: skip
    assert row["evidence"][-1]["answer"] == "nothing"


def test_what_was_recorded_is_told_back_in_words(run: Run, own: Path) -> None:
    arguments = ["--actor", "af", "--answer", "no answer", "--by", "kansliet", "--format", "table"]
    out = run("--store", own, "inquire", *arguments).out
    assert "aktör: Arbetsförmedlingen" in out
    assert "svar: inget svar" in out
    arguments = ["init-spica", "Sigrid", "complementary", "--by", "kansliet", "--why", "Olika."]
    out = run("--store", own, "judge", *arguments, "--format", "table").out
    assert "bedömning: kompletterande" in out
    assert {"SPICA", "Sigrid"} <= set(out.replace("\n", " ").split())


def test_faults_in_an_answer_are_all_told_and_nothing_is_stored(run: Run, own: Path) -> None:
    arguments = ["--actor", "af", "--answer", "nothing", "--by", "x", "--from", "2020-13"]
    ran = run("--store", own, "inquire", *arguments, "--date", "igår")
    assert ran.code == 3
    assert {fault["column"] for fault in ran.json()["faults"]} == {"from", "date"}
    with KnowledgeBase.open(own) as kb:
        assert kb.facts.inquiries == []


def test_a_store_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    ran = run("--store", nowhere, "inquire", "--actor", "x", "--answer", "nothing", "--by", "y")
    assert ran.code == 1
    assert not nowhere.exists()
