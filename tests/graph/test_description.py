"""Everything about one thing: its cells, its evidence, and what names it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan.errors import UnknownName
from samverkan.graph.description import Description, describe, label
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import local_id
from tests.conftest import BASE, TINY

SMALL = "https://w3id.org/samverkan/id/tiny/"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("description")
    for name, text in TINY.items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    with KnowledgeBase.memory(folder) as kb:
        yield kb


def texts(described: Description) -> dict[str, list[str]]:
    return {name: [value.text for value in cell] for name, cell in described.cells.items()}


def test_a_row_has_its_cells_by_column_with_labels_for_what_they_name(small: KnowledgeBase) -> None:
    found = describe(small.store, SMALL + "com-1")
    assert (found.kind, found.label, local_id(found.iri)) == ("commitment", "com-1", "com-1")
    cells = texts(found)
    assert cells["actor"] == ["Arbetsförmedlingen"]
    assert cells["area"] == ["Planera"]
    assert cells["agreement"] == ["Överenskommelsen"]
    assert found.cells["actor"][0].iri == SMALL + "org-af"
    assert list(found.cells) == [name for name in COLUMNS if name in found.cells]


def test_a_row_shows_every_place_it_rests_on(small: KnowledgeBase) -> None:
    found = describe(small.store, SMALL + "com-1")
    assert [(p.source_label, p.locator, p.as_printed) for p in found.evidence] == [
        ("Överenskommelsen", "rad 9", "Arbetsförmedlingen"),
        ("Projektsidan", "rad 3", "AF"),
    ]


def test_a_correction_shows_the_places_of_its_readings(small: KnowledgeBase) -> None:
    found = describe(small.store, SMALL + "corr-1")
    assert sorted((p.locator, p.as_printed) for p in found.evidence) == [
        ("rad 5", "2018-12-31"),
        ("rad 7", "2018-11-30"),
    ]
    assert texts(found)["chosen"] == ["a"]


def test_what_names_a_thing_stands_by_its_kind(small: KnowledgeBase) -> None:
    found = describe(small.store, SMALL + "org-af")
    mentions = {kind: [local_id(m.iri) for m in rows] for kind, rows in found.mentions.items()}
    assert {kind: sorted(rows) for kind, rows in mentions.items()} == {
        "commitment": ["com-1", "com-3"],
        "name": ["name-af"],
        "participation": ["part-3"],
    }
    assert list(found.mentions) == sorted(found.mentions)


def test_a_register_and_a_place_in_a_source_are_no_mention(small: KnowledgeBase) -> None:
    hub = describe(small.store, SMALL + "group-kommunerna")
    assert sorted(hub.mentions) == ["commitment", "groupmember"]
    assert "evidence" not in describe(small.store, SMALL + "com-1").mentions


def test_labels_are_in_the_language_else_in_swedish(small: KnowledgeBase) -> None:
    english = describe(small.store, SMALL + "area-bostad", "en")
    assert english.label == "The way to housing"
    sub = describe(small.store, SMALL + "area-planering", "en")
    assert sub.label == "Planera"
    assert texts(sub)["broader"] == ["The way to housing"]


def test_a_person_is_never_described(small: KnowledgeBase) -> None:
    found = describe(small.store, SMALL + "sig-mora")
    assert texts(found)["person"] == ["person-0f3a9c"]
    assert "Eva Exempel" not in repr(found)
    with pytest.raises(UnknownName):
        small.show("Eva Exempel")


def test_a_label_that_is_not_there_is_none(small: KnowledgeBase) -> None:
    import pyoxigraph as ox

    assert label(small.store, ox.NamedNode(SMALL + "com-1"), "sv") is None
    assert label(small.store, ox.NamedNode(SMALL + "area-bostad"), "fi") == "Vägen till bostad"


def test_every_row_of_the_shipped_register_can_be_described(kb: KnowledgeBase) -> None:
    rows = {row["statement"] for row in kb.ask("evidence-of").rows}
    for iri in sorted(rows)[::25]:
        found = describe(kb.store, iri)
        assert found.kind
        assert found.evidence


def test_the_secretariat_is_shown_with_its_hosts(kb: KnowledgeBase) -> None:
    found = kb.show("body-kansli")
    hosts = [m for m in found.mentions["membership"] if texts(m)["role"] == ["host"]]
    named = sorted(value.iri or "" for m in hosts for value in m.cells["member"])
    assert named == [BASE + "org-lansstyrelsen-dalarna", BASE + "org-region-dalarna"]
