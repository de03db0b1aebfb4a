"""Statements as Turtle, TriG, N-Quads, N-Triples and JSON-LD: same input, same bytes out."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from samverkan.ontology.vocabulary import PREFIXES

#: The syntax of each format, by its name.
FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
SUFFIXES: Final = {
    "turtle": ".ttl",
    "nt": ".nt",
    "trig": ".trig",
    "nquads": ".nq",
    "jsonld": ".jsonld",
}


def serialize_quads(quads: Iterable[ox.Quad], form: str) -> bytes:
    """Return quads in a format; those that know no graphs get the triples of all."""
    ordered = sorted(quads, key=_order)
    if form in ("turtle", "nt"):
        return _write(dict.fromkeys(quad.triple for quad in ordered), form)
    return _write(ordered, form)


def serialize_triples(
    triples: Iterable[ox.Triple], form: str, prefixes: Mapping[str, str] = PREFIXES
) -> bytes:
    """Return triples in a format, or as `rdfxml`, the only one that some catalogues read."""
    return _write(sorted(set(triples), key=_order), form, prefixes)


def _order(statement: ox.Quad | ox.Triple) -> tuple[str, ...]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    return graph, str(statement.subject), str(statement.predicate), str(statement.object)


def _write(statements: Iterable[Any], form: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    if form == "jsonld":
        return _compact_json(list(statements), prefixes)
    if form == "rdfxml":
        return ox.serialize(statements, format=ox.RdfFormat.RDF_XML, prefixes=dict(prefixes)) or b""
    known = dict(prefixes) if form in ("turtle", "trig") else None
    return ox.serialize(statements, format=FORMATS[form], prefixes=known) or b""


def _compact_json(statements: list[Any], prefixes: Mapping[str, str]) -> bytes:
    """Return JSON-LD with a context of prefixes, its keys and classes as prefixed names."""
    data = json.loads(ox.serialize(statements, format=FORMATS["jsonld"]) or b"[]")
    document = {"@context": dict(prefixes), "@graph": _compact(data, prefixes)}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _compact(value: Any, prefixes: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_compact(one, prefixes) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        _short(key, prefixes): _short_all(inner, prefixes)
        if key == "@type"
        else _compact(inner, prefixes)
        for key, inner in value.items()
    }


def _short_all(types: str | list[str], prefixes: Mapping[str, str]) -> str | list[str]:
    if isinstance(types, str):
        return _short(types, prefixes)
    return [_short(one, prefixes) for one in types]


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
