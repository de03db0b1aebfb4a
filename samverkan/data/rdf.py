"""Rows become quads and quads become rows, by the model alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pyoxigraph as ox
from pydantic import ValidationError

from samverkan.data.register import Register
from samverkan.ontology import publication
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import RDF, SAM, SKOS, XSD

#: Tables kept in the people store, never among the open statements.
PEOPLE: Final = frozenset({"people"})

_TYPE: Final = ox.NamedNode(RDF.type)
_DATATYPES: Final = {
    "boolean": ox.NamedNode(XSD.boolean),
    "integer": ox.NamedNode(XSD.integer),
    "decimal": ox.NamedNode(XSD.decimal),
}
_DATES: Final = {
    4: ox.NamedNode(XSD.gYear),
    7: ox.NamedNode(XSD.gYearMonth),
    10: ox.NamedNode(XSD.date),
}


@cache
def _word(iri: str) -> ox.NamedNode:
    """Return the node of a class or a property, made once."""
    return ox.NamedNode(iri)


def open_quads(register: Register) -> Iterator[ox.Quad]:
    """Yield the statements of a register without those about people, each in its graph."""
    yield from about(register)
    yield from _quads(register, set(TABLES) - PEOPLE)


def about(register: Register) -> Iterator[ox.Quad]:
    """Yield what is said of the register itself, in its graph."""
    graph = ox.NamedNode(register.iri)
    yield ox.Quad(graph, _TYPE, ox.NamedNode(SAM.Register), graph)
    for title, language in ((register.title, "sv"), (register.title_en, "en")):
        if title:
            literal = ox.Literal(title, language=language)
            yield ox.Quad(graph, ox.NamedNode(SKOS.prefLabel), literal, graph)
    for hub in register.hubs:
        yield ox.Quad(graph, ox.NamedNode(SAM.hub), ox.NamedNode(register.thing(hub)), graph)
    for triple in publication.triples(register.iri, register.publication):
        yield ox.Quad(*triple, graph)


def people_quads(register: Register) -> Iterator[ox.Quad]:
    """Yield the statements of a register about people."""
    yield from _quads(register, PEOPLE)


def _quads(register: Register, tables: Iterable[str]) -> Iterator[ox.Quad]:
    for name, rows in register.tables.items():
        if name in tables:
            for row in rows:
                yield from row_quads(register, row)


def row_quads(register: Register, row: Row) -> Iterator[ox.Quad]:
    """Yield the statements of one row, in the graph of a register."""
    graph = _word(register.iri)
    for triple in _triples(register, row):
        yield ox.Quad(*triple, graph)


def _triples(register: Register, row: Row) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Any]]:
    node = ox.NamedNode(register.thing(row.id))
    yield node, _TYPE, _word(row.type)
    parts: dict[str, ox.NamedNode] = {}
    for field in fields(type(row)):
        value = getattr(row, field.attribute)
        if value is None or value is False:
            continue
        subject = node
        if field.part:
            if field.part not in parts:
                child = ox.NamedNode(f"{node.value}/{field.part}")
                parts[field.part] = child
                yield node, _word(row.parts[field.part]), child
                yield child, _TYPE, _word(SAM.Evidence)
            subject = parts[field.part]
        predicate = _word(field.column.term)
        for one in value if field.many else (value,):
            term = _term(register, field, one)
            if field.column.inverse:
                yield term, predicate, subject
            else:
                yield subject, predicate, term


def _term(register: Register, field: Field, value: object) -> Any:
    if field.kind == "ref":
        return ox.NamedNode(register.thing(str(value)))
    if field.kind in ("sv", "en"):
        return ox.Literal(str(value), language=field.kind)
    if field.kind == "date":
        return ox.Literal(str(value), datatype=_DATES[len(str(value))])
    if field.kind == "boolean":
        return ox.Literal(str(value).lower(), datatype=_DATATYPES["boolean"])
    if field.kind == "decimal":  # as the engine writes it, or every load would be a change
        return ox.Literal(f"{Decimal(str(value)).normalize():f}", datatype=_DATATYPES["decimal"])
    datatype = _DATATYPES.get(field.kind)
    return ox.Literal(str(value), datatype=datatype) if datatype else ox.Literal(str(value))


def register_from_quads(
    quads: Iterable[ox.Quad], iri: str, unsound: dict[str, ValidationError] | None = None
) -> Register:
    """Return the register that stands in the graph `iri`: the inverse of the quads above.

    Rows come back in the order of their ids; statements that no table has a column for are left
    out. What is wrong with things that make no row goes into `unsound`, by their IRI; without it,
    the first raises ValidationError.
    """
    quads = [quad for quad in quads if quad.graph_name == ox.NamedNode(iri)]
    out: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    into: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            out[quad.subject.value][quad.predicate.value].append(quad.object)
            if isinstance(quad.object, ox.NamedNode):
                into[quad.object.value][quad.predicate.value].append(quad.subject)
    base, _, register_id = iri.rpartition("register/")
    things = f"{base}id/{register_id}/"
    by_type = {row.type: row for row in TABLES.values()}
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for subject in sorted(out):
        types = [by_type[t.value] for t in out[subject][RDF.type] if t.value in by_type]
        if types and subject.startswith(things) and "/" not in subject.removeprefix(things):
            try:
                tables[types[0].table].append(_row(types[0], subject, out, into))
            except ValidationError as error:
                if unsound is None:
                    raise
                unsound[subject] = error
    titles = {title.language: title.value for title in out[iri][SKOS.prefLabel]}
    return Register(
        id=register_id,
        title=titles.get("sv", register_id),
        title_en=titles.get("en"),
        base=base,
        hubs=tuple(sorted(local_id(hub.value) for hub in out[iri][SAM.hub])),
        tables={name: tuple(rows) for name, rows in tables.items() if rows},
        publication=publication.facts_of(iri, quads),
    )


def _row(
    row_class: type[Row],
    subject: str,
    out: dict[str, dict[str, list[Any]]],
    into: dict[str, dict[str, list[Any]]],
) -> Row:
    cells: dict[str, object] = {"id": local_id(subject)}
    for field in fields(row_class):
        node = f"{subject}/{field.part}" if field.part else subject
        known = into if field.column.inverse else out
        values = [
            local_id(term.value) if field.kind == "ref" else term.value
            for term in known[node][field.column.term]
            if node in known
            if field.kind not in ("sv", "en") or term.language == field.kind
        ]
        if values:
            cells[field.name] = tuple(sorted(values)) if field.many else values[0]
    return row_class.model_validate(cells)
