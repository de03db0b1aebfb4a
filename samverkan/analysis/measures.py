"""One door to every measure of a network: by its name, or as the function itself.

>>> import networkx as nx
>>> graph = nx.krackhardt_kite_graph()
>>> measure(graph, "density") == density(graph) == 0.4
True
"""

import difflib
from collections.abc import Callable, Mapping
from typing import Any, Literal

from samverkan.analysis.networks import accelerated
from samverkan.analysis.networks.canonical import AnyGraph, is_two_mode, simple, undirected
from samverkan.analysis.networks.centrality import (
    betweenness,
    betweenness_raw,
    closeness,
    closeness_out,
    clustering,
    core_number,
    degree,
    degree_centrality,
    eigenvector,
    eigenvector_out,
    in_degree,
    out_degree,
    pagerank,
    strength,
)
from samverkan.analysis.networks.cohesion import (
    average_clustering,
    average_distance,
    betweenness_centralization,
    components,
    degree_centralization,
    density,
    diameter,
    distance_fragmentation,
    dyad_census,
    fragmentation,
    reciprocity,
    transitivity,
    triad_census,
)
from samverkan.analysis.networks.communities import (
    adjusted_rand,
    communities,
    find_communities,
    modularity,
)
from samverkan.analysis.networks.core_periphery import core_periphery
from samverkan.analysis.networks.two_mode import (
    barber_modularity,
    latapy_clustering,
    opsahl_clustering,
    redundancy,
    robins_alexander,
    two_mode_betweenness,
    two_mode_closeness,
    two_mode_communities,
    two_mode_degree,
    two_mode_density,
)
from samverkan.analysis.registry import MEASURES, Measure, options_of
from samverkan.analysis.roles import (
    assortativity,
    bridges,
    brokerage,
    constraint,
    cut_points,
    degree_assortativity,
    effective_size,
    ei_index,
)
from samverkan.analysis.significance import backbone, fixed_margin, qap, qap_regression
from samverkan.errors import UsageError

Engine = Literal["networkx", "igraph"]

__all__ = [
    "MEASURES",
    "Measure",
    "adjusted_rand",
    "assortativity",
    "average_clustering",
    "average_distance",
    "backbone",
    "barber_modularity",
    "betweenness",
    "betweenness_centralization",
    "betweenness_raw",
    "bridges",
    "brokerage",
    "check",
    "closeness",
    "closeness_out",
    "clustering",
    "communities",
    "components",
    "constraint",
    "core_number",
    "core_periphery",
    "cut_points",
    "degree",
    "degree_assortativity",
    "degree_centrality",
    "degree_centralization",
    "density",
    "diameter",
    "distance_fragmentation",
    "dyad_census",
    "effective_size",
    "ei_index",
    "eigenvector",
    "eigenvector_out",
    "find_communities",
    "fixed_margin",
    "fragmentation",
    "in_degree",
    "latapy_clustering",
    "measure",
    "modularity",
    "named",
    "opsahl_clustering",
    "out_degree",
    "pagerank",
    "part_of",
    "qap",
    "qap_regression",
    "reason",
    "reciprocity",
    "redundancy",
    "robins_alexander",
    "simple",
    "strength",
    "transitivity",
    "triad_census",
    "two_mode_betweenness",
    "two_mode_closeness",
    "two_mode_communities",
    "two_mode_degree",
    "two_mode_density",
    "undirected",
    "whole",
    "why_not",
]


def measure(graph: AnyGraph, name: str, *, engine: Engine | None = None, **options: Any) -> Any:
    """Return a measure of a network, by its name: a value, or a mapping from node to value.

    `options` are those of the function of the same name. A two-mode network, whose nodes all have
    `bipartite` 0 or 1 and are tied across only, is given the two-mode form of `density`,
    `degree_centrality`, `betweenness`, `closeness` and `communities`. What has no answer is None,
    never NaN; `why_not` tells why.

    igraph computes where it is installed, is faster, and heeds the options; the numbers are the
    same (communities apart). `engine` names one of the two to have it so.

    Raises UsageError for an unknown name or option, for one that is missing, or an engine that
    cannot be had.

    >>> import networkx as nx
    >>> measure(nx.path_graph(3), "degree"), measure(nx.empty_graph(1), "density")
    ({0: 1, 1: 2, 2: 1}, None)
    """
    about = named(name)
    return part_of(about, whole(graph, about, engine=engine, **options))


def whole(graph: AnyGraph, about: Measure, *, engine: Engine | None = None, **options: Any) -> Any:
    """Return all that is computed for a measure, of which it may be a part; else as `measure`."""
    check(graph, about, options)
    across = about.across is not None and is_two_mode(graph)
    function = about.across if about.across is not None and across else about.compute
    if unknown := set(options) - options_of(function):
        raise UsageError(
            "unknown_measure_option",
            name=about.name,
            option=", ".join(sorted(unknown)),
            known=", ".join(sorted(options_of(function))) or "–",
        )
    return (_fast(about, engine, options, across=across) or function)(graph, **options)


def part_of(about: Measure, value: Any) -> Any:
    """Return the part of what was computed that goes by the name of the measure."""
    return value if about.part is None or isinstance(value, list) else getattr(value, about.part)


def why_not(graph: AnyGraph, name: str, **options: Any) -> str | None:
    """Return why a measure has no answer, or none for some nodes: a key of words under `why`.

    None where it has them all.

    >>> import networkx as nx
    >>> why_not(nx.empty_graph(0), "density"), why_not(nx.path_graph(2), "transitivity")
    ('empty', 'no_two_neighbours')
    >>> why_not(nx.path_graph(3), "clustering"), why_not(nx.path_graph(3), "density")
    ('one_neighbour', None)
    """
    return reason(graph, named(name), measure(graph, name, **options))


def reason(graph: AnyGraph, about: Measure, value: Any) -> str | None:
    """Return why a value of a measure is missing: a key of words under `why`; None if it is not."""
    if about.main is not None and isinstance(value, Mapping):
        value = value[about.main]
    found = value.values() if about.level == "node" else [value]
    if not any(
        part is None or (isinstance(part, Mapping) and None in part.values()) for part in found
    ):
        return None
    if not graph:
        return "empty"
    if len(graph) < about.least:
        return "too_few"
    if about.level == "network" and not any(one != other for one, other in graph.edges()):
        return "no_ties"
    return about.undefined


def named(name: str) -> Measure:
    """Return the measure of a name. Raises UsageError, with names that are near, for no such."""
    if name not in MEASURES:
        near = difflib.get_close_matches(name, MEASURES, n=3)
        raise UsageError("unknown_measure", name=name, near=", ".join(near or MEASURES))
    return MEASURES[name]


def check(graph: AnyGraph, about: Measure, options: Mapping[str, Any]) -> None:
    """Raise UsageError where the measure needs what is not there."""
    for need in sorted(about.needs):
        met = graph.is_directed() if need == "directed" else options.get(need) is not None
        if not met:
            raise UsageError(f"needs_{need}", name=about.name)


def _fast(
    about: Measure, engine: str | None, options: Mapping[str, Any], *, across: bool
) -> Callable[..., Any] | None:
    """Return the function by igraph, if it is to be used."""
    if engine not in (None, "networkx", "igraph"):
        raise UsageError("bad_option", name="engine", value=engine, known="networkx, igraph")
    possible = about.fast is not None and not across and set(options) <= options_of(about.fast)
    if engine == "igraph" and not (possible and accelerated.installed()):
        raise UsageError("no_engine", name=about.name)
    return about.fast if possible and engine != "networkx" and accelerated.installed() else None
