"""The network of a picture: the same nodes, places and ties, with the statements behind them."""

from collections import Counter
from typing import cast

import networkx as nx
import pytest

from samverkan.export.exchange.union import actors_only, union
from samverkan.graph.projection import one_mode
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import LAYERS, Layer


@pytest.fixture(scope="module")
def whole(kb: KnowledgeBase) -> "nx.MultiGraph[str]":
    return union(kb.picture(findings=False))


def test_it_has_the_nodes_of_the_picture_where_they_stand(
    kb: KnowledgeBase, whole: "nx.MultiGraph[str]"
) -> None:
    picture = kb.picture(findings=False)
    assert [local_id(node.id) for node in picture.nodes] == list(whole)
    for node in picture.nodes:
        about = whole.nodes[local_id(node.id)]
        assert (about["iri"], about["label"]) == (node.id, node.label)
        assert (about["x"], about["y"]) == (node.x, -node.y)
        assert about.get("without_evidence", False) is node.hollow


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_has_its_ties(
    kb: KnowledgeBase, whole: "nx.MultiGraph[str]", layer: Layer
) -> None:
    network = kb.network(layer)
    expected = {
        frozenset(map(local_id, (one, other))): tie["statements"]
        for one, other, tie in network.edges(data=True)
    }
    found = [
        (frozenset((one, other)), tie["statements"])
        for one, other, tie in whole.edges(data=True)
        if tie["layer"] == layer
    ]
    assert dict(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("weight", ["simple", "newman", "jaccard"])
def test_actors_only_is_the_projection_of_each_layer(
    kb: KnowledgeBase, whole: "nx.MultiGraph[str]", weight: str
) -> None:
    graph = actors_only(whole, weight)  # type: ignore[arg-type]
    for layer in LAYERS:
        projected = one_mode(kb.network(layer), weight)  # type: ignore[arg-type]
        expected = {
            frozenset(map(local_id, (a, b))): tie["weight"]
            for a, b, tie in projected.edges(data=True)
        }
        found = {
            frozenset((a, b)): tie["weight"]
            for a, b, tie in graph.edges(data=True)
            if tie["layer"] == layer
        }
        assert found == pytest.approx(expected)
    assert {kind for _, kind in graph.nodes(data="bipartite")} == {0}


def test_layers_are_parallel_and_never_mixed(whole: "nx.MultiGraph[str]") -> None:
    counts = Counter(cast("str", tie["layer"]) for *_, tie in whole.edges(data=True))
    assert counts == {"declared": 68, "evidenced": 20, "met": 24}
