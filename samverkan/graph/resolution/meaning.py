"""What a name is about, whichever language it is in, so that the two can be set side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samverkan.graph.resolution.compounds import base, parts
from samverkan.graph.resolution.lexicon import lexicon, stem
from samverkan.graph.resolution.translation import translation

#: Small words of each language; those of English tell that a name is in it.
_ENGLISH: Final = frozenset({"of", "the", "and", "in", "for", "on", "to", "at", "against", "with"})
_TELLING: Final = frozenset({"of", "the", "and", "swedish", "against"})
_SWEDISH: Final = frozenset(
    {"i", "och", "for", "av", "pa", "till", "med", "vid", "samt", "inom", "m"}
)
#: What a subject weighs against a word for what a body is, and one that may be either.
_BODY, _EITHER, _SUBJECT = 0.3, 0.6, 1.0
#: How alike two kinds of authorities are.
_LIKE: Final = 0.5
#: What remains where one is a kind of body, a church or a school, that the other is not.
_LONE: Final = 0.92
#: Words that begin with so many letters alike are the same in both languages.
_ROOT: Final = 6
_SPELT: Final = (
    *(("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("sch", "sk"), ("c", "k"), ("q", "k")),
    *(("x", "ks"), ("y", "i"), ("w", "v"), ("z", "s")),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word that means something: the numbers of its meanings or its root, and what it weighs."""

    means: frozenset[int | str]
    weight: float
    place: bool = False


@lru_cache(maxsize=200_000)
def is_english(folded: str) -> bool:
    """Say whether a folded name is in English, as far as its words tell.

    >>> is_english("swedish forest agency"), is_english("skogsstyrelsen"), is_english("forum")
    (True, False, False)
    """
    words = folded.split()
    known = translation()
    if not _TELLING.isdisjoint(words) or not known.telling.isdisjoint(words):
        return True
    own = sum(word in known.english and word not in known.parts for word in words)
    return own > 0 and 2 * own > len(words)


@lru_cache(maxsize=200_000)
def meaning(folded: str) -> tuple[Token, ...]:
    """Return what a folded name is about: a token for each word, and for each part of a long one.

    Words that only say that a body is the country's are left out.
    """
    found = _english(folded) if is_english(folded) else _swedish(folded)
    return tuple(dict.fromkeys(found))


def _english(folded: str) -> Iterator[Token]:
    known = translation()
    text = known.pattern.sub(lambda found: found[0].replace(" ", "_"), folded)
    for written in text.split():
        word = written.replace("_", " ")
        if _is_place(word):
            yield _place(word)
        elif word not in _ENGLISH and len(word) > 1:
            means = known.english.get(word) or known.english.get(word.removesuffix("s"))
            yield from _token(means, word)


def _swedish(folded: str) -> Iterator[Token]:
    known = translation()
    for word in folded.split():
        if word in _SWEDISH:
            continue
        if _is_place(word):
            yield _place(word)
            continue
        for part in parts(word) if len(word) > 1 else ():
            found = base(part)
            yield from _token(known.swedish[found] if found else None, part)


def _token(means: frozenset[int] | None, word: str) -> Iterator[Token]:
    if not means:
        yield Token(frozenset({_root(stem(word))}), _SUBJECT)
        return
    known = translation()
    about = means - known.nation
    if about:
        body = about & known.bodies
        weight = _SUBJECT if not body else _BODY if body == about else _EITHER
        yield Token(frozenset(about | {_root(word)}), weight)


def _place(word: str) -> Token:
    return Token(frozenset({stem(word)}), _SUBJECT, place=True)


def _is_place(word: str) -> bool:
    return (stem(word),) in lexicon().places


def _root(word: str) -> str:
    """Return how a word begins when it is spelt as its like in the other language.

    >>> _root("psychological"), _root("psykologisk")
    ('psikol', 'psikol')
    """
    for sign, other in _SPELT:
        word = word.replace(sign, other)
    return re.sub(r"(.)\1", r"\1", word)[:_ROOT]


def translated(one: str, other: str) -> tuple[float, float]:
    """Return how alike two folded names are in meaning, from 0 to 1, and how much is about it.

    The second is the weight of the subjects and proper names that they share; of places only where
    they are the same kind of body too, and about nothing else.
    """
    first, second = meaning(one), meaning(other)
    authorities = translation().authorities
    whole = sum(token.weight for token in (*first, *second))
    rest, lone = list(second), []
    shared = about = 0.0
    placed = bodies = False
    for token in sorted(first, key=lambda token: (len(token.means), -token.weight)):
        near = next((o for o in rest if not token.means.isdisjoint(o.means)), None)
        if near is not None:
            rest.remove(near)
            shared += token.weight + near.weight
            weight = min(token.weight, near.weight)
            placed |= token.place
            bodies |= weight == _BODY
            about += weight if weight > _BODY and not token.place else 0
        elif not authorities.isdisjoint(token.means):
            near = next((o for o in rest if not authorities.isdisjoint(o.means)), None)
            if near is not None:
                rest.remove(near)
                shared += (token.weight + near.weight) * _LIKE
        else:
            lone.append(token)
    score = shared / whole if whole else 0.0
    if any(token.weight == _BODY for token in (*lone, *rest)):
        score *= _LONE
    all_told = all(token.weight < _SUBJECT for token in (*lone, *rest))
    return score, about + (placed and bodies and all_told)
