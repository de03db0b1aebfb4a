"""The folder tells a stranger what it is, and what it tells to type works."""

import csv
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import rdflib

from samverkan import words
from samverkan.export.opendata import contents, open_data
from samverkan.knowledge import KnowledgeBase
from tests.browser import AXE, violations
from tests.export.conftest import EVIL
from tests.export.opendata.conftest import GIVEN, TINY


@pytest.fixture
def folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def code(files: dict[str, bytes], language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)\n```", files["README.md"].decode(), re.S)


@pytest.mark.parametrize("name", ["README.md", "index.html"])
def test_both_languages_say_what_it_is_and_how_to_understand_it(
    files: dict[str, bytes], name: str
) -> None:
    text = files[name].decode()
    for lang in words.LANGUAGES:
        for key in ("understood", "unknown", "coded", "people", "loading", "sources"):
            start = words.say(f"opendata.{key}", lang).partition("(")[0].strip()
            assert start in text.replace("&#34;", '"')
    for told in ("Region Exempel", "CC-BY-4.0", "kansli@example.org", "Dalarna", "2015–2020"):
        assert told in text
    assert "| åtagande | 68 |" in files["README.md"].decode()


@pytest.mark.slow
def test_python_code_runs_as_it_stands(files: dict[str, bytes], folder: Path) -> None:
    pytest.importorskip("pandas")
    found = code(files, "python")
    assert len(found) == 4
    assert found[:2] == found[2:]  # code is the same in both languages
    for text, expected in zip(found[:2], ("Arbetsförmedlingen", "'commitments': 68"), strict=True):
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", text],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert expected in ran.stdout


def test_the_query_answers_in_another_library(files: dict[str, bytes]) -> None:
    graph = rdflib.Graph().parse(data=files["vagen-in.ttl"], format="turtle")
    answer = list(graph.query(code(files, "sparql")[0]))
    assert len({(row[0], row[1]) for row in answer}) >= 20  # type: ignore[index]


def test_text_from_the_data_stays_text(tiny: Path) -> None:
    with (tiny / "sources.csv").open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([f"src-{i}", text, "agreement", ""] for i, text in enumerate(EVIL))
    with KnowledgeBase.memory(tiny) as kb:
        found = open_data(contents(kb.quads(), TINY, GIVEN, draft=True))
    tags = _Tags()
    tags.feed(found["index.html"].decode())
    assert tags.seen & {"script", "img", "svg", "iframe", "object"} == set()
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert not [to for to in tags.links if not re.match(r"#|mailto:|https?://|[\w./-]+$", to)]
    assert re.search(r"(?<!\\)<(script|img|svg|a )", found["README.md"].decode()) is None


def test_every_link_of_the_page_leads_to_a_file(files: dict[str, bytes]) -> None:
    tags = _Tags()
    tags.feed(files["index.html"].decode())
    local = {to for to in tags.links if ":" not in to and not to.startswith("#")}
    assert local == set(files) - {"index.html", "README.md"}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
def test_axe_has_nothing_to_say(browser: Any, files: dict[str, bytes], tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(files["index.html"])
    assert violations(browser, page, 1280) == []
    assert violations(browser, page, 320, scheme="dark") == []


@pytest.mark.browser
def test_the_page_is_styled_and_no_wider_than_a_telephone(
    browser: Any, files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_bytes(files["index.html"])
    tab = browser.new_page(viewport={"width": 320, "height": 800})
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto((tmp_path / "index.html").as_uri())
    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.evaluate("getComputedStyle(document.body).fontFamily").startswith("Arial")
    tab.close()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name == "href"}
