"""The folder: everything in it, people never, the same bytes for the same contents."""

import random
import secrets
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.errors import Incomplete
from samverkan.export.opendata import contents, open_data
from samverkan.export.opendata.contents import NEEDED
from samverkan.export.rdf import FORMATS, SUFFIXES
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.publication import facts_of
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM, SKOS
from tests.export.opendata.conftest import DAYS, GIVEN, REGISTER, TINY


@pytest.mark.slow
def test_the_statements_are_all_there_but_the_ties_to_people(
    kb: KnowledgeBase, files: dict[str, bytes]
) -> None:
    wanted = {q.triple for q in kb.quads() if q.predicate.value != SAM.person}
    for form, suffix in SUFFIXES.items():
        read = {q.triple for q in ox.parse(input=files[f"vagen-in{suffix}"], format=FORMATS[form])}
        assert wanted <= read
        assert facts_of(REGISTER, read)["publisher"] == ("Region Exempel",)
        assert not [t for t in read if t.predicate.value == SAM.person]


def test_the_graph_is_a_register_that_can_be_loaded(small: KnowledgeBase, tmp_path: Path) -> None:
    files = open_data(contents(small.quads(), TINY, GIVEN, draft=True))
    (tmp_path / "tiny.ttl").write_bytes(files["tiny.ttl"])
    with KnowledgeBase.memory(tmp_path / "tiny.ttl") as kb:
        assert len(kb.ask("who-cooperates", layer="declared")) == 3
        again = open_data(contents(kb.quads(), TINY, {}, draft=True))
    assert again == files


def test_the_order_things_come_in_changes_no_byte(small: KnowledgeBase) -> None:
    quads = list(small.quads())
    first = open_data(contents(quads, TINY, GIVEN, DAYS, draft=True))
    random.Random(1).shuffle(quads)
    assert open_data(contents(quads, TINY, GIVEN, DAYS, draft=True)) == first


def test_days_stand_only_when_they_are_given(small: KnowledgeBase) -> None:
    for days in ({}, DAYS):
        found = open_data(contents(small.quads(), TINY, GIVEN, days, draft=True))
        for name in ("catalog.ttl", "catalog.rdf", "catalog.jsonld"):
            assert (b"dcterms:issued" in found[name]) == bool(days)
            assert (b"dcterms:modified" in found[name]) == bool(days)


def test_a_row_that_may_name_a_person_is_left_out_and_told(tiny: Path, tmp_path: Path) -> None:
    mark = secrets.token_hex(24)
    things = "https://w3id.org/samverkan/id/tiny/"
    with KnowledgeBase.memory(tiny) as kb:
        quads = list(kb.quads())
    graph = ox.NamedNode(TINY)
    name = ox.NamedNode(things + "name-x")
    for term, value in (
        (RDF.type, ox.NamedNode(SAM.Name)),
        (SAM.named, ox.NamedNode(things + "person-0f3a9c")),
        (SKOS.prefLabel, ox.Literal(mark)),
        (SAM.evidence, ox.NamedNode(things + "name-x/evidence")),
    ):
        quads.append(ox.Quad(name, ox.NamedNode(term), value, graph))
    wording = ox.NamedNode(SAM.asPrinted)
    below = ox.NamedNode(things + "name-x/evidence")
    quads.append(ox.Quad(below, wording, ox.Literal(mark), graph))
    about = contents(quads, TINY, GIVEN, draft=True)
    found = open_data(about)
    assert about.left_out == 1
    assert [name for name, content in found.items() if mark.encode() in content] == []
    assert "1 rows are left out" in found["README.md"].decode()


def test_people_are_never_in_it(tiny: Path) -> None:
    marks = [secrets.token_hex(24) for _ in range(4)]
    person = f"person-{marks[0]}"
    (tiny / "people.csv").write_text(
        f"id,name,basis,source,locator\n{person},{marks[1]},{marks[2]},src-a,{marks[3]}\n", "utf-8"
    )
    (tiny / "signatures.csv").write_text(
        f"id,agreement,actor,date,person,source\nsig-a,agr-a,org-mora,2015,{person},src-a\n",
        "utf-8",
    )
    (tiny / "posts.csv").write_text(
        f"id,name,post_of,person,source\npost-a,kontaktperson,org-mora,{person},src-a\n", "utf-8"
    )
    with KnowledgeBase.memory(tiny) as kb:
        quads = list(kb.quads())
        assert any(marks[0] in str(quad) for quad in quads)  # the store knows the opaque id
        found = open_data(contents(quads, TINY, GIVEN, draft=True))
    assert b"kontaktperson" in found["tables/posts.csv"]
    for name, content in found.items():
        for mark in marks:
            assert mark.encode() not in content, name


def test_all_that_is_missing_is_told_at_once(kb: KnowledgeBase) -> None:
    with pytest.raises(Incomplete) as caught:
        contents(kb.quads(), REGISTER, {})
    assert set(caught.value.missing) == set(NEEDED) - {"description"}
    for lang in ("sv", "en"):
        told = caught.value.say(lang)
        assert all(f"--{name.replace('_', '-')}" in told for name in caught.value.missing)


def test_a_draft_says_that_it_is_one_and_invents_nothing(small: KnowledgeBase) -> None:
    found = open_data(contents(small.quads(), TINY, {}, draft=True))
    record = found["catalog.ttl"].decode()
    assert "UTKAST" in record
    assert "DRAFT" in record
    for term in ("dcterms:publisher", "vcard:fn", "accessURL", "foaf:name", "example.org"):
        assert term not in record
    assert "utkast" in found["README.md"].decode().lower()
    assert "licence (--licence)" in found["index.html"].decode()


def test_a_register_without_agreements_or_anything_to_tell_is_published_too(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "register.toml").write_text('id = "bare"\ntitle = "Bar \\u0001 & <b>"\n')
    (folder / "sectors.csv").write_text("id,name\nsector-a,=1+1\n")
    with KnowledgeBase.memory(folder) as kb:
        found = open_data(contents(kb.quads(), kb.store.registers()[0], GIVEN, draft=True))
    record = list(ox.parse(input=found["catalog.rdf"], format=ox.RdfFormat.RDF_XML))
    assert not [q for q in record if q.predicate.value in (DCTERMS.temporal, DCTERMS.spatial)]
    assert found["tables/sectors.csv"].decode().splitlines() == ["id,name", "sector-a,'=1+1"]
