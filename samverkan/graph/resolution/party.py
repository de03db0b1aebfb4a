"""An organisation as it is compared: its names read, and what else tells it from others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from samverkan.graph.facts import Facts
from samverkan.graph.resolution.reading import Reading, read_name
from samverkan.graph.resolution.written import variants
from samverkan.ontology.identity import clean
from samverkan.ontology.numbers import normal_number
from samverkan.ontology.vocabulary import ORG, SAM, SCHEMA, SKOS


@dataclass(frozen=True)
class Party:
    """An organisation, or a row of a list that names one.

    `number` is a sound organisation number in its normal form. `above` holds what it is a unit of,
    near and far. `sector` and `place` are labels; `home` is the register or file it stands in.
    """

    id: str
    label: str
    names: tuple[str, ...]
    home: str = ""
    number: str | None = None
    sector: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    above: frozenset[str] = field(default=frozenset())

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Its names read, those left out that any body of its kind goes by, if there are others."""
        found = [read_name(one) for name in self.names for one in variants(name)]
        return tuple(dict.fromkeys(r for r in found if not r.generic)) or tuple(found[:1])

    @cached_property
    def named_places(self) -> frozenset[str]:
        """The places that its names say."""
        return frozenset().union(*(reading.places for reading in self.readings))

    @cached_property
    def seat(self) -> frozenset[str]:
        """The place it is recorded in, as names say it."""
        return read_name(self.place).places if self.place else frozenset()


def parties(facts: Facts) -> list[Party]:
    """Return the organisations of every register, sorted by IRI."""
    organisations = facts.things(SAM.Organisation)
    names = _names(facts, frozenset(organisations))
    above = dict(facts.pairs(ORG.subOrganizationOf))
    found = []
    for iri in organisations:
        actor = facts.actors[iri]
        number = facts.value(SAM.organisationNumber, iri)
        found.append(
            Party(
                iri,
                facts.label(iri),
                tuple(dict.fromkeys((facts.label(iri), *names.get(iri, ())))),
                home=iri.rpartition("/")[0].rpartition("/")[2],
                number=normal_number(number) if number else None,
                sector=facts.label(actor.sector) if actor.sector else None,
                place=facts.label(actor.place) if actor.place else None,
                start=facts.value(SCHEMA.startDate, iri),
                end=facts.value(SCHEMA.endDate, iri),
                above=frozenset(_chain(iri, above)),
            )
        )
    return found


def _names(facts: Facts, organisations: frozenset[str]) -> Mapping[str, Iterable[str]]:
    """Return the further names of each organisation, in order of text."""
    found: dict[str, set[str]] = defaultdict(set)
    for row, thing in facts.pairs(SAM.named):
        if thing in organisations:
            found[thing].add(clean(facts.value(SKOS.prefLabel, row) or ""))
    for iri in organisations:
        found[iri].add(facts.label(iri, "en"))
    return {thing: sorted(filter(None, names)) for thing, names in found.items()}


def _chain(iri: str, above: Mapping[str, str]) -> Iterator[str]:
    seen = {iri}
    at = above.get(iri)
    while at and at not in seen:
        yield at
        seen.add(at)
        at = above.get(at)
