"""The one door to every measure."""

import inspect

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan import words
from samverkan.analysis import measures
from samverkan.analysis.measures import MEASURES, measure, why_not
from samverkan.analysis.networks import accelerated
from samverkan.errors import UsageError
from tests.analysis.networks.published import business, knoke, marriage
from tests.analysis.networks.strategies import networks

#: The names that the world outside relies on.
NAMES = """
density reciprocity transitivity betweenness_raw degree_centralization betweenness_centralization
fragmentation ei_index assortativity degree betweenness closeness pagerank core_number constraint
brokerage cut_points core_periphery communities modularity robins_alexander opsahl_clustering
barber_modularity qap fixed_margin effective_size
"""


def test_every_name_is_there() -> None:
    assert set(NAMES.split()) <= set(MEASURES)


def test_all_is_what_it_says_and_sorted() -> None:
    assert list(measures.__all__) == sorted(
        measures.__all__, key=lambda name: (name.islower(), name)
    )
    assert all(hasattr(measures, name) for name in measures.__all__)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_words(name: str) -> None:
    catalogue = words.catalogue()
    for key in (f"measure.{name}", f"measure.{name}_says", f"measure.{name}_caution"):
        assert key in catalogue
    assert f"formula.{name}" in catalogue
    assert f"cited.{name}" in catalogue


def test_every_reason_has_words() -> None:
    reasons = {"empty", "too_few", "no_ties", "not_asked"}
    reasons |= {about.undefined for about in MEASURES.values()}
    assert {f"why.{key}" for key in reasons} <= set(words.catalogue())
    needs = {need for about in MEASURES.values() for need in about.needs}
    assert {f"error.needs_{need}" for need in needs} <= set(words.catalogue())


@pytest.mark.parametrize("name", MEASURES)
def test_what_a_function_is_called_it_is_called_here(name: str) -> None:
    function = getattr(measures, name, None)
    if inspect.isfunction(function) and MEASURES[name].part is None:
        assert function.__name__ == name


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("densty", {}, "density"),
        ("zzz", {}, "density, reciprocity"),
        ("density", {"weight": "w"}, "density"),
        ("closeness", {"wieght": "w"}, "distance"),
        ("ei_index", {}, "--group"),
        ("qap", {}, "--other"),
        ("strength", {}, "--weight"),
        ("in_degree", {}, "--directed"),
        ("robins_alexander", {}, "bipartite"),
        ("density", {"engine": "R"}, "igraph"),
        ("density", {"engine": "igraph"}, "density"),
        ("betweenness", {"engine": "igraph", "distance": "km"}, "betweenness"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_do(
    name: str, options: dict[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        measure(marriage(), name, **options)


def test_without_igraph_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accelerated, "find_spec", lambda name: None)
    assert measure(marriage(), "betweenness_raw")["Medici"] == pytest.approx(47.5)
    with pytest.raises(UsageError):
        measure(marriage(), "betweenness_raw", engine="igraph")


def test_options_that_igraph_does_not_heed_are_heeded() -> None:
    graph = nx.Graph([("a", "b", {"km": 1}), ("b", "c", {"km": 1}), ("a", "c", {"km": 5})])
    assert measure(graph, "betweenness_raw", distance="km")["b"] == 1


def test_a_two_mode_network_has_the_two_mode_form() -> None:
    # Borgatti & Everett 1997; in networkx' own tests
    women = nx.davis_southern_women_graph()
    assert measure(women, "density") == pytest.approx(89 / 252)
    assert measure(women, "degree_centrality")["E8"] == pytest.approx(0.78, abs=5e-3)
    assert measure(women, "closeness")["E8"] == pytest.approx(0.85, abs=5e-3)
    assert measure(women, "betweenness")["E8"] == pytest.approx(0.24, abs=5e-3)
    assert measure(women, "degree")["E8"] == 14
    assert measure(women, "robins_alexander") == pytest.approx(0.46776, abs=5e-6)
    assert all(isinstance(part, list) for part in measure(women, "communities"))


def test_measures_of_two_networks_and_of_groups() -> None:
    assert measure(marriage(), "qap", other=business())["correlation"] == pytest.approx(
        0.3719, abs=5e-5
    )
    found = measure(knoke(), "ei_index", group="sector", permutations=99)
    assert found["ei_index"] == pytest.approx(0.5625)
    assert measure(knoke(), "brokerage", group="sector")["MAYR"]["coordinator"] == 5


def test_a_part_is_told_by_its_name() -> None:
    karate = nx.karate_club_graph()
    assert measure(karate, "modularity") == pytest.approx(0.41979, abs=5e-6)
    assert measure(karate, "modularity", group="club") == pytest.approx(0.3582, abs=5e-5)
    assert measure(karate, "group_modularity", group="club") == pytest.approx(0.3582, abs=5e-5)
    numbers = measure(karate, "community")
    parts = measure(karate, "communities")
    assert [numbers[part[0]] for part in parts] == [1, 2, 3, 4]
    assert measure(karate, "community_method", method="louvain") == "louvain"


@pytest.mark.parametrize(
    ("name", "graph", "why"),
    [
        ("density", nx.Graph(), "empty"),
        ("density", nx.empty_graph(1), "too_few"),
        ("density", nx.empty_graph(2), None),
        ("reciprocity", nx.empty_graph(2), "no_ties"),
        ("reciprocity", nx.Graph([(1, 1), (2, 2)]), "no_ties"),
        ("transitivity", nx.path_graph(2), "no_two_neighbours"),
        ("core_periphery", nx.complete_graph(4), "no_core"),
        ("degree_assortativity", nx.cycle_graph(4), "same_degrees"),
        ("constraint", marriage(), "isolated"),
        ("clustering", nx.path_graph(3), "one_neighbour"),
        ("eigenvector", nx.DiGraph([(1, 2)]), "no_leading"),
        ("modularity", nx.empty_graph(3), "no_ties"),
        ("robins_alexander", nx.complete_bipartite_graph(1, 3), "no_paths"),
        ("betweenness", nx.complete_bipartite_graph(1, 2), "never_between"),
        ("redundancy", nx.complete_bipartite_graph(1, 2), "one_neighbour"),
    ],
)
def test_why_there_is_no_answer(name: str, graph: nx.Graph, why: str | None) -> None:
    assert why_not(graph, name) == why


@pytest.mark.parametrize("name", [n for n, about in MEASURES.items() if about.of != "two"])
@settings(deadline=None, max_examples=25)
@given(networks(most=6), st.data())
def test_any_network_has_an_answer_that_is_never_nan(
    name: str, graph: nx.Graph, data: st.DataObject
) -> None:
    about = MEASURES[name]
    if "predictors" in about.needs:  # tested with its function: it refuses what cannot be estimated
        return
    groups = {node: data.draw(st.sampled_from(["x", "y"])) for node in graph}
    nx.set_node_attributes(graph, groups, "group")
    known = {"group": "group", "other": nx.path_graph(list("abc")), "weight": "weight"}
    options = {need: known[need] for need in about.needs & set(known)}
    if "permutations" in inspect.signature(about.compute).parameters:
        options["permutations"] = 9
    if "directed" in about.needs and not graph.is_directed():
        with pytest.raises(UsageError):
            measure(graph, name, **options)
        return
    value = measure(graph, name, **options)
    if about.level == "node":
        assert list(value) == list(graph) or set(value) == set(graph)
    assert not list(nans(value))
    if value is None:
        assert why_not(graph, name, **options) is not None


def nans(value: object) -> list[object]:
    if isinstance(value, dict):
        return [found for part in value.values() for found in nans(part)]
    if isinstance(value, (list, tuple)):
        return [found for part in value for found in nans(part)]
    return [value] if value != value else []
