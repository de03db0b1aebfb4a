"""Sectors that are absent: areas where no party of a sector is known to take part."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ties import declared, set_apart
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import SAM, SKOS

#: What the id or the label of civil society has in it, in either language.
_CIVIL: Final = "civil"


def absent_sectors(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield each area, on top or below, and each sector of which no party takes part there.

    A party takes part in an area through an initiative in it. What it is of is its own sector, as
    the register has it: a group is not its members unless the scope expands it. With a place in
    the scope, it is about the cell of each area in that place.

    It is *known* where the parties of every initiative that may be in the area are known and the
    sector of each; where none is, it is known if somebody was asked and answered so. Else it is
    *unknown*.

    Subjects are the area and the sector. Strength is the number of parties in the area whose sector
    is known: how many others there are already. Evidence is the inquiries. Details: `rule`, what
    the register counts to the sector; how many `initiatives` and `parties` there are; `named`, the
    parties of the sector that the agreement names for the area; and what may hide one:
    `sector_unknown`, parties whose sector is not known; `without_actor`, initiatives of which no
    party is known; `area_unknown`, those whose area is not known and that may have a party of the
    sector; `broader`, those in the area around, that may belong to this one; and `set_apart`, those
    that the scope can neither count nor leave out.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(absent_sectors(KnowledgeBase.memory("vagen-in").practice(area="bostad")))
    >>> len(gaps), gaps[0].strength, gaps[0].confidence
    (14, 0.0, 'unknown')
    """
    facts = practice.facts
    present = _Present(practice)
    named = _named(practice)
    survey = Survey(practice)
    every = facts.things(SAM.Sector)
    astray = {sector: present.astray(sector) for sector in every}
    for area in _areas(practice):
        sectors = {party: _sector(practice, party) for party in present.parties[area]}
        known = [sector for sector in sectors.values() if sector]
        inquiries = survey.about(area, practice.scope.place)
        place = {"place": practice.scope.place} if practice.scope.place else {}
        for sector in every:
            if sector not in known:
                hidden = {
                    "sector_unknown": len(sectors) - len(known),
                    "without_actor": present.without_actor[area],
                    "area_unknown": astray[sector],
                    "broader": sum(present.own[up] for up in facts.around(area)[1:]),
                    "set_apart": present.set_apart[area],
                }
                whole = not any(hidden.values()) if sectors else empty(inquiries)
                yield Gap(
                    "sector-absent",
                    (area, sector),
                    float(len(known)),
                    "known" if whole else "unknown",
                    tuple(inquiry["iri"] for inquiry in inquiries),
                    "who-cooperates",
                    {"area": area, **place, "layer": "evidenced"},
                    {
                        "rule": facts.value(SKOS.editorialNote, sector),
                        "initiatives": present.initiatives[area],
                        "parties": len(sectors),
                        "named": sorted(named[area, sector]),
                        **hidden,
                    },
                )


def area_sectors(practice: Practice) -> int:
    """Return how many areas and sectors there are, one with the other."""
    return len(_areas(practice)) * len(practice.facts.things(SAM.Sector))


def is_civil_society(practice: Practice, sector: str) -> bool:
    """Say whether a sector is civil society: its id or its label says so."""
    names = (local_id(sector), *(practice.facts.label(sector, lang) for lang in ("sv", "en")))
    return any(_CIVIL in name.casefold() for name in names)


def _areas(practice: Practice) -> list[str]:
    facts, inside = practice.facts, practice.scope.area
    return sorted(area for area in facts.areas if inside in (None, *facts.around(area)))


def _sector(practice: Practice, actor: str) -> str | None:
    known = practice.facts.actors.get(actor)
    return known.sector if known else None


def _named(practice: Practice) -> dict[tuple[str, str], set[str]]:
    """Return the actors that an agreement names for each area and what lies in it, by sector."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for area, actors in declared(practice).items():
        for actor in actors:
            sector = _sector(practice, actor)
            if sector:
                for up in practice.facts.around(area):
                    found[up, sector].add(actor)
    return found


class _Present:
    """Who takes part in each area, and what of it is not known."""

    def __init__(self, practice: Practice) -> None:
        self.parties: dict[str, set[str]] = defaultdict(set)
        self.initiatives: Counter[str] = Counter()
        self.without_actor: Counter[str] = Counter()
        self.set_apart: Counter[str] = Counter()
        #: Initiatives in just this area: they may belong to any that lies in it.
        self.own: Counter[str] = Counter()
        #: The sectors of the parties in each initiative whose area is not known, None for one that
        #: is not known itself.
        self._astray: list[set[str | None]] = []
        for unit in practice.initiatives:
            areas, actors = practice.areas(unit), practice.actors(unit)
            self.initiatives.update(areas)
            self.own.update(practice.topics(unit))
            for area in areas:
                self.parties[area] |= actors
            if not actors:
                self.without_actor.update(areas)
            if not areas:
                self._put_astray(practice, actors)
        apart = set_apart(practice)
        for unit in practice.without_area:
            self._put_astray(practice, apart.get(unit.iri, ()))
        for unit in (*practice.undated, *practice.unplaced):
            self.set_apart.update(practice.areas(unit))

    def _put_astray(self, practice: Practice, actors: Iterable[str]) -> None:
        self._astray.append({_sector(practice, actor) for actor in actors} or {None})

    def astray(self, sector: str) -> int:
        """Return how many initiatives whose area is not known may have a party of a sector."""
        return sum(sector in there or None in there for there in self._astray)
