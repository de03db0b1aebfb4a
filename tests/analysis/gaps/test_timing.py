"""Months and periods against days counted one by one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.gaps.timing import (
    Span,
    apart,
    asked_of,
    covers,
    month,
    month_name,
    moved,
    together,
)
from samverkan.ontology.dates import earliest, latest

partial = st.sampled_from(["2014", "2015", "2015-02", "2015-06-30", "2015-07", "2016-01-01"])
ends = st.none() | partial
spans = st.builds(Span, ends, ends).filter(
    lambda span: not (span.start and span.end) or earliest(span.start) <= latest(span.end)
)
DAYS = [
    f"{year}-{month:02}-{day:02}"
    for year in range(2013, 2018)
    for month in range(1, 13)
    for day in (1, 15, 30)
]


def days(span: Span) -> set[str]:
    """Return the days on which a period may hold; an end that is not known is no limit."""
    return {
        day
        for day in DAYS
        if (span.start is None or day >= earliest(span.start))
        and (span.end is None or day <= latest(span.end))
    }


@given(spans, spans)
def test_periods_that_cannot_meet_have_no_day_in_common(one: Span, other: Span) -> None:
    assert apart(one, other) == apart(other, one)
    if apart(one, other):
        assert not days(one) & days(other)


@given(spans, spans)
def test_periods_that_surely_meet_are_not_apart(one: Span, other: Span) -> None:
    if together(one, other):
        assert not apart(one, other)
    if all(one):
        assert together(one, other) == (not apart(one, other))


def test_a_period_without_dates_surely_meets_only_one_without_limits() -> None:
    assert together(Span(None, None), Span(None, None))
    assert not together(Span(None, None), Span("2015", "2020"))
    assert together(Span(None, "2016"), Span("2015", "2020"))
    assert not together(Span(None, "2022"), Span("2015", "2020"))


@given(spans, spans)
def test_a_period_that_covers_another_has_all_its_days(one: Span, other: Span) -> None:
    if covers(one, other) and all(other):
        assert days(other) <= days(one)


@given(st.dates(date(1, 2, 1), date(9990, 1, 1)), st.integers(-11, 30))
def test_months_are_moved_as_a_calendar_has_them(day: date, months: int) -> None:
    start = day.isoformat()
    there = moved(start, months)
    assert month(there) - month(start) == months
    assert date.fromisoformat(there).day <= day.day
    assert month_name(month(start)) == start[:7]


def test_an_inquiry_without_an_end_is_about_the_time_up_to_its_day() -> None:
    assert asked_of({"date": "2019-05"}) == Span(None, "2019-05")
    assert asked_of({"from": "2015", "to": "2016", "date": "2019"}) == Span("2015", "2016")
