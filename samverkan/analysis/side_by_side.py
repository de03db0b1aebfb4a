"""The networks of a store to be told side by side: by mode, by layer, with and without the hubs."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any, Literal

from samverkan.analysis.networks.canonical import AnyGraph, is_two_mode, undirected
from samverkan.analysis.portrait import Portrait
from samverkan.analysis.significance import qap
from samverkan.graph.projection import Network, Weight, hubs, one_mode, two_mode
from samverkan.graph.store import Store
from samverkan.ontology.vocabulary import LAYERS, Layer

Mode = Literal["one", "two"]


def networks(
    store: Store,
    layers: Sequence[Layer] = (),
    *,
    modes: Sequence[Mode] = ("one", "two"),
    with_hubs: bool = True,
    weight: Weight | None = None,
    **narrowed: Any,
) -> Iterator[tuple[dict[str, Any], Network]]:
    """Yield networks, each with what it is: `mode`, `layer`, `hubs` and `expand`.

    Modes in their order, in each the layers in theirs, each with its hubs and then without; without
    only, if not `with_hubs`. A layer where no hub takes part is the same with and without, and
    comes once. If no layers are named, they are those where there is anything, or the first.
    `weight` is that of the one-mode network, `simple` if None. `narrowed` is what
    `two_mode` takes.
    """
    named = hubs(store)
    drawn = {layer: _drawn(store, layer, **narrowed) for layer in layers or LAYERS}
    known = [layer for layer, whole in drawn.items() if layers or len(whole)] or LAYERS[:1]
    found: dict[tuple[Layer, bool], Network] = {}
    for layer in known:
        if with_hubs:
            found[layer, True] = drawn[layer]
        if any(hub in drawn[layer] for hub in named):
            found[layer, False] = _drawn(store, layer, without=named, **narrowed)
        elif not with_hubs:
            found[layer, False] = drawn[layer]
    for mode, ((layer, hubs_in), whole) in product(modes, found.items()):
        graph = one_mode(whole, weight or "simple") if mode == "one" else whole
        expand = bool(narrowed.get("expand"))
        yield {"mode": mode, "layer": layer, "hubs": hubs_in, "expand": expand}, graph


def _drawn(store: Store, layer: Layer, **narrowed: Any) -> Network:
    """Return a layer with its nodes and ties in an order that is the same in both languages.

    A search for communities, or a draw by lot, depends on the order.
    """
    found = two_mode(store, layer, **narrowed)
    graph: Network = found.__class__(**found.graph)
    graph.add_nodes_from(sorted(found.nodes(data=True), key=lambda node: node[0]))
    for one in graph:
        graph.add_edges_from((one, other, found[one][other]) for other in sorted(found[one]))
    return graph


def own_networks(
    graph: AnyGraph, weight: Weight | None = None
) -> Iterator[tuple[dict[str, Any], AnyGraph]]:
    """Yield a network of one's own, and the one-mode network of a two-mode one."""
    if not is_two_mode(graph):
        yield {"mode": "one"}, graph
        return
    yield {"mode": "two"}, graph
    plain = undirected(graph)
    for *_, tie in plain.edges(data=True):
        tie["statements"] = []
    yield {"mode": "one", "projected": True}, one_mode(plain, weight or "simple")


def between_layers(told: Sequence[Portrait], **options: Any) -> list[dict[str, Any]]:
    """Return the QAP correlation of every two layers that are both told, with their hubs or not.

    Each is the answer of `qap` with `layers` and `hubs`. Only one-mode networks are compared, over
    the actors that are in both: of one that a layer does not know, it cannot say who it is tied to.
    """
    single = [one for one in told if one.about.get("mode") == "one"]
    return [
        {"layers": [a.about["layer"], b.about["layer"]], "hubs": a.about["hubs"]}
        | qap(a.graph, b.graph, among="shared", **options)
        for a, b in combinations(single, 2)
        if a.about["hubs"] == b.about["hubs"]
    ]
