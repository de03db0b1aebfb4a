"""What a reader does with the page: search, choose, filter, switch, share; by keyboard too."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samverkan.export.picture import Picture
from tests.browser import violations
from tests.export.conftest import EVIL, Drawn
from tests.export.network_page.conftest import Seen

pytestmark = pytest.mark.browser
Show = Callable[..., Seen]


def rows(seen: Seen, table: str = "ties") -> list[str]:
    return seen.page.locator(f"#{table} tbody tr:visible th").all_inner_texts()


def opened(show: Show, picture: Picture, **options: Any) -> Seen:
    seen = show(picture, **options)
    seen.page.evaluate("document.getElementById('filters').open = true")
    return seen


def test_search_forgives_case_and_accents_and_tells_how_many(show: Show, rich: Picture) -> None:
    seen = show(rich)
    seen.page.fill("#search", "SPRAKCAFE")
    assert seen.page.inner_text("#hits-status") == "1 träff."
    assert seen.page.locator("#hits li").all_inner_texts() == ["Språkcafé insats"]
    seen.page.fill("#search", "kom")
    assert seen.page.inner_text("#hits-status") == "2 träffar."
    seen.page.fill("#search", "finns inte")
    assert seen.page.inner_text("#hits-status") == "0 träffar."
    assert not seen.page.is_visible("#hits")


def test_a_hit_is_chosen_by_keyboard_and_shown_with_its_neighbours(
    show: Show, rich: Picture
) -> None:
    seen = show(rich)
    seen.page.focus("#search")
    seen.page.keyboard.type("kommun")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowDown")
    assert seen.page.get_attribute("#search", "aria-activedescendant") == "hit-1"
    assert seen.page.get_attribute("#hit-1", "aria-selected") == "true"
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#chosen-heading") == "Orsa kommun"
    assert seen.page.get_attribute("#search", "aria-expanded") == "false"
    # Itself and its one initiative.
    assert seen.shown() == 2
    assert rows(seen) == ["Orsa kommun"]
    assert "Visar 2 av 9 former och 1 av 7 band" in seen.status()
    seen.page.click("[data-steps='2']")
    assert seen.shown() == 3
    seen.page.keyboard.press("Escape")
    assert seen.shown() == 9
    assert not seen.page.is_visible("#chosen")


def test_what_is_missing_stands_among_the_neighbours(show: Show, rich: Picture) -> None:
    seen = show(rich)
    seen.page.fill("#search", "mora")
    seen.page.keyboard.press("Enter")
    # Two units, and the party that it shares a promise but no initiative with.
    assert seen.shown() == 4
    assert "Nämns båda för Praktik." in seen.page.inner_text("#details")
    assert "Faller isär." in seen.page.inner_text("#details")


def test_a_node_is_chosen_from_the_table(show: Show, rich: Picture) -> None:
    seen = show(rich)
    seen.page.locator("#ties tbody td.unit button").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "chosen-heading"
    told = seen.page.inner_text("#chosen")
    assert "Bostad" in told
    assert "Plats: Dalarna" in told
    assert "Tid: 2015–2020" in told
    assert "”Röda Korset” – Avtalet, s. 4" in told
    # It is shown with its neighbours, and Escape leads back.
    assert seen.shown() == 2
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("document.activeElement.id") == "search"
    assert seen.shown() == 9


@pytest.mark.parametrize(
    ("key", "label", "nodes", "said"),
    [
        # Praktik itself; Språkcafé is only known to be within Arbete, and one is not known at all.
        ("area", "Praktik", 6, "Av dem är 2 med fast det inte är känt om de hör till området"),
        ("place", "Mora", 7, "Av dem är 1 med fast platsen inte är känd"),
        ("sector", "Civilsamhälle", 6, "Av dem är 1 med fast sektorn inte är känd"),
    ],
)
def test_a_filter_keeps_what_is_not_known_and_counts_it(
    show: Show, rich: Picture, key: str, label: str, nodes: int, said: str
) -> None:
    seen = opened(show, rich)
    option = seen.page.locator(f"#filter-{key} option").filter(has_text=label)
    seen.page.locator(f"#filter-{key}").select_option(value=option.get_attribute("value"))
    assert seen.shown() == nodes
    assert said in seen.status()
    assert len(rows(seen)) == seen.page.evaluate("visible(choices).ties.reduce((a, b) => a + b)")
    box = seen.page.locator(f"input[data-unsure={key}]")
    assert box.is_checked()
    box.uncheck()
    assert seen.shown() < nodes
    assert "visas inte" in seen.status()


def test_years_are_chosen_by_keyboard_and_what_has_no_date_is_told_apart(
    show: Show, rich: Picture
) -> None:
    seen = opened(show, rich)
    seen.page.focus("#filter-last")
    for _ in range(3):
        seen.page.keyboard.press("ArrowLeft")
    assert seen.page.inner_text("output[for='filter-last']") == "2017"
    # Boskola begins later; Okänd insats is not dated.
    assert seen.shown() == 7
    assert "1 band är med fast tiden inte är känd" in seen.status()
    seen.page.uncheck("input[data-unsure=date]")
    assert seen.shown() == 5
    assert "1 band utan känd tid visas inte" in seen.status()


def test_the_ends_of_the_years_never_cross(show: Show, rich: Picture) -> None:
    seen = opened(show, rich)
    seen.page.focus("#filter-first")
    seen.page.keyboard.press("End")
    seen.page.focus("#filter-last")
    seen.page.keyboard.press("Home")
    assert seen.page.evaluate("[choices.first, choices.last]") == [2015, 2015]


def test_a_period_of_which_an_end_is_unknown_is_judged_by_the_other(
    show: Show, rich: Picture
) -> None:
    seen = show(rich)
    text = seen.page.evaluate("texts.indexOf('2019')")
    asked = ((2015, 2018), (2019, 2019), (2020, 2020))
    told = [seen.page.evaluate(f"during({text}, 0, {first}, {last})") for first, last in asked]
    assert told == [0, 1, 2]  # out, in, not known


def test_layers_are_switched(show: Show, rich: Picture) -> None:
    seen = show(rich)
    seen.page.uncheck("[data-shows=layer][data-key=declared]")
    assert len(rows(seen)) == 4
    assert "4 av 7 band" in seen.status()


def test_each_finding_is_switched_everywhere_at_once(show: Show, rich: Picture) -> None:
    seen = show(rich)
    assert len(rows(seen, "findings")) == 5
    boxes = seen.page.locator(".legend input[type=checkbox]")
    assert boxes.count() == 6
    seen.page.locator(".legend [data-key=overlap]").uncheck()
    assert len(rows(seen, "findings")) == 4
    assert not seen.page.locator("[data-key=overlap]").first.is_checked()
    assert seen.page.evaluate("[...visible(choices).links]") == [1, 0]
    seen.page.locator(".legend [data-key=cut-point]").uncheck()
    assert seen.page.evaluate("[...visible(choices).marks]") == [1, 0, 1]
    seen.page.locator(".legend [data-key=hollow]").uncheck()
    assert seen.page.evaluate("visible(choices).hollow") is False
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".still-link:visible").count() == 1
    assert seen.page.locator(".still-mark:visible").count() == 2
    assert seen.page.locator("#picture .hole:visible").count() == 0


def test_a_link_tells_what_it_means_when_it_is_pointed_at_or_chosen(
    show: Show, rich: Picture
) -> None:
    seen = show(rich)
    seen.page.locator("#canvas").scroll_into_view_if_needed()
    at = seen.page.evaluate(
        """() => {
          const edge = holder.network.body.edges[ties.source.length + 1];
          const point = holder.network.canvasToDOM(edge.edgeType.getPoint(0.3));
          const { left, top } = holder.getBoundingClientRect();
          return [left + point.x, top + point.y];
        }"""
    )
    seen.page.mouse.move(at[0] - 40, at[1] - 40)
    seen.page.mouse.move(*at)
    seen.page.wait_for_timeout(300)
    assert "Samma målgrupp." in seen.page.inner_text(".vis-tooltip")
    seen.page.mouse.click(*at)
    assert seen.page.inner_text("#chosen-heading") == "möjlig överlappning"
    assert "likhet 0,51 av 1" in seen.page.inner_text("#details")


def test_a_shared_address_opens_the_same_view(show: Show, rich: Picture) -> None:
    seen = opened(show, rich)
    seen.page.locator("#filter-place").select_option(value="2")
    seen.page.uncheck("input[data-unsure=place]")
    seen.page.locator(".legend [data-key=overlap]").uncheck()
    seen.page.fill("#search", "mora")
    seen.page.keyboard.press("Enter")
    address = seen.page.evaluate("location.hash")
    again = show(rich, address=address)
    assert again.page.evaluate("location.hash") == address
    assert again.status().endswith(seen.status().partition("bilden. ")[2])
    assert again.shown() == seen.shown()
    assert again.page.inner_text("#chosen-heading") == "Mora kommun"
    again.page.click("#reset")
    assert again.page.evaluate("location.hash") == ""
    assert again.shown() == 9


@pytest.mark.parametrize(
    "address",
    [
        "#area=<img src=x onerror=alert(1)>&node=__proto__&steps=9&from=x&to=1e999",
        "#hide=constructor,__proto__&without=__proto__,toString&from=-1&to=99999",
        "#=&&&=%E0%A4%A",
    ],
)
def test_an_address_that_means_nothing_changes_nothing(
    show: Show, rich: Picture, address: str
) -> None:
    seen = show(rich, address=address)
    assert seen.shown() == 9
    assert not seen.page.is_visible("#chosen")


def test_the_anchor_of_the_table_is_no_choice(show: Show, rich: Picture) -> None:
    seen = show(rich)
    seen.page.click("a[href='#table']")
    assert seen.page.evaluate("document.activeElement.id") == "table"
    assert seen.shown() == 9


def test_hostile_names_stay_text_in_search_and_details(show: Show, hostile: Drawn) -> None:
    seen = show(hostile)
    for evil in EVIL[:7]:
        seen.page.fill("#search", evil)
        seen.page.keyboard.press("Enter")
        assert seen.page.inner_text("#chosen-heading").strip() == evil.strip()
        inside = seen.page.locator("#chosen *, #hits *").evaluate_all(
            "(all) => [...new Set(all.map((e) => e.tagName))]"
        )
        assert {"IMG", "SVG", "A", "SCRIPT"}.isdisjoint(inside)
    assert seen.page.evaluate("window.pwned") is None


def test_the_table_of_a_large_picture_is_paged(
    show: Show, rich: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverkan.export.network_page.html.PAGED", 2)
    ties, table = rich.ties * 20, rich.rows * 20
    seen = show(replace(rich, ties=ties, rows=table))
    assert len(rows(seen)) == 50
    assert "Sida 1 av 3, 140 rader." in seen.page.inner_text("#pager")
    seen.page.locator("#pager").get_by_role("button", name="Sista sidan").click()
    assert len(rows(seen)) == 40
    paged = show(rich)
    monkeypatch.undo()
    whole = show(rich)
    for table_of in ("#ties", "#findings"):
        told = [s.page.locator(f"{table_of} tbody bdi").all_text_contents() for s in (paged, whole)]
        assert told[0] == told[1]
        assert told[0]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_everything_open(
    browser: Any, show: Show, rich: Picture, scheme: str
) -> None:
    seen = show(rich)
    assert violations(browser, seen.path, scheme=scheme) == []
    script = """
      document.getElementById('filters').open = true;
      document.getElementById('filter-area').value = 2;
      document.getElementById('filter-area').dispatchEvent(new Event('change'));
      document.getElementById('search').value = 'm';
      document.getElementById('search').dispatchEvent(new Event('input'));
      document.querySelector('button[data-node]').click();
    """
    assert violations(browser, seen.path, scheme=scheme, script=script) == []
