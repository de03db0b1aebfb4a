"""A network in a notebook: a real networkx graph that shows what is in it."""

import base64
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx

from samverkan.export.notebook.sketch import MOST, of_network, of_picture
from samverkan.export.notebook.table import html as table_html
from samverkan.export.picture.model import Picture
from samverkan.export.tables.answer import Answer
from samverkan.export.webpage import render
from samverkan.graph.table import APART, Table
from samverkan.ontology.identity import sort_key
from samverkan.words import catalogue, say, term

if TYPE_CHECKING:
    Graph = nx.Graph[str]
else:
    Graph = nx.Graph

#: So many of the actors with most ties are named.
NAMED = 10


class ShownNetwork(Graph):
    """A networkx graph in all respects, which a notebook shows with its counts and its picture.

    What is derived from it by `copy`, `subgraph` and `samverkan.one_mode` is shown so too.
    """

    def _repr_html_(self) -> str:
        return html(self)


def html(network: "nx.Graph[Any]") -> str:
    """Return a network as HTML that stands in a page of somebody else's, all text escaped.

    The picture is an image, which no page runs; one of more than 150 nodes is left out.
    """
    lang = network.graph.get("lang", "sv")
    told = list(summary(network, lang))
    picture = _image(of_network(network)) if 0 < len(network) <= MOST else None
    if len(network) > MOST:
        told.append(say("notebook.too_large", lang, most=MOST))
    nodes = table_html(_most_tied(network, lang)) if len(network) else ""
    return render("notebook/network.html", lang=lang, told=told, picture=picture, nodes=nodes)


def picture_html(picture: Picture) -> str:
    """Return a picture as HTML that stands in a page of somebody else's."""
    told = [picture.title, *picture.summary, *picture.notes]
    image = _image(of_picture(picture)) if 0 < len(picture.nodes) <= MOST else None
    if len(picture.nodes) > MOST:
        told.append(say("notebook.too_large", picture.lang, most=MOST))
    return render("notebook/network.html", lang=picture.lang, told=told, picture=image, nodes="")


def summary(network: "nx.Graph[Any]", lang: str) -> Iterator[str]:
    """Yield what a network is, how much is in it, and what it must not be taken for."""
    layer = network.graph.get("layer")
    kinds = Counter(about.get("bipartite") for _, about in network.nodes(data=True))
    key = "one_mode" if "weight" in network.graph or not kinds[1] else "two_mode"
    name = term("layer", layer, lang) if layer else say("notebook.no_layer", lang)
    yield say(f"notebook.{key}", lang, layer=name)
    counts = {"actors": kinds[0], "units": kinds[1], "ties": network.number_of_edges()}
    yield say(f"notebook.{key}_counts", lang, **counts)
    caution = f"notebook.{key}_{layer}"
    if caution in catalogue():
        yield say(caution, lang)
    for why in APART:
        if network.graph.get(why):
            yield say(f"notebook.{why}", lang, count=network.graph[why])


def _most_tied(network: "nx.Graph[Any]", lang: str) -> Answer:
    """Return the nodes with most ties, for those who do not see the picture."""
    ties = dict(network.degree())
    nodes = {n: about for n, about in network.nodes(data=True) if about.get("bipartite", 0) == 0}
    labels = {n: str(about.get("label", n)) for n, about in nodes.items()}
    order = sorted(nodes, key=lambda n: (-ties[n], sort_key(labels[n])))
    rows = tuple(
        {"actor": labels[n], "kind": nodes[n].get("kind"), "ties": ties[n]} for n in order[:NAMED]
    )
    shown = {"shown": len(rows), "all": len(order)}
    return Answer(
        Table(("actor", "kind", "ties"), rows), say("notebook.most_ties", lang, **shown), lang
    )


def _image(svg: str) -> str:
    """Return a picture as an address that holds it: nothing is fetched."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
