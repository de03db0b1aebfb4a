"""RDF from outside, in any syntax: parsed strictly, judged by the shapes, read as a register."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from pydantic import ValidationError

from samverkan.data.bounded import bounded
from samverkan.data.guards import look
from samverkan.data.rdf import register_from_quads
from samverkan.data.rdf_places import Places
from samverkan.data.rdf_syntax import reason, syntax_faults
from samverkan.data.references import astray, unknown_hubs
from samverkan.data.register import Register
from samverkan.data.rows import wrong_cells
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault, closest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.ontology.numbers import masked, plain_number
from samverkan.ontology.rules import broken
from samverkan.ontology.vocabulary import PREFIXES, RDF, SAM

#: How much text the statements of any file may hold, and how much for each byte of it.
_GROWTH: Final = (10_000_000, 40)
#: The syntax of a file, by its suffix.
SYNTAXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read_rdf(path: Path) -> tuple[Register, list[Fault]]:
    """Read the register that a file of RDF describes.

    Returns the register and every fault: text that does not parse, with its line; each breach of
    the shapes; each statement that no column of a register can hold, since it would be lost.
    Raises UnreadableFile for another suffix, or when the file describes no register or several.
    """
    syntax = SYNTAXES.get(path.suffix.lower())
    if syntax is None:
        known = ", ".join(SYNTAXES)
        raise UnreadableFile("unknown_suffix", path=path, suffix=path.suffix or "–", known=known)
    look(path)
    try:
        quads = list(_parsed(path, syntax))
    except SyntaxError as error:
        empty = Register(id=path.stem, title=path.stem)
        return empty, syntax_faults(path, syntax, error)
    iris = {
        _name(quad.subject)
        for quad in quads
        if quad.predicate.value == RDF.type and quad.object == ox.NamedNode(SAM.Register)
    }
    if len(iris) != 1:
        raise UnreadableFile("not_one_register", path=path, count=len(iris))
    iri = iris.pop()
    if not re.fullmatch(r"https?://\S+/register/[a-z0-9][a-z0-9.-]*", iri):
        raise UnreadableFile("bad_register_iri", path=path, iri=iri)
    graph = ox.NamedNode(iri)
    moved = {ox.Quad(q.subject, q.predicate, _clean(q), graph) for q in quads}
    faults = list(_breaches(path.name, moved))
    unsound: dict[str, ValidationError] = {}
    register = register_from_quads(moved, iri, unsound)
    if faults or unsound:
        told = {str(fault.fields["subject"]) for fault in faults}
        for thing in unsound.keys() - told:
            faults += _unsound(path, thing, unsound[thing])
        faults += _unknown(path.name, moved, register.thing(""))
        named = {f"{path.name} {_short(thing)}" for thing in told}
        others = [one for one in _broken(path.name, register) if one.file not in named]
        return Register(id=path.stem, title=path.stem), [*_placed(path, faults), *others]
    lost = _placed(path, _lost(path.name, moved, register))
    return register, [*_broken(path.name, register), *_astray(path.name, register), *lost]


def triples(path: Path) -> dict[ox.Triple, ox.Quad]:
    """Return the statements of a file of RDF, such as an earlier dump, in whatever graph each is.

    Raises NotFound for no such file, and UnreadableFile for another suffix, for text that does not
    parse, or for a file that is made to grow.
    """
    text = bounded(_as_quads, path)
    return {quad.triple: quad for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)}


def _as_quads(path: Path) -> bytes:
    """Return the statements of a file of RDF in the simplest of syntaxes."""
    syntax = SYNTAXES.get(path.suffix.lower())
    if syntax is None:
        known = ", ".join(SYNTAXES)
        raise UnreadableFile("unknown_suffix", path=path, suffix=path.suffix or "–", known=known)
    look(path)
    try:
        return ox.serialize(_parsed(path, syntax), format=ox.RdfFormat.N_QUADS) or b""
    except SyntaxError as error:
        raise UnreadableFile("dump_unreadable", path=path, why=reason(error)) from error


def _parsed(path: Path, syntax: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Yield the statements of a file. Raises UnreadableFile where they grow out of proportion."""
    left = _GROWTH[0] + _GROWTH[1] * path.stat().st_size
    for quad in ox.parse(path=str(path), format=syntax):
        left -= sum(len(_name(term)) for term in (quad.subject, quad.predicate, quad.object))
        if left < 0:
            raise UnreadableFile("rdf_grows", path=path)
        yield quad


def _clean(quad: ox.Quad) -> Any:
    """Return what a statement says, text and numbers of organisations in their normal form."""
    term = quad.object
    if not isinstance(term, ox.Literal):
        return term
    if quad.predicate.value == SAM.organisationNumber:
        return ox.Literal(plain_number(clean(term.value)))
    if term.language:
        return ox.Literal(clean(term.value), language=term.language)
    return ox.Literal(clean(term.value), datatype=term.datatype)


def _breaches(file: str, quads: set[ox.Quad]) -> Iterator[Fault]:
    from samverkan.ontology.validation import validate

    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    for breach in validate(triples or b""):
        told: dict[str, object] = {"thing": _short(breach.focus), **breach.messages}
        told |= {"subject": breach.focus, "term": breach.path or ""}
        value = masked(breach.value) if breach.value else breach.value
        column = _short(breach.path) if breach.path else None
        yield Fault(file, "shape", column=column, value=value, fields=told)


def _unsound(path: Path, thing: str, error: ValidationError) -> Iterator[Fault]:
    """Yield what is wrong with the cells that the statements about a thing make."""
    row_class = next(row for row in TABLES.values() if row.__name__ == error.title)
    for one in wrong_cells(row_class, error):
        told = one.fields | {"subject": thing, "term": ""}
        yield Fault(f"{path.name} {_short(thing)}", one.key, None, one.column, one.value, told)


def _placed(path: Path, faults: Iterable[Fault]) -> list[Fault]:
    """Return faults with the line that each stands in, as far as the text of the file shows it."""
    found = list(faults)
    if not found:
        return []
    places = Places(path.read_text("utf-8", "replace"))

    def line(fault: Fault) -> int | None:
        subject, term = str(fault.fields["subject"]), str(fault.fields["term"])
        value = fault.value if term else None
        return places.line(subject, term or fault.column, value)

    return [replace(fault, row=line(fault)) for fault in found]


def _broken(file: str, register: Register) -> Iterator[Fault]:
    """Yield a fault for each rule within a row that shapes do not tell, such as check digits."""
    for row in register.rows():
        for one in broken(row):
            value = getattr(row, one.column, None)
            if one.key == "personal_number" and value:
                value = masked(value)
            yield Fault(f"{file} {row.id}", one.key, None, one.column, value, one.fields)


def _astray(file: str, register: Register) -> Iterator[Fault]:
    """Yield a fault for each reference that does not lead where it may, as tables are judged."""
    home = {row.id: table for table, rows in register.tables.items() for row in rows}
    for row, key, column, value, context in astray(register.tables, home):
        yield Fault(f"{file} {row.id}", key, column=column, value=value, fields=context)
    for hub in unknown_hubs(register.hubs, home):
        yield Fault(file, "hub_unknown", column="hubs", value=hub)


def _lost(file: str, quads: set[ox.Quad], register: Register) -> Iterator[Fault]:
    """Yield a fault for each statement that would not come back out of the register."""
    from samverkan.data.rdf import open_quads, people_quads

    kept = {*open_quads(register), *people_quads(register)}
    for quad in sorted(quads - kept, key=str):
        yield _no_column(file, _name(quad.subject), quad.predicate.value, _name(quad.object))


def _unknown(file: str, quads: Iterable[ox.Quad], things: str) -> Iterator[Fault]:
    """Yield a fault for each statement about a row by a term that no column has."""
    known = _terms()
    for quad in sorted(quads, key=str):
        subject, term = _name(quad.subject), quad.predicate.value
        if subject.startswith(things) and term not in known:
            yield _no_column(file, subject, term, _name(quad.object))


@cache
def _terms() -> frozenset[str]:
    """Return every term that a row can have a statement by."""
    columns = {field.column.term for row in TABLES.values() for field in fields(row)}
    parts = {term for row in TABLES.values() for term in row.parts.values()}
    return frozenset({RDF.type, *columns, *parts})


def _no_column(file: str, subject: str, term: str, value: str) -> Fault:
    near = closest(_short(term), map(_short, _terms()))
    told: dict[str, object] = {"thing": _short(subject), "subject": subject, "term": term}
    return Fault(file, "no_column", None, _short(term), masked(value), told | near)


def _short(iri: str) -> str:
    """Return what a person calls a thing of a register, or a term: its id, or with its prefix."""
    if found := re.search(r"/id/[^/]+/(.+)$", iri):
        return found[1]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _name(term: Any) -> str:
    return str(getattr(term, "value", term))
