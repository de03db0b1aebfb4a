"""The parts of a two-mode network: its actors, its units, and the matrix of who is in what."""

from typing import Any

import numpy as np
import scipy.sparse as sp

from samverkan.analysis.networks.canonical import AnyGraph, undirected
from samverkan.analysis.networks.sparse import Matrix
from samverkan.errors import UsageError


def modes(graph: AnyGraph) -> tuple[list[Any], list[Any]]:
    """Return the actors and the units of a two-mode network, each in the network's order.

    Actors have the node attribute `bipartite` 0, units 1, as in networkx.

    Raises UsageError: `not_two_mode` if a node has neither, `tie_within_mode` if a tie is between
    two actors or two units.

    >>> import networkx as nx
    >>> modes(nx.complete_bipartite_graph(2, 1))
    ([0, 1], [2])
    """
    mode = {node: about.get("bipartite") for node, about in graph.nodes(data=True)}
    for node, value in mode.items():
        if value not in (0, 1):
            raise UsageError("not_two_mode", name=node)
    for one, other in graph.edges():
        if mode[one] == mode[other]:
            raise UsageError("tie_within_mode", one=one, other=other)
    actors = [node for node, value in mode.items() if value == 0]
    units = [node for node, value in mode.items() if value == 1]
    return actors, units


def incidence(graph: AnyGraph, mode: int = 0) -> tuple[list[Any], list[Any], Matrix]:
    """Return the nodes of a mode, those of the other, and the matrix of 0 and 1 between them.

    Direction, parallel ties and weights are not regarded. Raises UsageError as `modes` does, and
    for a `mode` that is not 0 or 1.

    >>> import networkx as nx
    >>> incidence(nx.complete_bipartite_graph(2, 1))[2].toarray().tolist()
    [[1.0], [1.0]]
    """
    if mode not in (0, 1):
        raise UsageError("bad_option", name="mode", value=mode, known="0, 1")
    sides = modes(graph)
    rows, columns = sides[mode], sides[1 - mode]
    row = {node: index for index, node in enumerate(rows)}
    column = {node: index for index, node in enumerate(columns)}
    ties = [(a, b) if a in row else (b, a) for a, b in undirected(graph).edges]
    places = ([row[a] for a, _ in ties], [column[b] for _, b in ties])
    matrix = sp.csr_array((np.ones(len(ties)), places), shape=(len(rows), len(columns)))
    return rows, columns, matrix
