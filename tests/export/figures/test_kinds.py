"""Figures of practice: every number in them is that of the analysis, and unknown is said."""

import re
from collections import Counter
from pathlib import Path

import pytest

from samverkan.analysis.coverage import coverage
from samverkan.errors import UsageError
from samverkan.export.figures import Sheet
from samverkan.export.figures.cells import SHADES
from samverkan.export.figures.kinds import KINDS
from samverkan.export.figures.tiles import positions
from samverkan.export.webpage import template
from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from samverkan.words import LANGUAGES
from tests.export.conftest import EVIL
from tests.export.figures.reading import collisions, drawn, outside, pdf_words, texts, words

NEIGHBOURS = 30


def of(kb: KnowledgeBase, kind: str, **scope: str) -> Sheet:
    return kb.figure(kind, **scope)


@pytest.mark.parametrize("size", ["column", "slide"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_stands_upon_another_or_off_the_sheet(
    kb: KnowledgeBase, kind: str, size: str
) -> None:
    paper, boxes = drawn(of(kb, kind), size)
    assert outside(paper, boxes) == []
    assert list(collisions(boxes)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_text_and_the_same_each_time(kb: KnowledgeBase, kind: str) -> None:
    sheet = of(kb, kind)
    assert sheet.write("svg") == of(kb, kind).write("svg")
    for told in (words(sheet.write("svg")), pdf_words(sheet.write("pdf"))):
        assert sheet.title in told
        assert "Vägen in – regional överenskommelse" in told
        assert "aldrig som noll" in told


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_its_scope_and_speaks_english(kb: KnowledgeBase, kind: str) -> None:
    svg = words(of(kb, kind, area="bostad", when="2018", lang="en").write("svg"))
    assert "what held in 2018" in svg
    assert "area: The way to housing" in svg


@pytest.mark.parametrize("kind", ["network", *KINDS])
def test_a_store_without_anything_says_so(kind: str) -> None:
    for lang in LANGUAGES:
        with KnowledgeBase(Store.memory()) as empty:
            told = texts(empty.figure(kind, lang=lang).write("svg", "slide"))
        assert len(" ".join(told)) > 60


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_stay_names(tiny: Path, kind: str) -> None:
    files = {name: (tiny / name).read_text("utf-8") for name in ("areas.csv", "initiatives.csv")}
    evil = [text.replace('"', "'").replace("\n", " ") for text in EVIL]
    for name, old in (("areas.csv", "Vägen till arbete"), ("initiatives.csv", "Bo i Mora")):
        for number, text in enumerate(evil):
            row = next(line for line in files[name].splitlines() if old in line)
            copy = re.sub("^[^,]+", f"x-{name[:4]}-{number}", row).replace(old, f'"{text} $x^2$"')
            files[name] += copy + "\n"
        (tiny / name).write_text(files[name], "utf-8")
    with KnowledgeBase.memory(tiny) as kb:
        for size in ("column", "slide"):
            paper, boxes = drawn(kb.figure(kind), size)
            assert outside(paper, boxes) == []
            assert list(collisions(boxes)) == []
        svg = kb.figure(kind).write("svg")
    assert not re.search(rb"<(script|img|a|b)\b", svg)


def test_a_kind_that_there_is_none_of(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="tiles"):
        kb.figure("pie")


# The matrix


def test_every_cell_of_the_matrix_is_there(kb: KnowledgeBase) -> None:
    told = Counter(texts(of(kb, "matrix").write("svg")))
    counts = coverage(kb.practice()).counts()
    assert told["?"] == counts["unknown"] + 1  # and once in the legend
    assert told["(+1)"] + told["1 (+1)"] + sum(
        n for text, n in told.items() if text.endswith("(+2)")
    ) == counts["covered"]  # fmt: skip


def test_the_shades_are_those_of_the_page() -> None:
    style = template("heatmap.css").split("@media")[0]
    names = ("one", "two", "four", "eight", "sixteen")
    colours = [re.search(rf"--{name}: (#\w+)", style) for name in names]
    assert [c.group(1) for c in colours if c] == [fill for fill, _ in SHADES.values()]


@pytest.mark.slow
def test_a_matrix_of_any_sides(kb: KnowledgeBase) -> None:
    sheet = kb.figure("matrix", sides={"rows": "actor", "columns": "sub-area"})
    paper, boxes = drawn(sheet, "column")
    assert outside(paper, boxes) == []
    assert "rader och" in " ".join(text for text, _ in drawn(sheet, "slide")[1])
    with pytest.raises(UsageError):
        kb.figure("matrix", sides={"rows": "place", "columns": "place"})


# The tiles


def test_each_municipality_of_dalarna_has_a_tile_of_its_own(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    places, how = positions(practice, coverage(practice).columns)
    assert how == "placed"
    assert len(set(places.values())) == len(places) == 15


def test_neighbours_are_so_both_ways_and_mostly_side_by_side(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    places, _ = positions(practice, coverage(practice).columns)
    known = practice.facts.places
    pairs = {frozenset((p, near)) for p in places for near in known[p].neighbours}
    assert all(p in known[near].neighbours for p in places for near in known[p].neighbours)
    assert len(pairs) == NEIGHBOURS
    beside = [
        max(abs(a - b) for a, b in zip(*(places[p] for p in pair), strict=True)) == 1
        for pair in pairs
    ]
    assert beside.count(False) <= 2


def test_without_positions_tiles_stand_in_order_of_code(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        places, how = positions(kb.practice(), coverage(kb.practice()).columns)
        assert "kodordning" in kb.figure("tiles").told
    assert how == "by_code"
    assert len(set(places.values())) == 2


def test_a_tile_taken_twice_is_moved_and_said_to_be(tiny: Path) -> None:
    file = tiny / "places.csv"
    rows = [line.split(",") for line in file.read_text("utf-8").splitlines()]
    tiles = [["tile_x", "tile_y"], ["", ""], ["1", "1"], ["1", "1"]]
    joined = [",".join([*row, *tile]) for row, tile in zip(rows, tiles, strict=True)]
    file.write_text("\n".join(joined) + "\n", "utf-8")
    with KnowledgeBase.memory(tiny) as kb:
        places, how = positions(kb.practice(), coverage(kb.practice()).columns)
    assert how == "partly"
    assert sorted(places.values()) == [(0, 0), (0, 1)]


def test_nothing_known_about_housing_is_a_question_mark(kb: KnowledgeBase) -> None:
    told = Counter(texts(of(kb, "tiles", area="bostad").write("svg")))
    assert told["?"] == 15 + 1
    assert told["0"] == 1  # only in the legend: nobody was asked


# Promise and practice


def test_promises_are_counted_as_the_questions_count_them(kb: KnowledgeBase) -> None:
    without = {(row["actor"], row["unit"]) for row in kb.ask("named-no-evidence").rows}
    by_unit = Counter(unit for _, unit in without)
    told = Counter(texts(of(kb, "promise-practice").write("svg")))
    for number, times in Counter(by_unit.values()).items():
        assert told[f"{number} ?"] == times
    assert f"om {len(without)} är inga belägg kända" in of(kb, "promise-practice").told
    assert "Av 68 utlovade" in of(kb, "promise-practice").told
    others = {row["actor"] for row in kb.ask("active-not-named").rows}
    assert told[f"+{len(others)}"] == 1


# The timeline


def test_what_has_no_date_is_listed_and_not_placed(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    undated = [unit for unit in practice.initiatives if not (unit.start or unit.end)]
    told = words(of(kb, "timeline").write("svg"))
    assert f"inte placerade ({len(undated)})" in told
    assert f"Insatser utan datum: {len(undated)}." in told


def test_an_unknown_end_is_open(kb: KnowledgeBase) -> None:
    told = Counter(texts(of(kb, "timeline").write("svg")))
    assert told["?"] == 2 + 1
    assert "nyhetsbrev från Vägen in: 2019–inte känt." in of(kb, "timeline").told
