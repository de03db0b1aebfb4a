"""Networks of tens of thousands of nodes, with the names and texts of a generated register."""

from collections import defaultdict
from typing import Any

import networkx as nx

from benchmarks.generator import generate
from samverkan.export.picture import Findings, Link, Mark, Picture, draw

Networks = dict[Any, "nx.Graph[str]"]
Places = dict[str, list[tuple[str, str | None, str | None]]]

#: What `large` gives at the size that is judged: 44 000 initiatives, their actors and events.
JUDGED = (44_000, 100_000)


def large(initiatives: int, ties: int) -> tuple[Networks, Places]:
    """Return the networks of a generated register, and the places of their statements.

    All that is promised and met is in them, and of what is done so many ties that there are `ties`
    in all: the first participant of each initiative before the second of any.
    """
    rows = {name: list(found) for name, found in generate(initiatives).tables()}
    labels = {
        row.id: row for name in ("sectors", "sources", "areas", "places") for row in rows[name]
    }
    named = {row.id: row.name for row in labels.values()}
    above = {row.id: row.broader for row in rows["areas"]}
    evidence: Places = defaultdict(list)
    for row in rows["evidence"]:
        evidence[row.statement].append((named[row.source], row.locator, row.as_printed))
    actors = {row.id: _actor(row, kind, named) for kind, row in _actors(rows)}
    units = {
        row.id: _unit(row, kind, named, above)
        for kind, table in (("area", "areas"), ("initiative", "initiatives"), ("event", "events"))
        for row in rows[table]
    }
    shown: Networks = {}
    for layer, table, column in (
        ("declared", "commitments", "area"),
        ("met", "attendances", "event"),
        ("evidenced", "participations", "initiative"),
    ):
        made = shown[layer] = nx.Graph(layer=layer, undated=0)
        left = ties - sum(network.number_of_edges() for network in shown.values())
        for row in sorted(rows[table], key=lambda row: row.id.rpartition("-")[2])[:left]:
            unit = getattr(row, column)
            made.add_node(row.actor, bipartite=0, **actors[row.actor])
            made.add_node(unit, bipartite=1, **units[unit])
            role = getattr(row, "role", None)
            made.add_edge(
                *(row.actor, unit),
                layer=layer,
                statements=[row.id],
                roles=[role] if role else [],
                basis="printed",
                **_period(row),
            )
            evidence[row.id].insert(0, (named[row.source], row.locator, row.as_printed))
    return shown, evidence


def _actors(rows: dict[str, list[Any]]) -> list[tuple[str, Any]]:
    kinds = {"organisation": "organisations", "group": "groups", "body": "bodies"}
    return [(kind, row) for kind, table in kinds.items() for row in rows[table]]


def _actor(row: Any, kind: str, named: dict[str, str]) -> dict[str, Any]:
    sector = getattr(row, "sector", None)
    known = {"sector": sector, "sector_label": named[sector]} if sector else {}
    return {"label": row.name, "kind": kind, **known}


def _unit(
    row: Any, kind: str, named: dict[str, str], above: dict[str, str | None]
) -> dict[str, Any]:
    own = [row.id] if kind == "area" else list(row.areas)
    wide = [parent for area in own if (parent := above[area])]
    areas = [named[area] for area in dict.fromkeys([*wide, *own])]
    places = [named[place] for place in getattr(row, "places", ())]
    return {"label": row.name, "kind": kind, "areas": areas, "places": places, **_period(row)}


def _period(row: Any) -> dict[str, str]:
    ends = {"start": getattr(row, "from_", None), "end": getattr(row, "to", None)}
    return {name: value for name, value in ends.items() if value}


def found(networks: Networks) -> Findings:
    """Return findings of about the number and length that analysis makes: they are not true."""
    whole = nx.compose_all(list(networks.values()))
    text = "Tas {} bort faller nätverket i fler delar: {} parter nås bara den vägen (gjort)."
    busy = sorted(whole, key=lambda n: (-whole.degree[n], n))
    actors = [n for n in busy if whole.nodes[n]["bipartite"] == 0]
    units = [n for n in busy if whole.nodes[n]["kind"] == "initiative"]
    marks = {
        n: [Mark("cut-point", text.format(whole.nodes[n]["label"], whole.degree[n]))]
        for n in actors[:1500]
    }
    why = "{} och {} har {} gemensamma grannar men inget eget band: fråga om det finns ett."
    links = [
        Link(one, other, kind, 0.6, why.format(*(whole.nodes[n]["label"] for n in (one, other)), 3))
        for kind, some in (("missing-link", actors), ("overlap", units))
        for one, other in zip(some[:24:2], some[1:24:2], strict=False)
    ]
    return Findings(marks, links, {"missing-link": 812, "overlap": 96})


def picture(initiatives: int, ties: int) -> Picture:
    """Return the picture of such a network, with findings."""
    networks, evidence = large(initiatives, ties)
    return draw(networks, title="Hela länet", evidence=evidence, findings=found(networks))
