"""Target groups unserved: an agreement states them, and no initiative is known to be for them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from samverkan.analysis.dimensions import top_areas
from samverkan.analysis.gaps.deeds import agreement_of
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.graph.description import evidence
from samverkan.graph.facts import Facts
from samverkan.graph.grounds import documents
from samverkan.graph.records import Unit
from samverkan.ontology.vocabulary import SAM

#: A place in a document: the work, and where in it.
_Spot = tuple[str, str]


@dataclass(frozen=True)
class _Saying:
    """That an agreement states a group, at some place, perhaps for an area."""

    statement: str
    at: str
    area: str | None


def unserved_groups(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the target groups that an agreement states and no initiative is tagged with.

    A group is stated where the register finds it, or a figure of need about it, in a source that is
    an agreement, and where an agreement proposes an initiative for it. It is stated for an area
    where that initiative or figure is about the area, or where the group stands in the very place
    of the agreement that a provision about the area stands in.

    A group that no initiative in the scope is for comes once, as a whole. One that some are for
    comes for each area that it is stated for, if none there are for it; where it is stated for no
    area in particular, that is each area on top, or the scope's, that stands in an agreement. With
    an area in the scope, every group comes so.

    It is *known* where every initiative that could be for the group has known target groups and a
    date that the scope can judge; and where there is none, if somebody was asked and answered so.
    Else it is *unknown*. Subjects are the group, and the area if any. Strength is the number of
    times that the group is stated, for just that area if any. Evidence is what states it: the group
    itself, initiatives, figures of need, and inquiries. Details: `form` (`whole`, `area`, or
    `elsewhere` for an area that it is not stated for in particular), `areas` that it is stated for,
    `stated`, how often; `initiatives`, how many there are; and what may hide one for it:
    `untagged`, initiatives without a known target group; `broader`, those in the area around, that
    may belong to this one; `area_unknown`, those whose area is not known, for the group or
    untagged; and `set_apart`, those that the scope can neither count nor leave out.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(unserved_groups(KnowledgeBase.memory("vagen-in").practice()))
    >>> len(gaps), gaps[0].subjects[0].rpartition("/")[2]
    (24, 'tg-alla-barn-i-skolan')
    """
    stated = _stated(practice)
    if stated:
        yield from _Groups(practice).gaps(stated)


def _stated(practice: Practice) -> dict[str, set[_Saying]]:
    """Return where agreements state each target group."""
    facts = practice.facts
    spots = _Spots(facts)
    found: dict[str, set[_Saying]] = defaultdict(set)
    for group in facts.things(SAM.TargetGroup):
        for spot in spots.of(group):
            found[group] |= _sayings(group, " ".join(spot), spots.areas.get(spot, ()))
    for need in facts.needs:
        if need.get("target_group") and spots.of(need["iri"]):
            areas = [need["area"]] if need.get("area") else []
            found[need["target_group"]] |= _sayings(need["iri"], "", areas)
    for unit in facts.initiatives.values():
        if unit.intended and facts.value(SAM.proposedIn, unit.iri):
            for group in practice.groups(unit):
                found[group] |= _sayings(unit.iri, "", practice.topics(unit))
    return found


def _sayings(statement: str, at: str, areas: Collection[str]) -> set[_Saying]:
    return {_Saying(statement, at, area) for area in areas or (None,)}


class _Spots:
    """Places in agreements, and the areas that provisions there are about."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._documents = documents(facts)
        self.areas: dict[_Spot, set[str]] = defaultdict(set)
        for row in facts.things(SAM.Provision):
            area = facts.value(SAM.subject, row)
            if area and area in facts.areas:
                for spot in self.of(row):
                    if spot[1]:
                        self.areas[spot].add(area)

    def of(self, statement: str) -> set[_Spot]:
        """Return the places in agreements that a statement rests on."""
        return {
            (self._documents[place.source].work, place.locator or "")
            for place in evidence(self._facts.store, ox.NamedNode(statement))
            if self._documents[place.source].kind == "agreement"
        }


class _Groups:
    """Which groups initiatives are for, in each area and in all (None)."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.survey = Survey(practice)
        self.served: dict[str | None, set[str]] = defaultdict(set)
        self.initiatives: Counter[str | None] = Counter()
        self.untagged: Counter[str | None] = Counter()
        self.set_apart: Counter[str | None] = Counter()
        #: Initiatives whose area is not known, by target group; None for those without any.
        self.astray: Counter[str | None] = Counter()
        #: Initiatives in just this area: they may belong to any that lies in it.
        self.own: Counter[str | None] = Counter()
        for unit in practice.initiatives:
            self.own.update(practice.topics(unit))
            groups = practice.groups(unit)
            areas = self._areas(unit)
            self.initiatives.update(areas)
            for area in areas:
                self.served[area] |= groups
            if not groups:
                self.untagged.update(areas)
            if areas == [None]:
                self.astray.update(groups or {None})
        for unit in practice.without_area:
            self.astray.update(practice.groups(unit) or {None})
        for unit in (*practice.undated, *practice.unplaced):
            self.set_apart.update(self._areas(unit))

    def _areas(self, unit: Unit) -> list[str | None]:
        return [None, *self.practice.areas(unit)]

    def gaps(self, stated: Mapping[str, Collection[_Saying]]) -> Iterator[Gap]:
        """Yield the gaps of groups, given where each is stated."""
        inside, around = self.practice.scope.area, self.practice.facts.around
        agreed = [a for a in top_areas(self.practice) if agreement_of(self.practice, a)]
        for group, said in sorted(stated.items()):
            named = {s.area for s in said if s.area}
            areas = sorted(area for area in named if inside in (None, *around(area)))
            if inside is None and group not in self.served[None]:
                yield self._gap(group, None, said, areas)
                continue
            for area in sorted({*areas, *(agreed if None in {s.area for s in said} else ())}):
                if group not in self.served[area]:
                    yield self._gap(group, area, said, areas)

    def _gap(
        self, group: str, area: str | None, said: Collection[_Saying], areas: list[str]
    ) -> Gap:
        inquiries = self.survey.about(area, self.practice.scope.place)
        above = self.practice.facts.around(area)[1:] if area else ()
        hidden = {
            "untagged": self.untagged[area],
            "broader": sum(self.own[up] for up in above),
            "area_unknown": self.astray[group] + self.astray[None] if area else 0,
            "set_apart": self.set_apart[area],
        }
        whole = not any(hidden.values()) if self.initiatives[area] else empty(inquiries)
        stated = {(s.statement, s.at) for s in said if area in (None, s.area)}
        return Gap(
            "group-unserved",
            (group, area) if area else (group,),
            float(len(stated)),
            "known" if whole else "unknown",
            (*sorted({s.statement for s in said}), *(inquiry["iri"] for inquiry in inquiries)),
            "initiatives" if area else "evidence-of",
            {"area": area} if area else {"thing": group},
            {
                "form": "whole" if area is None else "area" if stated else "elsewhere",
                "areas": areas,
                "stated": len(stated),
                "initiatives": self.initiatives[area],
                **hidden,
            },
        )
