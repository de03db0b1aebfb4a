"""Statements in every format: the same statements, the same bytes, nothing lost."""

import json
import random

import pyoxigraph as ox
import pytest
import rdflib

from samverkan.export.rdf import FORMATS, SUFFIXES, serialize_quads, serialize_triples
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import PREFIXES

KEEPS_GRAPHS = {"trig", "nquads", "jsonld"}
GRAPH = ox.NamedNode("https://example.org/g")
AWKWARD = [
    ox.Quad(
        ox.NamedNode("https://example.org/å"),
        ox.NamedNode("https://example.org/p"),
        value,
        GRAPH,
    )
    for value in (
        ox.Literal('”\\ "\n\t\r'),
        ox.Literal("Ö", language="sv"),
        ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        ox.Literal("2015", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
        ox.NamedNode("https://w3id.org/samverkan/ns#"),
        ox.NamedNode("https://w3id.org/samverkan/ns#Actor"),
    )
]


def test_every_format_has_a_suffix_of_its_own() -> None:
    assert FORMATS.keys() == SUFFIXES.keys()
    assert len(set(SUFFIXES.values())) == len(SUFFIXES)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_statements_come_back_whole(kb: KnowledgeBase, form: str) -> None:
    for quads in (list(kb.quads()), AWKWARD):
        back = set(ox.parse(input=serialize_quads(quads, form), format=FORMATS[form]))
        if form in KEEPS_GRAPHS:
            assert back == set(quads)
        else:
            assert {quad.triple for quad in back} == {quad.triple for quad in quads}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_order_they_come_in_changes_no_byte(kb: KnowledgeBase, form: str) -> None:
    quads = list(kb.quads())
    first = serialize_quads(quads, form)
    random.Random(1).shuffle(quads)
    assert serialize_quads(quads, form) == first


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_at_all_is_a_document_still(form: str) -> None:
    assert list(ox.parse(input=serialize_quads([], form), format=FORMATS[form])) == []


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_documents_to_read_use_the_prefixes(kb: KnowledgeBase, form: str) -> None:
    text = serialize_quads(kb.quads(), form).decode()
    assert f"@prefix sam: <{PREFIXES['sam']}> ." in text
    assert "sam:Commitment" in text
    assert "Vägen till bostad" in text


def test_json_ld_has_a_context_of_prefixes_and_is_read_without_fetching(kb: KnowledgeBase) -> None:
    document = json.loads(serialize_quads(kb.quads(), "jsonld"))
    assert document["@context"] == PREFIXES
    assert "http" not in "".join(key for key in document["@context"])


@pytest.mark.slow
def test_another_library_reads_the_same_triples(kb: KnowledgeBase) -> None:
    triples = {quad.triple for quad in kb.quads()}
    graph = rdflib.Graph()
    graph.parse(data=serialize_quads(kb.quads(), "turtle").decode(), format="turtle")
    assert len(graph) == len(triples)


def test_triples_stand_once() -> None:
    triples = [quad.triple for quad in AWKWARD]
    assert serialize_triples([*triples, *triples], "nt").count(b"\n") == len(AWKWARD)
    assert serialize_triples(triples, "nt") == serialize_triples(reversed(triples), "nt")
