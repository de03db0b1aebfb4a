"""Numbers and dates as they are written in running text, in Swedish and in English."""

from typing import Final

from samverkan.words import say

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
#: What stands between thousands: in Swedish a space that is never broken.
_THOUSANDS: Final = {"sv": "\N{NO-BREAK SPACE}", "en": ","}


def whole(number: int, lang: str) -> str:
    r"""Return a whole number; four figures stand together in Swedish, as in 2015.

    >>> whole(2823610, "sv"), whole(1396, "sv"), whole(1396, "en")
    ('2\xa0823\xa0610', '1396', '1,396')
    """
    if lang == "sv" and abs(number) < 10_000:
        return str(number).replace("-", "−")
    return f"{number:,}".replace(",", _THOUSANDS[lang]).replace("-", "−")


def date(partial: str, lang: str) -> str:
    """Return a year, a month or a day.

    >>> date("2018-06-05", "sv"), date("2018-06", "en"), date("2018", "sv")
    ('5 juni 2018', 'June 2018', '2018')
    """
    year, *rest = partial.split("-")
    if not rest:
        return year
    month = say(f"month.{_MONTHS[int(rest[0]) - 1]}", lang)
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, month, year])


def at(partial: str, lang: str) -> str:
    """Return a date as it stands after a verb.

    >>> at("2018-06-05", "sv"), at("2018-06", "sv"), at("2018", "sv"), at("2018", "en")
    ('den 5 juni 2018', 'i juni 2018', '2018', 'in 2018')
    """
    kind = ("year", "month", "day")[partial.count("-")]
    return say(f"report_time.at_{kind}", lang, date=date(partial, lang))


def period(start: str | None, end: str | None, lang: str) -> str:
    """Return a period; what is not known of it is said, and nothing is said where nothing is.

    >>> period("2015", "2020", "sv"), period("2019-05", None, "en"), period(None, None, "sv")
    ('2015–2020', 'from May 2019', '')
    """
    if start and end:
        if start == end:
            return date(start, lang)
        dash = "–" if len(start) == len(end) == len("2015") else " – "
        return f"{date(start, lang)}{dash}{date(end, lang)}"
    if start:
        return say("report_time.since", lang, date=date(start, lang))
    return say("report_time.until", lang, date=date(end, lang)) if end else ""
