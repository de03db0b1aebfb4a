"""The gap and overlap report of the shipped register, its numbers checked a second way."""

from itertools import pairwise
from pathlib import Path

import pytest

from samverkan.errors import UsageError
from samverkan.export.reports.document import Bullets, Document, Heading, Table, runs_of, text_of
from samverkan.export.reports.gap_report import gap_report
from samverkan.knowledge import KnowledgeBase
from tests.export.reports.numbers import references, runs, sentences, sound, statements

TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def report(kb: KnowledgeBase) -> Document:
    return gap_report(kb.practice(), today=TODAY)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "scope", [{}, {"area": "bostad"}, {"place": "mora"}, {"when": "2014"}, {"expand": True}]
)
def test_every_number_leads_to_what_it_rests_on(
    kb: KnowledgeBase, scope: dict[str, str], lang: str
) -> None:
    document = gap_report(kb.practice(**scope), today=TODAY, lang=lang)
    assert sound(document, kb.facts) == {}


def test_the_summary_says_what_the_questions_say(kb: KnowledgeBase, report: Document) -> None:
    unkept = len(kb.ask("named-no-evidence"))
    initiatives = len(kb.ask("initiatives"))
    told = " ".join(sentences(report))
    assert f"{unkept} av 68 utfästelser saknar kända belägg." in told
    assert (unkept, initiatives) == (65, 33)
    assert "33 insatser är kända. 26 av dem är praktik; 7 är bara föreslagna" in told
    assert "136 par av parter nämns för samma delområde" in told
    assert "75 rutor. 45 nås av någon känd insats, varav 29 bara genom" in told
    assert "30 är okända" in told


def test_a_number_leads_to_just_its_statements(kb: KnowledgeBase, report: Document) -> None:
    unkept = next(run for run in runs(report) if run.text == "65")
    named = statements(report, unkept.to or "")
    rows = kb.ask("named-no-evidence").rows
    said = {(row["actor_label"], row["unit_label"]) for row in rows}
    assert len(named) == len(said) == 65
    assert all(any(actor in one and area in one for actor, area in said) for one in named)


def test_the_same_statements_have_one_number(report: Document) -> None:
    known = [some for anchor in references(report) if (some := statements(report, anchor))]
    assert len(known) == len(set(map(tuple, known)))


def test_unknown_is_not_shown_as_nothing(report: Document) -> None:
    matrix = next(part for part in report.parts if isinstance(part, Table))
    cells = [text_of(cell) for row in matrix.rows for cell in row[1:]]
    assert cells.count("?") == 30
    assert "0" not in cells


def test_an_answer_of_nothing_stands_apart_from_what_nobody_knows() -> None:
    with KnowledgeBase.memory("vagen-in") as asked:
        asked.record(
            "inquiries",
            actor="mora kommun",
            area="bostad",
            place="mora",
            date="2026-11-01",
            answer="nothing",
            by="Kansliet",
        )
        document = gap_report(asked.practice(), today=TODAY)
        told = " ".join(sentences(document))
        assert "I 1 har någon frågat och fått svaret att inget görs. 29 är okända" in told
        assert "1 svar på förfrågningar är införda." in told
        assert sound(document, asked.facts) == {}


def test_headings_go_down_one_step_at_a_time(report: Document) -> None:
    levels = [part.level for part in report.parts if isinstance(part, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_lists_and_tables_are_never_empty(report: Document) -> None:
    for part in report.parts:
        if isinstance(part, Bullets):
            assert part.items
        if isinstance(part, Table):
            assert part.rows
            assert all(len(row) == len(part.columns) for row in part.rows)
            assert not part.widths or sum(part.widths) == 100


def test_a_register_without_promises_gets_a_report_of_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "register.toml").write_text('id = "small"\ntitle = "Ett litet"\n', "utf-8")
    (folder / "sources.csv").write_text("id,name,kind,date\nsrc-a,Sidan,web page,2020\n", "utf-8")
    (folder / "initiatives.csv").write_text(
        "id,name,kind,source\ninit-a,Språkkafé,measure,src-a\n", "utf-8"
    )
    with KnowledgeBase.memory(folder) as kb:
        document = gap_report(kb.practice(), today=TODAY)
        assert sound(document, kb.facts) == {}
        told = " ".join(sentences(document))
        assert "vad ingen vet" in told
        assert "utfästelser" not in told


def test_nobody_is_named(kb: KnowledgeBase, report: Document) -> None:
    assert not any("person-" in run.text for part in report.parts for run in runs_of(part))


def test_a_day_that_is_none_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError):
        gap_report(kb.practice(), today="igår")


def test_a_matrix_without_room_is_told_by_its_areas(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverkan.export.reports.coverage_section.CELLS", 10)
    document = gap_report(kb.practice(), today=TODAY, limit=1)
    table = next(part for part in document.parts if isinstance(part, Table))
    told = {row[0][0].text: [cell[0].text for cell in row[1:]] for row in table.rows}
    assert told["Vägen till bostad"] == ["0", "0", "15"]
    assert told["Vägen till arbete"] == ["15", "0", "0"]
    assert sound(document, kb.facts) == {}
