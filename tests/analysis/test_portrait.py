"""A network told in measures."""

import json

import networkx as nx
import pytest

from samverkan.analysis.measures import MEASURES, measure
from samverkan.analysis.portrait import portrait, portraits
from samverkan.errors import UsageError
from tests.analysis.networks.published import business, knoke, marriage

NEED_MORE = {"other", "predictors", "weight", "group"}


def test_all_that_says_something_of_a_directed_network_with_groups() -> None:
    told = portrait(knoke(), group="sector", permutations=99)
    assert json.loads(json.dumps(told.network, allow_nan=False)) == told.network
    said = {*told.network, *told.nodes[0]}
    left_out = {"qap", "qap_regression", "strength", "brokerage"}
    assert {name for name, about in MEASURES.items() if about.of != "two"} - said == left_out
    assert told.network["ei_index"] == pytest.approx(0.5625)
    assert told.network["ei_index_expected"] == pytest.approx(19 / 45)
    assert told.network["density"] == measure(knoke(), "density")
    mayor = next(node for node in told.nodes if node["id"] == "MAYR")
    roles = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
    assert [mayor[role] for role in roles] == [5, 3, 7, 7, 5]
    assert {f"{role}_{part}" for role in roles for part in ("expected", "sd")} <= set(mayor)
    assert [node["id"] for node in told.nodes] == list(knoke())


def test_a_two_mode_network_is_told_as_one() -> None:
    told = portrait(nx.davis_southern_women_graph(), samples=9, runs=2)
    assert "transitivity" not in told.network
    assert told.network["density"] == pytest.approx(89 / 252)
    assert len(told.network["fixed_margin"]["pairs"]) == 153
    assert "backbone" not in told.network
    assert {"redundancy", "closeness"} <= set(told.nodes[0])


def test_the_measures_that_are_named() -> None:
    told = portrait(marriage(), ["constraint", "cut_points", "bridges"])
    assert list(told.network) == ["cut_points", "bridges"]
    assert told.network["bridges"][0] == ["Acciaiuoli", "Medici"]
    pucci = next(node for node in told.nodes if node["id"] == "Pucci")
    assert pucci == {"id": "Pucci", "constraint": None}
    assert told.why == {"constraint": "isolated"}
    assert portrait(marriage(), []).network == {}


def test_a_backbone_is_told_as_its_ties() -> None:
    told = portrait(nx.davis_southern_women_graph(), ["backbone"], samples=99, seed=1)
    assert all({"one", "other", "weight"} <= set(tie) for tie in told.network["backbone"])
    assert told.network["backbone"]


def test_an_option_goes_to_those_that_take_it() -> None:
    graph = nx.Graph([("a", "b", {"w": 1}), ("b", "c", {"w": 9})])
    told = portrait(graph, ["pagerank", "degree", "strength", "modularity"], weight="w")
    assert told.nodes[2] == {
        "id": "c",
        "pagerank": pytest.approx(measure(graph, "pagerank", weight="w")["c"]),
        "degree": 1,
        "strength": 9,
    }


def test_groups_are_not_taken_for_the_communities() -> None:
    graph = nx.karate_club_graph()
    told = portrait(graph, ["modularity", "group_modularity"], group="club")
    assert told.network["modularity"] == pytest.approx(0.41979, abs=5e-6)
    assert told.network["group_modularity"] == pytest.approx(0.3582, abs=5e-5)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.DiGraph([("a", "a")])])
def test_every_answer_that_is_missing_has_a_reason(graph: nx.Graph) -> None:
    told = portrait(graph)
    missing = {name for name, value in told.network.items() if value is None}
    missing |= {name for node in told.nodes for name, value in node.items() if value is None}
    assert missing <= set(told.why)
    assert set(told.why.values()) <= {"empty", "too_few", "no_ties", "no_leading", "isolated",
                                      "one_neighbour"}  # fmt: skip


@pytest.mark.slow
def test_what_is_slow_is_left_to_those_who_name_it() -> None:
    large = nx.complete_bipartite_graph(2, 600)
    assert portrait(large, ["fixed_margin"], samples=2).network["fixed_margin"]["samples"] == 2
    told = portrait(large, runs=1)
    assert told.why["fixed_margin"] == "not_asked"
    assert "fixed_margin" not in told.network


def test_several_networks_and_a_measure_of_one_of_them() -> None:
    women = nx.davis_southern_women_graph()
    told = portraits([({"mode": "two"}, women), ({"mode": "one"}, marriage())], ["transitivity"])
    assert [list(one.network) for one in told] == [[], ["transitivity"]]
    assert told[1].about == {"mode": "one"}


@pytest.mark.parametrize(
    ("names", "graph", "told"),
    [
        (["robins_alexander"], marriage(), "two-mode"),
        (["transitivity"], nx.davis_southern_women_graph(), "one-mode"),
        (["ei_index"], marriage(), "--group"),
        (["density", "in_degree"], marriage(), "--directed"),
        (["densty"], marriage(), "density"),
    ],
)
def test_a_measure_that_no_network_can_have(names: list[str], graph: nx.Graph, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        portraits([({}, graph)], names)


def test_a_weight_is_of_one_mode_networks() -> None:
    women = nx.davis_southern_women_graph()
    weighted = nx.Graph([("a", "b", {"w": 3})])
    told = portraits([({}, women), ({}, weighted)], ["strength"], weight="w")
    assert told[0].nodes[0] == {"id": "Evelyn Jefferson"}
    assert told[1].nodes[0] == {"id": "a", "strength": 3}


def test_groups_are_those_of_the_networks_that_have_them() -> None:
    networks = [({}, marriage()), ({}, knoke()), ({}, nx.Graph())]
    told = portraits(networks, ["assortativity", "degree"], group="sector")
    assert [("assortativity" in one.network) for one in told] == [False, True, True]
    with pytest.raises(UsageError, match="colour"):
        portraits(networks[:2], group="colour")
    assert portraits([], group="sector") == []


def test_the_engine_is_of_those_that_have_several() -> None:
    told = portrait(marriage(), ["betweenness_raw", "density"], engine="networkx")
    assert told.network["density"] == pytest.approx(1 / 6)


def test_a_network_to_compare_with() -> None:
    told = portrait(marriage(), ["qap"], other=business(), permutations=99)
    assert told.network["qap"]["correlation"] == pytest.approx(0.3719, abs=5e-5)
