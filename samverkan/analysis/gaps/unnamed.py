"""Practice without promise: who is active in an area that the agreement does not name them for."""

from collections import defaultdict
from collections.abc import Iterator

from samverkan.analysis.gaps.deeds import Deed, agreement_of, deeds, period
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.timing import apart, together
from samverkan.analysis.practice import Practice


def active_not_named(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the actors with initiatives in an area that no commitment names them for.

    Only areas of an agreement are looked at, and what ended before it began or starts after it
    ended is left out. Who is named for an area is named for what lies in it and what it lies in;
    who is named as a member of a group is named.

    It is *known* where an initiative surely fell in the agreement's period, and else *unknown*: its
    dates are not known. Subjects are the actor and the area as the initiative has it. Strength is
    the number of initiatives, evidence the participations. Details: `agreement`, `initiatives`,
    and how many of those are `undated` or `coded`, in the area by an editor's coding alone.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> len(list(active_not_named(KnowledgeBase.memory("vagen-in").practice())))
    3
    """
    facts = practice.facts
    named = _named(practice)
    for actor, done in sorted(deeds(practice).items()):
        by_area: dict[str, list[Deed]] = defaultdict(list)
        for deed in done:
            for area in practice.topics(deed.unit):
                if practice.scope.area in (None, *facts.around(area)):
                    by_area[area].append(deed)
        for area in sorted(by_area):
            if area not in named.get(actor, ()):
                gap = _gap(practice, actor, area, by_area[area])
                if gap:
                    yield gap


def _named(practice: Practice) -> dict[str, set[str]]:
    """Return the areas that each actor counts as named for."""
    facts = practice.facts
    below: dict[str, list[str]] = defaultdict(list)
    for area in facts.areas:
        for up in facts.around(area):
            below[up].append(area)
    found: dict[str, set[str]] = defaultdict(set)
    for tie in facts.commitments:
        members = (member for member, _, _ in facts.members.get(tie.actor, ()))
        for actor in (tie.actor, *members):
            found[actor].update(facts.around(tie.unit), below[tie.unit])
    return found


def _gap(practice: Practice, actor: str, area: str, done: list[Deed]) -> Gap | None:
    agreement = agreement_of(practice, area)
    frame = period(practice, agreement)
    within = [deed for deed in done if not apart(deed.span, frame)]
    if not agreement or not within:
        return None
    sure = {deed.unit.iri for deed in within if together(deed.span, frame)}
    units = {deed.unit.iri for deed in within}
    printed = {deed.unit.iri for deed in within if area in deed.unit.areas}
    return Gap(
        "active-not-named",
        (actor, area),
        float(len(units)),
        "known" if sure else "unknown",
        tuple(sorted(deed.statement for deed in within)),
        "active-not-named",
        {"area": area, "actor": actor},
        {
            "agreement": agreement,
            "initiatives": sorted(units),
            "undated": len(units - sure),
            "coded": len(units - printed),
        },
    )
