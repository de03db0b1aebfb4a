"""Dates that are a year, a month or a day, and the days they begin and end on."""


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
