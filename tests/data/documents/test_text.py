"""Files of every form become the same lines, and those that cannot be read say why."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from samverkan.data.bounded import bounded
from samverkan.data.documents.found import find
from samverkan.data.documents.names import Gazetteer
from samverkan.data.documents.proposals import proposals
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.reference import reference_names
from samverkan.data.documents.text import read_document
from samverkan.errors import SamverkanError, UnreadableFile

TEXT = "Överenskommelse\n\nParter är Mora kommun och Orsa kommun.\n"


def texts(path: Path) -> list[str]:
    return [line.text for line in read_document(path).lines if line.text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_whichever_encoding_it_was_saved(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert texts(path) == ["Överenskommelse", "Parter är Mora kommun och Orsa kommun."]


def test_a_web_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<!doctype html><title>T</title><script>var x = 'Falu kommun'</script>"
        "<nav>Meny</nav><h1>Överenskommelse</h1>\n<p>Parter:</p><ul><li>Mora kommun<li>Orsa kommun"
        "</ul><p hidden>Säters kommun</p><table><tr><td>Budget<td>2 kr</table>",
        "utf-8",
    )
    read = read_document(path)
    assert [(line.text, line.style) for line in read.lines if line.text] == [
        ("Överenskommelse", "heading"),
        ("Parter:", ""),
        ("Mora kommun", "item"),
        ("Orsa kommun", "item"),
        ("Budget\t2 kr", "row"),
    ]
    assert read.title == "T"


def test_a_word_document_is_read_in_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Överenskommelse", 1)
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Projektägare", "Mora kommun"
    made.add_paragraph("Orsa kommun", style="List Bullet")
    path = tmp_path / "a.docx"
    made.save(str(path))
    told = [(line.text, line.style) for line in read_document(path).lines if line.text]
    assert told == [
        ("Överenskommelse", "heading"),
        ("Projektägare\tMora kommun", "row"),
        ("Orsa kommun", "item"),
    ]


def pdf(path: Path, *texts: tuple[float, float, str]) -> None:
    """Write a page with texts at places, in inches from below, as one program may."""
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure = pyplot.figure(figsize=(8.27, 11.69))
    for x, y, text in texts:
        figure.text(x, y, text, fontsize=9)
    figure.savefig(path, format="pdf")
    pyplot.close(figure)


def test_two_columns_of_a_page_are_read_one_after_the_other(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    left = [
        "Vi vill samverka om bostäder i hela",
        "länet och om språk. Parterna är Mo-",
        "ra kommun.",
    ]
    right = ["Varje år möts alla som vill lära av", "varandra. Mötet hålls i Falun under", "våren."]
    path = tmp_path / "a.pdf"
    rows = [(0.1, 0.9 - i * 0.015, text) for i, text in enumerate(left)]
    rows += [(0.55, 0.9 - i * 0.015, text) for i, text in enumerate(right)]
    pdf(path, *rows)
    read = read_document(path)
    assert [line.text for line in read.lines if line.text] == left + right
    assert {line.page for line in read.lines} == {1}


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    locked, scanned = io.BytesIO(), io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(scanned)
    writer.encrypt("hemligt", algorithm="RC4-128")
    writer.write(locked)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    files = {
        "document_locked": ("a.pdf", locked.getvalue()),
        "document_scanned": ("b.pdf", scanned.getvalue()),
        "document_damaged": ("c.pdf", b"%PDF-1.7\nnothing"),
        "document_other": ("d.docx", archive.getvalue()),
        "document_old": ("e.doc", b"\xd0\xcf\x11\xe0" + bytes(100)),
        "document_binary": ("f.txt", b"a\0b\xff\xfe\0"),
        "document_empty": ("g.txt", b" \n \n"),
    }
    for key, (name, content) in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UnreadableFile) as caught:
            read_document(path)
        assert caught.value.key == key
        assert name in caught.value.say("sv")
    path = tmp_path / "h.docx"
    path.write_bytes(broken.getvalue())
    with pytest.raises(SamverkanError):
        bounded(read_document, path)


@pytest.mark.slow
def test_a_bomb_ends_only_its_own_process(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<x/>")
        with made.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1500):
                part.write(b" " * 1_000_000)
    with pytest.raises(UnreadableFile):
        bounded(read_document, path)


@pytest.mark.parametrize("word", ["A-", "har tillsammans med ", "Mora, "])
def test_a_text_made_to_take_for_ever_is_read_soon(tmp_path: Path, word: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Projekt\n\n{word * (60_000 // len(word))}\n", "utf-8")
    started = time.process_time()
    proposals(Reading(read_document(path), Gazetteer(reference_names())))
    assert time.process_time() - started < 20


@pytest.mark.slow
def test_a_text_that_costs_too_much_ends_only_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tung.txt"
    path.write_text("Parter: Anna, Berg, Mora, " * 60_000, "utf-8")
    monkeypatch.setenv("SAMVERKAN_MAX_SECONDS", "1")
    with pytest.raises(UnreadableFile) as caught:
        bounded(find, path)
    assert caught.value.key == "file_slow"


def test_a_table_on_a_page_is_read_row_by_row(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    rows = [
        ("Part", "Namn", "Titel"),
        ("Länsstyrelsen i", "Dan Rask", "Landshövding"),
        ("Dalarnas län", "", ""),
        ("Mora kommun", "Bo Ek", "Kommunalråd"),
    ]
    path = tmp_path / "a.pdf"
    places = [(0.1, 0.9), (0.24, 0.9), (0.4, 0.9)]
    pdf(
        path,
        *(
            (x, y - i * 0.015, text)
            for i, row in enumerate(rows)
            for (x, y), text in zip(places, row, strict=True)
            if text
        ),
    )
    assert texts(path) == [
        "Part\tNamn\tTitel",
        "Länsstyrelsen i Dalarnas län\tDan Rask\tLandshövding",
        "Mora kommun\tBo Ek\tKommunalråd",
    ]


def test_a_table_of_a_web_page_is_read_row_by_row_and_its_layout_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<!doctype html><table><tr><td><h2>Bakgrund</h2><p>Ett avtal.</p></td><td>Meny</td></tr>"
        "</table><table><tr><th>Område</th><th>Parter</th></tr><tr><td><p>Bostad</p></td>"
        "<td><ul><li>Mora kommun<li>Orsa kommun</ul></td></tr></table>",
        "utf-8",
    )
    read = read_document(path)
    assert [(line.text, line.style, line.level) for line in read.lines if line.text] == [
        ("Bakgrund", "heading", 2),
        ("Ett avtal.", "", 0),
        ("Meny", "", 0),
        ("Område\tParter", "row", 0),
        ("Bostad\tMora kommun; Orsa kommun", "row", 0),
    ]
