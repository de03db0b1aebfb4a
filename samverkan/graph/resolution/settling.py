"""Abbreviations and translations beside each other: what fits only one is no mere question."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from samverkan.graph.resolution.forms import INITIALS
from samverkan.graph.resolution.matching import Match
from samverkan.graph.resolution.pairing import Reason

#: The kinds of pairs that depend on what else there is.
DEPENDENT: Final = frozenset({"abbreviation", "translation"})
#: From here on a translation that fits only one is proposed as the same, and how much better than
#: the next it must fit to fit only one.
MEANT, AHEAD = 0.87, 0.1
#: What one that fits several is worth: so much of its score, by how many they are.
SHARED: Final = 0.9
#: What one that fits only one gains.
ALONE: Final = 0.08


def settled(found: Sequence[Match]) -> list[Match]:
    """Return the pairs, those of abbreviations and translations weighed against one another.

    One that fits a single organisation, under any of its names, is proposed as the same if it fits
    well; one that fits several is a question that scores the less the more they are, and where
    another fits clearly better, nothing remains to ask.
    """
    leader = _leaders(found)
    fits: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in found:
        if row.kind in DEPENDENT:
            scores = fits[row.kind, row.hinge]
            whole = leader(_far(row))
            scores[whole] = max(row.score, scores.get(whole, 0.0))
    return [
        row if row.kind not in DEPENDENT else _weighed(row, fits[row.kind, row.hinge])
        for row in found
    ]


def _weighed(row: Match, scores: dict[str, float]) -> Match:
    best = max(scores.values())
    rivals = sum(score > best - AHEAD for score in scores.values())
    if row.score <= best - AHEAD:
        return replace(row, score=round(row.score * SHARED**2, 2))
    if rivals > 1:
        reason = Reason(False, "fits_several", (("count", str(rivals)),))
        score = row.score * SHARED ** min(rivals, 4)
        return replace(row, score=round(score, 2), reasons=(*row.reasons, reason))
    reason = Reason(True, "fits_one")
    good = row.score >= (MEANT if row.kind == "translation" else INITIALS)
    alone = all(reason.speaks_for for reason in row.reasons)
    return replace(
        row,
        score=round(min(row.score + ALONE, 0.95), 2),
        proposed="same" if good and alone else "undecided",
        reasons=(*row.reasons, reason),
    )


def _far(row: Match) -> str:
    """Return the one of a pair whose name is neither the abbreviation nor the translation."""
    return row.other.id if row.hinge == row.one.id else row.one.id


def _leaders(found: Iterable[Match]) -> Callable[[str], str]:
    """Return what says who stands for each of the pairs that are already proposed as the same."""
    above: dict[str, str] = {}

    def leader(thing: str) -> str:
        while thing in above:
            thing = above[thing]
        return thing

    for row in found:
        if row.proposed == "same":
            one, other = leader(row.one.id), leader(row.other.id)
            if one != other:
                above[max(one, other)] = min(one, other)
    return leader
