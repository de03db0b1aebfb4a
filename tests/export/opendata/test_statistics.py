"""The numbers of VoID are what an independent query counts."""

import pytest
from rdflib import RDF, VOID, Graph, Literal, URIRef

from tests.export.opendata.conftest import REGISTER

WHOLE = URIRef(REGISTER)
COUNTS = {
    VOID.triples: "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    VOID.distinctObjects: "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    VOID.classes: "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s a ?o }",
    VOID.entities: """SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?o
        FILTER(STRSTARTS(STR(?s), "https://w3id.org/samverkan/id/vagen-in/")) }""",
}


@pytest.fixture(scope="module")
def data(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["vagen-in.nt"], format="nt")


@pytest.fixture(scope="module")
def void(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["void.ttl"], format="turtle")


@pytest.mark.slow
@pytest.mark.parametrize("term", list(COUNTS))
def test_the_whole_is_counted_right(data: Graph, void: Graph, term: URIRef) -> None:
    ((counted,),) = data.query(COUNTS[term])  # type: ignore[misc]
    assert void.value(WHOLE, term) == counted


def test_every_class_is_counted_right(data: Graph, void: Graph) -> None:
    asked = data.query("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c")
    told = {
        void.value(part, URIRef(str(VOID) + "class")): void.value(part, VOID.entities)
        for part in void.objects(WHOLE, VOID.classPartition)
    }
    assert told == {row[0]: row[1] for row in asked}  # type: ignore[index]


def test_every_property_is_counted_right(data: Graph, void: Graph) -> None:
    asked = data.query("""SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?from)
        (COUNT(DISTINCT ?o) AS ?to) WHERE { ?s ?p ?o } GROUP BY ?p""")
    terms = (VOID.property, VOID.triples, VOID.distinctSubjects, VOID.distinctObjects)
    told = {
        tuple(void.value(part, term) for term in terms)
        for part in void.objects(WHOLE, VOID.propertyPartition)
    }
    assert told == {tuple(row) for row in asked}  # type: ignore[arg-type]


def test_links_lead_elsewhere_and_are_counted(data: Graph, void: Graph) -> None:
    sets = set(void.subjects(RDF.type, VOID.Linkset))
    assert sets
    for one in sets:
        target = void.value(one, VOID.objectsTarget)
        space, term = str(void.value(target, VOID.uriSpace)), void.value(one, VOID.linkPredicate)
        links = [o for o in data.objects(None, term) if str(o).startswith(space)]
        assert void.value(one, VOID.triples) == Literal(len(links))
        assert void.value(one, VOID.subjectsTarget) == WHOLE


def test_it_names_the_files_and_the_vocabularies(void: Graph, files: dict[str, bytes]) -> None:
    base = "https://data.example.org/vagen-in/"
    dumps = {str(url).removeprefix(base) for url in void.objects(WHOLE, VOID.dataDump)}
    assert dumps == {name for name in files if name.startswith("vagen-in.")}
    words = {str(iri) for iri in void.objects(WHOLE, VOID.vocabulary)}
    assert "https://w3id.org/samverkan/ns#" in words
    assert "http://www.w3.org/2004/02/skos/core#" in words
