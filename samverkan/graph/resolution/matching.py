"""Two organisations side by side: whether they may be one, what speaks for it and what against."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

from samverkan.graph.resolution.names import LEAST, named
from samverkan.graph.resolution.pairing import Kind, Known, Named, Reason, Verdict
from samverkan.graph.resolution.party import Party
from samverkan.ontology.dates import earliest, latest

#: The kinds of pairs; those of the last three are two organisations, as far as can be seen.
KINDS: Final[tuple[Kind, ...]] = (
    *("number", "variant", "abbreviation", "translation", "longer", "near"),
    *("branch", "succession", "homonym"),
)
APART: Final = frozenset({"branch", "succession", "homonym"})
#: The kinds that say least of what two are, and those that go before them.
_VAGUE: Final = frozenset({"longer", "near"})
_TELLING: Final = frozenset({"branch", "succession"})
#: What two that differ must still score to be told apart at all, rather than never compared.
LOOKS: Final = 0.24


@dataclass(frozen=True)
class Match:
    """A pair of organisations that may be one, or look so.

    `score` goes from 0 to 1 and says how likely they are to be one; `proposed` is the verdict to
    consider. `names` are the two that were found most alike. `hinge` is which of the two has the
    abbreviation, or the English name, where that is what makes a pair of them.
    """

    one: Party
    other: Party
    kind: Kind
    proposed: Verdict
    score: float
    names: tuple[str, str]
    reasons: tuple[Reason, ...]
    hinge: str = ""


def match(one: Party, other: Party, known: Known) -> Match | None:
    """Return what a pair comes to, or None where there is nothing to ask about."""
    found = [named(a, b, one, other, known) for a, b in product(one.readings, other.readings)]
    best = _best(found)
    linked = _linked(one, other, known)
    if linked is not None:
        kind, reason = linked
        return _made(one, other, best, kind, "different", 0.1, (reason, *best.reasons))
    if one.number and one.number == other.number:
        return _same_number(one, other, best)
    if best.score < (LOOKS if best.kind in APART else LEAST):
        return None
    return _weighed(one, other, best)


def _best(found: Iterable[Named]) -> Named:
    """Return what the names of two come to: the best pair of them, or one that says more of it."""
    every = sorted(found, key=lambda named: (-named.score, named.kind != "variant"))
    if every[0].kind in _VAGUE:
        telling = (n for n in every if n.kind in _TELLING and n.score >= LOOKS)
        return next(telling, every[0])
    return every[0]


def _made(
    one: Party, other: Party, best: Named, kind: Kind, proposed: Verdict, score: float,
    reasons: tuple[Reason, ...],
) -> Match:  # fmt: skip
    names = (best.one.text, best.other.text)
    short = best.one.english if kind == "translation" else best.one.text == best.short
    hinge = one.id if short else other.id
    return Match(one, other, kind, proposed, round(score, 2), names, reasons, hinge)


def _linked(one: Party, other: Party, known: Known) -> tuple[Kind, Reason] | None:
    """Return what a register says that ties a pair and so tells them apart."""
    for old, new in ((one, other), (other, one)):
        if (old.id, new.id) in known.successions:
            date = known.successions[old.id, new.id]
            fields = (("old", old.label), ("new", new.label), ("date", date or "–"))
            return "succession", Reason(False, "succession", fields)
        if new.id in old.above:
            return "branch", Reason(False, "part_of", (("part", old.label), ("whole", new.label)))
    return None


def _same_number(one: Party, other: Party, best: Named) -> Match:
    """Return what an equal number comes to: one legal body, unless a name says a part of it."""
    reason = Reason(True, "number_equal", (("number", one.number or ""),))
    if best.kind == "branch":
        shared = Reason(False, "number_shared", (("number", one.number or ""),))
        return _made(one, other, best, "branch", "different", 0.4, (shared, *best.reasons))
    reasons = tuple(r for r in best.reasons if r.speaks_for)
    return _made(one, other, best, "number", "same", 1.0, (reason, *reasons))


def _weighed(one: Party, other: Party, best: Named) -> Match:
    """Return what the names come to, weighed against everything else that is known."""
    kind, proposed, score = best.kind, best.proposed, best.score
    reasons = list(best.reasons)
    parts = [party for party in (one, other) if party.above]
    if kind in _VAGUE and len(parts) == 1:
        reasons.append(Reason(False, "is_part", (("part", parts[0].label),)))
        kind, proposed, score = "branch", "different", score * 0.7
    if one.number and other.number:
        fields = (("one", one.number), ("other", other.number))
        reasons.insert(0, Reason(False, "number_differs", fields))
        if kind not in APART:
            kind, proposed, score = "homonym", "different", score * 0.3
    for equal, differs, a, b, less in (
        ("place_equal", "place_differs", one.place, other.place, 0.15),
        ("sector_equal", "sector_differs", one.sector, other.sector, 0.08),
    ):
        if a and b and a == b:
            reasons.append(Reason(True, equal, (("one", a),)))
        elif a and b and not (a in b or b in a):
            reasons.append(Reason(False, differs, (("one", a), ("other", b))))
            score -= less
            if proposed == "same" and less > 0.1:
                proposed = "undecided"
    if _apart_in_time(one, other):
        reasons.append(Reason(False, "periods_apart", (("one", one.label), ("other", other.label))))
        if kind not in APART:
            kind, proposed, score = "succession", "undecided", score * 0.7
    return _made(one, other, best, kind, proposed, max(score, 0.0), tuple(reasons))


def _apart_in_time(one: Party, other: Party) -> bool:
    return any(
        bool(a.end and b.start and latest(a.end) < earliest(b.start))
        for a, b in ((one, other), (other, one))
    )
