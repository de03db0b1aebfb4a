"""Reports as Word documents: opened again, told apart from markup, and the same each time."""

import io
import struct
import zipfile
import zlib

import pytest

from samverkan.export.reports.document import (
    Bullets,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
)
from samverkan.export.reports.docx import document_of
from samverkan.export.reports.gap_report import gap_report
from samverkan.knowledge import KnowledgeBase
from tests.export.conftest import EVIL

docx = pytest.importorskip("docx", reason="python-docx is not installed")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


#: A picture of one grey point.
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    + chunk(b"IEND", b"")
)


@pytest.fixture(scope="module")
def content(kb: KnowledgeBase) -> bytes:
    return document_of(gap_report(kb.practice(), today="2026-11-22", limit=2))


def small(*texts: str) -> Document:
    runs = tuple(Run(text, "name") for text in texts)
    return Document(
        texts[0],
        texts[-1],
        "sv",
        (
            Heading(1, runs, "top"),
            Paragraph((Run("65", "count", "ref-1", "[1]"), *runs)),
            Bullets((runs,)),
            Table(runs, tuple(texts[:1]), ((runs,),), ("st-1",)),
            Figure("<svg/>", PNG, texts[0], runs),
            Note("ref-1", "[1]", (Run("1", "code", "st-1"),), "from-1"),
        ),
    )


def body(content: bytes) -> "docx.oxml.xmlchemy.BaseOxmlElement":
    return docx.Document(io.BytesIO(content)).element.body


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes(kb: KnowledgeBase, content: bytes) -> None:
    assert content == document_of(gap_report(kb.practice(), today="2026-11-22", limit=2))


def test_it_says_what_it_is_and_not_when(content: bytes) -> None:
    opened = docx.Document(io.BytesIO(content))
    about = opened.core_properties
    assert about.title == "Luckor och möjliga överlapp i samverkan"
    assert about.language == "sv-SE"
    assert about.created.year == about.modified.year == 1980
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b'w:val="sv-SE"' in archive.read("word/styles.xml")


def test_headings_are_headings(content: bytes) -> None:
    opened = docx.Document(io.BytesIO(content))
    styles = {p.style.name for p in opened.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    first = next(p for p in opened.paragraphs if p.style.name == "Heading 1")
    assert first.text == "Sammanfattning"


def test_every_table_marks_its_header_and_repeats_it(content: bytes) -> None:
    tables = list(body(content).iter(f"{W}tbl"))
    assert len(tables) > 8
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_every_mark_leads_to_a_bookmark_that_is_there_once(content: bytes) -> None:
    marks = [mark.get(f"{W}name") for mark in body(content).iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in body(content).iter(f"{W}hyperlink")}
    assert len(links) > 40
    assert links <= set(marks)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("text", [*EVIL, "a\x00b\x0bc", "PAGE \\* MERGEFORMAT"])
def test_text_stays_text(text: str) -> None:
    content = document_of(small(text, "slut"))
    shown = text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
    parts = body(content)
    assert shown.split("\n")[0] in "".join(node.text or "" for node in parts.iter(f"{W}t")) or (
        "\t" in shown
    )
    assert list(parts.iter(f"{W}instrText")) == []
    assert list(parts.iter(f"{W}fldSimple")) == []


def test_pictures_are_told() -> None:
    content = document_of(small("En bild av nätverket", "slut"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert 'descr="En bild av nätverket"' in archive.read("word/document.xml").decode()
