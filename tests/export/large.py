"""A network just large enough to be drawn in groups, for the tests of large pictures."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from samverkan.export.picture import Findings, Link, Mark, Picture, draw
from tests.export.conftest import network

PLACES = ("Mora", "Orsa", "Falun", "Ludvika", "Vansbro", "Rättvik", "Säter", "Leksand")
SECTORS = ("Kommun", "Region", "Civilsamhälle", "Näringsliv", None)
WORK = ("Språkstöd", "Bostad först", "Praktik och arbetsträning", "Hälsoskola", "Mötesplats")


def towns(units: int = 1960, areas: bool = True) -> dict[Any, "nx.Graph[str]"]:
    """Return eight towns, each with five actors and its share of the units, and a few ties across.

    Every seventh unit has no known area; with `areas` false, none has one.
    """
    actors: dict[str, tuple[str, str | None]] = {
        f"{place} {sector or 'nätverk'}": ("organisation", sector)
        for place in PLACES
        for sector in SECTORS
    }
    names = list(actors)
    labels = [f"{WORK[i % 5]} i {PLACES[i % 8]} {i}" for i in range(units)]
    done = [(names[(i % 8) * 5 + i % 5], label) for i, label in enumerate(labels)]
    done += [(names[(i % 8) * 5 + (i + 2) % 5], label) for i, label in enumerate(labels[::2])]
    done += [(names[(i * 11) % 40], labels[i * 7 % units]) for i in range(0, 40, 4)]
    made = {
        "declared": network("declared", [(n, "Hela vägen") for n in names[::3]], actors, "area"),
        "evidenced": network("evidenced", done, actors, "initiative"),
        "met": network("met", [(names[0], "Rådslag"), (names[6], "Rådslag")], actors, "event"),
    }
    for i, (_, about) in enumerate(made["evidenced"].nodes(data=True)):
        if about["bipartite"] == 1 and areas and i % 7:
            about["areas"] = [WORK[i % 5]]
            about["start"] = f"{2015 + i % 6}"
    return made


def picture(networks: Mapping[Any, "nx.Graph[str]"], **options: Any) -> Picture:
    """Return the picture of such networks, the places of their statements made up."""
    statements = [
        s
        for graph in networks.values()
        for *_, tie in graph.edges(data=True)
        for s in tie["statements"]
    ]
    places = {s: [("Projektkatalogen", f"s. {i % 90}", None)] for i, s in enumerate(statements)}
    return draw(networks, title="Hela länet", evidence=places, **options)


def found() -> Findings:
    """Return a mark and two links between towns."""
    return Findings(
        marks={"Mora Kommun": [Mark("cut-point", "Utan Mora Kommun faller nätverket isär.")]},
        links=[
            Link(
                "Mora Kommun", "Falun Region", "missing-link", 0.5, "Lovade samma, gör inget ihop."
            ),
            Link(
                "Språkstöd i Mora 0", "Språkstöd i Mora 40", "overlap", 0.62, "Kan vara samma sak."
            ),
        ],
    )
