"""A core whose nodes are tied to each other, and a periphery whose nodes are not."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.analysis.networks.sparse import Matrix, adjacency, sums
from samverkan.errors import UsageError

Between = Literal["tied", "ignored"]
Floats = NDArray[np.float64]
Places = NDArray[np.intp]

#: The most nodes for which every division is tried.
EXACT = 20
#: How many from each side are tried in swaps.
_SWAPPED = 50
#: Correlations nearer each other than this are the same.
_SAME = 1e-12


def core_periphery(
    graph: AnyGraph,
    *,
    between: Between = "tied",
    weight: str | None = None,
    seed: int = 0,
    starts: int = 50,
) -> dict[str, Any]:
    """Return the cores that fit best, and how well they fit.

    The fit is the correlation between the ties and an ideal pattern, over the cells of the matrix
    outside its diagonal. In the pattern, pairs in the core are tied and pairs in the periphery are
    not; pairs of one in each are tied (`between="tied"`: the cell is max(c_i, c_j)) or left out of
    the comparison (`between="ignored"`). Borgatti & Everett 1999.

    The answer has

    - `correlation`: None where no division has one, as when all are tied or none
    - `cores`: every core with that correlation, each a list in the order of the graph; the smallest
      first
    - `exact`: True up to 20 nodes, where every division is tried. Above, the best division is
      climbed to from `starts` divisions, drawn with `seed`, and a better one may exist

    Direction is kept: each ordered pair is a cell. `weight` names an attribute for the strength of
    a tie. Raises UsageError for an unknown `between`.

    >>> import networkx as nx
    >>> found = core_periphery(nx.krackhardt_kite_graph())
    >>> round(found["correlation"], 4), found["cores"]
    (0.3273, [[0, 3, 5, 6, 8], [1, 3, 5, 6, 8]])
    """
    if between not in ("tied", "ignored"):
        raise UsageError("bad_option", name="between", value=between, known="tied, ignored")
    nodes, graph = list(graph), simple(graph, weight)
    exact = len(nodes) <= EXACT
    found: dict[str, Any] = {"correlation": None, "cores": [], "exact": exact}
    if len(nodes) < 3 or not graph.number_of_edges():
        return found
    fit = _Fit(graph, weight, between)
    best, cores = _every(fit) if exact else _climbed(fit, seed, starts)
    if np.isfinite(best):
        found["correlation"] = float(best)
        members = (tuple(np.flatnonzero(core).tolist()) for core in cores)
        order = sorted(set(members), key=lambda core: (len(core), core))
        found["cores"] = [[nodes[i] for i in core] for core in order]
    return found


class _Fit:
    """The correlation of the ties with the pattern, from a few sums over a division."""

    def __init__(self, graph: AnyGraph, weight: str | None, between: Between) -> None:
        ties = adjacency(graph, weight)
        self.between, self.count = between, len(graph)
        #: Cells of the matrix for each pair: an undirected tie is one observation, not two.
        self.each = 2 if graph.is_directed() else 1
        #: How much each pair is tied, and the same squared: symmetric.
        self.ties = self._pairs(ties)
        self.squared = self.ties if weight is None else self._pairs(ties.multiply(ties))
        self.total, self.total_squared = self.ties.sum() / 2, self.squared.sum() / 2

    def _pairs(self, ties: Matrix) -> Matrix:
        return sparse.csr_array((ties + ties.T) * (self.each / 2))

    def cells(self, size: Any) -> Any:
        """Return the number of cells among so many nodes."""
        return self.each * size * (size - 1) / 2

    def correlation(
        self, size: Any, inner: Any, inner2: Any, outer: Any, outer2: Any
    ) -> NDArray[np.float64]:
        """Return the correlations of divisions; -inf where there is none.

        `size` is how many are in the core; `inner` and `outer` are the sums of ties within core and
        periphery, and those with 2 the sums of their squares.
        """
        every, core, periphery = map(self.cells, (self.count, size, self.count - size))
        if self.between == "tied":
            cells, total, squares = every, self.total, self.total_squared
            ones, hit = every - periphery, self.total - outer
        else:
            cells, total, squares = core + periphery, inner + outer, inner2 + outer2
            ones, hit = core, inner
        spread = ones * (cells - ones) * (cells * squares - total**2)
        sound = spread > _SAME
        root = np.sqrt(np.where(sound, spread, 1))
        return np.asarray(np.where(sound, (cells * hit - ones * total) / root, -np.inf))


def _every(fit: _Fit) -> tuple[float, list[NDArray[np.bool_]]]:
    """Return the best correlation of all divisions, and the cores that have it."""
    size = _sums(np.zeros((fit.count, fit.count)), np.ones(fit.count))
    within, within2 = (_sums(m.toarray(), np.zeros(fit.count)) for m in (fit.ties, fit.squared))
    found = fit.correlation(size, within, within2, within[::-1], within2[::-1])
    best = found.max()
    masks = np.flatnonzero(found >= best - _SAME)
    return best, [(mask >> np.arange(fit.count) & 1).astype(bool) for mask in masks]


def _sums(pairs: Floats, single: Floats) -> Floats:
    """Return, for every set of nodes, the sum of what its members and its pairs have.

    Node i is in set number s if bit i of s is 1; the complement of s stands at -1 - s.
    """
    sums = np.zeros(1)
    for i, own in enumerate(single):
        to_own = np.zeros(1)
        for j in range(i):
            to_own = np.concatenate([to_own, to_own + pairs[i, j]])
        sums = np.concatenate([sums, sums + own + to_own])
    return sums


def _climbed(fit: _Fit, seed: int, starts: int) -> tuple[float, list[NDArray[np.bool_]]]:
    """Return the best correlation that climbing reaches, and the cores it was reached at."""
    rng = np.random.default_rng(seed)
    tied = sums(fit.ties, axis=0)
    best, cores = -np.inf, list[NDArray[np.bool_]]()
    for start in range(starts):
        noise = rng.normal(0, 0.5, fit.count) if start else np.zeros(fit.count)
        reached, core = _climb(_Division(fit, _best_first(fit, tied * np.exp(noise))))
        if reached > best + _SAME:
            best, cores = reached, []
        if np.isfinite(reached) and reached >= best - _SAME:
            cores.append(core)
    return best, cores


def _best_first(fit: _Fit, score: Floats) -> NDArray[np.bool_]:
    """Return the core that fits best of those made of the nodes with the highest scores."""
    order = np.argsort(-score, kind="stable")
    sums = []
    for m in (fit.ties, fit.squared):
        above = sparse.triu(m[order][:, order], k=1)
        sums += [above.sum(axis=0).cumsum(), above.sum() - above.sum(axis=1).cumsum()]
    inner, outer, inner2, outer2 = sums
    found = fit.correlation(np.arange(1, fit.count + 1), inner, inner2, outer, outer2)
    core = np.zeros(fit.count, dtype=bool)
    core[order[: int(found.argmax()) + 1]] = True
    return core


class _Pull:
    """How much each node is tied to the core, kept as nodes change sides."""

    def __init__(self, matrix: Matrix, core: NDArray[np.bool_]) -> None:
        self.matrix, self.every = matrix, sums(matrix, axis=1)
        self.to_core: Floats = matrix @ core.astype(float)

    @property
    def to_rest(self) -> Floats:
        """How much each node is tied to the periphery."""
        return self.every - self.to_core

    def move(self, node: int, side: int) -> None:
        """Let a node enter the core (1) or leave it (-1)."""
        row = slice(*self.matrix.indptr[node : node + 2])
        self.to_core[self.matrix.indices[row]] += side * self.matrix.data[row]

    def within(self, core: NDArray[np.bool_]) -> tuple[float, float]:
        """Return the sums within the core and within the periphery."""
        inner = self.to_core[core].sum() / 2
        return inner, self.every.sum() / 2 - self.every[core].sum() + inner


class _Division:
    """A core, and the sums that change when nodes move in and out of it."""

    def __init__(self, fit: _Fit, core: NDArray[np.bool_]) -> None:
        self.fit, self.core = fit, core.copy()
        self.ties = _Pull(fit.ties, core)
        self.squared = self.ties if fit.squared is fit.ties else _Pull(fit.squared, core)

    def now(self) -> float:
        """Return the correlation of the division as it is."""
        (inner, outer), (inner2, outer2) = self._within()
        return float(self.fit.correlation(self.core.sum(), inner, inner2, outer, outer2))

    def _within(self) -> list[tuple[float, float]]:
        return [pull.within(self.core) for pull in (self.ties, self.squared)]

    def after_moving(self) -> Floats:
        """Return the correlation after each node, alone, has changed sides."""
        side = np.where(self.core, -1, 1)
        (inner, outer), (inner2, outer2) = self._within()
        return self.fit.correlation(
            self.core.sum() + side,
            inner + side * self.ties.to_core,
            inner2 + side * self.squared.to_core,
            outer - side * self.ties.to_rest,
            outer2 - side * self.squared.to_rest,
        )

    def after_swapping(self) -> tuple[Places, Places, Floats]:
        """Return who may leave, who may enter, and the correlation after each such swap."""
        pull = self.ties.to_rest if self.fit.between == "tied" else self.ties.to_core
        order = np.argsort(pull, kind="stable")
        leaves = order[self.core[order]][:_SWAPPED]
        enters = order[~self.core[order]][::-1][:_SWAPPED]
        after = []
        for one, (inner, outer) in zip((self.ties, self.squared), self._within(), strict=True):
            tie = one.matrix[leaves][:, enters].toarray()
            to_core, to_rest = one.to_core, one.to_rest
            after += [
                inner - to_core[leaves][:, None] + to_core[enters][None] - tie,
                outer + to_rest[leaves][:, None] - to_rest[enters][None] - tie,
            ]
        ins, outs, ins2, outs2 = after
        found = self.fit.correlation(self.core.sum(), ins, ins2, outs, outs2)
        return leaves, enters, found

    def move(self, *nodes: int) -> None:
        """Let nodes change sides."""
        for node in nodes:
            side = -1 if self.core[node] else 1
            for pull in {self.ties, self.squared}:
                pull.move(node, side)
            self.core[node] = side == 1


def _climb(division: _Division) -> tuple[float, NDArray[np.bool_]]:
    """Make the move or the swap that is best until none is better; return what it comes to."""
    while True:
        now = division.now()
        moved = division.after_moving()
        if moved.max() > now + _SAME:
            division.move(int(moved.argmax()))
            continue
        leaves, enters, swapped = division.after_swapping()
        if not swapped.size or swapped.max() <= now + _SAME:
            return _Division(division.fit, division.core).now(), division.core
        one, other = np.unravel_index(swapped.argmax(), swapped.shape)
        division.move(int(leaves[one]), int(enters[other]))
