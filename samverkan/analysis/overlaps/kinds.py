"""What kind of overlap a pair of initiatives may be, if any."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from scipy import sparse

from samverkan.analysis.facets import Array, Sets, last_day
from samverkan.analysis.overlaps.compared import Compared
from samverkan.analysis.overlaps.partners import Partners
from samverkan.analysis.pairs import Links, Pairs, meeting
from samverkan.analysis.practice import Practice, Scope

#: Every kind, in the order that they are looked at.
KINDS: Final = (
    "parallel",
    "neighbouring",
    "restart",
    "owners-unknown",
    "same-event",
    "same-record",
)
PARALLEL, NEIGHBOURING, RESTART, UNKNOWN_OWNERS, SAME_EVENT, SAME_RECORD = range(6)
#: The kinds that are for matching: not two works, but one that may stand there twice.
TWINS: Final = (SAME_EVENT, SAME_RECORD)
MATCHING: Final = tuple(KINDS[kind] for kind in TWINS)
#: The kinds whose owners do not work together.
STRANGERS: Final = (PARALLEL, NEIGHBOURING)
#: What no kind is.
NONE: Final = -1
#: How many of the structured facets must be known, for a pair to be found by them.
ENOUGH: Final = 3
#: How soon after an end something begins that restarts it, in months.
SOON: Final = 24

Values = dict[str, Array]


class Found(NamedTuple):
    """Pairs of units, by number, with their kinds and what is known of them."""

    pairs: Pairs
    kinds: Array
    values: Values


class Kinds:
    """The kinds that pairs of a practice's initiatives are of.

    `candidates` looks for the pairs, and `of` says what a pair is.
    """

    def __init__(self, things: Compared) -> None:
        facets = things.facets
        self.things = things
        self.facets = facets
        self.owners = Sets(frozenset(one.actors) for one in things.owners)
        self._soon = np.fromiter((last_day(unit.end, SOON) for unit in facets.units), np.int64)

    def of(self, one: Array, other: Array, values: Values, *, text: bool = False) -> Array:
        """Return the kind of each pair, as its place in `KINDS`, or `NONE`.

        With `text`, the pairs were found by their texts: their area and place need not be known,
        nor any number of facets.
        """
        able = _possible(values["group"]) & _possible(values["activity"])
        if text:
            able &= _possible(values["area"])
        else:
            known = sum(~np.isnan(value) for value in values.values())
            able &= (values["area"] > 0) & (known >= ENOUGH)
        shared = self.owners.shared(one, other) > 0
        owned = (self.owners.size(one) > 0) & (self.owners.size(other) > 0)
        place = values["place"]
        restart = able & self.follows(one, other) & (shared | (place > 0))
        able &= ~restart & ~shared & _possible(values["period"])
        kinds = np.full(len(one), NONE, np.int8)
        kinds[restart] = RESTART
        here = able & (_possible(place) if text else place > 0)
        kinds[here] = np.where(owned[here], PARALLEL, UNKNOWN_OWNERS)
        beside = np.flatnonzero(able & owned & (place == 0))
        kinds[beside[self.beside(one[beside], other[beside]) > 0]] = NEIGHBOURING
        return kinds

    def follows(self, one: Array, other: Array) -> Array:
        """Say of each pair whether the one begins within two years of the end of the other."""
        found: Array = self._after(one, other) | self._after(other, one)
        return found

    def _after(self, first: Array, second: Array) -> Array:
        start, end = self.facets.start, self.facets.end
        begins = start[second]
        found: Array = (
            (begins >= end[first]) & (begins <= self._soon[first]) & (begins > start[first])
        )
        return found

    def strangers(self, one: Array, other: Array) -> Array:
        """Say of each pair whether both have known owners and share none of them."""
        owned = (self.owners.size(one) > 0) & (self.owners.size(other) > 0)
        found: Array = owned & (self.owners.shared(one, other) == 0)
        return found

    def partners(self, one: Array, other: Array) -> Array:
        """Say of each pair whether any of their owners work together while both go on."""
        window = self.facets.window(one, other)
        return self._partners.together(self.owners, (one, other), window)

    @cached_property
    def _partners(self) -> Partners:
        practice, scope = self.facets.practice, self.facets.practice.scope
        if scope.area or scope.place or scope.when:
            # Who works with whom does not depend on what is looked at.
            wide = Scope(
                expand=scope.expand, printed_only=scope.printed_only, without=scope.without
            )
            practice = Practice(practice.facts, wide)
        return Partners(practice.ties, self.owners.terms)

    # Places side by side

    def beside(self, one: Array, other: Array) -> Array:
        """Return 2 for pairs with a place of one beside one of the other's, 1 where none is known.

        The latter holds where no neighbours are known of either place, but they share a county.
        Else 0.
        """
        found = np.zeros(len(one), np.int8)
        for answer, (left, right) in enumerate((self._counties, self._neighbours), start=1):
            rows = left[self.facets.places.of[one]].multiply(right[self.facets.places.of[other]])
            found[np.asarray(rows.sum(axis=1)).ravel() > 0] = answer
        return found

    @cached_property
    def _neighbours(self) -> Links:
        places = self.facets.places
        number = {place: i for i, place in enumerate(places.terms)}
        known = self.facets.practice.facts.places
        pairs = {
            (number[place], number[near])
            for place in number
            if place in known
            for near in known[place].neighbours
            if near in number
        }
        both_ways = pairs | {(near, place) for place, near in pairs}
        reached = places.members @ _incidence(both_ways, len(number), len(number))
        return reached, places.members

    @cached_property
    def _counties(self) -> Links:
        """Return the counties of places of which no neighbour is known, either way."""
        places, facts = self.facets.places, self.facets.practice.facts
        named = {near for place in facts.places.values() for near in place.neighbours}
        alone = [
            (i, county)
            for i, place in enumerate(places.terms)
            if place in facts.places and not facts.places[place].neighbours and place not in named
            for county in facts.around(place)[1:]
            if facts.places[county].kind == "county"
        ]
        counties = {county: i for i, county in enumerate(dict.fromkeys(c for _, c in alone))}
        pairs = {(i, counties[county]) for i, county in alone}
        reached = places.members @ _incidence(pairs, len(places.terms), len(counties))
        return reached, reached

    # The pairs

    def candidates(self, wanted: Collection[int], only: int | None = None) -> Iterator[Found]:
        """Yield the pairs found by their facets, of these kinds, with their kinds and values.

        Each pair comes once. With `only`, those with this unit.
        """
        facets, terms = self.facets, None
        if only is not None:
            at = facets.areas.of[only]
            edges = facets.areas.members.indptr[at : at + 2]
            terms = facets.areas.members.indices[edges[0] : edges[1]]
        for sets, links, kinds in self._ways(set(wanted)):
            for one, other in meeting(facets.areas, sets, links, terms):
                able = self._able(one, other, again=RESTART in kinds)
                if only is not None:
                    able &= (one == only) | (other == only)
                pairs = one[able], other[able]
                values = facets.values(*pairs)
                found = self.of(*pairs, values)
                kept = np.isin(found, kinds)
                if sets is self.owners:  # those at the same place have come already
                    kept &= ~(values["place"] > 0)
                yield Found(
                    (pairs[0][kept], pairs[1][kept]),
                    found[kept],
                    {name: value[kept] for name, value in values.items()},
                )

    def _ways(self, wanted: set[int]) -> Iterator[tuple[Sets, Links, list[int]]]:
        """Yield the ways that pairs meet in, and the kinds that each can find."""
        places, owners = self.facets.places, self.owners
        here = wanted & {PARALLEL, RESTART, UNKNOWN_OWNERS}
        if here:
            yield places, (places.members, places.members), sorted(here)
        if NEIGHBOURING in wanted:
            (left, right), (counties, _) = self._neighbours, self._counties
            links = (sparse.hstack([left, counties]), sparse.hstack([right, counties]))
            yield places, (links[0].tocsr(), links[1].tocsr()), [NEIGHBOURING]
        if RESTART in wanted:
            yield owners, (owners.members, owners.members), [RESTART]

    def _able(self, one: Array, other: Array, *, again: bool) -> Array:
        """Say of each pair whether it can be of any kind; quicker than to find out which.

        Only with `again` can the one begin after the other.
        """
        start, end = self.facets.window(one, other)
        able = start <= end
        if again:
            apart = np.flatnonzero(~able)
            able[apart] = self.follows(one[apart], other[apart])
        for sets in (self.facets.groups, self.facets.activities):
            at = np.flatnonzero(able)
            pairs = one[at], other[at]
            unlike = (sets.shared(*pairs) == 0) & (sets.size(pairs[0]) > 0)
            able[at[unlike & (sets.size(pairs[1]) > 0)]] = False
        return able


def weighed(kinds: Array, values: Values, names: Array) -> list[Array]:
    """Return what counts for pairs of these kinds, unknown (NaN) where it does not.

    It is the structured facets, except that a neighbour's place is another, as is a restart's
    period, and the place of a restart somewhere else. For what may be the same thing twice, it is
    place, period and `names`, how alike the names are.
    """
    twins = np.isin(kinds, TWINS)
    again = kinds == RESTART
    elsewhere = (kinds == NEIGHBOURING) | (again & (values["place"] == 0))
    left_out = {
        "area": twins,
        "place": elsewhere,
        "group": twins,
        "activity": twins,
        "period": again,
    }
    found = [np.where(left_out[name], np.nan, value) for name, value in values.items()]
    return [*found, np.where(twins, names, np.nan)]


def _possible(value: Array) -> Array:
    """Say where a facet is not known to be 0."""
    possible: Array = ~(value == 0)
    return possible


def _incidence(pairs: set[tuple[int, int]], rows: int, columns: int) -> Any:
    at = np.asarray(sorted(pairs), np.int64).reshape(-1, 2).T
    ones = np.ones(at.shape[1], np.int32)
    return sparse.csr_array((ones, at), shape=(max(rows, 1), max(columns, 1)))
