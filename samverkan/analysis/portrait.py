"""A network told in measures: those of the whole, those of each node, and why some are missing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from samverkan.analysis.measures import Engine, check, named, part_of, reason, whole
from samverkan.analysis.networks.canonical import AnyGraph, is_two_mode
from samverkan.analysis.networks.mixing import groups
from samverkan.analysis.registry import MEASURES, Measure, options_of
from samverkan.errors import UsageError


@dataclass(frozen=True)
class Portrait:
    """What there is to say of a network, as plain values that JSON can hold."""

    #: The network itself.
    graph: AnyGraph
    #: Which network it is: `layer`, `mode`, `hubs`, `expand`, so far as they apply.
    about: Mapping[str, Any]
    #: Each measure of the whole.
    network: dict[str, Any]
    #: Each node in the order of the graph: `id`, `label` if it has one, and its measures.
    nodes: list[dict[str, Any]]
    #: Why a measure has no answer, or not one for every node: a key of words under `why`.
    why: dict[str, str]


def portrait(
    graph: AnyGraph,
    names: Collection[str] | None = None,
    *,
    about: Mapping[str, Any] | None = None,
    engine: Engine | None = None,
    **options: Any,
) -> Portrait:
    """Return the measures of a network: those named, else all that say something about it.

    A measure is left out that needs what is not given (a `group`, a `weight`, an `other` network),
    or that is of networks of another kind (two-mode, directed). Each option is given to those
    measures that take it. Without names, what is slow in a large network is left out, with a word
    in `why`. `engine` is that of the measures which have more than one.

    Where the answer is a mapping it is spread: `ei_index` and `ei_index_p`; of a node, `gatekeeper`
    and `gatekeeper_expected`.

    Raises UsageError for an unknown name.

    >>> told = portrait(nx.path_graph(3), ["density", "degree", "qap"])
    >>> told.network, told.nodes[1]
    ({'density': 0.6666666666666666}, {'id': 1, 'degree': 2})
    """
    wanted = list(MEASURES.values()) if names is None else [named(name) for name in names]
    two = is_two_mode(graph)
    nodes = {node: _introduced(node, attributes) for node, attributes in graph.nodes(data=True)}
    done: dict[Callable[..., Any], Any] = {}
    told = Portrait(graph, about or {}, {}, list(nodes.values()), {})
    for one in wanted:
        if not _applies(one, graph, options, two=two):
            continue
        if names is None and one.most is not None and len(graph) > one.most:
            if one.most:
                told.why[one.name] = "not_asked"
            continue
        value = done.get(one.compute) if one.part else None
        if value is None:
            taken = _taken(one, options, two=two)
            value = whole(graph, one, engine=engine if one.fast and not two else None, **taken)
        if one.part:
            done[one.compute] = value
        value = part_of(one, value)
        if why := reason(graph, one, value):
            told.why[one.name] = why
        if one.level == "network":
            told.network.update(_spread(one.name, _plain(value)))
            continue
        for node, own in value.items():
            nodes[node].update(_spread_roles(one.name, own))
    return told


def portraits(
    networks: Iterable[tuple[Mapping[str, Any], AnyGraph]],
    names: Collection[str] | None = None,
    **options: Any,
) -> list[Portrait]:
    """Return the portrait of each network, given with what it is; else as `portrait`.

    `weight` is heeded in one-mode networks only, and `group` in those where any node has it.
    Raises UsageError for a group that no node has, and for a measure that none of the networks can
    have, with what it would need.
    """
    drawn = list(networks)
    group = options.get("group")
    grouped = [group is not None and _grouped(graph, group) for _, graph in drawn]
    if group is not None and drawn and not any(grouped):
        groups(drawn[0][1], group)
    unmet = [named(name) for name in names or ()]
    told = []
    for (about, graph), in_groups in zip(drawn, grouped, strict=True):
        two = is_two_mode(graph)
        own = options | ({"weight": None} if two else {})
        own |= {"group": group if in_groups else None}
        unmet = [one for one in unmet if not _applies(one, graph, own, two=two)]
        told.append(portrait(graph, names, about=about, **own))
    if unmet and told:
        check(told[0].graph, unmet[0], options)
        if unmet[0].of == "two":
            raise UsageError("measure_two_mode", name=unmet[0].name)
        raise UsageError("measure_one_mode", name=unmet[0].name)
    return told


def _grouped(graph: AnyGraph, group: str) -> bool:
    """Say whether any node has a group, or there is none that could."""
    try:
        groups(graph, group)
    except UsageError:
        return False
    return True


def _introduced(node: Any, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a node is told with before its measures."""
    label = attributes.get("label")
    return {"id": node} if label is None else {"id": node, "label": label}


def _applies(one: Measure, graph: AnyGraph, options: Mapping[str, Any], *, two: bool) -> bool:
    """Say whether a measure says something about a network, with what is given."""
    if one.of not in ("both", "two" if two else "one"):
        return False
    return all(
        graph.is_directed() if need == "directed" else options.get(need) is not None
        for need in one.needs
    )


def _taken(one: Measure, options: Mapping[str, Any], *, two: bool) -> dict[str, Any]:
    """Return the options that a measure takes; a group only by one that is about groups."""
    function = one.across if one.across is not None and two else one.compute
    taken = options_of(function) - ({"group"} - one.needs)
    return {name: value for name, value in options.items() if name in taken and value is not None}


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it: a network as its ties."""
    if isinstance(value, nx.Graph):
        return [{"one": a, "other": b, **tie} for a, b, tie in value.edges(data=True)]
    if isinstance(value, list):
        return [list(part) if isinstance(part, (tuple, set)) else part for part in value]
    return value


def _spread(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what stands in the answer for a measure: its number first, what goes with it after."""
    if isinstance(value, Mapping) and name in value:
        yield name, value[name]
        yield from ((f"{name}_{key}", part) for key, part in value.items() if key != name)
    else:
        yield name, value


def _spread_roles(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what stands at a node for a measure; roles stand under their own names."""
    if isinstance(value, Mapping):
        for role, number in value.items():
            yield (f"{name}_{role}" if role.startswith("total") else role), number
    else:
        yield name, value
