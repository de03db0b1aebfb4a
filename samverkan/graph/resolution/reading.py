"""A name of an organisation, read: what it is about, what kind of body it says, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samverkan.graph.resolution.lexicon import Lexicon, fold, lexicon, stem
from samverkan.graph.resolution.meaning import is_english
from samverkan.ontology.identity import clean

#: So many letters are an abbreviation, where they are all capital or have no vowel.
_SHORT: Final = (2, 6)
_LONGEST_PLACE: Final = 3
_CHURCH: Final = frozenset({stem("kyrkan")})
_VOWELS: Final = frozenset("aeiouyåäö")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says.

    `words` are the stems that say who it is, places among them; `noise` and words of law left
    out, those of `sorts` kept. `joined` is the name written as one word. `known` is the number of
    the well-known organisation that goes by the whole name, `base` of the one that it is or begins
    with. `letters` is what is written if it is an abbreviation, `sure` says whether it can be
    nothing else, and `beside` has the places behind it: "ABF Mora". `rest` is what a longer name
    is shortened to when places stand behind: itself without them. `english` says that the name is.
    """

    text: str
    folded: str
    words: tuple[str, ...]
    joined: str
    laws: frozenset[str]
    sorts: frozenset[str]
    units: frozenset[str]
    places: frozenset[str]
    digits: frozenset[str]
    known: int | None
    base: int | None
    letters: str
    sure: bool
    beside: frozenset[str]
    rest: str
    english: bool

    @property
    def core(self) -> frozenset[str]:
        """The words that are neither a place, a kind of body nor a part of one."""
        sorts = lexicon().sorts
        placed = {part for place in self.places for part in place.split()}
        return frozenset(w for w in self.words if w not in sorts) - placed - self.units

    @property
    def is_parish(self) -> bool:
        """Whether it is a parish and named for nothing but a place."""
        return not self.core and not self.sorts.isdisjoint(("forsamling", "pastorat"))

    @property
    def is_church(self) -> bool:
        """Whether it is the Church of Sweden, somewhere or all of it."""
        return self.core == _CHURCH

    @property
    def generic(self) -> bool:
        """Whether the name fits any body of its kind: "kommunen", "länsstyrelsen"."""
        bare = not self.core and not self.places and self.known is None
        return bare and not (self.letters and self.sure)


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Reading:
    """Return what a name says.

    >>> one = read_name("Stiftelsen Falu kommuns bostäder")
    >>> one.words, sorted(one.laws), sorted(one.sorts), sorted(one.places)
    (('falu', 'kommu', 'bostader'), ['stiftelse'], ['kommun'], ['falu'])
    """
    known = lexicon()
    folded = fold(text)
    whole, base, rest = _known(text, folded, known)
    chief = fold(known.chief[base]).split() if base is not None else []
    rest = " ".join(w for w in rest.split() if stem(w) not in set(map(stem, chief)))
    plain = " ".join([*chief, rest])
    written = plain.split()
    if not known.begins.isdisjoint(written):
        written = known.pattern.sub(lambda found: known.instead[found[0]], plain).split()
    stems = [stem(word) for word in written]
    laws: set[str] = set()
    stems = _take_laws(stems, laws, known)
    words = tuple(w for w in stems if w not in known.noise) or tuple(stems)
    left_out = known.noise | {"ab", "hb", "kb"}
    places = frozenset(_places(words, known))
    letters, sure, beside = (
        ("", False, False) if base is not None else _short(text, folded, words, places)
    )
    placed = {word for place in places for word in place.split()}
    return Reading(
        text=text,
        folded=folded,
        words=words,
        joined=stem("".join(w for w in written if stem(w) not in left_out)),
        laws=frozenset(laws),
        sorts=frozenset(known.sorts[w] for w in words if w in known.sorts),
        units=frozenset(w for w in words if w in known.units or w.endswith(known.unit_endings)),
        places=places,
        digits=frozenset(w for w in words if w.isdigit()),
        known=whole,
        base=base,
        letters=letters,
        sure=sure,
        beside=places if beside else frozenset(),
        rest=" ".join(w for w in folded.split() if stem(w) not in placed) if placed else folded,
        english=is_english(folded),
    )


def _short(
    text: str, folded: str, words: tuple[str, ...], places: frozenset[str]
) -> tuple[str, bool, bool]:
    """Return an abbreviation, whether it is surely one, and whether places stand behind it."""
    letters = abbreviation(text)
    if letters:
        return letters, True, False
    head, _, tail = clean(text).partition(" ")
    placed = sum(len(place.split()) for place in places)
    known = bool(tail and placed) and fold(head) in lexicon().instead
    if tail and placed and not known and abbreviation(head) and len(words) == 1 + placed:
        return abbreviation(head), True, True
    maybe = folded.isalpha() and _SHORT[0] < len(folded) <= _SHORT[1] and not places
    return (folded if maybe else ""), False, False


def _take_laws(stems: list[str], laws: set[str], known: Lexicon) -> list[str]:
    """Return the stems without those that say the legal form, which are put into `laws`."""
    rest: list[str] = []
    at = 0
    while at < len(stems):
        pair = " ".join(stems[at : at + 2])
        for found in (pair, stems[at]):
            if found in known.laws:
                laws.add(known.laws[found])
                at += found.count(" ") + 1
                break
        else:
            rest.append(stems[at])
            at += 1
    return rest


def _places(words: tuple[str, ...], known: Lexicon) -> Iterator[str]:
    at = 0
    while at < len(words):
        for length in range(_LONGEST_PLACE, 0, -1):
            if len(words) >= at + length and words[at : at + length] in known.places:
                yield " ".join(words[at : at + length])
                at += length
                break
        else:
            at += 1


def _known(text: str, folded: str, known: Lexicon) -> tuple[int | None, int | None, str]:
    """Return which well-known organisation a name is, which one it begins with, and what is left.

    What it begins with is then read by the name it is best known by: "AF Falun" as
    "Arbetsförmedlingen Falun". An abbreviation begins a longer name only in capitals.
    """
    whole = known.known.get(folded, known.known.get(folded.replace(" ", "")))
    if whole is not None:
        return whole, whole, ""
    words = folded.split()
    for length in range(len(words) - 1, 0, -1):
        found = known.known.get(" ".join(words[:length]))
        if found is not None and (length > 1 or len(words[0]) > _SHORT[1] or _capital(text)):
            return None, found, " ".join(words[length:])
    return None, None, folded


def _capital(text: str) -> bool:
    first = clean(text).partition(" ")[0]
    return first.isupper() or (len(first) > _SHORT[0] + 1 and not first.islower())


def abbreviation(text: str) -> str:
    """Return the letters of an abbreviation, small; nothing of other names."""
    plain = text.strip().replace(".", "").replace("-", "")
    if not (plain.isalpha() and _SHORT[0] <= len(plain) <= _SHORT[1]):
        return ""
    capital = sum(map(str.isupper, plain))
    vowels = sum(sign in _VOWELS for sign in plain.casefold())
    short = capital == len(plain) or vowels == 0 or (len(plain) <= 4 and capital >= 2)
    return fold(plain) if short else ""
