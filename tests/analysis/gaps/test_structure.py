"""Holes and bridges agree with a register worked out by hand, and with networks of the store."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.structure import holes, sole_bridges, with_constraint
from samverkan.analysis.practice import Practice, Scope
from samverkan.analysis.roles import constraint
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, layer, scope, short, together
from tests.analysis.registers import register

#: Arbete has o1, o2 and o3; Bostad o3 and o4; Hälsa o5 and o6; Kultur nobody; o7 is in no area.
TABLES = {
    "organisations": "id,name,source\n" + "".join(f"o{n},Nummer {n},src\n" for n in range(1, 8)),
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,src\n",
    "areas": (
        "id,name,broader,agreement,order,source\na,Arbete,,agr,1,src\na1,Praktik,a,agr,2,src\n"
        "a2,Jobb,a,agr,1,src\nb,Bostad,,agr,2,src\nc,Hälsa,,agr,3,src\nd,Kultur,,agr,4,src\n"
    ),
    "commitments": (
        "id,agreement,area,actor,as_printed,source\nc1,agr,a1,o5,x,src\nc2,agr,c,o5,x,src\n"
        "c3,agr,a,o1,x,src\nc4,agr,c,o1,x,src\nc5,agr,d,o1,x,src\n"
    ),
    "initiatives": (
        "id,name,kind,status,from,to,areas,source\ni1,Ett,project,,2016,2016,a1,src\n"
        "i2,Två,project,,2016,2016,a2,src\ni3,Tre,project,,2016,2016,b,src\n"
        "i4,Fyra,project,,2016,2016,c,src\ni5,Fem,project,,2016,2016,d,src\n"
        "i6,Sex,project,planned,2019,2019,a|c|d,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o2,i1,partner,src\n"
        "p3,o2,i2,owner,src\np4,o3,i2,partner,src\np5,o3,i3,owner,src\np6,o4,i3,partner,src\n"
        "p7,o5,i4,owner,src\np8,o6,i4,partner,src\np9,o7,i5,owner,src\np0,o7,i6,owner,src\n"
    ),
}


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def told(gap: Gap) -> tuple[object, ...]:
    return " ".join(short(gap.subjects)), gap.strength, gap.confidence


def with_more(folder: Path, initiative: str) -> KnowledgeBase:
    more = TABLES | {"initiatives": TABLES["initiatives"] + initiative}
    return KnowledgeBase.memory(register(folder, "r", more))


def test_pairs_of_areas_that_share_nobody(small: KnowledgeBase) -> None:
    # Seven actors are evidenced: 3 · 2 / 7 in Arbete and Hälsa, 2 · 2 / 7 in Bostad and Hälsa.
    assert [told(gap) for gap in holes(small.practice())] == [
        ("a c", pytest.approx(6 / 7), "known"),
        ("a d", pytest.approx(3 / 7), "known"),
        ("b c", pytest.approx(4 / 7), "known"),
        ("b d", pytest.approx(2 / 7), "known"),
        ("c d", pytest.approx(2 / 7), "known"),
    ]


def test_an_initiative_of_unknown_area_may_hide_anything(tmp_path: Path) -> None:
    practice = with_more(tmp_path, "i7,Sju,project,,2016,2016,,src\n").practice()
    found = [*holes(practice), *sole_bridges(practice)]
    assert {gap.confidence for gap in found} == {"unknown"}
    assert {gap.details["area_unknown"] for gap in found} == {1}


def test_what_a_hole_tells(small: KnowledgeBase) -> None:
    first, *_ = holes(small.practice())
    assert (first.kind, first.evidence, first.question) == ("hole", (), "who-cooperates")
    assert first.parameters == {"area": first.subjects[0], "layer": "evidenced"}
    assert first.details["actors"] == [3, 2]
    assert first.details["without_actor"] == 0
    named: Any = first.details["named_for_both"]
    assert short(named) == ["o1", "o5"]


def test_the_actor_that_alone_is_in_both(small: KnowledgeBase) -> None:
    (gap,) = sole_bridges(small.practice())
    assert told(gap) == ("o3 a b", pytest.approx(6 / 7), "known")
    assert short(gap.evidence) == ["p4", "p5"]
    assert (gap.kind, gap.question) == ("sole-bridge", "promise-and-practice")
    assert gap.parameters == {"actor": gap.subjects[0]}


def test_two_bridges_are_no_gap(small: KnowledgeBase, tmp_path: Path) -> None:
    more = TABLES | {"participations": TABLES["participations"] + "p10,o2,i3,partner,src\n"}
    (tmp_path / "two").mkdir()
    kb = KnowledgeBase.memory(register(tmp_path / "two", "r", more))
    assert list(sole_bridges(kb.practice())) == []
    assert "a b" not in [told(gap)[0] for gap in holes(kb.practice())]


def test_constraint_of_a_bridge(small: KnowledgeBase) -> None:
    # Two and Four are not tied to each other: 1/4 + 1/4.
    practice = small.practice()
    (gap,) = with_constraint(practice, list(sole_bridges(practice)))
    assert gap.details["constraint"] == pytest.approx(0.5)
    assert gap.details["actors"] == [3, 2]
    assert with_constraint(practice, []) == []


def test_a_bridge_that_meets_nobody_has_no_constraint(tmp_path: Path) -> None:
    alone = "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o1,i3,owner,src\n"
    kb = KnowledgeBase.memory(register(tmp_path, "r", TABLES | {"participations": alone}))
    practice = kb.practice()
    (gap,) = with_constraint(practice, list(sole_bridges(practice)))
    assert gap.details["constraint"] is None


def test_an_initiative_of_unknown_actors_may_hide_a_bridge(tmp_path: Path) -> None:
    kb = with_more(tmp_path, "i7,Sju,project,,2016,2016,c,src\n")
    found = {told(gap)[0]: gap for gap in holes(kb.practice())}
    assert found["a c"].confidence == "unknown"
    assert found["a c"].strength == pytest.approx(6 / 7)
    assert found["a c"].details["without_actor"] == 1
    (bridge,) = sole_bridges(kb.practice())
    assert bridge.confidence == "known"


def test_an_undated_initiative_may_hide_a_bridge_in_a_year(tmp_path: Path) -> None:
    kb = with_more(tmp_path, "i7,Sju,project,,,,b,src\n")
    found = {told(gap)[0]: gap for gap in holes(kb.practice(when="2016"))}
    assert found["a c"].confidence == "known"
    assert found["b c"].confidence == "unknown"
    assert found["b c"].details["set_apart"] == 1
    (bridge,) = sole_bridges(kb.practice(when="2016"))
    assert bridge.confidence == "unknown"


def test_within_an_area_it_is_about_its_sub_areas(small: KnowledgeBase) -> None:
    # Jobb stands before Praktik in the agreement; o2 is in both.
    assert list(holes(small.practice(area="a"))) == []
    (gap,) = sole_bridges(small.practice(area="a"))
    assert short(gap.subjects) == ["o2", "a2", "a1"]
    assert gap.strength == pytest.approx(2 * 2 / 3)
    assert list(holes(small.practice(area="c"))) == []


def test_when_nothing_is_known_every_hole_is_unknown(small: KnowledgeBase) -> None:
    found = list(holes(small.practice(when="2030")))
    assert len(found) == 6
    assert {gap.confidence for gap in found} == {"unknown"}
    assert {gap.strength for gap in found} == {None}
    assert list(sole_bridges(small.practice(when="2030"))) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    for within in (Scope(), scope(kb, seed)):
        practice = Practice(kb.facts, within)
        beside = [area for area, above in kb.facts.areas.items() if above == within.area]

        def actors(area: str, within: Scope = within) -> set[str]:
            network = layer(kb.store, "evidenced", replace(within, area=area))
            return {node for node, mode in network.nodes(data="bipartite") if mode == 0}

        shared = {pair: actors(pair[0]) & actors(pair[1]) for pair in combinations(beside, 2)}
        found = {frozenset(gap.subjects): gap for gap in holes(practice)}
        assert set(found) == {frozenset(pair) for pair, both in shared.items() if not both}
        bridges = {frozenset(gap.subjects[1:]): gap.subjects[0] for gap in sole_bridges(practice)}
        assert bridges == {
            frozenset(pair): next(iter(both)) for pair, both in shared.items() if len(both) == 1
        }
        everybody = together(kb, within)
        for gap in found.values():
            one, other = map(actors, gap.subjects)
            chance = len(one) * len(other) / len(everybody) if one and other else None
            assert gap.strength == (chance and pytest.approx(chance))
        whole = constraint(everybody)
        for gap in with_constraint(practice, list(sole_bridges(practice))):
            value = whole[gap.subjects[0]]
            assert gap.details["constraint"] == (value and pytest.approx(value))
