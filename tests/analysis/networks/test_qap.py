"""QAP: correlation and regression of networks, against all permutations and plain least squares."""

import itertools

import networkx as nx
import numpy as np
import pytest

from samverkan.analysis.networks.qap import qap, qap_regression
from samverkan.errors import UsageError
from tests.analysis.networks.published import business, marriage


def test_padgetts_families() -> None:
    # r = 0.3719 (Krackhardt 1988 has the method); 200 000 permutations give p = 0.0006.
    found = qap(marriage(), business(), permutations=4_000)
    assert found["correlation"] == pytest.approx(0.371867872, abs=1e-9)
    assert found["p_greater"] < 0.003
    assert found["p_less"] > 0.997
    assert (found["nodes"], found["in_one_only"], found["permutations"]) == (16, 0, 4_000)


def test_p_is_near_that_of_all_permutations() -> None:
    one, other = nx.gnp_random_graph(6, 0.5, seed=1), nx.gnp_random_graph(6, 0.5, seed=5)
    a, b = nx.to_numpy_array(one), nx.to_numpy_array(other)
    off = ~np.eye(6, dtype=bool)
    every = np.array(
        [
            np.corrcoef(a[off], b[np.ix_(order, order)][off])[0, 1]
            for order in itertools.permutations(range(6))
        ]
    )
    found = qap(one, other, permutations=10_000, seed=2)
    assert found["correlation"] == pytest.approx(every[0], abs=1e-12)
    assert found["p_greater"] == pytest.approx((every >= every[0] - 1e-9).mean(), abs=0.02)
    assert found["p_less"] == pytest.approx((every <= every[0] + 1e-9).mean(), abs=0.02)
    far = abs(every) >= abs(every[0]) - 1e-9
    assert found["p_two_sided"] == pytest.approx(far.mean(), abs=0.02)


def test_which_network_comes_first_does_not_matter() -> None:
    one, other = (
        qap(marriage(), business(), permutations=9),
        qap(business(), marriage(), permutations=9),
    )
    assert one["correlation"] == pytest.approx(other["correlation"], abs=1e-12)


def test_a_network_is_like_itself_with_weights_and_direction() -> None:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 3), ("b", "c", 1), ("c", "a", 2), ("d", "a", 5)])
    found = qap(graph, graph, permutations=50, weight="weight")
    assert found["correlation"] == pytest.approx(1)
    assert qap(graph, graph.reverse(), permutations=50)["correlation"] < 1
    heavier = nx.DiGraph(graph)
    for _, _, tie in heavier.edges(data=True):
        tie["weight"] *= 2
    assert qap(graph, heavier, permutations=5, weight="weight")["correlation"] == pytest.approx(1)


def test_nodes_of_one_network_only() -> None:
    a = nx.Graph(["ab", "bc", "cd"])
    b = nx.Graph(["ab", "be"])
    everyone = qap(a, b, permutations=5)
    assert (everyone["nodes"], everyone["in_one_only"]) == (5, 3)
    both = nx.Graph(b)
    both.add_nodes_from("abcde")
    assert everyone["correlation"] == qap(nx.Graph([*a.edges]), both, permutations=5)["correlation"]
    shared = qap(a, b, permutations=5, among="shared")
    assert (shared["nodes"], shared["correlation"]) == (2, None)


def test_an_empty_network_is_like_nothing() -> None:
    found = qap(marriage(), nx.empty_graph(0), permutations=5)
    assert (found["correlation"], found["p_greater"], found["permutations"]) == (None, None, 0)
    assert qap(nx.Graph(), nx.Graph())["nodes"] == 0


def test_the_regression_is_least_squares() -> None:
    graphs = [nx.gnp_random_graph(8, 0.5, seed=seed, directed=True) for seed in range(4)]
    response, *others = graphs
    found = qap_regression(response, dict(zip("xyz", others, strict=True)), permutations=10)
    off = ~np.eye(8, dtype=bool)
    y, *xs = (nx.to_numpy_array(graph)[off] for graph in graphs)
    design = np.column_stack([np.ones(56), *xs])
    fitted, (squares,), *_ = np.linalg.lstsq(design, y, rcond=None)
    error = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * squares / (56 - 4))
    assert found["intercept"] == pytest.approx(fitted[0])
    assert found["r_squared"] == pytest.approx(1 - squares / ((y - y.mean()) ** 2).sum())
    for place, name in enumerate("xyz", start=1):
        about = found["coefficients"][name]
        assert about["coefficient"] == pytest.approx(fitted[place])
        assert about["t"] == pytest.approx(fitted[place] / error[place])
        assert about["standardized"] == pytest.approx(
            fitted[place] * design[:, place].std() / y.std()
        )
    assert (found["nodes"], found["cells"]) == (8, 56)


def test_the_residuals_of_a_predictor_are_permuted_and_t_compared() -> None:
    response, first, second = (nx.gnp_random_graph(6, 0.5, seed=seed) for seed in (1, 2, 3))
    found = qap_regression(response, {"x": first, "z": second}, permutations=5_000)
    cells = np.triu_indices(6, 1)
    y, x, z = (nx.to_numpy_array(graph)[cells] for graph in (response, first, second))
    rest = np.column_stack([np.ones(15), z])
    own = x - rest @ np.linalg.lstsq(rest, x, rcond=None)[0]
    matrix = np.zeros((6, 6))
    matrix[cells] = own
    matrix += matrix.T
    ts = []
    for order in itertools.permutations(range(6)):
        design = np.column_stack([rest, matrix[np.ix_(order, order)][cells]])
        fitted, (squares,), *_ = np.linalg.lstsq(design, y, rcond=None)
        error = np.sqrt(np.linalg.inv(design.T @ design)[2, 2] * squares / 12)
        ts.append(fitted[2] / error)
    ts = np.array(ts)
    p = found["coefficients"]["x"]
    assert p["t"] == pytest.approx(ts[0])
    assert p["p_greater"] == pytest.approx((ts >= ts[0] - 1e-9).mean(), abs=0.02)
    assert p["p_two_sided"] == pytest.approx((abs(ts) >= abs(ts[0]) - 1e-9).mean(), abs=0.02)


def test_one_predictor_is_the_correlation() -> None:
    found = qap_regression(marriage(), {"business": business()}, permutations=500)
    about = found["coefficients"]["business"]
    assert about["standardized"] == pytest.approx(0.371867872, abs=1e-9)
    assert found["r_squared"] == pytest.approx(0.371867872**2, abs=1e-9)
    assert about["p_greater"] < 0.01


def test_a_perfect_fit_has_no_t_but_a_p() -> None:
    found = qap_regression(marriage(), {"itself": marriage()}, permutations=100)
    about = found["coefficients"]["itself"]
    assert about["t"] is None
    assert about["coefficient"] == pytest.approx(1)
    assert about["p_greater"] == pytest.approx(1 / 101)


def test_what_cannot_be_explained_is_told() -> None:
    empty = nx.empty_graph(0)
    with pytest.raises(UsageError, match="at least one"):
        qap_regression(marriage(), {})
    with pytest.raises(UsageError, match="no difference"):
        qap_regression(empty, {"x": marriage()})
    with pytest.raises(UsageError, match="tomt adds nothing"):
        qap_regression(marriage(), {"tomt": empty})
    with pytest.raises(UsageError, match="x adds nothing"):
        qap_regression(marriage(), {"x": business(), "again": business()})
    with pytest.raises(UsageError, match="2 nodes"):
        qap_regression(nx.Graph(["ab"]), {"x": nx.Graph(["ab"])})
    for wrong in ({"permutations": 0}, {"among": "some"}):
        with pytest.raises(UsageError, match=next(iter(wrong))):
            qap(marriage(), business(), **wrong)
