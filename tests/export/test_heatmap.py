"""The heat map as text: whole, safe, in both languages, every cell told by more than colour."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from samverkan import words
from samverkan.analysis.coverage import coverage
from samverkan.analysis.practice import Practice
from samverkan.export.heatmap import IN_CELL, OPENED, SHADES, page, shade
from samverkan.knowledge import KnowledgeBase
from tests.analysis.registers import register
from tests.export.conftest import EVIL


class Seen(HTMLParser):
    """The elements of a page, and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[tuple[str, str]] = []
        self._cell: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self.elements.append((tag, about))
        if tag == "td" and "class" in about:
            self._cell = about["class"]
            self.cells.append((self._cell or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            kind, text = self.cells[-1]
            self.cells[-1] = kind, text + data

    def having(self, tag: str) -> list[dict[str, str | None]]:
        return [about for name, about in self.elements if name == tag]


def tables(areas: list[str], initiatives: int = 3) -> dict[str, str]:
    """Return tables with areas, three places, and what is done, asked and needed there."""

    def quoted(text: str) -> str:
        return '"' + re.sub(r"\s+", " ", text).replace('"', '""') + '"'

    return {
        "places": "id,name,kind,within,source\nplace-lan,Länet,county,,src\n"
        + "".join(f"place-{n},{n},municipality,place-lan,src\n" for n in ("mora", "orsa", "sater")),
        "areas": "id,name,order,source\n"
        + "".join(f"area-{i},{quoted(name)},{i},src\n" for i, name in enumerate(areas)),
        "organisations": "id,name,source\norg-a,Alfa,src\n",
        "initiatives": "id,name,kind,areas,places,source,locator,as_printed\n"
        + "".join(
            f"init-{i},{name},project,area-0,place-mora,src,rad {i},Så står det\n"
            for i, name in enumerate(quoted(f"{areas[0]} {i}") for i in range(initiatives))
        )
        + "init-lan,Hela länet,project,area-0,place-lan,src,,\n",
        "participations": "id,actor,initiative,role,source\np-1,org-a,init-lan,owner,src\n",
        "inquiries": "id,actor,area,place,date,answer,by\n"
        "inq-1,org-a,area-1,place-mora,2026-01-02,nothing,Kansliet\n",
        "needs": "id,area,place,low,unit,source\nneed-1,area-1,place-orsa,40,personer,src\n",
    }


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    folder = register(tmp_path, "prov", tables(["Bostad", "Arbete"]))
    with KnowledgeBase.memory(folder) as kb:
        yield kb.practice()


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Practice]:
    folder = register(tmp_path, "prov", tables(list(EVIL[:7])))
    with KnowledgeBase.memory(folder) as kb:
        yield kb.practice()


def test_three_statuses_are_told_apart_in_words(practice: Practice) -> None:
    seen = Seen(page(coverage(practice), practice))
    assert seen.cells == [
        ("shade-3", "3 (+1) Bostad, mora: täckt"),
        ("shade-1", "(+1) Bostad, orsa: täckt"),
        ("shade-1", "(+1) Bostad, sater: täckt"),
        ("empty", "0 Arbete, mora: tillfrågat och tomt"),
        ("unknown", "? Arbete, orsa: okänt"),
        ("unknown", "? Arbete, sater: okänt"),
    ]


def test_a_cell_opens_to_initiatives_sources_inquiries_need_and_query(practice: Practice) -> None:
    text = page(coverage(practice), practice)
    assert "Bostad × mora" in text
    parts = re.split(r"<div popover ", text)[1:]
    told = [" ".join(re.sub(r"<[^>]*>", " ", part).split()) for part in parts]
    assert len(told) == 6
    assert "Bostad 0" in told[0]
    assert "Källa: Källan, rad 0 – ”Så står det”" in told[0]
    assert "Hela länet (för en större plats)" in told[0]
    assert "samverkan ask initiatives --area area-0 --place place-mora" in told[0]
    assert "Alfa" in told[0]
    assert "Alfa tillfrågades 2026-01-02: inget. Uppgift av Kansliet." in told[3]
    assert "Behov: 40 personer." in told[4]
    assert "ingen har svarat att inget finns" in told[4]


def test_the_table_is_a_table(practice: Practice) -> None:
    seen = Seen(page(coverage(practice), practice))
    assert len(seen.having("caption")) == 1
    assert [about["scope"] for about in seen.having("th")] == ["col"] * 3 + ["row"] * 2
    buttons = [b["popovertarget"] for b in seen.having("button")]
    sheets = [d["id"] for d in seen.having("div") if "popover" in d]
    assert len(sheets) == len(set(sheets)) == 6
    assert set(buttons) == set(sheets)
    assert {about["type"] for about in seen.having("button")} == {"button"}


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_page_is_in_its_language(practice: Practice, lang: str) -> None:
    text = page(coverage(practice), practice, lang)
    assert f'<html lang="{lang}">' in text
    assert words.say("heatmap.how", lang) in text
    other = "en" if lang == "sv" else "sv"
    for key in ("summary", "legend", "query", "close", "caption"):
        unlike = words.say(f"heatmap.{key}", other, row="", column="")[:12]
        assert unlike not in text


def test_it_stands_alone_and_runs_nothing(hostile: Practice) -> None:
    matrix = coverage(hostile, "area", "place")
    text = page(matrix, hostile)
    seen = Seen(text)
    names = {name for name, _ in seen.elements}
    assert not names & {"script", "img", "link", "iframe", "svg", "object", "form"}
    assert not [
        a for _, about in seen.elements for a in about if a.startswith("on") or a == "style"
    ]
    assert {a["href"] for a in seen.having("a")} == {"#after"}
    style = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = seen.having("meta")[1]["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert digest in policy
    assert "http" not in style


def test_the_same_matrix_gives_the_same_text(practice: Practice) -> None:
    assert page(coverage(practice), practice) == page(coverage(practice), practice)


def test_the_scope_is_said(practice: Practice) -> None:
    facts = practice.facts
    whole = page(coverage(practice), practice)
    assert '<p class="subtitle"><bdi>prov</bdi></p>' in whole
    scope = practice.scope.__class__(
        area=facts.things("https://w3id.org/samverkan/ns#Area")[0],
        when="2018",
        expand=True,
        printed_only=True,
        without=frozenset(facts.actors),
    )
    narrowed = Practice(facts, scope)
    text = page(coverage(narrowed), narrowed)
    for part in ("område: Bostad", "2018", "kända medlemmar", "bara det som står", "Alfa"):
        assert part in text.split('class="subtitle">')[1].split("</p>")[0]


def test_a_crowded_cell_tells_how_many_more(tmp_path: Path) -> None:
    folder = register(tmp_path, "prov", tables(["Bostad", "Arbete"], 30))
    with KnowledgeBase.memory(folder) as kb:
        practice = kb.practice()
        text = page(coverage(practice), practice)
    first = text.split("<div popover ")[1]
    assert first.count('class="sources"') == IN_CELL[1]
    assert "… och 11 till" in first
    assert "Insatser: 30, och 1 för en större plats." in first
    assert ">30 (+1)<" in text


def test_the_cells_of_a_large_matrix_do_not_open(tmp_path: Path) -> None:
    areas = [f"Område {i}" for i in range(OPENED // 3 + 1)]
    folder = register(tmp_path, "prov", tables(areas))
    with KnowledgeBase.memory(folder) as kb:
        practice = kb.practice()
        text = page(coverage(practice), practice)
    assert "<button" not in text
    assert "popover" not in text.split("</style>")[1]
    assert words.say("heatmap.too_many", count=3 * len(areas)) in text
    assert '<span class="text">3 (+1)<span class="hidden"> Område 0, mora: täckt</span>' in text


def test_an_empty_matrix_says_so(tmp_path: Path) -> None:
    organisations = "id,name,source\norg-a,Alfa,src\n"
    with KnowledgeBase.memory(register(tmp_path, "prov", {"organisations": organisations})) as kb:
        practice = kb.practice()
        text = page(coverage(practice), practice)
    assert "<table" not in text
    assert "saknas i registren" in text


def test_a_matrix_of_actors_tells_layers(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    text = page(coverage(practice, "actor", "sub-area"), practice)
    seen = Seen(text)
    kinds = {kind for kind, _ in seen.cells}
    assert kinds == {"shade-1", "promised", "unknown"}
    assert all(text.startswith("U ") for kind, text in seen.cells if kind == "promised")
    assert "Utlovat</h4>" in text
    assert words.say("heatmap.promised") in text


def test_shades_double() -> None:
    assert [SHADES[i + 1] / SHADES[i] for i in range(len(SHADES) - 1)] == [2] * 4
    assert [shade(least) for least in SHADES] == [1, 2, 3, 4, 5]
    assert [shade(least - 1) for least in SHADES] == [0, 1, 2, 3, 4]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_the_shades_can_be_told_apart_in_grey_and_their_numbers_read(
    practice: Practice, scheme: int
) -> None:
    style = page(coverage(practice), practice).split("<style>")[1].split("</style>")[0]
    roots = re.findall(r":root \{(.*?)\}", style, re.S)
    known = dict(re.findall(r"--([\w-]+): ([^;]+);", roots[0]))
    if scheme:
        known |= dict(re.findall(r"--([\w-]+): ([^;]+);", roots[1]))
    names = ("one", "two", "four", "eight", "sixteen")
    light = [luminance(known[name]) for name in names]
    assert light == sorted(light, reverse=not scheme)
    for one, other in pairwise(light):
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) > 1.25
    for name, back in zip(names, light, strict=True):
        ink = luminance(known[known[f"on-{name}"][6:-1]])
        assert (max(ink, back) + 0.05) / (min(ink, back) + 0.05) >= 4.5, name
