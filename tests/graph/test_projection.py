"""Networks: what stands in them, why, and weights known from the literature."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.errors import UsageError
from samverkan.graph.projection import Layer, Network, Weight, ego, hubs, one_mode, two_mode
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from tests.conftest import BASE, TINY

LAYERS: tuple[Layer, ...] = ("declared", "evidenced", "met")
SMALL = "https://w3id.org/samverkan/id/tiny/"
UNIT_KINDS = {"declared": "area", "evidenced": "initiative", "met": "event"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The tiny register and an event at which two actors met."""
    folder = tmp_path_factory.mktemp("projection")
    more = {
        "events.csv": "id,name,kind,status,from,to,areas,places,source\n"
        "event-dag,Dag,meeting,ended,2018-06-05,2018-06-05,area-planering,place-mora,src-b\n"
        "event-plan,Plan,meeting,planned,2020,2020,area-planering,place-mora,src-b\n",
        "attendances.csv": "id,actor,event,role,source\n"
        "att-1,org-af,event-dag,organiser,src-b\n"
        "att-2,org-mora,event-dag,participant,src-b\n"
        "att-3,org-mora,event-plan,invited,src-b\n",
    }
    for name, text in (TINY | more).items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    with KnowledgeBase.memory(folder) as kb:
        yield kb


def edges(network: Network) -> list[tuple[str, str]]:
    """Return the ties as pairs of local ids, the actor first."""
    ties = []
    for one, other in network.edges:
        actor, unit = (one, other) if network.nodes[one]["bipartite"] == 0 else (other, one)
        ties.append((local_id(actor), local_id(unit)))
    return sorted(ties)


# Two-mode


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("expand", [False, True])
def test_nodes_and_edges_have_the_promised_attributes(
    kb: KnowledgeBase, layer: Layer, expand: bool
) -> None:
    network = two_mode(kb.store, layer, expand=expand)
    assert network.graph["layer"] == layer
    assert network.number_of_edges() > 0
    assert nx.is_bipartite(network)
    for _, about in network.nodes(data=True):
        assert about["label"]
        if about["bipartite"] == 0:
            assert about["kind"] in ("organisation", "group", "body")
            assert ("sector" in about) == ("sector_label" in about)
            assert all(about.get(key, "x") for key in ("sector", "sector_label"))
        else:
            assert about["bipartite"] == 1
            assert about["kind"] == UNIT_KINDS[layer]
    for one, other, tie in network.edges(data=True):
        assert network.nodes[one]["bipartite"] != network.nodes[other]["bipartite"]
        assert tie["layer"] == layer
        assert tie["basis"] in ("printed", "coded")
        assert tie["roles"] == sorted(set(tie["roles"]))
        if "member_of" in tie:
            assert expand


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("expand", [False, True])
def test_every_tie_has_statements_that_the_store_holds(
    kb: KnowledgeBase, layer: Layer, expand: bool
) -> None:
    network = two_mode(kb.store, layer, expand=expand)
    for _, _, tie in network.edges(data=True):
        assert tie["statements"]
        assert tie["statements"] == sorted(set(tie["statements"]))
        for statement in tie["statements"]:
            assert kb.row_iri(statement) == statement
    if not expand:
        told = [s for _, _, tie in network.edges(data=True) for s in tie["statements"]]
        assert len(told) == len(set(told))


def test_the_declared_network_is_what_the_agreement_prints(kb: KnowledgeBase) -> None:
    network = two_mode(kb.store, "declared")
    kinds = Counter(about["kind"] for _, about in network.nodes(data=True))
    assert kinds == {"organisation": 14, "group": 9, "area": 10}
    assert network.number_of_edges() == 68
    assert network.graph["undated"] == 0
    leads = [e for e in network.edges(data=True) if "leads" in e[2]["roles"]]
    assert len(leads) == 2


def test_the_layers_of_the_small_register(small: KnowledgeBase) -> None:
    assert edges(two_mode(small.store, "declared")) == [
        ("group-kommunerna", "area-planering"),
        ("org-af", "area-arbete"),
        ("org-af", "area-planering"),
    ]
    assert edges(two_mode(small.store, "evidenced")) == [
        ("org-af", "init-jobb"),
        ("org-mora", "init-bo"),
        ("org-orsa", "init-jobb"),
    ]
    assert edges(two_mode(small.store, "met")) == [
        ("org-af", "event-dag"),
        ("org-mora", "event-dag"),
    ]


def test_attributes_of_a_tie_and_its_ends(small: KnowledgeBase) -> None:
    network = two_mode(small.store, "evidenced", lang="en")
    assert network.nodes[SMALL + "org-orsa"] == {
        "bipartite": 0,
        "label": "Orsa Municipality",
        "kind": "organisation",
        "sector": SMALL + "sector-kommun",
        "sector_label": "Kommun",
    }
    assert network.nodes[SMALL + "org-af"] == {
        "bipartite": 0,
        "label": "Arbetsförmedlingen",
        "kind": "organisation",
    }
    assert network.nodes[SMALL + "init-bo"] == {
        "bipartite": 1,
        "label": "Bo i Mora",
        "kind": "initiative",
    }
    tie = network.edges[SMALL + "org-mora", SMALL + "init-bo"]
    assert tie["statements"] == [SMALL + "part-1"]
    assert tie["roles"] == ["owner"]
    assert tie["basis"] == "printed"
    assert "member_of" not in tie


def test_an_area_includes_its_sub_areas(small: KnowledgeBase, kb: KnowledgeBase) -> None:
    area = SMALL + "area-bostad"
    assert edges(two_mode(small.store, "declared", area=area)) == [
        ("group-kommunerna", "area-planering"),
        ("org-af", "area-planering"),
    ]
    assert edges(two_mode(small.store, "evidenced", area=area)) == [("org-mora", "init-bo")]
    assert two_mode(kb.store, "declared", area=BASE + "area-arbete").number_of_edges() == 13


def test_a_place_takes_what_covers_it_and_what_lies_in_it(small: KnowledgeBase) -> None:
    for place, count in (("place-mora", 1), ("place-orsa", 0), ("place-dalarna", 1)):
        network = two_mode(small.store, "evidenced", place=SMALL + place)
        assert network.number_of_edges() == count
        assert two_mode(small.store, "declared", place=SMALL + place).number_of_edges() == 3


def test_ties_without_a_date_are_left_out_of_a_year_and_counted(small: KnowledgeBase) -> None:
    network = two_mode(small.store, "evidenced", when="2018")
    assert edges(network) == [("org-mora", "init-bo")]
    assert network.graph["undated"] == 2
    assert two_mode(small.store, "evidenced", when="2019").number_of_edges() == 0
    assert two_mode(small.store, "declared", when="2014").number_of_edges() == 0
    assert two_mode(small.store, "met", when="2018-06-05").number_of_edges() == 2


def test_the_undated_are_counted_among_what_was_asked_for(small: KnowledgeBase) -> None:
    coded = two_mode(small.store, "evidenced", when="2018", area=SMALL + "area-arbete")
    assert coded.graph["undated"] == 2
    printed = two_mode(
        small.store, "evidenced", when="2018", area=SMALL + "area-arbete", printed_only=True
    )
    assert printed.graph["undated"] == 0
    without = two_mode(small.store, "evidenced", when="2018", without=[SMALL + "org-af"])
    assert without.graph["undated"] == 1


def test_an_expanded_group_is_replaced_by_its_known_members(small: KnowledgeBase) -> None:
    network = two_mode(small.store, "declared", expand=True)
    assert edges(network) == [
        ("org-af", "area-arbete"),
        ("org-af", "area-planering"),
        ("org-mora", "area-planering"),
        ("org-orsa", "area-planering"),
    ]
    tie = network.edges[SMALL + "org-orsa", SMALL + "area-planering"]
    assert tie["member_of"] == SMALL + "group-kommunerna"
    assert tie["statements"] == [SMALL + "com-2"]
    assert "member_of" not in network.edges[SMALL + "org-af", SMALL + "area-planering"]


def test_a_group_whose_members_nobody_knows_stays_when_expanded(kb: KnowledgeBase) -> None:
    network = two_mode(kb.store, "declared", area=BASE + "area-bostad", expand=True)
    actors = {local_id(n) for n, about in network.nodes(data=True) if about["bipartite"] == 0}
    assert "group-naringslivet" in actors
    assert "group-kommunerna" not in actors
    assert {"org-mora-kommun", "org-migrationsverket"} <= actors


def test_printed_only_leaves_out_what_a_coding_places_in_the_area(small: KnowledgeBase) -> None:
    area = SMALL + "area-arbete"
    network = two_mode(small.store, "evidenced", area=area)
    assert {tie["basis"] for _, _, tie in network.edges(data=True)} == {"coded"}
    assert edges(network) == [("org-af", "init-jobb"), ("org-orsa", "init-jobb")]
    assert not two_mode(small.store, "evidenced", area=area, printed_only=True).edges
    printed = two_mode(small.store, "declared", area=area, printed_only=True)
    assert edges(printed) == [("org-af", "area-arbete")]


def test_the_hubs_of_a_register_can_be_left_out(kb: KnowledgeBase) -> None:
    found = hubs(kb.store)
    assert [local_id(hub) for hub in found] == ["body-kansli", "group-kommunerna"]
    network = two_mode(kb.store, "declared", without=found)
    assert network.number_of_edges() == 58
    assert not set(found) & set(network)


def test_leaving_out_an_actor_leaves_no_unit_behind_that_it_alone_was_in(
    small: KnowledgeBase,
) -> None:
    network = two_mode(small.store, "declared", without=[SMALL + "org-af"])
    assert edges(network) == [("group-kommunerna", "area-planering")]
    assert SMALL + "area-arbete" not in network


def test_the_same_network_each_time(kb: KnowledgeBase) -> None:
    one, other = (two_mode(kb.store, "declared") for _ in range(2))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


def test_layers_are_asked_for_one_at_a_time(small: KnowledgeBase) -> None:
    with pytest.raises(UsageError) as caught:
        two_mode(small.store, "all")  # type: ignore[arg-type]
    assert "all" in caught.value.say("sv")


# One-mode


def bipartite(attendance: dict[str, set[str]]) -> Network:
    """Return a two-mode network with the attributes that projection needs."""
    network: Network = nx.Graph(layer="met", undated=0)
    for actor in sorted(attendance):
        network.add_node(actor, bipartite=0, label=actor, kind="organisation")
    for actor, units in sorted(attendance.items()):
        for unit in sorted(units):
            network.add_node(unit, bipartite=1, label=unit, kind="event")
            network.add_edge(actor, unit, statements=[f"{actor}@{unit}"], roles=[])
    return network


@pytest.fixture(scope="module")
def women() -> Network:
    """Davis' Southern women and the events they were at."""
    davis = nx.davis_southern_women_graph()
    return bipartite({woman: set(davis[woman]) for woman in davis.graph["top"]})


def test_southern_women_meet_in_139_pairs(women: Network) -> None:
    simple = one_mode(women)
    assert (len(simple), simple.number_of_edges()) == (18, 139)
    assert nx.density(simple) == pytest.approx(0.9085, abs=5e-5)
    tie = simple.edges["Evelyn Jefferson", "Laura Mandeville"]
    assert tie["weight"] == 6
    assert tie["units"] == ["E1", "E2", "E3", "E5", "E6", "E8"]
    assert len(tie["statements"]) == 12


def test_newman_weight_of_southern_women(women: Network) -> None:
    newman = one_mode(women, "newman")
    tie = newman.edges["Evelyn Jefferson", "Laura Mandeville"]
    assert tie["weight"] == pytest.approx(1.5626, abs=5e-5)
    assert newman.degree("Evelyn Jefferson", weight="weight") == pytest.approx(8.0)


def test_jaccard_weight_of_southern_women(women: Network) -> None:
    jaccard = one_mode(women, "jaccard")
    tie = jaccard.edges["Evelyn Jefferson", "Theresa Anderson"]
    assert tie["weight"] == pytest.approx(7 / 9)


def test_isolates_and_attributes_are_kept() -> None:
    network = bipartite({"a": {"x"}, "b": {"x"}, "c": {"y"}, "d": set()})
    projected = one_mode(network)
    assert set(projected) == {"a", "b", "c", "d"}
    assert list(projected.edges) == [("a", "b")]
    assert projected.nodes["d"] == network.nodes["d"]
    assert projected.graph == {"layer": "met", "undated": 0, "weight": "simple"}


@pytest.mark.parametrize("weight", ["simple", "newman", "jaccard"])
def test_a_network_without_ties_has_a_projection_without_ties(
    kb: KnowledgeBase, weight: Weight
) -> None:
    nobody = two_mode(kb.store, "met", area=BASE + "area-bostad")
    assert len(nobody) == 0
    assert len(one_mode(nobody, weight)) == 0
    assert list(one_mode(bipartite({"a": set()}), weight)) == ["a"]


def test_an_unknown_weight_is_refused(women: Network) -> None:
    with pytest.raises(UsageError) as caught:
        one_mode(women, "cosine")  # type: ignore[arg-type]
    assert "newman" in caught.value.say("en")


@pytest.mark.parametrize("layer", LAYERS)
def test_a_projection_carries_the_statements_of_both(kb: KnowledgeBase, layer: Layer) -> None:
    network = two_mode(kb.store, layer)
    projected = one_mode(network)
    assert all(about["bipartite"] == 0 for _, about in projected.nodes(data=True))
    for one, other, tie in projected.edges(data=True):
        assert tie["weight"] == len(tie["units"])
        behind = {
            s for u in tie["units"] for a in (one, other) for s in network[a][u]["statements"]
        }
        assert tie["statements"] == sorted(behind)
        assert all(kb.row_iri(statement) for statement in tie["statements"])


def test_pairs_and_the_projection_agree(kb: KnowledgeBase) -> None:
    area = BASE + "area-social-sammanhallning"
    projected = one_mode(two_mode(kb.store, "declared", area=area))
    asked = kb.ask("pairs", area=area, layer="declared").rows
    assert {frozenset((r["one"], r["other"])): r["units"] for r in asked} == {
        frozenset((one, other)): tie["weight"] for one, other, tie in projected.edges(data=True)
    }


_ATTENDANCE = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d", "e", "f"]),
    st.sets(st.sampled_from(["U1", "U2", "U3", "U4", "U5"])),
    min_size=1,
)


@given(_ATTENDANCE)
def test_simple_weight_is_the_number_of_shared_units(attendance: dict[str, set[str]]) -> None:
    projected = one_mode(bipartite(attendance))
    shared = {
        (one, other): len(attendance[one] & attendance[other])
        for one, other in combinations(sorted(attendance), 2)
    }
    weights = {tuple(sorted((a, b))): tie["weight"] for a, b, tie in projected.edges(data=True)}
    assert weights == {pair: count for pair, count in shared.items() if count}


@given(_ATTENDANCE)
def test_newman_weights_of_an_actor_add_up_to_its_units_with_company(
    attendance: dict[str, set[str]],
) -> None:
    size = Counter(unit for units in attendance.values() for unit in units)
    newman = one_mode(bipartite(attendance), "newman")
    for actor, units in attendance.items():
        company = sum(size[unit] >= 2 for unit in units)
        assert newman.degree(actor, weight="weight") == pytest.approx(company)


@given(_ATTENDANCE)
def test_jaccard_weight_is_shared_of_all_units(attendance: dict[str, set[str]]) -> None:
    for one, other, tie in one_mode(bipartite(attendance), "jaccard").edges(data=True):
        both, either = (
            len(attendance[one] & attendance[other]),
            len(attendance[one] | attendance[other]),
        )
        assert tie["weight"] == pytest.approx(both / either)


# Ego


def test_ego_has_the_units_of_an_actor_and_who_else_is_in_them(small: KnowledgeBase) -> None:
    network = two_mode(small.store, "evidenced")
    around = ego(network, SMALL + "org-af")
    assert edges(around) == [("org-af", "init-jobb"), ("org-orsa", "init-jobb")]
    assert around.nodes[SMALL + "org-orsa"] == network.nodes[SMALL + "org-orsa"]


def test_ego_is_a_copy(women: Network) -> None:
    before = women.number_of_nodes()
    around = ego(women, "Evelyn Jefferson")
    around.remove_node("E1")
    assert women.number_of_nodes() == before


def test_ego_has_no_tie_to_a_unit_that_the_actor_is_not_in(women: Network) -> None:
    around = ego(women, "Dorothy Murchison")
    units = {node for node, about in around.nodes(data=True) if about["bipartite"] == 1}
    assert units == {"E8", "E9"}


def test_ego_of_a_stranger_is_refused(women: Network) -> None:
    with pytest.raises(UsageError):
        ego(women, "Nobody")


def test_the_knowledge_base_takes_names(small: KnowledgeBase, tiny: Path) -> None:
    network = small.network("declared", area="bostad", place="Mora", when="2018")
    assert edges(network) == [
        ("group-kommunerna", "area-planering"),
        ("org-af", "area-planering"),
    ]
