"""The groups of a large network: each node in one, named, and the unknown never guessed."""

from typing import Any

import pytest

from samverkan.export.picture.divisions import LEAST, MOST, divisions

ACTORS = [
    {"bipartite": 0, "label": "Mora kommun", "sector_label": "Kommun"},
    {"bipartite": 0, "label": "Orsa kommun", "sector_label": "Kommun"},
    {"bipartite": 0, "label": "Föreningen", "sector_label": None},
]
UNITS = [
    {"bipartite": 1, "label": "Språkstöd", "areas": ["Språk", "Läsning"]},
    {"bipartite": 1, "label": "Bo bra", "areas": ["Bostad"]},
    {"bipartite": 1, "label": "Utan område", "areas": []},
]
NODES: list[dict[str, Any]] = [*ACTORS, *UNITS]


def named(nodes: list[dict[str, Any]], ties: list[tuple[int, int]], lang: str = "sv") -> Any:
    """Return the label of the group of each node, by the way of dividing."""
    return {
        d.by: {node["label"]: d.labels[place] for node, place in zip(nodes, d.of, strict=True)}
        for d in divisions(nodes, ties, lang)
    }


def test_units_stand_in_their_widest_area_and_actors_where_most_of_their_ties_lead() -> None:
    found = named(NODES, [(0, 3), (1, 3), (1, 4), (2, 5)])["area"]
    assert found["Språkstöd"] == found["Mora kommun"] == "Språk"
    assert found["Bo bra"] == "Bostad"
    assert found["Orsa kommun"] == "Bostad", "as many to each: the first by name"


def test_what_is_not_known_is_a_group_that_says_so() -> None:
    found = named(NODES, [(0, 3), (2, 5)])
    assert found["area"]["Utan område"] == found["area"]["Föreningen"] == "Okänt område"
    assert found["sector"]["Föreningen"] == found["sector"]["Utan område"] == "Okänd sektor"
    assert found["sector"]["Bo bra"] == "Okänd sektor", "no tie says whose it is"
    assert found["sector"]["Språkstöd"] == "Kommun"
    assert named(NODES, [], "en")["area"]["Utan område"] == "Area not known"


def test_nobody_is_placed_by_the_neighbours_of_neighbours() -> None:
    ties = [(0, 3), (0, 5), (2, 5)]
    assert named(NODES, ties)["area"]["Föreningen"] == "Okänt område"


def wheel(count: int, size: int) -> tuple[list[dict[str, Any]], list[tuple[int, int]]]:
    """Return so many actors, each with units of its own."""
    nodes, ties = [], []
    for i in range(count):
        actor = len(nodes)
        nodes.append({"bipartite": 0, "label": f"Aktör {i:03d}", "sector_label": f"Sektor {i:03d}"})
        for j in range(size - 1):
            ties.append((actor, len(nodes)))
            nodes.append({"bipartite": 1, "label": f"Insats {i} {j}", "areas": [f"Område {i}"]})
    return nodes, ties


def test_a_community_is_named_after_its_most_connected_parties() -> None:
    nodes, ties = wheel(2, 12)
    found = named(nodes, ties)["community"]
    assert found["Insats 1 3"] == "Samverkansgrupp\N{NO-BREAK SPACE}2: Aktör 001 · Insats 1 0"


@pytest.mark.parametrize("size", [LEAST - 1, LEAST + 1])
def test_there_are_never_more_groups_than_can_be_told_apart(size: int) -> None:
    nodes, ties = wheel(3 * MOST, size)
    for division in divisions(nodes, ties, "sv"):
        assert len(division.labels) <= MOST
        assert set(division.of) == set(range(len(division.labels)))
        assert len(division.of) == len(nodes)
    small = divisions(nodes, ties, "sv")[0].labels[-1]
    together = 3 * MOST if size < LEAST else 2 * MOST + 1
    assert small == f"Små grupper för sig ({together} stycken)"
