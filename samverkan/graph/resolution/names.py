"""Two names side by side: what the pair of them alone says of the organisations that bear them."""

from collections.abc import Collection, Iterator
from typing import Final

from samverkan.graph.resolution.alike import alike
from samverkan.graph.resolution.compounds import base, parts
from samverkan.graph.resolution.forms import MAYBE, in_english, short_and_long
from samverkan.graph.resolution.lexicon import fold, lexicon, stem
from samverkan.graph.resolution.pairing import Kind, Known, Named, Reason, Verdict
from samverkan.graph.resolution.party import Party
from samverkan.graph.resolution.reading import Reading
from samverkan.graph.resolution.translation import translation
from samverkan.ontology.identity import clean

#: From here on names without a word of their own are variants of one.
VARIANT: Final = 0.86
#: What an authority of another kind with the same field is: often a new name, or a successor.
HEAD: Final = 0.68
#: What the Church of Sweden somewhere and a parish there are.
PARISH: Final = 0.78
#: Below this a pair is not one to ask about, whatever else is the same.
LEAST: Final = 0.5
#: Bodies of the public, which have no form of a company.
_PUBLIC: Final = frozenset(
    {
        *("kommun", "region", "landsting", "lansstyrelse"),
        *("tingsratt", "forsamling", "pastorat", "stift"),
    }
)


def named(a: Reading, b: Reading, one: Party, other: Party, known: Known) -> Named:
    """Return what a pair of names comes to."""
    if (a.letters and a.sure) or (b.letters and b.sure):
        return short_and_long(a, b)
    found = _named(a, b, one, other, known)
    if a.english != b.english and found.kind not in ("variant", "number"):
        return max(found, in_english(a, b), key=lambda named: named.score)
    if (a.letters or b.letters) and found.score < MAYBE:
        return max(found, short_and_long(a, b), key=lambda named: named.score)
    return found


def _named(a: Reading, b: Reading, one: Party, other: Party, known: Known) -> Named:
    if a.known is not None and b.known is not None and a.known != b.known:
        return Named("near", "undecided", 0.0, a, b, ())
    found = alike(a, b, known.weight)
    score = found.score
    rest = frozenset(found.only_one), frozenset(found.only_other)
    if _parish(a, b) or _parish(b, a):
        reason = Reason(True, "parish", (("one", a.text), ("other", b.text)))
        return Named("near", "undecided", PARISH, a, b, (reason,))
    if len(rest[0]) == len(rest[1]) == 1 and _head_changed(*rest[0], *rest[1]):
        reason = Reason(False, "head_changed", (("one", a.text), ("other", b.text)))
        return Named("succession", "undecided", HEAD, a, b, (reason,))
    if all(rest) and score < LEAST:  # most pairs, so nothing more is found out of them
        return Named("near", "undecided", 0.0, a, b, ())
    told = _told(a, b, score)
    against = tuple(_against(a, b, rest, one, other))
    if against:
        became = any(reason.key == "sort_became" for reason in against)
        kind: Kind = "succession" if became else "homonym"
        return Named(kind, "different", score * 0.4, a, b, (told, *against))
    if not any(rest):
        if _twins(a, b):
            reason = Reason(False, "marks_differ", (("one", a.text), ("other", b.text)))
            return Named("near", "undecided", VARIANT - 0.01, a, b, (told, reason))
        if score >= VARIANT:
            return Named("variant", "same", score, a, b, (told,))
        return Named("near", "undecided", score, a, b, (told,))
    if all(rest):
        return Named("near", "undecided", min(score, VARIANT - 0.01), a, b, (told,))
    return _longer(a, b, rest, score, (one, other), known)


def _twins(a: Reading, b: Reading) -> bool:
    """Say whether two names differ in the marks of a place that another has without them."""
    shared = a.places & b.places & lexicon().twins
    return bool(shared) and clean(a.text).casefold() != clean(b.text).casefold()


def _told(a: Reading, b: Reading, score: float) -> Reason:
    fields = (("one", a.text), ("other", b.text))
    if a.base is not None and a.base == b.base and a.joined == b.joined and a.text != b.text:
        chief = lexicon().chief[a.base]
        return Reason(True, "name_known", (*fields, ("name", chief)))
    percent = round(100 * score)
    return Reason(
        True, "name_equal" if percent == 100 else "name_alike", (*fields, ("percent", str(percent)))
    )


def _against(
    a: Reading, b: Reading, rest: tuple[frozenset[str], frozenset[str]], one: Party, other: Party
) -> Iterator[Reason]:
    """Yield what the names say that two bodies differ in."""
    known = lexicon()
    here, there = one.named_places, other.named_places
    if (here and there and not here & there) or (a.places - b.places and b.places - a.places):
        yield _differs("named_place", a.places - b.places or here, b.places - a.places or there)
    sorts = a.sorts - b.sorts, b.sorts - a.sorts
    if all(sorts) and not any(p <= sorts[0] | sorts[1] for p in known.either):
        became = any(p <= sorts[0] | sorts[1] for p in known.became)
        yield _differs("sort_became" if became else "sort_differs", *sorts)
    if a.laws and b.laws and not a.laws & b.laws:
        yield _differs("law_differs", a.laws, b.laws)
    for x, y in ((a, b), (b, a)):
        if x.laws and not y.laws and y.sorts & _PUBLIC:
            yield _differs("law_public", x.laws, y.sorts & _PUBLIC)
    if a.digits != b.digits and (rest[0] & a.digits or rest[1] & b.digits):
        yield _differs("digits_differ", a.digits or {"–"}, b.digits or {"–"})
    if rest[0] & a.units and rest[1] & b.units:
        yield _differs("units_differ", a.units, b.units)


def _owned(long: Reading, short: Reading) -> bool:
    """Say whether the longer name has the other in the genitive: the library of a university."""
    last = short.folded.rpartition(" ")[2]
    named = bool(short.core or short.sorts)  # and not by a place alone
    return named and f"{last}s" in long.folded.split()[:-1]


def _parish(a: Reading, b: Reading) -> bool:
    """Say whether one is the Church of Sweden in a place, and the other a parish named for it."""
    return bool(a.places) and a.places == b.places and a.is_church and b.is_parish


def _head_changed(one: str, other: str) -> bool:
    """Say whether two words are authorities of the same field but of two kinds."""
    alike = one[:3] == other[:3]
    here, there = (parts(one), parts(other)) if alike else ((one,), (other,))
    return (
        here[:-1] == there[:-1]
        and (len(here) > 1 or len(there) > 1 or here != there)
        and _is_authority(here[-1])
        and _is_authority(there[-1])
    )


def _is_authority(part: str) -> bool:
    found = base(part)
    known = translation()
    return found is not None and bool(known.swedish[found] & known.authorities)


def _written(name: Reading, stems: Collection[str]) -> Iterator[str]:
    """Yield the words of a name that have some stems, as they are written in it."""
    return (word for word in name.text.split() if stem(fold(word)) in stems)


def _differs(key: str, one: Collection[str], other: Collection[str]) -> Reason:
    fields = (("one", ", ".join(sorted(one))), ("other", ", ".join(sorted(other))))
    return Reason(False, key, fields)


def _longer(
    a: Reading,
    b: Reading,
    rest: tuple[frozenset[str], frozenset[str]],
    score: float,
    of: tuple[Party, Party],
    known: Known,
) -> Named:
    """Return what two names come to of which one has words that the other lacks."""
    long, short, extra = (a, b, rest[0]) if rest[0] else (b, a, rest[1])
    whole = of[1] if rest[0] else of[0]
    told = _told(a, b, score)
    names = (("short", short.text), ("long", long.text))
    places = {p for p in long.places if set(p.split()) <= extra}
    placed = {word for place in places for word in place.split()}
    sorts = {lexicon().sorts[w] for w in extra if w in lexicon().sorts}
    rest_words = extra - placed - long.units
    if extra & lexicon().after:
        reason = Reason(False, "winds_up", names)
        return Named("succession", "different", score * 0.5, a, b, (told, reason))
    if extra <= lexicon().whole and short.core - lexicon().whole:
        fields = (*names, ("words", ", ".join(_written(long, extra))))
        return Named("variant", "same", 0.9, a, b, (told, Reason(True, "whole_name", fields)))
    if _owned(long, short) and sorts - short.sorts:
        reason = Reason(False, "own_body", names)
        return Named("branch", "different", score * 0.5, a, b, (told, reason))
    if extra & long.units and not sorts - short.sorts:
        reason = Reason(False, "unit_word", (*names, ("unit", ", ".join(sorted(long.units)))))
        return Named("branch", "different", score * 0.5, a, b, (told, reason))
    bare = not short.core and bool(short.places)
    if bare and not long.core and sorts == {"kommun"} and len(extra) == 1:
        return Named("variant", "same", VARIANT, a, b, (Reason(True, "bare_place", names),))
    if places and places <= whole.seat | whole.named_places and not rest_words:
        return Named("variant", "same", 0.9, a, b, (told, Reason(True, "seat", names)))
    if places:
        chain = short.known is not None or frozenset(short.words) in known.chains
        reason = Reason(False, "chain" if chain else "place_added", names)
        proposed: Verdict = "different" if chain else "undecided"
        return Named("branch", proposed, score * 0.5 + 0.2, a, b, (told, reason))
    if bare and not short.sorts:
        return Named("near", "undecided", 0.0, a, b, ())
    reason = Reason(False, "words_added", (*names, ("words", ", ".join(sorted(extra)))))
    return Named("longer", "undecided", min(0.2 + score * 0.68, 0.79), a, b, (told, reason))
