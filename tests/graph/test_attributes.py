"""What a network says of its units and ties is what the registers say of them."""

from pathlib import Path

import pytest

from samverkan.graph.attributes import describe
from samverkan.graph.projection import two_mode
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import LAYERS
from tests.analysis.gaps.drawn import drawn
from tests.conftest import BASE

TINY = BASE.replace("vagen-in", "tiny")


def test_a_sub_area_is_where_its_agreement_is_and_has_its_period(tiny: Path) -> None:
    network = KnowledgeBase.memory(tiny).network("declared")
    about = network.nodes[f"{TINY}area-planering"]
    assert about["areas"] == ["Vägen till bostad", "Planera"]
    assert about["places"] == ["Dalarnas län"]
    assert (about["start"], about["end"]) == ("2015", "2020")


def test_an_initiative_is_where_its_row_says_and_in_what_lies_around(tiny: Path) -> None:
    network = KnowledgeBase.memory(tiny).network("evidenced", lang="en")
    about = network.nodes[f"{TINY}init-bo"]
    assert about["areas"] == ["The way to housing", "Planera"]
    assert about["places"] == ["Dalarnas län", "Mora"]
    tie = network.edges[f"{TINY}org-mora", f"{TINY}init-bo"]
    assert (tie["start"], tie["end"]) == ("2018-01-01", "2018-12-31")


def test_what_is_not_known_is_not_there(tiny: Path) -> None:
    network = KnowledgeBase.memory(tiny).network("evidenced")
    about = network.nodes[f"{TINY}init-jobb"]
    assert about["places"] == []
    assert "start" not in about
    assert "end" not in about
    assert "start" not in network.edges[f"{TINY}org-orsa", f"{TINY}init-jobb"]


def test_coded_areas_can_be_left_out(tiny: Path) -> None:
    kb = KnowledgeBase.memory(tiny)
    assert kb.network("evidenced").nodes[f"{TINY}init-jobb"]["areas"] == ["Vägen till arbete"]
    printed = kb.network("evidenced", printed_only=True)
    assert printed.nodes[f"{TINY}init-jobb"]["areas"] == []


def test_an_actor_gets_nothing(kb: KnowledgeBase) -> None:
    for layer in LAYERS:
        for _, about in kb.network(layer).nodes(data=True):
            assert ("areas" in about) == (about["bipartite"] == 1)


@pytest.mark.parametrize("seed", range(20))
def test_every_unit_is_described_in_any_register(seed: int) -> None:
    kb = drawn(seed)
    for layer in LAYERS:
        network = two_mode(kb.store, layer)
        describe(network, kb.facts)
        for unit, about in network.nodes(data=True):
            if about["bipartite"] == 1 and layer == "evidenced":
                known = kb.facts.initiatives[unit]
                every = {up for area in known.areas for up in kb.facts.around(area)}
                assert set(about["areas"]) >= {kb.facts.label(area) for area in every}
                assert about.get("start") == known.start


def test_a_network_tells_what_lies_around_its_areas_and_places(tiny: Path) -> None:
    wider = KnowledgeBase.memory(tiny).network("evidenced").graph["wider"]
    assert wider["areas"] == {
        "Vägen till arbete": [],
        "Vägen till bostad": [],
        "Planera": ["Vägen till bostad"],
    }
    assert wider["places"] == {"Dalarnas län": [], "Mora": ["Dalarnas län"]}


def test_what_lies_around_something_comes_before_it(kb: KnowledgeBase) -> None:
    for layer in LAYERS:
        network = kb.network(layer)
        for name, wider in network.graph["wider"].items():
            order = list(wider)
            for label, around in wider.items():
                assert all(order.index(other) < order.index(label) for other in around)
            units = (about.get(name, ()) for _, about in network.nodes(data=True))
            assert {label for labels in units for label in labels} == set(wider)
