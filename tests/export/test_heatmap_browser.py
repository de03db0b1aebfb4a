"""The heat map in a browser: quiet, offline, opened by mouse and keyboard, whole on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samverkan.analysis.coverage import coverage
from samverkan.export.heatmap import page
from samverkan.knowledge import KnowledgeBase
from tests.analysis.registers import register
from tests.browser import AXE, violations
from tests.export.conftest import EVIL
from tests.export.test_heatmap import tables

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the shipped register, by municipality and by actor, and one of hostile names."""
    folder = tmp_path_factory.mktemp("heatmaps")
    registers = {"shipped": "vagen-in", "hostile": register(folder, "prov", tables(list(EVIL[:7])))}
    made = {}
    for name, path in registers.items():
        with KnowledgeBase.memory(path) as kb:
            practice = kb.practice()
            for side, matrix in (
                ("", coverage(practice)),
                ("-actors", coverage(practice, "actor", "sub-area")),
            ):
                made[name + side] = folder / f"{name}{side}.html"
                made[name + side].write_bytes(page(matrix, practice).encode())
    return made


@pytest.fixture
def show(browser: Any, pages: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    """Open a page in a browser without a network, and look that it asks for and says nothing."""
    contexts = []

    def opened(name: str, **options: Any) -> Any:
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        tab = context.new_page()
        noise: list[str] = []
        tab.on("request", lambda request: noise.append(request.url))
        tab.on("console", lambda message: noise.append(message.text))
        tab.on("pageerror", lambda error: noise.append(str(error)))
        tab.goto(pages[name].as_uri())
        tab.wait_for_timeout(100)
        assert noise == [pages[name].as_uri()]
        return tab

    yield opened
    for context in contexts:
        context.close()


def shown(tab: Any) -> list[str]:
    return tab.evaluate("[...document.querySelectorAll(':popover-open')].map(e => e.id)")


def test_a_cell_opens_and_closes(show: Callable[..., Any]) -> None:
    tab = show("shipped")
    tab.locator("td button").first.click()
    assert shown(tab) == ["c1-1"]
    sheet = tab.locator("#c1-1")
    assert "Projekt för ett inkluderande och hållbart arbetsliv" in sheet.inner_text()
    assert "Källa: " in sheet.inner_text()
    assert tab.evaluate("document.activeElement.id") == "c1-1"
    sheet.get_by_role("button", name="Stäng").click()
    assert shown(tab) == []


def test_it_is_used_by_keyboard_alone(show: Callable[..., Any]) -> None:
    tab = show("shipped")
    reached = []
    for _ in range(4):
        tab.keyboard.press("Tab")
        reached.append(
            tab.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
    assert reached == ["A", "box", "BUTTON", "BUTTON"]
    tab.keyboard.press("Enter")
    assert shown(tab) == ["c1-2"]
    tab.keyboard.press("Escape")
    assert shown(tab) == []
    name = "document.activeElement.closest('td').cellIndex"
    assert tab.evaluate(name) == 2


def test_the_matrix_can_be_skipped(show: Callable[..., Any]) -> None:
    tab = show("shipped-actors")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "after"


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", ["shipped", "shipped-actors", "hostile"])
def test_only_the_matrix_scrolls_sideways(show: Callable[..., Any], name: str, width: int) -> None:
    tab = show(name, viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.locator("td button").first.click()
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    box = tab.locator(":popover-open").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_headings_stay_in_view_as_the_matrix_scrolls(show: Callable[..., Any]) -> None:
    tab = show("shipped-actors", viewport={"width": 320, "height": 700})
    tab.evaluate("document.querySelector('.box').scrollTo(200, 900)")
    tops = tab.evaluate(
        """() => {
          const box = document.querySelector(".box").getBoundingClientRect();
          const column = document.querySelector("thead th").getBoundingClientRect();
          const rows = [...document.querySelectorAll("tbody th")];
          const lefts = rows.map(th => th.getBoundingClientRect().left - box.left);
          return [column.top - box.top, ...lefts];
        }"""
    )
    assert -1 <= tops[0] <= 2
    assert all(0 <= left <= 12 for left in tops[1:])


def test_hostile_names_are_text(show: Callable[..., Any]) -> None:
    tab = show("hostile")
    tab.locator("td button").first.click()
    assert tab.locator(":popover-open h3").inner_text().startswith("<img")
    assert tab.evaluate("window.pwned") is None
    assert tab.evaluate("document.querySelectorAll('img, script, svg').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_statuses_differ_in_text_and_border(show: Callable[..., Any], scheme: str) -> None:
    tab = show("hostile", color_scheme=scheme)
    looks = {
        kind: tab.evaluate(
            """kind => {
              const cell = document.querySelector(`td.${kind}`);
              const { borderTopStyle, backgroundImage } = getComputedStyle(cell);
              return [cell.innerText.trim()[0], borderTopStyle, backgroundImage === "none"];
            }""",
            kind,
        )
        for kind in ("shade-3", "empty", "unknown")
    }
    assert looks == {
        "shade-3": ["3", "none", True],
        "empty": ["0", "double", True],
        "unknown": ["?", "dashed", False],
    }


def test_on_paper_the_page_is_light_and_the_matrix_whole(show: Callable[..., Any]) -> None:
    tab = show("shipped-actors", color_scheme="dark")
    tab.emulate_media(media="print")
    white = "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == white
    assert tab.evaluate("getComputedStyle(document.querySelector('.box')).overflow") == "visible"


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["shipped", "shipped-actors", "hostile"])
def test_axe_has_nothing_to_say(
    browser: Any, pages: dict[str, Path], name: str, scheme: str
) -> None:
    assert violations(browser, pages[name], scheme=scheme) == []
