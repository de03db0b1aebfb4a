"""A name beside one of another form: its abbreviation, or what it is called in English."""

import re
from typing import Final

from samverkan.graph.resolution.initials import spells
from samverkan.graph.resolution.lexicon import lexicon
from samverkan.graph.resolution.meaning import translated
from samverkan.graph.resolution.pairing import Kind, Named, Reason, Verdict
from samverkan.graph.resolution.reading import Reading

#: What an abbreviation says, by how it is found in the name: as its first letters, or those of two
#: only, or of some words more, or as a word that may be no abbreviation, or within it.
INITIALS, TWO, LOOSE, MAYBE, WITHIN = 0.82, 0.7, 0.66, 0.64, 0.62
#: What an abbreviation of a name that is translated says less.
TRANSLATED: Final = 0.1
_COUNTRY: Final = re.compile(r"\bswed")
#: How alike names of two languages must be in meaning, and how much of it must be about something.
MEANT, ABOUT = 0.6, 0.9


def short_and_long(a: Reading, b: Reading) -> Named:
    """Return what an abbreviation beside a name comes to."""
    fields = (("one", a.text), ("other", b.text))
    if a.letters == b.letters:
        return _same_letters(a, b, fields)
    short, long = (a, b) if a.letters and (a.sure or not b.letters) else (b, a)
    if long.letters and long.sure:
        return Named("near", "undecided", 0.0, a, b, ())
    names = (("short", short.text), ("long", long.text))
    cost = None
    if not short.beside or short.beside == long.places:
        cost = spells(long.rest if short.beside else long.folded, short.letters)
    if cost is not None and (len(short.letters) > 2 or not cost):
        score = TWO if len(short.letters) == 2 else LOOSE if cost else INITIALS
        reason = Reason(True, "initials_more" if cost else "initials", names)
        if long.english and _COUNTRY.search(long.folded):
            score -= TRANSLATED  # who is called by an abbreviation is so by that of its own name
        score = score if short.sure else MAYBE - 0.02 * cost
        return Named("abbreviation", "undecided", score, a, b, (reason,), short.text)
    if short.sure and short.letters in long.words:
        reason = Reason(True, "short_within", names)
        kind: Kind = "branch" if long.places or long.units else "longer"
        proposed: Verdict = "different" if kind == "branch" else "undecided"
        return Named(kind, proposed, WITHIN, a, b, (reason,))
    return Named("near", "undecided", 0.0, a, b, ())


def _same_letters(a: Reading, b: Reading, fields: tuple[tuple[str, str], ...]) -> Named:
    if a.beside == b.beside:
        return Named("variant", "same", 1.0, a, b, (Reason(True, "name_equal", fields),))
    if a.beside and b.beside:
        return Named("homonym", "different", 0.4, a, b, (Reason(False, "named_place", fields),))
    short, long = (a, b) if b.beside else (b, a)
    names = (("short", short.text), ("long", long.text))
    return Named("branch", "different", 0.5, a, b, (Reason(False, "place_added", names),))


def in_english(a: Reading, b: Reading) -> Named:
    """Return what two names come to of which one is in English."""
    english, swedish = (a, b) if a.english else (b, a)
    if english.known is not None:  # it is known whose name that is
        return Named("near", "undecided", 0.0, a, b, ())
    score, about = translated(english.folded, swedish.folded)
    if score < MEANT or about < ABOUT or a.digits != b.digits:
        return Named("near", "undecided", 0.0, a, b, ())
    fields = (("one", a.text), ("other", b.text), ("percent", str(round(100 * score))))
    if a.places and b.places and not a.places & b.places:
        reason = Reason(False, "named_place", fields)
        return Named("homonym", "different", score * 0.4, a, b, (reason,))
    sorts = a.sorts - b.sorts, b.sorts - a.sorts
    if all(sorts) and not any(p <= sorts[0] | sorts[1] for p in lexicon().either):
        return Named("near", "undecided", 0.0, a, b, ())
    if a.places != b.places:
        score *= 0.8
    return Named("translation", "undecided", score, a, b, (Reason(True, "meaning", fields),))
