"""Networks told in measures: JSON, CSV, the table, and what is read out."""

import csv
import io

import networkx as nx
import pytest
from rich.console import Console

from samverkan import words
from samverkan.analysis.portrait import Portrait, portraits
from samverkan.analysis.side_by_side import own_networks
from samverkan.export.explanation import explanation, paragraphs
from samverkan.export.portrait_reading import reading
from samverkan.export.portraits import as_json, as_table, table
from samverkan.export.tables import to_csv
from tests.analysis.networks.published import knoke, marriage


def told(graph: nx.Graph, *names: str, **options: object) -> list[Portrait]:
    return portraits(own_networks(graph), names or None, **options)


def shown(*parts: object, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width)
    for part in parts:
        console.print(part, markup=False)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_json_has_the_first_network_on_top() -> None:
    women = told(nx.davis_southern_women_graph(), "density", "degree", "constraint")
    answer = as_json(women, [], "en")
    assert answer["network"] == {"density": pytest.approx(89 / 252)}
    assert answer["nodes"][0] == {"id": "Evelyn Jefferson", "degree": 8}
    (derived,) = answer["variants"]
    assert (derived["mode"], derived["projected"]) == ("one", True)
    assert set(derived["nodes"][0]) == {"id", "degree", "constraint"}
    assert "between_layers" not in answer
    assert answer["reading"]


def test_json_says_why_in_the_language() -> None:
    for lang in words.LANGUAGES:
        answer = as_json(told(marriage(), "constraint"), [], lang)
        assert answer["why"] == {"constraint": words.say("why.isolated", lang)}


def test_csv_has_a_row_for_each_value() -> None:
    parts = told(marriage(), "cut_points", "core_periphery", "bridges", "constraint", "dyad_census")
    rows = list(csv.DictReader(io.StringIO(to_csv(as_table(parts)))))
    whole = {row["measure"]: row["value"] for row in rows if not row["node"]}
    assert whole["cut_points"] == "Albizzi|Guadagni|Medici|Salviati"
    assert whole["core_periphery.cores.1"] == "Guadagni|Medici|Strozzi"
    assert whole["dyad_census.mutual"] == "20"
    assert whole["bridges.1"] == "Acciaiuoli|Medici"
    own = {row["node"]: row["value"] for row in rows if row["node"]}
    assert float(own["Medici"]) == pytest.approx(0.2099, abs=1e-4)
    assert own["Pucci"] == ""
    assert {row["mode"] for row in rows} == {"one"}


def test_csv_numbers_stay_numbers_and_names_are_no_formulas() -> None:
    graph = nx.Graph([("=1+1", "b"), ("b", "c"), ("c", "d"), ("b", "e")])
    rows = list(
        csv.reader(io.StringIO(to_csv(as_table(told(graph, "degree_assortativity", "degree")))))
    )
    assert float(rows[1][-1]) < 0
    assert rows[2][1] == "'=1+1"


def test_pairs_in_csv() -> None:
    parts = told(nx.davis_southern_women_graph(), "fixed_margin", samples=9)
    rows = list(csv.DictReader(io.StringIO(to_csv(as_table(parts)))))
    assert rows[1]["measure"] == "fixed_margin.pairs.1.one"
    assert rows[1]["value"] == "Evelyn Jefferson"


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_table_has_a_column_a_network_and_the_nodes_with_most_ties(lang: str) -> None:
    text = shown(*table(told(marriage()), [], lang, top=2))
    decimal = "0,1667" if lang == "sv" else "0.1667"
    assert words.say("measure.density", lang) in text
    assert decimal in text
    assert text.rindex("Medici") < text.rindex("Guadagni")
    assert words.say("measure.reciprocity", lang) not in text
    assert words.say("measure.reciprocity", lang) in shown(*table(told(knoke()), [], lang))


def test_all_parts_of_what_was_asked_for_are_shown() -> None:
    asked = ["core_periphery", "communities", "brokerage"]
    text = shown(*table(told(knoke(), *asked, group="sector"), [], "sv", asked=asked))
    assert "kärna och periferi: exact" in text
    assert " ja" in text
    assert "grupperingar: 1" in text
    assert "grindvakt (ABB)" in text
    assert "expected" not in text


def test_pairs_are_shown_where_they_are_asked_for() -> None:
    women = nx.davis_southern_women_graph()
    parts = told(women, "fixed_margin", samples=99)
    text = shown(*table(parts, [], "en", asked=["fixed_margin"], top=3))
    assert "Pairs, 3 of 153" in text
    assert "Evelyn Jefferson" in text
    assert "Pairs" not in shown(*table(parts, [], "en"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("graph", "said"),
    [
        (nx.Graph(), "Nätet är tomt"),
        (nx.empty_graph(1), "en enda nod"),
        (nx.empty_graph(3), "0 av 3 par har ett band. Det är i 3 delar; 100 % av paren"),
        (marriage(), "20 av 120 par har ett band. Det är i 2 delar; 12,5 % av paren"),
        (marriage(), "Faller isär mer utan: Albizzi, Guadagni, Medici, Salviati."),
        (marriage(), "Bäst passande kärna: Guadagni, Medici, Strozzi (korrelation 0,3282)."),
        (marriage(), "Utan band: 1."),
        (marriage(), "Litet nät"),
        (marriage(), "Tom ruta – bundenhet (Burt), effektiv storlek (Burt): noder utan band"),
        (nx.krackhardt_kite_graph(), "2 kärnor passar lika bra (korrelation 0,3273)."),
        (nx.krackhardt_kite_graph(), "Alla når varandra"),
        (knoke(), "49 av 90 möjliga finns."),
        (nx.DiGraph([(1, 2)]), "För 50 % av de ordnade paren finns ingen väg"),
        (nx.davis_southern_women_graph(), "18 aktörer, 14 enheter och 89 band mellan dem."),
        (nx.davis_southern_women_graph(), "av 153 par delar fler enheter"),
        (nx.davis_southern_women_graph(), "Banden är härledda"),
    ],
)
def test_what_is_read_out(graph: nx.Graph, said: str) -> None:
    assert said in " ".join(reading(told(graph), [], "sv"))


def test_a_network_of_ones_own_is_not_called_a_promise_or_derived() -> None:
    text = " ".join(reading(told(marriage()), [], "en"))
    assert "promise" not in text
    assert "derived" not in text


def test_long_lists_of_names_are_cut() -> None:
    star = nx.star_graph(3)
    star.add_edges_from((leaf, (leaf, i)) for leaf in range(9) for i in range(2))
    assert "and 3 more" in " ".join(reading(told(star, "cut_points"), [], "en"))


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_layers_are_told_with_and_without_their_hubs(lang: str) -> None:
    graph = nx.star_graph(["hub", "a", "b", "c"])
    graph.add_edge("a", "b")
    graph.graph["undated"] = 4
    rest = nx.Graph(graph.subgraph("abc"))
    about = {"mode": "one", "layer": "declared", "expand": False}
    networks = [({**about, "hubs": True}, graph), ({**about, "hubs": False}, rest)]
    pair = {"layers": ["declared", "evidenced"], "hubs": True, "nodes": 2}
    known = {"correlation": 0.25, "p_greater": 0.03}
    lines = list(reading(portraits(networks), [pair | known], lang))
    assert words.say("measures.promise", lang) in lines
    assert words.say("measures.as_printed", lang) in lines
    text = " ".join(lines)
    assert "hub" in text
    assert ("0,6667" if lang == "sv" else "0.6667") in text
    assert ("0,2500" if lang == "sv" else "0.2500") in text
    assert any(line.endswith("4.") for line in lines)
    none = list(reading(portraits(networks), [pair | dict.fromkeys(known)], lang))
    one, other = (words.say(f"value.{layer}", lang) for layer in ("declared", "evidenced"))
    said = words.say("measures.qap_none", lang, one=one.capitalize(), other=other, nodes=2)
    assert said in none
    assert said not in reading(
        portraits(networks), [pair | dict.fromkeys(known) | {"hubs": False}], lang
    )


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_measure_explained(lang: str) -> None:
    found = explanation("constraint", lang)
    assert list(found) == ["name", "label", "says", "formula", "cited", "caution"]
    text = shown(*paragraphs(found, lang))
    assert "Burt 1992" in text
    assert "Σ_j (p_ij + Σ_q p_iq p_qj)²" in text
