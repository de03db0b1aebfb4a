"""A store written by an earlier version becomes one of this version, step by step."""

from collections.abc import Callable, Mapping
from typing import Final

import pyoxigraph as ox

from samverkan.graph import folder as places
from samverkan.graph.change_sets import CHANGE_SET, GRAPH, UNRECORDED, iri
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM


def migrate(store: Store) -> int | None:
    """Bring a store that is open for writing to this version's layout.

    Returns the version that it had, or None when nothing was to be done. Each step can be done
    again, so that one that was stopped half-way does no harm.
    """
    if store.folder is None:
        return None
    mark = places.read_mark(store.folder)
    if mark.version == places.VERSION:
        return None
    for version in range(mark.version, places.VERSION):
        _STEPS[version](store)
        places.write_mark(store.folder, mark._replace(version=version + 1))
    return mark.version


def _begin_history(store: Store) -> None:
    """Say that what is there came before any history was kept: nobody knows when."""
    if store.registers() and not History(store).change_sets:
        node = ox.NamedNode(iri(UNRECORDED))
        said: dict[str, list[ox.NamedNode | ox.Literal]] = {
            RDF.type: [CHANGE_SET],
            DCTERMS.identifier: [ox.Literal(UNRECORDED)],
            SAM.command: [ox.Literal("unrecorded")],
            SAM.added: [ox.Literal(len(store))],
            SAM.made: [ox.NamedNode(register) for register in store.registers()],
        }
        quads = (
            ox.Quad(node, ox.NamedNode(predicate), term, GRAPH)
            for predicate, terms in said.items()
            for term in terms
        )
        store.apply(Change(frozenset(quads), frozenset()))


#: What brings a store from each version to the next.
_STEPS: Final[Mapping[int, Callable[[Store], None]]] = {1: _begin_history}
