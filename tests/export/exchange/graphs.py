"""Networks of every kind, with everything that text and numbers can be, for tests of formats."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import networkx as nx
from hypothesis import strategies as st

TEXTS = (
    *("Borlänge", "Älvdalens kommun", "Å", "x y", "a_b", "n1", "007", "1e5", "-5", "true", ""),
    *(
        '"citat" \\ och \'',
        "a\\",
        "<b> & </b>",
        "&lt;",
        "&#229;",
        "rad\nrad",
        "a\r\nb\rc",
        "\tflik",
    ),
    *(
        "👩‍👩‍👧 🏠",
        "שלום \u202e",
        "a\u2028b\x85c",
        "Å" * 300,
        "a;b,c|d",
        "=1+1",
        "[]",
        "()",
        "%",
        "*",
    ),
    *("NaN", "node", "id", "label", "{x: 1}", "[ ]", "#x", "graph [", "\u00a0", "\ufeffx"),
)
HOSTILE = ("\x00", "a\x01\x1b", "\ud800", "x\ufffe", "\x0b", "\x7f")
NAMES = ("antal år", "a_b", "åäö", "Namn", "x-y", "1st", "kind", "layer", "roles")

TEXT = st.sampled_from(TEXTS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_values: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    "integer": st.integers(-(2**31) + 1, 2**31 - 1),
    # igraph cannot read numbers closer to 0.
    "decimal": st.sampled_from([0.5, -2.5, 1e300, 1e-7])
    | st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False),
    "boolean": st.booleans(),
}
_any = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXT
    | st.sampled_from(HOSTILE)
    | st.lists(TEXT | st.integers(), max_size=3)
)
KINDS = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)


@st.composite
def sound(draw: st.DrawFn, *, names: tuple[str, ...] = NAMES, texts: Any = TEXT) -> Any:
    """A network in which each attribute has values of one type, none missing that are there."""
    types = {
        scope: draw(
            st.dictionaries(st.sampled_from(names), st.sampled_from(sorted(_values)), max_size=3)
        )
        for scope in ("node", "tie")
    }
    value = _values | {"text": texts}

    def about(scope: str) -> dict[str, Any]:
        return {n: draw(value[kind]) for n, kind in types[scope].items() if draw(st.booleans())}

    graph: Any = draw(st.sampled_from(KINDS))()
    for node in draw(st.lists(texts, unique=True, max_size=6)):
        graph.add_node(node, **about("node"))
    nodes = list(graph)
    if nodes:
        end = st.sampled_from(nodes)
        weighted = draw(st.booleans())
        for one, other in draw(st.lists(st.tuples(end, end), max_size=8)):
            weight = {"weight": draw(st.sampled_from([1.5, 2.0, 0.25, 1e6]))} if weighted else {}
            graph.add_edge(one, other, **weight, **about("tie"))
    return graph


@st.composite
def every(draw: st.DrawFn) -> Any:
    """A network of anything, attributes of several types and texts that formats cannot hold too."""
    graph: Any = draw(st.sampled_from(KINDS))(**draw(st.dictionaries(_names, _any, max_size=2)))
    for node in draw(st.lists(TEXT | st.sampled_from(HOSTILE), unique=True, max_size=5)):
        graph.add_node(node)
        graph.nodes[node].update(draw(st.dictionaries(_names, _any, max_size=3)))
    nodes = list(graph)
    if nodes:
        end = st.sampled_from(nodes)
        for one, other in draw(st.lists(st.tuples(end, end), max_size=6)):
            added = nx.DiGraph([(one, other)])
            added.edges[one, other].update(draw(st.dictionaries(_names, _any, max_size=3)))
            graph.add_edges_from(added.edges(data=True))
    return graph


_names = st.sampled_from(
    (*NAMES, "label", "id", "weight", "x", "y", "start", "name", "key", "source")
)


def told(value: Any) -> Any:
    """Return a value such that the same ones are equal, numbers by what they are."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return type(value).__name__, value
    if isinstance(value, list):
        return tuple(told(one) for one in value)
    return "number", "nan" if math.isnan(value) else value


def nodes(graph: Any, known: Callable[[str], bool] = lambda _: True) -> dict[Any, Any]:
    """Return what is said of each node, but what a reader adds of its own."""
    return {
        n: {name: told(v) for name, v in about.items() if known(name)}
        for n, about in graph.nodes(data=True)
    }


def ties(graph: Any, known: Callable[[str], bool] = lambda _: True) -> Counter[Any]:
    """Return every tie with what is said of it."""
    found: Counter[Any] = Counter()
    for one, other, about in graph.edges(data=True):
        ends = (one, other) if graph.is_directed() else tuple(sorted((one, other)))
        found[ends, frozenset((n, told(v)) for n, v in about.items() if known(n))] += 1
    return found


def shape(graph: Any) -> tuple[bool, int, Counter[Any]]:
    """Return the form of a network whatever its nodes are called: they are told by their order."""
    order = {node: i for i, node in enumerate(graph)}
    pairs = [(order[one], order[other]) for one, other in graph.edges()]
    ends = pairs if graph.is_directed() else [tuple(sorted(pair)) for pair in pairs]
    return graph.is_directed(), len(order), Counter(ends)


def unlayered(graph: Any) -> Any:
    """Return a network whose ties have no layers, which some formats write to several files."""
    for *_, about in graph.edges(data=True):
        about.pop("layer", None)
    return graph
