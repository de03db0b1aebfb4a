"""The forms of JSON keep everything, and networkx reads two of them back."""

import json
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.formats import write
from tests.export.exchange.graphs import every, nodes, shape, sound, ties

FORMS = {"cyjs": ".cyjs", "node-link": ".json", "graphology": ".graphology.json"}


def written(graph: nx.Graph, name: str) -> Any:
    def never(text: str) -> None:
        raise AssertionError(text)

    return json.loads(write(graph, name).files[FORMS[name]], parse_constant=never)


def from_graphology(told: Any) -> nx.Graph:
    """Read it as graphology's own import does."""
    options = told["options"]
    directed = options["type"] == "directed"
    graph: Any = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for node in told["nodes"]:
        assert node["key"] not in graph
        graph.add_node(node["key"])
        graph.nodes[node["key"]].update(node["attributes"])
    for tie in told["edges"]:
        assert tie.get("undirected", False) is not directed
        assert options["multi"] or not graph.has_edge(tie["source"], tie["target"])
        graph.add_edges_from([(tie["source"], tie["target"], tie["attributes"])])
    return graph


READERS: dict[str, Any] = {
    "cyjs": nx.cytoscape_graph,
    "node-link": nx.node_link_graph,
    "graphology": from_graphology,
}
ADDED = {"cyjs": {"id", "name", "value", "source", "target", "key"}}


@settings(deadline=None, max_examples=40)
@pytest.mark.parametrize("name", FORMS)
@given(sound())
def test_a_network_comes_back_as_it_was(name: str, graph: nx.Graph) -> None:
    found = READERS[name](written(graph, name))

    def known(attribute: str) -> bool:
        return attribute not in ADDED.get(name, ())

    assert nodes(found, known) == nodes(graph)
    assert ties(found, known) == ties(graph)
    assert found.is_directed() == graph.is_directed()
    kinds = {loss.kind for loss in write(graph, name).losses}
    assert kinds <= {"integers", "renamed"}


@settings(deadline=None, max_examples=40)
@pytest.mark.parametrize("name", FORMS)
@given(every())
def test_whatever_it_holds_it_is_json_and_the_same_network(name: str, graph: nx.Graph) -> None:
    found = READERS[name](written(graph, name))
    assert shape(found) == shape(graph)
    assert write(graph, name).files == write(graph, name).files


def test_lists_stay_lists() -> None:
    graph = nx.Graph()
    graph.add_node("a", areas=["Bostad", 1, None, True])
    assert written(graph, "node-link")["nodes"] == [{"id": "a", "areas": ["Bostad", 1, True]}]
    assert write(graph, "node-link").losses == ()


def test_cytoscape_has_names_and_places() -> None:
    graph = nx.Graph(name="Nät")
    graph.add_node("a", label="Mora", x=1, y=2, name="x")
    told = written(graph, "cyjs")
    assert told["data"] == {"name": "Nät"}
    (node,) = told["elements"]["nodes"]
    assert node["position"] == {"x": 1, "y": -2}
    assert node["data"]["name"] == "Mora"
    assert node["data"]["name_2"] == "x"


def test_sigma_sees_colours() -> None:
    graph = nx.Graph()
    graph.add_node("a", colour="#fff000")
    (node,) = written(graph, "graphology")["nodes"]
    assert node["attributes"] == {"color": "#fff000", "colour": "#fff000"}
