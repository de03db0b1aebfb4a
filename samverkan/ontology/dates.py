"""Dates that are a year, a month or a day, and the days they begin and end on."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

_FORM: Final = re.compile(r"\d{4}(-\d{2}){0,2}")


def earliest(partial: str) -> str:
    """Return the first day of a year, a month or a day.

    >>> earliest("2015"), earliest("2015-06")
    ('2015-01-01', '2015-06-01')
    """
    return (partial + "-01-01")[:10]


def latest(partial: str) -> str:
    """Return the last day of a year, a month or a day, as text that sorts after every day in it.

    >>> latest("2015"), latest("2015-06")
    ('2015-12-31', '2015-06-31')
    """
    return partial + "-12-31"[len(partial) - 4 :]


def last_day(partial: str) -> str:
    """Return the last day of a year, a month or a day, which exists.

    >>> last_day("2015"), last_day("2015-06"), last_day("2016-02")
    ('2015-12-31', '2015-06-30', '2016-02-29')
    """
    if len(partial) != len("YYYY-MM"):
        return latest(partial)
    year, month = map(int, partial.split("-"))
    return f"{partial}-{monthrange(year, month)[1]}"


@lru_cache(maxsize=10_000)
def is_date(text: str) -> bool:
    """Say whether `text` is a year, a month or a day that exists.

    >>> [is_date(text) for text in ("2015", "2015-06", "2015-02-30", "2015x")]
    [True, True, False, False]
    """
    if not _FORM.fullmatch(text):
        return False
    try:
        date.fromisoformat(earliest(text))
    except ValueError:
        return False
    return True
