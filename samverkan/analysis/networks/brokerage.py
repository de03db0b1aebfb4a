"""Brokers between groups: the five roles of Gould and Fernandez, and what chance would give."""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.analysis.networks.mixing import groups
from samverkan.analysis.networks.sparse import Matrix, Vector, adjacency, product_where, sums

#: The roles, by the groups of who is first, the broker and who is last.
ROLES: Final = {
    "coordinator": "AAA",
    "itinerant": "ABA",
    "gatekeeper": "ABB",
    "representative": "AAB",
    "liaison": "ABC",
}
_COUNTED: Final = (*ROLES, "total")
_PARTS: Final = ("", "_expected", "_sd")

#: Roles where the way back from last to first is brokerage of the same role.
_BOTH_WAYS: Final = frozenset({"coordinator", "itinerant", "liaison", "total"})


def brokerage(graph: AnyGraph, group: str) -> dict[Any, dict[str, float | int | None]]:
    """Return how often each node brokers in each role (Gould & Fernandez 1989).

    A node b brokers from a to c when there are ties a → b and b → c but none a → c. The role is
    given by the groups of a, b and c:

    - `coordinator` AAA (`w_I` in R's sna): all three in one group
    - `itinerant` ABA (`w_O`), also called consultant: between two of another group
    - `gatekeeper` ABB (`b_OI`): lets into the own group what comes from another
    - `representative` AAB (`b_IO`): takes to another group what comes from the own
    - `liaison` ABC (`b_O`): between two groups, of which neither is the own
    - `total`: all of them

    Each comes with `…_expected` and `…_sd`: mean and standard deviation when the groups are as they
    are and every tie is there with the same probability, the density of the network. The z-score is
    (count - expected) / sd; an sd of 0 means that the role cannot be played in groups of that size.

    In an undirected network each pair that is brokered counts twice, from a to c and from c to a,
    so that gatekeeper and representative are the same number. Mean and deviation are then those of
    undirected ties: the deviations of the other roles are √2 times those of directed ties, since
    the two directions stand and fall together. R's sna treats them as independent; its numbers come
    from `graph.to_directed()`.

    Nodes whose group is not known are left out with their ties: each number of theirs is None.
    Raises UsageError (`no_group`) if no node has a group.

    >>> import networkx as nx
    >>> graph = nx.DiGraph([("A", "B"), ("A", "C"), ("B", "C"), ("B", "D"), ("C", "D"), ("D", "A")])
    >>> nx.set_node_attributes(graph, {"A": 1, "B": 1, "C": 2, "D": 2}, "side")
    >>> found = brokerage(graph, "side")
    >>> found["A"]["itinerant"], found["A"]["gatekeeper"], found["A"]["total"]
    (1, 1, 2)
    """
    known = groups(graph, group)
    plain = simple(graph).subgraph(known)
    nodes = len(plain)
    density = adjacency(plain).nnz / (nodes * (nodes - 1)) if nodes > 1 else 0.0
    sizes = Counter(known.values())
    chance = {name: _chance(name, sizes, density, directed=plain.is_directed()) for name in sizes}
    counts = _counts(plain, known) if nodes else {}
    place = {node: index for index, node in enumerate(plain)}
    unknown = dict.fromkeys(f"{role}{part}" for role in _COUNTED for part in _PARTS)
    return {
        node: {role: int(counts[role][place[node]]) for role in _COUNTED} | chance[known[node]]
        if node in known
        else dict(unknown)
        for node in graph
    }


def _counts(plain: AnyGraph, known: Mapping[Any, Any]) -> dict[str, Vector]:
    """Return how often each node, in order, plays each role.

    Of all the ways into a node and out of it, those are taken away that lead back to where they
    began, and those that a direct tie makes needless.
    """
    ties = adjacency(plain)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(known.values()))}
    own = np.array([numbers[known[node]] for node in plain], dtype=np.int64)
    rows, columns = ties.nonzero()
    alike = own[rows] == own[columns]
    inner = _matrix(rows[alike], columns[alike], ties)
    outer = _matrix(rows[~alike], columns[~alike], ties)
    member = sp.csr_array(
        (np.ones(len(own)), (np.arange(len(own)), own)), shape=(len(own), len(numbers))
    )

    def direct(into: Matrix, out: Matrix, closing: Matrix) -> Vector:
        return sums(product_where(closing, sp.csr_array(out.T), into), axis=0)

    into_own, out_own = sums(inner, 0), sums(inner, 1)
    into_other, out_other = sums(outer, 0), sums(outer, 1)
    by_group = sums(sp.csr_array((outer.T @ member) * (outer @ member)), 1)
    counts = {
        "coordinator": into_own * out_own
        - sums(sp.csr_array(inner * inner.T), 0)
        - direct(inner, inner, inner),
        "itinerant": by_group
        - sums(sp.csr_array(outer * outer.T), 0)
        - direct(outer, outer, inner),
        "gatekeeper": into_other * out_own - direct(outer, inner, outer),
        "representative": into_own * out_other - direct(inner, outer, outer),
        "liaison": into_other * out_other - by_group - direct(outer, outer, outer),
    }
    return counts | {"total": np.sum(list(counts.values()), axis=0)}


def _matrix(rows: NDArray[Any], columns: NDArray[Any], like: Matrix) -> Matrix:
    return sp.csr_array((np.ones(len(rows)), (rows, columns)), shape=like.shape)


def _chance(
    own: Any, sizes: Mapping[Any, int], density: float, *, directed: bool
) -> dict[str, float | int | None]:
    """Return the mean and standard deviation of every role for a member of the group `own`.

    A way a → b → c without a → c is there with probability d²(1 - d). Two ways through b are
    independent, unless they have the first or the last node in common: then their covariance is
    d³(1 - d)³.
    """
    mine = sizes[own] - 1
    theirs = [size for name, size in sizes.items() if name != own]
    rest = sum(theirs)
    most = mine + rest
    ways = {  # how many ways, and how many ordered pairs of ways with an end in common
        "coordinator": (mine * (mine - 1), 2 * mine * (mine - 1) * (mine - 2)),
        "itinerant": (
            sum(n * (n - 1) for n in theirs),
            2 * sum(n * (n - 1) * (n - 2) for n in theirs),
        ),
        "gatekeeper": (rest * mine, rest * mine * (mine - 1 + rest - 1)),
        "representative": (rest * mine, rest * mine * (mine - 1 + rest - 1)),
        "liaison": (
            sum(n * (rest - n) for n in theirs),
            2 * sum(n * (rest - n) * (rest - n - 1) for n in theirs),
        ),
        "total": (most * (most - 1), 2 * most * (most - 1) * (most - 2)),
    }
    one = density**2 * (1 - density)
    found: dict[str, float | int | None] = {}
    for role, (count, pairs) in ways.items():
        variance = count * one * (1 - one) + pairs * (density * (1 - density)) ** 3
        if not directed and role in _BOTH_WAYS:
            variance *= 2
        found |= {f"{role}_expected": count * one, f"{role}_sd": math.sqrt(variance)}
    return found
