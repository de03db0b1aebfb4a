"""The picture says what the networks say, and no more."""

import networkx as nx
import pytest

from samverkan.export.picture import PALETTE, SHAPES, Evidence, Picture, draw
from samverkan.knowledge import KnowledgeBase
from tests.export.conftest import AREA, HOUSING, Drawn, network, places


def drawn(what: Drawn, lang: str = "sv", **options: object) -> Picture:
    return draw(what.networks, title="Bostad", evidence=what.evidence, lang=lang, **options)  # type: ignore[arg-type]


def legend(picture: Picture) -> dict[str, str]:
    return {entry.mark: entry.text for entry in picture.legend}


def test_every_actor_and_unit_is_a_node_in_swedish_order(housing: Drawn) -> None:
    picture = drawn(housing)
    assert [node.label for node in picture.nodes] == [
        "Arbetsförmedlingen",
        "den ideella sektorn",
        "kommunerna",
        "Länsstyrelsen Dalarna",
        "Migrationsverket",
        "näringslivet",
        "Region Dalarna",
        AREA,
    ]


def test_kinds_are_told_apart_by_shape(everything: Drawn) -> None:
    picture = drawn(everything)
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert {node.kind: node.shape for node in picture.nodes} == dict(SHAPES)
    assert [e.mark for e in picture.legend if e.section == "shapes"] == [*SHAPES.values(), "hollow"]


def test_a_tie_stands_for_each_edge_of_each_layer(everything: Drawn) -> None:
    picture = drawn(everything)
    expected = {
        (layer, *sorted(ends))
        for layer, graph in everything.networks.items()
        for ends in graph.edges
    }
    assert {(t.layer, *sorted((t.source, t.target))) for t in picture.ties} == expected
    assert len(picture.ties) == len(expected) == len(picture.rows)
    kinds = {node.id: node.colour is not None for node in picture.nodes}
    assert all(kinds[tie.source] and not kinds[tie.target] for tie in picture.ties)


def test_layers_between_the_same_two_are_not_mixed() -> None:
    actors = {"Orsa kommun": ("organisation", None)}
    networks = {
        layer: network(layer, [("Orsa kommun", "Bostad")], actors, "area")
        for layer in ("declared", "evidenced")
    }
    picture = drawn(Drawn(networks, places(networks.values())))
    assert [tie.layer for tie in picture.ties] == ["declared", "evidenced"]
    assert [tie.statements for tie in picture.ties] == [
        ("declared/Orsa kommun/Bostad",),
        ("evidenced/Orsa kommun/Bostad",),
    ]


def test_declared_without_evidence_is_hollow_and_never_called_inactive(housing: Drawn) -> None:
    for lang, words in (("sv", "inga belägg kända"), ("en", "no evidence known")):
        picture = drawn(housing, lang)
        assert {node.label for node in picture.nodes if node.hollow} == set(HOUSING)
        assert words in legend(picture)["hollow"]
        everything = " ".join([*picture.summary, *picture.notes, *legend(picture).values()])
        assert "inaktiv" not in everything
        assert "inactive" not in everything


def test_evidence_fills_a_shape_and_having_met_does_not(housing: Drawn) -> None:
    actors = {name: HOUSING[name] for name in ("kommunerna", "Migrationsverket")}
    networks = {
        **housing.networks,
        "evidenced": network("evidenced", [("kommunerna", "Insats")], actors, "initiative"),
        "met": network("met", [("Migrationsverket", "Rådslag")], actors, "event"),
    }
    picture = drawn(Drawn(networks, housing.evidence))
    assert {n.label for n in picture.nodes if n.colour is not None and not n.hollow} == {
        "kommunerna"
    }


def test_nothing_is_hollow_where_evidence_was_not_looked_for(housing: Drawn) -> None:
    picture = drawn(Drawn({"declared": housing.networks["declared"]}, housing.evidence))
    assert not any(node.hollow for node in picture.nodes)
    assert "hollow" not in legend(picture)
    assert "Lagret ”belagt” ingår inte i bilden." in picture.summary


def test_the_summary_counts_and_says_what_is_not_known(housing: Drawn) -> None:
    assert drawn(housing).summary == (
        "Bilden visar 7 aktörer.",
        "Utlovat: 7 band till 1 område.",
        "Belagt: inga band kända.",
        "Möttes: inga band kända.",
        "För 7 av de 7 utlovade aktörerna är inga belägg kända.",
        "Sektor är inte känd för 1 av aktörerna.",
    )


def test_a_sector_has_a_colour_and_the_unknown_is_grey(housing: Drawn) -> None:
    picture = drawn(housing)
    colours = {node.sector: node.colour for node in picture.nodes if node.colour is not None}
    assert colours[None] == 0
    assert len(set(colours.values())) == len(colours)
    assert legend(picture)["0"] == "sektor inte känd"
    assert legend(picture)[str(colours["Kommun"])] == "Kommun"


def test_sectors_in_a_fixed_order_keep_their_colours(housing: Drawn) -> None:
    order = ["sector/Näringsliv", "sector/Ingen här", "sector/Kommun"]
    picture = drawn(housing, sectors=order)
    colours = {node.sector: node.colour for node in picture.nodes}
    assert (colours["Näringsliv"], colours["Kommun"]) == (1, 3)


def test_sectors_beyond_the_palette_share_its_last_colour() -> None:
    actors = {f"aktör {i:02}": ("organisation", f"sektor {i:02}") for i in range(12)}
    declared = network("declared", [(a, "Bostad") for a in actors], actors, "area")
    picture = drawn(Drawn({"declared": declared}, {}))
    last = len(PALETTE) - 1
    assert legend(picture)[str(last)] == "sektor 07, sektor 08, sektor 09, sektor 10, sektor 11"


def test_coded_ties_are_marked_everywhere(everything: Drawn) -> None:
    picture = drawn(everything)
    coded = [i for i, tie in enumerate(picture.ties) if tie.basis == "coded"]
    assert coded
    assert all(("*" in tie.signs) == (i in coded) for i, tie in enumerate(picture.ties))
    assert all(picture.rows[i].basis == "redaktionens kodning" for i in coded)
    assert "redaktionens kodning" in legend(picture)["*"]
    assert any(note.startswith(f"{len(coded)} band är märkta *") for note in picture.notes)


def test_ties_read_out_of_a_group_are_marked_everywhere(everything: Drawn) -> None:
    picture = drawn(everything)
    read = [
        (tie, row) for tie, row in zip(picture.ties, picture.rows, strict=True) if tie.member_of
    ]
    assert read
    assert all(tie.signs == "†" for tie, _ in read)
    assert all(row.basis == "enligt källa, via gruppen kommunerna" for _, row in read)
    assert "†" in legend(picture)


def test_a_group_that_is_not_in_the_picture_is_named_by_what_is_known() -> None:
    declared = network("declared", [("Orsa", "Bostad")], {"Orsa": ("organisation", None)}, "area")
    declared.edges["Orsa", "Bostad"]["member_of"] = "https://example.org/id/group-kommunerna"
    assert drawn(Drawn({"declared": declared}, {})).ties[0].member_of == "group-kommunerna"
    declared.edges["Orsa", "Bostad"]["member_of_label"] = "kommunerna"
    assert drawn(Drawn({"declared": declared}, {})).ties[0].member_of == "kommunerna"


def test_undated_ties_are_told_only_when_a_date_was_asked_for(everything: Drawn) -> None:
    told = "3 band i lagret ”belagt” har ingen känd tid och är därför inte med i bilden för 2016."
    assert told in drawn(everything, when="2016").notes
    assert not any("ingen känd tid" in note for note in drawn(everything).notes)


def test_evidence_comes_with_its_statements_and_only_once() -> None:
    declared = network("declared", [("Orsa", "Bostad")], {"Orsa": ("organisation", None)}, "area")
    declared.edges["Orsa", "Bostad"]["statements"] = ["a", "b"]
    evidence = {
        "a": [("Avtalet", "s. 4", "Orsa")],
        "b": [("Avtalet", "s. 4", "Orsa"), ("Brev", None, None)],
    }
    picture = drawn(Drawn({"declared": declared}, evidence))  # type: ignore[arg-type]
    assert picture.rows[0].evidence == (Evidence("Avtalet", "s. 4", "Orsa"), Evidence("Brev"))


def test_ties_without_evidence_are_counted(housing: Drawn) -> None:
    assert "7 band saknar uppgift om källa." in drawn(Drawn(housing.networks, {})).summary


def test_roles_are_told_in_words(everything: Drawn) -> None:
    assert {row.roles for row in drawn(everything).rows} == {"", "ägare"}


def test_english_words_around_the_same_names(housing: Drawn) -> None:
    picture = drawn(housing, "en")
    assert picture.rows[0].layer == "declared"
    assert picture.rows[0].actor == "Arbetsförmedlingen"


def test_an_empty_picture_says_that_nothing_is_known() -> None:
    picture = draw({"declared": nx.Graph(undated=0)}, title="Tomt", evidence={})
    assert picture.nodes == picture.ties == picture.legend == ()
    assert picture.summary[0] == "Bilden visar inga aktörer."


def test_a_layer_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(ValueError, match="dreamt"):
        draw({"dreamt": nx.Graph()}, title="", evidence={})  # type: ignore[dict-item]


def test_the_same_networks_give_the_same_picture(everything: Drawn) -> None:
    turned = {
        layer: nx.Graph(**graph.graph) for layer, graph in reversed(everything.networks.items())
    }
    for layer, graph in turned.items():
        graph.add_nodes_from(reversed(list(everything.networks[layer].nodes(data=True))))
        graph.add_edges_from(
            (b, a, tie) for a, b, tie in reversed(list(everything.networks[layer].edges(data=True)))
        )
    assert drawn(Drawn(turned, everything.evidence)) == drawn(everything)


def test_the_shipped_register_on_housing(kb: KnowledgeBase) -> None:
    picture = kb.picture(area="bostad")
    assert len(picture.ties) == 7
    assert all(tie.layer == "declared" and tie.evidence for tie in picture.ties)
    assert sum(node.hollow for node in picture.nodes) == 7


def test_areas_of_all_layers_stand_below_those_around_them() -> None:
    declared: nx.Graph[str] = nx.Graph(wider={"areas": {"Arbete": [], "Bostad": []}}, undated=0)
    evidenced: nx.Graph[str] = nx.Graph(
        wider={"areas": {"Arbete": [], "Praktik": ["Arbete"]}}, undated=0
    )
    evidenced.add_node("i", bipartite=1, label="I", kind="initiative", areas=["Okänt", "Annat"])
    picture = draw({"evidenced": evidenced, "declared": declared}, title="", evidence={})
    assert picture.wider["areas"] == {
        "Arbete": (),
        "Praktik": ("Arbete",),
        "Bostad": (),
        "Annat": (),
        "Okänt": (),
    }
    assert list(picture.wider["areas"]) == ["Arbete", "Praktik", "Bostad", "Annat", "Okänt"]
