"""Every figure has a size, says what it shows, and is the same each time."""

import io
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from samverkan.errors import UsageError
from samverkan.export.figures import SUFFIXES
from samverkan.export.figures.letters import clean_line, width, wrapped
from samverkan.export.figures.paper import CM, drawing
from samverkan.export.figures.sheet import Nothing, Sheet
from tests.export.figures.reading import SVG, drawn, outside

SHEET = Sheet(
    title="Vem gör vad? <i>$\\alpha$</i>",
    subtitle="Ett register",
    body=Nothing("Inget är känt."),
    told="Här syns inget, och det säger inget.",
    lang="sv",
    notes=["En anmärkning."],
)


@pytest.mark.parametrize(("size", "across"), [("column", 16.0), ("slide", 33.9)])
def test_the_sheet_is_as_wide_as_its_place(size: str, across: float) -> None:
    root = ET.fromstring(SHEET.write("svg", size))
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(across * CM, abs=0.01)
    image = Image.open(io.BytesIO(SHEET.write("png", size, dpi=100)))
    assert image.width == pytest.approx(across / 2.54 * 100, abs=1)


def test_a_slide_is_sixteen_by_nine() -> None:
    image = Image.open(io.BytesIO(SHEET.write("png", "slide", dpi=100)))
    assert image.width / image.height == pytest.approx(16 / 9, abs=0.01)


def test_svg_is_described_for_who_cannot_see_it() -> None:
    root = ET.fromstring(SHEET.write("svg"))
    assert root.attrib["role"] == "img"
    named = {root.find(f"{SVG}{tag}").attrib["id"] for tag in ("title", "desc")}  # type: ignore[union-attr]
    assert set(root.attrib["aria-labelledby"].split()) == named
    assert root.findtext(f"{SVG}title") == SHEET.title
    assert "det säger inget" in (root.findtext(f"{SVG}desc") or "")


def test_pdf_and_png_have_a_title_and_no_date() -> None:
    info = subprocess.run(
        ["pdfinfo", "-"], input=SHEET.write("pdf"), capture_output=True, check=True
    ).stdout.decode()
    assert "Vem gör vad?" in info
    assert "CreationDate" not in info
    told = Image.open(io.BytesIO(SHEET.write("png"))).info
    assert told["Title"] == SHEET.title


@pytest.mark.slow
@pytest.mark.parametrize("form", SUFFIXES)
def test_the_same_figure_has_the_same_bytes(form: str) -> None:
    assert SHEET.write(form) == SHEET.write(form)


@pytest.mark.slow
def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, sys; from tests.export.figures.test_sheet import SHEET\n"
        "print([hashlib.sha256(SHEET.write(f, s)).hexdigest()"
        " for f, s in (('svg', 'column'), ('pdf', 'column'), ('png', 'slide'))])"
    )
    told = {
        subprocess.check_output(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": s}
        )
        for s in ("1", "2")
    }
    assert len(told) == 1


def test_the_users_own_settings_do_not_change_it() -> None:
    import matplotlib as mpl

    before = SHEET.write("svg")
    with mpl.rc_context({"svg.fonttype": "path", "text.color": "red", "font.size": 30}):
        assert SHEET.write("svg") == before
        assert mpl.rcParams["svg.fonttype"] == "path"


def test_a_format_that_there_is_none_of() -> None:
    with pytest.raises(UsageError):
        SHEET.write("gif")


def test_many_notes_on_a_slide_are_cut_and_said_to_be() -> None:
    many = Sheet("T", "", Nothing("Inget."), "", "sv", notes=["ord " * 60] * 60)
    paper, boxes = drawn(many, "slide")
    assert outside(paper, boxes) == []
    assert any("Fler anmärkningar" in text for text, _ in boxes)


def test_lines_are_as_wide_as_they_are_measured() -> None:
    with drawing():
        for text in ("Skapa goda planeringsförutsättningar", "å" * 300, "x", ""):
            lines = wrapped(text, 8, 100)
            assert all(width(line, 8) <= 100 for line in lines)
            assert re.sub("[ -]", "", "".join(lines)) == text.replace(" ", "")
        assert wrapped("ett två tre fyra", 8, 30, most=1)[0].endswith("…")


@pytest.mark.slow
def test_no_character_breaks_a_file() -> None:
    every = clean_line("".join(map(chr, range(0x17F))) + "\ud800\ufffe👩‍👩‍👧 日本 שלום")
    sheet = Sheet(every, every, Nothing(every), every, "sv")
    for form in ("pdf", "png"):
        assert sheet.write(form, dpi=50)
    ET.fromstring(sheet.write("svg"))
