"""The same thing twice: initiatives, or events, that may be one, known by names, days and texts."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from samverkan.analysis.facets import LONG_AGO, NEVER, Array, Facets
from samverkan.analysis.pairs import Pairs, alike
from samverkan.ontology.identity import clean

#: How alike two names must be, from 0 to 1.
ALIKE: Final = 0.9
#: A word, a name, a text or a day and place that more units than this have tells none apart.
COMMON: Final = 50
#: How many words a text must have for it to be told that another is the same.
ENOUGH_WORDS: Final = 15
#: How much of the days of either must be those of both.
SAME_DAYS: Final = 0.5
#: How many days apart two beginnings, or two ends, may be.
ABOUT: Final = 31

#: Words of a name that say what kind of thing it is, and not which.
_SORTS: Final = frozenset(
    {"projekt", "projektet", "insats", "insatsen", "inbjudan", "kallelse", "project", "invitation"}
)
_WORD: Final = re.compile(r"\w+")
_NUMERAL: Final = re.compile(r".*\d.*|ii|iii|iv|vi{1,3}|ix")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case.

    >>> words("Språkvägen II – Mora (2018)")
    ['språkvägen', 'ii', 'mora', '2018']
    """
    return _WORD.findall(clean(text).casefold())


def _telling(name: list[str]) -> list[str]:
    """Return the words of a name that say which thing it is; all of them where none does."""
    return [word for word in name if word not in _SORTS] or name


class Names:
    """What units are called, so that it can be told which names are alike."""

    def __init__(self, names: Sequence[str]) -> None:
        found = [_telling(words(name)) for name in names]
        self.words = [frozenset(one) for one in found]
        self._sorted = np.asarray([" ".join(sorted(one)) for one in found], object)
        numbers: dict[tuple[str, ...], int] = {}
        self._numbers: Array = np.fromiter(
            (
                numbers.setdefault(tuple(sorted(filter(_NUMERAL.fullmatch, one))), len(numbers))
                for one in found
            ),
            np.int64,
        )

    def again(self, groups: Array) -> Array:
        """Say of each unit whether one before it, in the same group, is called the same."""
        seen: set[tuple[str, int]] = set()
        found = np.zeros(len(groups), bool)
        for i, key in enumerate(zip(self._sorted.tolist(), groups.tolist(), strict=True)):
            found[i] = key in seen
            seen.add(key)
        return found

    def likeness(self, one: Array, other: Array) -> Array:
        """Return how alike the names of each pair are, from 0 to 1, whatever the order of words.

        Names with different numbers in them (years, phases) are names of different things: 0.
        """
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import cpdist

        found = np.zeros(len(one))
        same = np.flatnonzero(self._numbers[one] == self._numbers[other])
        if len(same):
            left, right = (self._sorted[units[same]].tolist() for units in (one, other))
            found[same] = cpdist(left, right, scorer=ratio, dtype=np.float64) / 100
        return found


def same_record(facets: Facets, names: Names, texts: Sequence[str]) -> Pairs:
    """Return the pairs of initiatives that may be one, entered twice.

    Their names are alike and so are their periods, or their texts are the same word for word. Of
    neither place nor period is it known that they differ.
    """
    split = (text.casefold().split() for text in texts)
    telling = [" ".join(found) if len(found) >= ENOUGH_WORDS else "" for found in split]
    number: dict[str, int] = {"": -1}
    text = np.fromiter((number.setdefault(one, len(number)) for one in telling), np.int64)
    one, other = _near(facets, names, text)
    days = _same_days(facets, one, other)
    kept = _possible(facets.places.jaccard(one, other)) & ~(days < SAME_DAYS)
    one, other, days = one[kept], other[kept], days[kept]
    same_text = (text[one] == text[other]) & (text[one] >= 0)
    same = same_text.copy()
    named = np.flatnonzero(~same_text & (days >= SAME_DAYS))
    same[named] = names.likeness(one[named], other[named]) >= ALIKE
    return one[same], other[same]


def same_event(facets: Facets, names: Names) -> Pairs:
    """Return the pairs of events that may be one: alike in name, and on some day both.

    Of their places it is not known that they differ.
    """
    one, other = _near(facets, names, np.full(len(facets), -1))
    begun = (facets.start[one] != LONG_AGO) & (facets.start[other] != LONG_AGO)
    start, end = facets.window(one, other)
    kept = begun & (start <= end) & _possible(facets.places.jaccard(one, other))
    one, other = one[kept], other[kept]
    same = names.likeness(one, other) >= ALIKE
    return one[same], other[same]


def _near(facets: Facets, names: Names, text: Array) -> Pairs:
    """Return the pairs that may be the same: those with a word, a text or a day in common.

    What many have in common tells none apart, and is no reason to compare.
    """
    told = [
        {*own, ("text", text[i]), ("day", facets.places.of[i], facets.start[i])}
        for i, own in enumerate(names.words)
    ]
    borne = Counter(key for keys in told for key in keys)
    number = {key: i for i, (key, count) in enumerate(borne.items()) if 1 < count <= COMMON}
    number.pop(("text", -1), None)
    rows = [(number[key], i) for i, keys in enumerate(told) for key in keys if key in number]
    key, unit = np.asarray(sorted(rows), np.int64).reshape(-1, 2).T
    one, other = alike(key)
    found = np.unique(unit[one] * len(facets) + unit[other])
    return found // max(len(facets), 1), found % max(len(facets), 1)


def _same_days(facets: Facets, one: Array, other: Array) -> Array:
    """Return the days of both as a share of the days of either; NaN where that is not known.

    Where only beginnings or only ends are known, they are about the same (1) or not (0).
    """
    start, end = facets.window(one, other)
    either = np.maximum(facets.end[one], facets.end[other]) - np.minimum(
        facets.start[one], facets.start[other]
    )
    share = np.clip(end - start + 1, 0, None) / np.maximum(either + 1, 1)
    found = np.where(facets.dated[one] & facets.dated[other], share, np.nan)
    for side, unknown in ((facets.start, LONG_AGO), (facets.end, NEVER)):
        open_ = np.isnan(found) & (side[one] != unknown) & (side[other] != unknown)
        found = np.where(open_, (np.abs(side[one] - side[other]) <= ABOUT).astype(float), found)
    return found


def _possible(value: Array) -> Array:
    possible: Array = ~(value == 0)
    return possible
