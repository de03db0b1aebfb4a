"""Networks from files: what is read, and every fault with its place."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from samverkan.data.networks import read_network
from samverkan.errors import FaultsFound, NotFound, UnreadableFile, UsageError

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def call(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return path

    return call


def faults(*arguments: object, **options: object) -> list[tuple[object, ...]]:
    with pytest.raises(FaultsFound) as caught:
        read_network(*arguments, **options)
    for fault in caught.value.faults:
        assert fault.say("sv")
        assert fault.say("en")
    return [(f.file, f.key, f.row, f.column, f.value) for f in caught.value.faults]


def test_the_first_two_columns_are_the_ends(write: Write) -> None:
    graph = read_network(write("e.csv", "vem,vad,sedan\nMora,Orsa,2015\nOrsa,Säter,2018\n"))
    assert type(graph) is nx.Graph
    assert list(graph.edges(data=True)) == [
        ("Mora", "Orsa", {"sedan": 2015}),
        ("Orsa", "Säter", {"sedan": 2018}),
    ]


@pytest.mark.parametrize(
    "header", ["n,source,target", "n,From,To", "n,från,till", "n,KÄLLA,MÅL", ",a,b"]
)
def test_the_ends_are_known_by_their_names(write: Write, header: str) -> None:
    # A first column without a name is the row numbers that R writes.
    graph = read_network(write("e.csv", f"{header}\n1,x,y\n2,y,z\n"), directed=True)
    assert list(graph.edges) == [("x", "y"), ("y", "z")]


@pytest.mark.parametrize(
    "content",
    ['\ufefffrån;till\r\n"Mora; kommun";Sa\u0308ter\r\n', 'a,b\n"Mora; kommun", Säter \n'],
)
def test_bom_semicolons_quotes_and_decomposed_letters(write: Write, content: str) -> None:
    assert list(read_network(write("e.csv", content)).edges) == [("Mora; kommun", "Säter")]


def test_nodes_come_with_what_is_said_of_them_and_without_ties(write: Write) -> None:
    edges = write("e.csv", "source,target\nb,c\n")
    nodes = write("n.csv", "kommun,id,antal,kod\nMora,a,3,0180\nOrsa,b,NA,2034\nSäter,c,1.5,\n")
    graph = read_network(edges, nodes)
    assert dict(graph.nodes(data=True)) == {
        "a": {"kommun": "Mora", "antal": 3, "kod": "0180"},
        "b": {"kommun": "Orsa", "kod": "2034"},
        "c": {"kommun": "Säter", "antal": 1.5},
    }
    assert list(graph) == ["a", "b", "c"]
    assert list(graph.edges) == [("b", "c")]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("type,name", ["FALSE,a", "TRUE,b"]),  # the column that has the nodes of the ties
        ("a1,b1", ["a,x", "b,y"]),  # none has a known name: the first
        ("nr,label,id", ["1,b,a", "2,a,b"]),  # both have them: id before label
    ],
)
def test_the_column_of_the_id_is_found(write: Write, header: str, rows: list[str]) -> None:
    nodes = write("n.csv", "\n".join([header, *rows]))
    assert list(read_network(write("e.csv", "x,y\na,b\n"), nodes)) == ["a", "b"]


def test_a_tie_to_a_stranger_is_a_fault_with_its_place(write: Write) -> None:
    edges = write("ties.csv", "source,target\na,b\nq,b\nb,zz\n")
    nodes = write("nodes.csv", "id\na\nb\n")
    assert faults(edges, nodes) == [
        ("ties.csv", "node_unknown", 3, "source", "q"),
        ("ties.csv", "node_unknown", 4, "target", "zz"),
    ]


def test_all_faults_come_at_once(write: Write) -> None:
    edges = write(
        "e.csv", 'from,to,w\na,,1\na,b,\na,b,stark\na,b,-1\na,b,nan\na,b,inf\na,b,"1,500"\nc,b,0\n'
    )
    nodes = write("n.csv", "id\na\nb\na\n\n")
    assert faults(edges, nodes, weight="w") == [
        ("e.csv", "value_missing", 2, "to", None),
        ("e.csv", "value_missing", 3, "w", ""),
        ("e.csv", "not_number", 4, "w", "stark"),
        ("e.csv", "weight_negative", 5, "w", "-1"),
        ("e.csv", "not_number", 6, "w", "nan"),
        ("e.csv", "not_number", 7, "w", "inf"),
        ("e.csv", "not_number", 8, "w", "1,500"),
        ("n.csv", "node_doubled", 4, "id", "a"),
        ("e.csv", "node_unknown", 9, "from", "c"),
    ]


def test_weights_are_numbers_with_point_or_comma(write: Write) -> None:
    path = write("e.csv", "a;b;vikt\nx;y;1,5\ny;z;2\nz;x;0.25\nx;w;1e-3\n")
    graph = read_network(path, weight="vikt")
    assert [tie["vikt"] for *_, tie in graph.edges(data=True)] == [1.5, 0.25, 0.001, 2]


def test_a_column_of_weights_that_is_not_there(write: Write) -> None:
    path = write("e.csv", "source,target,vikt\na,b,1\n")
    assert faults(path, weight="weight") == [("e.csv", "network_column", 1, "weight", "weight")]
    assert faults(path, weight="source") == [("e.csv", "network_column", 1, "source", "source")]


def test_rows_of_the_same_pair_are_parallel_ties(write: Write) -> None:
    path = write("e.csv", "a,b,w\nx,y,1\ny,x,2\ny,z,4\n")
    graph = read_network(path, weight="w")
    assert type(graph) is nx.MultiGraph
    assert sorted(tie["w"] for tie in graph["x"]["y"].values()) == [1, 2]
    directed = read_network(path, directed=True, weight="w")
    assert type(directed) is nx.DiGraph
    doubled = write("d.csv", "a,b\nx,y\nx,y\n")
    assert type(read_network(doubled, directed=True)) is nx.MultiDiGraph


def test_a_matrix_written_out_has_each_tie_once(write: Write) -> None:
    path = write("e.csv", "a,b,w\nx,y,3\ny,x,3\ny,z,1\nz,y,1\nz,z,1\n")
    graph = read_network(path, weight="w")
    assert type(graph) is nx.Graph
    assert sorted(graph.edges(data="w")) == [("x", "y", 3), ("y", "z", 1), ("z", "z", 1)]
    assert read_network(path, directed=True).number_of_edges() == 5


def test_an_empty_file_is_an_empty_network(write: Write) -> None:
    empty, header = write("e.csv", ""), write("h.csv", "source,target\n")
    for path in (empty, header):
        assert len(read_network(path)) == 0
        assert len(read_network(path, two_mode=True, directed=True)) == 0
    assert list(read_network(empty, write("n.csv", "id\na\nb\n"))) == ["a", "b"]
    assert len(read_network(header, empty)) == 0


def test_one_column_and_doubled_columns(write: Write) -> None:
    assert faults(write("e.csv", "source\na\n")) == [
        ("e.csv", "network_columns", 1, None, "source")
    ]
    assert faults(write("d.csv", "a,b,w,w\nx,y,1,2\n")) == [
        ("d.csv", "header_doubled", 1, "w", "w")
    ]


def test_nodes_in_another_encoding_are_read_as_excel_wrote_them(
    tmp_path: Path, write: Write
) -> None:
    nodes = tmp_path / "n.csv"
    nodes.write_bytes("id\nSäter\n".encode("cp1252"))
    edges = write("e.csv", "a,b\nSäter,\n")
    assert faults(edges, nodes) == [("e.csv", "value_missing", 2, "b", None)]


def test_two_modes_by_the_columns_of_the_ties(write: Write) -> None:
    graph = read_network(write("e.csv", "vem,var\nMora,u1\nOrsa,u1\nMora,u2\n"), two_mode=True)
    assert dict(graph.nodes(data="bipartite")) == {"Mora": 0, "u1": 1, "Orsa": 0, "u2": 1}


@pytest.mark.parametrize("header", ["type", "Bipartite", "typ"])
@pytest.mark.parametrize(("unit", "actor"), [("TRUE", "FALSE"), ("1", "0"), ("sant", "falskt")])
def test_two_modes_by_a_column_of_the_nodes(
    write: Write, header: str, unit: str, actor: str
) -> None:
    nodes = write("n.csv", f"{header},name\n{actor},a\n{unit},u\n{unit},alone\n")
    graph = read_network(write("e.csv", "from,to\nu,a\n"), nodes, two_mode=True)
    assert dict(graph.nodes(data="bipartite")) == {"a": 0, "u": 1, "alone": 1}


def test_a_type_may_mean_something_else(write: Write) -> None:
    nodes = write("n.csv", "id,type\na,kommun\nu,projekt\n")
    graph = read_network(write("e.csv", "x,y\na,u\n"), nodes, two_mode=True)
    assert dict(graph.nodes(data=True)) == {
        "a": {"type": "kommun", "bipartite": 0},
        "u": {"type": "projekt", "bipartite": 1},
    }


def test_faults_of_two_modes(write: Write) -> None:
    edges = write("e.csv", "vem,var\na,u\nu,b\na,a\n")
    assert faults(edges, two_mode=True) == [
        ("e.csv", "node_in_both_modes", 3, "vem", "u"),
        ("e.csv", "node_in_both_modes", 4, "var", "a"),
    ]
    sound = write("s.csv", "vem,var\na,u\n")
    assert faults(sound, write("n.csv", "id,x\na,1\nu,2\nalone,3\n"), two_mode=True) == [
        ("n.csv", "mode_unknown", 4, "id", "alone")
    ]
    assert faults(sound, write("m.csv", "id,type\na,0\nu,0\n"), two_mode=True) == [
        ("s.csv", "tie_within_mode", 2, "var", "u")
    ]
    assert faults(sound, write("b.csv", "id,bipartite\na,0\nu,2\nc,\n"), two_mode=True) == [
        ("b.csv", "not_a_mode", 3, "bipartite", "2"),
        ("b.csv", "not_a_mode", 4, "bipartite", None),
    ]


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_graph_files_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"k.{suffix}"
    karate = nx.karate_club_graph()
    getattr(nx, f"write_{suffix}")(karate, path)
    graph = read_network(path, weight="weight")
    assert set(graph) == {str(node) for node in karate}
    assert {frozenset(tie) for tie in graph.edges} == {
        frozenset(map(str, tie)) for tie in karate.edges
    }
    assert graph.edges["0", "1"]["weight"] == karate.edges[0, 1]["weight"]
    assert graph.nodes["0"]["club"] == "Mr. Hi"


def test_a_graph_file_says_itself_whether_it_is_directed(tmp_path: Path) -> None:
    path = tmp_path / "d.GraphML"
    nx.write_graphml(nx.DiGraph([("a", "b"), ("b", "a")]), path)
    assert read_network(path).is_directed()


def test_modes_of_a_graph_file(tmp_path: Path) -> None:
    path = tmp_path / "t.graphml"
    graph = nx.Graph([("a", "u")])
    nx.write_graphml(graph, path)
    assert faults(path, two_mode=True) == [("t.graphml", "modes_not_told", None, None, None)]
    for one, other in ((False, True), (0.0, 1.0)):  # as R's igraph writes them
        nx.set_node_attributes(graph, {"a": one, "u": other}, "type")
        nx.write_graphml(graph, path)
        assert dict(read_network(path, two_mode=True).nodes(data="bipartite")) == {"a": 0, "u": 1}
    nx.set_node_attributes(graph, True, "type")
    nx.write_graphml(graph, path)
    assert faults(path, two_mode=True) == [("t.graphml", "tie_within_mode", None, None, "u")]
    nx.set_node_attributes(graph, {"a": 0, "u": 7}, "bipartite")
    nx.write_graphml(graph, path)
    assert faults(path, two_mode=True) == [("t.graphml", "not_a_mode", None, "bipartite", "7")]


def test_weights_of_a_graph_file(tmp_path: Path) -> None:
    path = tmp_path / "w.graphml"
    graph = nx.Graph()
    graph.add_edge("a", "b", w=-1.0)
    graph.add_edge("b", "c", w=float("nan"))
    graph.add_edge("c", "d")
    nx.write_graphml(graph, path)
    assert faults(path, weight="w") == [
        ("w.graphml", "weight_negative", None, "w", "a – b: -1.0"),
        ("w.graphml", "not_number", None, "w", "b – c: nan"),
        ("w.graphml", "value_missing", None, "w", "c – d: "),
    ]


def test_files_that_are_no_networks(write: Write, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"e\.csv"):
        read_network(tmp_path / "e.csv")
    with pytest.raises(NotFound, match=r"n\.csv"):
        read_network(write("x.csv", ""), tmp_path / "n.csv")
    with pytest.raises(NotFound):
        read_network(tmp_path)
    with pytest.raises(UnreadableFile, match=r"\.csv, \.graphml, \.gexf"):
        read_network(write("e.xlsx", ""))
    graph = tmp_path / "g.gexf"
    nx.write_gexf(nx.path_graph(2), graph)
    with pytest.raises(UsageError, match=r"g\.gexf"):
        read_network(graph, write("n.csv", "id\n0\n"))
