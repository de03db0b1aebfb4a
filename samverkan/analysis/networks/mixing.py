"""Who has ties with whom: ties within groups and between them."""

from collections import Counter
from typing import Any

import numpy as np

from samverkan.analysis.networks.canonical import AnyGraph, simple, undirected
from samverkan.analysis.networks.permutation import check_number, tails
from samverkan.analysis.networks.sparse import adjacency, sums
from samverkan.errors import UsageError


def groups(graph: AnyGraph, group: str) -> dict[Any, Any]:
    """Return the group of each node whose group is known: its attribute of the name `group`.

    A node without the attribute, or for which it is None, empty or NaN, is in no known group and
    is left out: not knowing is not a group of its own.

    Raises UsageError (`no_group`) if no node of a network with nodes has the attribute.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("Mora kommun", sector="kommun")
    >>> graph.add_node("okänd", sector=None)
    >>> groups(graph, "sector")
    {'Mora kommun': 'kommun'}
    """
    known = {
        node: about[group]
        for node, about in graph.nodes(data=True)
        if about.get(group) not in (None, "") and about[group] == about[group]  # NaN is not itself
    }
    if graph and not known:
        there = sorted({str(name) for _, about in graph.nodes(data=True) for name in about})
        raise UsageError("no_group", name=group, known=", ".join(there) or "–")
    return known


def ei_index(
    graph: AnyGraph, group: str, *, permutations: int = 5_000, seed: int = 0
) -> dict[str, float | int | None]:
    """Return whether ties go out of groups or stay within them (Krackhardt & Stern 1988).

    - `external`, `internal`: E and I, how many pairs of nodes are tied between groups and within
    - `ei_index`: (E - I) / (E + I), from -1 (all ties within groups) to 1 (all between)
    - `expected`: its mean when the groups are dealt out anew among the nodes, exact:
      1 - 2 · (pairs of nodes of the same group) / (pairs of nodes)
    - `p`: how probable it is, when they are dealt out anew, to come at least as far from
      `expected`, on either side; with `p_greater` and `p_less`, at least as high and as low
    - `permutations`: how many random deals p rests on
    - `without_group`: how many nodes were left out because their group is not known

    A directed network is first made undirected: a pair is tied if there is a tie in either
    direction. Without ties, or with fewer than two nodes, the index and p are None.

    Raises UsageError as `groups` does, and for fewer permutations than one.

    >>> import networkx as nx
    >>> found = ei_index(nx.karate_club_graph(), "club")
    >>> found["external"], found["internal"], round(found["ei_index"], 4)
    (11, 67, -0.7179)
    """
    check_number(permutations)
    known = groups(graph, group)
    plain = undirected(graph).subgraph(known)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(known.values()))}
    labels = np.array([numbers[known[node]] for node in plain], dtype=np.int64)
    place = {node: index for index, node in enumerate(plain)}
    ends = np.array([(place[a], place[b]) for a, b in plain.edges], dtype=np.int64).reshape(-1, 2)
    ties, nodes = len(ends), len(plain)
    external = int((labels[ends[:, 0]] != labels[ends[:, 1]]).sum())
    found: dict[str, float | int | None] = {
        "external": external,
        "internal": ties - external,
        "ei_index": (2 * external - ties) / ties if ties else None,
        "expected": None,
        "p": None,
        "p_greater": None,
        "p_less": None,
        "permutations": permutations if ties else 0,
        "without_group": len(graph) - nodes,
    }
    if nodes < 2:
        return found
    same = sum(size * (size - 1) for size in Counter(known.values()).values())
    expected = 1 - 2 * same / (nodes * (nodes - 1))
    found["expected"] = expected
    if ties:
        rng = np.random.default_rng(seed)
        draws = np.empty(permutations)
        for draw in range(permutations):
            dealt = rng.permutation(labels)
            draws[draw] = (dealt[ends[:, 0]] != dealt[ends[:, 1]]).sum()
        p = tails(2 * external / ties - 1, 2 * draws / ties - 1, expected)
        found |= {"p": p["p_two_sided"], "p_greater": p["p_greater"], "p_less": p["p_less"]}
    return found


def assortativity(graph: AnyGraph, group: str) -> float | None:
    """Return how much ties keep to groups: 1 if all do, 0 if as many as at random.

    (Tr e - ‖e²‖) / (1 - ‖e²‖), where e is the share of ties from each group to each (Newman 2003,
    equation 2); an undirected tie goes both ways. Nodes whose group is not known are left out, with
    their ties. None without ties, or if all ties are within one and the same group.

    Raises UsageError as `groups` does.

    >>> import networkx as nx
    >>> round(assortativity(nx.karate_club_graph(), "club"), 4)
    0.7175
    """
    known = groups(graph, group)
    plain = simple(graph)
    ties = [(known[a], known[b]) for a, b in plain.edges if a in known and b in known]
    if not plain.is_directed():
        ties += [(b, a) for a, b in ties]
    if not ties:
        return None
    starts, ends = (Counter(side) for side in zip(*ties, strict=True))
    within = len(ties) * sum(1 for a, b in ties if a == b)
    chance = sum(starts[name] * ends[name] for name in starts)
    if chance == len(ties) ** 2:
        return None
    return (within - chance) / (len(ties) ** 2 - chance)


def degree_assortativity(graph: AnyGraph) -> float | None:
    """Return the correlation of the degrees at the two ends of a tie (Newman 2002).

    In a directed network, of the out-degree where the tie starts with the in-degree where it ends.
    None without ties, or if all the degrees at one end are equal.

    >>> import networkx as nx
    >>> round(degree_assortativity(nx.karate_club_graph()), 4)
    -0.4756
    """
    ties = adjacency(simple(graph))
    rows, columns = ties.nonzero()
    starts, ends = sums(ties, axis=1)[rows], sums(ties, axis=0)[columns]
    if not len(rows) or np.ptp(starts) == 0 or np.ptp(ends) == 0:
        return None
    return float(np.corrcoef(starts, ends)[0, 1])
