"""The record has what DCAT-AP-SE 3.0.1 wants, in the form that it wants."""

import hashlib
import re

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from tests.export.opendata.conftest import REGISTER

BASE = "https://data.example.org/vagen-in/"
EU = "http://publications.europa.eu/resource/authority/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef(REGISTER)
CATALOGUE = URIRef(BASE + "#catalogue")

#: What the profile wants of each class: property, least, most, and whether it is in a language.
WANTED = {
    DCAT.Catalog: [
        (DCTERMS.title, 1, None, True),
        (DCTERMS.description, 1, None, True),
        (DCTERMS.publisher, 1, 1, False),
        (DCTERMS.license, 1, 1, False),
        (DCAT.dataset, 1, None, False),
        (DCTERMS.issued, 1, 1, False),
        (DCTERMS.modified, 1, 1, False),
        (DCTERMS.language, 1, None, False),
        (DCTERMS.spatial, 1, None, False),
        (DCAT.themeTaxonomy, 1, None, False),
        (FOAF.homepage, 1, 1, False),
    ],
    DCAT.Dataset: [
        (DCTERMS.title, 1, None, True),
        (DCTERMS.description, 1, None, True),
        (DCTERMS.publisher, 1, 1, False),
        (DCAT.contactPoint, 1, None, False),
        (DCAT.keyword, 1, None, True),
        (DCAT.theme, 1, None, False),
        (DCAT.distribution, 1, None, False),
        (DCTERMS.accessRights, 1, 1, False),
        (DCTERMS.accrualPeriodicity, 1, 1, False),
        (DCTERMS.conformsTo, 1, None, False),
        (DCTERMS.identifier, 1, None, False),
        (DCTERMS.issued, 1, 1, False),
        (DCTERMS.modified, 1, 1, False),
        (DCTERMS.provenance, 1, None, False),
        (DCTERMS.spatial, 1, None, False),
        (DCTERMS.temporal, 1, None, False),
        (DCAT.landingPage, 1, None, False),
    ],
    DCAT.Distribution: [
        (DCTERMS.title, 1, None, True),
        (DCTERMS.description, 1, None, True),
        (DCTERMS["format"], 1, 1, False),
        (DCAT.mediaType, 1, 1, False),
        (DCTERMS.license, 1, 1, False),
        (DCAT.accessURL, 1, 1, False),
        (DCAT.downloadURL, 1, None, False),
    ],
    FOAF.Agent: [
        (FOAF.name, 1, None, True),
        (DCTERMS.type, 1, 1, False),
        (DCTERMS.identifier, 1, 1, False),
    ],
    VCARD.Organization: [(VCARD.fn, 1, None, True), (VCARD.hasEmail, 1, 1, False)],
    SPDX.Checksum: [(SPDX.algorithm, 1, 1, False), (SPDX.checksumValue, 1, 1, False)],
}


@pytest.fixture(scope="module")
def graph(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["catalog.rdf"], format="xml")


@pytest.mark.parametrize("kind", list(WANTED))
def test_everything_has_what_the_profile_wants(graph: Graph, kind: URIRef) -> None:
    things = set(graph.subjects(RDF.type, kind))
    assert things
    for thing in things:
        for term, least, most, told in WANTED[kind]:
            values = list(graph.objects(thing, term))
            assert len(values) >= least, (thing, term)
            assert most is None or len(values) <= most, (thing, term)
            if told:
                assert all(isinstance(v, Literal) and v.language for v in values), term


def test_there_is_one_catalogue_of_one_data_set(graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, DCAT.Catalog)) == {CATALOGUE}
    assert set(graph.objects(CATALOGUE, DCAT.dataset)) == {DATASET}
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == {DATASET}


def test_nothing_is_a_blank_node_and_every_address_is_whole(graph: Graph) -> None:
    terms = {term for triple in graph for term in triple}
    assert not [term for term in terms if isinstance(term, rdflib.BNode)]
    iris = [str(term) for term in terms if isinstance(term, URIRef)]
    assert [iri for iri in iris if not re.match(r"(https?://|mailto:)[^\s<>]+$", iri)] == []


def test_the_three_syntaxes_say_the_same_in_two_libraries(
    graph: Graph, files: dict[str, bytes]
) -> None:
    syntaxes = {
        "catalog.rdf": ox.RdfFormat.RDF_XML,
        "catalog.ttl": ox.RdfFormat.TURTLE,
        "catalog.jsonld": ox.RdfFormat.JSON_LD,
    }
    read = {name: {q.triple for q in ox.parse(input=files[name], format=form)}
            for name, form in syntaxes.items()}  # fmt: skip
    assert read["catalog.rdf"] == read["catalog.ttl"] == read["catalog.jsonld"]
    assert len(graph) == len(read["catalog.rdf"])
    assert isomorphic(graph, Graph().parse(data=files["catalog.ttl"], format="turtle"))


def test_publisher_contact_and_licence_are_as_the_portal_wants_them(graph: Graph) -> None:
    publisher = URIRef("http://dataportal.se/organisation/SE2321000180")
    assert graph.value(DATASET, DCTERMS.publisher) == publisher
    assert graph.value(CATALOGUE, DCTERMS.publisher) == publisher
    kind = "http://purl.org/adms/publishertype/RegionalAuthority"
    assert graph.value(publisher, DCTERMS.type) == URIRef(kind)
    contact = graph.value(DATASET, DCAT.contactPoint)
    assert contact not in (None, publisher)
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:kansli@example.org")
    licences = {graph.value(d, DCTERMS.license) for d in graph.objects(DATASET, DCAT.distribution)}
    assert licences == {URIRef("http://creativecommons.org/licenses/by/4.0/")}
    free = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert graph.value(CATALOGUE, DCTERMS.license) == free


def test_period_and_place_come_from_the_agreement(graph: Graph) -> None:
    (period,) = graph.objects(DATASET, DCTERMS.temporal)
    years = [str(graph.value(period, term)) for term in (DCAT.startDate, DCAT.endDate)]
    assert years == ["2015", "2020"]
    places: set[Node] = set(graph.objects(DATASET, DCTERMS.spatial))
    assert URIRef("http://data.europa.eu/nuts/code/SE312") in places
    assert URIRef("https://w3id.org/samverkan/id/vagen-in/place-dalarna") in places


def test_a_distribution_tells_the_size_and_the_checksum_of_its_file(
    graph: Graph, files: dict[str, bytes]
) -> None:
    checked = 0
    for one in graph.objects(DATASET, DCAT.distribution):
        names = [str(url).removeprefix(BASE) for url in graph.objects(one, DCAT.downloadURL)]
        assert set(names) <= set(files)
        if len(names) == 1:
            content = files[names[0]]
            assert int(str(graph.value(one, DCAT.byteSize))) == len(content)
            value = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
            assert str(value) == hashlib.sha256(content).hexdigest()
            checked += 1
    assert checked == 5
