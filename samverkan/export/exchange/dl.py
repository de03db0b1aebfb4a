"""DL, which UCINET imports: a matrix of weights, written as a list of ties."""

import re
from typing import Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits, of_utf8

_APART: Final = re.compile("[\\s\x00-\x1f\x7f\x85\u2028\u2029,;\"']+")


def of_dl(text: str) -> str:
    """Return a label that stays one label: white space, commas and quotes end it.

    >>> of_dl("Mora kommun, Dalarna")
    'Mora_kommun_Dalarna'
    """
    return _APART.sub("_", of_utf8(text))


LIMITS: Final = Limits(
    nodes=("bipartite",),
    ties=("weight",),
    whole=(),
    labels="only",
    empty=False,
    parallel=False,
    undirected=False,
    any_weight=False,
    text=of_dl,
)


# All labels stand first, not embedded among the ties, so that nodes without ties are there too.
def dl(held: Fitted) -> bytes:
    """Return a network as DL: `edgelist1`, or `edgelist2` where it has two modes.

    A tie without direction stands both ways; in two modes it goes from the first to the second.
    """
    weights = [(tie.source, tie.target, tie.about.get("weight", 1)) for tie in held.ties]
    if held.two_mode:
        first, second = ([n for n, a in held.nodes.items() if a["bipartite"] == m] for m in (0, 1))
        lines = [
            f"dl nr={len(first)} nc={len(second)}",
            "format=edgelist2",
            *("row labels:", ",".join(held.labels[node] for node in first)),
            *("column labels:", ",".join(held.labels[node] for node in second)),
        ]
        numbers = {n: i for side in (first, second) for i, n in enumerate(side, 1)}
    else:
        lines = [f"dl n={len(held.nodes)}", "format=edgelist1"]
        lines += ["labels:", ",".join(held.labels.values())] if held.nodes else []
        numbers = {node: i for i, node in enumerate(held.nodes, 1)}
        if not held.directed:
            weights += [(other, one, w) for one, other, w in weights if one != other]
    ties = [f"{numbers[one]} {numbers[other]} {weight}" for one, other, weight in weights]
    return ("\n".join([*lines, "data:", *ties]) + "\n").encode()
