"""Which pairs are looked at: those of names with something rare in common, out of all."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, pairwise
from math import log
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy import sparse

from samverkan.graph.resolution.lexicon import lexicon
from samverkan.graph.resolution.party import Party
from samverkan.graph.resolution.reading import Reading

#: The pairs of numbers of parties, the smaller first.
Pairs = set[tuple[int, int]]

#: Up to so many parties with a key in common are all compared; of more, neighbours in order.
CROWD: Final = 40
#: The products of common parts that are computed at most; the most common parts are left out.
PRODUCTS: Final = 1_500_000_000
#: How alike names must be in their parts, and how many of the most alike each is compared with.
COSINE: Final = 0.3
NEAREST: Final = 12
#: How alike names must be, from 0 to 100, by their letters or else by the words that they share.
LETTERS: Final = 62
WORDS: Final = 80
#: How many names are compared with all others at a time.
ROWS: Final = 512
#: The length of the parts of names.
PART: Final = 3


def pairs(parties: Sequence[Party]) -> Pairs:
    """Return the pairs of parties that may be one.

    They have an organisation number or the words of a name in common, one's abbreviation may be
    the other's, or they are among the most alike by the parts of three letters of their names:
    cosine of TF-IDF, as Cohen, Ravikumar & Fienberg 2003 compare names.
    """
    found: Pairs = set()
    for key in (_numbers, _words, _short):
        found |= _sharing(parties, key)
    found |= _alike(parties)
    return found


def _numbers(party: Party) -> Iterator[Hashable]:
    if party.number:
        yield party.number


def _words(party: Party) -> Iterator[Hashable]:
    """Yield the words of each name in no order, and the name as one word."""
    for reading in party.readings:
        yield tuple(sorted(_alike_sort(word) for word in reading.words))
        yield reading.joined


def _alike_sort(word: str) -> str:
    """Return a word, or one word for all kinds of bodies that may stand for each other."""
    known = lexicon()
    sort = known.sorts.get(word)
    if sort is None:
        return word
    return min(next((pair for pair in known.either if sort in pair), {sort}))


def _short(party: Party) -> Iterator[Hashable]:
    for reading in party.readings:
        if reading.letters:
            yield reading.letters
        yield from reading.initials


def _sharing(parties: Sequence[Party], keys: Callable[[Party], Iterator[Hashable]]) -> Pairs:
    """Return the pairs that share a key.

    Of a crowd, neighbours are: sameness of all follows from that of each with the next.
    """
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for at, party in enumerate(parties):
        for key in dict.fromkeys(keys(party)):
            sharing[key].append(at)
    found: Pairs = set()
    for group in sharing.values():
        if len(group) <= CROWD:
            found.update(combinations(group, 2))
        else:
            found.update(pairwise(group))
    return found


def _alike(parties: Sequence[Party]) -> Pairs:
    """Return the pairs of parties whose names are alike in their parts."""
    names = [(at, reading) for at, party in enumerate(parties) for reading in party.readings]
    owner = np.array([at for at, _ in names])
    vectors = _vectors([reading for _, reading in names])
    words = [" ".join(sorted(reading.words)) for _, reading in names]
    found: Pairs = set()
    transposed = vectors.T.tocsr()
    for begin in range(0, len(names), ROWS):
        product = (vectors[begin : begin + ROWS] @ transposed).tocsr()
        nearest = [_nearest(product, at) for at in range(product.shape[0])]
        near = [begin + at for at, some in enumerate(nearest) for _ in some]
        others = [other for some in nearest for other in some]
        kept = _alike_enough([words[at] for at in near], [words[at] for at in others])
        for one, other in zip(owner[near][kept], owner[others][kept], strict=True):
            if one != other:
                found.add((int(min(one, other)), int(max(one, other))))
    return found


def _nearest(product: Any, row: int) -> list[int]:
    """Return the columns of a row that are the most alike it."""
    edges = slice(product.indptr[row], product.indptr[row + 1])
    score = product.data[edges]
    kept = np.flatnonzero(score >= COSINE)
    if len(kept) > NEAREST + 1:
        kept = kept[np.argpartition(-score[kept], NEAREST)[: NEAREST + 1]]
    return [int(at) for at in product.indices[edges][kept]]


def _alike_enough(one: Sequence[str], other: Sequence[str]) -> NDArray[np.bool_]:
    """Say of each pair of names whether it is worth reading: few letters differ, or words."""
    if not one:
        return np.zeros(0, bool)
    every: NDArray[Any] = process.cpdist(one, other, scorer=fuzz.ratio)
    some: NDArray[Any] = process.cpdist(one, other, scorer=fuzz.token_set_ratio)
    enough: NDArray[np.bool_] = (every >= LETTERS) | (some >= WORDS)
    return enough


def _vectors(readings: Sequence[Reading]) -> Any:
    """Return names as rows of a sparse matrix, of length 1 before the common parts are left out."""
    number: dict[str, int] = {}
    at: list[int] = []
    edges = [0]
    for reading in readings:
        parts = {part for word in reading.words for part in _parts(word)}
        parts |= {f"{a} {b}" for a, b in combinations(sorted(set(reading.words)), 2)}
        at += [number.setdefault(part, len(number)) for part in sorted(parts)]
        edges.append(len(at))
    shape = (len(readings), max(len(number), 1))
    matrix = sparse.csr_array((np.ones(len(at), np.float32), at, edges), shape=shape)
    frequency: NDArray[Any] = np.bincount(matrix.indices, minlength=shape[1])
    rarity = np.log((1 + len(readings)) / (1 + frequency)) + 1
    matrix = matrix.multiply(rarity[None, :].astype(np.float32)).tocsr()
    rows = np.repeat(np.arange(shape[0]), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(rows, matrix.data**2, minlength=shape[0]))
    matrix.data = (matrix.data / np.where(length == 0, 1, length)[rows]).astype(np.float32)
    order = np.argsort(frequency)
    within = np.cumsum(frequency[order].astype(np.float64) ** 2) <= PRODUCTS
    kept = np.sort(order[within & (frequency[order] > 1)])
    return matrix[:, kept].tocsr()


def _parts(word: str) -> Iterator[str]:
    whole = f"^{word}$"
    yield from (whole[i : i + PART] for i in range(max(len(whole) - PART + 1, 1)))


def rarity(readings: Sequence[Reading]) -> Callable[[str], float]:
    """Return how much each word tells, from 0.4 for the most common to 1 for a rare one.

    In a short list every word tells as much: too few names say nothing of what is common.
    """
    counts: dict[str, int] = defaultdict(int)
    for reading in readings:
        for word in set(reading.words):
            counts[word] += 1
    total = len(readings)
    if total < FEW:
        return lambda _: 1.0
    whole = log(total)

    def weight(word: str) -> float:
        return max(0.4, min(1.0, 1.2 * log(total / counts.get(word, 1)) / whole))

    return weight


#: In so few names every word tells as much as any other.
FEW: Final = 1_000
