"""QAP: how like networks of the same nodes are, tested by letting the nodes change places."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.analysis.networks.permutation import check_number, tails
from samverkan.analysis.networks.sparse import Vector
from samverkan.errors import UsageError

Among = Literal["all", "shared"]

#: A part of a predictor smaller than this, set against the whole, is rounding.
_ROUNDING = 1e-9


def qap(
    a: AnyGraph,
    b: AnyGraph,
    *,
    permutations: int = 5_000,
    seed: int = 0,
    weight: str | None = None,
    among: Among = "all",
) -> dict[str, float | int | None]:
    """Return the correlation of two networks and how seldom chance gives as much (Krackhardt 1988).

    - `correlation`: Pearson's r of the cells of the two matrices, the diagonal apart
    - `p_greater`, `p_less`, `p_two_sided`: how probable it is to get a correlation at least as
      high, as low, as far from 0, when the nodes of one network are permuted, rows and columns
      together; see `permutation.tails`
    - `permutations`: how many random permutations p rests on
    - `nodes`: how many nodes were compared; `in_one_only`: how many are in one network only

    Nodes are the same if they are equal. With `among` "all", a node that one network lacks is an
    isolate there, as when a list of ties names only those who have any; with "shared", only nodes
    of both are compared. A cell is 1 for a tie, or its attribute `weight`; an undirected tie fills
    two cells. Correlation and p are None if all cells of a network are equal, as in an empty one.

    The matrices are kept whole: memory grows with the square of the number of nodes.

    Raises UsageError (`bad_option`) for fewer permutations than one, or another `among`.

    >>> import networkx as nx
    >>> qap(nx.path_graph(4), nx.path_graph(4), permutations=99)["correlation"]
    1.0
    """
    check_number(permutations)
    one, other = simple(a, weight), simple(b, weight)
    nodes = _nodes([one, other], among)
    count = len(nodes)
    matrices = [_matrix(graph, nodes, weight) for graph in (one, other)]
    found: dict[str, float | int | None] = {
        "correlation": None,
        "p_greater": None,
        "p_less": None,
        "p_two_sided": None,
        "permutations": 0,
        "nodes": count,
        "in_one_only": len(set(one) ^ set(other)),
    }
    off = ~np.eye(count, dtype=np.bool_)
    cells = [matrix[off] for matrix in matrices]
    if any(values.size == 0 or np.ptp(values) == 0 for values in cells):
        return found
    fewer, more = sorted(matrices, key=np.count_nonzero)
    rows, columns = fewer.nonzero()
    values = fewer[rows, columns]
    means = cells[0].mean() * cells[1].mean()
    deviations = cells[0].std() * cells[1].std()

    def correlation(order: NDArray[np.int64]) -> float:
        products = values @ more[order[rows], order[columns]]
        return float((products / cells[0].size - means) / deviations)

    rng = np.random.default_rng(seed)
    draws = [correlation(rng.permutation(count)) for _ in range(permutations)]
    observed = correlation(np.arange(count))
    found |= {"correlation": max(-1.0, min(1.0, observed)), "permutations": permutations}
    return found | tails(observed, draws)


def qap_regression(
    response: AnyGraph,
    predictors: Mapping[str, AnyGraph],
    *,
    permutations: int = 2_000,
    seed: int = 0,
    weight: str | None = None,
    among: Among = "all",
) -> dict[str, Any]:
    """Return the linear regression of one network on others, tested by permuting residuals.

    Least squares over the cells of the matrices, the diagonal apart; over half of them if all
    networks are undirected. The test is the double semi-partialling of Dekker, Krackhardt &
    Snijders (2007): what the other predictors do not tell of a predictor is permuted, rows and
    columns together, and t is compared. It holds when predictors are correlated.

    - `coefficients`: for each predictor `coefficient`, `standardized` (in standard deviations), `t`
      (None if the fit is perfect), `p_greater`, `p_less`, `p_two_sided`
    - `intercept`, `r_squared`
    - `permutations`, `nodes`, `cells`: how many permutations p rests on, nodes and cells

    `among` and `weight` are as in `qap`. Raises UsageError: `no_predictors`; `no_variation` if all
    cells of the response are equal; `collinear` for a predictor that the others, or a constant,
    tell wholly; `too_few_nodes` for fewer cells than there are numbers to estimate, and one more.

    >>> import networkx as nx
    >>> ring, path = nx.cycle_graph(6), nx.path_graph(6)
    >>> found = qap_regression(path, {"ring": ring}, permutations=99)
    >>> round(found["coefficients"]["ring"]["coefficient"], 4), found["cells"]
    (0.8333, 15)
    """
    check_number(permutations)
    if not predictors:
        raise UsageError("no_predictors")
    graphs = [simple(graph, weight) for graph in (response, *predictors.values())]
    nodes = _nodes(graphs, among)
    directed = any(graph.is_directed() for graph in graphs)
    rows, columns = _cells(len(nodes), directed=directed)
    y, *xs = (_matrix(graph, nodes, weight)[rows, columns] for graph in graphs)
    freedom = len(y) - len(xs) - 1
    if freedom < 1:
        raise UsageError("too_few_nodes", count=len(nodes))
    if np.ptp(y) == 0:
        raise UsageError("no_variation")
    design = np.column_stack([np.ones(len(y)), *xs])
    rng = np.random.default_rng(seed)
    orders = [rng.permutation(len(nodes)) for _ in range(permutations)]
    coefficients = {}
    for number, name in enumerate(predictors, start=1):
        basis, _ = np.linalg.qr(np.delete(design, number, axis=1))
        own = _rest(basis, design[:, number])
        if np.linalg.norm(own) <= _ROUNDING * max(1.0, float(np.linalg.norm(design[:, number]))):
            raise UsageError("collinear", name=name)
        matrix = np.zeros((len(nodes), len(nodes)))
        matrix[rows, columns] = own
        if not directed:
            matrix += matrix.T
        left = _rest(basis, y)
        observed = _partial(basis, own, left)
        draws = [_partial(basis, matrix[order[rows], order[columns]], left) for order in orders]
        value = float(own @ left / (own @ own))
        unexplained = 1 - observed**2
        coefficients[name] = {
            "coefficient": value,
            "standardized": value * float(design[:, number].std() / y.std()),
            "t": observed * (freedom / unexplained) ** 0.5 if unexplained > _ROUNDING else None,
            **tails(observed, draws),
        }
    fitted, *_ = np.linalg.lstsq(design, y, rcond=None)
    residuals = y - design @ fitted
    return {
        "coefficients": coefficients,
        "intercept": float(fitted[0]),
        "r_squared": float(1 - residuals @ residuals / ((y - y.mean()) ** 2).sum()),
        "permutations": permutations,
        "nodes": len(nodes),
        "cells": len(y),
    }


def _nodes(graphs: Sequence[AnyGraph], among: str) -> list[Any]:
    """Return the nodes to compare, in the order of the first network that has them."""
    if among not in ("all", "shared"):
        raise UsageError("bad_option", name="among", value=among, known="all, shared")
    every = dict.fromkeys(node for graph in graphs for node in graph)
    return [node for node in every if among == "all" or all(node in graph for graph in graphs)]


def _matrix(graph: AnyGraph, nodes: Sequence[Any], weight: str | None) -> NDArray[np.float64]:
    place = {node: index for index, node in enumerate(nodes)}
    matrix = np.zeros((len(nodes), len(nodes)))
    for one, other, tie in graph.edges(data=True):
        if one in place and other in place:
            value = tie[weight] if weight is not None else 1
            matrix[place[one], place[other]] = value
            if not graph.is_directed():
                matrix[place[other], place[one]] = value
    return matrix


def _cells(count: int, *, directed: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows and columns of the cells off the diagonal, or above it."""
    if directed:
        rows, columns = np.nonzero(~np.eye(count, dtype=np.bool_))
        return rows, columns
    return np.triu_indices(count, k=1)


def _rest(basis: NDArray[np.float64], values: Vector) -> Vector:
    """Return what is left of values when what a basis tells of them is taken away."""
    left: Vector = values - basis @ (basis.T @ values)
    return left


def _partial(basis: NDArray[np.float64], values: Vector, left: Vector) -> float:
    """Return the correlation of what is left of two vectors; it grows with t, and only with t."""
    own = _rest(basis, values)
    size = float(np.linalg.norm(own) * np.linalg.norm(left))
    return float(own @ left) / size if size else 0.0
