"""RDF from outside, in any syntax: parsed strictly, judged by the shapes, read as a register."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from samverkan.data.bounded import bounded
from samverkan.data.guards import look
from samverkan.data.rdf import register_from_quads
from samverkan.data.references import astray, unknown_hubs
from samverkan.data.register import Register
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.identity import clean
from samverkan.ontology.numbers import masked, plain_number
from samverkan.ontology.rules import broken
from samverkan.ontology.vocabulary import RDF, SAM

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
        fields: dict[str, object] = {"why": _reason(error)}
        empty = Register(id=path.stem, title=path.stem)
        return empty, [Fault(path.name, "rdf_syntax", row=error.lineno, fields=fields)]
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
    if faults:
        return Register(id=path.stem, title=path.stem), faults
    try:
        register = register_from_quads(moved, iri)
    except ValidationError as error:
        told = [_row_fault(path.name, details) for details in error.errors(include_url=False)]
        return Register(id=path.stem, title=path.stem), told
    return register, [
        *_broken(path.name, register),
        *_astray(path.name, register),
        *_lost(path.name, moved, register),
    ]


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
        raise UnreadableFile("dump_unreadable", path=path, why=_reason(error)) from error


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


def _reason(error: SyntaxError) -> str:
    return str(error.msg or error).split("\n")[0]


def _breaches(file: str, quads: set[ox.Quad]) -> Iterator[Fault]:
    from samverkan.ontology.validation import validate

    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    for breach in validate(triples or b""):
        fields: dict[str, object] = {"thing": breach.focus, **breach.messages}
        value = masked(breach.value) if breach.value else breach.value
        yield Fault(file, "shape", column=breach.path, value=value, fields=fields)


def _row_fault(file: str, details: ErrorDetails) -> Fault:
    column = str(details["loc"][0]) if details["loc"] else None
    value = str(details["input"])
    fields: dict[str, object] = {"thing": value, "why": details["msg"]}
    return Fault(file, "row_form", column=column, value=value, fields=fields)


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
        fields: dict[str, object] = {"thing": _name(quad.subject)}
        yield Fault(
            file, "no_column", column=_name(quad.predicate), value=_name(quad.object), fields=fields
        )


def _name(term: Any) -> str:
    return str(getattr(term, "value", term))
