"""Amounts as people write them: the number, and what it is counted in, where neither is guessed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

#: What a mark between digits does.
Use = Literal["decimal", "thousands"]
Uses = Mapping[str, Use]


_SWEDISH: Final = {1_000: "tkr", 1_000_000: "mkr"}


class Unit(NamedTuple):
    """What amounts are counted in: a currency, if it is told, and how many of it are one."""

    currency: str
    factor: int

    def say(self) -> str:
        """Return the unit as a person reads it.

        >>> Unit("SEK", 1000).say(), Unit("EUR", 1000).say(), Unit("EUR", 1).say()
        ('tkr', '1 000 EUR', 'EUR')
        """
        if self.currency == "SEK" and self.factor in _SWEDISH:
            return _SWEDISH[self.factor]
        many = f"{self.factor:,}".replace(",", " ") if self.factor > 1 else ""
        return " ".join(filter(None, (many, self.currency)))


class Money(NamedTuple):
    """What a cell says: a number in one or two readings, the unit that stands beside it.

    `uses` says of each mark between its digits what it does there, for certain.
    """

    readings: tuple[Decimal, ...]
    unit: Unit | None
    uses: Uses
    #: The mark that makes two readings.
    mark: str = ""


_CURRENCIES: Final[Mapping[str, tuple[str, ...]]] = {
    "SEK": ("kr", "sek", "kronor", "svenska kronor", ":-", ",-"),
    "EUR": ("eur", "euro", "euros", "€"),
    "USD": ("usd", "us$", "$", "dollar", "us dollar"),
    "GBP": ("gbp", "£", "pund"),
    "NOK": ("nok",),
    "DKK": ("dkk",),
    "CHF": ("chf",),
    "ISK": ("isk",),
    "PLN": ("pln",),
}
_FACTORS: Final[Mapping[int, tuple[str, ...]]] = {
    1_000: ("t", "k", "tusen", "tusental", "tusentals", "1000", "1 000", "000", "'000", "thousand"),
    1_000_000: ("m", "mn", "milj", "miljon", "miljoner", "million", "millions", "mill"),
    1_000_000_000: ("md", "mdr", "miljard", "miljarder", "billion"),
}


def _known() -> Iterator[tuple[str, Unit]]:
    """Yield each way to write a unit: alone, and after what multiplies it, written together too."""
    for currency, words in _CURRENCIES.items():
        for word in words:
            yield word, Unit(currency, 1)
            for factor, before in _FACTORS.items():
                for many in before:
                    yield f"{many} {word}", Unit(currency, factor)
                    if not many[-1].isdigit():
                        yield f"{many}{word}", Unit(currency, factor)
                        yield f"{word}{many}", Unit(currency, factor)
    for factor, before in _FACTORS.items():
        for many in before:
            if len(many) > 3 and many[0].isalpha():
                yield many, Unit("", factor)


_UNITS: Final[Mapping[str, Unit]] = dict(_known())
#: The units that a mapping may declare, and a column of currencies may hold.
DECLARED: Final = ("SEK", "tkr", "mkr", "EUR", "tEUR", "mEUR", "USD", "GBP", "NOK", "DKK")
_SPACES: Final = re.compile("[\\s\u00a0\u2007\u2009\u202f'\u2019]+")
_CELL: Final = re.compile(
    r"(?P<before>[^\d+–−-]*)(?P<number>[+–−-]?(?:\d[\d\s.,]*\d|\d))(?P<after>.*)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?: \d{3})+")
_TAIL: Final = re.compile(r"(?:,-+|:-+|,–|:–)$")


def unit_of(text: str) -> Unit | None:
    """Return the unit that a text is, or None for any other text.

    >>> unit_of("tkr"), unit_of("Miljoner kronor"), unit_of("€"), unit_of("stycken")
    (Unit(currency='SEK', factor=1000), Unit(currency='SEK', factor=1000000), \
Unit(currency='EUR', factor=1), None)
    """
    plain = " ".join(_SPACES.sub(" ", text.casefold()).replace(".", " ").split())
    if plain in _UNITS:
        return _UNITS[plain]
    return Unit(text, 1) if re.fullmatch("[A-Z]{3}", text) else None


def unit_in(heading: str) -> Unit | None:
    """Return the only unit that some words of a heading are, or None for none or several.

    >>> unit_in("Beviljat belopp (tkr)"), unit_in("beviljat_belopp_sek"), unit_in("Belopp")
    (Unit(currency='SEK', factor=1000), Unit(currency='SEK', factor=1), None)
    """
    text = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", heading).casefold()
    words = re.findall(r"[€£$]\w*|[^\W_]+", text.replace("_", " "))
    found: set[Unit] = set()
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            unit = _UNITS.get(" ".join(words[at : at + size]))
            if unit and at + size <= len(words):
                found.add(unit)
                at += size - 1
                break
        at += 1
    if len(found) > 1:  # "miljoner … SEK", told apart
        factors = {unit.factor for unit in found} - {1}
        currencies = {unit.currency for unit in found} - {""}
        if len(factors) <= 1 and len(currencies) == 1:
            return Unit(currencies.pop(), factors.pop() if factors else 1)
    return found.pop() if len(found) == 1 else None


def money(text: str) -> Money | None:
    """Return what a cell says, or None where it is no amount, or one that is not certain.

    >>> money("1 234 567,50 kr").readings, money("1,2 mkr").unit
    ((Decimal('1234567.50'),), Unit(currency='SEK', factor=1000000))
    >>> money("1.234").readings, money("1.234.567").uses, money("ca 500 kr")
    ((Decimal('1234'), Decimal('1.234')), {'.': 'thousands'}, None)
    """
    plain = _SPACES.sub(" ", text).strip()
    ended = _TAIL.sub("", plain)
    found = _CELL.fullmatch(ended)
    if found is None:
        return None
    units: list[Unit] = [Unit("SEK", 1)] if ended != plain else []
    for part in (found["before"].strip(" ("), found["after"].strip(" ).")):
        unit = unit_of(part) if part else None
        if part and unit is None:
            return None
        units += [unit] if unit else []
    if len(set(units)) > 1:
        return None
    number = found["number"]
    minus = number[0] in "–−-"
    read = _number(number.lstrip("+–−-"))
    if read is None:
        return None
    readings, uses, mark = read
    signed = tuple(-one if minus else one for one in readings)
    return Money(signed, units[0] if units else None, uses, mark)


def uses_of(cells: Iterable[str]) -> Uses:
    """Return what each mark does in all cells of a column, for those that do but one thing."""
    seen: dict[str, set[Use]] = {}
    for cell in cells:
        found = money(cell) if cell else None
        for mark, use in found.uses.items() if found else ():
            seen.setdefault(mark, set()).add(use)
    return {mark: next(iter(does)) for mark, does in seen.items() if len(does) == 1}


def _number(text: str) -> tuple[tuple[Decimal, ...], Uses, str] | None:
    """Return each reading of digits with marks between them, and what the marks do."""
    marks = [one for one in text if one in ",."]
    whole, mark, rest = text.rpartition(marks[-1]) if marks else (text, "", "")
    if " " in (whole if marks else text):
        if not _GROUPED.fullmatch(whole) or len(marks) > 1 or " " in rest:
            return None
        return _one(whole.replace(" ", ""), rest), ({mark: "decimal"} if mark else {}), ""
    if " " in text:
        return None
    if not marks:
        return _one(text, ""), {}, ""
    if len(set(marks)) == 2:
        other = marks[0]
        if marks.count(mark) > 1 or not _thousands(whole, other):
            return None
        return _one(whole.replace(other, ""), rest), {mark: "decimal", other: "thousands"}, ""
    if len(marks) > 1:
        if not _thousands(text, mark):
            return None
        return _one(text.replace(mark, ""), ""), {mark: "thousands"}, ""
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return _one(whole, rest), {mark: "decimal"}, ""
    return (*_one(whole + rest, ""), *_one(whole, rest)), {}, mark


def _one(whole: str, rest: str) -> tuple[Decimal, ...]:
    return (Decimal(f"{whole}.{rest}" if rest else whole),)


def _thousands(text: str, mark: str) -> bool:
    first, *groups = text.split(mark)
    return 1 <= len(first) <= 3 and all(len(one) == 3 for one in groups)
