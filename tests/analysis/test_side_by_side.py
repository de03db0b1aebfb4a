"""The networks of a store, side by side."""

import networkx as nx
import pytest

from samverkan.analysis.portrait import portraits
from samverkan.analysis.side_by_side import between_layers, networks, own_networks
from samverkan.graph.projection import hubs
from samverkan.knowledge import KnowledgeBase

LAYERS = ("declared", "evidenced", "met")


def test_modes_layers_and_hubs_in_order(kb: KnowledgeBase) -> None:
    found = list(networks(kb.store))
    told = [(about["mode"], about["layer"], about["hubs"]) for about, _ in found]
    assert told == [
        (mode, layer, hub) for mode in ("one", "two") for layer in LAYERS for hub in (True, False)
    ]
    for about, graph in found:
        assert any(hub in graph for hub in hubs(kb.store)) == about["hubs"]
        assert {"units"} <= set(next(iter(graph.edges.values()))) or about["mode"] == "two"


def test_it_is_the_same_in_both_languages(kb: KnowledgeBase) -> None:
    def drawn(lang: str) -> list[tuple[list[str], list[tuple[str, str]]]]:
        return [(list(graph), list(graph.edges)) for _, graph in networks(kb.store, lang=lang)]

    assert drawn("sv") == drawn("en")


def test_what_is_asked_for_alone(kb: KnowledgeBase) -> None:
    ((about, graph),) = networks(
        kb.store, ["declared"], modes=["two"], with_hubs=False, expand=True
    )
    assert about == {"mode": "two", "layer": "declared", "hubs": False, "expand": True}
    whole = kb.network("declared", expand=True)
    assert set(whole) - set(graph) <= set(hubs(kb.store))
    same = kb.network("declared", expand=True, without=hubs(kb.store))
    assert graph.graph.items() <= same.graph.items()
    assert {frozenset(tie) for tie in graph.edges} == {frozenset(tie) for tie in same.edges}


def test_the_weight_of_the_one_mode_network(kb: KnowledgeBase) -> None:
    def heaviest(weight: str | None) -> float:
        _, graph = next(networks(kb.store, ["declared"], weight=weight))
        return max(tie for _, _, tie in graph.edges(data="weight"))

    assert heaviest(None) == heaviest("simple") > 1
    assert heaviest("jaccard") <= 1


def test_where_nothing_is_known_the_first_layer_is_told_as_empty(kb: KnowledgeBase) -> None:
    ((about, graph), _) = networks(kb.store, when="1900")
    assert (about["layer"], len(graph)) == ("declared", 0)


def test_a_network_of_ones_own() -> None:
    graph = nx.path_graph(3)
    assert list(own_networks(graph)) == [({"mode": "one"}, graph)]
    women = nx.davis_southern_women_graph()
    (two, whole), (one, derived) = own_networks(women)
    assert (two["mode"], one) == ("two", {"mode": "one", "projected": True})
    assert whole is women
    assert (len(derived), derived.number_of_edges()) == (18, 139)
    assert derived.edges["Evelyn Jefferson", "Laura Mandeville"]["weight"] == 6


def test_newman_gives_each_as_many_as_the_units_she_shares() -> None:
    _, (_, derived) = own_networks(nx.davis_southern_women_graph(), "newman")
    assert derived.degree("Evelyn Jefferson", weight="weight") == pytest.approx(8)


def test_layers_are_compared_over_the_actors_in_both(kb: KnowledgeBase) -> None:
    told = portraits(networks(kb.store), ["nodes"])
    pairs = between_layers(told, permutations=9)
    assert [(*pair["layers"], pair["hubs"]) for pair in pairs[:3]] == [
        ("declared", "evidenced", True),
        ("declared", "met", True),
        ("declared", "evidenced", False),
    ]
    actors = [set(one.graph) for one in told if one.about["mode"] == "one" and one.about["hubs"]]
    assert pairs[0]["nodes"] == len(actors[0] & actors[1])


def test_a_layer_compared_with_itself_is_alike() -> None:
    graph = nx.krackhardt_kite_graph()
    about = {"mode": "one", "hubs": True, "expand": False}
    told = portraits([({**about, "layer": layer}, graph) for layer in LAYERS[:2]], ["nodes"])
    (pair,) = between_layers(told, permutations=99)
    assert pair["correlation"] == pytest.approx(1)
