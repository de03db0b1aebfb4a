"""What is told of a missing link agrees with networkx, and with all networks there could be."""

from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from samverkan.analysis.gaps.link_significance import with_significance
from samverkan.analysis.gaps.links import missing_links
from samverkan.analysis.practice import Practice, Scope
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, scope, short, together
from tests.analysis.gaps.test_links import TABLES
from tests.analysis.registers import register


def by_chance(tables: dict[str, list[str]], one: str, other: str) -> float:
    """Return the share of networks with these margins where the two share as much or more."""
    actors = sorted({actor for named in tables.values() for actor in named})
    degree = {actor: sum(actor in named for named in tables.values()) for actor in actors}
    more = found = 0
    for drawn_sets in product(*(combinations(actors, len(named)) for named in tables.values())):
        if all(sum(a in named for named in drawn_sets) == degree[a] for a in actors):
            found += 1
            seen = sum(one in named and other in named for named in drawn_sets)
            more += seen >= sum(one in named and other in named for named in tables.values())
    return more / found


def test_the_probability_of_being_named_together(tmp_path: Path) -> None:
    kb = KnowledgeBase.memory(register(tmp_path, "r", TABLES))
    named = {"a1": ["o1", "o2", "o3"], "a2": ["o1", "o2"], "b1": ["g", "o3", "o4"]}
    found = with_significance(kb.practice(), missing_links(kb.practice())[:], seed=1)
    assert len(found) == 5
    for gap in found:
        # Of 1 000 networks, four standard errors are 0.064 at most.
        assert gap.details["p"] == pytest.approx(by_chance(named, *short(gap.subjects)), abs=0.064)
        assert gap.details["samples"] == 1_000


@pytest.mark.slow
def test_the_same_seed_gives_the_same(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    few = missing_links(practice)[:3]
    assert with_significance(practice, few, seed=7) == with_significance(practice, few, seed=7)
    assert [gap.subjects for gap in with_significance(practice, few)] == [g.subjects for g in few]


def test_whom_the_two_know_in_common(tmp_path: Path) -> None:
    # Två and Tre are not tied; both know Fem (who knows these two) and Fyra (who knows one more).
    more = TABLES | {
        "initiatives": TABLES["initiatives"]
        + "j1,Ja,project,,,,b1,src\nj2,Jo,project,,,,b1,src\nj3,Ju,project,,,,b1,src\n",
        "participations": "id,actor,initiative,role,source\n"
        "p1,o2,j1,owner,src\np2,o4,j1,owner,src\np3,o5,j1,owner,src\n"
        "p4,o3,j2,owner,src\np5,o4,j2,owner,src\np6,o5,j2,owner,src\n"
        "p7,o4,j3,owner,src\np8,o6,j3,owner,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", more))
    practice = kb.practice()
    gaps = {" ".join(short(g.subjects)): g for g in missing_links(practice)}
    (gap, unknown) = with_significance(practice, [gaps["o3 o2"], gaps["g o3"]])
    third: Any = gap.details["third_parties"]
    assert short(third) == ["o5", "o4"]
    # Fem has three contacts, Fyra four: 1/3 + 1/4 and 1/ln 3 + 1/ln 4.
    assert gap.details["resource_allocation"] == pytest.approx(7 / 12)
    assert gap.details["adamic_adar"] == pytest.approx(0.910239 + 0.721348, abs=1e-6)
    assert unknown.details["third_parties"] is None
    assert unknown.details["adamic_adar"] is None
    assert unknown.details["resource_allocation"] is None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    within = scope(kb, seed) if seed % 2 else Scope()
    network = together(kb, within)
    practice = Practice(kb.facts, within)
    for gap in with_significance(practice, missing_links(practice)[:6]):
        one, other = gap.subjects
        if one not in network or other not in network:
            assert gap.details["adamic_adar"] is None
            continue
        third: Any = gap.details["third_parties"]
        assert set(third) == set(nx.common_neighbors(network, one, other))
        for name, index in (
            ("adamic_adar", nx.adamic_adar_index),
            ("resource_allocation", nx.resource_allocation_index),
        ):
            ((_, _, value),) = index(network, [(one, other)])
            assert gap.details[name] == pytest.approx(value)


def test_no_rows_no_networks(kb: KnowledgeBase) -> None:
    assert with_significance(kb.practice(), []) == []
