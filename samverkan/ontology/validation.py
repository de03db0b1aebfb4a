"""SHACL: does a graph from outside keep the rules of `shapes.ttl`?"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a node breaks: where, with which value, and what to do, by language."""

    focus: str
    path: str | None
    value: str | None
    messages: dict[str, str]


def validate(ntriples: bytes) -> list[Breach]:
    """Return every breach of the shapes in a graph given as N-Triples, sorted.

    The graph is judged in memory: on a store, plain strings are taken for another type and faults
    are told that are not there.
    """
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    with _quiet():
        data = rdflib.Graph().parse(data=ntriples, format="nt")
        shapes = rdflib.Graph().parse(
            data=files("samverkan.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle"
        )
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(results, rdflib.Graph)
    found = results.subjects(rdflib.RDF.type, SH.ValidationResult)
    breaches = {
        (b.focus, b.path or "", b.value or ""): b for b in _breaches(found, results, shapes)
    }
    return [breaches[key] for key in sorted(breaches)]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging an ill-typed literal, which is told as a breach."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _breaches(found: "Iterator[Node]", results: "Graph", shapes: "Graph") -> Iterator[Breach]:
    import rdflib
    from rdflib.namespace import SH

    for node in found:
        path, value = results.value(node, SH.resultPath), results.value(node, SH.value)
        focus = results.value(node, SH.focusNode)
        said = list(results.objects(node, SH.resultMessage))
        if results.value(node, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent:
            # A rule over the whole graph has the row as its value, and its messages lose their
            # languages on the way; the shape still has them.
            focus, value = value, None
            said = list(shapes.objects(results.value(node, SH.sourceShape), SH.message))
        texts = {str(m.language): str(m) for m in said if isinstance(m, rdflib.Literal)}
        plain = next((str(message) for message in said), "")
        yield Breach(
            focus=str(focus),
            path=str(path) if isinstance(path, rdflib.URIRef) else None,
            value=None if value is None else str(value),
            messages={lang: texts.get(lang, plain) for lang in ("sv", "en")},
        )
