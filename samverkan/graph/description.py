"""Everything about one thing: what is said of it, what names it, and the evidence for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from samverkan.graph.query import plain
from samverkan.graph.store import Store
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import local_id, sort_key
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM, SKOS

#: The column that each property stands for; the first where several do.
_COLUMN: Final = {column.term: name for name, column in reversed(COLUMNS.items())}
_SKIPPED: Final = frozenset({RDF.type, SAM.evidence, SAM.furtherEvidence, SAM.reading})
_SAME_WORK: Final = ox.NamedNode(SAM.sameWorkAs)
#: Ways down from a row to the places in sources that it rests on.
_EVIDENCE: Final = (SAM.evidence, SAM.furtherEvidence, SAM.reading)


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds: text, and the IRI of the thing it names, if any."""

    text: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source, in the wording printed there."""

    source: str
    source_label: str
    locator: str | None
    as_printed: str | None


@dataclass(frozen=True)
class Description:
    """A row: what it is, its cells by column, its evidence, and the rows that name it by kind."""

    iri: str
    kind: str
    label: str
    cells: dict[str, list[Value]]
    evidence: list[Place]
    mentions: dict[str, list["Description"]] = field(default_factory=dict)


def describe(store: Store, iri: str, lang: str = "sv") -> Description:
    """Return everything the store says about the thing `iri`."""
    mentions: dict[str, list[Description]] = defaultdict(list)
    naming = {
        quad.subject.value
        for quad in store.quads(object=ox.NamedNode(iri))
        if quad.predicate.value not in _EVIDENCE and quad.subject != quad.graph_name
    }
    for subject in naming:
        row = _row(store, subject, lang)
        if row.kind != "evidence":
            mentions[row.kind].append(row)
    ordered = {
        kind: sorted(mentions[kind], key=lambda row: sort_key(_sorting(row)))
        for kind in sorted(mentions)
    }
    own = _row(store, iri, lang)
    return Description(own.iri, own.kind, own.label, own.cells, own.evidence, ordered)


def label(store: Store, node: ox.NamedNode, lang: str) -> str | None:
    """Return the label of a thing in `lang`, else in Swedish, else in any language."""
    labels = {
        q.object.language: q.object.value for q in store.quads(node, ox.NamedNode(SKOS.prefLabel))
    }
    return labels.get(lang) or labels.get("sv") or next(iter(labels.values()), None)


def _sorting(row: Description) -> str:
    return " ".join([row.label, *(value.text for cell in row.cells.values() for value in cell)])


def _row(store: Store, iri: str, lang: str) -> Description:
    node = ox.NamedNode(iri)
    cells: dict[str, list[Value]] = defaultdict(list)
    kind = ""
    for quad in store.quads(node):
        property_ = quad.predicate.value
        if property_ == RDF.type:
            kind = local_id(quad.object.value).lower()
        if property_ not in _SKIPPED and property_ in _COLUMN:
            cells[_COLUMN[property_]].append(_value(store, quad.object, lang))
    ordered = {
        name: sorted(cells[name], key=lambda value: (value.language != lang, value.text))
        for name in COLUMNS
        if name in cells
    }
    places = sorted(evidence(store, node, lang), key=lambda p: (p.source, p.locator or ""))
    return Description(iri, kind, label(store, node, lang) or local_id(iri), ordered, places)


def _value(store: Store, term: Any, lang: str) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(label(store, term, lang) or local_id(term.value), term.value)
    return Value(term.value, language=term.language)


def evidence(store: Store, node: ox.NamedNode, lang: str = "sv") -> Iterator[Place]:
    """Yield the places in sources that a statement rests on, its own before further ones."""
    for way in _EVIDENCE:
        for link in store.quads(node, ox.NamedNode(way)):
            known = {q.predicate.value: q.object for q in store.quads(link.object)}
            source = known.get(DCTERMS.source)
            if source is not None:
                yield Place(
                    source.value,
                    label(store, source, lang) or local_id(source.value),
                    plain(known.get(SAM.locator)),
                    plain(known.get(SAM.asPrinted)),
                )


def sources(
    store: Store, statements: Iterable[str], lang: str = "sv"
) -> dict[str, list[tuple[str, str | None, str | None]]]:
    """Return the places in sources behind each statement: source, locator and wording.

    Of two extractions of one work, the second says nothing new and is left out.
    """
    found: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for statement in dict.fromkeys(statements):
        seen = set()
        for place in evidence(store, ox.NamedNode(statement), lang):
            same = store.quads(ox.NamedNode(place.source), _SAME_WORK)
            work = next((quad.object.value for quad in same), place.source)
            if work not in seen:
                found.setdefault(statement, []).append(
                    (place.source_label, place.locator, place.as_printed)
                )
            seen.add(work)
    return found
