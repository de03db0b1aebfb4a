"""`measures` on the command line."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from tests.analysis.networks.published import business, knoke, marriage
from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def measures(run: Run, store: Path) -> Run:
    return lambda *options: run("measures", "--store", store, *options)


def write(path: Path, graph: nx.Graph) -> Path:
    """Write the ties of a graph, and its nodes beside them."""
    ties = ["source;target;km", *(f"{one};{other};1" for one, other in graph.edges)]
    path.write_text("\n".join(ties) + "\n", "utf-8")
    nodes = ["node,sector", *(f"{n},{about.get('sector', '')}" for n, about in graph.nodes.items())]
    path.with_name(f"{path.stem}_nodes.csv").write_text("\n".join(nodes) + "\n", "utf-8")
    return path


@pytest.fixture
def own(run: Run, tmp_path: Path) -> Callable[..., Ran]:
    """Measure a network of one's own, where there is no store."""

    def call(graph: nx.Graph, *options: object) -> Ran:
        ties = write(tmp_path / "ties.csv", graph)
        beside = ["--network", ties, "--nodes", tmp_path / "ties_nodes.csv"]
        return run("--store", tmp_path / "nowhere", "measures", *beside, *options)

    return call


def test_the_register_side_by_side(measures: Run) -> None:
    told = measures("--measure", "density", "--measure", "degree", "--format", "json").json()
    about = [told, *told["variants"]]
    assert [(one["mode"], one["layer"], one["hubs"]) for one in about][:3] == [
        ("one", "declared", True),
        ("one", "declared", False),
        ("one", "evidenced", True),
    ]
    assert len(about) == 12
    assert 0 < about[1]["network"]["density"] < told["network"]["density"] < 1
    assert {"id", "label", "degree"} == set(told["nodes"][0])
    assert "Litet nät: några band mer eller mindre ändrar talen märkbart." in told["reading"]


@pytest.mark.slow
def test_everything_about_one_layer(measures: Run) -> None:
    told = measures("--layer", "declared", "--permutations", "99").json()
    assert {"ei_index", "core_periphery", "communities", "assortativity"} <= set(told["network"])
    assert {"gatekeeper_sd", "constraint", "pagerank"} <= set(told["nodes"][0])
    two = next(one for one in told["variants"] if one["mode"] == "two")
    assert {"robins_alexander", "barber_modularity", "fixed_margin"} <= set(two["network"])


@pytest.mark.slow
def test_narrowed(measures: Run) -> None:
    options = ["--measure", "nodes", "--mode", "one", "--layer", "declared"]
    whole = measures(*options).json()["network"]["nodes"]
    part = measures(*options, "--area", "bostad", "--year", "2018").json()["network"]["nodes"]
    more = measures(*options, "--expand").json()["network"]["nodes"]
    assert part < whole < more
    without = measures(*options, "--no-hubs").json()
    assert without["hubs"] is False
    assert without["network"]["nodes"] < whole
    assert "variants" not in without


@pytest.mark.slow
def test_strength_of_ties_is_used_when_its_kind_is_named(measures: Run) -> None:
    options = ["--layer", "declared", "--mode", "one", "--no-hubs", "--measure", "pagerank"]
    plain, simple, newman = (
        measures(*options, *kind).json()["nodes"][0]["pagerank"]
        for kind in ([], ["--weight-kind", "simple"], ["--weight-kind", "newman"])
    )
    assert len({plain, simple, newman}) == 3


@pytest.mark.slow
def test_layers_compared(measures: Run) -> None:
    told = measures("--measure", "qap", "--permutations", "99").json()
    assert told["between_layers"][0]["layers"] == ["declared", "evidenced"]
    assert told["network"] == {}
    assert "between_layers" not in measures("--measure", "density").json()


def test_nothing_known_is_told(measures: Run) -> None:
    ran = measures("--year", "1900", "--format", "table", "--lang", "en")
    assert ran.code == 0
    assert "Declared: no ties are known. That does not mean that there are none." in ran.out
    assert measures("--year", "1900").json()["network"]["density"] is None


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_table(measures: Run, lang: str) -> None:
    ran = measures("--format", "table", "--lang", lang, "--top", "3", "--permutations", "9")
    assert ran.code == 0
    assert ("utlovat utan nav" if lang == "sv" else "declared without hubs") in ran.out
    assert "Länsstyrelsen Dalarna" in ran.out or lang == "en"
    assert "None" not in ran.out
    assert "nan" not in ran.out


@pytest.mark.slow
def test_the_same_twice(measures: Run) -> None:
    options = ["--layer", "declared", "--permutations", "19", "--seed", "5"]
    assert measures(*options).out == measures(*options).out


def test_an_undirected_network_of_ones_own(own: Callable[..., Ran]) -> None:
    told = own(marriage(), "--format", "json").json()
    assert told["network"]["density"] == pytest.approx(1 / 6)
    assert told["network"]["cut_points"] == ["Albizzi", "Guadagni", "Medici", "Salviati"]
    medici = next(node for node in told["nodes"] if node["id"] == "Medici")
    assert medici["betweenness_raw"] == pytest.approx(47.5)
    pucci = next(node for node in told["nodes"] if node["id"] == "Pucci")
    assert pucci["constraint"] is None
    assert "constraint" in told["why"]


def test_a_directed_network_with_groups(own: Callable[..., Ran]) -> None:
    told = own(knoke(), "--directed", "--group", "sector", "--permutations", "99").json()
    assert told["network"]["reciprocity"] == pytest.approx(34 / 49)
    assert told["network"]["ei_index"] == pytest.approx(0.5625)
    mayor = next(node for node in told["nodes"] if node["id"] == "MAYR")
    assert (mayor["coordinator"], mayor["liaison"], mayor["in_degree"]) == (5, 5, 8)


def test_networks_to_compare_with(own: Callable[..., Ran], tmp_path: Path) -> None:
    other = write(tmp_path / "business.csv", business())
    same = write(tmp_path / "same.csv", marriage())
    told = own(marriage(), "--other", other, "--measure", "qap", "--permutations", "99").json()
    assert told["network"]["qap"]["correlation"] == pytest.approx(0.3719, abs=5e-5)
    options = ["--other", other, "--other", same, "--measure", "qap_regression"]
    found = own(marriage(), *options, "--permutations", "9").json()["network"]["qap_regression"]
    assert found["coefficients"]["same"]["coefficient"] == pytest.approx(1)


def test_a_two_mode_network_of_ones_own(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "women.csv", nx.davis_southern_women_graph())
    told = run("measures", "--network", path, "--two-mode", "--format", "json").json()
    assert told["network"]["robins_alexander"] == pytest.approx(0.46776, abs=5e-6)
    assert told["network"]["opsahl_clustering"] == pytest.approx(0.7719, abs=5e-5)
    assert told["variants"][0]["network"]["ties"] == 139


def test_two_mode_networks_are_compared_by_their_actors(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "women.csv", nx.davis_southern_women_graph())
    options = ["--measure", "qap", "--permutations", "9", "--format", "json"]
    told = run("measures", "--network", path, "--two-mode", "--other", path, *options).json()
    assert told["network"] == {}
    found = told["variants"][0]["network"]["qap"]
    assert (found["correlation"], found["nodes"]) == (pytest.approx(1), 18)


def test_graphml(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    nx.write_graphml(nx.krackhardt_kite_graph(), path)
    told = run("measures", "--network", path, "--measure", "core_periphery").json()
    assert told["network"]["core_periphery"]["cores"] == [
        ["0", "3", "5", "6", "8"],
        ["1", "3", "5", "6", "8"],
    ]


def test_csv_in_a_file(own: Callable[..., Ran], tmp_path: Path) -> None:
    assert own(marriage(), "--out", tmp_path / "m.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text("utf-8"))))
    assert {"measure": "ties", "value": "20"}.items() <= rows[1].items()


def test_the_length_of_ties(own: Callable[..., Ran]) -> None:
    told = own(marriage(), "--distance", "km", "--measure", "average_distance").json()
    assert told["network"]["average_distance"] == pytest.approx(2.48571428571429)


@pytest.mark.parametrize(
    ("ties", "said"),
    [("", "Nätet är tomt"), ("a,b\n", "Nätet är tomt"), ("a,b\nx,x\n", "en enda nod")],
)
def test_a_network_of_nobody_or_one(run: Run, tmp_path: Path, ties: str, said: str) -> None:
    path = tmp_path / "n.csv"
    path.write_text(ties, "utf-8")
    for form in ("table", "json", "csv"):
        ran = run("measures", "--network", path, "--format", form)
        assert ran.code == 0
        assert said in ran.out or form == "csv"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_measure_explained(run: Run, lang: str) -> None:
    ran = run("measures", "--explain", "fragmentation", "--format", "table", "--lang", lang)
    assert ran.code == 0
    assert "Borgatti 2006" in ran.out
    told = run("measures", "--explain", "fragmentation", "--format", "json", "--lang", lang).json()
    assert told["formula"].startswith("1 − Σ s(s − 1)")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--explain", "densty"], "density"),
        (["--measure", "densty"], "density"),
        (["--directed"], "--network"),
        (["--weight", "w"], "--network"),
        (["--layer", "promised"], "declared"),
        (["--mode", "three"], "one"),
        (["--top", "-1"], "--top"),
        (["--measure", "in_degree"], "--directed"),
        (["--measure", "strength"], "--weight"),
    ],
)
def test_a_wrong_call(measures: Run, options: list[str], told: str) -> None:
    ran = measures(*options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_what_belongs_to_the_store_is_not_for_ones_own_network(own: Callable[..., Ran]) -> None:
    for option in (["--area", "bostad"], ["--expand"], ["--mode", "one"]):
        ran = own(marriage(), *option)
        assert ran.code == 2
        assert option[0] in ran.err


def test_faults_in_a_file_are_all_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("from,to,w\na,b,-1\na,,2\nb,c,x\n", "utf-8")
    ran = run("measures", "--network", path, "--weight", "w", "--format", "json")
    assert ran.code == 3
    assert [(fault["row"], fault["column"]) for fault in ran.json()["faults"]] == [
        (2, "w"),
        (3, "to"),
        (4, "w"),
    ]
    assert run("measures", "--network", tmp_path / "none.csv").code == 1
