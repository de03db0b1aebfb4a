"""Which pairs are looked at: those of names with something rare in common, out of all."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from math import log
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from samverkan.graph.resolution.initials import beginnings, shortened
from samverkan.graph.resolution.lexicon import lexicon
from samverkan.graph.resolution.meaning import meaning
from samverkan.graph.resolution.party import Party
from samverkan.graph.resolution.reading import Reading
from samverkan.graph.resolution.vectors import nearest, vectors

#: The pairs of numbers of parties, the smaller first.
Pairs = set[tuple[int, int]]

#: Up to so many parties with a key in common are all compared; of more, neighbours in order.
CROWD: Final = 40
#: How alike names must be, from 0 to 100, by their letters or else by the words that they share.
LETTERS: Final = 62
WORDS: Final = 80
#: Shorter names are not looked for misspelt.
LEAST: Final = 5
#: How alike an English name and another must be in what they mean.
MEANT: Final = 0.15
#: The length of the parts of names.
PART: Final = 3


def pairs(parties: Sequence[Party], sides: Sequence[bool] | None = None) -> Pairs:
    """Return the pairs of parties that may be one.

    They have an organisation number or the words of a name in common, or all letters but one, one's
    abbreviation may be the other's, or they are among the most alike by the parts of three letters
    of their names, or by what they mean, where one of them is in English. With `sides`, which side
    each party is on, only those of two sides are paired.
    """
    found: Pairs = set()
    for key in (_numbers, _words):
        found |= _sharing(parties, key, sides)
    found |= _misspelt(parties, sides) | _shortened(parties, sides)
    found |= _alike(parties, sides) | _meant(parties)
    if sides is None:
        return found
    return {(one, other) for one, other in found if sides[one] != sides[other]}


def _numbers(party: Party) -> Iterator[Hashable]:
    if party.number:
        yield party.number


def _words(party: Party) -> Iterator[Hashable]:
    """Yield the words of each name in no order, the name as one word, and of a parish its place."""
    for reading in party.readings:
        yield tuple(sorted(_alike_sort(word) for word in reading.words))
        yield reading.joined
        if reading.places and (reading.is_parish or reading.is_church):
            yield reading.places


def _alike_sort(word: str) -> str:
    """Return a word, or one word for all kinds that may be, or become, each other."""
    known = lexicon()
    sort = known.sorts.get(word)
    return word if sort is None else known.kin.get(sort, sort)


def _misspelt(parties: Sequence[Party], sides: Sequence[bool] | None) -> Pairs:
    """Return the pairs of parties with names that are the same but for a letter of each."""
    numbers, owners = array("L"), array("L")
    for at, party in enumerate(parties):
        written = {r.joined for r in party.readings if len(r.joined) > LEAST}
        some = {number for text in written for number in _without(text.encode())}
        numbers.extend(some)
        owners.extend([at] * len(some))
    number, owner = np.array(numbers), np.array(owners)
    order = np.lexsort((owner, number))
    number, owner = number[order], owner[order]
    edges = np.flatnonzero(np.diff(number)) + 1
    groups = zip([0, *edges], [*edges, len(number)], strict=True)
    return _crowds((owner[a:b].tolist() for a, b in groups if b - a > 1), sides)


def _without(text: bytes) -> Iterator[int]:
    """Yield a number for a text, and for each text that lacks one letter of it."""
    yield crc32(text)
    for at in range(len(text)):
        yield crc32(text[at + 1 :], crc32(text[:at]))


def _shortened(parties: Sequence[Party], sides: Sequence[bool] | None) -> Pairs:
    """Return the pairs of which the one's name may be an abbreviation of the other's."""
    short: dict[str, list[int]] = defaultdict(list)
    for at, party in enumerate(parties):
        for letters in dict.fromkeys(r.letters for r in party.readings if r.letters):
            short[letters].append(at)
    wanted = beginnings(short)
    found = _crowds(short.values(), sides)
    for at, party in enumerate(parties) if short else ():
        names = {r.folded for r in party.readings} | {r.rest for r in party.readings}
        for name in names:
            for letters in shortened(name, wanted, short):
                found.update(_pair(at, other) for other in short[letters][:CROWD] if other != at)
        for word in {word for reading in party.readings for word in reading.words}:
            found.update(_pair(at, other) for other in short.get(word, ())[:CROWD] if other != at)
    return found


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _meant(parties: Sequence[Party]) -> Pairs:
    """Return the pairs of an English and another name that mean much the same."""
    names = [(at, reading) for at, party in enumerate(parties) for reading in party.readings]
    english = [at for at, (_, reading) in enumerate(names) if reading.english]
    if not english or len(english) == len(names):
        return set()
    others = [at for at, (_, reading) in enumerate(names) if not reading.english]
    matrix = vectors([_meanings(reading) for _, reading in names])
    found: Pairs = set()
    for some, near in nearest(matrix[english], matrix[others], MEANT):
        for a, b in zip(some, near, strict=True):
            found.add(_pair(names[english[a]][0], names[others[b]][0]))
    return {pair for pair in found if pair[0] != pair[1]}


def _meanings(reading: Reading) -> set[str]:
    """Return what a name means, and each of it together with each place."""
    tokens = meaning(reading.folded)
    means = {str(one) for token in tokens if not token.place for one in token.means}
    places = {str(one) for token in tokens if token.place for one in token.means}
    return means | {f"{place} {one}" for place in places for one in means}


def _sharing(
    parties: Sequence[Party],
    keys: Callable[[Party], Iterator[Hashable]],
    sides: Sequence[bool] | None,
) -> Pairs:
    """Return the pairs that share a key.

    Of a crowd, neighbours are: sameness of all follows from that of each with the next.
    """
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for at, party in enumerate(parties):
        for key in dict.fromkeys(keys(party)):
            sharing[key].append(at)
    return _crowds(sharing.values(), sides)


def _crowds(groups: Iterable[list[int]], sides: Sequence[bool] | None) -> Pairs:
    found: Pairs = set()
    for group in groups:
        if sides is not None:
            found.update(_across(group, sides))
        else:
            found.update(combinations(group, 2) if len(group) <= CROWD else pairwise(group))
    return found


def _across(group: list[int], sides: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a group that are on two sides; of a crowd, with the first of the fewer."""
    two = [[at for at in group if sides[at] is side] for side in (False, True)]
    few, many = sorted(two, key=len)
    if few:
        few = few[: max(CROWD**2 // len(many), 1)]
        yield from (_pair(one, other) for one in few for other in many)


def _alike(parties: Sequence[Party], sides: Sequence[bool] | None) -> Pairs:
    """Return the pairs of parties whose names are alike in their parts."""
    names = [(at, reading) for at, party in enumerate(parties) for reading in party.readings]
    owner = np.array([at for at, _ in names])
    matrix = vectors([_parts(reading) for _, reading in names])
    words = [" ".join(sorted(reading.words)) for _, reading in names]
    found: Pairs = set()
    rows = np.arange(len(names))
    here = there = rows
    if sides is not None:
        side = np.array(sides)[owner]
        here, there = rows[side], rows[~side]
    for first, second in nearest(matrix[here], matrix[there]):
        some, near = here[first], there[second]
        kept = _alike_enough([words[at] for at in some], [words[at] for at in near])
        for one, other in zip(owner[some][kept], owner[near][kept], strict=True):
            if one != other:
                found.add(_pair(int(one), int(other)))
    return found


def _alike_enough(one: Sequence[str], other: Sequence[str]) -> NDArray[np.bool_]:
    """Say of each pair of names whether it is worth reading: few letters differ, or words."""
    if not one:
        return np.zeros(0, bool)
    every: NDArray[Any] = process.cpdist(one, other, scorer=fuzz.ratio)
    some: NDArray[Any] = process.cpdist(one, other, scorer=fuzz.token_set_ratio)
    enough: NDArray[np.bool_] = (every >= LETTERS) | (some >= WORDS)
    return enough


def _parts(reading: Reading) -> set[str]:
    """Return the parts of three letters of a name's words, and its words two and two."""
    found = {f"{a} {b}" for a, b in combinations(sorted(set(reading.words)), 2)}
    for word in reading.words:
        whole = f"^{word}$"
        found.update(whole[i : i + PART] for i in range(max(len(whole) - PART + 1, 1)))
    return found


def rarity(readings: Sequence[Reading]) -> Callable[[str], float]:
    """Return how much each word tells, from 0.4 for the most common to 1 for a rare one.

    In a short list every word tells as much: too few names say nothing of what is common.
    """
    counts: dict[str, int] = defaultdict(int)
    for reading in readings:
        for word in set(reading.words):
            counts[word] += 1
    total = len(readings)
    if total < FEW:
        return lambda _: 1.0
    whole = log(total)

    def weight(word: str) -> float:
        return max(0.4, min(1.0, 1.2 * log(total / counts.get(word, 1)) / whole))

    return weight


#: In so few names every word tells as much as any other.
FEW: Final = 1_000
