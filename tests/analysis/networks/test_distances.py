"""Shortest distances."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from samverkan.analysis.networks import distances as module
from samverkan.analysis.networks.canonical import simple
from samverkan.analysis.networks.distances import distances
from tests.analysis.networks.strategies import networks


@given(networks())
def test_they_are_those_of_networkx(graph: nx.Graph) -> None:
    rows = [row for part in distances(graph, "weight") for row in part.tolist()]
    plain = simple(graph, distance="weight")
    told = {
        one: {other: length for other, length in zip(plain, row, strict=True) if length < np.inf}
        for one, row in zip(plain, rows, strict=True)
    }
    assert told == dict(nx.all_pairs_dijkstra_path_length(plain, weight="weight"))


def test_a_few_rows_at_a_time_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.krackhardt_kite_graph()
    whole = list(distances(graph))
    assert len(whole) == 1
    monkeypatch.setattr(module, "_AT_A_TIME", 30)
    parts = list(distances(graph))
    assert [len(part) for part in parts] == [3, 3, 3, 1]
    assert np.vstack(parts).tolist() == whole[0].tolist()
