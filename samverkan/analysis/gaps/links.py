"""Missing links: actors that an agreement names together and who share no known initiative."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import scipy.sparse as sp

from samverkan.analysis.gaps.deeds import agreement_of, period
from samverkan.analysis.gaps.evidenced import Evidenced
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ranked import Ranked
from samverkan.analysis.gaps.ties import by_actor, declared, in_order, set_apart
from samverkan.analysis.gaps.timing import Span, apart
from samverkan.analysis.networks.sparse import Matrix, sums
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.graph.facts import Record

if TYPE_CHECKING:
    Numbers = np.ndarray[tuple[int], np.dtype[Any]]

KIND: Final = "missing-link"
#: Weights that are equal to so many decimals are equal: they were only added in another order.
_DECIMALS: Final = 12


def missing_links(practice: Practice, today: str = "") -> Ranked:
    """Return the pairs of actors that are named for the same sub-area and share no initiative.

    The layers are those within the practice's scope. Strength is the Newman weight of the pair in
    the declared layer, Σ 1 / (actors named for it - 1) over the sub-areas that both are named for
    (Newman 2001), or 0 if both are of one sector. A sector that is not known is taken to be
    another. Equally strong pairs stand in Swedish order of their names.

    A missing link is *known* if, for every sub-area that both are named for, one of the two was
    asked and answered that it does nothing there: then it does nothing there with the other.

    Subjects are the two actors; evidence is the commitments and, if it is known, the inquiries.
    Details are `newman`; `same_sector`, None where a sector is not known; and IRIs: `shared`, the
    sub-areas; `through_members`, initiatives that the two share if known members stand for a group;
    `perhaps_shared`, initiatives that both are in, but that the scope can neither count nor leave
    out.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> links = missing_links(KnowledgeBase.memory("vagen-in").practice())
    >>> len(links), links[0].strength
    (136, 1.15)
    """
    pairs = _Pairs(practice)
    halves = [sp.coo_array(half) for half in pairs.missing()]
    one, other = (np.concatenate([h.coords[i] for h in halves]) for i in (0, 1))
    newman = np.concatenate([half.data for half in halves]).round(_DECIMALS)
    strength = np.where(pairs.same_sector(one, other), 0.0, newman)
    order = np.lexsort((other, one, -strength))

    def make(place: int) -> Gap:
        at = int(order[place])
        return pairs.gap(
            pairs.actors[one[at]],
            pairs.actors[other[at]],
            strength=float(strength[at]),
            newman=float(newman[at]),
            known=at >= halves[0].nnz,
        )

    return Ranked({"known": halves[1].nnz, "unknown": halves[0].nnz}, make)


class _Pairs:
    """Pairs of actors in both layers: as matrices all at once, and in words one at a time."""

    def __init__(self, practice: Practice) -> None:
        self.facts = practice.facts
        self.named, self.layer = declared(practice), Evidenced(practice)
        self.areas = by_actor(self.named)
        self.apart = by_actor(set_apart(practice))
        self.actors = in_order(practice, self.areas)
        asked = {inquiry.get("actor") for inquiry in self.facts.inquiries}
        survey = Survey(practice)
        #: The inquiries by which actors do nothing in sub-areas that they are named for.
        self.nothing = {
            (actor, area): [inquiry["iri"] for inquiry in inquiries]
            for actor, areas in self.areas.items()
            if actor in asked
            for area in areas
            if empty(inquiries := _asked(practice, survey, actor, area))
        }

    def missing(self) -> tuple[Matrix, Matrix]:
        """Return the Newman weights of the missing links: of the *unknown* and of the *known*.

        Each pair stands above the diagonal.
        """
        named = _incidence(self.actors, self.areas)
        size = sums(named, axis=0)
        share = np.divide(1.0, size - 1, out=np.zeros_like(size), where=size > 1)
        weights = sp.csr_array(sp.triu(named @ sp.diags_array(share) @ named.T, k=1))
        missing = _apart(weights, _incidence(self.actors, self.layer.actors))
        if not self.nothing:
            return missing, sp.csr_array(missing.shape)
        perhaps = {
            actor: [area for area in areas if (actor, area) not in self.nothing]
            for actor, areas in self.areas.items()
        }
        known = _apart(missing, _incidence(self.actors, perhaps))
        return _but(missing, known), known

    def same_sector(self, one: "Numbers", other: "Numbers") -> "Numbers":
        """Return whether the actors at these places are known to be of one sector."""
        codes: dict[str, int] = {}
        sectors = (self._sector(actor) for actor in self.actors)
        code = np.array([codes.setdefault(s, len(codes)) if s else -1 for s in sectors], dtype=int)
        same: Numbers = (code[one] == code[other]) & (code[one] >= 0)
        return same

    def _sector(self, actor: str) -> str | None:
        known = self.facts.actors.get(actor)
        return known.sector if known else None

    def gap(self, one: str, other: str, *, strength: float, newman: float, known: bool) -> Gap:
        """Return a missing link in full."""
        pair = one, other
        shared = sorted(self.areas[one] & self.areas[other])
        evidence = {s for area in shared for actor in pair for s in self.named[area][actor]}
        if known:
            told = (self.nothing.get((actor, area), ()) for area in shared for actor in pair)
            evidence.update(iri for inquiries in told for iri in inquiries)
        sectors = [self._sector(actor) for actor in pair]
        return Gap(
            KIND,
            pair,
            strength,
            "known" if known else "unknown",
            tuple(sorted(evidence)),
            "partners-of",
            {"actor": one},
            {
                "newman": newman,
                "same_sector": sectors[0] == sectors[1] if all(sectors) else None,
                "shared": shared,
                "through_members": self._through_members(one, other),
                "perhaps_shared": sorted(self.apart.get(one, set()) & self.apart.get(other, set())),
            },
        )

    def _through_members(self, one: str, other: str) -> list[str]:
        """Return the initiatives that two share if known members stand for a group.

        A member of both groups shares nothing with itself.
        """
        members = self.facts.members
        if one not in members and other not in members:
            return []
        sides = [{actor, *(m for m, _, _ in members.get(actor, ()))} for actor in (one, other)]
        units = [{u for actor in side for u in self.layer.actors.get(actor, ())} for side in sides]
        either = sides[0] | sides[1]
        return sorted(u for u in units[0] & units[1] if len(either & self.layer.units[u]) > 1)


def _asked(practice: Practice, survey: Survey, actor: str, area: str) -> list[Record]:
    """Return the inquiries to an actor about an area, in the time of its agreement.

    Who was asked about its own seat was asked about all that it does.
    """
    known = practice.facts.actors.get(actor)
    place = practice.scope.place or (known.place if known else None)
    frame = period(practice, agreement_of(practice, area))
    return [
        inquiry
        for inquiry in survey.about(area, place, actor=actor)
        if not apart(frame, Span(inquiry.get("from"), inquiry.get("to") or inquiry.get("date")))
    ]


def _incidence(actors: Sequence[str], units: Mapping[str, Collection[str]]) -> Matrix:
    """Return the matrix of actors and the units that they are in: 1 where an actor is in one."""
    columns: dict[str, int] = {}
    cells = [
        (row, columns.setdefault(unit, len(columns)))
        for row, actor in enumerate(actors)
        for unit in sorted(units.get(actor, ()))
    ]
    rows, places = np.array(cells, dtype=int).reshape(-1, 2).T
    return sp.csr_array((np.ones(len(cells)), (rows, places)), shape=(len(actors), len(columns)))


def _apart(pairs: Matrix, units: Matrix) -> Matrix:
    """Return those of the pairs, with their weights, that are in no unit together."""
    return _but(pairs, sp.csr_array(units @ units.T))


def _but(pairs: Matrix, others: Matrix) -> Matrix:
    """Return those of the pairs, with their weights, that are not among others."""
    left = sp.csr_array(pairs - pairs.multiply(others.astype(bool)))
    left.eliminate_zeros()
    return left
