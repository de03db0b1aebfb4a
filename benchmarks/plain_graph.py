"""A register as a plain program reads it: node by node from a graph of rdflib."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from samverkan.analysis.gaps.timing import Span
from samverkan.ontology.vocabulary import SAM, SCHEMA


class Plain:
    """What each of the plain ways needs of a graph: what is practice, who is in it, when."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.coded: dict[Node, set[Node]] = defaultdict(set)
        for row in self.things(SAM.Classification):
            self.coded[self.one(row, SAM.subject)].add(self.one(row, SAM.term))
        self.initiatives = [
            unit
            for unit in self.things(SAM.Initiative)
            if str(self.one(unit, SAM.status)) not in ("proposed", "planned")
        ]
        self.municipalities = {
            place
            for place in self.things(SAM.Place)
            if str(self.one(place, SAM.kind)) == "municipality"
        }
        self.actors: dict[Node, set[Node]] = defaultdict(set)
        for row in self.things(SAM.Participation):
            self.actors[self.one(row, SAM.initiative)].add(self.one(row, SAM.actor))

    def things(self, kind: str) -> Iterator[Node]:
        return self.graph.subjects(RDF.type, URIRef(kind))

    def one(self, thing: Node, term: str) -> Any:
        return self.graph.value(thing, URIRef(term))

    def every(self, thing: Node, term: str) -> set[Node]:
        return set(self.graph.objects(thing, URIRef(term)))

    def around(self, things: set[Node], term: str) -> set[Node]:
        up = (self.graph.transitive_objects(thing, URIRef(term)) for thing in things)
        return {thing for chain in up for thing in chain if thing is not None}

    def terms(self, unit: Node, term: str, kind: str) -> set[Node]:
        """Return what is printed of an initiative, and what an editor added."""
        coded = {t for t in self.coded[unit] if (t, RDF.type, URIRef(kind)) in self.graph}
        return self.every(unit, term) | coded

    def topics(self, unit: Node) -> set[Node]:
        return self.terms(unit, SAM.area, SAM.Area)

    def period(self, thing: Node, frame: Node | None = None) -> Span:
        ends = (self._date(thing, frame, term) for term in (SCHEMA.startDate, SCHEMA.endDate))
        return Span(*ends)

    def _date(self, thing: Node, frame: Node | None, term: str) -> str | None:
        date = self.one(thing, term) or (self.one(frame, term) if frame else None)
        return str(date) if date else None
