"""From pairs by number to overlaps told in full, the first to look at first."""

from collections import Counter
from typing import Final, Literal

import numpy as np

from samverkan.analysis.facets import FACETS, Array, Sets, mean
from samverkan.analysis.overlaps.best import Kept
from samverkan.analysis.overlaps.finder import Finder
from samverkan.analysis.overlaps.kinds import KINDS, NONE, RESTART, TWINS, Values, weighed
from samverkan.analysis.overlaps.overlap import Overlap
from samverkan.analysis.texts import Texts

#: How many pairs whose texts are alike are looked at closely, at least.
CLOSELY: Final = 300
#: How many pairs of an initiative are told before other pairs are.
TIMES: Final = 2

_SHARED: Final = ("area", "place", "group", "activity")


class Rows:
    """What pairs are told from: what they are of, their texts, and what was judged of them."""

    def __init__(self, finder: Finder, texts: Texts | None) -> None:
        self.finder = finder
        self.kinds = finder.kinds
        self.things = finder.kinds.things
        self.texts = texts
        self.unusual = texts.unusual(finder.kinds.strangers) if texts else None

    def tell(self, kept: Kept, limit: int | None) -> list[Overlap]:
        """Return pairs told in full, those to look at first first, at most `limit`.

        Pairs whose texts are unusually alike come before those whose texts cannot be compared, and
        those before the rest; then kind by kind, as `KINDS` has them; then by the geometric mean of
        the score and the likeness of the texts. An initiative's third pair and those that follow
        wait until others have been told, and so do copies. What may be the same thing twice comes
        last.
        """
        values, texts, names = self._values(kept)
        weight = mean(weighed(kept.kind, values, names))
        score = np.where(kept.by_text | (kept.kind == NONE), np.nan, weight)
        order = mean([weight, texts])
        unusual = self._unusual(kept, texts, order, limit)
        twins = np.isin(kept.kind, TWINS)
        copied = ~twins & (self.finder.copies[kept.one] | self.finder.copies[kept.other])
        tier = np.where(np.isnan(texts), 1, np.where(unusual, 0, 2))
        tier[twins] = len(KINDS) + kept.kind[twins]
        elsewhere = (kept.kind == RESTART) & (values["place"] == 0)
        known = np.sum([~np.isnan(value) for value in values.values()], axis=0)
        # The last key counts most.
        within = (kept.other, kept.one, -np.nan_to_num(texts), -known, -np.nan_to_num(order))
        first = np.lexsort((*within, elsewhere, kept.kind, copied, tier))
        again = self._again(kept, first)
        first = np.lexsort((*within, elsewhere, kept.kind, again, copied, tier))
        told = score, order, texts, names, unusual
        return [self._row(kept, i, values, told) for i in first[:limit].tolist()]

    def _unusual(self, kept: Kept, texts: Array, order: Array, limit: int | None) -> Array:
        """Say of each pair whether its texts are unusually alike, and stand out as that.

        Only the foremost are looked at: the others are not told.
        """
        unusual = np.zeros(len(texts), bool)
        if self.texts is None or self.unusual is None:
            return unusual
        most = None if limit is None else max(CLOSELY, 5 * limit)
        alike = np.flatnonzero(texts >= self.unusual)
        alike = alike[np.argsort(-order[alike], kind="stable")][:most]
        unusual[alike] = self.texts.standing_out(kept.one[alike], kept.other[alike])
        return unusual

    def _again(self, kept: Kept, first: Array) -> Array:
        """Say of each pair whether either of it has been told enough times before."""
        again = np.zeros(len(first), bool)
        times: Counter[int] = Counter()
        if self.finder.only is None:
            for i in first.tolist():
                pair = int(kept.one[i]), int(kept.other[i])
                again[i] = max(times[unit] for unit in pair) >= TIMES
                times.update(() if again[i] else pair)
        return again

    def judged(self) -> list[Overlap]:
        """Return the pairs that somebody has decided about, whatever kind they are of, if any."""
        one, other = self.finder.decided
        no, unknown = np.zeros(len(one), bool), np.full(len(one), np.nan)
        kinds = self.finder.kinds_of((one, other))
        return self.tell(Kept(one, other, kinds, unknown, no, no), None)

    def _values(self, kept: Kept) -> tuple[Values, Array, Array]:
        """Return the structured facets of pairs, how alike their texts are, and their names."""
        pairs = kept.one, kept.other
        texts = np.full(len(kept.one), np.nan)
        if self.texts is not None:
            texts = self.texts.likeness(*pairs)
        return self.things.facets.values(*pairs), texts, self.things.names.likeness(*pairs)

    def _row(self, kept: Kept, i: int, values: Values, told: tuple[Array, ...]) -> Overlap:
        score, order, text, names = (_known(column[i]) for column in told[:4])
        facets = {name: _known(values[name][i]) for name in FACETS[:-1]} | {"text": text}
        kind = int(kept.kind[i])
        one, other = self._in_time(int(kept.one[i]), int(kept.other[i]), kind)
        units, owners = self.things.facets.units, self.things.owners
        left, right = units[one].iri, units[other].iri
        pair = np.asarray([one]), np.asarray([other])
        found_by: Literal["facets", "text", "names"] = "text" if kept.by_text[i] else "facets"
        return Overlap(
            kind=None if kind == NONE else KINDS[kind],
            one=left,
            other=right,
            owners=(owners[one], owners[other]),
            facets=facets,
            shared=self._shared(one, other),
            score=score,
            order=order,
            found_by="names" if kind in TWINS else found_by,
            names=names or 0.0,
            text_unusual=None if text is None else bool(told[4][i]),
            short_text=text is not None and self.texts is not None and self.texts.short(*pair)[0],
            partners=bool(kept.partners[i]),
            beside=self._beside(pair) if KINDS[kind] == "neighbouring" else None,
            days_between=self._between(one, other) if kind == RESTART else None,
            verdict=self.finder.judgements.get(frozenset((left, right))),
            evidence=(left, right, *owners[one].statements, *owners[other].statements),
        )

    def _in_time(self, one: int, other: int, kind: int) -> tuple[int, int]:
        """Return a pair in its order: what was first of a restart, else as numbered."""
        start = self.things.facets.start
        return (other, one) if kind == RESTART and start[other] < start[one] else (one, other)

    def _between(self, one: int, other: int) -> int:
        return int(self.things.facets.start[other] - self.things.facets.end[one])

    def _beside(self, pair: tuple[Array, Array]) -> Literal["neighbours", "county"]:
        return "neighbours" if self.kinds.beside(*pair)[0] == 2 else "county"

    def _shared(self, one: int, other: int) -> dict[str, tuple[str, ...]]:
        """Return the terms that both have, by facet."""
        facets = self.things.facets
        sets: tuple[Sets, ...] = (facets.areas, facets.places, facets.groups, facets.activities)
        return {
            name: tuple(sorted(found.terms_of(one) & found.terms_of(other)))
            for name, found in zip(_SHARED, sets, strict=True)
        }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
