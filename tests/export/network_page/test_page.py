"""The page stands alone, keeps text as text, and is the same each time."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import samverkan
from samverkan.export.network_page import page
from samverkan.export.network_page.still import outline
from samverkan.export.network_page.vis import LIBRARY
from samverkan.export.picture import draw
from samverkan.words import catalogue
from tests.export.conftest import EVIL, Drawn


def made(what: Drawn, lang: str = "sv", title: str = "Vägen till bostad") -> str:
    return page(draw(what.networks, title=title, evidence=what.evidence, lang=lang))


class Reader(HTMLParser):
    """Elements with their attributes, and the text inside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        last = self.elements[-1] if self.elements else ("", {})
        if self.cdata_elem in ("script", "style"):
            self.raw.append((last[1].get("type") or last[0], data))
        else:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def data(text: str) -> Any:
    return json.loads(dict(Reader(text).raw)["application/json"])


def test_the_page_has_language_title_landmarks_and_one_heading(housing: Drawn) -> None:
    text = made(housing, "en")
    reader = Reader(text)
    assert reader.all("html") == [{"lang": "en"}]
    assert "<title>Vägen till bostad</title>" in text
    assert [len(reader.all(tag)) for tag in ("header", "main", "h1")] == [1, 1, 1]


def test_the_first_link_goes_to_the_table(housing: Drawn) -> None:
    text = made(housing)
    reader = Reader(text)
    focusable = [(t, a) for t, a in reader.elements if t in ("a", "button", "input", "select")]
    assert focusable[0] == ("a", {"href": "#table"})
    assert text.index("<h1>") < text.index('href="#table"')
    assert any(attributes.get("id") == "table" for attributes in reader.all("section"))


def test_the_table_has_a_row_for_each_tie(everything: Drawn) -> None:
    text = made(everything)
    picture = draw(everything.networks, title="", evidence=everything.evidence)
    reader = Reader(text)
    scopes = [attributes["scope"] for attributes in reader.all("th")]
    assert scopes.count("row") == len(picture.ties) == len(data(text)["drawing"]["edges"])
    assert scopes.count("col") == 10
    assert len(reader.all("caption")) == 1


def test_the_table_tells_wording_source_and_place(housing: Drawn) -> None:
    row = re.search(r'<tr role="row"><th scope="row".*?</tr>', made(housing))
    assert row is not None
    told = re.findall(r"<bdi>(.*?)</bdi>", row[0])
    assert told == [
        *("Arbetsförmedlingen", "organisation", "Statlig myndighet", "utlovat"),
        *("Skapa goda planeringsförutsättningar", "enligt källa"),
        *("”Arbetsförmedlingen”", "Överenskommelsen", "rad 268"),
    ]


def test_several_places_are_numbered_alike_in_each_column(housing: Drawn) -> None:
    evidence = {key: [*known, ("Brevet", None, None)] for key, known in housing.evidence.items()}
    text = made(Drawn(housing.networks, evidence))
    assert "<bdi>1.\u00a0Överenskommelsen</bdi><bdi>2.\u00a0Brevet</bdi>" in text
    assert "<bdi>1.\u00a0rad 268</bdi><bdi>2.\u00a0–</bdi>" in text


def test_layers_have_their_own_lines(everything: Drawn) -> None:
    text = made(everything)
    picture = draw(everything.networks, title="", evidence=everything.evidence)
    lines = {
        (tie.layer, str(edge["dashes"]))
        for tie, edge in zip(picture.ties, data(text)["drawing"]["edges"], strict=True)
    }
    assert lines == {("declared", "[10, 7]"), ("evidenced", "False"), ("met", "[2, 6]")}


def test_two_layers_between_the_same_two_are_two_lines() -> None:
    graph: nx.Graph[str] = nx.Graph(undated=0)
    graph.add_node("a", bipartite=0, label="Orsa", kind="organisation")
    graph.add_node("b", bipartite=1, label="Bostad", kind="area")
    graph.add_edge("a", "b", statements=["s"], roles=[], basis="printed")
    picture = draw({"declared": graph, "met": graph}, title="", evidence={})
    edges = data(page(picture))["drawing"]["edges"]
    assert len(edges) == 2
    assert edges[0]["smooth"] is False
    assert edges[1]["smooth"]["roundness"] == 0.2


def test_nothing_is_fetched_from_anywhere(everything: Drawn) -> None:
    text = made(everything)
    reader = Reader(text)
    assert [tag for tag, _ in reader.elements if tag in ("link", "img", "iframe", "base")] == []
    assert all("src" not in attributes for _, attributes in reader.elements)
    links = [a["href"] for _, a in reader.elements if "href" in a]
    assert links == ["#table"]
    styles = "".join(raw for kind, raw in reader.raw if kind == "style")
    assert "url(" not in styles
    assert "@import" not in styles


def test_the_policy_lets_only_the_pages_own_scripts_and_styles_run(housing: Drawn) -> None:
    reader = Reader(made(housing))
    policy = next(a["content"] for a in reader.all("meta") if "http-equiv" in a) or ""
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy

    def allowed(kind: str) -> list[str]:
        found = [raw for name, raw in reader.raw if name == kind]
        digests = (hashlib.sha256(raw.encode()).digest() for raw in found)
        return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

    assert f"script-src {' '.join(allowed('script'))};" in policy
    assert f"style-src {' '.join(allowed('style'))};" in policy
    assert len(allowed("script")) == 2
    assert not any(
        name == "style" or name.startswith("on") for _, a in reader.elements for name in a
    )


def test_the_library_is_whole_and_carries_its_licence(housing: Drawn) -> None:
    shipped = files("pyvis").joinpath(LIBRARY, "vis-network.min.js").read_bytes().decode("utf-8")
    library = next(raw for kind, raw in Reader(made(housing)).raw if kind == "script")
    assert library == shipped.replace("\r\n", "\n").replace("\r", "\n")
    assert "@license" in library
    assert "</script" not in library.lower()


def test_hostile_text_stays_text(hostile: Drawn) -> None:
    text = made(hostile, title=EVIL[1])
    reader = Reader(text)
    assert len(reader.all("script")) == 3
    assert {tag for tag, _ in reader.elements}.isdisjoint({"img", "iframe", "object"})
    assert len(reader.all("a")) == 1
    raw = dict(reader.raw)["application/json"]
    assert not set("<>&\u2028\u2029") & set(raw)
    texts = json.loads(raw)["texts"]
    assert set(EVIL) <= set(texts)
    told = "".join(reader.words)
    assert all(evil in told for evil in EVIL)


def test_the_picture_stands_in_the_page_without_script_too(housing: Drawn) -> None:
    text = made(housing)
    still = text[text.index('<svg viewBox="-') : text.index('<div id="canvas">')]
    assert still.count("<path ") == 7
    assert still.count('class="hole"') == 7
    assert still.count("<rect ") == 1
    assert "planeringsförutsättningar</tspan>" in still


def test_an_empty_picture_is_a_page_that_says_so() -> None:
    text = page(draw({}, title="Tomt", evidence={}))
    assert "Inga band är kända" in text
    assert "<table" not in text
    assert 'id="canvas"' not in text


def test_the_same_picture_gives_the_same_bytes(everything: Drawn) -> None:
    assert made(everything).encode() == made(everything).encode()


def test_a_page_of_its_own_language_around_a_picture(housing: Drawn) -> None:
    picture = draw(housing.networks, title="", evidence={}, lang="sv")
    assert page(picture, "en").startswith('<!DOCTYPE html>\n<html lang="en">')


@pytest.mark.parametrize(("shape", "corners"), [("triangle", 3), ("diamond", 4), ("star", 10)])
def test_shapes_have_their_corners(shape: str, corners: int) -> None:
    assert len(outline(shape).split()) == corners


def test_every_word_of_the_picture_is_used() -> None:
    folder = Path(samverkan.__file__).parent
    sources = [*(folder / "export" / "picture").glob("*.py")]
    sources += (folder / "export" / "network_page").glob("*.py")
    sources += (folder / "export" / "templates" / "network").iterdir()
    sources.append(folder / "graph" / "table.py")
    code = "\n".join(source.read_text("utf-8") for source in sources)
    for key in catalogue():
        section, _, name = key.partition(".")
        if section in ("picture", "in_page"):
            assert used(name.removesuffix("_none").removesuffix("_one"), code), key


def used(name: str, code: str) -> bool:
    """Say whether a key stands in code, whole or as a stem to which the rest is put."""
    if re.search(rf"\b{name}\b", code):
        return True
    parts = name.split("_")
    return any(
        re.search(rf"\b{'_'.join(parts[:i])}_[\"{{$]", code)
        and all(re.search(rf"\b{part}\b", code) for part in parts[i:])
        for i in range(1, len(parts))
    )
