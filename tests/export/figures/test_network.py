"""A network as a figure says what its page says, in text that can be read."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from samverkan.export.figures import Sheet
from samverkan.export.figures.network import network
from samverkan.export.picture import draw
from samverkan.knowledge import KnowledgeBase
from tests.export.conftest import HOUSING, Drawn
from tests.export.figures.reading import collisions, drawn, outside, pdf_words, texts, words


def figure(what: Drawn, lang: str = "sv", title: str = "Vägen till bostad") -> Sheet:
    return network(draw(what.networks, title=title, evidence=what.evidence, lang=lang))


@pytest.mark.slow
@pytest.mark.parametrize("size", ["column", "slide"])
def test_every_name_title_and_legend_is_text_in_svg_and_pdf(housing: Drawn, size: str) -> None:
    sheet = figure(housing)
    svg = words(sheet.write("svg", size))
    assert {name for name in (*HOUSING, sheet.title) if name not in svg} == set()
    pdf = pdf_words(sheet.write("pdf", size))
    for told in ("Migrationsverket", "Vägen till bostad", "utlovat: namngiven i en"):
        assert told in pdf


@pytest.mark.parametrize("size", ["column", "slide"])
@pytest.mark.parametrize("which", ["housing", "everything", "hostile"])
def test_no_text_stands_upon_another_or_off_the_sheet(
    which: str, size: str, request: pytest.FixtureRequest
) -> None:
    paper, boxes = drawn(figure(request.getfixturevalue(which)), size)
    assert outside(paper, boxes) == []
    assert _names_upon_each_other(boxes) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", ["column", "slide"])
def test_the_whole_register_has_no_text_upon_another(kb: KnowledgeBase, size: str) -> None:
    paper, boxes = drawn(network(kb.picture()), size)
    assert outside(paper, boxes) == []
    assert _names_upon_each_other(boxes) == []


def _names_upon_each_other(boxes: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Return the texts upon each other; a sign or score on a line may have no other place."""
    found = list(collisions(boxes))
    assert len(found) <= 3
    return [pair for pair in found if min(map(len, pair)) > 4]


@pytest.mark.slow
@pytest.mark.parametrize("size", ["column", "slide"])
def test_every_area_is_named_in_its_box_or_by_a_letter(kb: KnowledgeBase, size: str) -> None:
    picture = kb.picture()
    told = words(network(picture).write("svg", size))
    areas = [node.label for node in picture.nodes if node.shape == "box"]
    assert len(areas) == 10
    assert [label for label in areas if label not in told] == []


@pytest.mark.slow
def test_what_has_no_room_is_counted(kb: KnowledgeBase) -> None:
    picture = kb.picture()
    told = words(network(picture).write("svg", "column"))
    assert f"av {len(picture.nodes)} namn visas" in told


def test_sectors_are_told_by_number_and_ties_by_dash(everything: Drawn) -> None:
    svg = figure(everything).write("svg")
    assert {"1", "2", "?"} <= set(texts(svg))
    assert svg.count(b"stroke-dasharray") >= 4  # declared and met, in the figure and its legend


@pytest.mark.slow
def test_text_from_the_data_stays_text(hostile: Drawn) -> None:
    sheet = figure(hostile, title="$x^2$ <b>Bostad</b> {{ 7*7 }}")
    svg = sheet.write("svg")
    assert "$x^2$ <b>Bostad</b> {{ 7*7 }}" in words(svg)
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
    assert {"script", "img", "svg", "b", "a", "foreignObject"} & names == {"svg"}
    assert b"DOCTYPE" not in svg
    told = words(svg).replace("- ", "")
    assert all(text in told for text in ("{{ 7*7 }}{% raw %}", "<!--<script>", "שלום"))
    for form in ("pdf", "png"):
        assert sheet.write(form)


def test_nothing_known_is_said(kb: KnowledgeBase) -> None:
    empty = network(draw({}, title="Tomt", evidence={}))
    assert "Det betyder inte att ingen samverkar." in words(empty.write("svg"))


def test_english(housing: Drawn) -> None:
    told = words(figure(housing, "en").write("svg"))
    assert "declared: named in an agreement" in told
    assert "What is not known is shown as unknown" in told
