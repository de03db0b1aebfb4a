"""The facets of initiatives as arrays: what is done, where, for whom, how and when, by pairs."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import MAXYEAR, date
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from samverkan.analysis.dimensions import level_of
from samverkan.analysis.practice import Practice
from samverkan.graph.facts import Facts
from samverkan.graph.records import Few, Unit
from samverkan.ontology.dates import earliest, latest

Array = npt.NDArray[Any]

#: The facets that structured candidates are found by, in the order that they are told.
STRUCTURED: Final = ("area", "place", "group", "activity", "period")
#: Those, and the likeness of the texts.
FACETS: Final = (*STRUCTURED, "text")

#: Day numbers of a beginning and of an end that are not known.
LONG_AGO: Final = -(1 << 30)
NEVER: Final = 1 << 30

#: From how many terms on bits take more room than they save time.
_WIDE: Final = 1024


class Sets:
    """One set of terms for each unit; units with the same set share a class.

    `of` is the class of each unit and `sizes` the number of terms of each class; `members` is the
    sparse matrix of classes and `terms`.
    """

    def __init__(self, sets: Iterable[Few]) -> None:
        classes: dict[Few, int] = {}
        self.of: Array = np.fromiter((classes.setdefault(s, len(classes)) for s in sets), np.int64)
        self.terms = sorted({term for one in classes for term in one})
        self.sizes: Array = np.fromiter(map(len, classes), np.int64, len(classes))
        place = {term: i for i, term in enumerate(self.terms)}
        columns = [place[term] for one in classes for term in sorted(one)]
        edges = np.concatenate([[0], np.cumsum(self.sizes)])
        ones = np.ones(len(columns), np.int32)
        shape = (len(classes), max(len(self.terms), 1))
        self.members: Any = sparse.csr_array((ones, columns, edges), shape=shape)

    @cached_property
    def bits(self) -> Array:
        """The members of each class as bits: a row for each 64 terms, a column for each class."""
        return self._packed(self.members.indices.astype(np.int64))

    @cached_property
    def _mark(self) -> Array:
        """Sixty-four bits for each class; sets that share a term share a bit."""
        mark: Array = self._packed(self.members.indices.astype(np.int64) % 64)[0]
        return mark

    def _packed(self, bit: Array) -> Array:
        packed = np.zeros((bit.max(initial=0) // 64 + 1, len(self.sizes)), np.uint64)
        classes = np.repeat(np.arange(len(self.sizes)), self.sizes)
        np.bitwise_or.at(packed, (bit // 64, classes), np.uint64(1) << (bit % 64).astype(np.uint64))
        return packed

    def terms_of(self, unit: int) -> frozenset[str]:
        """Return the terms of a unit."""
        edges = self.members.indptr[self.of[unit] : self.of[unit] + 2]
        return frozenset(self.terms[i] for i in self.members.indices[edges[0] : edges[1]])

    def size(self, units: Array) -> Array:
        """Return how many terms each unit has."""
        sizes: Array = self.sizes[self.of[units]]
        return sizes

    def shared(self, one: Array, other: Array) -> Array:
        """Return how many terms the units of each pair share."""
        found = np.zeros(len(one), np.int64)
        ones, others = self.of[one], self.of[other]
        near = np.flatnonzero(self._mark[ones] & self._mark[others])
        ones, others = ones[near], others[near]
        if len(self.terms) < _WIDE:
            for row in self.bits:
                found[near] += np.bitwise_count(row[ones] & row[others])
        else:
            both = self.members[ones].multiply(self.members[others])
            found[near] = np.asarray(both.sum(axis=1)).ravel()
        return found

    def jaccard(self, one: Array, other: Array) -> Array:
        """Return the share of the terms of either that both have; NaN where either has none."""
        sizes, others, shared = self.size(one), self.size(other), self.shared(one, other)
        known = (sizes > 0) & (others > 0)
        with np.errstate(invalid="ignore"):
            found: Array = np.where(known, shared / (sizes + others - shared), np.nan)
        return found


class Facets:
    """What is known of the initiatives of a practice, by their number in `units`.

    Areas are the most specific ones that are said. Places are those of the level that coverage is
    told for, so that what is done in a whole county is done in its municipalities; a place without
    any such stands for itself.
    """

    def __init__(self, practice: Practice, units: Iterable[Unit] | None = None) -> None:
        self.practice = practice
        self.units = list(practice.initiatives if units is None else units)
        self.number: Mapping[str, int] = {unit.iri: i for i, unit in enumerate(self.units)}
        level = level_of(practice)
        most_specific, leveled = _most_specific(practice.facts), _leveled(practice, level)
        self.areas = self._sets(lambda unit: most_specific(practice.topics(unit)))
        self.places = self._sets(leveled)
        self.groups = self._sets(practice.groups)
        self.activities = self._sets(practice.activities)
        periods = [(first_day(unit.start), last_day(unit.end)) for unit in self.units]
        self.start: Array = np.fromiter((start for start, _ in periods), np.int64)
        self.end: Array = np.fromiter((end for _, end in periods), np.int64)

    def _sets(self, of: Callable[[Unit], Few]) -> Sets:
        return Sets(of(unit) for unit in self.units)

    def __len__(self) -> int:
        return len(self.units)

    def values(self, one: Array, other: Array) -> dict[str, Array]:
        """Return each structured facet of pairs of units, from 0 to 1; NaN where it is unknown."""
        return {
            "area": self.areas.jaccard(one, other),
            "place": self.places.jaccard(one, other),
            "group": self.groups.jaccard(one, other),
            "activity": self.activities.jaccard(one, other),
            "period": self.simultaneous(one, other),
        }

    def simultaneous(self, one: Array, other: Array) -> Array:
        """Return the days that both go on, as a share of the days of the shorter.

        It is known where both ends of both are, and where one is known to have ended before the
        other began: then it is 0, whatever else is not known.
        """
        start, end = self.window(one, other)
        shortest = np.minimum(self._length(one), self._length(other))
        share = np.clip(end - start + 1, 0, None) / np.maximum(shortest, 1)
        known = self.dated[one] & self.dated[other]
        found: Array = np.where(known, share, np.where(start > end, 0.0, np.nan))
        return found

    def window(self, one: Array, other: Array) -> tuple[Array, Array]:
        """Return the first and the last day on which both may go on; none where first > last."""
        return (
            np.maximum(self.start[one], self.start[other]),
            np.minimum(self.end[one], self.end[other]),
        )

    def _length(self, units: Array) -> Array:
        length: Array = self.end[units] - self.start[units] + 1
        return length

    @cached_property
    def dated(self) -> Array:
        """Whether both ends of each unit's period are known, and in order."""
        bounded = (self.start != LONG_AGO) & (self.end != NEVER)
        known: Array = bounded & (self.start <= self.end)
        return known

    def known(self) -> dict[str, Array]:
        """Return, for each structured facet, which units it is known of."""
        every = np.arange(len(self))
        sets = (self.areas, self.places, self.groups, self.activities)
        found = [one.size(every) > 0 for one in sets]
        return dict(zip(STRUCTURED, [*found, self.dated], strict=True))


def mean(values: Iterable[Array]) -> Array:
    """Return the geometric mean of what is known of each pair; NaN where nothing is.

    >>> import numpy as np
    >>> mean([np.array([1.0, 0.5]), np.array([0.25, np.nan])])
    array([0.5, 0.5])
    """
    table = np.vstack(list(values))
    known = ~np.isnan(table)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(known, np.log(np.where(known, table, 1.0)), 0.0)
        found: Array = np.exp(logs.sum(axis=0) / known.sum(axis=0))
    found[~known.any(axis=0)] = np.nan
    return found


@cache
def first_day(partial: str | None) -> int:
    """Return the number of the first day of a year, a month or a day."""
    return date.fromisoformat(earliest(partial)).toordinal() if partial else LONG_AGO


@cache
def last_day(partial: str | None, months: int = 0) -> int:
    """Return the number of the last day of a year, a month or a day, `months` later.

    >>> last_day("2016-02") == date(2016, 2, 29).toordinal()
    True
    >>> last_day("2016-02", months=24) == date(2018, 2, 28).toordinal()
    True
    """
    if not partial:
        return NEVER
    year, month, day = map(int, latest(partial).split("-"))
    year, month = divmod(year * 12 + month - 1 + months, 12)
    if year > MAXYEAR:
        return NEVER
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1])).toordinal()


def _most_specific(facts: Facts) -> Callable[[Few], Few]:
    """Return a function from areas to those among them that no other lies in."""

    @cache
    def most_specific(topics: Few) -> Few:
        return topics - {up for topic in topics for up in facts.around(topic)[1:]}

    return most_specific


def _leveled(practice: Practice, level: str) -> Callable[[Unit], Few]:
    """Return a function from an initiative to its places of a level, and those without any."""
    around = practice.facts.around

    def leveled(unit: Unit) -> Few:
        direct, wide = practice.at_level(unit, level)
        reached = direct | wide
        return reached | alone(practice.places(unit), reached)

    @cache
    def alone(named: Few, reached: Few) -> Few:
        above = {up for place in reached for up in around(place)}
        return frozenset(p for p in named if p not in above and reached.isdisjoint(around(p)))

    return leveled
