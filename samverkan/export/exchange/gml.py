"""GML (Himsolt 1997): plain ASCII, every other sign as a character reference."""

import re
import unicodedata
from typing import Any, Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits


def key(name: str) -> str:
    """Return a name that GML can hold: letters and digits of ASCII.

    >>> key("antal år"), key("1st"), key("åäö")
    ('antal_ar', 'a1st', 'aao')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub("[^0-9A-Za-z]+", "_", plain).strip("_")
    return plain if plain[:1].isalpha() else f"a{plain}"


_BARE_POINT: Final = re.compile(r"^( *\w+ -?\d+)\.E")

LIMITS: Final = Limits(
    taken={
        "nodes": ("id", "name", "label"),
        "ties": ("source", "target", "key"),
        "whole": ("directed", "multigraph", "node", "edge"),
    },
    labels="unique",
    mixed=True,
    booleans=False,
    most=2**31 - 1,
    name=key,
)


def gml(held: Fitted) -> bytes:
    """Return a network as GML. `label` tells nodes apart; where it is not the id, `name` is."""
    import networkx as nx

    kind = {
        (False, False): nx.Graph,
        (False, True): nx.MultiGraph,
        (True, False): nx.DiGraph,
        (True, True): nx.MultiDiGraph,
    }
    graph: Any = kind[held.directed, held.multigraph](**held.about)
    named = any(label != node for node, label in held.labels.items())
    for node, about in held.nodes.items():
        graph.add_node(held.labels[node], **({"name": node} if named else {}), **about)
    for tie in held.ties:
        graph.add_edges_from([(held.labels[tie.source], held.labels[tie.target], tie.about)])
    # networkx writes 1.E+300, which igraph cannot read.
    lines = (_BARE_POINT.sub(r"\1.0E", line) for line in nx.generate_gml(graph))
    return ("\n".join(lines) + "\n").encode("ascii")
