"""The pairs of organisations that may be one, the surest first, without those already judged."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from samverkan.errors import UsageError
from samverkan.graph.facts import Facts
from samverkan.graph.resolution import blocking
from samverkan.graph.resolution.judged import Conflict, Judged, judged
from samverkan.graph.resolution.matching import APART, KINDS, Match, match
from samverkan.graph.resolution.pairing import Known
from samverkan.graph.resolution.party import Party, parties
from samverkan.graph.resolution.sameness import said
from samverkan.graph.resolution.settling import settled

#: Pairs that score less are not shown unless asked for.
THRESHOLD: Final = 0.6


@dataclass(frozen=True)
class Resolution:
    """What was found.

    `rows` are the pairs asked for; `total` counts them before a limit; `apart` counts the pairs
    that look alike and were told apart, by kind; `judged` those that somebody has judged, which
    are not asked again; `conflicts` are judgements that contradict each other, or a number.
    """

    rows: tuple[Match, ...]
    total: int
    apart: Mapping[str, int]
    judged: int
    conflicts: tuple[Conflict, ...]
    compared: int


def resolve(
    facts: Facts,
    *,
    others: Sequence[Party] | None = None,
    within: bool = False,
    between: tuple[str, str] | None = None,
    kinds: Collection[str] = (),
    threshold: float = THRESHOLD,
    limit: int | None = None,
) -> Resolution:
    """Return the pairs of organisations that may be one.

    With `others`, each of them is compared with the organisations of the store, and `within`, with
    one another too; with `between`, the organisations of one register are compared with those of
    another. Else all are compared with all. `kinds` asks for
    some kinds of pairs; without, those that are told apart are only counted.

    Raises UsageError for a kind that there is not.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise UsageError("unknown_match", name=", ".join(unknown), known=", ".join(KINDS))
    known = parties(facts)
    if between:
        known = [party for party in known if party.home in between]
    successions = {(old, new): date for old, new, date in facts.successions}
    found = among(
        [*known, *(others or ())],
        judged(facts),
        successions,
        wanted=_wanted({party.id for party in others or ()}, within=within, across=bool(between)),
        sides=_sides(known, others or (), within=within, between=between),
        kinds=kinds,
        threshold=threshold,
        limit=limit,
    )
    return replace(found, conflicts=tuple(said(facts).conflicts))


def among(
    every: Sequence[Party],
    by_hand: Judged,
    successions: dict[tuple[str, str], str | None],
    *,
    wanted: Callable[[Party, Party], bool] = lambda _one, _other: True,
    sides: Sequence[bool] | None = None,
    kinds: Collection[str] = (),
    threshold: float = THRESHOLD,
    limit: int | None = None,
) -> Resolution:
    """Return the pairs among these parties that may be one, of those that are `wanted`.

    `sides` says which of two sides each is on, where only those of two sides are wanted.
    """
    readings = [reading for party in every for reading in party.readings]
    about = Known(blocking.rarity(readings), _chains(every), successions)
    pairs: list[Match] = []
    rows: list[Match] = []
    apart: Counter[str] = Counter()
    done = compared = 0
    for a, b in sorted(blocking.pairs(every, sides)) if len(every) > 1 else ():
        one, other = every[a], every[b]
        if not wanted(one, other):
            continue
        compared += 1
        found = match(one, other, about)
        if found is None:
            continue
        pairs.append(found)
    for found in settled(pairs):
        if by_hand.verdict(found.one.id, found.other.id):
            done += found.score >= threshold
        elif kinds:
            if found.kind in kinds and (found.kind in APART or found.score >= threshold):
                rows.append(found)
        elif found.kind in APART and found.proposed == "different":
            apart[found.kind] += 1
        elif found.score >= threshold:
            rows.append(found)
    rows.sort(
        key=lambda row: (-row.score, row.one.label, row.other.label, row.one.id, row.other.id)
    )
    conflicts = tuple(by_hand.conflicts)
    shown = rows if limit is None else rows[:limit]
    return Resolution(tuple(shown), len(rows), dict(apart), done, conflicts, compared)


def _sides(
    known: Sequence[Party],
    others: Sequence[Party],
    *,
    within: bool,
    between: tuple[str, str] | None,
) -> list[bool] | None:
    """Return which of two sides each is on, where only those of two sides are compared."""
    if between and not others:
        return [party.home == between[1] for party in known]
    if others and not within:
        return [False] * len(known) + [True] * len(others)
    return None


def _wanted(
    others: Collection[str], *, within: bool, across: bool
) -> Callable[[Party, Party], bool]:
    """Return what says of two parties whether they are to be compared."""

    def wanted(one: Party, other: Party) -> bool:
        if across and one.home == other.home:
            return False
        listed = (one.id in others) + (other.id in others)
        return not others or listed == 1 or (within and listed > 1)

    return wanted


def _chains(every: Sequence[Party]) -> frozenset[frozenset[str]]:
    """Return the words of names that stand before two places or more: those have branches."""
    places: dict[frozenset[str], set[str]] = defaultdict(set)
    for party in every:
        for reading in party.readings:
            for place in reading.places:
                rest = frozenset(reading.words) - set(place.split())
                if rest:
                    places[rest].add(place)
    return frozenset(rest for rest, found in places.items() if len(found) > 1)
