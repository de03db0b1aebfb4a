"""The folder: everything in it, people never, the same bytes for the same contents."""

import random
import secrets
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.errors import Incomplete
from samverkan.export.opendata import Contents, contents, open_data
from samverkan.export.opendata.contents import NEEDED
from samverkan.export.rdf import FORMATS, SUFFIXES
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.publication import facts_of
from samverkan.ontology.vocabulary import SAM
from tests.export.opendata.conftest import GIVEN, REGISTER


def test_the_statements_are_all_there_but_the_ties_to_people(
    kb: KnowledgeBase, files: dict[str, bytes]
) -> None:
    wanted = {q.triple for q in kb.quads() if q.predicate.value != SAM.person}
    for form, suffix in SUFFIXES.items():
        read = {q.triple for q in ox.parse(input=files[f"vagen-in{suffix}"], format=FORMATS[form])}
        assert wanted <= read
        assert {t.predicate.value for t in read - wanted} == {
            t.predicate.value for t in read if t not in wanted
        }
        assert facts_of(REGISTER, read)["publisher"] == ("Region Exempel",)
        assert not [t for t in read if t.predicate.value == SAM.person]


def test_the_graph_is_a_register_that_can_be_loaded(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "vagen-in.ttl").write_bytes(files["vagen-in.ttl"])
    with KnowledgeBase.memory(tmp_path / "vagen-in.ttl") as kb:
        assert len(kb.ask("who-cooperates", area="bostad", layer="declared")) == 7
        again = open_data(contents(kb.quads(), REGISTER, {}, {"issued": "2026-11-01"}))
    assert again["vagen-in.ttl"] == files["vagen-in.ttl"]


def test_the_order_things_come_in_changes_no_byte(kb: KnowledgeBase, about: Contents) -> None:
    quads = list(kb.quads())
    random.Random(1).shuffle(quads)
    assert open_data(contents(quads, REGISTER, GIVEN, about.days)) == open_data(about)


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
        register = "https://w3id.org/samverkan/register/tiny"
        found = open_data(contents(quads, register, GIVEN, draft=True))
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


def test_a_draft_says_that_it_is_one_and_invents_nothing(kb: KnowledgeBase) -> None:
    found = open_data(contents(kb.quads(), REGISTER, {}, draft=True))
    record = found["catalog.ttl"].decode()
    assert "UTKAST" in record
    assert "DRAFT" in record
    for term in ("dcterms:publisher", "vcard:fn", "accessURL", "foaf:name", "example.org"):
        assert term not in record
    assert "utkast" in found["README.md"].decode().lower()
    assert "licence (--licence)" in found["index.html"].decode()
