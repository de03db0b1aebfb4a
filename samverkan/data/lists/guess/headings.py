"""How well a heading fits what a column may hold."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("headings.toml")
#: How sure it is: the whole heading, some words of it, the end of a compound.
WHOLE: Final = 1.0
PART: Final = 0.75
END: Final = 0.6
#: A compound is known by an ending of at least so many letters.
_ENDING: Final = 5
#: No heading that is known is longer.
_HEADING: Final = 60
#: The same heading in other words: less sure by so much.
_OTHERWISE: Final = 0.95
#: A heading that is misspelt: how alike it must be, and how sure it is then.
_ALIKE: Final = 0.9
_MISSPELT: Final = 0.8
#: What says nothing of what a column holds: the language, and that it is a name.
_TAILS: Final = (" sv", " swe", " svenska", " swedish", " name", " namn", " title", " titel")
_HEADS: Final = ("name of ", "namn på ", "projektets ", "project ", "operation ")
#: Words of a heading of which a part says nothing: they stand in too many others.
_WHOLE_ONLY: Final = frozenset(
    {"year", "date", "datum", "år", "month", "månad", "tid", "to", "till", "by", "value", "fund"}
    | {"name", "namn", "code", "kod", "intervention", "stöd", "total", "source"}
)


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the headings known for each key, and for `other.` and each reason not to read."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    other = told.pop("other")
    return {key: tuple(map(plain, words)) for key, words in told.items()} | {
        f"other.{key}": tuple(map(plain, words)) for key, words in other.items()
    }


@cache
def _exact() -> frozenset[str]:
    """Return the headings that are known for a key, without spaces."""
    known = (words for key, words in _known().items() if "." not in key)
    return frozenset(word.replace(" ", "") for words in known for word in words)


def is_known(heading: str) -> bool:
    """Say whether a text is a known heading as it stands.

    >>> is_known("Projektägare"), is_known("Partner 2"), is_known("Mora kommun")
    (True, True, False)
    """
    if len(heading) > _HEADING:
        return False
    return re.sub(r" \d+$", "", plain(heading)).replace(" ", "") in _exact()


def plain(heading: str) -> str:
    """Return a heading in lower case, with single spaces between its words.

    >>> plain("Projekt_Namn (sv)"), plain("ProjectCode"), plain("FÖRENING")
    ('projekt namn', 'project code', 'förening')
    """
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    text = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", text)
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def fits(heading: str) -> Iterator[tuple[str, float]]:
    """Yield each key that a heading may mean, and how sure it is, from 0 to 1.

    >>> max(fits("Projektägare"), key=lambda fit: fit[1])
    ('actor', 1.0)
    """
    text = plain(heading)
    if not text:
        return
    forms = dict(_forms(heading, text))
    for key, words in _known().items():
        sure = max(_fit(form, word) * less for word in words for form, less in forms.items())
        if sure:
            yield key, sure


def _forms(heading: str, text: str) -> Iterator[tuple[str, float]]:
    """Yield what a heading says in other words, and how much less sure each is."""
    for side in heading.split("/") if "/" in heading else ():
        if other := plain(side):
            yield other, _OTHERWISE
    unnumbered = re.sub(r" \d+$", "", text)  # one of several, as in "Partner 2"
    shorter = unnumbered
    for tail in _TAILS:
        shorter = shorter.removesuffix(tail) or shorter
    for head in _HEADS:
        if shorter.startswith(head):
            yield shorter.removeprefix(head), _OTHERWISE
    yield shorter, _OTHERWISE
    yield unnumbered, 1.0
    yield text, 1.0


@lru_cache(maxsize=1 << 14)
def _alike(text: str, word: str) -> bool:
    match = difflib.SequenceMatcher(None, text, word, autojunk=False)
    return match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


def _fit(text: str, word: str) -> float:
    if text == word or text.replace(" ", "") == word.replace(" ", ""):
        return WHOLE
    if word in _WHOLE_ONLY:
        return 0.0
    if f" {word} " in f" {text} ":
        # The more of the heading is told, and the nearer to its end, the surer.
        told = 0.6 + 0.4 * len(word) / len(text)
        return PART * min(1.0, told + (0.1 if text.endswith(word) else 0.0))
    if len(word) > 7 and abs(len(word) - len(text)) < 3 and _alike(text, word):
        return _MISSPELT
    if len(word) >= _ENDING and text.endswith(word):
        return END * (0.6 + 0.4 * len(word) / len(text))
    return 0.0
