"""Two-mode networks drawn at random among all with the same degrees: the curveball."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import ArrayLike, NDArray

from samverkan.analysis.networks.sparse import Matrix
from samverkan.errors import UsageError

#: Rounds before the first matrix, and between two, unless told otherwise.
BURN_IN: Final = 100
THINNING: Final = 5


def curveball(
    matrix: ArrayLike | Matrix,
    *,
    samples: int,
    seed: int = 0,
    burn_in: int = BURN_IN,
    thinning: int = THINNING,
) -> Iterator[Matrix]:
    """Yield random 0/1 matrices with the row and column sums of `matrix`, all equally probable.

    In a trade, two rows put what only one of them has in a pool and share it out again at random,
    as many to each as it had (Strona et al. 2014). In a round all rows are paired at random and
    every pair trades (Carstens, Berger & Strona 2018). The chain of rounds comes to be uniform over
    all matrices with these sums. `burn_in` rounds are made before the first sample, so that it does
    not resemble `matrix`, and `thinning` before each of the others. Samples next to each other are
    still somewhat alike, which makes an estimate less exact, not wrong.

    Cells above 0 count as 1. Raises UsageError (`bad_option`) for numbers out of range.

    >>> [drawn.toarray().tolist() for drawn in curveball([[1, 0], [0, 1]], samples=2, seed=2)]
    [[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]]
    """
    for name, value, least in (
        ("samples", samples, 1),
        ("burn_in", burn_in, 0),
        ("thinning", thinning, 1),
    ):
        if value < least:
            raise UsageError("bad_option", name=name, value=value, known=f"{least}, {least + 1} …")
    if not sp.issparse(matrix):
        matrix = sp.csr_array(np.asarray(matrix, dtype=np.float64))
    return _chain(matrix, samples, seed, burn_in, thinning)


def _chain(
    matrix: Matrix, samples: int, seed: int, burn_in: int, thinning: int
) -> Iterator[Matrix]:
    rng = np.random.default_rng(seed)
    rows, columns = (np.asarray(side, dtype=np.int64) for side in matrix.nonzero())
    for sample in range(samples):
        for _ in range((thinning if sample else burn_in) if len(rows) else 0):
            rows, columns = _round(rows, columns, matrix.shape[0], matrix.shape[1], rng)
        ones = np.ones(len(rows), dtype=np.float64)
        yield sp.csr_array((ones, (rows, columns)), shape=matrix.shape)


def _round(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    height: int,
    width: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the ones after every pair of rows has traded; an odd row out trades with nobody."""
    seat = rng.permutation(height)  # rows with seats 2k and 2k + 1 are a pair
    at = np.argsort(seat)
    pair, right = np.divmod(seat[rows], 2)
    cell = pair * width + columns
    order = np.argsort(cell)
    rows, columns, pair, right, cell = (a[order] for a in (rows, columns, pair, right, cell))
    same = cell[1:] == cell[:-1]
    both = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    kept_rows, kept_columns = rows[both], columns[both]
    columns, pair, right = columns[~both], pair[~both], right[~both]
    # Within each pair, the pool is shuffled and its first part goes to the left row.
    shuffled = np.argsort(pair + rng.random(len(pair)))
    columns = columns[shuffled]
    pool = np.bincount(pair, minlength=height // 2 + 1)
    left = pool - np.bincount(pair, weights=right, minlength=len(pool)).astype(np.int64)
    turn = np.arange(len(pair)) - (np.cumsum(pool) - pool)[pair]
    goes_right = turn >= left[pair]
    traded = at[2 * pair + goes_right]
    return np.concatenate([kept_rows, traded]), np.concatenate([kept_columns, columns])
