"""What is wrong with a date that cannot be read for certain, and what it may mean."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from samverkan import words
from samverkan.data.lists.dates import MONTHS, Order, certain, period, quarter

#: The day before the first that Excel counts, where it counts from 1900 and from 1904.
_EPOCHS: Final = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
_SERIAL: Final = re.compile(r"([2-6]\d{4})(?:[.,]\d+)?")
_NUMBERS: Final = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/. ]{1,3}(?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
)
_NAMED: Final = re.compile(
    r"(?:den )?(?P<day>\d{1,2})(?:st|nd|rd|th|:e)?\.? (?P<name>[^\W\d_]+)\.?,? (?P<year>\d{4})",
    re.I,
)
#: Dates whose year has two digits: of this century.
_SHORT: Final = (
    re.compile(r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[-/. ]{1,3}(?P<year>\d\d)"),
    re.compile(r"(?P<month>\d{1,2})[/.](?P<day>\d{1,2})[-/. ]{1,3}(?P<year>\d\d)"),
)
_SHORT_NAMED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\.?[ -])?(?P<name>[^\W\d_]{3,})\.?[ -]+['’]?(?P<year>\d\d)", re.I
)
_SHORT_SPAN: Final = re.compile(r"((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)")
_SEASON: Final = re.compile(
    r"(?:våren|vår|vt|sommaren|sommar|hösten|höst|ht|vintern|vinter|spring|summer|autumn|fall|winter"
    r"|början av|slutet av|mitten av|early|late|mid)[ -]*((?:19|20)\d\d)",
    re.I,
)
_OPEN: Final = frozenset(
    {
        *("tills vidare", "tillsvidare", "löpande", "pågående", "pågår", "permanent", "ongoing"),
        *("until further notice", "open-ended", "fortlöpande", "årligen", "varje år"),
    }
)


#: Why a text can be no date at all, and so is wrong wherever it stands.
IMPOSSIBLE: Final = ("no_day", "no_month", "turned")


class Why(NamedTuple):
    """Why a text is no date: `key` names the words (`date_why.<key>`), `fields` fill them."""

    key: str
    fields: dict[str, object]


def remedy(text: str, order: Order | None = None, since: int | None = None) -> dict[str, str]:
    """Return what to write instead of a text that is no certain date, in each language.

    >>> remedy("31/2 2016")["sv"]
    '2016-02 har 29 dagar. Skriv en dag som finns, eller bara 2016-02.'
    """
    wrong = why_not(text, order, since)
    return {
        lang: words.say(f"date_why.{wrong.key}", lang, **wrong.fields) for lang in words.LANGUAGES
    }


def why_not(text: str, order: Order | None = None, since: int | None = None) -> Why:
    """Return what is wrong with a text that is no certain date, and what may be written instead.

    `since` is the year from which its workbook counts days, where that is known.

    >>> why_not("3/6 2015")
    Why(key='two', fields={'one': '2015-06-03', 'other': '2015-03-06'})
    >>> why_not("31/2 2016")
    Why(key='no_day', fields={'days': 29, 'month': '2016-02'})
    >>> why_not("2015-13-01").key, why_not("Q2 2015").key, why_not("42156").key, why_not("ja").key
    ('turned', 'quarter', 'serial_two', 'form')
    """
    plain = " ".join(text.strip().split())
    for look in (_as_serial, _as_short, _as_span, _as_words):
        if found := look(plain, since):
            return found
    return _as_numbers(plain, order) or Why("form", {})


def serials(text: str) -> dict[int, str] | None:
    """Return the day that a number of Excel means, by the year it counts from.

    >>> serials("42156"), serials("2015")
    ({1900: '2015-06-01', 1904: '2019-06-02'}, None)
    """
    found = _SERIAL.fullmatch(text)
    if not found:
        return None
    return {
        since: (start + timedelta(days=int(found[1]))).isoformat()
        for since, start in _EPOCHS.items()
    }


def _as_serial(text: str, since: int | None) -> Why | None:
    days = serials(text)
    if not days:
        return None
    if since:
        return Why("serial", {"day": days[since]})
    return Why("serial_two", {"day": days[1900], "other": days[1904]})


def _as_short(text: str, _: int | None) -> Why | None:
    """Return that the year has two digits, with what may be meant."""
    readings = dict.fromkeys(filter(None, map(certain, _in_full(text))))
    if not readings:
        return None
    one, *others = readings
    if others:
        return Why("short_two", {"one": one, "other": others[0]})
    return Why("short", {"day": one})


def _in_full(text: str) -> Iterator[str]:
    """Yield each date of this century that a date with a short year may be."""
    for pattern in _SHORT:
        if found := pattern.fullmatch(text):
            yield f"20{found['year']}-{found['month'].rjust(2, '0')}-{found['day'].rjust(2, '0')}"
    if found := _SHORT_NAMED.fullmatch(text):
        name = _month(found["name"])
        day = f"-{found['day'].rjust(2, '0')}" if found["day"] else ""
        if name:
            yield f"20{found['year']}-{name:02}{day}"


def _month(name: str) -> int | None:
    """Return the month of a name, also in German and Danish as spreadsheets write it."""
    plain = name.casefold()
    return MONTHS.get(plain) or {"dez": 12, "mai": 5, "okt": 10, "maj": 5}.get(plain[:3])


def _as_span(text: str, _: int | None) -> Why | None:
    if months := quarter(text):
        return Why("quarter", {"start": months[0], "end": months[1]})
    if found := _SHORT_SPAN.fullmatch(text):
        start, end = int(found[1]), int(found[1][:2] + found[2])
        if not (1 <= int(found[2]) <= 12) and end > start:
            return Why("range", {"start": found[1], "end": str(end)})
    told = period(text)
    if told and told[0] != told[1]:
        if None in told:
            return Why("range_open", {"day": told[0] or told[1]})
        return Why("range", {"start": told[0], "end": told[1]})
    return None


def _as_words(text: str, _: int | None) -> Why | None:
    if found := _SEASON.fullmatch(text):
        return Why("season", {"year": found[1]})
    return Why("open", {}) if text.casefold() in _OPEN else None


def _as_numbers(text: str, order: Order | None) -> Why | None:
    if day := certain(text) or certain(text.replace(".", "-")) or certain(_turned(text)):
        return Why("meant", {"day": day})
    dmy, mdy = certain(text, "dmy"), certain(text, "mdy")
    if dmy and mdy and not order:
        return Why("two", {"one": dmy, "other": mdy})
    if found := _NAMED.fullmatch(text):
        number = _month(found["name"])
        return _no_day(found["year"], number) if number else None
    for pattern in _NUMBERS:
        if found := pattern.fullmatch(text):
            return _no_such(found.groupdict(), order)
    return None


def _turned(text: str) -> str:
    """Return a year with a month after it, `2015 juni`, the other way round."""
    year, _, month = text.partition(" ")
    return f"{month} {year}"


def _no_such(parts: dict[str, str | None], order: Order | None) -> Why | None:
    """Return that the month does not exist, or not the day in it."""
    year, month, day = parts["year"] or "", int(parts["month"] or 0), int(parts.get("day") or 0)
    if not 1 <= month <= 12:
        turned = f"{year}-{day:02}-{month:02}"
        if day and certain(turned):
            return Why("turned", {"number": month, "day": turned})
        return Why("no_month", {"number": month})
    if not day and "day" in parts and parts["day"] is None:
        return None
    if "day" not in parts:
        return Why("meant", {"day": f"{year}-{month:02}"})
    return _no_day(year, month)


def _no_day(year: str, month: int) -> Why:
    return Why("no_day", {"days": monthrange(int(year), month)[1], "month": f"{year}-{month:02}"})
