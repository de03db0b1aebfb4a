"""What analysis reads: the rows of the store as plain records in memory, each table read once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from samverkan.graph.records import Actor, Agreement, Few, Place, Tie, Unit
from samverkan.graph.store import Store
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import WORK, local_id
from samverkan.ontology.vocabulary import DCTERMS, ORG, RDF, SAM, SCHEMA, SKOS

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
        self._columns: dict[str, dict[str, list[Any]]] = {}
        self._chains: dict[str, tuple[str, ...]] = {}

    # What is read once, by property

    def _column(self, term: str) -> dict[str, list[Any]]:
        """Return the values that a property has, by subject, in the registers."""
        known = self._columns.get(term)
        if known is None:
            same: dict[str, str] = {}
            known = defaultdict(list)
            for quad in self.store.quads(predicate=ox.NamedNode(term)):
                value = quad.object.value
                known[quad.subject.value].append(same.setdefault(value, value))
            self._columns[term] = known
        return known

    def _one(self, term: str, subject: str) -> str | None:
        values = self._column(term).get(subject)
        return values[0] if values else None

    def _set(self, term: str, subject: str) -> Few:
        return frozenset(self._column(term).get(subject, ()))

    @cached_property
    def _classes(self) -> dict[str, list[str]]:
        """The things of each class, in the order of their IRIs."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, classes in self._column(RDF.type).items():
            found[classes[0]].append(subject)
        return {name: sorted(things) for name, things in found.items()}

    def things(self, kind: str) -> list[str]:
        """Return the IRIs of the things of a class, sorted."""
        return list(self._classes.get(kind, ()))

    # Names

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
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
        return "\n".join(text for term in columns if (text := self._one(term, initiative)))

    # Actors

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every organisation, group and body, by IRI."""
        return {
            iri: Actor(
                iri, kind, self._one(ORG.classification, iri), self._one(DCTERMS.spatial, iri)
            )
            for term, kind in _ACTORS.items()
            for iri in self._classes.get(term, ())
        }

    @cached_property
    def members(self) -> dict[str, list[tuple[str, str | None, str | None]]]:
        """The known members of each group, with the period that each was one."""
        found: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for row in self.things(SAM.GroupMember):
            group, member = self._one(SAM.group, row), self._one(SAM.member, row)
            if group and member:
                found[group].append((member, *self._period(row)))
        return dict(found)

    @cached_property
    def successions(self) -> list[tuple[str, str, str | None]]:
        """Predecessor, successor and date of each organisation that became another."""
        return [
            (old, new, self._one(DCTERMS.date, row))
            for row in self.things(SAM.Succession)
            if (old := self._one(SAM.predecessor, row)) and (new := self._one(SAM.successor, row))
        ]

    # Subjects

    @cached_property
    def areas(self) -> dict[str, str | None]:
        """The area above each area; None for those that stand on top."""
        return {area: self._one(SKOS.broader, area) for area in self.things(SAM.Area)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place, by IRI."""
        return {
            iri: Place(
                iri,
                self._one(SAM.kind, iri) or "",
                self._one(SCHEMA.containedInPlace, iri),
                self._set(SAM.neighbour, iri),
            )
            for iri in self.things(SAM.Place)
        }

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Every agreement, by IRI."""
        return {
            iri: Agreement(iri, *self._period(iri), self._set(DCTERMS.spatial, iri))
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
        number = self._one(SAM.order, thing)
        return int(number) if number else 1_000_000

    # Layers

    @cached_property
    def initiatives(self) -> dict[str, Unit]:
        """Every initiative, by IRI, those only proposed too."""
        return {iri: self._unit(iri) for iri in self._classes.get(SAM.Initiative, ())}

    @cached_property
    def events(self) -> dict[str, Unit]:
        """Every event, by IRI."""
        return {iri: self._unit(iri) for iri in self._classes.get(SAM.Event, ())}

    def _unit(self, iri: str) -> Unit:
        return Unit(
            iri,
            self._one(SAM.kind, iri),
            self._one(SAM.status, iri),
            *self._period(iri),
            areas=self._set(SAM.area, iri),
            places=self._set(DCTERMS.spatial, iri),
            groups=self._set(SAM.targetGroup, iri),
            activities=self._set(SAM.activity, iri),
            coded=self._coded.get(iri, frozenset()),
        )

    @cached_property
    def _coded(self) -> dict[str, Few]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.things(SAM.Classification):
            subject, term = self._one(SAM.subject, row), self._one(SAM.term, row)
            if subject and term:
                found[subject].add(term)
        return {subject: frozenset(terms) for subject, terms in found.items()}

    def _period(self, iri: str) -> tuple[str | None, str | None]:
        return self._one(SCHEMA.startDate, iri), self._one(SCHEMA.endDate, iri)

    @cached_property
    def commitments(self) -> list[Tie]:
        """The declared layer: actors named for areas; the period is the agreement's."""
        leads = self._column(SAM.leads)
        return [
            Tie(row, actor, area, "leads" if row in leads else None, frame.start, frame.end, iri)
            for row in self._classes.get(SAM.Commitment, ())
            if (actor := self._one(SAM.actor, row))
            and (area := self._one(SAM.area, row))
            and (iri := self._one(SAM.agreement, row))
            and (frame := self.agreements.get(iri))
        ]

    @cached_property
    def participations(self) -> list[Tie]:
        """The evidenced layer, with what is only intended: actors in initiatives."""
        return list(self._ties(SAM.Participation, SAM.initiative, self.initiatives))

    @cached_property
    def attendances(self) -> list[Tie]:
        """The met layer, with what is only intended and who was only invited."""
        return list(self._ties(SAM.Attendance, SAM.event, self.events))

    def _ties(self, kind: str, unit: str, units: Mapping[str, Unit]) -> Iterator[Tie]:
        for row in self._classes.get(kind, ()):
            actor, where = self._one(SAM.actor, row), self._one(unit, row)
            if actor and where and where in units:
                frame = units[where]
                start, end = self._period(row)
                role = self._one(SAM.role, row)
                yield Tie(row, actor, where, role, start or frame.start, end or frame.end)

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
            found = self.store.quads(None, ox.NamedNode(RDF.type), ox.NamedNode(kind), graph)
            for subject in sorted({quad.subject.value for quad in found}):
                row: Record = {"iri": subject}
                for quad in self.store.quads(ox.NamedNode(subject), graph=graph):
                    name = _NAMES.get(quad.predicate.value)
                    if name:
                        row[name] = getattr(quad.object, "value", None)
                yield row
