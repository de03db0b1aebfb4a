"""Dossiers of parties and municipalities, told the way the ready-made questions answer."""

import pytest

from samverkan.data.forms import Form
from samverkan.errors import UnknownName
from samverkan.export.reports.document import Document, Table, text_of
from samverkan.export.reports.dossier import dossier, whom
from samverkan.export.reports.near import shared
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import LAYERS
from tests.export.reports.numbers import sentences, sound

TODAY = "2026-11-22"


def made(kb: KnowledgeBase, name: str, lang: str = "sv") -> Document:
    return dossier(kb.practice(), whom(kb.names, name), today=TODAY, lang=lang)


def cells(document: Document, caption: str) -> list[list[str]]:
    table = next(
        part
        for part in document.parts
        if isinstance(part, Table) and text_of(part.caption) == caption
    )
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "name",
    ["mora", "falu kommun", "länsstyrelsen dalarna", "group-kommunerna", "body-kansli", "vansbro"],
)
def test_every_number_leads_to_what_it_rests_on(kb: KnowledgeBase, name: str, lang: str) -> None:
    assert sound(made(kb, name, lang), kb.facts) == {}


def test_promises_are_those_that_the_question_gives(kb: KnowledgeBase) -> None:
    document = made(kb, "länsstyrelsen dalarna")
    wanted = {
        r["unit_label"] for r in kb.ask("named-no-evidence", actor="org-lansstyrelsen-dalarna").rows
    }
    told = cells(document, "Delområden som ni nämns för")
    assert {row[0].removesuffix(" (leder)") for row in told if row[2] == "inget känt"} == wanted
    assert "Länsstyrelsen Dalarna undertecknade Vägen in den 3 juni 2015." in " ".join(
        sentences(document)
    )


@pytest.mark.parametrize(
    "name", ["org-lansstyrelsen-dalarna", "org-falu-kommun", "group-kommunerna"]
)
@pytest.mark.parametrize("layer", LAYERS)
def test_partners_are_those_that_the_question_gives(
    kb: KnowledgeBase, name: str, layer: str
) -> None:
    actor = kb.meaning("actor", name)
    rows = kb.ask("partners-of", actor=name, layer=layer).rows
    wanted = {(row["partner"], row["via"]) for row in rows}
    found = shared(kb.facts, [actor], layer)  # type: ignore[arg-type]
    assert {(one, unit) for one, units in found.items() for unit in units} == wanted


def test_a_group_is_not_its_members(kb: KnowledgeBase) -> None:
    document = made(kb, "mora kommun")
    told = " ".join(sentences(document))
    assert "Inte nämnda för något delområde i eget namn." in told
    assert "Räknas till kommunerna" in told
    assert cells(document, "Delområden som grupper ni räknas till nämns för")


def test_coding_is_marked(kb: KnowledgeBase) -> None:
    done = cells(made(kb, "falu kommun"), "Insatser som ni deltar i")
    assert all(row[3] == "Vägen till arbete (enligt redaktionens kodning)" for row in done)


def test_a_place_tells_what_reaches_it(kb: KnowledgeBase) -> None:
    document = made(kb, "mora")
    reached = cells(document, "Insatser på platsen och för en större plats")
    practised = {u.iri: u for u in kb.practice(place="mora").initiatives}
    assert {row[0] for row in reached} == {kb.facts.label(iri) for iri in practised}
    assert "I Mora är ingen insats känd inom Vägen till bostad och Vägen till språk" in " ".join(
        sentences(document)
    )


def test_the_form_has_a_row_for_what_is_recorded_and_what_is_asked(kb: KnowledgeBase) -> None:
    document = made(kb, "länsstyrelsen dalarna")
    form = next(part for part in document.parts if isinstance(part, Form))
    assert form.about == "org-lansstyrelsen-dalarna"
    tables = [row.table for row in form.rows]
    assert tables.count("inquiries") == len(
        kb.ask("named-no-evidence", actor="org-lansstyrelsen-dalarna").rows
    )
    keys = [(row.row, row.table, row.field) for row in form.rows]
    assert len(keys) == len(set(keys))
    known = {row.row for row in form.rows if not row.row.startswith("new-")}
    assert all(kb.row_iri(row) for row in known)


def test_a_name_is_a_place_before_it_is_an_actor(kb: KnowledgeBase) -> None:
    assert whom(kb.names, "mora").endswith("/place-mora")
    assert whom(kb.names, "mora kommun").endswith("/org-mora-kommun")
    with pytest.raises(UnknownName, match="Länsstyrelsen"):
        whom(kb.names, "lansstyrelsen")
