"""Gaps in words: every kind and form has its own, in both languages, and all fields are filled."""

import re
from pathlib import Path

import pytest

from samverkan import words
from samverkan.analysis.gaps import KINDS, find_gaps
from samverkan.analysis.gaps.gap import Gap
from samverkan.errors import UsageError
from samverkan.export.gap_reading import reading
from samverkan.export.gap_words import PARTS, ROLES, explanation, number, to_ask, why
from samverkan.export.gaps import behind, rows, table, totals
from samverkan.export.tables import to_csv
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn
from tests.analysis.registers import register

TODAY = "2026-11-22"
#: The forms that a row of each kind can have.
FORMS = {
    "group-unserved": ("whole", "area", "elsewhere"),
    "single-point": ("cut-point", "area", "cell"),
    "time-gap": ("area", "cell"),
    "no-successor": ("ended", "ahead"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_kind_is_explained(kind: str, lang: str) -> None:
    told = explanation(kind, lang)
    assert list(told) == ["kind", "kind_label", *PARTS]
    assert all(told.values())
    assert kind in ROLES


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_form_has_words(kind: str) -> None:
    for section in ("gap_why", "gap_ask"):
        known = [key for key in words.catalogue() if key.startswith(f"{section}.{kind}")]
        plain = f"{section}.{kind}" in known
        forms = FORMS.get(kind, ("declared", "evidenced") if kind == "evidence-gap" else ())
        assert plain or all(f"{section}.{kind}_{form}" in known for form in forms), section


def test_a_kind_that_there_is_not_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        explanation("emty-cell", "sv")
    assert "empty-cell" in caught.value.say("sv")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_row_can_be_told(seed: int, lang: str) -> None:
    practice = drawn(seed).practice()
    found = find_gaps(practice, today="2016-12-31", limit=0, significance=seed % 5 == 0)
    for gap in found.rows:
        for text in (why(gap, practice.facts, lang), to_ask(gap, practice.facts, lang)):
            assert text[0].isupper() or not text[0].isalpha()
            assert text.rstrip()[-1] in '.?"”'
            assert not re.search(r"[{}]|\bNone\b|\bnan\b|http|  | –", text), text


def test_forms_choose_the_words(kb: KnowledgeBase) -> None:
    gaps = find_gaps(kb.practice(), ["empty-cell"], today=TODAY).rows
    unknown = why(gaps[0], kb.facts, "sv")
    known = why(Gap(**{**vars(gaps[0]), "confidence": "known"}), kb.facts, "sv")
    assert "tillfrågats" in known
    assert "tillfrågats" not in unknown


def test_numbers_are_read_in_the_language() -> None:
    assert [number(value, "sv") for value in (1.0, 0.5, 0.333333, 72.0)] == [
        "1", "0,5", "0,333", "72",
    ]  # fmt: skip
    assert number(-0.5, "en") == "−0.5"


def test_a_row_has_all_that_it_should(kb: KnowledgeBase) -> None:
    found = find_gaps(kb.practice(), today=TODAY)
    for row in rows(found, kb.practice(), "sv"):
        assert list(row) == [
            "kind", "kind_label", "subjects", "strength", "confidence", "why",
            "question_to_ask", "evidence", "query", "details",
        ]  # fmt: skip
        for subject in row["subjects"]:
            assert subject["label"] != subject["id"]
        for place in row["evidence"]:
            assert {"statement", "source", "locator", "as_printed"} <= place.keys()
        assert row["query"]["command"].startswith("samverkan ask ")


def test_a_promise_shows_where_it_is_printed(kb: KnowledgeBase) -> None:
    found = find_gaps(kb.practice(area="bostad"), ["named-no-evidence"], today=TODAY, limit=0)
    row = next(
        row for row in rows(found, kb.practice(), "sv")
        if row["subjects"][0]["label"] == "Migrationsverket"
    )  # fmt: skip
    (place,) = row["evidence"]
    assert place["locator"].startswith("Skapa goda planeringsförutsättningar")
    assert place["as_printed"] == "Migrationsverket"
    assert row["details"]["agreement"]["label"] == "Vägen in"


def test_an_inquiry_is_evidence_with_its_answer(tiny: Path) -> None:
    kb = KnowledgeBase.memory(tiny)
    about = {"area": "bostad", "place": "orsa", "by": "kansliet", "date": "2019"}
    kb.record("inquiries", actor="org-orsa", answer="nothing", **about)
    found = find_gaps(kb.practice(), ["empty-cell"], today=TODAY)
    row = rows(found, kb.practice(), "sv")[0]
    (asked,) = row["evidence"]
    expected = {"source": None, "answer": "nothing", "by": "kansliet", "date": "2019"}
    assert expected.items() <= asked.items()


def test_the_question_behind_is_narrowed_as_the_scope_is(kb: KnowledgeBase) -> None:
    practice = kb.practice(when="2018", printed_only=True, place="mora")
    (gap, *_) = find_gaps(practice, ["time-gap"], today=TODAY).rows
    told = behind(gap, practice)
    assert told["parameters"] | {"year": "2018"} == told["parameters"]
    assert told["command"].endswith("--place place-mora --year 2018 --printed-only")


def test_an_id_in_several_registers_is_told_in_full(tmp_path: Path) -> None:
    tables = {
        "areas": "id,name,source\na,Arbete,src\n",
        "places": "id,name,kind,source\np,Mora,municipality,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables), register(tmp_path, "s", tables))
    practice = kb.practice()
    gaps = find_gaps(practice, ["empty-cell"], today=TODAY, limit=0).rows
    assert len(gaps) == 4
    for gap in gaps:
        given = behind(gap, practice)["parameters"]
        assert len(kb.ask("coverage", **given)) == 1
        assert given["area"].startswith("https://")


def test_what_could_not_be_looked_for_has_no_number(tmp_path: Path) -> None:
    kb = KnowledgeBase.memory(register(tmp_path, "r", {"areas": "id,name,source\na,Arbete,src\n"}))
    found = find_gaps(kb.practice(), ["empty-cell", "evidence-gap"], today=TODAY)
    assert totals(found)[0] == {"kind": "empty-cell", "known": None, "unknown": None, "of": None}
    told = " ".join(reading(found, kb.practice(), "sv", 5))
    assert "platser" in told
    assert "Ingen insats är känd här" in told


def test_the_reading_is_cautious(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    found = find_gaps(practice, today=TODAY)
    told = " ".join(reading(found, practice, "sv", 5))
    for words_ in (
        "Namngiven, inget belägg känt: 65 av 68.",
        "inte detsamma som att inget görs",
        "Nätverket är litet",
        "Ingen förfrågan är införd",
        "--limit 0",
    ):
        assert words_ in told
    every = find_gaps(practice, ["hole"], today=TODAY, limit=0)
    assert "--limit" not in " ".join(reading(every, practice, "sv", 0))


def test_within_a_year_what_is_set_apart_is_told(kb: KnowledgeBase) -> None:
    practice = kb.practice(when="2018")
    found = find_gaps(practice, ["empty-cell"], today=TODAY)
    told = " ".join(reading(found, practice, "en", 5))
    assert f"{len(practice.undated)} initiatives without a date" in told


def test_csv_is_harmless_and_flat(tmp_path: Path) -> None:
    tables = {
        "areas": "id,name,source\na,=1+1,src\n",
        "places": "id,name,kind,source\np,Mora,municipality,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    found = find_gaps(kb.practice(), ["empty-cell"], today=TODAY)
    text = to_csv(table(found, kb.practice(), "sv"))
    assert "'=1+1 – Mora" in text
    assert len(text.splitlines()) == 2
