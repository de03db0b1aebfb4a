"""The folder tells a stranger what it is, and what it tells to type works."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib

from samverkan import words
from samverkan.export.opendata import contents, open_data
from samverkan.knowledge import KnowledgeBase
from tests.export.conftest import EVIL
from tests.export.opendata.conftest import GIVEN


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
    evil = [text for text in EVIL if "\n" not in text]
    sources = "".join(
        f'src-{i},"{text.replace(chr(34), chr(34) * 2)}",agreement\n' for i, text in enumerate(evil)
    )
    with (tiny / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("".join(line.rstrip("\n") + ",\n" for line in sources.splitlines(True)))
    with KnowledgeBase.memory(tiny) as kb:
        register = "https://w3id.org/samverkan/register/tiny"
        found = open_data(contents(kb.quads(), register, GIVEN, draft=True))
    tags = _Tags()
    tags.feed(found["index.html"].decode())
    assert tags.seen & {"script", "img", "svg", "iframe", "object"} == set()
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert "<script" not in found["README.md"].decode().replace("\\<script", "")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
