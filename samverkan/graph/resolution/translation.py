"""What a name is about, in either language: "Skogsstyrelsen" and "Swedish Forest Agency"."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from samverkan.graph.resolution.lexicon import fold

_FILE: Final = Path(__file__).with_name("translation.toml")


@dataclass(frozen=True)
class Translation:
    """Words of both languages by the numbers of what they mean.

    `parts` are the Swedish words and parts of words, `pieces` parts that have no meaning here,
    `swedish` and `english` say what each word or phrase means, `pattern` finds the English phrases.
    `bodies` are the meanings that only say what a body is, `authorities` those of them that the
    state sets up, and `nation` that which only says that it is the country's. `telling` are the
    English words for bodies that are no Swedish ones.
    """

    parts: frozenset[str]
    pieces: frozenset[str]
    swedish: Mapping[str, frozenset[int]]
    english: Mapping[str, frozenset[int]]
    pattern: re.Pattern[str]
    bodies: frozenset[int]
    nation: frozenset[int]
    telling: frozenset[str]
    authorities: frozenset[int]


@cache
def translation() -> Translation:
    """Return the translation that comes with the program."""
    told: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    lines = [(s, line) for s in ("bodies", "nation", "subjects") for line in told[s]]
    swedish: dict[str, set[int]] = {}
    english: dict[str, set[int]] = {}
    for number, (_, line) in enumerate(lines):
        left, _, right = line.partition(" : ")
        _put(swedish, left.split(), number)
        _put(english, right.split(), number)
    bodies = frozenset(at for at, (section, _) in enumerate(lines) if section == "bodies")
    phrases = sorted((word for word in english if " " in word), key=len, reverse=True)
    return Translation(
        parts=frozenset(word for word in swedish if " " not in word),
        pieces=frozenset(map(fold, told["pieces"].split())),
        swedish={word: frozenset(of) for word, of in swedish.items()},
        english={word: frozenset(of) for word, of in english.items()},
        pattern=re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"),
        bodies=bodies,
        authorities=frozenset(
            at for word in told["authorities"].split() for at in swedish[fold(word)] & bodies
        ),
        nation=frozenset(at for at, (section, _) in enumerate(lines) if section == "nation"),
        telling=frozenset(
            word for word, of in english.items() if of & bodies and word not in swedish
        ),
    )


def _put(meanings: dict[str, set[int]], words: Iterable[str], number: int) -> None:
    for word in words:
        meanings.setdefault(fold(word), set()).add(number)
