"""How alike two names are: their words set side by side, small misspellings forgiven."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from samverkan.graph.resolution.compounds import base, parts
from samverkan.graph.resolution.lexicon import Lexicon, lexicon
from samverkan.graph.resolution.reading import Reading

#: How much a stem tells, from 0 to 1.
Weight = Callable[[str], float]

#: One wrong letter is forgiven in a word of so many, and one more for every so many.
LETTERS: Final = 5
#: From here on two names written as one word are the same but for misspellings.
JOINED: Final = 0.88
#: What a short word with a letter more is worth.
SHORT: Final = 0.8
#: What a word that only says the kind of body weighs against one that says who it is.
SORT: Final = 0.45


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two readings are, from 0 to 1, and the stems of each that the other lacks."""

    score: float
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def alike(one: Reading, other: Reading, weight: Weight) -> Likeness:
    """Return how alike two names are.

    Each word is set beside the one most like it: the same stem, or one so long that the few
    letters that differ may be a misspelling. Never so for places, which are told apart, or for
    numbers. Names that are the same when written as one word are the same.
    """
    known = lexicon()
    rest_one, rest_other = list(one.words), list(other.words)
    shared = 0.0
    whole = sum(_weigh(w, weight, known) for w in (*rest_one, *rest_other))
    for word in one.words:
        if word in rest_other:
            rest_one.remove(word)
            rest_other.remove(word)
            shared += 2 * _weigh(word, weight, known)
    for word in tuple(rest_one):
        near = [(_near(word, w, known), w) for w in rest_other]
        likeness, best = max(near, default=(0.0, ""))
        if likeness:
            rest_one.remove(word)
            rest_other.remove(best)
            both = _weigh(word, weight, known) + _weigh(best, weight, known)
            shared += likeness * both
    score = shared / whole if whole else 0.0
    if (rest_one or rest_other) and not (one.digits ^ other.digits):
        joined = _joined(one, other)
        if joined > score:
            return Likeness(joined, (), ())
    return Likeness(score, tuple(rest_one), tuple(rest_other))


def _weigh(word: str, weight: Weight, known: Lexicon) -> float:
    tells_less = word in known.sorts or word in known.units or word.isdigit()
    return weight(word) * (SORT if tells_less else 1.0)


def _near(one: str, other: str, known: Lexicon) -> float:
    """Return how alike two words are, or 0 if they are two words and no misspelling."""
    shorter = min(len(one), len(other))
    least = LETTERS - (one in known.sorts or other in known.sorts)
    if one.isdigit() or other.isdigit():
        return 0.0
    if shorter < least:
        return SHORT if _letter_more(one, other) else 0.0
    sorts = known.sorts.get(one, one), known.sorts.get(other, other)
    if sorts[0] == sorts[1] or frozenset(sorts) in known.either:
        return 1.0
    if (one,) in known.places and (other,) in known.places:
        return 0.0
    most = max(shorter // LETTERS, 1)
    edits = OSA.distance(one, other, score_cutoff=most)
    if edits > most or _two_words(one, other):
        return 0.0
    return 1 - edits / max(len(one), len(other))


def _letter_more(one: str, other: str) -> bool:
    """Say whether a word of four letters has one more in the other: Clas and Claes."""
    small, large = sorted((one, other), key=len)
    return (
        (len(small), len(large)) == (LETTERS - 1, LETTERS)
        and small[0] == large[0]
        and OSA.distance(one, other) == 1
    )


def _two_words(one: str, other: str) -> bool:
    """Say whether words so alike are of known parts that differ: school and gaming inspectorate."""
    here, there = parts(one), parts(other)
    if len(here) != len(there) or len(here) < 2:
        return False
    pairs = [(base(a), base(b)) for a, b in zip(here, there, strict=True)]
    return all(a and b for a, b in pairs) and any(a != b for a, b in pairs)


def _joined(one: Reading, other: Reading) -> float:
    """Return how alike two names are as one word each, or 0 where they are not nearly one."""
    if (one.places != other.places or one.sorts != other.sorts) and one.joined != other.joined:
        return 0.0
    if min(len(one.joined), len(other.joined)) < 2 * LETTERS:
        return float(one.joined == other.joined)
    if len(one.words) == len(other.words):
        return float(OSA.distance(one.joined, other.joined, score_cutoff=1) <= 1) * JOINED
    score = OSA.normalized_similarity(one.joined, other.joined, score_cutoff=JOINED)
    return float(score) if score >= JOINED else 0.0
