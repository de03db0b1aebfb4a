"""Readers of networks: bytes of a format become a networkx graph, by networkx or igraph."""

import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx

from samverkan.extras import extra

#: The first line of a network of two modes, of which networkx does not know the second number.
_VERTICES: Final = re.compile(r"^\*vertices[ \t]+(\d+)", re.I | re.M)
_TWO_MODES: Final = re.compile(r"^(\*vertices[ \t]+\d+)[ \t]+(\d+)[ \t]*$", re.I | re.M)


def graphml(content: bytes) -> Any:
    """Read GraphML."""
    return nx.read_graphml(io.BytesIO(content))


def gexf(content: bytes) -> Any:
    """Read GEXF of any version that networkx knows, 1.3 among them."""
    return nx.read_gexf(io.BytesIO(content))


def gml(content: bytes) -> Any:
    """Read GML: nodes go by their `name`, else by their label, else by their number."""
    graph = nx.parse_gml(content.decode("utf-8-sig").splitlines(), label="id")
    for name in ("name", "label"):
        told = {node: about.get(name) for node, about in graph.nodes(data=True)}
        if None not in told.values() and len(set(map(str, told.values()))) == len(told):
            for about in dict(graph.nodes).values():
                del about[name]
            return _called(graph, told)
    return _called(graph, {node: node for node in graph})


def pajek(content: bytes) -> Any:
    """Read Pajek; the modes of a network of two become `bipartite`, 0 and 1.

    Raises ValueError where labels do not tell all its nodes apart, since networkx makes them one.
    """
    text = content.decode("utf-8-sig")
    modes = _TWO_MODES.search(text)
    count = _VERTICES.search(text)
    read = nx.parse_pajek(_TWO_MODES.sub(r"\1", text))
    if count is None or int(count[1]) != len(read):
        raise ValueError(f"{count and count[0]} ≠ {len(read)}")
    for i, (_, about) in enumerate(read.nodes(data=True)):
        # The number of a node, and its height, which networkx takes for a shape.
        for name in ("id", "shape"):
            about.pop(name, None)
        if modes:
            about["bipartite"] = int(i >= int(modes[2]))
    return _simple(read)


def dl(content: bytes) -> Any:
    """Read DL of one mode, by igraph: the ties of its matrix, with direction."""
    with extra("fast"):
        import igraph
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.dl"
        path.write_bytes(content)
        try:
            read = igraph.Graph.Read_DL(str(path), directed=True)
        except igraph.InternalError as error:
            raise ValueError(str(error)) from error
    names = read.vs["name"] if "name" in read.vs.attributes() else range(1, read.vcount() + 1)
    graph: Any = nx.MultiDiGraph()
    graph.add_nodes_from(map(str, names))
    order = list(graph)
    for tie in read.es:
        graph.add_edges_from([(order[tie.source], order[tie.target], tie.attributes())])
    return _simple(graph)


def cytoscape(content: bytes) -> Any:
    """Read the JSON of Cytoscape, where a node goes by its id."""
    told = json.loads(content)
    parts = told["elements"]
    for node in parts["nodes"]:
        node["data"]["value"] = node["data"]["id"]
    _no_strangers(
        [node["data"] for node in parts["nodes"]], [tie["data"] for tie in parts["edges"]]
    )
    read = nx.cytoscape_graph({**told, "data": dict(told.get("data", {}))})
    for _, about in read.nodes(data=True):
        for name in ("id", "value"):
            del about[name]
    for *_, about in read.edges(data=True):
        for name in ("id", "source", "target", "key"):
            about.pop(name, None)
    return _called(read, {node: node for node in read})


def node_link(content: bytes) -> Any:
    """Read the node-link form of networkx, whose ties are `edges` or, as D3 has them, `links`."""
    told = json.loads(content)
    ties = "edges" if "edges" in told else "links"
    _no_strangers(told["nodes"], told[ties])
    read = nx.node_link_graph(told, edges=ties)
    return _called(read, {node: node for node in read})


def graphology(content: bytes) -> Any:
    """Read the JSON of graphology, ties of one kind: all with direction or all without."""
    told = json.loads(content)
    nodes, ties = told["nodes"], told["edges"]
    _no_strangers([{"id": node["key"]} for node in nodes], ties)
    kinds = {not tie.get("undirected", False) for tie in ties}
    if len(kinds) > 1:
        raise ValueError("directed + undirected")
    directed = kinds.pop() if kinds else told.get("options", {}).get("type") == "directed"
    graph: Any = nx.MultiDiGraph() if directed else nx.MultiGraph()
    graph.graph.update(told.get("attributes", {}))
    graph.add_nodes_from((str(node["key"]), node.get("attributes", {})) for node in nodes)
    for tie in ties:
        ends = str(tie["source"]), str(tie["target"])
        graph.add_edges_from([(*ends, tie.get("attributes", {}))])
    return _simple(graph)


#: Each reader, by the name of its format.
READERS: Final[Mapping[str, Callable[[bytes], Any]]] = {
    "graphml": graphml,
    "gexf": gexf,
    "gml": gml,
    "pajek": pajek,
    "dl": dl,
    "cyjs": cytoscape,
    "node-link": node_link,
    "graphology": graphology,
}
#: The formats that are XML.
XML: Final = ("graphml", "gexf")
#: What can go wrong within a reader: a part is missing, or is not what the format says.
FAULTS: Final = (AttributeError, LookupError, RuntimeError, StopIteration, TypeError)


def _called(graph: Any, names: Mapping[Any, Any]) -> Any:
    """Return a network whose nodes are called so, as text."""
    texts = {node: str(name) for node, name in names.items()}
    if len(set(texts.values())) < len(texts):
        doubled = Counter(texts.values()).most_common(1)[0][0]
        raise ValueError(f"2 × {doubled}")
    return nx.relabel_nodes(graph, texts)


def _no_strangers(nodes: Iterable[Mapping[str, Any]], ties: Iterable[Mapping[str, Any]]) -> None:
    """Raise ValueError if a tie names a node that is not there."""
    known = {node["id"] for node in nodes}
    for tie in ties:
        for end in (tie["source"], tie["target"]):
            if end not in known:
                raise ValueError(f"{end}?")


def _simple(graph: Any) -> Any:
    """Return a network that only allows parallel ties if it has some."""
    plain = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    return plain if plain.number_of_edges() == graph.number_of_edges() else graph
