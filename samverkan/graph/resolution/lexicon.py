"""What the words in names of organisations mean, and by which names well-known ones go."""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from samverkan.ontology.identity import clean

_HERE: Final = Path(__file__).parent
#: Endings that a word of so many letters may lose: the definite form, again and again.
_ENDINGS: Final = (("en", 6), ("et", 6), ("n", 5))
_NOT_LETTERS: Final = re.compile(r"[^\w]+|_")
#: The genitive of an abbreviation: "AF:s".
_GENITIVE: Final = re.compile(r"(?<=\w)[:’'´]s\b")
#: Signs that may stand within words.
_WITHIN_WORDS: Final = frozenset("?:’'´")
#: Letters without their marks, the most common; a letter that was lost is left out.
_PLAIN: Final = str.maketrans(
    {"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a", "ø": "o", "ß": "ss", "\ufffd": ""}
)
#: What UTF-8 looks like when it was read as Windows-1252.
_MISREAD: Final = re.compile("Ã[\u0080-\u00bf¤¶¥„–…©]")


def fold(text: str) -> str:
    """Return a name small, without marks on letters and signs between words.

    >>> fold("Länsstyrelsen i Dalarnas län"), fold("FÃ¶rsÃ¤kringskassan"), fold("Malung-Sälen")
    ('lansstyrelsen i dalarnas lan', 'forsakringskassan', 'malung salen')
    """
    if _MISREAD.search(text):
        with suppress(UnicodeError):
            text = text.encode("cp1252").decode("utf-8")
    text = clean(unicodedata.normalize("NFKC", text)).casefold().replace("&", " och ")
    if not _WITHIN_WORDS.isdisjoint(text):
        text = re.sub(r"(?<=\w)[?’'´:](?=\w)", "", _GENITIVE.sub("", text))
    text = text.translate(_PLAIN)
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub(" ", text).strip()


@cache
def stem(word: str) -> str:
    """Return a folded word without genitive and definite ending.

    >>> stem("falu"), stem("falun"), stem("leksands"), stem("myndigheten"), stem("myndighet")
    ('falu', 'falu', 'leksand', 'myndigh', 'myndigh')
    """
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending, least in _ENDINGS:
        while len(word) >= least and word.endswith(ending):
            word = word[: -len(ending)]
    return word


@dataclass(frozen=True)
class Lexicon:
    """Words by what they mean; all but those of `instead` and `known` are stems.

    `pattern` finds what `instead` has something for, and `begins` its first words, which are looked
    for first since that is quicker. `sorts` and `laws` have the kind of body and the legal form
    that a stem says, `places` the stems of places of one word and more, `twins` those that only
    marks on letters tell apart: Habo and Håbo. `whole` are words that only a full name has, and
    `after` those of a body that winds up another. `kin` has one word for all kinds
    of bodies that may be, or become, each other. `known` has the number of each well-known
    organisation by the folded names that it goes by, also written as one word, and `chief` the name
    it is best known by.
    """

    instead: Mapping[str, str]
    pattern: re.Pattern[str]
    begins: frozenset[str]
    noise: frozenset[str]
    laws: Mapping[str, str]
    sorts: Mapping[str, str]
    units: frozenset[str]
    whole: frozenset[str]
    after: frozenset[str]
    unit_endings: tuple[str, ...]
    places: frozenset[tuple[str, ...]]
    twins: frozenset[str]
    either: frozenset[frozenset[str]]
    became: frozenset[frozenset[str]]
    kin: Mapping[str, str]
    known: Mapping[str, int]
    chief: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the program."""
    told: dict[str, Any] = tomllib.loads((_HERE / "lexicon.toml").read_text("utf-8"))
    longest = sorted(told["instead"], key=len, reverse=True)
    known, chief = _known()
    return Lexicon(
        instead=told["instead"],
        pattern=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"),
        begins=frozenset(words.split()[0] for words in longest),
        noise=frozenset(map(stem, told["noise"]["words"])),
        laws=_meanings(told["law"]),
        sorts=_meanings(told["sort"]),
        units=frozenset(map(stem, told["unit"]["words"])),
        whole=frozenset(map(stem, told["whole"]["words"])),
        after=frozenset(map(stem, told["after"]["words"])),
        unit_endings=tuple(map(stem, told["unit"]["endings"])),
        twins=frozenset(_twins(told["places"]["municipalities"])),
        places=frozenset(
            tuple(map(stem, fold(place).split()))
            for places in told["places"].values()
            for place in places
        ),
        either=frozenset(map(frozenset, told["either"]["pairs"])),
        became=frozenset(map(frozenset, told["became"]["pairs"])),
        kin=_kin([*told["either"]["pairs"], *told["became"]["pairs"]]),
        known=known,
        chief=chief,
    )


def _kin(pairs: list[list[str]]) -> dict[str, str]:
    """Return one word for all that pairs join together, by each of them."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(found.get(one, ()) for one in pair))
        found |= dict.fromkeys(joined, joined)
    return {one: min(joined) for one, joined in found.items()}


def _meanings(told: Mapping[str, list[str]]) -> dict[str, str]:
    return {
        " ".join(map(stem, word.split())): meaning
        for meaning, words in told.items()
        for word in words
    }


def _twins(places: Iterable[str]) -> Iterator[str]:
    """Yield the places that only marks on letters tell apart."""
    seen: set[str] = set()
    for place in places:
        plain = " ".join(map(stem, fold(place).split()))
        if plain in seen:
            yield plain
        seen.add(plain)


def _known() -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the well-known names; one that two organisations go by is left out."""
    with (_HERE / "known_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], row["also"]) for row in csv.DictReader(file)]
    chief = tuple(dict.fromkeys(name for name, _ in rows))
    number = {name: at for at, name in enumerate(chief)}
    found: dict[str, set[int]] = {}
    for name, also in rows:
        for one in (name, also):
            found.setdefault(fold(one), set()).add(number[name])
            found.setdefault(fold(one).replace(" ", ""), set()).add(number[name])
    return {name: min(of) for name, of in found.items() if len(of) == 1}, chief
