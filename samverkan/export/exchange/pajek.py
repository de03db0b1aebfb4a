"""Pajek: names, places and weights; of two modes where the network is."""

import re
from typing import Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits, of_utf8
from samverkan.export.exchange.places import within

_LINES: Final = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")


def of_pajek(text: str) -> str:
    r"""Return a name that Pajek can hold: no sign there stands for a quote or a line break.

    >>> of_pajek('"Mora"\n\\ x')
    "'Mora' / x"
    """
    return _LINES.sub(" ", of_utf8(text)).replace('"', "'").replace("\\", "/")


LIMITS: Final = Limits(
    nodes=("bipartite", "x", "y"),
    ties=("weight",),
    whole=(),
    labels="only",
    empty=False,
    any_weight=False,
    text=of_pajek,
)


# Not written by networkx 3.6, which lets quotes break a line and adds attributes where Pajek has
# its own; nor by igraph, whose quotes only igraph reads.
def pajek(held: Fitted) -> bytes:
    """Return a network as Pajek's `.net`, in UTF-8, `y` downwards."""
    nodes = list(held.nodes)
    size = str(len(nodes))
    if held.two_mode:
        first = [node for node in nodes if held.nodes[node]["bipartite"] == 0]
        nodes = [*first, *(node for node in nodes if held.nodes[node]["bipartite"] == 1)]
        size += f" {len(first)}"
    places = within(held.nodes)
    number = {node: i for i, node in enumerate(nodes, 1)}
    lines = [f"*Vertices {size}"]
    for node in nodes:
        x, y = places.get(node, (None, None))
        place = "" if x is None else f" {x} {y} 0.5"
        lines.append(f'{number[node]} "{held.labels[node]}"{place}')
    lines.append("*Arcs" if held.directed else "*Edges")
    for tie in held.ties:
        weight = tie.about.get("weight", 1)
        lines.append(f"{number[tie.source]} {number[tie.target]} {weight}")
    return ("\n".join(lines) + "\n").encode()
