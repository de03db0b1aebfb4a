"""Reports in a browser: quiet, offline, whole on a phone and on paper, and faultless to axe."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samverkan.export.reports.area_sheet import area_sheet
from samverkan.export.reports.digest import digest
from samverkan.export.reports.document import Document
from samverkan.export.reports.dossier import dossier, whom
from samverkan.export.reports.gap_report import gap_report
from samverkan.export.reports.html import page
from samverkan.export.reports.plan import plan
from samverkan.knowledge import KnowledgeBase
from tests.browser import AXE, violations
from tests.export.conftest import EVIL

pytestmark = pytest.mark.browser

TODAY = "2026-11-22"
#: What makes each of the reports that are looked at.
MADE: dict[str, Callable[[KnowledgeBase], Document]] = {
    "report": lambda kb: gap_report(kb.practice(area="arbete"), today=TODAY, limit=2),
    "dossier": lambda kb: dossier(
        kb.practice(), whom(kb.names, "falu kommun"), today=TODAY, limit=3
    ),
    "plan": lambda kb: plan(kb.practice(area="arbete"), today=TODAY),
    "digest": lambda kb: digest(kb.practice(), since="2019", until="2020-12-31"),
    "sheet": lambda kb: area_sheet(kb.practice(area="arbete"), today=TODAY),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, kb: KnowledgeBase) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made = {}
    for name, make in MADE.items():
        made[name] = folder / f"{name}.html"
        made[name].write_text(page(make(kb)), "utf-8")
    return made


@pytest.mark.parametrize("name", MADE)
def test_it_asks_for_nothing_and_fits_a_phone(
    browser: Any, pages: dict[str, Path], name: str
) -> None:
    context = browser.new_context(offline=True, viewport={"width": 320, "height": 800})
    tab = context.new_page()
    noise: list[str] = []
    tab.on("request", lambda request: noise.append(request.url))
    tab.on("console", lambda message: noise.append(message.text))
    tab.on("pageerror", lambda error: noise.append(str(error)))
    tab.goto(pages[name].as_uri())
    assert noise == [pages[name].as_uri()]
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


@pytest.mark.parametrize("name", MADE)
def test_a_number_leads_to_its_note_and_back(
    browser: Any, pages: dict[str, Path], name: str
) -> None:
    tab = browser.new_page()
    tab.goto(pages[name].as_uri())
    first = tab.locator("a[id^=from-]").first
    first.click()
    note = tab.locator(":target")
    assert note.locator("dt").inner_text() in first.inner_text()
    note.locator("a.back").click()
    assert tab.evaluate("location.hash") == "#" + first.get_attribute("id")
    tab.close()


def test_names_are_text(browser: Any, tmp_path: Path) -> None:
    with KnowledgeBase.memory(_hostile(tmp_path)) as kb:
        target = tmp_path / "hostile.html"
        target.write_text(page(gap_report(kb.practice(), today=TODAY)), "utf-8")
    tab = browser.new_page()
    tab.goto(target.as_uri())
    assert tab.evaluate("window.pwned") is None
    assert tab.evaluate("document.querySelectorAll('img, script, svg, iframe').length") == 0
    assert EVIL[0] in tab.locator("main").inner_text()
    tab.close()


def _hostile(folder: Path) -> Path:
    place = folder / "hostile"
    place.mkdir()
    (place / "register.toml").write_text('id = "hostile"\ntitle = "Prov"\n', "utf-8")
    (place / "sources.csv").write_text("id,name,kind,date\nsrc,Källan,agreement,2015\n", "utf-8")
    names = [name.replace('"', '""').replace("\n", " ") for name in EVIL[:9]]
    orgs = "".join(f'org-{i},"{name}",src\n' for i, name in enumerate(names))
    (place / "organisations.csv").write_text(f"id,name,source\n{orgs}", "utf-8")
    (place / "agreements.csv").write_text(
        f'id,name,from,to,source\nagr,"{names[0]}",2015,2020,src\n', "utf-8"
    )
    (place / "areas.csv").write_text(
        f'id,name,agreement,source\narea,"{names[1]}",agr,src\n', "utf-8"
    )
    rows = "".join(f'com-{i},agr,area,org-{i},"{n}",src,"{n}"\n' for i, n in enumerate(names))
    (place / "commitments.csv").write_text(
        f"id,agreement,area,actor,as_printed,source,locator\n{rows}", "utf-8"
    )
    return place


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize(
    ("name", "scheme"), [*((name, "light") for name in MADE), ("sheet", "dark")]
)
def test_axe_has_nothing_to_say(
    browser: Any, pages: dict[str, Path], name: str, scheme: str
) -> None:
    assert violations(browser, pages[name], scheme=scheme) == []
