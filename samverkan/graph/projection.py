"""Networks drawn from the store, as plain networkx graphs: two-mode, one-mode, ego."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Literal

import networkx as nx
from networkx.algorithms import bipartite

from samverkan.errors import UsageError
from samverkan.graph.query import question
from samverkan.graph.store import Store
from samverkan.graph.table import APART
from samverkan.ontology.vocabulary import Layer

if TYPE_CHECKING:
    Network = nx.Graph[str]
else:
    Network = nx.Graph

Weight = Literal["simple", "newman", "jaccard"]

#: How each weight of a one-mode network is computed from the two-mode one.
_PROJECT: Mapping[str, Any] = {
    "simple": bipartite.weighted_projected_graph,
    "newman": bipartite.collaboration_weighted_projected_graph,
    "jaccard": bipartite.overlap_weighted_projected_graph,
}


def two_mode(
    store: Store,
    layer: Layer,
    *,
    area: str | None = None,
    place: str | None = None,
    when: str | None = None,
    expand: bool = False,
    printed_only: bool = False,
    without: Collection[str] = (),
    lang: str = "sv",
) -> Network:
    """Return the two-mode network of a layer: actors, and the units they meet in.

    A unit is a sub-area (`declared`), an initiative (`evidenced`) or an event (`met`). Layers are
    never mixed: ask for one at a time. `area` and `place` are IRIs; `when` is a year, a month or a
    day, and ties without a date are then left out but counted in `graph.graph["undated"]`. With
    `expand`, a group whose members are known is replaced by them; a tie so made has `member_of`.
    `printed_only` leaves out what only an editor's coding places in the area. `without` leaves out
    actors, for example the hubs of the register (`hubs`). Ties whose place or area is not known are
    left out where one is asked for, and counted in the same way.

    Nodes are IRIs, with the attributes

    - `bipartite`: 0 for actors, 1 for units
    - `label`, and `kind`: organisation, group, body, area, initiative or event
    - `sector`, `sector_label`: of an actor; absent where it is not known

    Edges have `layer`; `statements`, the sorted IRIs of the rows behind the tie; `roles`, sorted;
    `basis`, `printed` or `coded`; and, where the actor is not named itself but read out of a group,
    `member_of` and `member_of_label`. The graph has `layer`, `undated`, `unplaced` and
    `without_area`.

    Raises UsageError for an unknown layer.
    """
    bound = {"layer": layer} | {
        name: iri for name, iri in (("area", area), ("place", place)) if iri is not None
    }
    table = question("ties").run(
        store, bound, when=when, expand=expand, printed_only=printed_only, lang=lang
    )
    opened = {row["member_of"] for row in table.rows} if expand else set()
    rows = [row for row in table.rows if row["actor"] not in {*without, *opened}]
    graph: Network = nx.Graph(layer=layer)
    for name in APART:
        apart = [row for row in getattr(table, name) if row["actor"] not in without]
        graph.graph[name] = len({(row["actor"], row["unit"]) for row in apart})
    for row in sorted(rows, key=lambda row: row.get("member_of") is not None):
        _add_tie(graph, row)
    return graph


def _add_tie(graph: Network, row: Mapping[str, Any]) -> None:
    """Add a row of the answer; rows that name the actor itself come first."""
    actor, unit = row["actor"], row["unit"]
    about = {"label": row["actor_label"], "kind": row["kind"]}
    if row["sector"]:
        about |= {"sector": row["sector"], "sector_label": row["sector_label"]}
    graph.add_node(actor, bipartite=0, **about)
    graph.add_node(unit, bipartite=1, label=row["unit_label"], kind=row["unit_kind"])
    if not graph.has_edge(actor, unit):
        group = {name: row[name] for name in ("member_of", "member_of_label") if row.get(name)}
        graph.add_edge(
            actor, unit, layer=row["layer"], statements=[], roles=[], basis="coded", **group
        )
    tie = graph.edges[actor, unit]
    tie["statements"] = sorted({*tie["statements"], row["statement"]})
    tie["roles"] = sorted({*tie["roles"], *([row["role"]] if row["role"] else [])})
    if row["basis"] == "printed":
        tie["basis"] = "printed"


def one_mode(network: Network, weight: Weight = "simple") -> Network:
    """Return the actors of a two-mode network, tied where they share a unit.

    Edges have `weight`; `units`, the sorted IRIs of what the two share; and `statements`, the
    sorted IRIs of the rows behind it. Node attributes are kept. `weight` is

    - `simple`: how many units they share (Breiger 1974)
    - `newman`: the sum over shared units of 1 / (actors in the unit - 1) (Newman 2001)
    - `jaccard`: shared units / units of either

    Isolates are kept. Raises UsageError for an unknown weight.
    """
    if weight not in _PROJECT:
        raise UsageError("unknown_weight", name=weight, known=", ".join(_PROJECT))
    actors = sorted(n for n, about in network.nodes(data=True) if about["bipartite"] == 0)
    alone = len(actors) == len(network)
    graph: Network = network.copy()
    if not alone:
        graph = type(network)(_PROJECT[weight](network, actors))
    graph.graph.update(network.graph, weight=weight)
    for one, other, tie in graph.edges(data=True):
        units = sorted(set(network[one]) & set(network[other]))
        tie["units"] = units
        tie["statements"] = sorted(
            {
                s
                for unit in units
                for a in (one, other)
                for s in network.edges[a, unit]["statements"]
            }
        )
    return graph


def ego(network: Network, actor: str) -> Network:
    """Return the part of a network that an actor is tied to: its units and who else is in them.

    Raises UsageError if the actor is not in the network.
    """
    if actor not in network:
        raise UsageError("not_in_network", name=actor)
    units = set(network[actor])
    partners = {other for unit in units for other in network[unit]}
    return network.subgraph({actor} | units | partners).copy()


def hubs(store: Store) -> list[str]:
    """Return the IRIs of the actors that registers call hubs, sorted."""
    import pyoxigraph as ox

    from samverkan.ontology.vocabulary import SAM

    return sorted(q.object.value for q in store.quads(predicate=ox.NamedNode(SAM.hub)))
