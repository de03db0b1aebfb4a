"""The ontology file says what `vocabulary.py` says, in both languages, tied to reused terms."""

from importlib.resources import files
from itertools import chain

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib import namespace as known
from rdflib.collection import Collection

from samverkan.ontology import vocabulary
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.vocabulary import PREFIXES, SAM

TIES = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, OWL.inverseOf, RDF.type)
INDIVIDUALS = {SAM.anywhere, SAM.itself, SAM.unknown}
#: The reused vocabularies that rdflib knows term by term.
KNOWN = {
    str(namespace._NS): namespace
    for namespace in (
        known.DCAT, known.DCTERMS, known.FOAF, known.ORG, known.OWL, known.PROV, known.QB,
        known.RDF, known.RDFS, known.SDO, known.SKOS, known.VANN, known.XSD,
    )
}  # fmt: skip
ONTOLOGY = Graph().parse(
    data=files("samverkan.ontology").joinpath("samverkan.ttl").read_bytes(), format="turtle"
)


def test_file_defines_the_terms_and_no_others() -> None:
    own = {str(s) for s in ONTOLOGY.subjects() if str(s).startswith(SAM.iri)} - {SAM.iri}
    assert own == set(SAM)


def test_header() -> None:
    header = URIRef(SAM.iri)
    assert (header, RDF.type, OWL.Ontology) in ONTOLOGY
    for term in (known.DCTERMS.title, known.DCTERMS.description):
        assert languages(header, term) == ["en", "sv"]
    assert str(ONTOLOGY.value(header, OWL.versionInfo)) == "0.1.0"
    assert str(ONTOLOGY.value(header, known.DCTERMS.license)).endswith("/MIT")
    assert str(ONTOLOGY.value(header, known.VANN.preferredNamespacePrefix)) == "sam"


@pytest.mark.parametrize("iri", list(SAM))
def test_term_is_a_class_a_property_or_an_individual(iri: str) -> None:
    kinds = set(ONTOLOGY.objects(URIRef(iri), RDF.type))
    if iri in INDIVIDUALS:
        assert OWL.NamedIndividual in kinds
    elif iri.removeprefix(SAM.iri)[0].isupper():
        assert kinds == {OWL.Class}
    else:
        assert len(kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}) == 1


@pytest.mark.parametrize("iri", list(SAM))
def test_term_is_told_in_both_languages(iri: str) -> None:
    term = URIRef(iri)
    assert languages(term, RDFS.label) == ["en", "sv"]
    assert languages(term, SKOS.definition) == ["en", "sv"]
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == URIRef(SAM.iri)


@pytest.mark.parametrize("iri", list(SAM))
def test_term_is_tied_to_a_reused_term(iri: str) -> None:
    ties = chain.from_iterable(ONTOLOGY.objects(URIRef(iri), tie) for tie in TIES)
    assert [tie for tie in ties if not str(tie).startswith((SAM.iri, str(OWL)))]


def test_layers_are_never_mixed() -> None:
    (disjoint,) = ONTOLOGY.subjects(RDF.type, OWL.AllDisjointClasses)
    members = ONTOLOGY.value(disjoint, OWL.members)
    assert members is not None
    layers = {str(layer) for layer in Collection(ONTOLOGY, members)}
    assert layers == {SAM.Commitment, SAM.Participation, SAM.Attendance}
    for layer in layers:
        assert languages(URIRef(layer), SKOS.scopeNote) == ["en", "sv"]


def test_individuals_are_not_rows_of_a_register() -> None:
    """Otherwise the shapes would ask them for a source."""
    for iri in INDIVIDUALS:
        assert not {str(t) for t in ONTOLOGY.objects(URIRef(iri), RDF.type)} & set(SAM)


def test_reused_terms_of_the_ontology_exist() -> None:
    reused = {term for triple in ONTOLOGY for term in triple if isinstance(term, URIRef)}
    assert not [term for term in reused if not exists(str(term))]


@pytest.mark.parametrize("name", ["ORG", "SKOS", "DCTERMS", "SCHEMA"])
def test_reused_terms_of_the_vocabulary_exist(name: str) -> None:
    namespace = getattr(vocabulary, name)
    assert namespace.iri in KNOWN
    assert not [iri for iri in namespace if not exists(iri)]


def test_every_column_is_a_term_of_a_namespace_with_a_prefix() -> None:
    for column in COLUMNS.values():
        assert column.term.startswith(tuple(PREFIXES.values()))


def test_swedish_headers_differ() -> None:
    headers = [column.sv for column in COLUMNS.values()]
    assert len(headers) == len(set(headers))


def test_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Comitment"):
        _ = SAM.Comitment


def languages(subject: URIRef, predicate: URIRef) -> list[str]:
    texts = list(ONTOLOGY.objects(subject, predicate))
    assert all(len(str(text)) > 0 for text in texts)
    return sorted(str(getattr(text, "language", None)) for text in texts)


def exists(iri: str) -> bool:
    """Return whether a term of a vocabulary that rdflib knows is there; others pass."""
    base = next((base for base in KNOWN if iri.startswith(base)), None)
    return base is None or iri == base or URIRef(iri) in KNOWN[base]
