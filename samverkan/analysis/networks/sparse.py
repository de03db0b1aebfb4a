"""Networks as sparse matrices, and products of them that are wanted at some places only."""

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import scipy.sparse as sp

from samverkan.analysis.networks.canonical import AnyGraph

if TYPE_CHECKING:
    Matrix = sp.csr_array[np.float64]
    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
else:
    Matrix = sp.csr_array
    Vector = np.ndarray

#: Rows multiplied at a time, so that a product of large networks is never whole in memory.
_ROWS = 1000


def adjacency(graph: AnyGraph, weight: str | None = None) -> Matrix:
    """Return the matrix of a simple network, nodes in their order: row to column, weight or 1.

    >>> adjacency(nx.path_graph(3)).toarray().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    if not graph:
        return sp.csr_array((0, 0), dtype=np.float64)
    return sp.csr_array(nx.to_scipy_sparse_array(graph, weight=weight, dtype=np.dtype(float)))


def product_where(left: Matrix, right: Matrix, where: Matrix) -> Matrix:
    """Return `left @ right`, multiplied cell by cell with `where`.

    With a `where` of 0 and 1 this is the product at the places of the ones.

    >>> path = adjacency(nx.path_graph(3))
    >>> ends = sp.csr_array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    >>> product_where(path, path, ends).toarray().tolist()
    [[0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    right = sp.csr_array(right)
    parts = [
        (left[start : start + _ROWS] @ right) * where[start : start + _ROWS]
        for start in range(0, left.shape[0], _ROWS)
    ]
    return sp.csr_array(sp.vstack(parts)) if parts else where


def sums(matrix: Matrix, axis: int) -> Vector:
    """Return the sum of each column (`axis` 0) or row (`axis` 1).

    >>> sums(adjacency(nx.path_graph(3)), axis=1).tolist()
    [1.0, 2.0, 1.0]
    """
    return np.asarray(matrix.sum(axis=axis), dtype=np.float64).reshape(-1)
