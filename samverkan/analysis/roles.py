"""The place of a node among others: brokers, structural holes, cut points, groups."""

from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp

from samverkan.analysis.networks.brokerage import brokerage
from samverkan.analysis.networks.canonical import AnyGraph, simple, undirected
from samverkan.analysis.networks.mixing import assortativity, degree_assortativity, ei_index
from samverkan.analysis.networks.sparse import Matrix, Vector, adjacency, product_where, sums
from samverkan.ontology.identity import sort_key

__all__ = [
    "assortativity",
    "bridges",
    "brokerage",
    "constraint",
    "cut_points",
    "degree_assortativity",
    "effective_size",
    "ei_index",
]


def constraint(graph: AnyGraph, weight: str | None = None) -> dict[Any, float | None]:
    """Return Burt's constraint of each node: how much its contacts depend on each other.

    Σ_j (p_ij + Σ_q p_iq p_qj)² over the contacts j of i, where p_ij is the share of j in the ties
    of i, both directions together (Burt 1992, equation 2.4). High is few ways around one's
    contacts; a node with a single contact, who has no other, has 1. It may exceed 1 in small
    networks.

    None for an isolate, which has no contacts to be constrained by, and for a node whose ties all
    have weight 0.

    Raises UsageError (`bad_weight`) for a weight below 0 or not a number.

    >>> constraint(nx.star_graph(2))
    {0: 0.5, 1: 1.0, 2: 1.0}
    """
    plain = simple(graph, weight)
    contacts, mutual = _mutual(plain, weight)
    strength = sums(mutual, axis=1)
    share = _rows_divided(mutual, strength)
    reach = share + product_where(share, share, contacts)
    values = sums(sp.csr_array(reach * reach), axis=1)
    return _known(plain, values, strength)


def effective_size(graph: AnyGraph, weight: str | None = None) -> dict[Any, float | None]:
    """Return Burt's effective size: the contacts of each node, less what is redundant among them.

    Σ_j (1 - Σ_q p_iq m_jq) over the contacts j of i, where p_iq is the share of q in the ties of i
    and m_jq the tie of j and q divided by the strongest tie of j, both directions together (Burt
    1992, equation 2.2). Without weights and direction that is n - 2t/n, for n contacts with t ties
    among them (Borgatti 1997).

    None for an isolate and for a node whose ties all have weight 0.

    Raises UsageError (`bad_weight`) for a weight below 0 or not a number.

    >>> effective_size(nx.star_graph(2))
    {0: 2.0, 1: 1.0, 2: 1.0}
    """
    plain = simple(graph, weight)
    contacts, mutual = _mutual(plain, weight)
    strength = sums(mutual, axis=1)
    share = _rows_divided(mutual, strength)
    strongest = mutual.max(axis=1).toarray().reshape(-1) if plain else strength
    closeness = _rows_divided(mutual, strongest)
    redundant = product_where(share, sp.csr_array(closeness.T), contacts)
    return _known(plain, sums(contacts, axis=1) - sums(redundant, axis=1), strength)


def cut_points(graph: AnyGraph) -> list[Any]:
    """Return the nodes without which the network falls into more parts, sorted.

    Direction is not regarded, as in igraph: parts are weak components. Tarjan 1973.

    >>> cut_points(nx.path_graph(4))
    [1, 2]
    """
    points = set(nx.articulation_points(undirected(graph)))
    found = [node for node in graph if node in points]
    if all(isinstance(node, str) for node in found):
        return sorted(found, key=sort_key)
    try:
        return sorted(found)
    except TypeError:  # nodes of several kinds have no order but the network's
        return found


def bridges(graph: AnyGraph) -> list[tuple[Any, Any]]:
    """Return the ties without which the network falls into more parts, in the network's order.

    Direction is not regarded: a pair that is tied in both directions is one tie. Tarjan 1973.

    >>> bridges(nx.path_graph(3))
    [(0, 1), (1, 2)]
    """
    plain = undirected(graph)
    found = {frozenset(tie) for tie in nx.bridges(plain)}
    return [tie for tie in plain.edges if frozenset(tie) in found]


def _mutual(plain: AnyGraph, weight: str | None) -> tuple[Matrix, Matrix]:
    """Return who are contacts (0 or 1), and how strong their ties are in both directions."""
    ties, strengths = adjacency(plain), adjacency(plain, weight)
    contacts = sp.csr_array(ties + ties.T)
    contacts.data[:] = 1
    return contacts, sp.csr_array(strengths + strengths.T)


def _rows_divided(matrix: Matrix, by: Vector) -> Matrix:
    inverse = np.divide(1.0, by, out=np.zeros_like(by), where=by > 0)
    return sp.csr_array(sp.diags_array(inverse) @ matrix) if len(by) else matrix


def _known(
    plain: AnyGraph,
    values: Vector,
    strength: Vector,
) -> dict[Any, float | None]:
    """Return the value of each node that has ties of some strength, else None."""
    pairs = zip(plain, values.tolist(), strength.tolist(), strict=True)
    return {node: value if total > 0 else None for node, value, total in pairs}
