"""The digest: what happened and what was learnt, two times that are never mixed."""

from pathlib import Path

import pytest

from samverkan.data.rdf_files import triples
from samverkan.errors import NotFound, UnreadableFile, UsageError
from samverkan.export.rdf import serialize_quads
from samverkan.export.reports.digest import digest
from samverkan.export.reports.document import Document
from samverkan.graph.store import Change
from samverkan.knowledge import KnowledgeBase
from tests.export.reports.numbers import sentences, sound

UNTIL = "2020-12-31"


def made(kb: KnowledgeBase, since: str, until: str = UNTIL, lang: str = "sv") -> Document:
    return digest(kb.practice(), since=since, until=until, lang=lang)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("since", ["2014", "2018-09", "2019-05-15", "2020"])
def test_every_number_leads_to_what_it_rests_on(kb: KnowledgeBase, since: str, lang: str) -> None:
    assert sound(made(kb, since, lang=lang), kb.facts) == {}


def test_what_happened_is_what_the_questions_say(kb: KnowledgeBase) -> None:
    told = " ".join(sentences(made(kb, "2015")))
    events = [r for r in kb.ask("events").rows if r["status"] == "ended" and r["from"] >= "2015"]
    assert len(events) == 11
    assert all(kb.facts.label(row["event"]) in told for row in events)
    assert "24 parter undertecknade Vägen in den 3 juni 2015: " in told
    assert "Landstinget Dalarna gick över i Region Dalarna den 1 januari 2019." in told
    assert "nyhetsbrev från Vägen in började 2019." in told


def test_a_coarse_date_is_neither_in_nor_out(kb: KnowledgeBase) -> None:
    document = made(kb, "2019-03")
    told = " ".join(sentences(document))
    assert "revidering av Vägen in började i maj 2019." in told
    assert "började 2019." not in told
    assert "1 med ett datum som går utanför tiden: nyhetsbrev från Vägen in." in told


def test_what_has_no_date_is_counted_apart(kb: KnowledgeBase) -> None:
    told = " ".join(sentences(made(kb, "2015")))
    undated = [u for u in kb.practice().initiatives if not u.start]
    assert f"Insatser som började: {len(undated)} utan datum." in told


def test_planned_is_not_held(kb: KnowledgeBase) -> None:
    told = " ".join(sentences(made(kb, "2020")))
    assert "Kommunturné med integrationsrapporten, 2020 (kommunerna). Om det blev av" in told


def test_what_is_to_come_stands_apart(kb: KnowledgeBase) -> None:
    told = " ".join(sentences(made(kb, "2014", "2018-09-01")))
    assert "Möten som hölls: Kommunbesök 2019, Konferens" in told


def test_silence_is_not_peace(kb: KnowledgeBase) -> None:
    told = " ".join(sentences(made(kb, "2021", "2021-12-31")))
    assert "Inget som är daterat till den här tiden är känt. Det betyder inte att inget" in told


def test_what_was_learnt_is_told_by_when_it_was_recorded() -> None:
    with KnowledgeBase.memory("vagen-in") as kb:
        kb.record(
            "inquiries",
            actor="mora kommun",
            area="bostad",
            date="2020-11-01",
            answer="nothing",
            by="Kansliet",
        )
        early = " ".join(sentences(made(kb, "2014")))
        assert "Mora kommun tillfrågades den 1 november 2020 och svarade: inget." in early
        assert "Inget har förts in under tiden." in early
        late = made(kb, "2021", "2999")
        told = " ".join(sentences(late))
        assert "lästes in för första gången" in told
        assert "1 nya, 0 ändrade och 0 borttagna rader." in told
        assert "Mora kommun tillfrågades" not in told
        assert sound(late, kb.facts) == {}


def test_it_compares_with_an_earlier_dump(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "dump.nq"
    now = list(kb.quads())
    gone = [q for q in now if q.subject.value.endswith("/init-spica")]
    path.write_bytes(serialize_quads((q for q in now if q not in gone), "nquads"))
    then = triples(path)
    change = Change(frozenset(q for q in now if q.triple not in then), frozenset())
    document = digest(kb.practice(), since="2020", until=UNTIL, before=("dump.nq", change))
    told = " ".join(sentences(document))
    assert "Jämfört med den tidigare utskriften dump.nq" in told
    assert "1 nya, 0 ändrade och 0 borttagna rader. Nya: insats SPICA." in told
    assert sound(document, kb.facts) == {}


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("dump.nq", None, NotFound),
        ("dump.nq", "not triples", UnreadableFile),
        ("dump.txt", "", UnreadableFile),
    ],
)
def test_a_dump_that_is_none_is_refused(
    tmp_path: Path, name: str, content: str | None, error: type[Exception]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(error):
        triples(path)


@pytest.mark.parametrize(("since", "until"), [("igår", "2020"), ("2020", "2019"), ("2019", "x")])
def test_times_that_are_none_are_refused(kb: KnowledgeBase, since: str, until: str) -> None:
    with pytest.raises(UsageError):
        made(kb, since, until)
