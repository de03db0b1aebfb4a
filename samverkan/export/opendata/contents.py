"""What a folder of open data is about: the register's statements, and what they say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import Incomplete
from samverkan.ontology.identity import local_id
from samverkan.ontology.publication import ITEMS, Publication, facts_of, node, triples
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM, SCHEMA, SKOS

#: The facts without which data are not open: the Swedish profile wants them, or a reader does.
NEEDED: Final = (
    *("description", "publisher", "publisher_type", "licence", "contact_role", "contact_email"),
    "base_url",
)


@dataclass(frozen=True)
class Contents:
    """A register as it is published. `statements` are all of it but the ties to people."""

    iri: str
    statements: frozenset[Any]
    facts: Publication
    #: Days that the publisher gives: `issued` and `modified`.
    days: Mapping[str, str] = field(default_factory=dict)
    #: What is needed and not known; only a draft may have any.
    missing: tuple[str, ...] = ()
    #: How many rows are left out because they lead to something that may be a person.
    left_out: int = 0

    @property
    def name(self) -> str:
        """The id of the register, which its files are named by."""
        return local_id(self.iri)

    @property
    def things(self) -> str:
        """What the IRI of every thing of the register begins with."""
        base, _, name = self.iri.rpartition("register/")
        return f"{base}id/{name}/"

    def fact(self, key: str) -> str | None:
        """Return a fact of which there is one, if it is known."""
        return next(iter(self.facts.get(key, ())), None)

    def address(self, name: str) -> str | None:
        """Return the address of a file, if it is known where the folder will stand."""
        base = self.fact("base_url")
        return base + name if base else None

    def node(self, name: str) -> str:
        """Return the IRI of something that the record speaks of."""
        return f"{self.fact('base_url') or self.iri}#{name}"

    @property
    def publisher(self) -> str:
        """The IRI of the publisher."""
        return node(self.iri, "publisher", self.facts)

    @cached_property
    def by_subject(self) -> dict[str, dict[str, list[Any]]]:
        """The objects of every subject, by property, sorted."""
        found: dict[str, dict[str, list[Any]]] = {}
        for quad in sorted(self.statements, key=str):
            values = found.setdefault(quad.subject.value, {})
            values.setdefault(quad.predicate.value, []).append(quad.object)
        return found

    def values(self, subject: str, term: str) -> list[Any]:
        """Return the values of a property."""
        return self.by_subject.get(subject, {}).get(term, [])

    def label(self, subject: str, lang: str) -> str | None:
        """Return the label of a thing in a language, if it has one."""
        labels = self.values(subject, SKOS.prefLabel)
        return next((term.value for term in labels if term.language == lang), None)

    def of_class(self, kind: str) -> list[str]:
        """Return the things of a class, sorted."""
        wanted = ox.NamedNode(kind)
        return [s for s, known in self.by_subject.items() if wanted in known.get(RDF.type, ())]

    @cached_property
    def places(self) -> list[str]:
        """The places that the agreements are about."""
        found = (self.values(one, DCTERMS.spatial) for one in self.of_class(SAM.Agreement))
        return sorted({place.value for places in found for place in places})

    @cached_property
    def periods(self) -> list[tuple[str | None, str | None]]:
        """The periods that the agreements hold for: a beginning, an end, or both."""
        found: set[tuple[str | None, str | None]] = set()
        for one in self.of_class(SAM.Agreement):
            start, end = self._first(one, SCHEMA.startDate), self._first(one, SCHEMA.endDate)
            if start or end:
                found.add((start, end))
        return sorted(found, key=str)

    def _first(self, subject: str, term: str) -> str | None:
        return next((value.value for value in self.values(subject, term)), None)


def contents(
    quads: Iterable[Any],
    register: str,
    given: Publication,
    days: Mapping[str, str] | None = None,
    *,
    draft: bool = False,
) -> Contents:
    """Return what is published of a register: its statements, and facts that are known or given.

    What is given comes before what the register says of itself. Raises Incomplete, with all that
    is missing, unless it is a draft.
    """
    known = list(quads)
    facts = {**facts_of(register, known), **given}
    facts = {key: facts[key] for key in ITEMS if key in facts}
    missing = tuple(key for key in NEEDED if key not in facts)
    if missing and not draft:
        raise Incomplete("catalogue_lacks", missing)
    published, left_out = _without_people(known, register)
    stated = set(triples(register, facts_of(register, known)))
    kept = {quad for quad in published if tuple(quad.triple) not in stated}
    says = {ox.Quad(s, p, o, ox.NamedNode(register)) for s, p, o in triples(register, facts)}
    return Contents(register, frozenset(kept | says), facts, days or {}, missing, left_out)


def _without_people(quads: list[Any], register: str) -> tuple[list[Any], int]:
    """Return the statements without the ties to people, and how many rows are left out.

    A row that leads, by anything but such a tie, to what the register does not describe may tell
    the name of a person whom only the people store knows.
    """
    base, _, name = register.rpartition("register/")
    things = f"{base}id/{name}/"
    described = {quad.subject.value for quad in quads}
    astray = {
        _row(quad.subject.value, things)
        for quad in quads
        if isinstance(quad.object, ox.NamedNode)
        and quad.object.value.startswith(things)
        and quad.object.value not in described
        and quad.predicate.value not in (SAM.person, DCTERMS.source)
    } - {register}
    kept = [
        quad
        for quad in quads
        if quad.predicate.value != SAM.person and _row(quad.subject.value, things) not in astray
    ]
    return kept, len(astray)


def _row(subject: str, things: str) -> str:
    """Return the row that a statement belongs to: its own, or the one above its evidence."""
    if not subject.startswith(things):
        return subject
    return things + subject.removeprefix(things).partition("/")[0]
