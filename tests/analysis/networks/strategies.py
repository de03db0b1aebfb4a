"""Networks of every kind that the measures must take, for tests of laws."""

import networkx as nx
from hypothesis import strategies as st


@st.composite
def networks(
    draw: st.DrawFn, *, least: int = 0, most: int = 9, directed: bool | None = None
) -> nx.Graph:
    """A network with self-loops, parallel ties and isolates; directed or not, or as asked."""
    count = draw(st.integers(least, most))
    arrows = draw(st.booleans()) if directed is None else directed
    graph = nx.MultiDiGraph() if arrows else nx.MultiGraph()
    graph.add_nodes_from("abcdefghijkl"[:count])
    if count:
        node = st.sampled_from(sorted(graph))
        weight = st.sampled_from([1, 2, 5])
        ties = draw(st.lists(st.tuples(node, node, weight), max_size=4 * count))
        graph.add_weighted_edges_from(ties)
    return graph
