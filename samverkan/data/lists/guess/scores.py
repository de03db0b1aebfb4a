"""How likely it is that a column is this or that: its heading first, its values for or against."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samverkan.data.lists.dates import certain
from samverkan.data.lists.days import why_not
from samverkan.data.lists.guess.headings import WHOLE, fits, plain
from samverkan.data.lists.guess.values import Look

#: What a heading alone can give, and the least that makes a guess.
HEADING: Final = 0.7
LEAST: Final = 0.33
#: From here on a guess is sure, or likely.
SURE: Final = 0.7
LIKELY: Final = 0.5

#: What the values give a key, by the look that speaks for it.
_FOR: Final[Mapping[str, tuple[str, float]]] = {
    "place": ("municipality", 0.5),
    "place_code": ("municipality_code", 0.4),
    "county": ("county", 0.5),
    "from": ("date", 0.3),
    "to": ("date", 0.3),
    "period": ("period", 0.3),
    "status": ("status", 0.45),
    "actor": ("organisation", 0.4),
    "partner": ("organisation", 0.45),
    "funder": ("organisation", 0.3),
    "amount": ("money", 0.3),
    "description": ("long", 0.3),
}
#: The keys that a heading must speak for too, since their values look like other things.
_NEEDS_HEADING: Final = (
    *("place_code", "from", "to", "period", "partner", "funder", "description", "amount"),
)
#: How many of the values must look so, or the heading is not believed.
_NEEDED: Final = {"from": 0.5, "to": 0.5, "period": 0.3, "place_code": 0.5, "amount": 0.5}
#: Codes may be numbers; everything else that is read is words.
_NUMBERS: Final = ("id", "from", "to", "period", "amount")
#: What a heading ends in that names a number or a code of something, and not the thing.
_OF_A_CODE: Final = frozenset(
    {
        "id",
        "nr",
        "no",
        "nummer",
        "number",
        "code",
        "kod",
        "pcode",
        "ref",
        "url",
        "rate",
        "year",
        "år",
    }
)
#: How many values are looked at for dates that can be mended.
_FEW: Final = 100
#: How much of a column must look so before it is taken for what its heading does not say.
_CLEAR: Final = 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """That a column holds what a key of a mapping says, how likely, and why.

    `reasons` are keys of words with the share of values, in per cent, that the reason holds for.
    """

    key: str
    column: int
    heading: str
    score: float
    reasons: tuple[tuple[str, int], ...]

    @property
    def confidence(self) -> str:
        """`sure`, `likely` or `perhaps`."""
        return "sure" if self.score >= SURE else "likely" if self.score >= LIKELY else "perhaps"


def guesses(column: int, heading: str, look: Look) -> Iterator[Guess]:
    """Yield every guess about a column: none for what may name persons or leads elsewhere."""
    if look.shares["person"] > 1 / 3 or look.shares["web"] > 1 / 2 or not look.count:
        return
    by_heading = dict(fits(heading))
    last = plain(heading).rpartition(" ")[2]
    if last in _OF_A_CODE:
        by_heading = {
            key: sure
            for key, sure in by_heading.items()
            if sure == WHOLE or key in _NUMBERS or key.endswith("_code") or "." in key
        }
    other = max((sure for key, sure in by_heading.items() if key.startswith("other.")), default=0.0)
    for key in {**{key: 0 for key in by_heading if "." not in key}, **dict.fromkeys(_FOR)}:
        sure = by_heading.get(key, 0.0)
        if sure < other and not _clear(key, look):
            continue
        score, reasons = _score(key, sure, look)
        if score:
            yield Guess(key, column, heading, round(score, 3), reasons)


def _like_dates(values: Sequence[str]) -> float:
    """Return how many of these values are dates, or can be mended to be."""
    like = sum(certain(one) is not None or why_not(one).key != "form" for one in values)
    return like / len(values) if values else 0.0


def _clear(key: str, look: Look) -> bool:
    """Say whether values alone show what a column is: partners are many organisations in a cell."""
    if key == "partner" and look.separators:
        return look.shares["organisation"] >= _CLEAR
    if key in _NEEDS_HEADING or key not in _FOR:
        return False
    return look.shares[_FOR[key][0]] >= _CLEAR


def _score(key: str, sure: float, look: Look) -> tuple[float, tuple[tuple[str, int], ...]]:
    speaks, weight = _FOR.get(key, ("", 0.0))
    share = look.shares.get(speaks, 0.0)
    if key in ("from", "to") and sure and share < _NEEDED[key]:
        share = _like_dates(look.values[:_FEW])
    numbers = look.shares["number"]
    if not sure and not _clear(key, look):
        return 0.0, ()
    if share < _NEEDED.get(key, 0.0):
        return 0.0, ()
    if key == "id" and not look.unique:
        return 0.0, ()
    if numbers > 1 / 2 and not (key in _NUMBERS or key.endswith("_code")):
        return 0.0, ()
    if look.shares["date"] > 1 / 2 and key not in _NUMBERS and not key.endswith("_code"):
        return 0.0, ()
    reasons = []
    if sure:
        reasons.append(("heading" if sure == WHOLE else "heading_part", 0))
    if share >= 1 / 10:
        reasons.append((speaks, round(100 * share)))
    return min(1.0, HEADING * sure + weight * share), tuple(reasons)
