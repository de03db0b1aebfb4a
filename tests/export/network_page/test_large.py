"""The page of a large network in a browser: it opens in groups, which unfold and fold again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import large_network
from samverkan.errors import MissingBundle
from samverkan.export.network_page import page
from samverkan.export.network_page.large import drawing
from samverkan.export.picture import LARGE, Picture
from tests.browser import violations
from tests.export import large
from tests.export.conftest import EVIL
from tests.export.network_page.conftest import Seen

Open = Callable[..., Seen]

SHOWN = "holder.sigma.getGraph().nodes().filter((key) => key.startsWith('n')).length"
DISCS = "holder.sigma.getGraph().filterNodes((_, { form }) => form === FORMS.disc).length"


@pytest.fixture(scope="module")
def towns() -> Picture:
    return large.picture(large.towns(), findings=large.found())


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a picture in a browser without a network, and keep watch on it."""
    contexts, watched = [], []

    def opened(picture: Picture, by: Any = browser, **options: Any) -> Seen:
        path = tmp_path / "large.html"
        path.write_bytes(page(picture).encode())
        context = by.new_context(offline=True, **options)
        contexts.append(context)
        seen = Seen(context.new_page(), path)
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.said.append(message.text))
        seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
        seen.page.goto(path.as_uri())
        watched.append(seen)
        return seen

    yield opened
    for seen in watched:
        assert seen.requests == [seen.path.as_uri()]
        # Where a processor paints what a graphics card would, Chromium itself says that it is slow.
        assert [text for text in seen.said if not text.startswith("[.WebGL-")] == []
    for context in contexts:
        context.close()


def group_button(seen: Seen, at: int = 0) -> Any:
    return seen.page.locator(".groups button").nth(at)


@pytest.mark.browser
def test_it_opens_in_groups_that_are_told_as_a_list(show: Open, towns: Picture) -> None:
    seen = show(towns)
    labels = [group.label for group in towns.groupings[0].groups]
    assert seen.page.evaluate(SHOWN) == 0
    assert seen.page.evaluate(DISCS) == len(labels)
    assert seen.page.locator(".groups bdi").all_text_contents() == labels
    assert seen.page.evaluate("performance.getEntriesByName('samverkan-picture').length") == 1
    assert not seen.page.is_visible("#picture > svg")
    assert seen.page.locator("#ties tbody tr").count() == 50


@pytest.mark.browser
def test_a_group_unfolds_and_folds_by_keyboard(show: Open, towns: Picture) -> None:
    seen = show(towns)
    seen.page.locator(".group-list summary").focus()
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert group_button(seen).get_attribute("aria-expanded") == "true"
    assert seen.page.evaluate(SHOWN) == towns.groupings[0].of.count(0)
    assert seen.page.evaluate("holder.sigma.getGraph().edges().some((key) => key[0] === 't')")
    seen.page.keyboard.press("Enter")
    assert group_button(seen).get_attribute("aria-expanded") == "false"
    assert seen.page.evaluate(SHOWN) == 0


@pytest.mark.browser
def test_a_click_on_a_disc_unfolds_it_in_place(show: Open, towns: Picture) -> None:
    seen = show(towns, viewport={"width": 1200, "height": 1000})
    seen.page.locator("#canvas").scroll_into_view_if_needed()
    at = seen.page.evaluate(
        """() => {
          const disc = holder.sigma.getGraph().getNodeAttributes("g1");
          const { x, y } = holder.sigma.graphToViewport(disc);
          const { left, top } = holder.getBoundingClientRect();
          return [left + x, top + y];
        }"""
    )
    seen.page.mouse.move(*at)
    seen.page.wait_for_function("!document.querySelector('.tip').hidden")
    assert seen.page.inner_text(".tip").startswith(towns.groupings[0].groups[1].label)
    seen.page.mouse.click(*at)
    seen.page.wait_for_function(f"{SHOWN} > 0")
    assert seen.page.evaluate(SHOWN) == towns.groupings[0].of.count(1)
    places = seen.page.evaluate(
        """holder.sigma.getGraph().filterNodes((key) => key[0] === "n").map((key) => {
          const { node, x, y } = holder.sigma.getGraph().getNodeAttributes(key);
          return [node, x, -y];
        })"""
    )
    for node, x, y in places:
        assert (towns.nodes[node].x, towns.nodes[node].y) == (x, y)


@pytest.mark.browser
def test_members_of_other_groupings_stand_in_their_discs(show: Open, towns: Picture) -> None:
    seen = show(towns)
    for at, grouping in enumerate(towns.groupings):
        outside = seen.page.evaluate(
            """([at, wide]) => {
              const { x, y, radius, of } = picture.drawing.groupings[at];
              const places = placesOf(picture.drawing.groupings[at], picture.drawing);
              const away = (group, node) => (
                Math.hypot(places.x[node] - x[group], places.y[node] - y[group]) - radius[group]
              );
              return of.filter((group, node) => away(group, node) > wide).length;
            }""",
            [at, 1],
        )
        assert outside == 0, grouping.by
    differ = seen.page.evaluate(
        """(() => {
          const at = placesOf(picture.drawing.groupings[0], picture.drawing);
          const apart = (x, i) => Math.hypot(x - at.x[i], nodes.y[i] - at.y[i]);
          return nodes.x.filter((x, i) => apart(x, i) > 1.5).length;
        })()"""
    )
    assert differ == 0, "the page and Python place members alike"


@pytest.mark.browser
def test_the_reader_chooses_what_groups_are_made_by(show: Open, towns: Picture) -> None:
    seen = show(towns)
    for way, words in (("område", "Okänt område"), ("sektor", "Okänd sektor")):
        seen.page.get_by_role("button", name=way, exact=True).click()
        assert words in seen.page.locator(".groups bdi").all_text_contents()
        assert seen.page.evaluate(DISCS) == seen.page.locator(".groups button").count()
    seen.page.get_by_role("button", name="inget", exact=True).click()
    assert seen.page.evaluate(DISCS) == 0
    assert seen.page.evaluate(SHOWN) == len(towns.nodes)


@pytest.mark.browser
def test_what_is_searched_for_and_chosen_is_shown_with_its_neighbours(
    show: Open, towns: Picture
) -> None:
    seen = show(towns)
    place = next(i for i, node in enumerate(towns.nodes) if node.label == "Mora Kommun")
    seen.page.fill("#search", "Mora Kommun")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_function(f"holder.sigma.getGraph().hasNode('n{place}')")
    assert seen.page.evaluate(SHOWN) > 10


@pytest.mark.browser
def test_no_name_is_written_upon_another(show: Open, towns: Picture) -> None:
    seen = show(towns)
    seen.page.evaluate(
        """() => {
          const pen = CanvasRenderingContext2D.prototype;
          window.boxes = [];
          const fill = pen.fillText;
          pen.fillText = function (text, x, y) {
            const { width } = this.measureText(text);
            window.boxes.push([x - width / 2, y - 6, x + width / 2, y + 6, text]);
            return fill.call(this, text, x, y);
          };
        }"""
    )
    seen.page.locator(".group-list summary").click()
    seen.page.evaluate("window.boxes.length = 0")
    group_button(seen).click()
    seen.page.wait_for_timeout(300)
    boxes = seen.page.evaluate(
        """(() => {
          window.boxes.length = 0;
          holder.sigma.emit("afterRender");
          return window.boxes;
        })()"""
    )
    assert len(boxes) > 10
    touching = [
        (one[4], other[4])
        for i, one in enumerate(boxes)
        for other in boxes[:i]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert touching == []


@pytest.mark.browser
def test_hostile_names_are_names(show: Open) -> None:
    networks = large.towns()
    for node, text in zip(list(networks["evidenced"])[:40], EVIL * 4, strict=False):
        networks["evidenced"].nodes[node]["label"] = text
    seen = show(large.picture(networks))
    seen.page.locator(".group-list summary").click()
    group_button(seen).click()
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.locator("#own-controls img, #own-controls a, .tip *").count() == 0


@pytest.mark.browser
def test_without_webgl_the_still_groups_remain_and_a_sentence_says_so(
    show: Open, towns: Picture, tmp_path: Path
) -> None:
    seen = show(towns)
    context = seen.page.context.browser.new_context(offline=True)
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    tab = context.new_page()
    tab.goto(seen.path.as_uri())
    assert tab.is_visible("#picture > svg")
    assert not tab.is_visible("#canvas")
    assert "WebGL saknas" in tab.inner_text("#own-controls")
    assert tab.locator("#ties tbody tr").count() == 50
    context.close()


@pytest.mark.browser
def test_without_script_the_still_groups_are_there(show: Open, towns: Picture) -> None:
    seen = show(towns, java_script_enabled=False)
    assert seen.page.is_visible("#picture > svg")
    words = " ".join(seen.page.locator("#picture tspan").all_text_contents())
    assert "Mora" in words


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Any, show: Open, towns: Picture, scheme: str) -> None:
    assert violations(browser, show(towns).path, scheme=scheme) == []


@pytest.mark.slow
def test_the_same_picture_gives_the_same_page_and_is_not_too_large(towns: Picture) -> None:
    made = page(towns)
    assert made == page(large.picture(large.towns(), findings=large.found()))
    assert len(made) < 2_000_000
    assert "sigma 3." in made
    assert "vis.Network" not in made


@pytest.mark.slow
def test_just_at_the_limit_the_small_page_is_made() -> None:
    drawn = large.picture(large.towns(units=LARGE - 42))
    assert len(drawn.nodes) == LARGE
    assert "vis.Network" in page(drawn)


def test_the_groups_stand_as_columns_of_numbers(towns: Picture) -> None:
    told = drawing(towns)["groupings"][0]
    assert len(told["of"]) == len(towns.nodes)
    assert len(told["labels"]) == len(told["x"]) == len(told["radius"])


def test_a_large_page_that_cannot_be_drawn_says_what_to_do(
    towns: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise MissingBundle("missing_bundle", path="library.js")

    monkeypatch.setattr("samverkan.export.network_page.large.library", missing)
    with pytest.raises(MissingBundle):
        page(towns)


@pytest.mark.browser
@pytest.mark.slow
def test_fifty_thousand_nodes_open_grouped_unfold_and_page(show: Open) -> None:
    picture = large_network.picture(*large_network.JUDGED)
    assert len(picture.nodes) >= 50_000
    assert len(picture.ties) >= 100_000
    seen = show(picture)
    assert seen.path.stat().st_size < 12_000_000
    assert seen.page.evaluate(DISCS) == len(picture.groupings[0].groups)
    assert seen.page.evaluate(SHOWN) == 0
    seen.page.locator(".group-list summary").click()
    group_button(seen, 5).click()
    assert seen.page.evaluate(SHOWN) == picture.groupings[0].of.count(5)
    seen.page.locator("#pager").get_by_role("button", name="Sista sidan").click()
    assert seen.page.locator("#ties tbody tr").count() == (len(picture.ties) - 1) % 50 + 1
