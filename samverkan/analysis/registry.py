"""The measures by name: how each is computed, and what it needs.

What each is called, says, and must not be taken for stands in the catalogue of words, with its
formula and its source.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from samverkan.analysis import roles, significance
from samverkan.analysis.networks import (
    accelerated,
    centrality,
    cohesion,
    communities,
    core_periphery,
    two_mode,
)
from samverkan.analysis.networks.canonical import AnyGraph

Need = Literal["group", "other", "predictors", "weight", "directed"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure: what stands under its name in the registry."""

    name: str
    #: Whether it has one answer for the network, or one for each node.
    level: Literal["network", "node"]
    compute: Callable[..., Any]
    #: The same by igraph, where that is faster, with the options that igraph can heed.
    fast: Callable[..., Any] | None = None
    #: Its form for a two-mode network, where that is another.
    across: Callable[..., Any] | None = None
    #: The networks that it says something about.
    of: Literal["one", "two", "both"] = "both"
    #: What must be given, or be so, for it to be asked.
    needs: frozenset[Need] = frozenset()
    #: The part of what is computed that has this name, where it is a part.
    part: str | None = None
    #: Where the answer is a mapping: the key of its number.
    main: str | None = None
    #: Fewer nodes than this have no answer.
    least: int = 0
    #: In a network of more nodes than this it is computed only where it is named, since it takes
    #: long; 0 where another tells the same.
    most: int | None = None
    #: The key of the words for why there may be no answer in a network with ties.
    undefined: str = "no_answer"


def options_of(function: Callable[..., Any]) -> frozenset[str]:
    """Return the names of what a function takes beside the graph."""
    return frozenset(list(inspect.signature(function).parameters)[1:])


def _network(name: str, compute: Callable[..., Any], **about: Any) -> Measure:
    return Measure(name=name, level="network", compute=compute, **about)


def _node(name: str, compute: Callable[..., Any], **about: Any) -> Measure:
    return Measure(name=name, level="node", compute=compute, **about)


def _qap(
    graph: AnyGraph,
    other: AnyGraph,
    *,
    permutations: int = 5_000,
    seed: int = 0,
    weight: str | None = None,
    among: Literal["all", "shared"] = "all",
) -> Mapping[str, Any]:
    """Return `qap`, with the second network as an option."""
    return significance.qap(
        graph, other, permutations=permutations, seed=seed, weight=weight, among=among
    )


_DIRECTED: Final = frozenset[Need]({"directed"})
_GROUP: Final = frozenset[Need]({"group"})
#: The nodes up to which what goes by the paths of all pairs, or all triads, takes a while only.
_LARGE: Final = 3_000

_MEASURES: Final = (
    _network("nodes", cohesion.number_of_nodes),
    _network("ties", cohesion.number_of_ties),
    _network("density", cohesion.density, across=two_mode.two_mode_density, least=2),
    _network("reciprocity", cohesion.reciprocity, of="one"),
    _network(
        "transitivity",
        cohesion.transitivity,
        fast=accelerated.transitivity,
        of="one",
        undefined="no_two_neighbours",
    ),
    _network(
        "average_clustering",
        cohesion.average_clustering,
        fast=accelerated.average_clustering,
        of="one",
        undefined="no_two_neighbours",
    ),
    _network("components", cohesion.number_of_components),
    _network("fragmentation", cohesion.fragmentation, least=2),
    _network("distance_fragmentation", cohesion.distance_fragmentation, least=2, most=_LARGE),
    _network("average_distance", cohesion.average_distance, most=_LARGE),
    _network("diameter", cohesion.diameter, most=_LARGE),
    _network("degree_centralization", cohesion.degree_centralization, of="one", least=3),
    _network(
        "in_degree_centralization",
        cohesion.in_degree_centralization,
        of="one",
        needs=_DIRECTED,
        least=3,
    ),
    _network(
        "out_degree_centralization",
        cohesion.out_degree_centralization,
        of="one",
        needs=_DIRECTED,
        least=3,
    ),
    _network(
        "betweenness_centralization",
        cohesion.betweenness_centralization,
        fast=accelerated.betweenness_centralization,
        of="one",
        least=3,
        most=_LARGE,
    ),
    _network("dyad_census", cohesion.dyad_census, of="one"),
    _network("triad_census", cohesion.triad_census, of="one", most=_LARGE),
    _network("cut_points", roles.cut_points),
    _network("bridges", roles.bridges),
    _network(
        "core_periphery",
        core_periphery.core_periphery,
        of="one",
        main="correlation",
        least=3,
        undefined="no_core",
        most=_LARGE,
    ),
    _network(
        "communities",
        communities.find_communities,
        across=two_mode.two_mode_communities,
        part="members",
    ),
    _network("community_method", communities.find_communities, of="one", part="method"),
    _network("community_stability", communities.find_communities, of="one", part="stability"),
    _network("modularity", communities.modularity, of="one"),
    _network("group_modularity", communities.modularity, of="one", needs=_GROUP),
    _network(
        "degree_assortativity", roles.degree_assortativity, of="one", undefined="same_degrees"
    ),
    _network("assortativity", roles.assortativity, of="one", needs=_GROUP, undefined="one_group"),
    _network(
        "ei_index",
        roles.ei_index,
        of="one",
        needs=_GROUP,
        main="ei_index",
        undefined="no_group_ties",
    ),
    _network("robins_alexander", two_mode.robins_alexander, of="two", undefined="no_paths"),
    _network("opsahl_clustering", two_mode.opsahl_clustering, of="two", undefined="no_paths"),
    _network("barber_modularity", two_mode.barber_modularity, of="two"),
    _network("fixed_margin", significance.fixed_margin, of="two", most=500),
    _network("backbone", significance.backbone, of="two", most=0),
    _network("qap", _qap, of="one", needs=frozenset({"other"}), main="correlation"),
    _network(
        "qap_regression", significance.qap_regression, of="one", needs=frozenset({"predictors"})
    ),
    _node("degree", centrality.degree),
    _node("in_degree", centrality.in_degree, of="one", needs=_DIRECTED),
    _node("out_degree", centrality.out_degree, of="one", needs=_DIRECTED),
    _node(
        "degree_centrality",
        centrality.degree_centrality,
        across=two_mode.two_mode_degree,
        least=2,
    ),
    _node("strength", centrality.strength, needs=frozenset({"weight"})),
    _node(
        "betweenness_raw", centrality.betweenness_raw, fast=accelerated.betweenness_raw, most=_LARGE
    ),
    _node(
        "betweenness",
        centrality.betweenness,
        fast=accelerated.betweenness,
        across=two_mode.two_mode_betweenness,
        least=3,
        undefined="never_between",
        most=_LARGE,
    ),
    _node(
        "closeness", centrality.closeness, across=two_mode.two_mode_closeness, least=2, most=_LARGE
    ),
    _node(
        "closeness_out", centrality.closeness_out, of="one", needs=_DIRECTED, least=2, most=_LARGE
    ),
    _node("eigenvector", centrality.eigenvector, undefined="no_leading"),
    _node(
        "eigenvector_out",
        centrality.eigenvector_out,
        of="one",
        needs=_DIRECTED,
        undefined="no_leading",
    ),
    _node("pagerank", centrality.pagerank),
    _node("core_number", centrality.core_number, fast=accelerated.core_number),
    _node(
        "clustering",
        centrality.clustering,
        fast=accelerated.clustering,
        of="one",
        undefined="one_neighbour",
    ),
    _node("constraint", roles.constraint, of="one", undefined="isolated"),
    _node("effective_size", roles.effective_size, of="one", undefined="isolated"),
    _node("brokerage", roles.brokerage, of="one", needs=_GROUP, undefined="group_unknown"),
    _node("community", communities.find_communities, of="one", part="number"),
    _node("latapy_clustering", two_mode.latapy_clustering, of="two", undefined="shares_nothing"),
    _node("redundancy", two_mode.redundancy, of="two", undefined="one_neighbour"),
)

#: Every measure by its name, in the order in which they are told.
MEASURES: Final[Mapping[str, Measure]] = MappingProxyType({m.name: m for m in _MEASURES})
