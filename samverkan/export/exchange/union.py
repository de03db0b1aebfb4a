"""The network of a picture, as one networkx graph that formats are written from."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.picture.model import LAYERS, PALETTE, Node, Picture, Tie
from samverkan.ontology.identity import local_id

if TYPE_CHECKING:
    import networkx as nx

    from samverkan.graph.projection import Weight

#: The colour of what actors meet in, which has no sector.
UNIT: Final = "#4d5763"
#: How thick a node is, in units of the picture.
SIZE: Final = 14
#: How the line of each layer is drawn.
_STYLES: Final = {"declared": "dashed", "evidenced": "solid", "met": "dotted"}


def union(picture: Picture) -> "nx.MultiGraph[str]":
    """Return the network of a picture: the layers together, a tie of each kept apart.

    Ids are the last part of the IRI, longer where two would be the same. Nodes have `label`, `iri`,
    `kind`, `bipartite` (0 for actors, 1 for what they meet in), `x` and `y` (upwards) as in the
    picture, `colour`, `shape` and `size`; and where they are known `sector`, `areas`, `places`,
    `start` and `end`. `without_evidence` is true of actors that are named, and for whom no
    evidence is known in the picture. Ties have `layer`, `basis`, `statements` (IRIs) and `style`;
    and where they are known `roles`, `member_of`, `evidence`, `start` and `end`.
    """
    import networkx as nx

    ids = short_ids(node.id for node in picture.nodes)
    graph: nx.MultiGraph[str] = nx.MultiGraph(
        name=picture.title,
        description="\n".join(part for part in (picture.subtitle, *picture.summary) if part),
    )
    for node in picture.nodes:
        graph.add_node(ids[node.id], **_node(node))
    for tie in picture.ties:
        graph.add_edge(ids[tie.source], ids[tie.target], **_tie(tie))
    return graph


def actors_only(graph: "nx.MultiGraph[str]", weight: "Weight" = "simple") -> "nx.MultiGraph[str]":
    """Return the actors of a union, tied in each layer where they share a unit.

    Ties have `layer`, `weight` as `samverkan.graph.projection.one_mode` computes it, `units` (the
    ids of what the two share), `statements` and `style`. Actors keep their places.
    """
    import networkx as nx

    from samverkan.graph.projection import one_mode

    actors: nx.MultiGraph[str] = nx.MultiGraph(**graph.graph, weight=weight)
    actors.add_nodes_from((n, a) for n, a in graph.nodes(data=True) if a["bipartite"] == 0)
    for layer in LAYERS:
        two: nx.Graph[str] = nx.Graph()
        for one, other, tie in graph.edges(data=True):
            if tie["layer"] == layer:
                two.add_nodes_from((n, graph.nodes[n]) for n in (one, other))
                two.add_edge(one, other, statements=tie["statements"])
        for one, other, tie in one_mode(two, weight).edges(data=True):
            ends = sorted((one, other))
            actors.add_edge(*ends, layer=layer, style=_STYLES[layer], **tie)
    return actors


def short_ids(iris: Iterable[str]) -> dict[str, str]:
    """Return a short id for each IRI: the last part, or the last parts where two would be alike.

    >>> list(short_ids(["http://x/a/mora", "http://x/b/mora", "http://x/a/orsa"]).values())
    ['a:mora', 'b:mora', 'orsa']
    """
    every = list(iris)
    ids = {iri: local_id(iri) for iri in every}
    for longer in (_with_register, str):
        alike = Counter(ids.values())
        ids = {iri: longer(iri) if alike[short] > 1 else short for iri, short in ids.items()}
    return ids


def _with_register(iri: str) -> str:
    return ":".join(iri.rstrip("/").split("/")[-2:])


def _node(node: Node) -> dict[str, Any]:
    about: dict[str, Any] = {
        "label": node.label,
        "iri": node.id,
        "kind": node.kind,
        "bipartite": 1 if node.colour is None else 0,
        "x": node.x,
        "y": -node.y,
        "colour": UNIT if node.colour is None else PALETTE[node.colour],
        "shape": node.shape,
        "size": SIZE,
    }
    if node.hollow:
        about["without_evidence"] = True
    return about | _known(
        sector=node.sector,
        areas=list(node.areas),
        places=list(node.places),
        start=node.start,
        end=node.end,
    )


def _tie(tie: Tie) -> dict[str, Any]:
    evidence = [
        " ".join(filter(None, (e.source + ",", e.locator))).rstrip(",") for e in tie.evidence
    ]
    about = {"layer": tie.layer, "basis": tie.basis, "statements": list(tie.statements)}
    return {
        **about,
        **_known(roles=list(tie.roles), member_of=tie.member_of, evidence=evidence),
        **_known(start=tie.start, end=tie.end),
        "style": _STYLES[tie.layer],
    }


def _known(**values: Any) -> dict[str, Any]:
    """Return what is known: a list that is empty, or None, says nothing."""
    return {name: value for name, value in values.items() if value not in (None, [])}
