"""What analysis reads: the rows of the store as plain records in memory, each table read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from samverkan.graph.kept import Kept
from samverkan.graph.records import Actor, Agreement, Few, Place, Tie, Unit
from samverkan.graph.store import Store
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import WORK, local_id
from samverkan.ontology.vocabulary import DCTERMS, ORG, RDF, SAM, SCHEMA, SKOS

_TYPE: Final = ox.NamedNode(RDF.type)
_NOTHING: Final[Few] = frozenset()
_ACTORS: Final = {SAM.Organisation: "organisation", SAM.Group: "group", SAM.Body: "body"}

#: The column that each property stands for.
_NAMES: Final = {c.term: name for name, c in reversed(COLUMNS.items()) if not c.inverse}

Record = dict[str, Any]


class Facts:
    """The store as records. Everything is read when it is first asked for, and once.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> facts = Facts(KnowledgeBase.memory("vagen-in").store)
    >>> len(facts.initiatives), len(facts.commitments)
    (33, 68)
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept = Kept(store)
        self._singles: dict[str, dict[str, str]] = {}
        self._sets: dict[str, dict[str, Few]] = {}
        self._chains: dict[str, tuple[str, ...]] = {}

    # What is read once, by property

    def _values(self, term: str) -> Iterator[tuple[str, str]]:
        """Yield every subject that has a property, with a value; equal values are one object."""
        same: dict[str, str] = {}
        for quad in self.store.quads(predicate=ox.NamedNode(term)):
            value = quad.object.value
            yield quad.subject.value, same.setdefault(value, value)

    def _one(self, term: str) -> dict[str, str]:
        """Return the value of a property by subject; of several, the first in order of text."""
        if term not in self._singles:
            self._singles[term] = self._kept.get(f"one {term}", lambda: self._first(term))
        return self._singles[term]

    def value(self, term: str, thing: str) -> str | None:
        """Return the value of a property of a thing; of several, the first in order of text."""
        return self._one(term).get(thing)

    def pairs(self, term: str) -> Iterable[tuple[str, str]]:
        """Yield every thing that has a property, with each value, in the registers."""
        return ((s, value) for s, values in self._every(term).items() for value in values)

    def _first(self, term: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for subject, value in self._values(term):
            if found.setdefault(subject, value) > value:
                found[subject] = value
        return found

    def _every(self, term: str) -> dict[str, Few]:
        """Return the values of a property by subject."""
        if term not in self._sets:
            self._sets[term] = self._kept.get(f"every {term}", lambda: self._all(term))
        return self._sets[term]

    def _all(self, term: str) -> dict[str, Few]:
        found: dict[str, Few] = {}
        alike: dict[Few, Few] = {}
        for subject, value in self._values(term):
            values = found.get(subject, _NOTHING) | {value}
            found[subject] = alike.setdefault(values, values)
        return found

    def things(self, kind: str) -> list[str]:
        """Return the IRIs of the things of a class, sorted."""
        return self._kept.get(f"things {kind}", lambda: self._things(kind))

    def _things(self, kind: str) -> list[str]:
        found = self.store.quads(predicate=_TYPE, object=ox.NamedNode(kind))
        return sorted({quad.subject.value for quad in found})

    # Names

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return self._kept.get("labels", self._read_labels)

    def _read_labels(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for quad in self.store.quads(predicate=ox.NamedNode(SKOS.prefLabel)):
            language = quad.object.language or ""
            found.setdefault(quad.subject.value, {}).setdefault(language, quad.object.value)
        return found

    def label(self, iri: str, lang: str = "sv") -> str:
        """Return the label of a thing in `lang`, else in Swedish, else its id."""
        labels = self._labels.get(iri, {})
        return labels.get(lang) or labels.get("sv") or local_id(iri)

    def text(self, initiative: str) -> str:
        """Return what is written about an initiative: description, method and result."""
        columns = (DCTERMS.description, SAM.method, SAM.result)
        return "\n".join(text for term in columns if (text := self._one(term).get(initiative)))

    # Actors

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every organisation, group and body, by IRI."""
        sector, place = self._one(ORG.classification).get, self._one(DCTERMS.spatial).get
        return {
            iri: Actor(iri, kind, sector(iri), place(iri))
            for term, kind in _ACTORS.items()
            for iri in self.things(term)
        }

    @cached_property
    def members(self) -> dict[str, list[tuple[str, str | None, str | None]]]:
        """The known members of each group, with the period that each was one."""
        found: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        groups, members = self._one(SAM.group), self._one(SAM.member)
        for row in self.things(SAM.GroupMember):
            if row in groups and row in members:
                found[groups[row]].append((members[row], *self._period(row)))
        return dict(found)

    @cached_property
    def successions(self) -> list[tuple[str, str, str | None]]:
        """Predecessor, successor and date of each organisation that became another."""
        old, new = self._one(SAM.predecessor), self._one(SAM.successor)
        return [
            (old[row], new[row], self._one(DCTERMS.date).get(row))
            for row in self.things(SAM.Succession)
            if row in old and row in new
        ]

    # Subjects

    @cached_property
    def areas(self) -> dict[str, str | None]:
        """The area above each area; None for those that stand on top."""
        return {area: self._one(SKOS.broader).get(area) for area in self.things(SAM.Area)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place, by IRI."""
        return {
            iri: Place(
                iri,
                self._one(SAM.kind).get(iri, ""),
                self._one(SCHEMA.containedInPlace).get(iri),
                self._every(SAM.neighbour).get(iri, _NOTHING),
            )
            for iri in self.things(SAM.Place)
        }

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Every agreement, by IRI."""
        return {
            iri: Agreement(iri, *self._period(iri), self._every(DCTERMS.spatial).get(iri, _NOTHING))
            for iri in self.things(SAM.Agreement)
        }

    def around(self, thing: str) -> tuple[str, ...]:
        """Return an area or a place and what it lies in, from the inside out."""
        known = self._chains.get(thing)
        if known is None:
            place = self.places.get(thing)
            up = place.within if place else self.areas.get(thing)
            # Nothing lies in itself: what is loaded has no cycles.
            known = self._chains[thing] = (thing, *(self.around(up) if up else ()))
        return known

    def order(self, thing: str) -> int:
        """Return the place of an area in its agreement; what has none comes last."""
        number = self._one(SAM.order).get(thing)
        return int(number) if number else 1_000_000

    # Layers

    @cached_property
    def initiatives(self) -> dict[str, Unit]:
        """Every initiative, by IRI, those only proposed too."""
        return self._units(SAM.Initiative)

    @cached_property
    def events(self) -> dict[str, Unit]:
        """Every event, by IRI."""
        return self._units(SAM.Event)

    def _units(self, kind: str) -> dict[str, Unit]:
        kinds, statuses = self._one(SAM.kind).get, self._one(SAM.status).get
        starts, ends = self._one(SCHEMA.startDate).get, self._one(SCHEMA.endDate).get
        terms = (SAM.area, DCTERMS.spatial, SAM.targetGroup, SAM.activity)
        areas, places, groups, activities = (self._every(term).get for term in terms)
        return {
            iri: Unit(
                iri,
                kinds(iri),
                statuses(iri),
                starts(iri),
                ends(iri),
                areas=areas(iri, _NOTHING),
                places=places(iri, _NOTHING),
                groups=groups(iri, _NOTHING),
                activities=activities(iri, _NOTHING),
                coded=self._coded.get(iri, _NOTHING),
            )
            for iri in self.things(kind)
        }

    @cached_property
    def _coded(self) -> dict[str, Few]:
        found: dict[str, set[str]] = defaultdict(set)
        subjects, terms = self._one(SAM.subject), self._one(SAM.term)
        for row in self.things(SAM.Classification):
            if row in subjects and row in terms:
                found[subjects[row]].add(terms[row])
        return {subject: frozenset(coded) for subject, coded in found.items()}

    def _period(self, iri: str) -> tuple[str | None, str | None]:
        return self._one(SCHEMA.startDate).get(iri), self._one(SCHEMA.endDate).get(iri)

    @cached_property
    def commitments(self) -> list[Tie]:
        """The declared layer: actors named for areas; the period is the agreement's."""
        actors, areas = (self._one(t).get for t in (SAM.actor, SAM.area))
        leads = self._one(SAM.leads)
        return [
            Tie(row, actor, area, "leads" if row in leads else None, frame.start, frame.end, iri)
            for row, iri in sorted(self._one(SAM.agreement).items())
            if (actor := actors(row))
            and (area := areas(row))
            and (frame := self.agreements.get(iri))
        ]

    @cached_property
    def participations(self) -> list[Tie]:
        """The evidenced layer, with what is only intended: actors in initiatives."""
        return list(self._ties(SAM.initiative, self.initiatives))

    @cached_property
    def attendances(self) -> list[Tie]:
        """The met layer, with what is only intended and who was only invited."""
        return list(self._ties(SAM.event, self.events))

    def _ties(self, property_: str, units: Mapping[str, Unit]) -> Iterator[Tie]:
        """Yield the rows that have an actor and, by a property, a unit: no other rows have both."""
        actors, roles = self._one(SAM.actor).get, self._one(SAM.role).get
        starts, ends = self._one(SCHEMA.startDate).get, self._one(SCHEMA.endDate).get
        for row, where in sorted(self._one(property_).items()):
            actor, frame = actors(row), units.get(where)
            if actor and frame:
                start, end = starts(row) or frame.start, ends(row) or frame.end
                yield Tie(row, actor, frame.iri, roles(row), start, end)

    # What is known about what is known

    @cached_property
    def inquiries(self) -> list[Record]:
        """Who was asked: actor, area, place, from, to, date, answer and by; also those recorded."""
        return list(self._records(SAM.Inquiry))

    @cached_property
    def judgements(self) -> list[Record]:
        """What was decided about pairs: subject, object, verdict, by, date, why; the last last."""
        found = self._records(SAM.Judgement)
        return sorted(found, key=lambda row: (row.get("date") or "", row["iri"]))

    @cached_property
    def needs(self) -> list[Record]:
        """Figures of need: area, place, date, target_group, low, high and unit."""
        return list(self._records(SAM.Need))

    def _records(self, kind: str) -> Iterator[Record]:
        """Yield the rows of a class by column, also those in the graph `work`."""
        for graph in (None, ox.NamedNode(WORK)):
            found = self.store.quads(None, _TYPE, ox.NamedNode(kind), graph)
            for subject in sorted({quad.subject.value for quad in found}):
                row: Record = {"iri": subject}
                for quad in self.store.quads(ox.NamedNode(subject), graph=graph):
                    name = _NAMES.get(quad.predicate.value)
                    if name:
                        row[name] = getattr(quad.object, "value", None)
                yield row
