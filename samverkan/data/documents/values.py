"""Periods, days and amounts as Swedish documents write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

_MONTHS: Final = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
    "augusti": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})"
_DAY: Final = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?: |\. ?){_MONTH} \d{{4}}|{_MONTH} \d{{4}}"
    rf"|\d{{4}}-\d\d(?!\d)|\d{{8}}(?!\d)"
    rf"|(?:19|20)\d\d(?!\d))"
)
_DATE: Final = re.compile(_DAY, re.I)
_TO: Final = (
    r"(?:\s*[-–—]+\s*|\s*(?:till och med|t\.? ?o\.? ?m\.?|tom|till|och till|och)\s*(?:den )?)"
)
_PERIOD: Final = re.compile(rf"({_DAY}){_TO}({_DAY}|\d\d(?!\d))", re.I)
_PARTLY: Final = re.compile(
    rf"(\d{{1,2}} {_MONTH}|{_MONTH}){_TO}((?:\d{{1,2}} )?{_MONTH}) (\d{{4}})", re.I
)
_AMOUNT: Final = re.compile(
    r"(?P<number>\d{1,3}(?:[  .]\d{3})+|\d+(?:,\d+)?)(?:,(?P<cents>\d\d|-))?\s*"
    r"(?P<unit>miljarder|miljoner|miljon|mnkr|mkr|mn kr|mn|tkr|tusen|kkr)?\s*"
    r"(?P<currency>kronor|kr\b|:-|sek\b|euro\b|eur\b|€|kr\.)?",
    re.I,
)
#: A number that is written as amounts are, and nothing else.
_BARE: Final = re.compile(r"\s*(\d{1,3}(?:[ \u00a0.]\d{3})+|\d{5,12})\s*")
_UNITS: Final = {
    "miljarder": 10**9, "miljoner": 10**6, "miljon": 10**6, "mnkr": 10**6, "mkr": 10**6,
    "mn kr": 10**6, "mn": 10**6, "tkr": 1000, "tusen": 1000, "kkr": 1000,
}  # fmt: skip
_OWN: Final = ("mnkr", "mkr", "tkr", "kkr", "mn kr")


class Amount(NamedTuple):
    """An amount of money and its currency, and where it stands in its text."""

    value: Decimal
    currency: str
    start: int
    end: int


def day(text: str) -> str | None:
    """Return the first day, month or year in a text, as exact as it is printed.

    >>> day("den 1 januari 2024"), day("mars 2021"), day("2015"), day("snart")
    ('2024-01-01', '2021-03', '2015', None)
    """
    found = _DATE.search(text)
    return _iso(found[0]) if found else None


def period(text: str) -> tuple[str, str] | None:
    """Return the first period in a text.

    >>> period("från 1 januari 2024 till 31 december 2027"), period("2014-2016")
    (('2024-01-01', '2027-12-31'), ('2014', '2016'))
    >>> period("januari–mars 2020"), period("2015-06")
    (('2020-01', '2020-03'), None)
    """
    partly = _PARTLY.search(text)
    found = _PERIOD.search(text)
    if partly and (found is None or partly.start() < found.start()):
        first, last = _iso(f"{partly[1]} {partly[3]}"), _iso(f"{partly[2]} {partly[3]}")
        return (first, last) if first and last and first <= last else None
    if found is None:
        return None
    first, last = _iso(found[1]), found[2]
    if len(last) == len("20"):
        if (
            first is None
            or len(first) != len("2014")
            or ("-" not in found[0] and "–" not in found[0])
        ):
            return None
        last = first[:2] + last
        if not first < last or re.match(r"-\d\d", text[found.end() :]):
            return None
    return (first, _iso(last) or last) if first and first[:4] <= (_iso(last) or last)[:4] else None


def _iso(text: str) -> str | None:
    text = text.strip().casefold()
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        parts = [int(part) for part in text.split("-")]
        fits = 1800 <= parts[0] <= 2199 and all(
            1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False)
        )
        return text if fits else None
    told = re.fullmatch(rf"(?:(\d{{1,2}})(?: |\. ?))?({_MONTH}) (\d{{4}})", text)
    if told is None:
        return None
    month = f"{told[3]}-{_MONTHS[told[2]]:02}"
    return f"{month}-{int(told[1]):02}" if told[1] else month


def amount(text: str) -> Amount | None:
    """Return the first amount of money in a text; a number alone is none.

    >>> amount("2 823 610 kr").value, amount("4,5 miljoner kronor").value, amount("12 deltagare")
    (Decimal('2823610'), Decimal('4500000.0'), None)
    """
    for found in _AMOUNT.finditer(text):
        unit, currency = (found["unit"] or "").casefold(), (found["currency"] or "").casefold()
        if not currency and unit not in _OWN:
            continue
        plain = re.sub(r"[  .](?=\d{3})", "", found["number"]).replace(",", ".")
        try:
            value = Decimal(plain) * _UNITS.get(unit, 1)
        except InvalidOperation:
            continue
        euro = currency.startswith(("eu", "€"))
        return Amount(value, "EUR" if euro else "SEK", found.start(), found.end())
    return None


def money(text: str, labelled: bool) -> Amount | None:
    """Return the first amount of money in a text; after a label, a large number alone is one.

    Its currency is then not told.

    >>> money("36 691 291", True)
    Amount(value=Decimal('36691291'), currency='', start=0, end=10)
    >>> money("12", True)
    """
    told = amount(text)
    bare = _BARE.fullmatch(text) if labelled and told is None else None
    if bare is None:
        return told
    return Amount(Decimal(re.sub(r"\D", "", bare[1])), "", bare.start(1), bare.end(1))
