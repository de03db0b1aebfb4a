"""Single points of failure, by hand and by taking actors out of networks of the same store."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.single_points import single_points
from samverkan.analysis.networks.cohesion import fragmentation
from samverkan.analysis.practice import Practice, Scope
from samverkan.graph.projection import Network
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, layer, scope, short, together
from tests.analysis.registers import register

#: o1, o2 and o3 do i1 together; o3 and o4 do i2; o4 and o5 i3; o6 does i4 alone.
TABLES = {
    "organisations": "id,name,source\n" + "".join(f"o{n},Nummer {n},src\n" for n in range(1, 8)),
    "places": (
        "id,name,kind,within,source\nl,Länet,county,,src\nm1,Ena,municipality,l,src\n"
        "m2,Andra,municipality,l,src\n"
    ),
    "areas": (
        "id,name,broader,source\na,Arbete,,src\na1,Praktik,a,src\nb,Bostad,,src\nc,Kultur,,src\n"
    ),
    "initiatives": (
        "id,name,kind,status,from,to,areas,places,source\ni1,Ett,project,,2016,2016,a1,m1,src\n"
        "i2,Två,project,,2016,2016,a,m2,src\ni3,Tre,project,,2016,2016,b,l,src\n"
        "i4,Fyra,project,,2016,2016,c,m1,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o2,i1,partner,src\n"
        "p3,o3,i1,partner,src\np4,o3,i2,owner,src\np5,o4,i2,partner,src\np6,o4,i3,owner,src\n"
        "p7,o5,i3,partner,src\np8,o6,i4,owner,src\n"
    ),
}


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def changed(folder: Path, **tables: str) -> KnowledgeBase:
    (folder / "changed").mkdir()
    more = TABLES | {table: TABLES.get(table, "") + text for table, text in tables.items()}
    return KnowledgeBase.memory(register(folder / "changed", "r", more))


def of_form(gaps: Iterable[Gap], form: str) -> dict[str, Gap]:
    return {" ".join(short(g.subjects)): g for g in gaps if g.details["form"] == form}


def ids(gap: Gap, name: str) -> list[str]:
    found: Any = gap.details[name]
    return short(found)


def test_actors_without_whom_the_network_falls_apart(small: KnowledgeBase) -> None:
    found = of_form(single_points(small.practice()), "cut-point")
    assert list(found) == ["o3", "o4"]
    tre, fyra = found.values()
    # Without o3, o1 and o2 lose o4 and o5: 4 of the 10 pairs of the five others.
    assert tre.strength == pytest.approx(4 / 10)
    assert tre.details["parts"] == [2, 2]
    # Without o4, o5 loses o1, o2 and o3.
    assert fyra.strength == pytest.approx(3 / 10)
    assert fyra.details["parts"] == [3, 1]
    assert ids(fyra, "cut_off") == ["o5"]
    assert ids(fyra, "initiatives") == ["i3"]
    assert ids(fyra, "areas") == ["b"]
    assert short(fyra.evidence) == ["p6"]
    assert (fyra.kind, fyra.confidence, fyra.question) == ("single-point", "known", "partners-of")
    assert fyra.parameters == {"actor": fyra.subjects[0], "layer": "evidenced"}


def test_fragmentation_before_and_after(small: KnowledgeBase) -> None:
    fyra = of_form(single_points(small.practice()), "cut-point")["o4"]
    # Six actors in parts of 5 and 1; without o4 five, in parts of 3, 1 and 1.
    assert fyra.details["fragmentation_before"] == pytest.approx(1 - 20 / 30)
    assert fyra.details["fragmentation_after"] == pytest.approx(1 - 6 / 20)
    assert fyra.details["fragmentation_change"] == pytest.approx(0.7 - 1 / 3)


def test_areas_with_one_active_actor(small: KnowledgeBase) -> None:
    found = of_form(single_points(small.practice()), "area")
    assert list(found) == ["o6 c"]
    gap = found["o6 c"]
    assert gap.strength == pytest.approx(1 / 4)
    assert (gap.confidence, short(gap.evidence), ids(gap, "initiatives")) == (
        "known",
        ["p8"],
        ["i4"],
    )
    assert gap.question == "who-cooperates"
    assert gap.parameters == {"area": gap.subjects[1], "layer": "evidenced"}


def test_cells_with_one_active_actor(small: KnowledgeBase) -> None:
    found = of_form(single_points(small.practice()), "cell")
    assert list(found) == ["o6 c m1"]
    gap = found["o6 c m1"]
    _, area, place = gap.subjects
    assert gap.parameters == {"area": area, "place": place, "layer": "evidenced"}


def test_what_reaches_a_cell_from_the_county_is_in_it(tmp_path: Path) -> None:
    kb = changed(
        tmp_path,
        initiatives="i5,Fem,project,,2016,2016,c,l,src\n",
        participations="p9,o7,i5,owner,src\n",
    )
    found = of_form(single_points(kb.practice()), "cell")
    assert list(found) == ["o7 c m2"]
    assert ids(found["o7 c m2"], "initiatives") == ["i5"]


def test_an_initiative_of_unknown_actors_makes_it_unknown(tmp_path: Path) -> None:
    kb = changed(tmp_path, initiatives="i5,Fem,project,,2016,2016,c,m2,src\n")
    gaps = list(single_points(kb.practice()))
    assert of_form(gaps, "area")["o6 c"].confidence == "unknown"
    assert of_form(gaps, "area")["o6 c"].details["without_actor"] == 1
    assert of_form(gaps, "cell")["o6 c m1"].confidence == "known"
    # Who is in it may tie together what o3 and o4 hold.
    assert {gap.confidence for gap in of_form(gaps, "cut-point").values()} == {"unknown"}


def test_what_may_be_there_makes_it_unknown(tmp_path: Path) -> None:
    kb = changed(
        tmp_path,
        initiatives="i5,Fem,project,,,,c,m2,src\n",
        participations="p9,o7,i5,owner,src\n",
    )
    gaps = list(single_points(kb.practice(when="2016")))
    assert of_form(gaps, "area")["o6 c"].confidence == "unknown"
    assert of_form(gaps, "area")["o6 c"].details["set_apart"] == 1
    assert of_form(gaps, "cell")["o6 c m1"].confidence == "known"
    assert {gap.confidence for gap in of_form(gaps, "cut-point").values()} == {"unknown"}


def test_an_area_is_told_only_within_the_scope(tmp_path: Path) -> None:
    # i5 is in Bostad too, but o7 is not alone there: that o4 and o5 are is outside the scope.
    kb = changed(
        tmp_path,
        initiatives="i5,Fem,project,,2016,2016,b|c,m2,src\n",
        participations="p9,o6,i5,owner,src\n",
    )
    assert list(of_form(single_points(kb.practice(area="c")), "area")) == ["o6 c"]


def test_nothing_known_hangs_by_nobody(small: KnowledgeBase) -> None:
    assert list(single_points(small.practice(when="2030"))) == []


def pairs_apart(network: Network) -> int:
    """Return how many ordered pairs do not reach each other."""
    sizes = map(len, nx.connected_components(network))
    return len(network) * (len(network) - 1) - sum(size * (size - 1) for size in sizes)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    for within in (Scope(), scope(kb, seed)):
        practice = Practice(kb.facts, within)
        gaps = list(single_points(practice))
        whole = together(kb, within)
        cut_points = {g.subjects[0]: g for g in gaps if g.details["form"] == "cut-point"}
        assert set(cut_points) == set(nx.articulation_points(whole))
        for actor, gap in cut_points.items():
            rest: Network = whole.copy()
            rest.remove_node(actor)
            here = nx.node_connected_component(whole, actor) - {actor}
            parts = sorted((c for c in nx.connected_components(rest) if c <= here), key=len)
            assert gap.details["parts"] == [len(part) for part in reversed(parts)]
            off: Any = gap.details["cut_off"]
            assert here - set(off) in parts
            assert len(off) == len(here) - len(parts[-1])
            before, after = fragmentation(whole), fragmentation(rest)
            assert gap.details["fragmentation_before"] == pytest.approx(before)
            assert gap.details["fragmentation_after"] == pytest.approx(after)
            tied = rest.copy()
            nx.add_path(tied, sorted(here))
            lost = pairs_apart(rest) - pairs_apart(tied)
            assert gap.strength == pytest.approx(lost / (len(rest) * (len(rest) - 1)))
            units: Any = gap.details["initiatives"]
            network = layer(kb.store, "evidenced", within)
            assert all(set(network[unit]) - {actor} <= set(off) for unit in units)
        alone = {g.subjects for g in gaps if g.details["form"] != "cut-point"}
        assert alone == lone(kb, within)


def lone(kb: KnowledgeBase, within: Scope) -> set[tuple[str, ...]]:
    """Return the areas and cells where one actor is, as the store is asked about each of them."""

    def actors(area: str, place: str | None) -> list[str]:
        network = layer(kb.store, "evidenced", replace(within, area=area, place=place))
        return [node for node, mode in network.nodes(data="bipartite") if mode == 0]

    facts = kb.facts
    areas = [a for a in facts.areas if within.area is None or within.area in facts.around(a)]
    on_top = [a for a in areas if a == within.area or facts.areas[a] is None]
    seats = [
        p.iri
        for p in facts.places.values()
        if p.kind == "municipality"
        and (within.place is None or within.place in facts.around(p.iri))
    ]
    found = {(*who, area) for area in areas if len(who := actors(area, within.place)) == 1}
    cells = [(area, place) for area in on_top for place in seats]
    return found | {(*who, *cell) for cell in cells if len(who := actors(*cell)) == 1}
