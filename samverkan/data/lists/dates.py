"""Dates and periods as people write them, where there is only one way to read them."""

import re
from typing import Final, Literal

from samverkan.ontology.dates import is_date

#: Which of day and month stands first where a date is written `03/06/2015`.
Order = Literal["dmy", "mdy"]

_TIME: Final = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d([.,]\d+)?)?( ?[AP]M)?(Z|[+-]\d\d:?\d\d)?$", re.I)
_WEEKDAY: Final = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?),?"
    r" (?:den )?",
    re.I,
)
_DIGIT: Final = re.compile(r"\d")
#: No date or period is longer.
_LONGEST: Final = 80
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
#: With a dot or a dash, less than a day may be a period: 2010–12.
_WHOLE_DAY: Final = re.compile("(\\d{4})[.\u2010-\u2015](\\d{1,2})[.\u2010-\u2015](\\d{1,2})")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2| | - )(\d{4})")
_DAY_MONTH: Final = re.compile(
    r"(?:den )?(?:(\d{1,2})(?:st|nd|rd|th|:e)?[ -])?([^\W\d_]+)\.?,?[ -](\d{4})"
)
_MONTH_DAY: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_BETWEEN: Final = (r"\s*[–—]\s*", r"\s+-\s+", r"\s+(?:to|till)\s+", r"\s*/\s*", r"\s*-\s*")

_QUARTER: Final = r"(?:q|k|kv|kvartal|quarter)\.? ?(?P<quarter>[1-4])"
_QUARTERS: Final = (
    re.compile(rf"{_QUARTER}[ ,/-]*(?P<year>\d{{4}})", re.I),
    re.compile(rf"(?P<year>\d{{4}})[ ,/-]*{_QUARTER}", re.I),
    re.compile(r"(?P<quarter>[1-4])(?::?[ae])? (?:kvartalet|kv\.?|quarter) (?P<year>\d{4})", re.I),
)

#: The months in Swedish and English; they are also known by their first three letters.
_MONTHS: Final = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september", "sept"),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
MONTHS: Final = {
    form: number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names
    for form in (name, name[:3])
}


def certain(text: str, order: Order | None = None) -> str | None:
    """Return the year, month or day that `text` can only mean, or None.

    `order` says how `03/06/2015` is to be read; without it, only a date that has one reading is
    taken.

    >>> [certain(text) for text in ("2015", "2015-06-03 00:00:00", "juni 2015", "25/06/2015")]
    ['2015', '2015-06-03', '2015-06', '2015-06-25']
    >>> certain("03/06/2015"), certain("03/06/2015", "dmy"), certain("June")
    (None, '2015-06-03', None)
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    plain = _WEEKDAY.sub("", " ".join(_TIME.sub("", text.strip()).split()))
    for form in (_YEAR_FIRST, _COMPACT, _WHOLE_DAY):
        if found := form.fullmatch(plain):
            return _date(*found.groups())
    if found := _YEAR_LAST.fullmatch(plain):
        return _year_last(found[1], found[3], found[4], order)
    if found := _DAY_MONTH.fullmatch(plain):
        return _named(found[3], found[2], found[1])
    if found := _MONTH_DAY.fullmatch(plain):
        return _named(found[3], found[1], found[2])
    return None


def period(text: str, order: Order | None = None) -> tuple[str | None, str | None] | None:
    """Return the start and the end that `text` can only mean, or None. One of them may be open.

    >>> period("2015"), period("2015-06 – 2016"), period("2015-2017"), period("2015–")
    (('2015', '2015'), ('2015-06', '2016'), ('2015', '2017'), ('2015', None))
    >>> period("kvartal 2 2015"), period("2015/16")
    (('2015-04', '2015-06'), None)
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    if date := certain(text, order):
        return date, date
    if months := quarter(text):
        return months
    for between in _BETWEEN:
        parts = re.split(between, text.strip())
        dates = [certain(part, order) for part in parts]
        sure = all(date or not part for date, part in zip(dates, parts, strict=True))
        if len(parts) == 2 and sure and any(dates):
            return dates[0], dates[1]
    return None


def quarter(text: str) -> tuple[str, str] | None:
    """Return the first and the last month of the quarter that a text is.

    >>> quarter("Q2 2015"), quarter("2015 kv 4"), quarter("2015K1"), quarter("Q5 2015")
    (('2015-04', '2015-06'), ('2015-10', '2015-12'), ('2015-01', '2015-03'), None)
    """
    for pattern in _QUARTERS:
        if found := pattern.fullmatch(text.strip()):
            last = 3 * int(found["quarter"])
            return f"{found['year']}-{last - 2:02}", f"{found['year']}-{last:02}"
    return None


def _date(year: str, month: str | None = None, day: str | None = None) -> str | None:
    date = "-".join(part.rjust(2, "0") for part in (year, month, day) if part)
    return date if is_date(date) else None


def _year_last(first: str, second: str, year: str, order: Order | None) -> str | None:
    readings = {"dmy": _date(year, second, first), "mdy": _date(year, first, second)}
    if order:
        return readings[order]
    possible = {date for date in readings.values() if date}
    return possible.pop() if len(possible) == 1 else None


def _named(year: str, name: str, day: str | None) -> str | None:
    month = MONTHS.get(name.casefold())
    return _date(year, str(month), day) if month else None
