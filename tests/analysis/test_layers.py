"""Layers read from memory are the networks that the store is asked for."""

from collections.abc import Iterator
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.layers import Bond, Held, Rows, network, pair, pairs, units_of
from samverkan.analysis.practice import Practice, Scope
from samverkan.analysis.sides import Side
from samverkan.graph.projection import hubs, one_mode, two_mode
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import LAYERS, Layer
from tests.conftest import BASE, TINY

SMALL = "https://w3id.org/samverkan/id/tiny/"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The tiny register, with events, periods of membership and of participation."""
    folder = tmp_path_factory.mktemp("layers")
    more = {
        "events.csv": "id,name,kind,status,from,to,areas,places,source\n"
        "event-dag,Dag,meeting,ended,2018-06-05,,area-planering,place-mora,src-b\n"
        "event-plan,Plan,meeting,planned,2020,2020,area-planering,place-mora,src-b\n",
        "attendances.csv": "id,actor,event,role,source\n"
        "att-1,org-af,event-dag,organiser,src-b\n"
        "att-2,group-kommunerna,event-dag,participant,src-b\n"
        "att-3,org-mora,event-plan,invited,src-b\n",
        "group_members.csv": "id,group,member,basis,from,to,source\n"
        "gm-orsa,group-kommunerna,org-orsa,rule,2016,2018,src-a\n"
        "gm-mora,group-kommunerna,org-mora,rule,2017,,src-a\n",
        "initiatives.csv": "id,name,kind,status,from,to,areas,places,source\n"
        "init-bo,Bo i Mora,project,ended,2018-01-01,2018-12-31,area-planering,place-mora,src-b\n"
        "init-jobb,Jobb,project,,2016,,,,src-b\n"
        "init-plan,Plan,project,proposed,2018,2018,area-arbete,,src-b\n",
        "participations.csv": "id,actor,initiative,role,from,to,source\n"
        "part-1,org-mora,init-bo,owner,,,src-b\n"
        "part-2,group-kommunerna,init-jobb,owner,2017,2019,src-b\n"
        "part-3,org-af,init-jobb,partner,,,src-b\n"
        "part-4,org-af,init-plan,owner,,,src-b\n",
    }
    for name, text in (TINY | more).items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    with KnowledgeBase.memory(folder) as kb:
        yield kb


def agrees(kb: KnowledgeBase, layer: Layer, when: str, scope: Scope) -> None:
    """Look that a layer read in memory is the network that the store is asked for."""
    asked = two_mode(
        kb.store,
        layer,
        area=scope.area,
        place=scope.place,
        when=when,
        expand=scope.expand,
        printed_only=scope.printed_only,
        without=scope.without,
    )
    rows = Rows(Practice(kb.facts, scope), layer)
    held = rows.bonds(Side(when))
    drawn = {
        (one, other) if asked.nodes[one]["bipartite"] == 0 else (other, one)
        for one, other in asked.edges
    }
    assert held.sure == drawn, (layer, when, scope)
    ties, alone = one_mode(asked), network(held.sure)
    assert set(alone) == set(ties)
    assert {frozenset(tie) for tie in alone.edges} == {frozenset(tie) for tie in ties.edges}


@pytest.mark.slow
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("when", ["2014", "2015", "2018", "2018-06-05", "2019-01", "2020", "2022"])
@pytest.mark.parametrize("expand", [False, True])
def test_the_shipped_register_at_a_time(
    kb: KnowledgeBase, layer: Layer, when: str, expand: bool
) -> None:
    agrees(kb, layer, when, Scope(expand=expand))
    agrees(kb, layer, when, Scope(expand=expand, without=frozenset(hubs(kb.store))))
    agrees(kb, layer, when, Scope(expand=expand, area=BASE + "area-social-sammanhallning"))
    agrees(kb, layer, when, Scope(expand=expand, place=BASE + "place-mora"))


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("when", ["2015", "2016", "2017", "2018", "2019"])
@pytest.mark.parametrize("expand", [False, True])
def test_a_small_register_with_every_kind_of_period(
    small: KnowledgeBase, layer: Layer, when: str, expand: bool
) -> None:
    agrees(small, layer, when, Scope(expand=expand))
    agrees(small, layer, when, Scope(expand=expand, area=SMALL + "area-arbete"))
    agrees(small, layer, when, Scope(area=SMALL + "area-arbete", printed_only=True))
    agrees(small, layer, when, Scope(expand=expand, place=SMALL + "place-orsa"))
    agrees(small, layer, when, Scope(expand=expand, without=frozenset({SMALL + "org-mora"})))


def test_a_group_that_is_opened_is_no_longer_there_to_be_left_out(small: KnowledgeBase) -> None:
    without = frozenset({SMALL + "group-kommunerna"})
    opened, closed = (
        Rows(Practice(small.facts, Scope(expand=expand, without=without)), "met").bonds(
            Side("2018")
        )
        for expand in (True, False)
    )
    assert closed.every == {(SMALL + "org-af", SMALL + "event-dag")}
    assert {actor for actor, _ in opened.every} > {SMALL + "org-af"}


def test_what_may_have_been_stands_apart(small: KnowledgeBase) -> None:
    practice = Practice(small.facts)
    held = Rows(practice, "evidenced").bonds(Side("2018"))
    assert held.sure == {
        (SMALL + "org-mora", SMALL + "init-bo"),
        (SMALL + "group-kommunerna", SMALL + "init-jobb"),
    }
    assert held.unsure == {(SMALL + "org-af", SMALL + "init-jobb")}
    opened = Rows(Practice(small.facts, Scope(expand=True)), "evidenced").bonds(Side("2018"))
    assert (SMALL + "org-orsa", SMALL + "init-jobb") in opened.sure
    assert (SMALL + "org-mora", SMALL + "init-jobb") in opened.unsure


def test_what_a_scope_cannot_place_is_counted(small: KnowledgeBase) -> None:
    somewhere = Practice(small.facts, Scope(place=SMALL + "place-mora"))
    assert Rows(somewhere, "evidenced").unplaced == 2
    printed = Practice(small.facts, Scope(area=SMALL + "area-arbete", printed_only=True))
    assert Rows(printed, "evidenced").without_area == 2


def test_areas_have_those_around_them(small: KnowledgeBase) -> None:
    practice = Practice(small.facts)
    for layer, year in (("declared", "2018"), ("evidenced", "2018"), ("met", "2018")):
        rows = Rows(practice, layer)  # type: ignore[arg-type]
        areas = rows.areas(Side(year), rows.bonds(Side(year)))
        assert {SMALL + "area-planering", SMALL + "area-bostad"} <= areas.sure
    rows = Rows(practice, "evidenced")
    # Only an editor says what it is about, and nobody when it ended.
    assert rows.areas(Side("2018"), rows.bonds(Side("2018"))).unsure == {SMALL + "area-arbete"}


def test_a_layer_without_anything_has_nothing(small: KnowledgeBase) -> None:
    rows = Rows(Practice(small.facts), "met")
    assert not rows.any(Side("2011"))
    assert rows.any(Side("2018"))
    assert rows.bonds(Side("2011")) == Held(frozenset(), frozenset())


def test_of_several_verdicts_the_best_holds() -> None:
    held = Held.of([("a", "undated"), ("a", "in"), ("b", "undated"), ("b", "out"), ("c", "out")])
    assert held == Held(frozenset("a"), frozenset("b"))
    assert held.every == {"a", "b"}
    assert held.map(lambda _: "x") == Held(frozenset("x"), frozenset())


_BONDS = st.frozensets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("UVWXY")))


def shared(bonds: frozenset[Bond]) -> set[Bond]:
    """Return the pairs that share a unit, found one by one."""
    units = units_of(bonds)
    return {(a, b) for a, b in combinations(sorted(units), 2) if units[a] & units[b]}


@given(_BONDS, _BONDS)
def test_pairs_are_those_found_one_by_one(sure: frozenset[Bond], more: frozenset[Bond]) -> None:
    found = pairs(Held(sure, more - sure), "abcdef")
    assert {pair(number, "abcdef") for number in found.sure} == shared(sure)
    assert {pair(n, "abcdef") for n in found.unsure} == shared(sure | more) - shared(sure)


def test_a_network_keeps_who_is_alone() -> None:
    alone = network(frozenset({("a", "x"), ("b", "x"), ("c", "y")}))
    assert nx.utils.graphs_equal(alone, nx.Graph({"a": ["b"], "b": ["a"], "c": []}))
    assert len(network(frozenset())) == 0
