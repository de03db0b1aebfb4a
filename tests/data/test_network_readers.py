"""Networks of other programs, as those programs write them, and as `write` does."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.data.networks import read_network
from samverkan.errors import UnreadableFile, UsageError
from samverkan.export.formats import FORMS, read, write
from tests.export.exchange.graphs import nodes, shape, sound, ties, unlayered

WHOLE = ("graphml", "gexf", "cyjs", "node-link", "graphology")


@pytest.mark.parametrize("name", WHOLE)
@settings(deadline=None, max_examples=30)
@given(sound(names=("kind", "roles", "åäö", "antal år")))
def test_what_was_written_is_read(name: str, graph: nx.Graph) -> None:
    (content,) = write(graph, name).files.values()
    found = read(content, name)

    def known(attribute: str) -> bool:
        return attribute not in {"gexf": ("label",), "cyjs": ("name",)}.get(name, ())

    assert nodes(found, known) == nodes(graph)
    assert ties(found) == ties(graph)
    assert found.is_directed() == graph.is_directed()


@pytest.mark.parametrize("name", ["gml", "pajek"])
@settings(deadline=None, max_examples=30)
@given(sound().map(unlayered))
def test_the_same_ties_are_read(name: str, graph: nx.Graph) -> None:
    (content,) = write(graph, name).files.values()
    found = read(content, name)
    assert shape(found) == shape(graph)
    if name == "gml":
        assert list(found) == list(graph)


def test_two_modes_of_pajek(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(["a", "b"], bipartite=0)
    graph.add_node("u", bipartite=1, label="Bostad")
    graph.add_edge("a", "u", weight=2.0)
    path = tmp_path / "x.net"
    path.write_bytes(write(graph, "pajek").files[".net"])
    found = read_network(path, two_mode=True, weight="weight")
    assert dict(found.nodes(data="bipartite")) == {"a": 0, "b": 0, "Bostad": 1}
    assert list(found.edges(data="weight")) == [("a", "Bostad", 2.0)]


def test_dl_is_read_by_igraph() -> None:
    pytest.importorskip("igraph")
    graph = nx.DiGraph([("Mora kommun", "Orsa", {"weight": 2.5})])
    graph.add_node("ensam")
    found = read(write(graph, "dl").files[".dl"], "dl")
    assert list(found) == ["Mora_kommun", "Orsa", "ensam"]
    assert list(found.edges(data=True)) == [("Mora_kommun", "Orsa", {"weight": 2.5})]


NUMBERED = "graph [\n node [\n id 1\n ]\n node [\n id 2\n ]\n edge [\n source 1\n target 2\n ]\n]"
PAJEK = '*Network nät\r\n*Vertices 2\r\n1 "Mora" 0.1 0.2 0.5\r\n2 "Orsa"\r\n*Arcs\r\n1 2 3\r\n'
NODES = [{"data": {"id": "1", "name": "Mora"}}]
LINKS = {"nodes": [{"id": 1}, {"id": 2}], "links": [{"source": 1, "target": 2}]}
FOREIGN: dict[str, tuple[str, list[Any]]] = {
    "x.gml": (NUMBERED, ["1", "2"]),
    "y.gml": ('graph [\n node [ id 7 label "Å" ]\n]', ["Å"]),
    "x.net": (PAJEK, ["Mora", "Orsa"]),
    "x.cyjs": (json.dumps({"elements": {"nodes": NODES, "edges": []}}), ["1"]),
    "x.json": (json.dumps(LINKS), ["1", "2"]),
    "x.graphology.json": (json.dumps({"nodes": [{"key": 1}], "edges": []}), ["1"]),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_files_of_other_programs(tmp_path: Path, name: str) -> None:
    content, expected = FOREIGN[name]
    (tmp_path / name).write_text(content, "utf-8")
    assert list(read_network(tmp_path / name)) == expected


BROKEN = {
    "a.gml": "graph [ node [ id 1 ] node [ id 1 ] ]",
    "b.gml": "graph [" * 3000,
    "c.gml": 'graph [ node [ id 1 name "a" ] edge [ source 1 target 2 ] ]',
    "a.net": '*Vertices 2\n1 "Mora"\n2 "Mora"\n*Edges\n1 2\n',
    "b.net": "*Vertices 99999999999\n1 a\n",
    "c.net": '*Vertices 1\n1 "a\n*Edges\n',
    "d.net": '*Vertices 1\n1 "a"\n*Edges\n1 2\n',
    "e.net": "",
    "a.json": "[]",
    "b.json": '{"nodes": [{"id": 1}], "edges": [{"source": 1, "target": 2}]}',
    "c.json": '{"nodes": [{"id": 1}, {"id": "1"}], "edges": []}',
    "d.json": "[" * 100_000,
    "e.json": '{"nodes": [{"name": 1}], "edges": []}',
    "a.cyjs": '{"elements": {"nodes": [], "edges": [{"data": {"source": "1", "target": "2"}}]}}',
    "b.cyjs": '{"elements": 7}',
    "a.graphology.json": '{"nodes": [{"key": "a"}], "edges": [{"source": "a", "target": "b"}]}',
    "b.graphology.json": '{"nodes": [{"key": "a"}], "edges": [{"source": "a", "target": "a"}, '
    '{"source": "a", "target": "a", "undirected": true}]}',
    "a.dl": "dl\nnonsense",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused(tmp_path: Path, name: str) -> None:
    if name.endswith(".dl"):
        pytest.importorskip("igraph")
    (tmp_path / name).write_text(BROKEN[name], "utf-8")
    with pytest.raises(UnreadableFile, match=name) as caught:
        read_network(tmp_path / name)
    assert caught.value.say("sv")


@pytest.mark.parametrize("name", ["dot", "csv", "xlsx", "kumu"])
def test_a_format_without_a_reader(name: str) -> None:
    with pytest.raises(UsageError, match="graphml") as caught:
        read(b"", name)
    assert FORMS[name].title in caught.value.say("sv")
