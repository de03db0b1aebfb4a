"""Whether a likeness of networks, or a pair's meetings, are more than chance would give."""

import math
from collections.abc import Iterable
from typing import Any, Final, Literal

import networkx as nx
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from samverkan.analysis.networks.canonical import AnyGraph
from samverkan.analysis.networks.incidence import incidence
from samverkan.analysis.networks.null_models import BURN_IN, THINNING, curveball
from samverkan.analysis.networks.qap import qap, qap_regression
from samverkan.analysis.networks.sparse import Matrix, Vector, sums
from samverkan.errors import UsageError

__all__ = ["backbone", "curveball", "fixed_margin", "qap", "qap_regression"]

Correction = Literal["none", "holm", "fdr"]

#: Below as many actors, the whole matrix of who shares what is made, if many pairs are asked for.
_DENSE: Final = 5_000

#: Above that, pairs whose shared units are counted in one go.
_PAIRS: Final = 200_000

#: 1 / 0.05 is not to ask for 20 samples and a rounding error.
_ROUNDING: Final = 1e-9


def fixed_margin(
    graph: AnyGraph,
    pairs: Iterable[tuple[Any, Any]] | None = None,
    *,
    samples: int = 1_000,
    seed: int = 0,
    burn_in: int = BURN_IN,
    thinning: int = THINNING,
) -> dict[str, Any]:
    """Return for pairs of actors how probable it is to share as many units by chance.

    Chance is the fixed degree sequence model: every two-mode network in which each actor is in as
    many units as it is, and each unit has as many actors as it has, is equally probable (Strona et
    al. 2014, Neal 2014). It is sampled with `curveball`. `pairs` are those asked for, else all;
    for n actors that is n(n - 1) / 2, so name the pairs where there are many thousands of actors.

    - `samples`: how many networks were drawn
    - `pairs`: for each pair `one`, `other`, `observed` (units they share), `expected` (the mean of
      the samples), `p_greater` (share of samples with at least as many) and `p_less` (at most as
      many). What was observed counts as one of the samples, so that p is never 0.

    Raises UsageError as `modes` and `curveball` do, and `not_in_network` for a pair of others.

    >>> graph = nx.complete_bipartite_graph(2, 3)
    >>> fixed_margin(graph, samples=9)["pairs"]
    [{'one': 0, 'other': 1, 'observed': 3, 'expected': 3.0, 'p_greater': 1.0, 'p_less': 1.0}]
    """
    actors, _, ties = incidence(graph)
    first, second = _places(actors, pairs)
    observed = _shared(ties, first, second)
    more, less = np.ones(len(first), dtype=np.int64), np.ones(len(first), dtype=np.int64)
    total = np.zeros(len(first))
    options = {"samples": samples, "seed": seed, "burn_in": burn_in, "thinning": thinning}
    for drawn in curveball(ties, **options):
        shared = _shared(drawn, first, second)
        more += shared >= observed
        less += shared <= observed
        total += shared
    found = [
        {
            "one": actors[a],
            "other": actors[b],
            "observed": round(seen),
            "expected": mean,
            "p_greater": high,
            "p_less": low,
        }
        for a, b, seen, mean, high, low in zip(
            first.tolist(),
            second.tolist(),
            observed.tolist(),
            (total / samples).tolist(),
            (more / (samples + 1)).tolist(),
            (less / (samples + 1)).tolist(),
            strict=True,
        )
    ]
    return {"samples": samples, "pairs": found}


def backbone(
    graph: AnyGraph,
    *,
    alpha: float = 0.05,
    samples: int = 1_000,
    seed: int = 0,
    correction: Correction = "none",
    burn_in: int = BURN_IN,
    thinning: int = THINNING,
) -> AnyGraph:
    """Return the network of actors that share more units than chance gives (Neal 2014).

    Its nodes are all actors with their attributes. A tie is there if `p_greater` of `fixed_margin`
    is at most `alpha`; it has `weight`, the units they share, and `p`. One test is made for each
    pair of actors; of so many, some come out by chance. `correction` "holm" makes a single false
    tie improbable (Holm 1979), "fdr" keeps false ties to a share of `alpha` (Benjamini & Hochberg
    1995). The graph has `alpha`, `samples`, `seed` and `correction`.

    Raises UsageError as `fixed_margin` does; `bad_option` for an `alpha` not between 0 and 1 or
    another `correction`; `too_few_samples` when no pair could come out with so few.

    >>> graph = nx.Graph((p, u) for p in range(8) for u in (p % 2 * 10 + 100 + i for i in range(5)))
    >>> nx.set_node_attributes(graph, {node: int(node >= 100) for node in graph}, "bipartite")
    >>> sorted(backbone(graph, samples=199).edges)[:3]
    [(0, 2), (0, 4), (0, 6)]
    """
    if not 0 < alpha < 1:
        raise UsageError("bad_option", name="alpha", value=alpha, known="0 < alpha < 1")
    if correction not in ("none", "holm", "fdr"):
        known = "none, holm, fdr"
        raise UsageError("bad_option", name="correction", value=correction, known=known)
    actors, _, ties = incidence(graph)
    tests = len(actors) * (len(actors) - 1) // 2
    least = alpha / (tests if correction == "holm" and tests else 1)
    if samples + 1 < 1 / least - _ROUNDING:
        needed = math.ceil(1 / least - _ROUNDING) - 1
        raise UsageError("too_few_samples", samples=samples, needed=needed)
    first, second = sp.triu(sp.csr_array(ties @ ties.T), k=1).nonzero()
    meeting = [(actors[a], actors[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    options = {"samples": samples, "seed": seed, "burn_in": burn_in, "thinning": thinning}
    found = fixed_margin(graph, meeting, **options)["pairs"]
    limit = _limit([pair["p_greater"] for pair in found], alpha, correction, tests)
    kept: AnyGraph = nx.Graph(alpha=alpha, samples=samples, seed=seed, correction=correction)
    kept.add_nodes_from((actor, dict(graph.nodes[actor])) for actor in actors)
    for pair in found:
        if pair["p_greater"] <= limit:
            kept.add_edge(pair["one"], pair["other"], weight=pair["observed"], p=pair["p_greater"])
    return kept


def _limit(ps: Iterable[float], alpha: float, correction: Correction, tests: int) -> float:
    """Return the highest p that counts as significant; -1 if none does."""
    if correction == "none":
        return alpha
    limit = -1.0
    for rank, p in enumerate(sorted(ps), start=1):
        if p <= (alpha / (tests - rank + 1) if correction == "holm" else alpha * rank / tests):
            limit = p
        elif correction == "holm":
            break
    return limit


def _places(
    actors: list[Any], pairs: Iterable[tuple[Any, Any]] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the first and the second of each pair stand among the actors."""
    if pairs is None:
        return np.triu_indices(len(actors), k=1)
    place = {actor: index for index, actor in enumerate(actors)}
    asked = list(pairs)
    for actor in (actor for pair in asked for actor in pair):
        if actor not in place:
            raise UsageError("not_in_network", name=actor)
    places = np.array([[place[a], place[b]] for a, b in asked], dtype=np.int64).reshape(-1, 2)
    return places[:, 0], places[:, 1]


def _shared(ties: Matrix, first: NDArray[np.int64], second: NDArray[np.int64]) -> Vector:
    """Return how many units each pair shares."""
    if ties.shape[0] < min(len(first), _DENSE):
        together = sp.csr_array(ties @ ties.T).toarray()
        return np.asarray(together[first, second], dtype=np.float64)
    parts = [
        sums(sp.csr_array(ties[first[at : at + _PAIRS]] * ties[second[at : at + _PAIRS]]), 1)
        for at in range(0, len(first), _PAIRS)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)
