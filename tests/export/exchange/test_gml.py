"""GML comes back from networkx and igraph, whatever the labels and names are."""

import tempfile
import warnings

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.exchange.gml import key
from samverkan.export.formats import write
from tests.export.exchange.graphs import TEXT, every, nodes, shape, sound, ties

#: networkx reads the texts `[]` and `()` as an empty list.
READ_BACK = TEXT.filter(lambda text: text not in ("[]", "()"))


def gml(graph: nx.Graph) -> list[str]:
    return write(graph, "gml").files[".gml"].decode("ascii").splitlines()


@settings(deadline=None, max_examples=60)
@given(sound(names=("kind", "a_b", "Namn2"), texts=READ_BACK))
def test_a_network_comes_back_as_it_was(graph: nx.Graph) -> None:
    found = nx.parse_gml(gml(graph))
    truths = {n for _, about in graph.nodes(data=True) for n, v in about.items() if v in (0, 1)}
    truths |= {n for *_, about in graph.edges(data=True) for n, v in about.items() if v in (0, 1)}

    def known(name: str) -> bool:
        return name not in truths  # true and false are 1 and 0

    assert nodes(found, known) == nodes(graph, known)
    assert ties(found, known) == ties(graph, known)
    assert (found.is_directed(), found.is_multigraph()) == (
        graph.is_directed(),
        graph.is_multigraph(),
    )


@settings(deadline=None, max_examples=60)
@given(every())
def test_whatever_it_holds_it_is_read(graph: nx.Graph) -> None:
    assert gml(graph) == gml(graph)
    assert shape(nx.parse_gml(gml(graph), label="id")) == shape(graph)


@settings(deadline=None, max_examples=40)
@given(sound(names=("kind", "a_b"), texts=TEXT))
def test_igraph_reads_the_same(graph: nx.Graph) -> None:
    """It leaves references to characters as they stand, and warns of them."""
    igraph = pytest.importorskip("igraph")
    with tempfile.NamedTemporaryFile(suffix=".gml") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        file.write(write(graph, "gml").files[".gml"])
        file.flush()
        read = igraph.Graph.Read_GML(file.name)
    order = list(graph)
    ends = [(order.index(a), order.index(b)) for a, b in graph.edges()]
    found = [tuple(edge.tuple) for edge in read.es]
    if not graph.is_directed():
        ends, found = [tuple(sorted(e)) for e in ends], [tuple(sorted(e)) for e in found]
    assert (read.is_directed(), read.vcount()) == (graph.is_directed(), len(graph))
    assert sorted(found) == sorted(ends)
    weights = [w for *_, w in graph.edges(data="weight") if w is not None]
    if weights:
        assert sorted(w for w in read.es["weight"] if w == w) == sorted(weights)


def test_labels_tell_nodes_apart_and_names_are_ids() -> None:
    graph = nx.Graph([("org-1", "org-2")])
    graph.add_node("org-3")
    graph.nodes["org-1"]["label"] = graph.nodes["org-2"]["label"] = "Kommunen"
    found = nx.parse_gml(gml(graph))
    assert list(found) == ["Kommunen (org-1)", "Kommunen (org-2)", "org-3"]
    assert [name for _, name in found.nodes(data="name")] == ["org-1", "org-2", "org-3"]
    (loss,) = write(graph, "gml").losses
    assert (loss.kind, loss.count) == ("homonyms", 2)


def test_names_that_gml_keeps_for_itself() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", id=7, name="b", antal=1)
    graph.add_edges_from([("a", "a", {"source": "x", "key": "y", "antal år": 1})])
    found = nx.parse_gml(gml(graph))
    assert found.nodes["a"] == {"id_2": 7, "name_2": "b", "antal": 1}
    assert list(found.edges(data=True)) == [
        ("a", "a", {"source_2": "x", "key_2": "y", "antal_ar": 1})
    ]
    (loss,) = write(graph, "gml").losses
    assert loss.kind == "renamed"
    assert "antal år → antal_ar" in loss.names


@pytest.mark.parametrize("name", ["", "åäö", "1", "_", "x y", "ﬁ", "名前", "a\x00b"])
def test_a_key_is_of_ascii(name: str) -> None:
    assert key(name).isascii()
    assert key(name)[0].isalpha()
