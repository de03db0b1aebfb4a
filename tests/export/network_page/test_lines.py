"""Signs stand on their lines, and where nothing else does."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.export import layout
from samverkan.export.network_page.lines import SIGN, Taken, line, lines, room, signs, written
from samverkan.export.picture import Findings, Link, Mark, Picture, draw
from tests.export.conftest import Drawn

points = st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000))


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture
def crowded(everything: Drawn) -> Picture:
    """Marks on every third node, and overlaps between initiatives."""
    names = sorted(everything.networks["evidenced"])
    initiatives = [n for n in names if n.startswith("Kompetens")]
    found = Findings(
        marks={
            n: [Mark("cut-point", "a"), Mark("sole-bridge", "b"), Mark("cut-point", "c")]
            for n in names[::3]
        },
        links=[
            Link(one, other, "overlap", 0.5, "x")
            for one, other in zip(initiatives, initiatives[5:], strict=False)
        ],
    )
    return draw(everything.networks, title="", evidence=everything.evidence, findings=found)


def test_marks_stand_upon_no_other_node_or_mark(crowded: Picture) -> None:
    rooms = {node.id: room(node) for node in crowded.nodes}
    marks = [(node.id, r) for node in crowded.nodes for r in signs(node).values()]
    assert len(marks) > 20
    for (_, one), (_, other) in combinations(marks, 2):
        assert not overlap(one, other)
    for own, mark in marks:
        for node, taken in rooms.items():
            assert node == own or not overlap(mark, taken), (own, node)


def test_scores_and_signs_stand_upon_no_label_and_not_on_each_other(crowded: Picture) -> None:
    ties, links = lines(crowded)
    rooms = [room(node) for node in crowded.nodes]
    placed = []
    for way in (*ties, *links):
        if way.sign and way.at:
            half = layout.text_width(way.sign) / 2 + 3
            x, y = way.at
            placed.append((x - half, y - SIGN / 2, x + half, y + SIGN / 2))
    assert len(placed) > 20
    hidden = [one for one in placed if any(overlap(one, taken) for taken in rooms)]
    upon = [pair for pair in combinations(placed, 2) if overlap(*pair)]
    # A line may be all under labels: then there is no free place.
    assert len(hidden) + len(upon) <= len(placed) // 10


@settings(deadline=None)
@given(points, points, st.sampled_from([-0.24, -0.12, 0.0, 0.2, 0.4]))
def test_a_line_begins_and_ends_at_its_ends_however_bent(
    start: tuple[int, int], end: tuple[int, int], bend: float
) -> None:
    way = line(start, end, bend)
    assert way.point(0) == pytest.approx(start)
    assert way.point(1) == pytest.approx(end)
    if not bend:
        middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
        assert way.point(0.5) == pytest.approx(middle, abs=1e-6)


@settings(deadline=None)
@given(st.lists(st.tuples(points, points), max_size=20), points)
def test_what_is_taken_is_found_as_by_looking_at_everything(
    corners: list[tuple[tuple[int, int], tuple[int, int]]], at: tuple[int, int]
) -> None:
    rooms = [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in corners]
    wanted = (at[0], at[1], at[0] + 50, at[1] + 20)
    assert Taken(rooms).hits(wanted) == any(overlap(wanted, room) for room in rooms)
    assert not Taken(rooms).hits(wanted, rooms)


def test_a_score_is_written_as_in_its_language() -> None:
    assert [written(0.5, lang) for lang in ("sv", "en")] == ["0,50", "0.50"]
    assert written(None, "sv") == ""
