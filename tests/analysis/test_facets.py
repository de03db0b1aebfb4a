"""Facets of pairs, against sets and dates counted by hand."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.facets import LONG_AGO, NEVER, Facets, Sets, first_day, last_day, mean
from tests.analysis.overlaps.works import practice, short, work

TERMS = st.frozensets(st.sampled_from("abcdefg"), max_size=5)


def pair(one: int, other: int) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray([one]), np.asarray([other])


@given(st.lists(TERMS, min_size=1, max_size=8), st.booleans())
def test_jaccard_is_what_sets_say(drawn: list[frozenset[str]], wide: bool) -> None:
    # Of many terms the members are compared otherwise than as bits.
    many = [frozenset(f"t{n}" for n in range(1100))] if wide else []
    sets = Sets([*drawn, *many])
    one, other = (side.ravel() for side in np.indices((len(drawn), len(drawn))))
    shared, alike = sets.shared(one, other), sets.jaccard(one, other)
    for i, j, both, value in zip(one, other, shared, alike, strict=True):
        a, b = drawn[i], drawn[j]
        assert both == len(a & b)
        if a and b:
            assert value == len(a & b) / len(a | b)
        else:
            assert np.isnan(value)


def test_sets_that_are_equal_share_a_class() -> None:
    sets = Sets([frozenset("ab"), frozenset("ba"), frozenset()])
    assert sets.of.tolist() == [0, 0, 1]
    assert sets.terms_of(1) == {"a", "b"}
    assert sets.terms_of(2) == frozenset()


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-04-30", date(2016, 4, 30), date(2016, 4, 30)),
    ],
)
def test_days_of_a_partial_date(partial: str, first: date, last: date) -> None:
    assert first_day(partial) == first.toordinal()
    assert last_day(partial) == last.toordinal()


def test_two_years_after_the_end_of_february() -> None:
    assert last_day("2016-02-29", months=24) == date(2018, 2, 28).toordinal()
    assert last_day("2015-12", months=2) == date(2016, 2, 29).toordinal()


def test_what_has_no_date_and_what_never_ends() -> None:
    assert first_day(None) == LONG_AGO
    assert last_day(None) == NEVER
    assert last_day("9999-12-31") == date.max.toordinal()
    assert last_day("9999-12-31", months=24) == NEVER


def facets(*periods: tuple[str | None, str | None]) -> Facets:
    works = [work(f"i{n}", start=start, end=end) for n, (start, end) in enumerate(periods)]
    return Facets(practice(works))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (("2018", "2018"), ("2018-07-01", "2018-07-10"), 1),
        (("2018-01-01", "2018-01-10"), ("2018-01-06", "2018-01-25"), 0.5),
        (("2017", "2017"), ("2018", "2019"), 0),
        # Whatever is not known, these were never at the same time.
        (("2015", "2016"), ("2018", None), 0),
        ((None, "2016"), ("2018", None), 0),
    ],
)
def test_days_at_the_same_time(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], share: float
) -> None:
    found = facets(one, other)
    assert found.simultaneous(*pair(0, 1)) == pytest.approx(share)
    assert found.simultaneous(*pair(1, 0)) == pytest.approx(share)


@pytest.mark.parametrize("other", [("2018", None), (None, "2019"), (None, None)])
def test_without_both_ends_of_both_it_is_not_known(other: tuple[str | None, str | None]) -> None:
    found = facets(("2018", "2018"), other)
    assert np.isnan(found.simultaneous(*pair(0, 1)))[0]


def test_areas_are_the_most_specific_and_places_those_of_the_level() -> None:
    found = Facets(
        practice(
            [
                work("i1", areas=("a", "a1"), places=("c1", "m1")),
                work("i2", areas=("a",), places=("c3", "m4")),
                work("i3", areas=("a1", "b"), places=("land",)),
            ]
        )
    )
    areas = [{short(area) for area in found.areas.terms_of(n)} for n in range(3)]
    places = [{short(place) for place in found.places.terms_of(n)} for n in range(3)]
    assert areas == [{"a1"}, {"a"}, {"a1", "b"}]
    # A county is its municipalities; one without any stands for itself.
    assert places == [{"m1", "m2", "m5"}, {"c3", "m4"}, {"m1", "m2", "m3", "m4", "m5", "m6"}]
    values = found.values(*pair(0, 2))
    assert values["area"] == pytest.approx(1 / 2)
    assert values["place"] == pytest.approx(3 / 6)
    assert np.isnan(values["group"])


def test_what_is_known() -> None:
    found = Facets(practice([work("i1", areas=("a1",), start="2018", end="2019"), work("i2")]))
    assert {name: known.tolist() for name, known in found.known().items()} == {
        "area": [True, False],
        "place": [False, False],
        "group": [False, False],
        "activity": [False, False],
        "period": [True, False],
    }


def test_the_mean_is_of_what_is_known() -> None:
    found = mean([np.asarray([0.5, 0.0, np.nan]), np.asarray([np.nan, 1.0, np.nan])])
    assert found.tolist()[:2] == [0.5, 0.0]
    assert np.isnan(found[2])
