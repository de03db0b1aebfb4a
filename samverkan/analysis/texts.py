"""Texts beside each other: how alike they are, by the parts of their words."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from scipy import sparse

from samverkan.analysis.facets import Array
from samverkan.analysis.pairs import Pairs
from samverkan.ontology.identity import clean

#: Below so many words a text says too little to be compared.
TOO_SHORT: Final = 15
#: Below so many words a text is short, and what is said of it less sure.
SHORT: Final = 200
#: The lengths of the parts of words that are compared.
PARTS: Final = (3, 5)
#: What stands in more than this share of the texts tells none apart.
COMMON: Final = 0.25
#: What stands in no more texts than this is never so common.
FEW: Final = 10
#: Which part of the pairs of texts of different owners are not unusually alike.
UNUSUAL: Final = 0.99
#: Of more texts than this, that is found out from so many with so many, drawn once and for all.
SAMPLE: Final = (600, 1_000)
#: How many texts stand out as alike another, at least.
NEAREST: Final = 5
#: What two ways to the same number may differ by.
ROUNDED: Final = 1e-6
#: How many pairs are compared at a time.
PAIRS: Final = 4_096
#: How many texts are compared with all others at a time.
ROWS: Final = 256
#: Above how many texts not every pair is compared; then the words of at most this share of the
#: texts, and how many hashes in how many bands.
MANY: Final = 50_000
TELLING: Final = 0.02
HASHES: Final = 128
BANDS: Final = 32

_WORD: Final = re.compile(r"[^\W\d_]+")


class Texts:
    """Texts as vectors: TF-IDF of the parts of 3 to 5 letters of their words.

    Parts of words, with the ends of words marked, find Swedish compounds that whole words miss.
    A part's frequency in a text counts by its logarithm, and parts that stand in more than a
    quarter of the texts not at all, so that what is always written does not make texts alike.

    The weights are those of Salton & Buckley 1988 as scikit-learn's `TfidfVectorizer` has them
    with `analyzer="char_wb"`, `sublinear_tf` and `max_df`. They are reached through the parts of
    each word, once, which takes a fraction of the time. Words in `without` are not compared.

    >>> texts = Texts(["språkcafé för nyanlända " * 5, "språkkaféer för nyanländas språk " * 5])
    >>> round(float(texts.likeness(np.array([0]), np.array([1]))[0]), 2)
    0.47
    """

    def __init__(self, texts: Sequence[str], without: Collection[str] = ()) -> None:
        left_out = frozenset(without)
        number: dict[str, int] = {}
        at: list[int] = []
        edges = [0]
        for text in texts:
            found = _WORD.findall(clean(text).casefold())
            at += [number.setdefault(w, len(number)) for w in found if w not in left_out]
            edges.append(len(at))
        self.words: Array = np.diff(edges)
        self.known: Array = self.words >= TOO_SHORT
        self._vocabulary = list(number)
        shape = (len(texts), max(len(number), 1))
        self._counts = sparse.csr_array((np.ones(len(at)), at, edges), shape=shape)
        self._counts.sum_duplicates()

    @cached_property
    def vectors(self) -> Any:
        """The vectors of the texts, as the rows of a sparse matrix; each of length 1, or of 0.

        What stands in a single text only has weighed in the length, and is left out.
        """
        written = np.count_nonzero(self.words)
        parts = (self._counts @ self._split()).tocsr()
        texts = np.bincount(parts.indices, minlength=parts.shape[1])
        parts = parts[:, texts <= max(COMMON * written, FEW)]
        texts = np.bincount(parts.indices, minlength=parts.shape[1])
        rarity = np.log((1 + written) / (1 + texts)) + 1
        rows = np.repeat(np.arange(len(self.words)), np.diff(parts.indptr))
        parts.data = (1 + np.log(parts.data)) * rarity[parts.indices]
        length = np.sqrt(np.bincount(rows, parts.data**2, minlength=len(self.words)))
        parts.data = (parts.data / length[rows]).astype(np.float32)
        vectors = parts[:, texts > 1]
        vectors.sort_indices()  # or products of single rows take ten times as long
        return vectors

    def _split(self) -> Any:
        """Return how many of each part there are in each word of the vocabulary."""
        number: dict[str, int] = {}
        at: list[int] = []
        edges = [0]
        for word in self._vocabulary:
            at += [number.setdefault(part, len(number)) for part in parts_of(word)]
            edges.append(len(at))
        shape = (max(len(self._vocabulary), 1), max(len(number), 1))
        if not self._vocabulary:
            return sparse.csr_array(shape, dtype=np.float64)
        return sparse.csr_array((np.ones(len(at)), at, edges), shape=shape)

    def likeness(self, one: Array, other: Array) -> Array:
        """Return the cosine of the vectors of each pair; NaN where a text is too short."""
        found: Array = np.full(len(one), np.nan)
        known = np.flatnonzero(self.known[one] & self.known[other])
        for begin in range(0, len(known), PAIRS):
            some = known[begin : begin + PAIRS]
            product = self.vectors[one[some]].multiply(self.vectors[other[some]])
            found[some] = np.asarray(product.sum(axis=1)).ravel()
        return np.clip(found, None, 1.0)

    def standing_out(self, one: Array, other: Array) -> Array:
        """Say of each pair whether the one is among the texts most alike the other, or it its.

        Those are a hundredth of the texts, and at least five. Texts that follow one template are
        alike without any two of them standing out.
        """
        found = np.zeros(len(one), bool)
        count = min(max(NEAREST, len(self.words) // 100), len(self.words) - 1)
        alike = self.likeness(one, other)
        for side in (one, other):
            units, at = np.unique(side, return_inverse=True)
            least = np.zeros(len(units))
            for begin in range(0, len(units), ROWS):
                rows = (self.vectors[units[begin : begin + ROWS]] @ self.vectors.T).toarray()
                # The text itself is the most alike of all.
                least[begin : begin + ROWS] = -np.partition(-rows, count, axis=1)[:, count]
            found |= alike >= least[at] - ROUNDED
        return found

    def short(self, one: Array, other: Array) -> Array:
        """Say of each pair whether either text is so short that their likeness is less sure."""
        found: Array = np.minimum(self.words[one], self.words[other]) < SHORT
        return found

    def pairs(self, least: float) -> Iterator[tuple[Pairs, Array]]:
        """Yield the pairs of texts that are at least so alike, with how alike they are.

        Every pair is compared, up to 50 000 texts. Of more, those that share about half of their
        telling words are (MinHash, Broder 1997), if rensa is here.
        """
        if len(self.words) > MANY and find_spec("rensa"):
            one, other = self._hashed()
            alike = self.likeness(one, other)
            kept = alike >= least
            yield (one[kept], other[kept]), alike[kept]
            return
        every = np.flatnonzero(self.known)
        vectors = self.vectors[every]
        for begin in range(0, len(every), ROWS):
            product = (vectors[begin : begin + ROWS] @ vectors[begin:].T).tocoo()
            kept = (product.data >= least) & (product.col > product.row)
            one, other = every[begin + product.row[kept]], every[begin + product.col[kept]]
            yield (one, other), np.minimum(product.data[kept].astype(float), 1.0)

    def _hashed(self) -> Pairs:
        """Return the pairs of texts whose sets of telling words have a hash in common."""
        from rensa import RMinHash, RMinHashLSH

        texts = np.bincount(self._counts.indices, minlength=len(self._vocabulary))
        telling = texts <= max(TELLING * len(self.words), FEW)
        every = np.flatnonzero(self.known)
        sets = [
            [self._vocabulary[word] for word in self._words_of(text) if telling[word]]
            for text in every.tolist()
        ]
        hashes = RMinHash.from_token_sets(sets, HASHES, 0)
        index = RMinHashLSH(0.5, HASHES, BANDS)
        index.insert_many(hashes)
        near = [
            sorted(j for j in found if j > i) for i, found in enumerate(index.query_all(hashes))
        ]
        one = np.repeat(np.arange(len(near)), [len(found) for found in near])
        return every[one], every[np.asarray([j for found in near for j in found], np.int64)]

    def _words_of(self, text: int) -> Array:
        edges = self._counts.indptr[text : text + 2]
        found: Array = self._counts.indices[edges[0] : edges[1]]
        return found

    def unusual(
        self, cross: Callable[[Array, Array], Array], share: float = UNUSUAL
    ) -> float | None:
        """Return how alike texts must be to be among the most alike hundredth of their pairs.

        `cross` says which pairs count. Of more than a thousand texts, a fixed sample is compared.
        None where no pair counts.
        """
        rows = columns = np.flatnonzero(self.known)
        if len(rows) > max(SAMPLE):
            draw = np.random.default_rng(0)
            rows, columns = (np.sort(draw.choice(rows, size, replace=False)) for size in SAMPLE)
        alike = (self.vectors[rows] @ self.vectors[columns].T).toarray().ravel()
        one, other = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
        counted = (one < other) & cross(one, other)
        return float(np.quantile(alike[counted], share)) if counted.any() else None


def parts_of(word: str) -> Iterator[str]:
    """Yield the parts of a word, with a space for where it begins and ends.

    >>> list(parts_of("jobb"))
    [' jo', 'job', 'obb', 'bb ', ' job', 'jobb', 'obb ', ' jobb', 'jobb ']
    """
    whole = f" {word} "
    for length in range(PARTS[0], PARTS[1] + 1):
        yield from (whole[i : i + length] for i in range(max(len(whole) - length + 1, 1)))
        if len(whole) <= length:
            return
