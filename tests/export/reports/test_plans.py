"""The action plan and the area sheet, told the way the ready-made questions answer."""

import pytest

from samverkan.export.reports.area_sheet import area_sheet
from samverkan.export.reports.document import Document, Heading, Table, text_of
from samverkan.export.reports.plan import plan
from samverkan.knowledge import KnowledgeBase
from tests.export.reports.numbers import sentences, sound

TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def action(kb: KnowledgeBase) -> Document:
    return plan(kb.practice(), today=TODAY)


def overview(document: Document) -> dict[str, list[str]]:
    table = next(part for part in document.parts if isinstance(part, Table))
    return {
        row[0][0].text: ["".join(r.text for r in cell) for cell in row[1:]] for row in table.rows
    }


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_number_leads_to_what_it_rests_on(kb: KnowledgeBase, lang: str) -> None:
    for scope in ({}, {"area": "bostad"}, {"printed_only": True}):
        document = plan(kb.practice(**scope), today=TODAY, lang=lang)
        assert sound(document, kb.facts) == {}
    for area in ("bostad", "arbete", "area-bostad-planering", "social-sammanhallning"):
        document = area_sheet(kb.practice(area=area), today=TODAY, lang=lang)
        assert sound(document, kb.facts) == {}


def test_every_sub_area_has_its_place(kb: KnowledgeBase, action: Document) -> None:
    headings = [text_of(part.text) for part in action.parts if isinstance(part, Heading)]
    lowest = [area for area, up in kb.facts.areas.items() if up]
    assert len(lowest) == len(overview(action)) == 10
    assert all(kb.facts.label(area) in headings for area in lowest)


def test_the_overview_says_what_the_questions_say(kb: KnowledgeBase, action: Document) -> None:
    told = overview(action)
    for area, up in kb.facts.areas.items():
        if up:
            _, named, leads, practice, proposed = told[kb.facts.label(area)]
            declared = kb.ask("who-cooperates", area=area, layer="declared").rows
            rows = kb.ask("initiatives", area=area).rows
            done = {
                row["initiative"] for row in rows if row["status"] not in ("proposed", "planned")
            }
            assert int(named) == len(declared)
            assert practice == (str(len(done)) if done else "ingen känd")
            assert int(proposed) == len({row["initiative"] for row in rows} - done)
            leading = {t.actor for t in kb.facts.commitments if t.unit == area and t.role}
            assert (leads == "ingen nämnd") == (not leading)


def test_nothing_known_is_not_nothing_done(action: Document) -> None:
    silent = sum(row[3] == "ingen känd" for row in overview(action).values())
    told = sentences(action)
    caution = "Ingen insats är känd som svarar mot delområdet. Det betyder inte att inget görs."
    assert told.count(caution) == silent == 6
    assert "För 6 av 10 delområden är ingen insats i praktik känd." in " ".join(told)


def test_coding_and_promises_are_marked(action: Document) -> None:
    told = " ".join(sentences(action))
    assert "Hedemora kommun, i området enligt redaktionens kodning" in told
    assert "Bara föreslaget eller planerat, och därför ett löfte:" in told


def test_the_sheet_of_an_area_stays_in_it(kb: KnowledgeBase) -> None:
    document = area_sheet(kb.practice(area="bostad"), today=TODAY)
    told = " ".join(sentences(document))
    assert document.title == "Områdesblad: Vägen till bostad"
    assert "7 av 7 utfästelser i området saknar kända belägg." in told
    assert "Ingen insats är känd i området. Det betyder inte att inget görs." in told
    assert "0 av 15 platser nås av någon känd insats; 15 är okända" in told
    assert "Nämnda för området, utan känt belägg där: Arbetsförmedlingen, den ideella" in told


def test_meetings_stand_apart(kb: KnowledgeBase) -> None:
    document = area_sheet(kb.practice(area="social-sammanhallning"), today=TODAY)
    told = " ".join(sentences(document))
    assert "Konferens: Social sammanhållning och delaktighet (avslutad, 2019)" in told


def test_a_sheet_is_about_an_area(kb: KnowledgeBase) -> None:
    with pytest.raises(ValueError, match="about an area"):
        area_sheet(kb.practice(), today=TODAY)
