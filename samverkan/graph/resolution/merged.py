"""The store seen with those that are the same as one: a view, and nothing is written over."""

from collections.abc import Container, Mapping
from typing import Any, Final

import pyoxigraph as ox

from samverkan.graph.altered import altered
from samverkan.graph.store import Change, Store
from samverkan.ontology.vocabulary import RDF, SAM, SKOS

_TYPE: Final = ox.NamedNode(RDF.type)
_LABEL: Final = ox.NamedNode(SKOS.prefLabel)
_NAME: Final = ox.NamedNode(SAM.Name)
_NAMED: Final = ox.NamedNode(SAM.named)
_KIND: Final = ox.NamedNode(SAM.nameKind)
_LANGUAGE: Final = ox.NamedNode(SAM.language)
_EVIDENCE: Final = ox.NamedNode(SAM.evidence)
_JUDGEMENT: Final = ox.NamedNode(SAM.Judgement)


def merged(store: Store, same: Mapping[str, str]) -> Store:
    """Return a copy of a store in which each thing of `same` is what it is taken for.

    What refers to the one refers to the other. The row of the one remains, as that of a name of the
    other, with its id, its evidence and whatever the other has a value of its own for; where the
    other has none, the value is moved to it. The store itself is as it was.

    Raises StoreError if there is no room for the copy.
    """
    return altered(store, _moved(store, same))


def _moved(store: Store, same: Mapping[str, str]) -> Change:
    """Return what changes, all at once: only what touches the things is looked at."""
    leaders = {ox.NamedNode(thing): ox.NamedNode(leader) for thing, leader in same.items()}
    has = {one: {quad.predicate for quad in store.quads(one)} for one in set(leaders.values())}
    added: set[ox.Quad] = set()
    removed: set[ox.Quad] = set()
    for graph in store.graphs():
        for thing in leaders:
            for quad in store.quads(object=thing, graph=graph):
                if quad.subject not in leaders and not _is_judgement(store, quad):
                    removed.add(quad)
                    added.add(_with(quad, leaders))
    for thing in sorted(leaders, key=str):
        own = [quad for graph in store.graphs() for quad in store.quads(thing, graph=graph)]
        for quad in own:
            to = _become(quad, leaders, has[leaders[thing]])
            if to != {quad}:
                removed.add(quad)
                added |= to
        has[leaders[thing]] |= {quad.predicate for quad in own}
    return Change(frozenset(added), frozenset(removed))


def _become(
    quad: Any, leaders: Mapping[ox.NamedNode, ox.NamedNode], has: Container[Any]
) -> set[ox.Quad]:
    """Return what a statement about a thing becomes, whose leader has values of its own."""
    leader = leaders[quad.subject]
    if quad.predicate == _TYPE:
        return set()
    if quad.predicate == _LABEL:
        return _as_name(quad, leader)
    stays = quad.predicate in has or quad.predicate == _EVIDENCE
    return {_with(quad, leaders, None if stays else leader)}


def _with(quad: Any, leaders: Mapping[ox.NamedNode, ox.NamedNode], subject: Any = None) -> ox.Quad:
    """Return a statement about another subject, if given, and of what its object is taken for."""
    value = leaders.get(quad.object, quad.object)
    return ox.Quad(subject or quad.subject, quad.predicate, value, quad.graph_name)


def _is_judgement(store: Store, quad: Any) -> bool:
    found = store.quads(quad.subject, _TYPE, _JUDGEMENT, quad.graph_name)
    return next(iter(found), None) is not None


def _as_name(quad: Any, leader: ox.NamedNode) -> set[ox.Quad]:
    """Return a label as a row of a name: the row it was of, or for English one below it."""
    language = quad.object.language or "sv"
    row = quad.subject if language == "sv" else ox.NamedNode(f"{quad.subject.value}/{language}")
    told: set[tuple[ox.NamedNode, Any]] = {
        (_TYPE, _NAME),
        (_NAMED, leader),
        (_LABEL, ox.Literal(quad.object.value)),
        (_KIND, ox.Literal("variant")),
        (_LANGUAGE, ox.Literal(language)),
    }
    return {ox.Quad(row, predicate, value, quad.graph_name) for predicate, value in told}
