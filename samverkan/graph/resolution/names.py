"""Two names side by side: what the pair of them alone says of the organisations that bear them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from samverkan.graph.resolution.alike import Weight, alike
from samverkan.graph.resolution.lexicon import lexicon
from samverkan.graph.resolution.party import Party
from samverkan.graph.resolution.reading import Reading
from samverkan.ontology.identity import clean

Kind = Literal[
    "number", "variant", "abbreviation", "longer", "near", "branch", "succession", "homonym"
]
Verdict = Literal["same", "different", "undecided"]

#: From here on names without a word of their own are variants of one.
VARIANT: Final = 0.86
#: What an abbreviation says, by how it is found in the name.
INITIALS, WITHIN = 0.82, 0.62
#: Below this a pair is not one to ask about, whatever else is the same.
LEAST: Final = 0.5
#: Bodies of the public, which have no form of a company.
_PUBLIC: Final = frozenset(
    {
        "kommun",
        "region",
        "landsting",
        "lansstyrelse",
        "tingsratt",
        "forsamling",
        "pastorat",
        "stift",
    }
)


class Reason(NamedTuple):
    """Something that speaks `for` sameness, or against it: the key of its words, and the fields."""

    speaks_for: bool
    key: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known about organisations beside themselves.

    `weight` says how much a word tells; `chains` holds the words of names that are followed by
    several places; `successions` is the date of each, by old and new.
    """

    weight: Weight
    chains: Collection[frozenset[str]]
    successions: dict[tuple[str, str], str | None]


class Named(NamedTuple):
    """What a pair of names comes to."""

    kind: Kind
    proposed: Verdict
    score: float
    one: Reading
    other: Reading
    reasons: tuple[Reason, ...]


def named(a: Reading, b: Reading, one: Party, other: Party, known: Known) -> Named:
    """Return what a pair of names comes to."""
    if a.letters or b.letters:
        return _letters(a, b)
    if a.known is not None and b.known is not None and a.known != b.known:
        return Named("near", "undecided", 0.0, a, b, ())
    found = alike(a, b, known.weight)
    score = found.score
    rest = frozenset(found.only_one), frozenset(found.only_other)
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
    key = "name_equal" if score == 1 else "name_alike"
    return Reason(True, key, (*fields, ("percent", str(round(100 * score)))))


def _letters(a: Reading, b: Reading) -> Named:
    """Return what an abbreviation beside a name comes to."""
    fields = (("one", a.text), ("other", b.text))
    if a.letters == b.letters:
        return Named("variant", "same", 1.0, a, b, (Reason(True, "name_equal", fields),))
    short, long = (a, b) if a.letters else (b, a)
    if long.letters:
        return Named("near", "undecided", 0.0, a, b, ())
    if short.letters in long.initials:
        reason = Reason(True, "initials", (("short", short.text), ("long", long.text)))
        return Named("abbreviation", "undecided", INITIALS, a, b, (reason,))
    if short.letters in long.words:
        reason = Reason(True, "short_within", (("short", short.text), ("long", long.text)))
        kind: Kind = "branch" if long.places or long.units else "longer"
        proposed: Verdict = "different" if kind == "branch" else "undecided"
        return Named(kind, proposed, WITHIN, a, b, (reason,))
    return Named("near", "undecided", 0.0, a, b, ())


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
    if extra & long.units and not sorts:
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
    return Named("longer", "undecided", min(0.35 + score * 0.5, 0.79), a, b, (told, reason))
