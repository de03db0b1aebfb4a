"""The finder: which pairs are overlaps, how many there are of each kind, and the best of them."""

from collections import Counter
from collections.abc import Collection

import numpy as np

from samverkan.analysis.facets import Array, mean
from samverkan.analysis.overlaps.best import Best, Kept, codes
from samverkan.analysis.overlaps.judgements import OPEN, Judgements
from samverkan.analysis.overlaps.kinds import NONE, STRANGERS, Kinds, weighed
from samverkan.analysis.pairs import Pairs
from samverkan.analysis.texts import Texts


class Finder:
    """A search under way.

    `wanted` are the kinds to look for, as places in `KINDS`; `most` is how many pairs of each to
    keep. Pairs that somebody has decided about are no open question. `totals` counts those that
    are, by kind, and `excluded` those left out since their owners work together: none, with
    `partners`.
    """

    def __init__(
        self,
        kinds: Kinds,
        wanted: Collection[int],
        judgements: Judgements,
        most: int | None,
        *,
        only: int | None = None,
        partners: bool = False,
    ) -> None:
        self.kinds = kinds
        self.wanted = sorted(wanted)
        self.only = only
        self.with_partners = partners
        self.totals: Counter[int] = Counter()
        self.excluded = 0
        self._best = Best(most)
        self.judgements = judgements
        self.decided = self._decided()
        self._settled = codes(self.decided, len(kinds.facets))
        self._twins: dict[int, Array] = {}
        #: Which units may be another one again: of the same owners and called the same, or twins.
        self.copies: Array = kinds.things.names.again(kinds.owners.of)

    def _decided(self) -> Pairs:
        """Return the pairs that somebody has decided about."""
        number = self.kinds.facets.number
        pairs = [
            sorted(number[thing] for thing in pair)
            for pair, row in self.judgements.items()
            if row["verdict"] != OPEN and pair <= number.keys()
        ]
        one, other = np.asarray(sorted(pairs), np.int64).reshape(-1, 2).T
        return one, other

    def by_names(self, pairs: Pairs, kind: int) -> None:
        """Take in pairs that may be the same thing twice; they are nothing else from now on."""
        facets, names = self.kinds.facets, self.kinds.things.names
        found = np.full(len(pairs[0]), kind)
        columns = weighed(found, facets.values(*pairs), names.likeness(*pairs))
        if kind in self.wanted:
            self._take(pairs, found, mean(columns))
        self._twins[kind] = codes(pairs, len(facets))
        self.copies[np.maximum(*pairs)] = True
        self._settled = np.union1d(self._settled, self._twins[kind])

    def kinds_of(self, pairs: Pairs) -> Array:
        """Return the kinds of any pairs, once those that may be the same thing twice are known."""
        found = self.kinds.of(*pairs, self.kinds.facets.values(*pairs))
        for kind, twins in self._twins.items():
            found[np.isin(codes(pairs, len(self.kinds.facets)), twins)] = kind
        return found

    def by_facets(self) -> None:
        """Look for pairs by their structured facets."""
        for pairs, found, values in self.kinds.candidates(self.wanted, self.only):
            self._take(pairs, found, mean(weighed(found, values, np.full(len(found), np.nan))))

    def by_text(self, texts: Texts, least: float) -> None:
        """Look for pairs whose texts are at least so alike, and that are not found by facets."""
        for pairs, alike in texts.pairs(least):
            values = self.kinds.facets.values(*pairs)
            found = self.kinds.of(*pairs, values, text=True)
            found[self.kinds.of(*pairs, values) != NONE] = NONE
            kept = np.isin(found, self.wanted)
            columns = [*weighed(found, values, np.full(len(found), np.nan)), alike]
            picked = pairs[0][kept], pairs[1][kept]
            self._take(picked, found[kept], mean(columns)[kept], by_text=True)

    def best(self) -> Kept:
        """Return the best pairs of each kind."""
        return self._best.kept()

    @property
    def let_go(self) -> int:
        """How many pairs were counted but not kept."""
        return self.totals.total() - len(self.best().one)

    def _take(self, pairs: Pairs, found: Array, strength: Array, *, by_text: bool = False) -> None:
        """Count pairs, and keep the best."""
        open_ = ~np.isin(codes(pairs, len(self.kinds.facets)), self._settled)
        if self.only is not None:
            open_ &= (pairs[0] == self.only) | (pairs[1] == self.only)
        partners = np.zeros(len(found), bool)
        apart = np.flatnonzero(open_ & np.isin(found, STRANGERS))
        partners[apart] = self.kinds.partners(pairs[0][apart], pairs[1][apart])
        if not self.with_partners:
            self.excluded += int(partners.sum())
            open_ &= ~partners
        kept = Kept(*pairs, found, strength, partners, np.full(len(found), by_text)).pick(open_)
        self.totals.update(Counter(kept.kind.tolist()))
        self._best.add(kept)
