"""What a picture shows of gaps and overlaps is what analysis finds, where its nodes are."""

from itertools import combinations

import pytest

from samverkan.analysis.gaps import find_gaps
from samverkan.analysis.overlaps import find_overlaps
from samverkan.export.picture import LINKS, MARKS, Picture
from samverkan.export.picture.findings import findings
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn


@pytest.fixture(scope="module")
def shipped(kb: KnowledgeBase) -> Picture:
    return kb.picture()


def test_the_strongest_missing_links_are_drawn_and_the_rest_counted(
    kb: KnowledgeBase, shipped: Picture
) -> None:
    links = [link for link in shipped.links if link.kind == "missing-link"]
    found = find_gaps(kb.practice(), ["missing-link"], today="2026", limit=0).rows
    assert [(link.source, link.target) for link in links] == [gap.subjects for gap in found[:12]]
    assert any("124" in note for note in shipped.notes)


def test_overlaps_join_initiatives_that_are_in_the_picture(
    kb: KnowledgeBase, shipped: Picture
) -> None:
    nodes = {node.id: node.kind for node in shipped.nodes}
    links = [link for link in shipped.links if link.kind == "overlap"]
    assert links
    assert {nodes[end] for link in links for end in (link.source, link.target)} == {"initiative"}
    rows = {
        (row.one, row.other): row.score for row in find_overlaps(kb.practice(), limit=None).rows
    }
    assert {(link.source, link.target): link.strength for link in links}.items() <= rows.items()


def test_each_finding_says_why_and_what_to_ask(shipped: Picture) -> None:
    missing = next(link for link in shipped.links if link.kind == "missing-link")
    assert "nämns båda för" in missing.text
    assert missing.text.endswith("?")


def test_a_picture_without_evidence_asked_for_shows_no_findings(kb: KnowledgeBase) -> None:
    picture = kb.picture(("declared",))
    assert picture.links == ()
    assert not any(node.marks for node in picture.nodes)


def test_findings_can_be_left_out(kb: KnowledgeBase) -> None:
    assert kb.picture(area="bostad", findings=False).links == ()


def test_the_legend_names_each_kind_that_is_there(shipped: Picture) -> None:
    told = {entry.mark for entry in shipped.legend if entry.section == "findings"}
    marks = {mark.kind for node in shipped.nodes for mark in node.marks}
    assert told == marks | {link.kind for link in shipped.links}
    assert told <= set(MARKS) | set(LINKS)


@pytest.mark.parametrize("seed", range(15))
def test_marks_and_links_are_those_of_the_analyses(seed: int) -> None:
    kb = drawn(seed)
    practice = kb.practice()
    nodes = {n for layer in ("declared", "evidenced") for n in kb.network(layer)}  # type: ignore[arg-type]
    found = findings(practice, nodes, shown=1000)
    gaps = find_gaps(practice, today="2026", limit=0).rows
    cuts = {g.subjects[0] for g in gaps if g.details.get("form") == "cut-point"}
    bridges = {g.subjects[0] for g in gaps if g.kind == "sole-bridge"}
    marked = {
        kind: {n for n, ms in found.marks.items() for m in ms if m.kind == kind} for kind in MARKS
    }
    assert marked["cut-point"] == cuts & nodes
    assert marked["sole-bridge"] == bridges & nodes
    pairs = {frozenset(link.subjects) for link in gaps if link.kind == "missing-link"}
    drawn_pairs = {frozenset((k.source, k.target)) for k in found.links if k.kind == "missing-link"}
    assert drawn_pairs == {pair for pair in pairs if pair <= nodes}


def test_no_pair_is_linked_twice_by_one_kind(shipped: Picture) -> None:
    for one, other in combinations(shipped.links, 2):
        assert (one.kind, {one.source, one.target}) != (other.kind, {other.source, other.target})
