"""The knowledge base as a library: open, load, ask, query, find, show, draw."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import samverkan
from samverkan.errors import (
    AmbiguousName,
    FaultsFound,
    NotFound,
    QueryRefused,
    QuerySyntaxError,
    StoreMissing,
    UnknownName,
    UsageError,
)
from samverkan.folders import default_store, people_folder
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import SAM
from tests.conftest import BASE

SMALL = "https://w3id.org/samverkan/id/tiny/"


def test_what_is_loaded_is_there_when_opened_again(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with KnowledgeBase.edit(folder) as kb:
        loaded = kb.load(tiny)
        assert loaded.register == "tiny"
        assert loaded.added["commitments"] == ["com-1", "com-2", "com-3"]
        assert len(kb.ask("who-cooperates", area="bostad", layer="declared")) == 2
    with samverkan.open(str(folder)) as kb:
        assert len(kb.ask("who-cooperates", area="bostad", layer="declared")) == 2


def test_the_people_stand_beside_the_store(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        assert "Eva Exempel" not in "".join(map(str, kb.quads()))
    assert people_folder(folder).is_dir()
    assert people_folder(folder).parent == folder.parent


def test_loading_twice_changes_nothing(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        before = set(kb.quads())
        again = kb.load(tiny)
        assert (again.added, again.changed, again.removed) == ({}, {}, {})
        assert again.rows > 0
        assert set(kb.quads()) == before


def test_a_row_that_is_gone_from_the_files_is_gone_from_the_store(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        path = tiny / "participations.csv"
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join(x for x in lines if not x.startswith("part-1")) + "\n", "utf-8")
        assert list(kb.load(tiny).removed.values()) == [["part-1"]]
        assert kb.row_iri("part-1") is None
        assert kb.row_iri("part-2") == SMALL + "part-2"


def test_faults_leave_everything_as_it_was(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        before = set(kb.quads())
        (tiny / "areas.csv").write_text("id,name,source\narea-x,X,src-nowhere\n", "utf-8")
        with pytest.raises(FaultsFound) as caught:
            kb.load(tiny)
        assert {fault.file for fault in caught.value.faults} >= {"areas.csv"}
        assert set(kb.quads()) == before


def test_registers_stand_beside_each_other(tiny: Path) -> None:
    with KnowledgeBase.memory("vagen-in", tiny) as kb:
        assert [local_id(iri) for iri in kb.store.registers()] == ["tiny", "vagen-in"]
        only = set(kb.quads("tiny"))
        assert only < set(kb.quads())
        assert {quad.graph_name.value for quad in only} == {
            "https://w3id.org/samverkan/register/tiny"
        }
        with pytest.raises(UnknownName) as caught:
            kb.quads("nowhere").__next__()
        assert "tiny" in caught.value.say("sv")


def test_a_name_that_two_registers_use_is_ambiguous(tiny: Path) -> None:
    with KnowledgeBase.memory("vagen-in", tiny) as kb, pytest.raises(AmbiguousName):
        kb.ask("who-cooperates", area="bostad")


def test_a_whole_iri_is_never_ambiguous(tiny: Path) -> None:
    with KnowledgeBase.memory("vagen-in", tiny) as kb:
        assert len(kb.ask("who-cooperates", area=BASE + "area-bostad", layer="declared")) == 7
        assert len(kb.ask("who-cooperates", area=SMALL + "area-bostad", layer="declared")) == 2


@pytest.mark.parametrize(
    ("question", "given", "count"),
    [
        ("who-cooperates", {"area": "bostad", "layer": "declared"}, 7),
        ("evidence-of", {"thing": "com-bostad-planering-kommunerna"}, 2),
        ("succession", {"actor": "org-landstinget-dalarna"}, 1),
        ("funding", {"initiative": "init-horizon-2020"}, 1),
        ("bodies", {"actor": "Länsstyrelsen Dalarna"}, 2),
        ("coverage", {"area": "bostad", "place": "Mora"}, 1),
    ],
)
def test_parameters_take_names(
    kb: KnowledgeBase, question: str, given: dict[str, str], count: int
) -> None:
    assert len(kb.ask(question, **given)) == count


@pytest.mark.parametrize(
    ("question", "given", "error"),
    [
        ("nothing-such", {}, UnknownName),
        ("who-cooperates", {"area": "nowhere"}, UnknownName),
        ("succession", {"area": "bostad"}, UsageError),
        ("evidence-of", {"thing": "com-no-such"}, UnknownName),
    ],
)
def test_a_call_that_cannot_be_answered_is_an_exception_in_words(
    kb: KnowledgeBase, question: str, given: dict[str, str], error: type[samverkan.SamverkanError]
) -> None:
    with pytest.raises(error) as caught:
        kb.ask(question, **given)
    assert caught.value.say("sv") != caught.value.say("en")


def test_a_layer_that_is_not_one_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError):
        kb.ask("who-cooperates", layer="promised")


@pytest.mark.parametrize("when", ["", "18", "2018-13", "2018-02-30", "soon"])
def test_a_time_that_is_not_one_is_refused(kb: KnowledgeBase, when: str) -> None:
    if when:
        with pytest.raises(UsageError):
            kb.ask("who-cooperates", when=when)


def test_queries_know_the_prefixes_and_only_the_registers(kb: KnowledgeBase) -> None:
    rows = kb.sparql("SELECT (COUNT(?c) AS ?n) { ?c a sam:Commitment }")
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["n"].value for row in rows] == ["68"]
    asked = kb.sparql("ASK { ?p a sam:Person }")
    assert not asked


def test_queries_that_change_or_call_are_refused(kb: KnowledgeBase) -> None:
    for text in ("DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"):
        with pytest.raises(QueryRefused):
            kb.sparql(text)
    with pytest.raises(QuerySyntaxError):
        kb.sparql("SELECT * {")


def test_info_counts_by_register_and_class(kb: KnowledgeBase) -> None:
    told = kb.info()
    assert told["statements"] == len(set(kb.quads()))
    counts = {row["class"]: row["count"] for row in told["rows"]}
    assert (counts["Commitment"], counts["Signature"]) == (68, 24)


def test_show_takes_ids_names_and_iris(kb: KnowledgeBase) -> None:
    for name in ("org-migrationsverket", "Migrationsverket", BASE + "org-migrationsverket"):
        assert kb.show(name).label == "Migrationsverket"
    assert kb.show("com-bostad-planering-kommunerna").kind == "commitment"
    with pytest.raises(UnknownName):
        kb.show("nobody-at-all")


def test_row_iri_takes_no_nonsense(kb: KnowledgeBase) -> None:
    for text in ("", "/", "a b", "<x>", "http://[", "org-nobody"):
        assert kb.row_iri(text) is None


def test_a_network_and_a_picture_are_drawn_of_what_is_asked_for(kb: KnowledgeBase) -> None:
    network = kb.network("declared", area="bostad")
    assert network.number_of_edges() == 7
    assert kb.picture(area="bostad")


def test_a_path_that_is_not_there_is_told_with_what_is_shipped() -> None:
    with pytest.raises(NotFound) as caught:
        samverkan.check("no-such-register")
    assert "vagen-in" in caught.value.say("sv")


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        KnowledgeBase.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_default_store_is_the_one_named_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAMVERKAN_STORE", str(tmp_path / "mine"))
    assert default_store() == tmp_path / "mine"
    monkeypatch.delenv("SAMVERKAN_STORE")
    assert default_store().name == "store"


def test_the_hubs_are_actors_of_the_register(kb: KnowledgeBase) -> None:
    found = {quad.object.value for quad in kb.store.quads(predicate=ox.NamedNode(SAM.hub))}
    assert {kb.names.kind(hub) for hub in found} <= {"group", "body", "organisation"}
