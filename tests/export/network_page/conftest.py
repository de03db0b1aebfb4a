"""A browser that opens pages of pictures, and a picture that has something of everything."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from samverkan.export.network_page import page
from samverkan.export.picture import Findings, Link, Mark, Picture, draw
from tests.export.conftest import Drawn


@dataclass
class Seen:
    """An open page, and what it asked for and said."""

    page: Any
    path: Path
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def status(self) -> str:
        return self.page.inner_text("#status")

    def shown(self, what: str = "nodes") -> int:
        """How many nodes, or edges, vis-network shows."""
        return self.page.evaluate(
            f"holder.network.body.data.{what}.get().filter((x) => !x.hidden).length"
        )


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Seen]]:
    """Open the page of what is given in a browser without a network, and keep watch on it."""
    contexts = []
    watched = []

    def opened(
        what: Drawn | Picture, title: str = "Vägen till bostad", address: str = "", **options: Any
    ) -> Seen:
        picture = (
            replace(what, title=title)
            if isinstance(what, Picture)
            else draw(what.networks, title=title, evidence=what.evidence)
        )
        path = tmp_path / "page.html"
        path.write_bytes(page(picture).encode())
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        seen = Seen(context.new_page(), path)
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.said.append(message.text))
        seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
        seen.page.goto(path.as_uri() + address)
        seen.page.wait_for_timeout(200)
        watched.append(seen)
        return seen

    yield opened
    for seen in watched:
        assert [url.partition("#")[0] for url in seen.requests] == [seen.path.as_uri()]
        assert seen.said == []
    for context in contexts:
        context.close()


WIDER = {
    "areas": {"Arbete": [], "Praktik": ["Arbete"], "Bostad": []},
    "places": {"Dalarna": [], "Mora": ["Dalarna"], "Orsa": ["Dalarna"]},
}


@pytest.fixture
def rich() -> Picture:
    """A small network of which areas, places, dates, sectors and findings are partly known."""
    graphs = {
        layer: nx.Graph(layer=layer, undated=0, wider=WIDER) for layer in ("declared", "evidenced")
    }
    declared, evidenced = graphs.values()
    actors: dict[str, tuple[str, str | None]] = {
        "Mora kommun": ("organisation", "Kommun"),
        "Orsa kommun": ("organisation", "Kommun"),
        "Röda Korset": ("organisation", "Civilsamhälle"),
        "Företaget": ("organisation", None),
    }
    promised = {"kind": "area", "places": ["Dalarna"], "start": "2015", "end": "2020"}
    units: dict[str, dict[str, Any]] = {
        "Praktik": {**promised, "areas": ["Arbete", "Praktik"]},
        "Bostad": {**promised, "areas": ["Bostad"]},
        "Språkcafé": {"kind": "initiative", "areas": ["Arbete"], "places": ["Dalarna", "Mora"]}
        | {"start": "2016-02-01", "end": "2016-12-31"},
        "Boskola": {"kind": "initiative", "areas": ["Bostad"], "places": ["Dalarna", "Orsa"]}
        | {"start": "2019"},
        "Okänd insats": {"kind": "initiative"},
    }

    def tie(graph: "nx.Graph[str]", actor: str, unit: str) -> None:
        kind, sector = actors[actor]
        known = {"sector": sector, "sector_label": sector} if sector else {}
        graph.add_node(actor, bipartite=0, label=actor, kind=kind, **known)
        graph.add_node(unit, bipartite=1, label=unit, **units[unit])
        graph.add_edge(actor, unit, statements=[f"{actor}/{unit}"], roles=[], basis="printed")

    for actor in ("Mora kommun", "Röda Korset"):
        tie(declared, actor, "Praktik")
    tie(declared, "Röda Korset", "Bostad")
    for actor, unit in (
        *(("Mora kommun", "Språkcafé"), ("Orsa kommun", "Boskola")),
        *(("Företaget", "Boskola"), ("Företaget", "Okänd insats")),
    ):
        tie(evidenced, actor, unit)
    found = Findings(
        marks={
            "Mora kommun": [Mark("cut-point", "Faller isär."), Mark("sole-bridge", "Ensam bro.")],
            "Bostad": [Mark("no-civil-society", "Ingen ur civilsamhället.")],
        },
        links=[
            Link("Mora kommun", "Röda Korset", "missing-link", 0.7, "Nämns båda för Praktik."),
            Link("Språkcafé", "Boskola", "overlap", 0.51, "Samma målgrupp."),
        ],
    )
    evidence = {
        s: [("Avtalet", "s. 4", s.split("/")[0])]
        for graph in graphs.values()
        for *_, about in graph.edges(data=True)
        for s in about["statements"]
    }
    return draw(graphs, title="", evidence=evidence, findings=found)
