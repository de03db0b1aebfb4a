"""Whether something held at a time: in, out, or not to be told."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.graph.period import held


@pytest.mark.parametrize(
    ("start", "end", "when", "verdict"),
    [
        ("2015", "2020", "2015", "in"),
        ("2015", "2020", "2020", "in"),
        ("2015", "2020", "2020-12-31", "in"),
        ("2015", "2020", "2014-12-31", "out"),
        ("2015", "2020", "2021-01-01", "out"),
        ("2015-06-03", "2015-06-03", "2015", "in"),
        ("2015-06-03", "2015-06-03", "2015-06", "in"),
        ("2015-06-03", "2015-06-03", "2015-06-04", "out"),
        ("2018-05", "2018-05", "2018-05-31", "in"),
        ("2018-05", "2018-05", "2018-06-01", "out"),
        ("2017", None, "2016", "out"),
        ("2017", None, "2017", "in"),
        ("2017", None, "2018", "undated"),
        ("2017-03", None, "2017", "in"),
        ("2017-03", None, "2017-03", "in"),
        (None, "2017", "2018", "out"),
        (None, "2017", "2017", "in"),
        (None, "2017", "2016", "undated"),
        (None, None, "2018", "undated"),
    ],
)
def test_what_held(start: str | None, end: str | None, when: str, verdict: str) -> None:
    assert held(start, end, when) == verdict


_DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))


def _partial(day: datetime.date, length: int) -> str:
    return day.isoformat()[:length]


_PARTIAL = st.builds(_partial, _DAYS, st.sampled_from([4, 7, 10]))


def _days(partial: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a year, a month or a day, by the calendar."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts), datetime.date(*parts)
    months = (parts[1], parts[1]) if len(parts) == 2 else (1, 12)
    last = calendar.monthrange(parts[0], months[1])[1]
    return datetime.date(parts[0], months[0], 1), datetime.date(parts[0], months[1], last)


@given(_PARTIAL, _PARTIAL, _PARTIAL)
def test_with_both_ends_known_it_is_a_matter_of_overlap(one: str, other: str, when: str) -> None:
    start, end = sorted([one, other], key=_days)
    first, last = _days(when)
    overlap = _days(start)[0] <= last and first <= _days(end)[1]
    if _days(start)[0] <= _days(end)[1]:
        assert held(start, end, when) == ("in" if overlap else "out")


@given(st.none() | _PARTIAL, st.none() | _PARTIAL, _PARTIAL)
def test_what_is_told_with_an_end_unknown_holds_whatever_the_end_is(
    start: str | None, end: str | None, when: str
) -> None:
    verdict = held(start, end, when)
    if verdict != "undated" and (start is None) != (end is None):
        known = start or end
        assert known is not None
        if verdict == "out":
            far = held(known, "2100", when) if start else held("1900", known, when)
            assert far == "out"
        assert held(known, known, when) == verdict
