"""Ties read from records are those that the ready-made question finds in the store."""

from itertools import product
from pathlib import Path

import pytest

from samverkan.analysis.gaps.evidenced import Evidenced
from samverkan.analysis.gaps.ties import by_actor, declared, in_order, set_apart
from samverkan.analysis.practice import Practice, Scope
from samverkan.graph.projection import Network, hubs
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, layer, scope, short
from tests.analysis.registers import register
from tests.conftest import BASE

LAYERS = ("declared", "evidenced")


def told(practice: Practice, name: str) -> dict[tuple[str, str], list[str]]:
    if name == "declared":
        found = declared(practice)
        return {(actor, unit): found[unit][actor] for unit in found for actor in found[unit]}
    layer = Evidenced(practice)
    ties = ((actor, unit) for unit, actors in layer.units.items() for actor in actors)
    return {(actor, unit): list(layer.statements(actor, [unit])) for actor, unit in ties}


def asked(network: Network) -> dict[tuple[str, str], list[str]]:
    side = network.nodes(data="bipartite")
    return {
        (one, other) if side[one] == 0 else (other, one): statements
        for one, other, statements in network.edges(data="statements")
    }


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize(
    ("area", "place", "when", "expand"),
    list(
        product(
            (None, "area-bostad", "area-arbete-anstallning"),
            (None, "place-mora"),
            (None, "2016", "2018-05"),
            (False, True),
        )
    ),
)
def test_the_ties_of_the_shipped_register(
    kb: KnowledgeBase,
    name: str,
    area: str | None,
    place: str | None,
    when: str | None,
    expand: bool,
) -> None:
    narrowed = Scope(area and BASE + area, place and BASE + place, when, expand)
    practice = Practice(kb.facts, narrowed)
    assert told(practice, name) == asked(layer(kb.store, name, narrowed))


@pytest.mark.parametrize("name", LAYERS)
def test_the_ties_without_the_hubs(kb: KnowledgeBase, name: str) -> None:
    narrowed = Scope(without=frozenset(hubs(kb.store)))
    practice = Practice(kb.facts, narrowed)
    assert told(practice, name) == asked(layer(kb.store, name, narrowed))


@pytest.mark.parametrize("seed", range(40))
def test_the_ties_of_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    narrowed = scope(kb, seed)
    practice = Practice(kb.facts, narrowed)
    for name in LAYERS:
        assert told(practice, name) == asked(layer(kb.store, name, narrowed))


def test_an_agreement_is_of_the_places_around_its_own_and_inside_them(tmp_path: Path) -> None:
    tables = {
        "places": (
            "id,name,kind,within,source\nl,Länet,county,,src\nm1,Ena,municipality,l,src\n"
            "m2,Andra,municipality,l,src\nv,Byn,locality,m1,src\n"
        ),
        "organisations": "id,name,source\no1,Ett,src\n",
        "agreements": "id,name,places,source\nagr,Avtalet,m1,src\n",
        "areas": "id,name,agreement,source\na,Arbete,agr,src\n",
        "commitments": "id,agreement,area,actor,as_printed,source\nc1,agr,a,o1,x,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    named = {place: len(declared(kb.practice(place=place))) for place in ("l", "m1", "m2", "v")}
    assert named == {"l": 1, "m1": 1, "m2": 0, "v": 1}


def test_by_actor_is_the_same_ties_the_other_way(kb: KnowledgeBase) -> None:
    named = declared(kb.practice())
    turned = by_actor(named)
    assert {(a, u) for a, units in turned.items() for u in units} == {
        (a, u) for u, actors in named.items() for a in actors
    }


def test_what_a_scope_sets_apart_is_in_neither_layer(kb: KnowledgeBase) -> None:
    practice = kb.practice(when="2016", place="Mora")
    apart = set_apart(practice)
    units = {u.iri for u in (*practice.undated, *practice.unplaced, *practice.without_area)}
    assert apart
    assert set(apart) <= units
    assert not set(apart) & set(Evidenced(practice).units)
    assert set_apart(kb.practice()) == {}


def test_actors_stand_in_swedish_order(kb: KnowledgeBase) -> None:
    municipalities = [BASE + f"org-{name}-kommun" for name in ("alvdalens", "orsa", "avesta")]
    assert short(in_order(kb.practice(), municipalities)) == [
        "org-avesta-kommun",
        "org-orsa-kommun",
        "org-alvdalens-kommun",
    ]
