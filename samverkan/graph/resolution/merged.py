"""The store seen with those that are the same as one: a view, and nothing is written over."""

from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox

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
    twin = store.copy()
    try:
        for thing, leader in sorted(same.items()):
            twin.rewind(_moved(twin, ox.NamedNode(thing), ox.NamedNode(leader)).undone())
    except BaseException:
        twin.close()
        raise
    return twin


def _moved(store: Store, thing: ox.NamedNode, leader: ox.NamedNode) -> Change:
    has = {quad.predicate for quad in store.quads(leader)}
    added: set[ox.Quad] = set()
    removed: set[ox.Quad] = set()
    for graph in store.graphs():
        for quad in store.quads(object=thing, graph=graph):
            if not _is_judgement(store, quad):
                removed.add(quad)
                added.add(ox.Quad(quad.subject, quad.predicate, leader, graph))
        for quad in store.quads(thing, graph=graph):
            if quad.predicate == _LABEL:
                removed.add(quad)
                added |= _as_name(quad, leader)
            elif quad.predicate == _TYPE or (quad.predicate not in has | {_EVIDENCE}):
                removed.add(quad)
                if quad.predicate != _TYPE:
                    added.add(ox.Quad(leader, quad.predicate, quad.object, graph))
    return Change(frozenset(added), frozenset(removed))


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
