"""Core and periphery."""

import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.analysis.networks import core_periphery as module
from samverkan.analysis.networks.canonical import simple
from samverkan.analysis.networks.core_periphery import core_periphery
from samverkan.errors import UsageError
from tests.analysis.networks.published import marriage
from tests.analysis.networks.strategies import networks

KITE = nx.krackhardt_kite_graph()


def test_the_kite_has_two_cores_that_fit_equally_well() -> None:
    found = core_periphery(KITE)
    assert found["correlation"] == pytest.approx(0.3273, abs=5e-5)
    assert found["cores"] == [[0, 3, 5, 6, 8], [1, 3, 5, 6, 8]]
    assert found["exact"]


def test_the_core_of_florence() -> None:
    found = core_periphery(marriage())
    assert found["correlation"] == pytest.approx(0.3282, abs=5e-5)
    assert found["cores"] == [["Guadagni", "Medici", "Strozzi"]]


def test_an_ideal_core_fits_wholly() -> None:
    graph = nx.complete_graph(3)
    graph.add_edges_from((core, (core, leaf)) for core in range(3) for leaf in "ab")
    assert core_periphery(graph, between="ignored") == {
        "correlation": pytest.approx(1),
        "cores": [[0, 1, 2]],
        "exact": True,
    }
    star = core_periphery(nx.star_graph(5))
    assert (star["correlation"], star["cores"]) == (pytest.approx(1), [[0]])


@pytest.mark.parametrize(
    "graph",
    [nx.Graph(), nx.empty_graph(5), nx.path_graph(2), nx.complete_graph(6), nx.complete_graph(25)],
    ids=["empty", "no ties", "two", "all tied", "all tied, large"],
)
def test_there_may_be_no_core(graph: nx.Graph) -> None:
    found = core_periphery(graph)
    assert (found["correlation"], found["cores"]) == (None, [])


def test_what_cannot_be_asked_is_told() -> None:
    with pytest.raises(UsageError):
        core_periphery(KITE, between="half")  # type: ignore[arg-type]


def test_climbing_is_the_same_each_time_and_says_that_it_is_not_exact() -> None:
    graph = nx.karate_club_graph()
    found = core_periphery(graph, seed=3)
    assert found == core_periphery(graph, seed=3)
    assert not found["exact"]
    assert found["correlation"] > 0.43


def by_definition(
    graph: nx.Graph, between: str, weight: str | None
) -> dict[tuple[int, ...], float]:
    """The correlation of every division that has one, cell by cell."""
    ties = nx.to_numpy_array(simple(graph, weight), weight=weight)
    found = {}
    for size in range(1, len(graph)):
        for core in itertools.combinations(range(len(graph)), size):
            cells = [
                (ties[i, j], float(i in core or j in core))
                for i, j in itertools.permutations(range(len(graph)), 2)
                if between == "tied" or (i in core) == (j in core)
            ]
            seen, ideal = zip(*cells, strict=True) if cells else ((), ())
            if len(set(seen)) > 1 and len(set(ideal)) > 1:
                found[core] = float(np.corrcoef(seen, ideal)[0, 1])
    return found


@settings(deadline=None, max_examples=60)
@given(networks(least=3, most=6), st.sampled_from(["tied", "ignored"]), st.booleans())
def test_every_division_cell_by_cell(graph: nx.Graph, between: str, weighted: bool) -> None:
    weight = "weight" if weighted else None
    found = core_periphery(graph, between=between, weight=weight)  # type: ignore[arg-type]
    known = by_definition(graph, between, weight)
    if not known:
        assert found["correlation"] is None
        return
    best = max(known.values())
    assert found["correlation"] == pytest.approx(best)
    nodes = list(graph)
    expected = [core for core, fit in known.items() if fit > best - 1e-9]
    assert found["cores"] == [[nodes[i] for i in core] for core in expected]


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(networks(least=3, most=9), st.sampled_from(["tied", "ignored"]), st.booleans())
def test_climbing_never_claims_more_than_there_is_and_mostly_gets_there(
    graph: nx.Graph, between: str, weighted: bool
) -> None:
    weight = "weight" if weighted else None
    exact = core_periphery(graph, between=between, weight=weight)  # type: ignore[arg-type]
    if exact["correlation"] is None:
        return
    fit = module._Fit(simple(graph, weight), weight, between)  # type: ignore[arg-type]
    best, cores = module._climbed(fit, seed=0, starts=50)
    assert best <= exact["correlation"] + 1e-9
    assert best > exact["correlation"] - 0.1
    sums = module._Division(fit, cores[0])
    assert sums.now() == pytest.approx(best)
