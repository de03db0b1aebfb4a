"""GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002): nearly all of a network."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from samverkan.export.exchange.fitting import About, Fitted
from samverkan.export.exchange.limits import Limits, of_xml
from samverkan.export.exchange.values import kind
from samverkan.export.exchange.xml import document, element, spelt
from samverkan.ontology.vocabulary import GRAPHML

LIMITS: Final = Limits(text=of_xml, name=of_xml)

_TYPES: Final = {"boolean": "boolean", "integer": "long", "decimal": "double", "text": "string"}


# Not written by networkx 3.6: its writer lets control characters through, which no reader of XML
# takes, loses carriage returns, spells infinity as programs in Java cannot read it, and gives
# several ties one id, which the schema forbids. igraph's wants each attribute to be of one type.
def graphml(held: Fitted) -> bytes:
    """Return a network as GraphML."""
    scopes = {
        "graph": [held.about],
        "node": list(held.nodes.values()),
        "edge": [tie.about for tie in held.ties],
    }
    keys: dict[tuple[str, str], str] = {}
    declared = []
    for scope, abouts in scopes.items():
        for name, value in _first(abouts).items():
            keys[scope, name] = f"d{len(keys)}"
            about = {"id": keys[scope, name], "for": scope, "attr.name": name}
            declared.append(element("key", {**about, "attr.type": _TYPES[kind(value)]}))

    def data(scope: str, about: About) -> list[str]:
        return [
            element("data", {"key": keys[scope, name]}, text=spelt(value))
            for name, value in about.items()
        ]

    nodes = [element("node", {"id": n}, data("node", about)) for n, about in held.nodes.items()]
    # Where ties are parallel, networkx takes an attribute that is called `key` for what tells them
    # apart, unless they have ids.
    told_apart = _are_parallel(held) and any("key" in tie.about for tie in held.ties)
    ids = [{"id": str(n)} if told_apart else {} for n in range(len(held.ties))]
    ties = [
        element(
            "edge", {**own, "source": tie.source, "target": tie.target}, data("edge", tie.about)
        )
        for own, tie in zip(ids, held.ties, strict=True)
    ]
    way = "directed" if held.directed else "undirected"
    inside = [*data("graph", held.about), *nodes, *ties]
    graph = element("graph", {"edgedefault": way}, inside)
    return document(element("graphml", {"xmlns": GRAPHML}, [*declared, graph]))


def _are_parallel(held: Fitted) -> bool:
    """Say whether two nodes have several ties."""
    ends = {
        (tie.source, tie.target) if held.directed else frozenset((tie.source, tie.target))
        for tie in held.ties
    }
    return len(ends) < len(held.ties)


def _first(abouts: Iterable[About]) -> Mapping[str, Any]:
    """Return a value of each attribute; all values of one are of one type."""
    found: About = {}
    for about in abouts:
        for name, value in about.items():
            found.setdefault(name, value)
    return found
