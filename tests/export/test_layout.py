"""Pictures come out the same each time, and nothing in them stands upon anything else."""

import random
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.export.layout import GAP, LINES, WORD, Box, Spot, box, positions, wrap

LABEL = "Länsstyrelsen i Dalarnas län nummer {}"


def named(graph: "nx.Graph[int]") -> "nx.Graph[str]":
    return nx.relabel_nodes(graph, {n: LABEL.format(n) for n in graph})


def touching(spots: dict[str, Spot], boxes: dict[str, Box]) -> list[tuple[str, str]]:
    """Return the pairs of nodes whose shapes or labels meet."""

    def middle(node: str) -> tuple[float, float]:
        spot, room = spots[node], boxes[node]
        return spot.x, spot.y + room.drop * (-1 if spot.above else 1)

    pairs = []
    for one, other in combinations(spots, 2):
        (x, y), (to_x, to_y) = middle(one), middle(other)
        wide = (boxes[one].width + boxes[other].width) / 2
        high = (boxes[one].height + boxes[other].height) / 2
        if abs(x - to_x) < wide and abs(y - to_y) < high:
            pairs.append((one, other))
    return pairs


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(1),
        nx.empty_graph(12),
        nx.star_graph(7),
        nx.path_graph(9),
        nx.complete_graph(25),
        nx.gnm_random_graph(80, 110, seed=1),
        nx.disjoint_union_all([nx.path_graph(2)] * 6 + [nx.star_graph(9)]),
    ],
)
def test_no_shape_or_label_stands_upon_another(graph: "nx.Graph[int]") -> None:
    network = named(graph)
    spots = positions(network)
    assert set(spots) == set(network)
    assert touching(spots, {n: box(n) for n in network}) == []


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 30), st.integers(0, 40), st.integers(0, 9))
def test_any_network_is_laid_out(nodes: int, ties: int, seed: int) -> None:
    network = named(nx.gnm_random_graph(nodes, ties, seed=seed))
    assert touching(positions(network, seed), {n: box(n) for n in network}) == []


def test_an_empty_network_has_no_spots() -> None:
    assert positions(nx.Graph()) == {}


def test_the_order_of_nodes_and_ties_does_not_matter() -> None:
    network = named(nx.gnm_random_graph(40, 60, seed=3))
    chance = random.Random(3)
    nodes, ties = list(network), [tuple(chance.sample(t, 2)) for t in network.edges]
    chance.shuffle(nodes)
    chance.shuffle(ties)
    other: nx.Graph[str] = nx.Graph(ties)
    other.add_nodes_from(nodes)
    assert positions(other) == positions(network)


def test_another_seed_gives_another_picture() -> None:
    network = named(nx.gnm_random_graph(20, 30, seed=3))
    assert positions(network, 1) != positions(network, 2)


def test_what_ties_carry_does_not_move_them() -> None:
    network = named(nx.path_graph(5))
    plain = positions(network)
    nx.set_edge_attributes(network, 0, "weight")
    assert positions(network) == plain


def test_boxes_that_are_given_are_made_room_for() -> None:
    network = named(nx.star_graph(5))
    boxes = {n: Box(400, 90, 0.0) for n in network}
    spots = positions(network, boxes=boxes)
    assert touching(spots, {n: Box(400 + GAP - 2, 90 + GAP - 2, 0.0) for n in network}) == []


def test_a_label_stands_on_the_side_that_its_ties_do_not_leave_from() -> None:
    network: nx.Graph[str] = nx.Graph([("mitten", f"ände {i}") for i in range(8)])
    spots = positions(network, boxes={n: box(n) for n in network})
    middle = spots["mitten"].y
    assert all(spot.above for spot in spots.values() if spot.y < middle - 60)
    assert not any(spot.above for spot in spots.values() if spot.y > middle + 60)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("kommunerna", ["kommunerna"]),
        ("Skapa goda planeringsförutsättningar", ["Skapa goda", "planeringsförutsättningar"]),
        (
            "Etableringslotsar/integrationshandläggare",
            ["Etableringslotsar/", "integrationshandläggare"],
        ),
        ("ett\n två\u00a0\tre", ["ett två re"]),
        ("", [""]),
    ],
)
def test_labels_are_broken_where_words_end(label: str, lines: list[str]) -> None:
    assert wrap(label) == lines


@pytest.mark.parametrize(
    "label",
    ["Å" * 300, "ord " * 100, "ett-ord-av-många-" * 20, "🏠" * 150],
    ids=["letters", "words", "hyphens", "emoji"],
)
def test_endless_labels_are_cut(label: str) -> None:
    lines = wrap(label)
    assert len(lines) == LINES
    assert all(len(line) <= WORD for line in lines)
    assert lines[-1].endswith("…")


@pytest.mark.slow
def test_two_thousand_nodes_are_laid_out() -> None:
    network = named(nx.bipartite.random_graph(800, 1200, 0.003, seed=2))
    assert len(positions(network)) == 2000
