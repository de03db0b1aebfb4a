"""SHACL: does a graph from outside keep the rules of `shapes.ttl`?"""

from dataclasses import dataclass
from importlib.resources import files


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

    data = rdflib.Graph().parse(data=ntriples, format="nt")
    shapes = rdflib.Graph().parse(
        data=files("samverkan.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle"
    )
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    return _breaches(results)


def _breaches(results: object) -> list[Breach]:
    import rdflib
    from rdflib.namespace import SH

    assert isinstance(results, rdflib.Graph)
    breaches = []
    for node in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        texts = [
            m for m in results.objects(node, SH.resultMessage) if isinstance(m, rdflib.Literal)
        ]
        messages = {str(m.language): str(m) for m in texts if m.language}
        plain = next((str(m) for m in texts), "")
        path, value = results.value(node, SH.resultPath), results.value(node, SH.value)
        breaches.append(
            Breach(
                focus=str(results.value(node, SH.focusNode)),
                path=str(path) if isinstance(path, rdflib.URIRef) else None,
                value=None if value is None else str(value),
                messages={lang: messages.get(lang, plain) for lang in ("sv", "en")},
            )
        )
    return sorted(breaches, key=lambda b: (b.focus, b.path or "", b.value or ""))
