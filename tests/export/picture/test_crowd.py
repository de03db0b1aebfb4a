"""Where the nodes of a large network stand: in discs that do not touch, each in its own."""

import math
import random
from itertools import combinations

import networkx as nx
import pytest

from samverkan.export.picture import LARGE
from samverkan.export.picture.crowd import crowd
from samverkan.export.picture.flowers import SPACING, beds
from tests.export import large


def whole(networks: dict[object, "nx.Graph[str]"]) -> tuple["nx.Graph[str]", list[str]]:
    graph = nx.compose_all(list(networks.values()))
    return graph, sorted(graph)


def test_every_node_stands_in_the_disc_of_its_group_and_no_two_discs_touch() -> None:
    graph, order = whole(large.towns())
    groupings, spots = crowd(graph, order, "sv")
    assert [grouping.by for grouping in groupings] == ["community", "area", "sector"]
    first = groupings[0]
    for node, group in zip(order, first.of, strict=True):
        disc, spot = first.groups[group], spots[node]
        assert math.hypot(spot.x - disc.x, spot.y - disc.y) <= disc.radius
    for grouping in groupings:
        for one, other in combinations(grouping.groups, 2):
            apart = math.hypot(one.x - other.x, one.y - other.y)
            assert apart > one.radius + other.radius


def test_no_two_nodes_stand_on_each_other() -> None:
    graph, order = whole(large.towns())
    _, spots = crowd(graph, order, "sv")
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for x, y, _ in spots.values():
        cells.setdefault((x // 100, y // 100), []).append((x, y))
    near = min(
        math.dist(one, other) for some in cells.values() for one, other in combinations(some, 2)
    )
    assert near > SPACING / 2


def test_the_same_network_gives_the_same_spots_whatever_the_order_of_its_ties() -> None:
    graph, order = whole(large.towns())
    other: nx.Graph[str] = nx.Graph()
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    random.Random(3).shuffle(nodes)
    random.Random(4).shuffle(edges)
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert crowd(graph, order, "sv") == crowd(other, order, "sv")


def test_a_unit_stands_by_the_actor_with_the_fewest_ties() -> None:
    # Actors 0, 1 and 2; units 3 and 4 are of 0 and 1, the rest of 0 alone.
    ties = [(0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (1, 3), (1, 4)]
    ((points, radius),) = beds([0] * 8, 1, ties)
    assert len(points) == 8
    assert math.dist(points[1], points[3]) < math.dist(points[0], points[3])
    assert math.dist(points[0], points[5]) < math.dist(points[1], points[5])
    assert max(math.hypot(*point) for point in points.values()) <= radius


@pytest.mark.parametrize("count", [0, 1, 3])
def test_groups_without_members_and_networks_without_ties_are_laid_out(count: int) -> None:
    assert [bed.points for bed in beds([], count, [])] == [{}] * count


@pytest.mark.slow
def test_only_large_pictures_are_grouped() -> None:
    small = large.picture(large.towns(units=100))
    assert small.groupings == ()
    assert len(small.nodes) < LARGE
    drawn = large.picture(large.towns())
    assert len(drawn.nodes) > LARGE
    assert len(drawn.groupings) == 3


def test_thousands_of_isolated_pairs_become_one_group_and_a_hub_one_flower() -> None:
    pairs: nx.Graph[str] = nx.Graph()
    hub: nx.Graph[str] = nx.Graph()
    for i in range(3000):
        for graph, actor in ((pairs, f"a{i}"), (hub, "navet")):
            graph.add_node(actor, bipartite=0, label=actor, kind="organisation")
            graph.add_node(f"u{i}", bipartite=1, label=f"u{i}", kind="initiative")
            graph.add_edge(actor, f"u{i}")
    for graph in (pairs, hub):
        groupings, spots = crowd(graph, sorted(graph), "sv")
        assert len(groupings[0].groups) == 1
        assert len(set(spots.values())) == len(graph)
    assert groupings[1].groups[0].label == "Okänt område"
