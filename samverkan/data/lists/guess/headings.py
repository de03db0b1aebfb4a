"""How well a heading fits what a column may hold."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("headings.toml")
#: How sure it is: the whole heading, some words of it, the end of a compound.
WHOLE: Final = 1.0
PART: Final = 0.75
END: Final = 0.6
#: A compound is known by an ending of at least so many letters.
_ENDING: Final = 5


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the headings known for each key, and for `other.` and each reason not to read."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    other = told.pop("other")
    return {key: tuple(map(plain, words)) for key, words in told.items()} | {
        f"other.{key}": tuple(map(plain, words)) for key, words in other.items()
    }


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
    unnumbered = re.sub(r" \d+$", "", text)  # one of several, as in "Partner 2"
    for key, words in _known().items():
        sure = max((_fit(form, word) for word in words for form in {text, unnumbered}), default=0.0)
        if sure:
            yield key, sure


def _fit(text: str, word: str) -> float:
    if text == word or text.replace(" ", "") == word.replace(" ", ""):
        return WHOLE
    if f" {word} " in f" {text} ":
        # The more of the heading is told, the surer.
        return PART * (0.6 + 0.4 * len(word) / len(text))
    if len(word) >= _ENDING and text.endswith(word):
        return END * (0.6 + 0.4 * len(word) / len(text))
    return 0.0
