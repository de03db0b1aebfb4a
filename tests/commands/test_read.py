"""`read` says what a document is worth, and stores nothing."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran

AGREEMENT = """Överenskommelse om bostäder i Värmland 2019-2022

Parter

Karlstads kommun
Region Värmland
Länsstyrelsen Värmland
Föreningen Öppna Dörren

Planering

Samverkansparter: Karlstads kommun i samarbete med Migrationsverket och näringslivet.
"""


def test_rows_are_proposed_with_their_places_and_nothing_is_stored(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "avtal.txt"
    path.write_text(AGREEMENT, "utf-8")
    ran = run("read", path, "--store", tmp_path / "none", "--format", "json")
    assert ran.code == 0
    assert not (tmp_path / "none").exists()
    told = ran.json()
    signed = [row for row in told["rows"] if row["table"] == "signatures"]
    assert [(row["as_printed"], row["line"]) for row in signed] == [
        ("Karlstads kommun", 5),
        ("Region Värmland", 6),
        ("Länsstyrelsen Värmland", 7),
        ("Föreningen Öppna Dörren", 8),
    ]
    committed = [row["cells"] for row in told["rows"] if row["table"] == "commitments"]
    assert [(cells["as_printed"], cells.get("leads", "")) for cells in committed] == [
        ("Karlstads kommun", "true"),
        ("Migrationsverket", ""),
        ("näringslivet", ""),
    ]
    assert told["documents"][0]["from"], told["documents"][0]["to"] == ("2019", "2022")


def test_the_table_is_read_in_both_languages(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "avtal.txt"
    path.write_text(AGREEMENT, "utf-8")
    swedish = run("read", path, "--store", tmp_path / "none", "--format", "table")
    english = run("read", path, "--store", tmp_path / "none", "--format", "table", "--lang", "en")
    assert "Inget är lagrat" in swedish.out
    assert "Nothing is stored" in english.out


def test_a_scanned_or_old_document_is_told(run: Callable[..., Ran], tmp_path: Path) -> None:
    old = tmp_path / "gammalt.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    ran = run("read", old)
    assert ran.code == 1
    assert ".docx" in ran.err


def test_a_folder_is_told(run: Callable[..., Ran], tmp_path: Path) -> None:
    done = run("--store", tmp_path / "none", "read", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert f"{tmp_path} är en mapp" in done.err


def test_the_table_says_what_is_proposed_by_name_and_with_the_words_around(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "avtal.txt"
    path.write_text(AGREEMENT, "utf-8")
    told = run("read", path, "--store", tmp_path / "none", "--format", "table").out
    assert "Underskrifter (4)" in told
    assert "Planering: Karlstads kommun; leder: ja" in told
    assert "Samverkansparter: [Karlstads kommun] i samarbete med" in told
    assert "fingerprint" not in told
    assert "org-karlstads-kommun" not in told


def test_an_area_is_proposed_with_the_heading_that_names_it(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "avtal.txt"
    path.write_text(AGREEMENT, "utf-8")
    told = run("read", path, "--store", tmp_path / "none", "--format", "json").json()
    [area] = [row for row in told["rows"] if row["table"] == "areas"]
    assert (area["as_printed"], area["line"]) == ("Planering", 10)
