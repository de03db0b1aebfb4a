"""The registry of formats: all of them write anything, and say in words what they leave out."""

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan import words
from samverkan.errors import UsageError
from samverkan.export.formats import FORMS, write
from tests.export.exchange.graphs import every

#: A network with something of everything.
RICH = nx.MultiGraph(name="Nät", list=[1])
RICH.add_node(1, label="Mora\x00", x=1, y=float("nan"), areas=["a"], mixed=1, none=None)
RICH.add_node("1", label="Mora\x00", mixed="=x", big=10**30, start="2015", **{"a b": True})
RICH.add_edge(1, "1", key="k", layer="met", weight="tung", id=1, source=2)
RICH.add_edge(1, "1", layer="met", weight=float("inf"))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_loss_has_words(name: str, lang: str) -> None:
    written = write(RICH, name, lang)
    assert written.files
    for loss in written.losses:
        fields = {"names": ", ".join(loss.names), "count": loss.count}
        said = words.say(f"loss.{loss.kind}", lang, **fields)
        assert all(name in said for name in loss.names)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_a_network_of_nothing(name: str, kind: type) -> None:
    written = write(kind(), name)
    assert list(written.files) == list(FORMS[name].endings)
    assert all(written.files.values())
    assert written.losses == ()


def test_names_and_suffixes_are_different() -> None:
    assert len({form.suffix for form in FORMS.values()}) == len(FORMS)
    assert all(form.suffix.startswith(".") for form in FORMS.values())


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError, match="graphml"):
        write(nx.Graph(), "visio")


@pytest.mark.parametrize("name", FORMS)
@settings(deadline=None, max_examples=10)
@given(every())
def test_the_network_itself_is_left_as_it_was(name: str, graph: nx.Graph) -> None:
    before = repr((dict(graph.nodes), list(graph.edges(data=True)), graph.graph))
    write(graph, name)
    assert repr((dict(graph.nodes), list(graph.edges(data=True)), graph.graph)) == before


@pytest.mark.parametrize("name", ["pajek", "dl"])
def test_layers_that_ties_cannot_tell_stand_in_files_of_their_own(name: str) -> None:
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", layer="declared")
    graph.add_edge("a", "b", layer="a b")
    graph.add_edge("a", "c", layer="a-b")
    suffix = FORMS[name].suffix
    files = write(graph, name).files
    assert list(files) == [f"-a-b-2-{suffix}", f"-a-b{suffix}", f"-declared{suffix}"]
    assert all(b"c" in content for content in files.values())
    assert "ties" not in [loss.kind for loss in write(graph, name).losses]
