"""What the values of a column look like: places, dates, numbers, names, statuses, persons."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from samverkan.data.lists.dates import certain, period
from samverkan.data.lists.money import money
from samverkan.data.lists.swedish_places import known

#: Words that names of organisations have in Swedish and English, whole or as an ending.
_ORGANISATION: Final = re.compile(
    r"\b(ab|hb|kb|ek\.? ?för|stiftelsen?|länsstyrelsen|migrationsverket|arbetsförmedlingen"
    r"|försäkringskassan|skolverket|polisen|svenska kyrkan|röda korset|rädda barnen|if|ik|bk|sk|abf"
    r"|ifk|gif|ff|hembygdsförening|region|landstinget|ngo|inc|ltd|llc|gmbh|foundation|association|society|ministry|agency"
    r"|committee|council|university|red cross|save the children|caritas|oxfam|care|unicef|wfp"
    r"|unhcr|world vision|programme|fund)\b"
    r"|(kommun|kommunalförbund|förbundet|förbund|föreningen|förening|verket|myndigheten|universitet"
    r"|högskolan|högskola|folkhögskola|förvaltning|nämnden|bolaget|rådet|klubben|samfundet|byrån"
    r"|församling|museum|centrum|stad)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[-+]?[\d\s\u00a0.,']*\d\s*(kr|sek|kronor|tkr|mkr|eur|€|%)?", re.I)
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE: Final = re.compile(r"(\+\d{2}|0)[\d\s()/-]{6,14}\d")
_DAY: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_PERSON: Final = re.compile(r"(19|20)?\d{6}[-+ ]?\d{4}")
_WEB: Final = re.compile(r"(https?://|www\.)\S+", re.I)
_YES_NO: Final = frozenset({"ja", "nej", "yes", "no", "x", "sant", "falskt", "true", "false"})
#: What is printed for each status of the model; other words are left to a person.
STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "ongoing": (
        *("pågår", "pågående", "aktiv", "aktivt", "ongoing", "on-going", "active", "genomförs"),
        *("startad", "startat", "running", "in progress", "under genomförande"),
    ),
    "ended": (
        *("avslutad", "avslutat", "avslutade", "slut", "klar", "klart", "slutfört", "slutförd"),
        *("genomförd", "genomfört", "slutredovisad", "slutredovisat", "completed", "complete"),
        *("ended", "finished", "closed", "done"),
    ),
    "planned": ("planerad", "planerat", "planerade", "planeras", "kommande", "planned"),
    "approved": (
        *("beviljad", "beviljat", "beslutad", "beslutat", "godkänd", "godkänt", "bifall"),
        *("approved", "granted"),
    ),
    "proposed": (
        *("föreslagen", "föreslaget", "ansökan", "ansökt", "inkommen", "sökt", "utkast"),
        *("under beredning", "proposed", "draft"),
    ),
}
#: Of how many values a column is known.
LOOKED_AT: Final = 1_000


@cache
def status_words() -> Mapping[str, str]:
    """Return the status of the model that each known word means."""
    return {word: status for status, told in STATUSES.items() for word in told}


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """Return the names and codes of municipalities and counties, in lower case."""
    municipalities = known("municipality")
    return {
        "municipality": frozenset(municipalities.codes),
        "municipality_code": frozenset(municipalities.names),
        "county": frozenset(known("county").codes) | {"hela länet"},
    }


def _in(kind: str) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        return text.casefold() in _places()[kind]

    return fits


#: Each look, and whether a value fits it.
LOOKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "municipality": _in("municipality"),
    "municipality_code": _in("municipality_code"),
    "county": _in("county"),
    "date": lambda text: certain(text, "dmy") is not None or certain(text, "mdy") is not None,
    "period": lambda text: period(text, "dmy") is not None,
    "number": lambda text: _NUMBER.fullmatch(text) is not None,
    "organisation": lambda text: _ORGANISATION.search(text) is not None,
    "status": lambda text: text.casefold() in status_words(),
    "money": lambda text: money(text) is not None,
    "yes_no": lambda text: text.casefold() in _YES_NO,
    "person": lambda text: (
        any(one.search(text) for one in (_MAIL,))
        or (any(one.fullmatch(text) for one in (_PHONE, _PERSON)) and not _DAY.fullmatch(text))
    ),
    "web": lambda text: _WEB.match(text) is not None,
    "long": lambda text: len(text) > 80,
}
#: What is written where nothing is known.
NOTHING: Final = frozenset(
    {
        *("uppgift saknas", "uppgift saknas.", "saknas", "okänt", "okänd", "ej känt", "ej angivet"),
        *(
            "ej angiven",
            "ingen uppgift",
            "vet ej",
            "n/a",
            "n.a.",
            "#n/a",
            "-",
            "–",
            "—",
            "?",
            "null",
        ),
        *("none", "unknown", "not known", "not available", "tbc", "tbd", "not specified"),
    }
)
#: What may stand between several values of a cell, and which of it hardly stands elsewhere.
_SEPARATORS: Final = ("|", ";", "\n", " / ", ",")
_CERTAIN: Final = ("|", ";", "\n")
#: The longest name that is believed to be one of several.
_NAME: Final = 60


@dataclass(frozen=True)
class Look:
    """What a column looks like. `shares` says, of each look, how many of its values fit it."""

    count: int
    distinct: int
    shares: Mapping[str, float]
    #: What stands between several values of a cell.
    separators: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def unique(self) -> bool:
        """Whether no value stands twice."""
        return self.count == self.distinct and self.count > 1


def look_at(cells: Sequence[str]) -> Look:
    """Return what the cells of a column look like; empty ones are not counted."""
    values = tuple(cell for cell in cells if cell)[:LOOKED_AT]
    separators = _separators(values)
    parts = [part for value in values for part in split(value, separators)]
    shares = {
        look: sum(map(fits, parts)) / len(parts) if parts else 0.0 for look, fits in LOOKS.items()
    }
    return Look(len(values), len(set(values)), shares, separators, values)


def split(text: str, separators: Sequence[str]) -> list[str]:
    """Return the parts of a cell, without white space around them and without empty ones.

    >>> split("Orsa kommun; IFK Mora, ABF", (";", ","))
    ['Orsa kommun', 'IFK Mora', 'ABF']
    """
    parts = [text]
    for separator in separators:
        parts = [one for part in parts for one in part.split(separator)]
    return [part for part in map(str.strip, parts) if part]


def _separators(values: Sequence[str]) -> tuple[str, ...]:
    """Return what stands between several values of a cell, as far as it is seen to."""
    if any(map(LOOKS["web"], values)) or all(map(LOOKS["number"], values)):
        return ()
    return tuple(mark for mark in _SEPARATORS if _separates(mark, values))


def _separates(mark: str, values: Sequence[str]) -> bool:
    """Say whether a mark stands between values.

    Commas and strokes also stand within names and sentences: they separate where most parts stand
    alone elsewhere, or are names, and all are as short as names.
    """
    several = [value for value in values if mark in value.strip(f"{mark} ")]
    if not several:
        return False
    parts = [part for value in several for part in split(value, _SEPARATORS)]
    if mark in _CERTAIN:
        return 20 * len(several) >= len(values) or len(several) > 2
    alone = {value for value in values if not any(one in value for one in _SEPARATORS)}
    known = sum(part in alone or _is_name(part) for part in parts)
    return max(map(len, parts), default=0) <= _NAME and 10 * known >= 6 * len(parts)


def _is_name(part: str) -> bool:
    return LOOKS["organisation"](part) or LOOKS["municipality"](part)
