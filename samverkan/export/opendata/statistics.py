"""What is in a register, counted in the words of VoID: classes, properties, links to others."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import pyoxigraph as ox

from samverkan.export.opendata.contents import Contents
from samverkan.export.opendata.files import Form
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import CATALOGUE_PREFIXES, RDF, VOID, XSD

_TYPE: Final = ox.NamedNode(RDF.type)
_CLASS: Final = ox.NamedNode(getattr(VOID, "class"))  # a word of Python
#: The namespaces of vocabularies, longest first.
_NAMESPACES: Final = sorted(CATALOGUE_PREFIXES.values(), key=len, reverse=True)


def statistics(about: Contents, forms: Sequence[Form]) -> Iterator[ox.Triple]:
    """Yield the description of the register as a data set, with its counts and its files."""
    triples = [quad.triple for quad in about.statements]
    classes = Counter(t.object.value for t in triples if t.predicate == _TYPE)
    typed = {t.subject.value for t in triples if t.predicate == _TYPE}
    properties = _by_property(triples)
    whole = ox.NamedNode(about.iri)
    yield ox.Triple(whole, _TYPE, ox.NamedNode(VOID.Dataset))
    yield ox.Triple(whole, ox.NamedNode(VOID.uriSpace), ox.Literal(about.things))
    for name in (name for form in forms if form.name != "csv" for name in form.files):
        if address := about.address(name):
            yield ox.Triple(whole, ox.NamedNode(VOID.dataDump), ox.NamedNode(address))
    for term, count in (
        (VOID.triples, len(triples)),
        (VOID.entities, sum(iri.startswith(about.things) for iri in typed)),
        (VOID.classes, len(classes)),
        (VOID.properties, len(properties)),
        (VOID.distinctSubjects, len({t.subject for t in triples})),
        (VOID.distinctObjects, len({t.object for t in triples})),
    ):
        yield _count(whole, term, count)
    for iri in sorted(_vocabularies([*classes, *properties])):
        yield ox.Triple(whole, ox.NamedNode(VOID.vocabulary), ox.NamedNode(iri))
    for kind, count in sorted(classes.items()):
        part = ox.NamedNode(f"{about.iri}#class-{_short(kind)}")
        yield ox.Triple(whole, ox.NamedNode(VOID.classPartition), part)
        yield ox.Triple(part, _CLASS, ox.NamedNode(kind))
        yield _count(part, VOID.entities, count)
    for term, used in sorted(properties.items()):
        part = ox.NamedNode(f"{about.iri}#property-{_short(term)}")
        yield ox.Triple(whole, ox.NamedNode(VOID.propertyPartition), part)
        yield ox.Triple(part, ox.NamedNode(VOID.property), ox.NamedNode(term))
        yield _count(part, VOID.triples, len(used))
        yield _count(part, VOID.distinctSubjects, len({t.subject for t in used}))
        yield _count(part, VOID.distinctObjects, len({t.object for t in used}))
    yield from _links(about, triples)


def _by_property(triples: list[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for triple in triples:
        found[triple.predicate.value].append(triple)
    return found


def _links(about: Contents, triples: list[Any]) -> Iterator[ox.Triple]:
    """Yield a linkset for each property and each place elsewhere that it leads to."""
    found: Counter[tuple[str, str]] = Counter()
    for triple in triples:
        space = _elsewhere(about, triple.object)
        if space and triple.predicate != _TYPE:
            found[triple.predicate.value, space] += 1
    for (term, space), count in sorted(found.items()):
        host = urlsplit(space).netloc
        links = ox.NamedNode(f"{about.iri}#links-{_short(term)}-{host}")
        target = ox.NamedNode(f"{about.iri}#elsewhere-{host}")
        yield ox.Triple(ox.NamedNode(about.iri), ox.NamedNode(VOID.subset), links)
        yield ox.Triple(links, _TYPE, ox.NamedNode(VOID.Linkset))
        yield ox.Triple(links, ox.NamedNode(VOID.subjectsTarget), ox.NamedNode(about.iri))
        yield ox.Triple(links, ox.NamedNode(VOID.objectsTarget), target)
        yield ox.Triple(links, ox.NamedNode(VOID.linkPredicate), ox.NamedNode(term))
        yield _count(links, VOID.triples, count)
        yield ox.Triple(target, _TYPE, ox.NamedNode(VOID.Dataset))
        yield ox.Triple(target, ox.NamedNode(VOID.uriSpace), ox.Literal(space))


def _elsewhere(about: Contents, term: Any) -> str | None:
    """Return where on the web a term stands, unless it is the register's own or a word."""
    if not isinstance(term, ox.NamedNode) or term.value.startswith((about.things, about.iri)):
        return None
    parts = urlsplit(term.value)
    if not parts.netloc or term.value.startswith(tuple(_NAMESPACES)):
        return None
    return f"{parts.scheme}://{parts.netloc}/"


def _vocabularies(iris: list[str]) -> set[str]:
    known = ((iri, next((n for n in _NAMESPACES if iri.startswith(n)), None)) for iri in iris)
    return {space or iri.removesuffix(local_id(iri)) for iri, space in known}


def _short(iri: str) -> str:
    """Return a term as a part of an IRI: its prefix and its name."""
    for prefix, namespace in CATALOGUE_PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    return local_id(iri)


def _count(subject: ox.NamedNode, term: str, count: int) -> ox.Triple:
    number = ox.Literal(str(count), datatype=ox.NamedNode(XSD.integer))
    return ox.Triple(subject, ox.NamedNode(term), number)
