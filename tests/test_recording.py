"""What people record: answers and judgements, once each, kept when registers are loaded again."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.analysis.coverage import coverage
from samverkan.errors import FaultsFound, SamverkanError, UnknownName, UsageError
from samverkan.graph.query import question
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import WORK
from samverkan.ontology.model import Inquiry, Judgement

ANSWER = {
    "actor": "org-mora",
    "area": "bostad",
    "place": "Orsa",
    "date": "2019-05-06",
    "answer": "nothing",
    "by": "kansliet",
}


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def work(kb: KnowledgeBase) -> set[ox.Quad]:
    return set(kb.store.quads(graph=ox.NamedNode(WORK)))


def test_an_answer_is_a_row_of_inquiries_with_iris(kb: KnowledgeBase) -> None:
    done = kb.record("inquiries", **ANSWER, note="Per telefon", **{"from": "2015"})
    assert done.how == "added"
    assert isinstance(done.row, Inquiry)
    assert done.row.area == kb.meaning("area", "bostad")
    (record,) = kb.facts.inquiries
    assert record["iri"] == done.iri
    expected = {"answer": "nothing", "by": "kansliet", "from": "2015", "date": "2019-05-06"}
    assert expected.items() <= record.items()
    assert record["place"] == kb.meaning("place", "orsa")
    assert record["note"] == "Per telefon"


def test_the_same_answer_twice_is_one(kb: KnowledgeBase) -> None:
    first = kb.record("inquiries", **ANSWER)
    before = work(kb)
    again = kb.record("inquiries", **ANSWER | {"place": "place-orsa", "by": " kansliet "})
    assert (again.how, again.iri) == ("unchanged", first.iri)
    assert work(kb) == before


def test_an_answer_corrected_on_the_same_day_takes_the_place_of_the_other(
    kb: KnowledgeBase,
) -> None:
    kb.record("inquiries", **ANSWER, note="Fel")
    done = kb.record("inquiries", **ANSWER | {"answer": "something"})
    assert done.how == "changed"
    (record,) = kb.facts.inquiries
    assert (record["answer"], record.get("note")) == ("something", None)


@pytest.mark.parametrize(
    "other", [{"date": "2019-05-07"}, {"by": "länet"}, {"place": "Mora"}, {"from": "2015"}]
)
def test_an_answer_about_something_else_is_another(
    kb: KnowledgeBase, other: dict[str, str]
) -> None:
    kb.record("inquiries", **ANSWER)
    assert kb.record("inquiries", **ANSWER | other).how == "added"
    assert len(kb.facts.inquiries) == 2


def test_loading_the_register_again_leaves_it_there(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        kb.record("inquiries", **ANSWER)
    with KnowledgeBase.edit(folder) as kb:
        assert kb.load(tiny).changed == {}
        assert len(kb.facts.inquiries) == 1
        before = work(kb)
    with KnowledgeBase.open(folder) as kb:
        assert work(kb) == before
        # It is no register, and stands in no export of one.
        assert len(kb.store.registers()) == 1
        assert not before & set(kb.quads())


def test_an_answer_makes_the_unknown_known(kb: KnowledgeBase) -> None:
    def statuses() -> tuple[str, str]:
        cell = kb.meaning("area", "bostad"), kb.meaning("place", "orsa")
        (row,) = kb.ask("coverage", area="bostad", place="orsa").rows
        return coverage(kb.practice()).cells[cell].status, row["status"]

    assert statuses() == ("unknown", "unknown")
    kb.record("inquiries", **ANSWER)
    assert statuses() == ("asked and empty", "asked and empty")
    kb.record("inquiries", **ANSWER | {"by": "någon annan", "answer": "something"})
    assert statuses() == ("unknown", "unknown")


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"area": "planering"},
        {"place": "orsa"},
        {"place": "place-dalarna"},
        {"area": "bostad", "place": "place-dalarna"},
        {"area": "arbete", "place": "mora"},
    ],
)
@pytest.mark.parametrize("answer", ["nothing", "something", "no answer"])
def test_the_ready_made_question_and_the_matrix_agree_on_what_was_asked(
    kb: KnowledgeBase, about: dict[str, str], answer: str
) -> None:
    common = {name: ANSWER[name] for name in ("actor", "date", "by")}
    kb.record("inquiries", **common, **about, answer=answer)
    asked = {(row["area"], row["place"]): row["status"] for row in kb.ask("coverage").rows}
    for rows in ("area", "sub-area"):
        for at, cell in coverage(kb.practice(), rows=rows).cells.items():
            assert cell.status == asked[at]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_both_engines_see_what_is_recorded(kb: KnowledgeBase) -> None:
    import rdflib

    from samverkan.export.rdf import serialize_quads

    kb.record("inquiries", **ANSWER | {"area": ""})
    asked = {(row["area"], row["place"]): row["status"] for row in kb.ask("coverage").rows}
    other = rdflib.Dataset(default_union=True)
    quads = serialize_quads([*kb.quads(), *work(kb)], "nquads").decode()
    other.parse(data=quads, format="nquads")
    found = {
        (str(row.area), str(row.place)): str(row.status)
        for row in other.query(question("coverage").text)
    }
    assert found == asked
    assert "asked and empty" in asked.values()


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"date": "2019-13"}, "date", "date_impossible"),
        ({"date": "i går"}, "date", "date_form"),
        ({"answer": "kanske"}, "answer", "not_allowed"),
        ({"by": "  "}, "by", "value_missing"),
        ({"actor": ""}, "actor", "value_missing"),
        ({"from": "2020", "to": "2019"}, "to", "period_reversed"),
        ({"locator": "rad 3"}, "source", "value_missing"),
    ],
)
def test_the_rules_of_rows_hold_here_too(
    kb: KnowledgeBase, cells: dict[str, str], column: str, key: str
) -> None:
    with pytest.raises(FaultsFound) as caught:
        kb.record("inquiries", **ANSWER | cells)
    assert [(fault.column, fault.key) for fault in caught.value.faults] == [(column, key)]
    assert caught.value.faults[0].say("sv")
    assert work(kb) == set()


@pytest.mark.parametrize(
    ("table", "cells", "error"),
    [
        ("inquiries", {"actor": "ingen alls"}, UnknownName),
        ("inquiries", {"area": "org-mora"}, UnknownName),
        ("organisations", {"name": "Ny"}, UsageError),
    ],
)
def test_a_name_or_a_table_that_is_none_is_told(
    kb: KnowledgeBase, table: str, cells: dict[str, str], error: type[SamverkanError]
) -> None:
    with pytest.raises(error) as caught:
        kb.record(table, **ANSWER | cells)
    assert caught.value.say("sv") != caught.value.say("en")


VERDICT = {
    "subject": "init-bo",
    "object": "init-jobb",
    "verdict": "duplicate",
    "by": "kansliet",
    "date": "2026-01-02",
    "why": "Samma sak.",
}


def test_a_judgement_is_about_the_pair_either_way(kb: KnowledgeBase) -> None:
    done = kb.record("judgements", **VERDICT)
    turned = VERDICT | {"subject": "init-jobb", "object": "init-bo"}
    assert kb.record("judgements", **turned).how == "unchanged"
    (record,) = kb.facts.judgements
    assert (record["verdict"], record["why"]) == ("duplicate", "Samma sak.")
    assert isinstance(done.row, Judgement)


def test_a_later_judgement_comes_last_and_both_are_kept(kb: KnowledgeBase) -> None:
    kb.record("judgements", **VERDICT | {"date": "2026-02", "verdict": "complementary"})
    kb.record("judgements", **VERDICT)
    assert [record["verdict"] for record in kb.facts.judgements] == ["duplicate", "complementary"]


def test_a_judgement_changed_on_the_same_day_is_one(kb: KnowledgeBase) -> None:
    kb.record("judgements", **VERDICT)
    changed = VERDICT | {"verdict": "undecided", "why": "Oklart."}
    assert kb.record("judgements", **changed).how == "changed"
    (record,) = kb.facts.judgements
    assert (record["verdict"], record["why"]) == ("undecided", "Oklart.")


def test_nothing_is_judged_against_itself(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError):
        kb.record("judgements", **VERDICT | {"object": "Bo i Mora"})


def test_text_is_in_normal_form(kb: KnowledgeBase) -> None:
    done = kb.record("inquiries", **ANSWER | {"by": "Ma\u030al\u200b"})
    assert isinstance(done.row, Inquiry)
    assert done.row.by == "Mål"
