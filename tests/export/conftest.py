"""Networks that the tests of pictures draw: the housing one, one of everything, a hostile one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pytest

Places = dict[str, list[tuple[str, str | None, str | None]]]

AREA = "Skapa goda planeringsförutsättningar"
HOUSING = {
    "Migrationsverket": ("organisation", "Statlig myndighet"),
    "kommunerna": ("group", "Kommun"),
    "Arbetsförmedlingen": ("organisation", "Statlig myndighet"),
    "Region Dalarna": ("organisation", "Landsting och region"),
    "Länsstyrelsen Dalarna": ("organisation", "Statlig myndighet"),
    "näringslivet": ("group", "Näringsliv"),
    "den ideella sektorn": ("group", None),
}
EVIL = (
    '<img src=x onerror="window.pwned=1">',
    "</script><script>window.pwned=1</script>",
    '"><svg onload=window.pwned=1>',
    '<a href="javascript:window.pwned=1">href</a>',
    "' onmouseover='window.pwned=1",
    "{{ 7*7 }}{% raw %}",
    "<!--<script>",
    "&lt;b&gt; &amp;",
    "Å" * 300,
    "lång text " * 30,
    "👩‍👩‍👧 familj 🏠",
    "שלום \u202e עולם",
    "a\u2028b\u2029c\nny rad\tflik",
)


@dataclass(frozen=True)
class Drawn:
    """What `draw` takes: networks by layer, and the places that statements stand in."""

    networks: Mapping[Any, "nx.Graph[str]"]
    evidence: Places


def network(
    layer: str,
    ties: Iterable[tuple[str, str]],
    actors: Mapping[str, tuple[str, str | None]],
    kind: str,
    undated: int = 0,
) -> "nx.Graph[str]":
    """Return a two-mode network as `projection.two_mode` makes it; names are the ids."""
    graph: nx.Graph[str] = nx.Graph(layer=layer, undated=undated)
    for actor, unit in ties:
        what, sector = actors[actor]
        known = {"sector": f"sector/{sector}", "sector_label": sector} if sector else {}
        graph.add_node(actor, bipartite=0, label=actor, kind=what, **known)
        graph.add_node(unit, bipartite=1, label=unit, kind=kind)
        statements = [f"{layer}/{actor}/{unit}"]
        graph.add_edge(actor, unit, layer=layer, statements=statements, roles=[], basis="printed")
    return graph


def places(networks: Iterable["nx.Graph[str]"]) -> Places:
    """Return one place for each statement: its actor as it is printed in the agreement."""
    return {
        statement: [("Överenskommelsen", "rad 268", statement.split("/")[1])]
        for graph in networks
        for _, _, tie in graph.edges(data=True)
        for statement in tie["statements"]
    }


@pytest.fixture
def housing() -> Drawn:
    """Seven actors named for one sub-area, and no evidence."""
    declared = network("declared", [(actor, AREA) for actor in HOUSING], HOUSING, "area")
    empty = {layer: network(layer, [], {}, "") for layer in ("evidenced", "met")}
    return Drawn({"declared": declared, **empty}, places([declared]))


@pytest.fixture
def everything() -> Drawn:
    """All layers, kinds and marks, with long Swedish names."""
    actors: dict[str, tuple[str, str | None]] = dict(HOUSING)
    actors |= {f"{place} kommun": ("organisation", "Kommun") for place in PLACES}
    actors |= {
        "Dalarnas Idrottsförbund och SISU Idrottsutbildarna": ("organisation", "Civilsamhälle"),
        "Kansliet för Vägen in": ("body", None),
        "Högskolan Dalarna": ("organisation", "Lärosäte"),
    }
    names = list(actors)

    def some(units: list[str], step: int) -> list[tuple[str, str]]:
        return [
            (names[(7 * i + step * j) % len(names)], unit)
            for i, unit in enumerate(units)
            for j in range(1 + i % 3)
        ]

    areas = [f"Validering och kompletterande utbildning, del {i}" for i in range(10)]
    initiatives = [f"Kompetensförsörjning i södra Dalarna för nyanlända {i}" for i in range(30)]
    events = [f"Rådslag om bostadsförsörjning den {i} maj 2016" for i in range(1, 13)]
    shown = [tie for tie in some(initiatives, 5) if tie[0] not in ("kommunerna", "Orsa kommun")]
    networks = {
        "declared": network("declared", some(areas, 3), actors, "area"),
        "evidenced": network("evidenced", shown, actors, "initiative", undated=3),
        "met": network("met", some(events, 2), actors, "event"),
    }
    for i, (*_, tie) in enumerate(networks["evidenced"].edges(data=True)):
        tie["basis"] = "printed" if i % 4 else "coded"
        tie["roles"] = ["owner"] if i % 2 else []
    for i, (*_, tie) in enumerate(networks["declared"].edges(data=True)):
        if i % 5 == 0:
            tie["member_of"] = "kommunerna"
    return Drawn(networks, places(networks.values()))


PLACES = (
    *("Avesta", "Borlänge", "Falu", "Gagnefs", "Hedemora", "Leksands", "Ludvika"),
    *("Malung-Sälens", "Mora", "Orsa", "Rättviks", "Smedjebackens", "Säters", "Vansbro"),
    "Älvdalens",
)


@pytest.fixture
def hostile() -> Drawn:
    """Every text from the data tries to be something else."""
    actors: dict[str, tuple[str, str | None]] = {e: ("organisation", e) for e in EVIL}
    declared = network("declared", [(e, EVIL[0] + " enhet") for e in EVIL], actors, "area")
    pairs = [(e, f"insats {EVIL[i - 1]}") for i, e in enumerate(EVIL)]
    evidenced = network("evidenced", pairs, actors, "initiative")
    statements = [
        s for g in (declared, evidenced) for *_, t in g.edges(data=True) for s in t["statements"]
    ]
    evidence: Places = {s: [(EVIL[i % len(EVIL)],) * 3] for i, s in enumerate(statements)}
    return Drawn({"declared": declared, "evidenced": evidenced}, evidence)
