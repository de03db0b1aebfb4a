"""Kumu's workbook: elements whose labels differ, and connections between those labels."""

import networkx as nx
from hypothesis import given, settings

from samverkan.export.formats import write
from tests.export.exchange.graphs import every
from tests.export.exchange.test_sheets import workbook


@settings(deadline=None, max_examples=15)
@given(every())
def test_connections_are_between_elements_that_differ(graph: nx.Graph) -> None:
    sheets = workbook(graph, "kumu")
    labels = [row[0] for row in sheets["Elements"][1:]]
    assert len(set(labels)) == len(labels) == len(graph)
    before = list(graph)
    places = [(labels.index(r[0]), labels.index(r[1])) for r in sheets["Connections"][1:]]
    assert sorted(places) == sorted((before.index(a), before.index(b)) for a, b in graph.edges())


def test_what_kumu_knows() -> None:
    graph = nx.MultiGraph()
    graph.add_node("org-1", label="Kommunen", kind="organisation", areas=["Bostad", "Arbete"])
    graph.add_node("org-2", label="Kommunen", sector="Kommun")
    graph.add_edge("org-1", "org-2", layer="declared", roles=["leads"], weight=2)
    sheets = workbook(graph, "kumu")
    assert sheets == {
        "Elements": [
            ("Label", "Type", "Tags", "Description", "sector"),
            ("Kommunen (org-1)", "organisation", "Bostad|Arbete", None, None),
            ("Kommunen (org-2)", None, None, None, "Kommun"),
        ],
        "Connections": [
            ("From", "To", "Direction", "Type", "Label", "Tags", "Strength"),
            ("Kommunen (org-1)", "Kommunen (org-2)", "undirected", "declared", None, "leads", 2),
        ],
    }
    kinds = [loss.kind for loss in write(graph, "kumu").losses]
    assert kinds == ["only_labels", "homonyms", "lists", "renamed"]
