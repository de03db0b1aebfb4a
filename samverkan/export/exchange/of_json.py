"""The three forms of JSON: Cytoscape's, graphology's, and the node-link form of networkx and D3."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from samverkan.export.exchange.fitting import Fitted, Tie
from samverkan.export.exchange.limits import Limits
from samverkan.export.exchange.places import is_placed

#: JavaScript counts with decimal numbers, whole ones up to here.
MOST: Final = 2**53 - 1
_ENDS: Final = ("source", "target", "key")
NODE_LINK: Final = Limits(
    taken={"nodes": ("id",), "ties": _ENDS}, mixed=True, lists=True, nonfinite=False, most=MOST
)
CYTOSCAPE: Final = replace(
    NODE_LINK, taken={"nodes": ("id", "name", "value"), "ties": ("id", *_ENDS)}
)
GRAPHOLOGY: Final = replace(NODE_LINK, taken={})


def node_link(held: Fitted) -> bytes:
    """Return a network as networkx (3.6 and later) reads it without being told: `edges`."""
    return _written(
        {
            "directed": held.directed,
            "multigraph": held.multigraph,
            "graph": held.about,
            "nodes": [{"id": node, **about} for node, about in held.nodes.items()],
            "edges": [
                {"source": tie.source, "target": tie.target, **key, **tie.about}
                for tie, key in _keyed(held)
            ],
        }
    )


def cytoscape(held: Fitted) -> bytes:
    """Return a network as Cytoscape and cytoscape.js read it, `y` downwards.

    Nodes have a `name`, their label or else their id; networkx knows them by `value`.
    """
    nodes = []
    for node, about in held.nodes.items():
        told = {"id": node, "name": str(about.get("label", node)), "value": node, **about}
        place = {"position": {"x": about["x"], "y": -about["y"]}} if is_placed(about) else {}
        nodes.append({"data": told, **place})
    ties = [
        {"data": {"id": f"e{i}", "source": tie.source, "target": tie.target, **key, **tie.about}}
        for i, (tie, key) in enumerate(_keyed(held))
    ]
    return _written(
        {
            "data": held.about,
            "directed": held.directed,
            "multigraph": held.multigraph,
            "elements": {"nodes": nodes, "edges": ties},
        }
    )


def graphology(held: Fitted) -> bytes:
    """Return a network as graphology's `Graph.from` takes it; sigma sees `color`."""
    way: Mapping[str, Any] = {} if held.directed else {"undirected": True}
    return _written(
        {
            "attributes": held.about,
            "options": {
                "allowSelfLoops": True,
                "multi": held.multigraph,
                "type": "directed" if held.directed else "undirected",
            },
            "nodes": [
                {"key": node, "attributes": {**_coloured(about), **about}}
                for node, about in held.nodes.items()
            ],
            "edges": [
                {
                    "key": f"e{i}",
                    "source": tie.source,
                    "target": tie.target,
                    **way,
                    "attributes": {**_coloured(tie.about), **tie.about},
                }
                for i, tie in enumerate(held.ties)
            ],
        }
    )


def _coloured(about: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"color": about["colour"]} if "colour" in about and "color" not in about else {}


def _keyed(held: Fitted) -> Iterator[tuple[Tie, Mapping[str, int]]]:
    """Yield each tie with its number among those of the same nodes, where there may be several."""
    count: Counter[Iterable[str]] = Counter()
    for tie in held.ties:
        ends = (tie.source, tie.target)
        pair: Iterable[str] = ends if held.directed else frozenset(ends)
        yield tie, {"key": count[pair]} if held.multigraph else {}
        count[pair] += 1


def _written(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode()
