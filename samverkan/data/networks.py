"""Networks of one's own: files become a networkx graph, or a list of all that is wrong in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from samverkan.data.bounded import bounded
from samverkan.data.guards import look
from samverkan.data.network_files import (
    GRAPH_FILES,
    Parts,
    graph_format,
    of_parts,
    parts_of,
    read_graph_file,
)
from samverkan.data.network_tables import Nodes, Tie, Ties, read_nodes, read_ties, weight_fault
from samverkan.errors import FaultsFound, NotFound, UnreadableFile, UsageError
from samverkan.faults import Fault
from samverkan.ontology.identity import clean

if TYPE_CHECKING:
    Network = nx.Graph[str]
else:
    Network = nx.Graph

#: Names of what says which mode a node is of, the surest first, and what it may say.
_MODES: Final = ("bipartite", "type", "typ")
_MODE: Final = {"0": 0, "false": 0, "falskt": 0, "1": 1, "true": 1, "sant": 1}


def read_network_apart(edges: Path, nodes: Path | None = None, **shape: Any) -> Network:
    """Read a network as `read_network` does, in a process with limits on what it may cost.

    Raises also UnreadableFile for files that are made to do harm.
    """
    read: Network = of_parts(bounded(_read_parts, edges, nodes, **shape))
    return read


def _read_parts(edges: Path, nodes: Path | None, **shape: Any) -> Parts:
    if nodes is not None:
        look(nodes)
    return parts_of(read_network(edges, nodes, **shape))


def read_network(
    edges: Path,
    nodes: Path | None = None,
    *,
    directed: bool = False,
    two_mode: bool = False,
    weight: str | None = None,
) -> Network:
    """Read a network from a CSV file of ties, and perhaps one of nodes, or from a graph file.

    **Ties.** CSV in UTF-8, commas or semicolons, with a header. The columns `source` and `target`
    (or `from`/`to`, `från`/`till`, `källa`/`mål`), else the first two, name the nodes; the other
    columns become attributes of the tie. `weight` names the column that holds a number of at least
    0 for every tie. Rows with the same two nodes become parallel ties of a multigraph, which the
    measures add up; but an undirected list in which every tie stands in both directions, alike, is
    a matrix written out, and each tie is read once. An empty file is an empty network.

    **Nodes.** One row a node. The id stands in the column that has the most of the nodes of the
    ties; if several have as many, in the one called `id`, `node`, `name` or `label`, else in the
    first. The other columns become attributes, and nodes without ties are kept. A tie may then only
    name nodes that are there. Nodes come in the order of this file, else as the ties name them.

    **Attributes.** A column of numbers (with a decimal point or comma) gives numbers, unless some
    begin with a needless 0, as codes do. An empty cell, or NA among numbers, gives no attribute.

    **Two modes.** With `two_mode`, nodes get the attribute `bipartite`: what a column `bipartite`
    or `type` of the nodes says (0 or FALSE, 1 or TRUE), else 0 for those in the first column of a
    tie and 1 for those in the second.

    **Graph files.** GraphML, GEXF, GML, Pajek (`.net`), DL (`.dl`, with igraph), and the JSON of
    Cytoscape (`.cyjs`), networkx (`.json`) and graphology (`.graphology.json`) hold their own
    nodes, and say themselves whether ties are directed. Ids of nodes are text, as written there.

    Returns a Graph or a DiGraph, or with parallel ties a MultiGraph or a MultiDiGraph. Raises
    NotFound for a file that is not there, UnreadableFile for one that holds no network, UsageError
    for `nodes` beside a graph file, and FaultsFound with every fault in the data.
    """
    for path in (edges, nodes):
        if path is not None and not path.is_file():
            raise NotFound("no_such_file", path=path)
    suffix = edges.suffix.lower()
    weight = None if weight is None else clean(weight)
    if suffix == ".csv":
        graph, faults = _from_tables(edges, nodes, directed, two_mode, weight)
    elif graph_format(edges):
        if nodes is not None:
            raise UsageError("nodes_beside_graph", path=edges)
        graph = read_graph_file(edges)
        faults = [*_weight_faults(edges.name, graph, weight)]
        faults += _set_modes_in(edges.name, graph) if two_mode else []
    else:
        known = ", ".join((".csv", *GRAPH_FILES))
        raise UnreadableFile("network_suffix", path=edges, known=known)
    if faults:
        raise FaultsFound(faults, "faults_told")
    return graph


def _from_tables(
    edges: Path, nodes: Path | None, directed: bool, two_mode: bool, weight: str | None
) -> tuple[Network, list[Fault]]:
    ties, faults = read_ties(edges, weight)
    known: Nodes | None = None
    if nodes is not None:
        known, wrong = read_nodes(nodes, ties.ends())
        faults += wrong
        if known is not None:
            faults += _unknown(ties, known)
    mode: dict[str, int] = {}
    if two_mode and not faults:
        mode, wrong = _modes(ties, known)
        faults += wrong
    if faults:
        return nx.Graph(), faults
    rows = ties.rows if directed or two_mode else _once(ties.rows)
    pairs = Counter((tie.one, tie.other) if directed else _pair(tie) for tie in rows)
    many = any(times > 1 for times in pairs.values())
    kind = {
        (False, False): nx.Graph,
        (True, False): nx.DiGraph,
        (False, True): nx.MultiGraph,
        (True, True): nx.MultiDiGraph,
    }
    graph: Network = kind[directed, many]()
    graph.add_nodes_from(known.about.items() if known else ())
    graph.add_edges_from((tie.one, tie.other, tie.about) for tie in rows)
    nx.set_node_attributes(graph, mode, "bipartite")
    return graph, []


def _unknown(ties: Ties, known: Nodes) -> list[Fault]:
    """Return a fault for each name in a tie that is not among the nodes."""
    where: dict[str, object] = {"file": known.file}
    return [
        Fault(ties.file, "node_unknown", tie.row, column, end, where)
        for tie in ties.rows
        for column, end in zip(ties.columns, (tie.one, tie.other), strict=True)
        if end and end not in known.about
    ]


def _pair(tie: Tie) -> tuple[str, str]:
    return (tie.one, tie.other) if tie.one <= tie.other else (tie.other, tie.one)


def _once(rows: Sequence[Tie]) -> Sequence[Tie]:
    """Return each tie once, if every one stands in both directions and says the same in both."""
    said = [frozenset(tie.about.items()) for tie in rows]
    there = Counter((tie.one, tie.other, about) for tie, about in zip(rows, said, strict=True))
    both = all(there[other, one, about] == times for (one, other, about), times in there.items())
    return [tie for tie in rows if tie.one <= tie.other] if both else rows


def _modes(ties: Ties, known: Nodes | None) -> tuple[dict[str, int], list[Fault]]:
    """Return the mode of each node, and what is wrong with them."""
    if known is not None:
        told, wrong = _told(known.about)
        if wrong:
            return {}, [_not_a_mode(known.file, n, value, known.row[n]) for n, value in wrong]
        if told:
            within = [tie for tie in ties.rows if told[tie.one] == told[tie.other]]
            column = ties.columns[1]
            return told, [
                _within(ties.file, tie.one, tie.other, row=tie.row, column=column) for tie in within
            ]
    mode: dict[str, int] = {}
    faults = []
    for tie in ties.rows:
        for value, end in enumerate((tie.one, tie.other)):
            if mode.setdefault(end, value) != value:
                column = ties.columns[value]
                faults.append(Fault(ties.file, "node_in_both_modes", tie.row, column, end))
    if known is not None:
        alone = [node for node in known.about if node not in mode]
        rows = known.row
        faults += [Fault(known.file, "mode_unknown", rows[n], known.column, n) for n in alone]
    return mode, faults


def _set_modes_in(file: str, graph: Network) -> list[Fault]:
    """Give the nodes of a graph file their mode; return what is wrong with them."""
    told, wrong = _told(dict(graph.nodes.items()))
    if wrong:
        return [_not_a_mode(file, node, value) for node, value in wrong]
    if graph and not told:
        return [Fault(file, "modes_not_told")]
    nx.set_node_attributes(graph, told, "bipartite")
    return [_within(file, a, b) for a, b in graph.edges() if told[a] == told[b]]


def _told(about: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, int], list[tuple[str, Any]]]:
    """Return the mode of each node as an attribute says it, or nothing if none says it of all.

    Also the nodes, and their values, of which `bipartite` says something else: a `type` may mean
    anything, `bipartite` may not.
    """
    for name in _MODES:
        header = next((h for said in about.values() for h in said if h.casefold() == name), None)
        if header is None:
            continue
        values = {node: said.get(header) for node, said in about.items()}
        told = {n: _MODE[text] for n, value in values.items() if (text := _text(value)) in _MODE}
        if len(told) == len(about):
            return told, []
        if name == "bipartite":
            return {}, [(node, value) for node, value in values.items() if node not in told]
    return {}, []


def _text(value: Any) -> str:
    """Return a value as a cell would have it: 1.0 is 1, True is true."""
    return f"{value:g}" if isinstance(value, float) else str(value).casefold()


def _not_a_mode(file: str, node: str, value: Any, row: int | None = None) -> Fault:
    about: dict[str, object] = {"node": node}
    shown = None if value is None else str(value)
    return Fault(file, "not_a_mode", row, "bipartite", shown, about)


def _within(
    file: str, one: str, other: str, row: int | None = None, column: str | None = None
) -> Fault:
    about: dict[str, object] = {"one": one}
    return Fault(file, "tie_within_mode", row, column, other, about)


def _weight_faults(file: str, graph: Network, weight: str | None) -> list[Fault]:
    """Return a fault for each tie of a graph file whose weight is not a number of at least 0."""
    if weight is None:
        return []
    faults = []
    for one, other, tie in graph.edges(data=True):
        value = tie.get(weight)
        if key := weight_fault(value, value):
            shown = f"{one} – {other}: {'' if value is None else value}"
            faults.append(Fault(file, key, column=weight, value=shown))
    return faults
