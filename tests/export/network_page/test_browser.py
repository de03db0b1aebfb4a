"""The page in a browser: drawn, quiet, offline, and deaf to hostile names."""

from collections.abc import Callable
from itertools import combinations

import pytest

from samverkan.export.network_page.lines import lines
from samverkan.export.picture import Picture
from tests.export.conftest import EVIL, Drawn
from tests.export.network_page.conftest import Seen

pytestmark = pytest.mark.browser

#: Shapes and labels as they are painted, in units of the picture.
PAINTED = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "16px Arial, Helvetica, sans-serif";
  return picture.drawing.nodes.map(({ id, x, y, written, shape }) => {
    if (shape === "box") return { id, ...holder.network.getBoundingBox(id) };
    const wide = Math.max(15, ...written.map(([, line]) => pen.measureText(line).width / 2));
    const top = Math.min(y - 16, written[0][0] - 13);
    const bottom = Math.max(y + 16, written.at(-1)[0] + 4);
    return { id, left: x - wide, right: x + wide, top, bottom };
  });
}"""
#: How much the words in boxes stand out of them.
OUTSIDE = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "16px Arial, Helvetica, sans-serif";
  const boxes = picture.drawing.nodes.filter(({ shape }) => shape === "box");
  return boxes.map(({ id, written }) => {
    const { left, right } = holder.network.getBoundingBox(id);
    return Math.max(...written.map(([, line]) => pen.measureText(line).width)) - (right - left);
  });
}"""


def inked(seen: Seen) -> int:
    """Return how many points of the canvas are painted."""
    return seen.page.evaluate(
        """() => {
          const canvas = document.querySelector("#canvas canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, i) => i % 4 === 3 && value > 0).length;
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_canvas_is_painted(show: Callable[..., Seen], housing: Drawn, scheme: str) -> None:
    seen = show(housing, color_scheme=scheme)
    assert inked(seen) > 5000
    assert not seen.page.is_visible("#picture > svg")
    assert (
        seen.page.locator("#ties tbody tr").count() == seen.page.evaluate("ties.source.length") == 7
    )


def test_the_picture_changes_colour_with_the_scheme(
    show: Callable[..., Seen], housing: Drawn
) -> None:
    seen = show(housing)
    seen.page.emulate_media(color_scheme="dark")
    seen.page.wait_for_timeout(200)
    colour = "Object.values(holder.network.body.nodes)[0].options.color.border"
    assert seen.page.evaluate(colour) == "#eceff3"
    assert inked(seen) > 5000


def test_no_label_touches_another_as_painted(show: Callable[..., Seen], everything: Drawn) -> None:
    painted = show(everything).page.evaluate(PAINTED)
    assert len(painted) > 70
    touching = [
        (one["id"], other["id"])
        for one, other in combinations(painted, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]
    assert touching == []


def test_the_words_in_a_box_fit_it(show: Callable[..., Seen], everything: Drawn) -> None:
    outside = show(everything).page.evaluate(OUTSIDE)
    assert len(outside) == 10
    assert max(outside) < -8


def test_nothing_is_cut_off(show: Callable[..., Seen], everything: Drawn) -> None:
    seen = show(everything, viewport={"width": 1280, "height": 900})
    left, top, width, height = seen.page.evaluate("picture.frame")
    for node in seen.page.evaluate(PAINTED):
        assert left <= node["left"], node
        assert node["right"] <= left + width, node
        assert top <= node["top"], node
        assert node["bottom"] <= top + height, node


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_never_scrolls_sideways(
    show: Callable[..., Seen], hostile: Drawn, width: int
) -> None:
    seen = show(hostile, viewport={"width": width, "height": 800})
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width


def test_hostile_names_run_nothing(show: Callable[..., Seen], hostile: Drawn) -> None:
    seen = show(hostile, title=EVIL[1])
    canvas = seen.page.locator("#canvas")
    canvas.scroll_into_view_if_needed()
    for node in ("<img", "</script", '"><svg', "<a href"):
        at = seen.page.evaluate(
            """start => {
              const node = nodes.label.findIndex((label) => texts[label].startsWith(start));
              const at = { x: nodes.x[node], y: nodes.y[node] };
              const point = holder.network.canvasToDOM(at);
              scrollTo(0, scrollY + holder.getBoundingClientRect().top + point.y - 300);
              const { left, top } = holder.getBoundingClientRect();
              return [left + point.x, top + point.y];
            }""",
            node,
        )
        seen.page.mouse.move(at[0] - 30, at[1] - 30)
        seen.page.mouse.move(*at)
        seen.page.wait_for_timeout(250)
        assert seen.page.locator(".vis-tooltip").inner_text().startswith(node)
        assert seen.page.locator(".vis-tooltip *:not(br)").count() == 0
        seen.page.mouse.click(*at)
        assert seen.page.locator("#chosen").inner_text().startswith(node)
        assert seen.page.locator("#chosen :is(img, script, svg, a)").count() == 0
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.title().strip() == EVIL[1]
    assert len(seen.requests) == 1
    assert seen.said == []


def test_the_table_is_first_by_keyboard_and_every_control_is_reached(
    show: Callable[..., Seen], everything: Drawn
) -> None:
    seen = show(everything)
    seen.page.evaluate("document.getElementById('filters').open = true")
    reached = []
    while len(reached) < 300:
        seen.page.keyboard.press("Tab")
        reached.append(seen.page.evaluate("document.activeElement.outerHTML"))
        if "<body" in reached[-1]:
            break
    assert 'href="#table"' in reached[0]
    controls = seen.page.evaluate(
        """[...document.querySelectorAll("a, button, input, select, summary")]
             .filter((e) => e.checkVisibility()).map((e) => e.outerHTML)"""
    )
    assert set(controls) <= set(reached)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "table"


def test_the_buttons_move_and_zoom(show: Callable[..., Seen], housing: Drawn) -> None:
    seen = show(housing)

    def view() -> list[float]:
        return seen.page.evaluate(
            "[holder.network.getScale(), ...Object.values(holder.network.getViewPosition())]"
        )

    whole = view()
    seen.page.click("[data-move=zoom_in]")
    assert view()[0] > whole[0]
    seen.page.click("[data-move=right]")
    assert view()[1] > whole[1]
    seen.page.click("[data-move=whole]")
    assert view() == pytest.approx(whole)


def test_the_wheel_belongs_to_the_page_unless_ctrl_is_held(
    show: Callable[..., Seen], everything: Drawn
) -> None:
    seen = show(everything, viewport={"width": 1280, "height": 700})
    seen.page.locator("#canvas").hover(position={"x": 30, "y": 30})
    scale = seen.page.evaluate("holder.network.getScale()")
    before = seen.page.evaluate("scrollY")
    seen.page.mouse.wheel(0, 150)
    seen.page.wait_for_function(f"scrollY > {before}")
    assert seen.page.evaluate("holder.network.getScale()") == scale
    before = seen.page.evaluate("scrollY")
    seen.page.keyboard.down("Control")
    seen.page.mouse.wheel(0, -100)
    seen.page.wait_for_function(f"holder.network.getScale() > {scale}")
    assert seen.page.evaluate("scrollY") == before


def test_without_script_the_still_picture_is_there(
    show: Callable[..., Seen], housing: Drawn
) -> None:
    seen = show(housing, java_script_enabled=False)
    assert seen.page.is_visible("#picture > svg")
    assert seen.page.locator("button, input, select, summary").locator("visible=true").count() == 0


def test_on_paper_the_still_picture_takes_the_place_of_the_canvas(
    show: Callable[..., Seen], housing: Drawn
) -> None:
    seen = show(housing, color_scheme="dark")
    seen.page.emulate_media(media="print")
    assert seen.page.is_visible("#picture > svg")
    assert not seen.page.is_visible("#canvas")
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_links_are_bent_as_vis_network_bends_them(show: Callable[..., Seen], rich: Picture) -> None:
    _, links = lines(rich)
    seen = show(rich)
    for number, way in enumerate(links):
        via = seen.page.evaluate(
            """(link) => {
              const edge = holder.network.body.edges[ties.source.length + link];
              const { x, y } = edge.edgeType.getPoint(0.5);
              return [x, y];
            }""",
            number,
        )
        assert via == pytest.approx(way.point(0.5), abs=0.5)


@pytest.mark.parametrize("kind", ["missing-link", "overlap"])
def test_links_are_painted_and_gone_when_switched_off(
    show: Callable[..., Seen], rich: Picture, kind: str
) -> None:
    seen = show(rich)
    painted = "holder.querySelector('canvas').toDataURL()"
    before = seen.page.evaluate(painted)
    seen.page.locator(f".legend [data-key={kind}]").uncheck()
    seen.page.wait_for_timeout(100)
    without = seen.page.evaluate(painted)
    assert without != before
    seen.page.locator(f".legend [data-key={kind}]").check()
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate(painted) == before


def test_in_forced_colours_the_picture_is_drawn_in_them(
    show: Callable[..., Seen], rich: Picture
) -> None:
    seen = show(rich, forced_colors="active")
    assert seen.page.evaluate("colour('ink')").lower() == "canvastext"
    assert inked(seen) > 2000
