"""Long Swedish words taken apart: "jordbruksverket" is about farming, and a kind of authority."""

from functools import cache, lru_cache
from typing import Final

from samverkan.graph.resolution.lexicon import stem
from samverkan.graph.resolution.translation import translation

#: What may stand between two parts, and behind the last one.
_BETWEEN: Final = ("", "s", "e", "o", "a", "u")
_BEHIND: Final = (
    *("", "s", "n", "t", "a", "e", "r", "en", "et", "na", "ar", "er", "or", "ns", "ts", "an"),
    *("ens", "ets", "nas", "arna", "erna", "orna", "aren", "arnas", "ernas", "ornas", "are"),
    *("arens", "sk", "ska", "skt", "ell", "ella", "ellt", "lig", "liga"),
)
#: A part that is not known has so many letters at least, and any part so many at most.
_UNKNOWN: Final = 3
_LONGEST: Final = 26
#: A short part in the midst of a word is as bad as so many unknown letters: any word has them.
_SHORT_COSTS: Final = 3
#: So many letters must be known for a word to be taken apart.
_TOGETHER: Final = 2


@lru_cache(maxsize=200_000)
def parts(word: str, *, fine: bool = False) -> tuple[str, ...]:
    """Return the parts of a folded word, as they are written in it; one part if it is no compound.

    Of all ways to take it apart, the one with the fewest unknown letters is chosen, and of those
    the one with the fewest parts, or `fine`, with the most. The last part, which says what the
    thing is, must be known.

    >>> parts("jordbruksverket"), parts("studiestodsnamnden"), parts("skansen")
    (('jordbruks', 'verket'), ('studiestods', 'namnden'), ('skansen',))
    """
    inner, last = _inner(fine), _last(fine)
    size, one = len(word), -1 if fine else 1
    # For each place in the word: unknown letters and parts up to it, and where its part begins.
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, size + 1):
        known = last if end == size else inner
        found = (2 * size, 0, 0)
        for begin in range(max(0, end - _LONGEST), end):
            missing, count, _ = best[begin]
            if word[begin:end] in known:
                short = begin > 0 and end - begin <= _UNKNOWN
                cost = _SHORT_COSTS if short and not (end == size and _head(word[begin:])) else 0
                found = min(found, (missing + cost, count + one, begin))
            elif end - begin >= _UNKNOWN and not (begin and end == size):
                found = min(found, (missing + end - begin + 1, count + one, begin))
        best.append(found)
    if best[size][0] > size - _TOGETHER:
        return (word,)
    cut: list[str] = []
    end = size
    while end:
        begin = best[end][2]
        cut.append(word[begin:end])
        end = begin
    return tuple(reversed(cut))


def base(part: str) -> str | None:
    """Return the known part that a written one is a form of, or None.

    >>> base("verket"), base("jordbruks"), base("xyz")
    ('verk', 'jordbruks', None)
    """
    return _last(fine=False).get(part) or _inner(fine=False).get(part)


def _head(part: str) -> bool:
    """Say whether a short part is a kind of body: a council, a corps."""
    known = translation()
    found = base(part)
    return found is not None and not known.swedish[found].isdisjoint(known.bodies)


@cache
def _inner(fine: bool) -> dict[str, str]:
    return _forms(_BETWEEN, fine=fine)


@cache
def _last(fine: bool) -> dict[str, str]:
    return _forms(_BEHIND, fine=fine)


def _forms(endings: tuple[str, ...], *, fine: bool) -> dict[str, str]:
    """Return the known parts by how they may be written, those with the shortest ending first."""
    known = translation()
    every = sorted(known.parts | known.pieces if fine else known.parts)
    found: dict[str, str] = {}
    for ending in sorted(endings, key=len, reverse=True):
        written = {part + ending: part for part in every if len(part) + len(ending) > 1}
        found |= {stem(form): part for form, part in written.items() if len(stem(form)) > 2}
        found |= written
    return found
