"""What a notebook shows: tables, networks and pictures as HTML, whatever text is in them."""

import base64
import pickle
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

import samverkan
from samverkan import notebooks
from samverkan.errors import OutputError, UsageError
from samverkan.export.notebook.network import ShownNetwork
from samverkan.export.notebook.sketch import MOST
from samverkan.export.notebook.table import Answered
from samverkan.export.tables.answer import Answer
from samverkan.graph.projection import ego
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase
from tests.export.conftest import EVIL

TAGS = {
    *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "small", "br"),
    *("figure", "figcaption", "img"),
}
SAFE = {"lang", "style", "scope", "src", "alt"}


class Read(HTMLParser):
    """What stands in a piece of HTML: its tags with their attributes, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(markup)
        assert {tag for tag, _ in self.tags} <= TAGS
        assert {name for _, found in self.tags for name in found} <= SAFE

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def pictures(markup: str) -> Iterator[ET.Element]:
    """Yield the pictures of a piece of HTML; nothing is fetched for them."""
    for tag, found in Read(markup).tags:
        if tag == "img":
            assert found["alt"]
            head, _, data = str(found["src"]).partition(",")
            assert head == "data:image/svg+xml;base64"
            yield ET.fromstring(base64.b64decode(data))


def shown(thing: Any) -> str:
    markup = thing._repr_html_()
    assert isinstance(markup, str)
    return markup


def test_an_answer_is_a_table_with_what_it_comes_to(kb: KnowledgeBase) -> None:
    table = kb.ask("who-cooperates", area="bostad")
    assert isinstance(table, Table)
    read = Read(shown(table))
    text = " ".join(read.text)
    assert "Vem samverkar i ett område" in text
    assert "Bara löften" in text
    assert "Utan område: 30" in text
    assert "… och 25 till" in text
    assert "src-agreement-002" in text
    assert "https://" not in text
    assert [found["scope"] for tag, found in read.tags if tag == "th"].count("row") == 7 + 5


def test_a_long_answer_says_how_much_is_left_out(kb: KnowledgeBase) -> None:
    table = kb.ask("ties")
    assert f"… och {len(table) - 20} till" in shown(table)
    few = table.where({"layer": "declared"})
    assert f"… och {len(few) - 20} till" in shown(few)


def test_an_answer_can_be_shown_when_the_store_is_closed(tmp_path: Any) -> None:
    with KnowledgeBase.edit(tmp_path / "s") as kb:
        kb.load("vagen-in")
        table, network = kb.ask("bodies"), kb.network("declared", area="bostad")
    assert "Källa" not in shown(table)
    assert "Aktörer: 7" in shown(network)


@pytest.mark.parametrize("text", EVIL)
def test_text_is_never_markup(text: str) -> None:
    table = Table((text, "n"), ({text: text, "n": 1},), undated=({text: text, "n": None},))
    about = Answer(table, text, "sv", told=[text], notes=[(text, text)], worded=False)
    Read(shown(Answered.of(about)))
    network = ShownNetwork(layer="declared", undated=1)
    network.add_node("a", bipartite=0, label=text, kind=text, sector=text, sector_label=text)
    network.add_node("b", bipartite=1, label=text, kind="area")
    network.add_edge("a", "b", layer="declared", statements=[])
    (picture,) = pictures(shown(network))
    assert {re.sub(r"{.*}", "", e.tag) for e in picture.iter()} <= {
        *("svg", "g", "rect", "path", "polygon", "text", "tspan"),
    }
    assert not any(
        name.startswith("on") or "href" in name for e in picture.iter() for name in e.attrib
    )


def test_a_network_is_one_of_networkx_in_all_respects(kb: KnowledgeBase) -> None:
    network = kb.network("declared")
    assert isinstance(network, nx.Graph)
    plain: nx.Graph[str] = nx.Graph(network)
    assert nx.utils.graphs_equal(plain, network)
    assert nx.betweenness_centrality(network) == nx.betweenness_centrality(plain)
    pairs = samverkan.one_mode(network, "newman")
    actor = next(iter(pairs))
    derived = [
        network.copy(),
        network.subgraph(list(network)[:5]),
        pickle.loads(pickle.dumps(network)),
        pairs,
        samverkan.one_mode(pairs),
        ego(network, actor),
        nx.ego_graph(pairs, actor),
    ]
    for graph in derived:
        assert isinstance(graph, ShownNetwork)
        assert list(pictures(shown(graph)))
    assert nx.utils.graphs_equal(derived[2], network)


def test_a_network_says_what_it_is_and_what_it_is_not(kb: KnowledgeBase) -> None:
    text = " ".join(Read(shown(kb.network("declared", lang="en"))).text)
    assert "actors and what they meet in (declared)" in text
    assert "A promise is not evidence." in text
    assert "The actors with most ties (10 of 23)" in text
    pairs = " ".join(Read(shown(samverkan.one_mode(kb.network("declared")))).text)
    assert "Par med något gemensamt: 136" in pairs
    assert "Det är inte att de samarbetar" in pairs
    dated = " ".join(Read(shown(kb.network("evidenced", when="2016"))).text)
    assert "Band utan datum" in dated


def test_the_picture_shows_every_node_and_tie(kb: KnowledgeBase) -> None:
    network = kb.network("declared", area="bostad")
    (picture,) = pictures(shown(network))
    names = "{http://www.w3.org/2000/svg}"
    texts = [" ".join(t.itertext()) for t in picture.iter(f"{names}text")]
    assert sorted(re.sub(r"\s+", "", t) for t in texts) == sorted(
        re.sub(r"\s+", "", label) for _, label in network.nodes(data="label")
    )
    assert len(list(picture.iter(f"{names}path"))) == network.number_of_edges()


def test_an_empty_network_and_one_that_is_too_large() -> None:
    assert not list(pictures(shown(ShownNetwork(layer="met"))))
    large = ShownNetwork(nx.path_graph(MOST + 1))
    assert not list(pictures(shown(large)))
    assert "för stort" in shown(large)


def test_a_picture_and_a_knowledge_base_are_shown_too(kb: KnowledgeBase) -> None:
    picture = kb.picture(area="bostad")
    assert len(list(pictures(shown(picture)))) == 1
    assert picture.summary[0] in " ".join(Read(shown(picture)).text)
    text = " ".join(Read(shown(kb)).text)
    assert "påståenden" in text
    assert "åtagande" in text


def test_the_same_network_is_shown_by_the_same_bytes(kb: KnowledgeBase) -> None:
    assert shown(kb.network("declared")) == shown(kb.network("declared"))


def test_a_table_is_saved_as_its_suffix_says(kb: KnowledgeBase, tmp_path: Any) -> None:
    table = kb.ask("who-cooperates", area="bostad", layer="declared")
    assert isinstance(table, Answered)
    for suffix, begins in (("xlsx", b"PK"), ("csv", b"actor,"), ("md", b"# "), ("json", b"{")):
        path = table.save(tmp_path / f"svar.{suffix}")
        assert path.read_bytes().startswith(begins)
        with pytest.raises(OutputError):
            table.save(path)
        assert table.save(path, force=True) == path
    with pytest.raises(UsageError):
        table.save(tmp_path / "svar.doc")


def test_gaps_overlaps_and_coverage_are_shown(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    found = notebooks.gaps(practice, ["named-no-evidence"], limit=2)
    assert len(found) == 2
    assert "Antal av varje slag" in shown(found)
    assert "Möjliga överlapp" in shown(notebooks.overlaps(practice, limit=2))
    grid = notebooks.matrix(practice)
    assert len(grid) == 15
    assert "Täckning" in shown(grid)
