"""GEXF 1.3 keeps to its schema, is seen and timed as it should be, and comes back from networkx."""

import io
import re
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.formats import write
from tests.export.exchange.graphs import every, nodes, shape, sound, ties

SPACE = "{http://gexf.net/1.3}"
DATE = r"\d{4}-\d{2}-\d{2}"
NUMBER = r"-?\d+(\.\d+)?([eE][+-]?\d+)?"
#: What the schema of GEXF 1.3 says of the elements that are written: what may stand in each, the
#: attributes it must have, and the form of those it may have.
RULES: dict[str, tuple[set[str], set[str], dict[str, str]]] = {
    "gexf": ({"meta", "graph"}, {"version"}, {"version": "1\\.3"}),
    "meta": ({"creator", "description"}, set(), {}),
    "creator": (set(), set(), {}),
    "description": (set(), set(), {}),
    "graph": (
        {"attributes", "nodes", "edges"},
        set(),
        {
            "defaultedgetype": "directed|undirected",
            "idtype": "string",
            "mode": "static|dynamic",
            "timeformat": "date",
        },
    ),
    "attributes": ({"attribute"}, {"class"}, {"class": "node|edge"}),
    "attribute": (
        set(),
        {"id", "title", "type"},
        {"id": ".*", "title": ".*", "type": "boolean|long|double|string"},
    ),
    "nodes": ({"node"}, set(), {}),
    "edges": ({"edge"}, set(), {}),
    "node": (
        {"attvalues", "color", "position", "size", "shape"},
        {"id"},
        {"id": ".*", "label": ".*", "start": DATE, "end": DATE},
    ),
    "edge": (
        {"attvalues", "color", "thickness", "shape"},
        {"source", "target"},
        {
            "source": ".*",
            "target": ".*",
            "label": ".*",
            "kind": ".*",
            "weight": NUMBER,
            "start": DATE,
            "end": DATE,
        },
    ),
    "attvalues": ({"attvalue"}, set(), {}),
    "attvalue": (set(), {"for", "value"}, {"for": r"\d+", "value": ".*"}),
    "color": (set(), set(), dict.fromkeys("rgb", r"\d|\d\d|1\d\d|2[0-4]\d|25[0-5]")),
    "position": (set(), {"x", "y"}, dict.fromkeys("xy", NUMBER)),
    "size": (set(), {"value"}, {"value": NUMBER}),
    "thickness": (set(), {"value"}, {"value": NUMBER}),
    "shape": (
        set(),
        {"value"},
        {"value": "disc|square|triangle|diamond|solid|dotted|dashed|double"},
    ),
}


def keeps_to_the_schema(content: bytes) -> Any:
    """Look at every element, and return the graph."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{SPACE}gexf"
    for element in root.iter():
        assert element.tag.startswith(SPACE)
        inside, needed, allowed = RULES[element.tag.removeprefix(SPACE)]
        assert {child.tag.removeprefix(SPACE) for child in element} <= inside
        assert needed <= set(element.attrib) <= set(allowed)
        for name, value in element.attrib.items():
            assert re.fullmatch(allowed[name], value, re.S), (element.tag, name, value)
    graph = root.find(f"{SPACE}graph")
    assert graph is not None
    order = [child.tag.removeprefix(SPACE) for child in graph]
    assert order == sorted(order, key=["attributes", "nodes", "edges"].index)
    assert order[-2:] == ["nodes", "edges"]
    return graph


def gexf(graph: nx.Graph) -> bytes:
    return write(graph, "gexf").files[".gexf"]


def back(content: bytes) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(content), version="1.3")


@settings(deadline=None, max_examples=60)
@given(sound())
def test_a_network_comes_back_as_it_was(graph: nx.Graph) -> None:
    written = write(graph, "gexf")
    found = back(written.files[".gexf"])

    def ours(name: str) -> bool:
        return name != "label"  # every node has one

    assert nodes(found, ours) == nodes(graph, ours)
    assert ties(found) == ties(graph)
    assert found.is_directed() == graph.is_directed()
    assert written.losses == ()


@settings(deadline=None, max_examples=60)
@given(every())
def test_whatever_it_holds_it_keeps_to_the_schema(graph: nx.Graph) -> None:
    content = gexf(graph)
    assert content == gexf(graph)
    keeps_to_the_schema(content)
    assert shape(back(content)) == shape(graph)


def test_what_is_seen() -> None:
    graph = nx.Graph()
    graph.add_node("a", x=-3, y=4.5, colour="#0072b2", size=14, shape="box", label="Mora")
    graph.add_node("b", colour="red", x=float("nan"), y=1, shape="star")
    graph.add_edge("a", "b", style="dashed", width=2, weight=3)
    found = keeps_to_the_schema(gexf(graph))
    one, other = found.iter(f"{SPACE}node")
    assert one.find(f"{SPACE}color").attrib == {"r": "0", "g": "114", "b": "178"}
    assert one.find(f"{SPACE}position").attrib == {"x": "-3.0", "y": "4.5"}
    assert one.find(f"{SPACE}size").attrib == {"value": "14"}
    assert one.find(f"{SPACE}shape").attrib == {"value": "square"}
    assert other.find(f"{SPACE}color") is other.find(f"{SPACE}position") is None
    (tie,) = found.iter(f"{SPACE}edge")
    assert tie.attrib["weight"] == "3"
    assert tie.find(f"{SPACE}shape").attrib == {"value": "dashed"}
    assert tie.find(f"{SPACE}thickness").attrib == {"value": "2"}
    # Programs that look for the prefix of the primer find it.
    assert b"<viz:position " in gexf(graph)


@pytest.mark.parametrize(
    ("given_period", "found_period"),
    [
        ({"start": "2015", "end": "2020"}, {"start": "2015-01-01", "end": "2020-12-31"}),
        ({"end": "2016-02"}, {"end": "2016-02-29"}),
        ({"start": "2018-06-05"}, {"start": "2018-06-05"}),
    ],
)
def test_periods_become_days(given_period: dict[str, str], found_period: dict[str, str]) -> None:
    graph = nx.Graph([("a", "b", given_period)])
    written = write(graph, "gexf")
    found = keeps_to_the_schema(written.files[".gexf"])
    assert found.attrib["mode"] == "dynamic"
    assert found.attrib["timeformat"] == "date"
    (tie,) = found.iter(f"{SPACE}edge")
    assert {n: v for n, v in tie.attrib.items() if n in ("start", "end")} == found_period
    assert [loss.kind for loss in written.losses] == ["dates"] * (found_period != given_period)


def test_periods_that_are_no_dates_are_plain_attributes() -> None:
    graph = nx.Graph([("a", "b", {"start": "snart"})])
    found = keeps_to_the_schema(gexf(graph))
    assert found.attrib["mode"] == "static"
    assert back(gexf(graph)).edges["a", "b"]["start"] == "snart"


def test_parallel_ties_are_of_different_kinds() -> None:
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", layer="declared")
    graph.add_edge("b", "a", layer="declared")
    graph.add_edge("a", "b", layer="met")
    graph.add_edge("a", "b")
    kinds = [tie.get("kind") for tie in keeps_to_the_schema(gexf(graph)).iter(f"{SPACE}edge")]
    assert kinds == ["declared", "declared 2", "met", None]
