"""How times lie to each other: months as numbers, and periods that cannot meet."""

from calendar import monthrange
from typing import Final, NamedTuple

from samverkan.graph.facts import Record
from samverkan.ontology.dates import earliest, latest


class Span(NamedTuple):
    """A period whose ends are a year, a month or a day, or not known."""

    start: str | None
    end: str | None


def apart(one: Span, other: Span) -> bool:
    """Say whether two periods surely had no day in common; an end that is not known may be any.

    >>> apart(Span("2012", "2014-12"), Span("2015", "2020"))
    True
    >>> apart(Span("2012", None), Span("2015", "2020"))
    False
    """
    return _before(one, other) or _before(other, one)


def _before(one: Span, other: Span) -> bool:
    return bool(one.end and other.start and latest(one.end) < earliest(other.start))


def together(one: Span, other: Span) -> bool:
    """Say whether a period surely had a day in common with another, whose open ends are no limit.

    >>> together(Span("2016", None), Span("2015", "2020"))
    True
    >>> together(Span("2012", None), Span("2015", "2020"))
    False
    """
    known = [end for end in one if end]
    if apart(one, other):
        return False
    if len(known) == 1:
        return not apart(Span(known[0], known[0]), other)
    return bool(known) or not any(other)


def covers(one: Span, other: Span) -> bool:
    """Say whether one period lasts from the start to the end of another; None is no limit."""
    begins = one.start is None or bool(other.start and earliest(one.start) <= earliest(other.start))
    ends = one.end is None or bool(other.end and latest(one.end) >= latest(other.end))
    return begins and ends


def asked_of(inquiry: Record) -> Span:
    """Return the time that an inquiry is about; without an end, up to the day of the answer."""
    return Span(inquiry.get("from"), inquiry.get("to") or inquiry.get("date"))


#: The days that a calendar begins and ends with.
FIRST: Final = "0001-01-01"
LAST: Final = "9999-12-31"


def month(day: str) -> int:
    """Return the number of a day's month, counted from the year 0.

    >>> month("2015-03-02") - month("2014-12-31")
    3
    """
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def month_name(number: int) -> str:
    """Return a month as it is written.

    >>> month_name(month("2015-03-02"))
    '2015-03'
    """
    return f"{number // 12:04}-{number % 12 + 1:02}"


def moved(day: str, months: int) -> str:
    """Return the same day of the month so many months later, or the last day of that month.

    >>> moved("2026-08-31", 6), moved("2026-01-15", -1)
    ('2027-02-28', '2025-12-15')
    """
    name = month_name(min(max(month(day) + months, month(FIRST)), month(LAST)))
    last = monthrange(int(name[:4]), int(name[5:7]))[1]
    return f"{name}-{min(int(day[8:10]), last):02}"
