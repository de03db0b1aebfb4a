"""Networks of one layer each, for formats where ties cannot say which layer they are of."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

LAYER: Final = "layer"


def by_layer(graph: "nx.Graph[str]") -> "dict[str, nx.Graph[str]]":
    """Return the network of each layer, sorted; every one has all the nodes.

    Promise and practice are never added up. Nothing is returned unless every tie has a layer, and
    there are several.

    >>> import networkx as nx
    >>> ties = [("a", "b", {"layer": "met"}), ("b", "c", {"layer": "declared"})]
    >>> {layer: list(part.edges) for layer, part in by_layer(nx.Graph(ties)).items()}
    {'declared': [('b', 'c')], 'met': [('a', 'b')]}
    """
    told = [tie.get(LAYER) for _, _, tie in graph.edges(data=True)]
    layers = {layer for layer in told if isinstance(layer, str)}
    if len(layers) < 2 or not all(isinstance(layer, str) for layer in told):
        return {}
    parts: dict[str, nx.Graph[str]] = {}
    for layer in sorted(layers):
        part: Any = graph.__class__(**graph.graph)
        part.add_nodes_from(graph.nodes(data=True))
        part.add_edges_from(
            (one, other, {name: value for name, value in tie.items() if name != LAYER})
            for one, other, tie in graph.edges(data=True)
            if tie[LAYER] == layer
        )
        parts[layer] = part
    return parts
