"""Time gaps: the longest time within an agreement's period when nothing is known in an area."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samverkan.analysis.dimensions import top_areas
from samverkan.analysis.gaps.deeds import agreement_of, period, possible
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.timing import Span, apart, asked_of, covers, month, month_name
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey
from samverkan.graph.facts import Record
from samverkan.graph.records import Unit
from samverkan.ontology.dates import earliest, latest


class _Lasted(NamedTuple):
    """The months, as numbers, that an initiative is known to have lasted."""

    first: int
    last: int
    initiative: str


def time_gaps(practice: Practice, today: str) -> Iterator[Gap]:
    """Yield the longest run of months in which no initiative in an area is known, for each area.

    Areas are those on top, or the scope's; with a place in the scope, it is about the area in that
    place. Months are counted within the period of the area's agreement, as far as `today`, and
    within the scope's time; an area in no agreement with a start is left out. An initiative fills
    the months from its start to its end; where one of them is not known, only those of the other.
    Of runs equally long, the last counts.

    It is *known* where somebody was asked about the whole run, answered that there is nothing, and
    no initiative without a full period may fall in it. Else it is *unknown*. Subjects are the area,
    and the place if any. Strength is the number of months. Evidence is the initiatives that end
    just before it and begin just after it, at most three of each, and the inquiries. Details:
    `form` (`area` or `cell`), `agreement`, `from` and `to` (months), `months`, `of_months` in all;
    how many `initiatives` have known months; `before` and `after`, those at its ends; and
    `undated`, how many may fall in it.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(time_gaps(KnowledgeBase.memory("vagen-in").practice(), "2026-11-22"))
    >>> [gap.details["months"] for gap in gaps]
    [72, 72, 72, 72, 72]
    """
    frames = {
        area: found for area in top_areas(practice) if (found := _frame(practice, area, today))
    }
    lasted: dict[str, list[_Lasted]] = defaultdict(list)
    open_ended: dict[str, list[Span]] = defaultdict(list)
    surely = {unit.iri for unit in practice.initiatives}
    for unit in possible(practice):
        here = [area for area in practice.areas(unit) if area in frames]
        known = _months(unit) if unit.iri in surely else None
        for area in here:
            if known:
                lasted[area].append(known)
            if not known or not (unit.start and unit.end):
                open_ended[area].append(Span(unit.start, unit.end))
    survey = Survey(practice)
    for area, frame in frames.items():
        run = _longest(lasted[area], frame)
        if run:
            inquiries = survey.about(area, practice.scope.place)
            yield _gap(practice, area, frame, run, lasted[area], open_ended[area], inquiries)


def _frame(practice: Practice, area: str, today: str) -> range | None:
    """Return the months in which something could be expected in an area."""
    agreed = period(practice, agreement_of(practice, area))
    if agreed.start is None:
        return None
    when = practice.scope.when
    first, last = earliest(agreed.start), min(latest(agreed.end or today), latest(today))
    if when:
        first, last = max(first, earliest(when)), min(last, latest(when))
    return range(month(first), month(last) + 1) if first <= last else None


def _months(unit: Unit) -> _Lasted | None:
    start, end = unit.start or unit.end, unit.end or unit.start
    if start is None or end is None:
        return None
    return _Lasted(month(earliest(start)), month(latest(end)), unit.iri)


def _longest(lasted: Sequence[_Lasted], frame: range) -> range | None:
    """Return the longest run of months in the frame that nothing lasted in, if there is one."""
    best = range(0)
    free = frame.start
    for first, last, _ in (*sorted(lasted), _Lasted(frame.stop, frame.stop, "")):
        run = range(free, min(first, frame.stop))
        best = run if run and len(run) >= len(best) else best
        free = max(free, last + 1)
    return best or None


def _gap(
    practice: Practice,
    area: str,
    frame: range,
    run: range,
    lasted: Sequence[_Lasted],
    open_ended: Sequence[Span],
    inquiries: Sequence[Record],
) -> Gap:
    place = practice.scope.place
    span = Span(month_name(run[0]), month_name(run[-1]))
    before = sorted(one.initiative for one in lasted if one.last == run[0] - 1)[:3]
    after = sorted(one.initiative for one in lasted if one.first == run[-1] + 1)[:3]
    undated = sum(not apart(one, span) for one in open_ended)
    asked = [inquiry for inquiry in inquiries if not apart(asked_of(inquiry), span)]
    denied = any(i.get("answer") == "nothing" and covers(asked_of(i), span) for i in asked)
    something = any(inquiry.get("answer") == "something" for inquiry in asked)
    at = {"place": place} if place else {}
    return Gap(
        "time-gap",
        (area, place) if place else (area,),
        float(len(run)),
        "known" if denied and not something and not undated else "unknown",
        (*before, *after, *(inquiry["iri"] for inquiry in asked)),
        "initiatives",
        {"area": area, **at},
        {
            "form": "cell" if place else "area",
            "agreement": agreement_of(practice, area),
            "from": span.start,
            "to": span.end,
            "months": len(run),
            "of_months": len(frame),
            "initiatives": len(lasted),
            "before": before,
            "after": after,
            "asked": len(asked),
            "undated": undated,
        },
    )
