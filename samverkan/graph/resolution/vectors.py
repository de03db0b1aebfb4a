"""Names as vectors of what they have, rare things weighing more, and those nearest each other."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

#: The products of common things that are computed at most; the most common are left out.
PRODUCTS: Final = 1_500_000_000
#: How alike two must be, by the cosine, and how many of the most alike each is compared with.
COSINE: Final = 0.3
NEAREST: Final = 12
#: How many are compared with all others at a time.
ROWS: Final = 512


def vectors(having: Sequence[Collection[str]]) -> Any:
    """Return a sparse matrix with a row for each, of length 1 before the common are left out.

    It is TF-IDF, as Cohen, Ravikumar & Fienberg 2003 compare names.
    """
    number: dict[str, int] = {}
    at: list[int] = []
    edges = [0]
    for has in having:
        at += [number.setdefault(thing, len(number)) for thing in sorted(has)]
        edges.append(len(at))
    shape = (len(having), max(len(number), 1))
    matrix = sparse.csr_array((np.ones(len(at), np.float32), at, edges), shape=shape)
    frequency: NDArray[Any] = np.bincount(matrix.indices, minlength=shape[1])
    rarity = np.log((1 + len(having)) / (1 + frequency)) + 1
    matrix = matrix.multiply(rarity[None, :].astype(np.float32)).tocsr()
    rows = np.repeat(np.arange(shape[0]), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(rows, matrix.data**2, minlength=shape[0]))
    matrix.data = (matrix.data / np.where(length == 0, 1, length)[rows]).astype(np.float32)
    order = np.argsort(frequency)
    within = np.cumsum(frequency[order].astype(np.float64) ** 2) <= PRODUCTS
    kept = np.sort(order[within & (frequency[order] > 1)])
    return matrix[:, kept].tocsr()


def nearest(one: Any, other: Any, least: float = COSINE) -> Iterator[tuple[list[int], list[int]]]:
    """Yield pairs of a row of each matrix that are among the most alike, many at a time.

    The most alike of each row of the one are yielded, of those alike `least` so much, itself among
    them if the two are the same.
    """
    transposed = other.T.tocsr()
    for begin in range(0, one.shape[0], ROWS):
        product = (one[begin : begin + ROWS] @ transposed).tocsr()
        found = [_best(product, at, least) for at in range(product.shape[0])]
        yield (
            [begin + at for at, some in enumerate(found) for _ in some],
            [place for some in found for place in some],
        )


def _best(product: Any, row: int, least: float) -> list[int]:
    """Return the columns of a row that are the most alike it."""
    edges = slice(product.indptr[row], product.indptr[row + 1])
    score = product.data[edges]
    kept = np.flatnonzero(score >= least)
    if len(kept) > NEAREST + 1:
        kept = kept[np.argpartition(-score[kept], NEAREST)[: NEAREST + 1]]
    return [int(at) for at in product.indices[edges][kept]]
