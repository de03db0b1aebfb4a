"""Statements as Turtle, TriG, N-Quads, N-Triples and JSON-LD: same input, same bytes out."""

import json
from collections.abc import Iterable
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


def serialize_triples(triples: Iterable[ox.Triple], form: str) -> bytes:
    """Return triples in a format."""
    return _write(sorted(set(triples), key=_order), form)


def _order(statement: ox.Quad | ox.Triple) -> tuple[str, ...]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    return graph, str(statement.subject), str(statement.predicate), str(statement.object)


def _write(statements: Iterable[Any], form: str) -> bytes:
    prefixes = PREFIXES if form in ("turtle", "trig") else None
    if form == "jsonld":
        return _compact_json(list(statements))
    return ox.serialize(statements, format=FORMATS[form], prefixes=prefixes) or b""


def _compact_json(statements: list[Any]) -> bytes:
    """Return JSON-LD with a context of prefixes, its keys and classes as prefixed names."""
    data = json.loads(ox.serialize(statements, format=FORMATS["jsonld"]) or b"[]")
    document = {"@context": PREFIXES, "@graph": _compact(data)}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _compact(value: Any) -> Any:
    if isinstance(value, list):
        return [_compact(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        _short(key): _short_all(inner) if key == "@type" else _compact(inner)
        for key, inner in value.items()
    }


def _short_all(types: str | list[str]) -> str | list[str]:
    return _short(types) if isinstance(types, str) else [_short(one) for one in types]


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
