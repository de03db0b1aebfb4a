"""Who was asked about what: the inquiries that turn unknown into known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from samverkan.analysis.practice import Practice
from samverkan.graph.facts import Record
from samverkan.graph.period import held


class Survey:
    """The inquiries that hold within a practice's scope, by the area that they are about."""

    def __init__(self, practice: Practice) -> None:
        self._facts = practice.facts
        self._by_area: dict[str | None, list[Record]] = defaultdict(list)
        for inquiry in practice.facts.inquiries:
            if practice.scope.when is None or speaks_for(inquiry, practice.scope.when):
                self._by_area[inquiry.get("area")].append(inquiry)

    def about(
        self,
        area: str | None = None,
        place: str | None = None,
        *,
        actor: str | None = None,
        when: str | None = None,
    ) -> list[Record]:
        """Return the inquiries that cover an area, a place, an actor and a time.

        To be asked about an area or a place is to be asked about what lies in it. An inquiry that
        names no area is about all; one that names no place is about that of who was asked. Where
        that is not known either, it tells what the one asked does, but not what is done in a place.
        Where no area or place is given, those about one do not suffice.
        """
        return [
            inquiry
            for inquiry in self._about_area(area)
            if self._covers(self._place(inquiry), place, its_own=actor is not None)
            and actor in (None, inquiry.get("actor"))
            and (when is None or speaks_for(inquiry, when))
        ]

    def _about_area(self, area: str | None) -> Iterator[Record]:
        for asked in (*(self._facts.around(area) if area else ()), None):
            yield from self._by_area.get(asked, ())

    def _place(self, inquiry: Record) -> str | None:
        asked = self._facts.actors.get(inquiry.get("actor", ""))
        place: str | None = inquiry.get("place")
        return place or (asked.place if asked else None)

    def _covers(self, asked: str | None, place: str | None, *, its_own: bool) -> bool:
        if asked is None:
            return place is None or its_own
        return place is not None and asked in self._facts.around(place)


def speaks_for(inquiry: Record, when: str) -> bool:
    """Say whether an inquiry is about a time; without a period, it is about all up to its date."""
    start = inquiry.get("from") or "0001"
    end = inquiry.get("to") or inquiry.get("date")
    return held(start, end, when) == "in"


def empty(inquiries: Iterable[Record]) -> bool:
    """Say whether somebody answered that there is nothing, and nobody that there is something."""
    answers = {inquiry.get("answer") for inquiry in inquiries}
    return "nothing" in answers and "something" not in answers
