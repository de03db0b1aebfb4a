"""Promises without practice: parties named for a sub-area of whom nothing is known there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from samverkan.analysis.gaps.deeds import deeds, period, possible
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ties import declared
from samverkan.analysis.gaps.timing import Span, apart, asked_of
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.graph.facts import Record
from samverkan.graph.records import Tie

ALWAYS = Span(None, None)

Standing = Literal["active", "members", "inactive", "unknown"]
#: What can be known of who is named for an area, the most known first.
STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)


@dataclass(frozen=True)
class _Promise:
    """An actor named for an area in an agreement."""

    actor: str
    area: str
    agreement: str
    commitments: Sequence[Tie] = field(compare=False)


def unkept(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the parties that an agreement names for an area where no practice of theirs is known.

    The kind is `named-inactive`, and *known*, where the party was asked about the area and the
    agreement's period and answered that there is nothing; for a group, where it or every known
    member did. Else it is `named-no-evidence`, and *unknown*.

    Practice is a participation in an initiative in the area, or in one that lies in it, unless it
    ended before the agreement began or starts after it ended; one without a date is practice. What
    a known member of a group does, the group does. With a place, parties seated in another one are
    left out.

    Subjects are the actor and the area. Strength is 1 less the share of the areas that the actor is
    named for, within the scope, where its practice is known. Evidence is the commitments and the
    inquiries. Details: `agreement`, `share_evidenced`, `named_for`, `leads`, `members` (how many of
    a group are known), `members_unknown` (it is a group, and none are), `named_as` (the group that
    an expanded member is named in), `asked` (how many inquiries there are), `answered` (`nothing`,
    `something` or `no answer`), and what practice may hide behind: `without_actor`, initiatives in
    the area of which no actor is known, and `area_unknown`, initiatives of the actor whose area is
    not known.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gap = next(unkept(KnowledgeBase.memory("vagen-in").practice()))
    >>> gap.kind, gap.confidence
    ('named-no-evidence', 'unknown')
    """
    return _Promises(practice).gaps()


def promises(practice: Practice) -> int:
    """Return how many promises there are: an actor, an area and the agreement that names it."""
    return len(list(_promised(practice)))


def standings(practice: Practice) -> dict[str, dict[str, Standing]]:
    """Return, for each area, what is known of each actor that an agreement names for it.

    An actor is `active` where it is known to do something in the area itself, `members` where only
    members of the group that it is are, `inactive` where it was asked and answered that there is
    nothing, and else `unknown`; all as `unkept` has them.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> found = standings(KnowledgeBase.memory("vagen-in").practice())
    >>> sum(map(len, found.values()))
    68
    """
    known = _Promises(practice)
    inactive = {gap.subjects for gap in known.gaps() if gap.kind == "named-inactive"}
    found: dict[str, dict[str, Standing]] = defaultdict(dict)
    for promise in known.promises:
        standing: Standing = "inactive" if (promise.actor, promise.area) in inactive else "unknown"
        if promise in known.kept:
            standing = "active" if known.is_kept(promise, itself=True) else "members"
        before = found[promise.area].get(promise.actor, standing)
        found[promise.area][promise.actor] = min(before, standing, key=STANDINGS.index)
    return dict(found)


def _promised(practice: Practice) -> Iterator[_Promise]:
    ties = {tie.statement: tie for tie in practice.facts.commitments}
    found: dict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for area, actors in declared(practice).items():
        for actor, statements in actors.items():
            if _may_act(practice, actor):
                for tie in map(ties.__getitem__, statements):
                    found[actor, area, tie.agreement or ""].append(tie)
    for key in sorted(found):
        yield _Promise(*key, found[key])


def _may_act(practice: Practice, actor: str) -> bool:
    """Say whether an actor may be expected in the scope's place: it is not seated elsewhere."""
    facts, place = practice.facts, practice.scope.place
    known = facts.actors.get(actor)
    if place is None or known is None or known.place is None:
        return True
    return place in facts.around(known.place) or known.place in facts.around(place)


class _Promises:
    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.facts = practice.facts
        self.survey = Survey(practice)
        self.asked = {inquiry.get("actor") for inquiry in self.facts.inquiries}
        self.deeds = deeds(practice)
        self._times: dict[str, dict[str, list[Span]]] = {}
        self._astray: dict[str, int] = {}
        self.promises = list(_promised(practice))
        self.kept = {promise for promise in self.promises if self.is_kept(promise)}
        acted = {deed.unit.iri for done in self.deeds.values() for deed in done}
        self.without_actor = Counter(
            area
            for unit in possible(practice)
            if unit.iri not in acted
            for area in practice.areas(unit)
        )

    def _parties(self, actor: str) -> Iterator[tuple[str, Span]]:
        """Yield an actor and its known members, with the period that each was one."""
        yield actor, ALWAYS
        for member, start, end in self.facts.members.get(actor, ()):
            yield member, Span(start, end)

    def is_kept(self, promise: _Promise, *, itself: bool = False) -> bool:
        """Say whether the actor of a promise, or a member of it unless `itself`, does anything."""
        frame = period(self.practice, promise.agreement)
        return any(
            not (apart(span, frame) or apart(span, member_then))
            for party, member_then in self._parties(promise.actor)
            if not itself or party == promise.actor
            for span in self._when(party).get(promise.area, ())
        )

    def _when(self, party: str) -> dict[str, list[Span]]:
        """Return when an actor itself was known to do anything, by area."""
        known = self._times.get(party)
        if known is None:
            known = self._times[party] = defaultdict(list)
            for deed in self.deeds.get(party, ()):
                for area in self.practice.areas(deed.unit):
                    known[area].append(deed.span)
        return known

    def gaps(self) -> Iterator[Gap]:
        named = Counter(promise.actor for promise in self.promises)
        kept = Counter(promise.actor for promise in self.kept)
        for promise in self.promises:
            if promise not in self.kept:
                share = kept[promise.actor] / named[promise.actor]
                yield self._gap(promise, share, named[promise.actor])

    def _gap(self, promise: _Promise, share: float, named_for: int) -> Gap:
        actor, area = promise.actor, promise.area
        inquiries = self._inquiries(promise, actor)
        members = [member for member, _, _ in self.facts.members.get(actor, ())]
        told = {member: self._inquiries(promise, member) for member in members}
        nothing = empty(inquiries) or (bool(members) and all(map(empty, told.values())))
        inquiries += [inquiry for found in told.values() for inquiry in found]
        nothing = nothing and empty(inquiries)  # nobody among them said that there is something
        printed = sorted({tie.actor for tie in promise.commitments})
        details: Mapping[str, object] = {
            "agreement": promise.agreement,
            "share_evidenced": share,
            "named_for": named_for,
            "leads": any(tie.role == "leads" for tie in promise.commitments),
            "members": len(members),
            "members_unknown": self._is_group(actor) and not members,
            "named_as": [party for party in printed if party != actor],
            "asked": len(inquiries),
            "answered": _answer(inquiries),
            "without_actor": self.without_actor[area],
            "area_unknown": self._area_unknown(actor),
        }
        return Gap(
            "named-inactive" if nothing else "named-no-evidence",
            (actor, area),
            1 - share,
            "known" if nothing else "unknown",
            (*(tie.statement for tie in promise.commitments), *(i["iri"] for i in inquiries)),
            "named-no-evidence",
            {"area": area, "actor": printed[0] if actor not in printed else actor},
            details,
        )

    def _inquiries(self, promise: _Promise, actor: str) -> list[Record]:
        """Return the inquiries to an actor about the area of a promise, in its agreement's time.

        Who was asked about its own seat was asked about all that it does.
        """
        if actor not in self.asked:
            return []
        known = self.facts.actors.get(actor)
        place = self.practice.scope.place or (known.place if known else None)
        frame = period(self.practice, promise.agreement)
        return [
            inquiry
            for inquiry in self.survey.about(promise.area, place, actor=actor)
            if not apart(frame, asked_of(inquiry))
        ]

    def _is_group(self, actor: str) -> bool:
        known = self.facts.actors.get(actor)
        return known is not None and known.kind == "group"

    def _area_unknown(self, actor: str) -> int:
        """Return how many initiatives of an actor and its members have no known area."""
        if actor not in self._astray:
            self._astray[actor] = len(
                {
                    deed.unit.iri
                    for party, _ in self._parties(actor)
                    for deed in self.deeds.get(party, ())
                    if not self.practice.topics(deed.unit)
                }
            )
        return self._astray[actor]


def _answer(inquiries: Sequence[Record]) -> str | None:
    """Return what was answered; that there is something weighs more than that there is nothing."""
    answers = {inquiry.get("answer") for inquiry in inquiries}
    return next((a for a in ("something", "nothing", "no answer") if a in answers), None)
