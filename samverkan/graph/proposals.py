"""What others propose, as it waits in the graph `work` to be reviewed, and what became of it.

The cells proposed are kept as one value, not as statements of the row: until somebody has accepted
them they hold nowhere, and no question can take them for what is known.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import NotFound
from samverkan.graph.store import Store
from samverkan.ontology.identity import WORK, local_id, thing_iri
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.ontology.vocabulary import BASE, DCTERMS, PROV, RDF, SAM, SKOS, XSD

#: What a proposal can be about a row: that it is new, that cells of it are to have other values,
#: that it is to be removed, or nothing that a register could hold, but a remark to be read.
KINDS: Final = ("new", "change", "remove", "remark")
STATUSES: Final = ("open", "accepted", "rejected", "withdrawn")

_GRAPH: Final = ox.NamedNode(WORK)
_TYPE: Final = ox.NamedNode(RDF.type)
_PROPOSAL: Final = ox.NamedNode(SAM.Proposal)
_DATE: Final = ox.NamedNode(XSD.date)
_JSON: Final = ox.NamedNode(RDF.JSON)

#: The property of each field that is text, and of those that are days or cells.
_TEXTS: Final = {
    "register": SAM.object, "kind": SAM.kind, "status": SAM.status, "table": SAM.table,
    "row": SAM.row, "remark": SKOS.editorialNote, "sender": SAM.by, "file": DCTERMS.title,
    "sha256": SAM.sha256, "locator": SAM.locator, "as_printed": SAM.asPrinted,
    "confidence": SAM.confidence, "by": SAM.reviewedBy, "why": SAM.why, "rule": SAM.rule,
}  # fmt: skip
_DAYS: Final = {"received": DCTERMS.date, "on": SAM.reviewedOn}
_CELLS: Final = {"cells": SAM.proposedCells, "known": SAM.knownCells}
_THINGS: Final = frozenset({"register", "row"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody sent in about one row of a register, and what became of it.

    `register` and `row` are IRIs; `cells` has the text proposed for each column, `known` what the
    same columns held when it came. `locator` and `as_printed` are the place in the sender's file
    and the wording there; `confidence` tells how sure that is, of what a program read in a document
    (`high`, `medium` or `low`). `by`, `on`, `why` and `rule` tell of the review.
    """

    id: str
    register: str
    kind: str
    table: str
    row: str
    sender: str
    received: str
    cells: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    remark: str | None = None
    file: str | None = None
    sha256: str | None = None
    locator: str | None = None
    as_printed: str | None = None
    confidence: str | None = None
    status: str = "open"
    by: str | None = None
    on: str | None = None
    why: str | None = None
    rule: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the proposal by the names of its fields, what is not said left out."""
        return {
            n: v for n in self.__dataclass_fields__ if (v := getattr(self, n)) not in (None, {})
        }


def quads_of(proposal: Proposal) -> frozenset[Any]:
    """Return what the graph `work` says of a proposal."""
    return frozenset(_quads(proposal))


def _quads(proposal: Proposal) -> Iterator[ox.Quad]:
    node = _node(proposal.id)
    yield ox.Quad(node, _TYPE, _PROPOSAL, _GRAPH)
    yield ox.Quad(node, _TYPE, ox.NamedNode(PROV.Entity), _GRAPH)
    for name, value in proposal.as_dict().items():
        if name in _TEXTS:
            term: Any = ox.NamedNode(value) if name in _THINGS else ox.Literal(value)
            yield ox.Quad(node, ox.NamedNode(_TEXTS[name]), term, _GRAPH)
        elif name in _DAYS:
            day = ox.Literal(value, datatype=_DATE)
            yield ox.Quad(node, ox.NamedNode(_DAYS[name]), day, _GRAPH)
        elif name in _CELLS:
            text = json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
            cells = ox.Literal(text, datatype=_JSON)
            yield ox.Quad(node, ox.NamedNode(_CELLS[name]), cells, _GRAPH)


def proposals(store: Store) -> list[Proposal]:
    """Return every proposal, whatever became of it, by day, sender, file, table and row."""
    nodes = [quad.subject for quad in store.quads(None, _TYPE, _PROPOSAL, _GRAPH)]
    found = [_read(store, node) for node in nodes]
    places = {table: place for place, table in enumerate(TABLES)}
    return sorted(
        found,
        key=lambda one: (
            one.received, one.sender, one.file or "", places.get(one.table, -1), one.row, one.id,
        ),
    )  # fmt: skip


def proposal(store: Store, name: str) -> Proposal:
    """Return the proposal with this id or IRI. Raises NotFound."""
    node = _node(local_id(name))
    if next(store.quads(node, _TYPE, _PROPOSAL, _GRAPH), None) is None:
        raise NotFound("no_such_proposal", name=name)
    return _read(store, node)


def _read(store: Store, node: Any) -> Proposal:
    said = {quad.predicate.value: quad.object.value for quad in store.quads(node, graph=_GRAPH)}
    texts = {name: said[iri] for name, iri in (_TEXTS | _DAYS).items() if iri in said}
    cells: dict[str, Any] = {
        name: _ordered(texts["table"], json.loads(said[iri]))
        for name, iri in _CELLS.items()
        if iri in said
    }
    return Proposal(local_id(node.value), **texts, **cells)


def _ordered(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Return cells in the order of the columns of their table."""
    columns = [column.name for column in fields(TABLES[table])] if table in TABLES else []
    return {name: cells[name] for name in (*columns, *cells) if name in cells}


def _node(proposal_id: str) -> ox.NamedNode:
    return ox.NamedNode(thing_iri(BASE, "work", proposal_id))
