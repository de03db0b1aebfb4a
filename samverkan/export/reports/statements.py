"""A statement in a line of words: who promised, took part or met, or what a thing is called."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from samverkan.export import spelling
from samverkan.graph.facts import Facts, Record
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM, SCHEMA
from samverkan.words import say, term

_TYPE: Final = ox.NamedNode(RDF.type)
#: For each class whose rows are told by what they join: the properties that fill its words.
_TOLD: Final[Mapping[str, Mapping[str, str]]] = {
    SAM.Commitment: {"actor": SAM.actor, "area": SAM.area, "agreement": SAM.agreement},
    SAM.Participation: {"actor": SAM.actor, "initiative": SAM.initiative, "role": SAM.role},
    SAM.Attendance: {"actor": SAM.actor, "event": SAM.event, "role": SAM.role},
    SAM.Signature: {"actor": SAM.actor, "agreement": SAM.agreement, "date": DCTERMS.date},
    SAM.Membership: {"actor": SAM.member, "body": SAM.body, "role": SAM.role},
    SAM.GroupMember: {"actor": SAM.member, "group": SAM.group},
    SAM.Succession: {"one": SAM.predecessor, "other": SAM.successor, "date": DCTERMS.date},
    SAM.Classification: {"subject": SAM.subject, "term": SAM.term},
    SAM.Inquiry: {"actor": SAM.actor, "answer": SAM.answer, "date": DCTERMS.date},
    SAM.Judgement: {"one": SAM.subject, "other": SAM.object, "verdict": SAM.verdict},
    SAM.Need: {"low": SAM.low, "unit": SAM.unit},
    SAM.Relation: {"one": SAM.subject, "other": SAM.object, "relation": SAM.relationKind},
    SAM.Funding: {"initiative": SAM.initiative, "amount": SAM.amount, "currency": SAM.currency},
}
#: Fields that hold one of a list of words.
_LISTED: Final = frozenset({"role", "answer", "verdict", "relation"})


class Statements:
    """The rows of a store, told in words."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang

    @cached_property
    def _recorded(self) -> dict[str, Record]:
        """What was recorded about what is known, which stands in a graph of its own."""
        return {row["iri"]: row for row in (*self._facts.inquiries, *self._facts.judgements)}

    def kind(self, iri: str) -> str | None:
        """Return the class of a row, None for what is no row."""
        if iri in self._recorded:
            return SAM.Judgement if "verdict" in self._recorded[iri] else SAM.Inquiry
        quads = self._facts.store.quads(ox.NamedNode(iri), _TYPE)
        return next((quad.object.value for quad in quads), None)

    def said(self, iri: str) -> str:
        """Return what a row says."""
        kind = self.kind(iri)
        if kind is None:
            return self._facts.label(iri, self._lang)
        name = local_id(kind).lower()
        if kind in _TOLD:
            fields = {key: self._field(iri, key, p) for key, p in _TOLD[kind].items()}
            leads = kind == SAM.Commitment and self._facts.value(SAM.leads, iri)
            return say(f"statement.{name}{'_leads' if leads else ''}", self._lang, **fields)
        label = self._facts.label(iri, self._lang)
        if kind in (SAM.Initiative, SAM.Event):
            label += "".join(f", {detail}" for detail in self._details(iri))
        return say("statement.other", self._lang, kind=term("class", name, self._lang), label=label)

    def _details(self, iri: str) -> list[str]:
        """Return the state and the period of an initiative or an event, where they are known."""
        value = self._facts.value
        status = value(SAM.status, iri)
        dates = (value(SCHEMA.startDate, iri), value(SCHEMA.endDate, iri))
        told = [term("value", status, self._lang) if status else ""]
        return [text for text in (*told, spelling.period(*dates, self._lang)) if text]

    def _field(self, iri: str, name: str, property_: str) -> str:
        recorded = self._recorded.get(iri)
        columns = {"one": "subject", "other": "object"}
        value = (
            recorded.get(columns.get(name, name)) if recorded else self._facts.value(property_, iri)
        )
        if value is None:
            return "–"
        if name in _LISTED:
            return term("value", value, self._lang)
        if name == "date":
            return spelling.date(value, self._lang)
        return self._facts.label(value, self._lang) if "://" in value else value
