"""What a name may be shortened to: "Centrala studiestödsnämnden" to CSN."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from samverkan.graph.resolution.compounds import base, parts
from samverkan.graph.resolution.lexicon import lexicon, stem
from samverkan.graph.resolution.translation import translation

#: What it costs to take more than the first letter of a part, or one from within a long part too,
#: or none of a part in the midst; to leave a word out that only says the legal form or the country,
#: or one that is the last of several; and what may be spent at most.
_MORE, _WITHIN, _LIGHT, _LAST, _MOST = 1, 2, 1, 2, 2
#: A part of so many letters may give one from within.
_LONG: Final = 7
#: So many letters of a part are taken at most, and so many words are looked at.
_LETTERS: Final = 3
_WORDS: Final = 9
_SMALL: Final = frozenset(
    {
        *("i", "och", "for", "av", "pa", "till", "med", "vid", "samt", "mot"),
        *("the", "of", "and", "in", "on", "at"),
    }
)


def beginnings(shorts: Collection[str]) -> frozenset[str]:
    """Return what some abbreviations begin with: what `shortened` follows, and nothing else."""
    return frozenset(short[:size] for short in shorts for size in range(len(short) + 1))


def shortened(folded: str, wanted: frozenset[str], shorts: Collection[str]) -> dict[str, int]:
    """Return which of the abbreviations a folded name may be shortened to, and what each costs.

    It costs nothing where every word gives its first letter, small words aside, or a compound the
    first letter of each part. `wanted` are the beginnings of the abbreviations.

    >>> some = ["csn", "cs", "umu", "cns"]
    >>> [shortened(name, beginnings(some), some)
    ...  for name in ("centrala studiestodsnamnden", "umea universitet")]
    [{'cs': 0, 'csn': 0}, {'umu': 1}]
    """
    found: dict[str, int] = {}
    words = folded.split()[:_WORDS]
    for letters, cost in _spelt(words, 0, "", 0, wanted):
        if letters in shorts and cost < found.get(letters, _MOST + 1):
            found[letters] = cost
    return found


def spells(folded: str, short: str) -> int | None:
    """Return what it costs to shorten a folded name so, or None if it cannot be."""
    return shortened(folded, _beginnings_of(short), (short,)).get(short)


@lru_cache(maxsize=10_000)
def _beginnings_of(short: str) -> frozenset[str]:
    return beginnings((short,))


def _spelt(
    words: list[str], at: int, letters: str, cost: int, wanted: frozenset[str]
) -> Iterator[tuple[str, int]]:
    """Yield what the words from one on may add to some letters, as far as it is wanted."""
    if at == len(words):
        yield letters, cost
        return
    word = words[at]
    if word in _SMALL or _light(word, first=at == 0):
        paid = cost if word in _SMALL or at else cost + _LIGHT
        if paid <= _MOST:
            yield from _spelt(words, at + 1, letters, paid, wanted)
    elif at == len(words) - 1 and at > 1 and cost + _LAST <= _MOST:
        yield letters, cost + _LAST
    for taken, price in _taken(word, letters, wanted):
        if cost + price <= _MOST:
            yield from _spelt(words, at + 1, letters + taken, cost + price, wanted)


def _taken(word: str, letters: str, wanted: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the letters that may be taken of a word: of its beginning, its halves, or its parts."""
    if letters + word[0] not in wanted:  # with it every way begins
        return
    whole, fine = parts(word), parts(word, fine=True)
    halves = ("".join(whole[:-1]), whole[-1])
    for some in dict.fromkeys(((word,), halves, whole, fine)):
        if "" in some:  # of a word of one part there are no halves
            continue
        ways = [("", 0)]
        for part in some:
            ways = (
                [
                    (taken + part[:size], cost + (_MORE if size > 1 else 0))
                    for taken, cost in ways
                    for size in range(1, min(_LETTERS, len(part)) + 1)
                    if letters + taken + part[:size] in wanted and cost <= _MOST
                ]
                + [
                    (taken + part[0] + within, cost + _WITHIN)
                    for taken, cost in ways
                    if len(part) >= _LONG and len(some) > 1 and cost + _WITHIN <= _MOST
                    for within in dict.fromkeys(part[3:-2])
                    if letters + taken + part[0] + within in wanted
                ]
                + [
                    (taken, cost + _WITHIN)
                    for taken, cost in ways
                    if taken and part is not some[-1] and cost + _WITHIN <= _MOST
                ]
            )
        yield from ways


@lru_cache(maxsize=100_000)
def _light(word: str, *, first: bool) -> bool:
    """Say whether a word may be left out: the country, a legal form, or a place behind others."""
    plain = stem(word)
    known = translation()
    part = base(word)
    if part is not None and known.swedish[part] & known.nation:
        return True
    return (
        plain in lexicon().laws
        or plain in ("ab", "publ", "lan")
        or (not first and (plain,) in lexicon().places)
    )
