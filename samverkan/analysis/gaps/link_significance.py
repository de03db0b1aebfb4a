"""How much of a surprise a missing link is: what chance gives, and whom the two know in common."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx

from samverkan.analysis.gaps.evidenced import Evidenced
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ties import declared, in_order
from samverkan.analysis.practice import Practice
from samverkan.analysis.significance import fixed_margin

if TYPE_CHECKING:
    Network = nx.Graph[str]
else:
    Network = nx.Graph


def with_significance(practice: Practice, gaps: Sequence[Gap], seed: int = 0) -> list[Gap]:
    """Return missing links with what makes one more or less of a surprise, in the details.

    - `p`: the probability that the two are named together for as many sub-areas by chance, if each
      actor were named as often and each sub-area named as many (`fixed_margin`, from `samples`
      networks; Strona et al. 2014), and `expected`, how many they would share on average
    - `third_parties`: the IRIs of those with whom both share an initiative
    - `adamic_adar`, Σ 1 / log(contacts) over the third parties (Adamic & Adar 2003), and
      `resource_allocation`, Σ 1 / contacts (Zhou, Lü & Zhang 2009), as in networkx

    The last three are None where nothing is evidenced of one of the two: then nothing is known of
    whom they know in common.
    """
    layer = Evidenced(practice)
    pairs = [(one, other) for one, other in (gap.subjects for gap in gaps)]
    by_chance = fixed_margin(_two_mode(practice), pairs, seed=seed)
    return [
        replace(
            gap,
            details={
                **gap.details,
                "p": pair["p_greater"],
                "expected": pair["expected"],
                "samples": by_chance["samples"],
                **_in_common(layer, pair["one"], pair["other"]),
            },
        )
        for gap, pair in zip(gaps, by_chance["pairs"], strict=True)
    ]


def _two_mode(practice: Practice) -> Network:
    """Return the network of actors and the areas they are named for."""
    graph: Network = nx.Graph()
    for area, actors in sorted(declared(practice).items()):
        graph.add_node(area, bipartite=1)
        graph.add_nodes_from(sorted(actors), bipartite=0)
        graph.add_edges_from((actor, area) for actor in sorted(actors))
    return graph


def _in_common(layer: Evidenced, one: str, other: str) -> dict[str, object]:
    """Return whom two actors both share an initiative with, and how telling that is."""
    if not {one, other} <= layer.actors.keys():
        return dict.fromkeys(("third_parties", "adamic_adar", "resource_allocation"))
    third = in_order(layer.practice, layer.contacts(one) & layer.contacts(other))
    contacts = [len(layer.contacts(actor)) for actor in third]
    return {
        "third_parties": third,
        "adamic_adar": math.fsum(1 / math.log(count) for count in contacts),
        "resource_allocation": math.fsum(1 / count for count in contacts),
    }
