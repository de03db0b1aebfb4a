"""Published networks that the measures are held to."""

import networkx as nx

#: Money and information between ten organisations of a Midwestern city (Knoke & Wood 1981), as in
#: UCINET: who sends information to whom, and the sector of each.
_KNOKE = """
COMM VOL COUN EDUC INDU MAYR NEWS UWAY WELF
COUN GOV COMM MAYR NEWS WELF
EDUC GOV COMM INDU MAYR WRO NEWS WEST
INDU PVT COUN COMM MAYR NEWS
MAYR GOV COUN COMM EDUC INDU NEWS UWAY WELF WEST
NEWS PVT COMM INDU MAYR
UWAY VOL COUN COMM INDU MAYR NEWS WELF
WELF GOV COMM MAYR NEWS
WEST VOL COUN COMM EDUC MAYR NEWS
WRO VOL EDUC NEWS WELF
"""

#: Marriage and business between sixteen Florentine families (Padgett & Ansell 1993; Breiger &
#: Pattison 1986).
_MARRIAGE = """
Acciaiuoli Medici, Albizzi Ginori, Albizzi Guadagni, Albizzi Medici, Barbadori Castellani,
Barbadori Medici, Bischeri Guadagni, Bischeri Peruzzi, Bischeri Strozzi, Castellani Peruzzi,
Castellani Strozzi, Guadagni Lamberteschi, Guadagni Tornabuoni, Medici Ridolfi, Medici Salviati,
Medici Tornabuoni, Pazzi Salviati, Peruzzi Strozzi, Ridolfi Strozzi, Ridolfi Tornabuoni
"""
_BUSINESS = """
Barbadori Castellani, Barbadori Ginori, Barbadori Medici, Barbadori Peruzzi, Bischeri Guadagni,
Bischeri Lamberteschi, Bischeri Peruzzi, Castellani Lamberteschi, Castellani Peruzzi, Ginori Medici,
Guadagni Lamberteschi, Lamberteschi Peruzzi, Medici Pazzi, Medici Salviati, Medici Tornabuoni
"""


def knoke() -> nx.DiGraph:
    """Information between organisations: 10 nodes with `sector`, 49 ties."""
    graph = nx.DiGraph()
    rows = [line.split() for line in _KNOKE.strip().splitlines()]
    graph.add_nodes_from((name, {"sector": sector}) for name, sector, *_ in rows)
    graph.add_edges_from((name, other) for name, _, *others in rows for other in others)
    return graph


def marriage() -> nx.Graph:
    """Marriages of sixteen families, Pucci an isolate: 20 ties."""
    return _families(_MARRIAGE)


def business() -> nx.Graph:
    """Business of the same sixteen families: 15 ties."""
    return _families(_BUSINESS)


def _families(ties: str) -> nx.Graph:
    graph = nx.Graph()
    names = {name for text in (_MARRIAGE, _BUSINESS) for name in text.replace(",", " ").split()}
    graph.add_nodes_from(sorted({*names, "Pucci"}))
    graph.add_edges_from(tie.split() for tie in ties.replace("\n", " ").split(","))
    return graph


def two_mode(*ties: tuple[str, str]) -> nx.Graph:
    """A two-mode network of actors and what they are in, from pairs."""
    graph = nx.Graph()
    for actor, unit in ties:
        graph.add_node(actor, bipartite=0)
        graph.add_node(unit, bipartite=1)
        graph.add_edge(actor, unit)
    return graph
