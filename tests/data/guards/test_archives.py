"""Archives are looked at before they are unpacked."""

import os
import zipfile
from pathlib import Path

import pytest

from samverkan.data.guards import look
from samverkan.errors import UnreadableFile
from tests.data.hostile import archive, cells, lying_archive, raw, workbook

_SHEET = "xl/worksheets/sheet1.xml"
WRONG = {
    "one part that grows": (archive(**{"xl/a.xml": b" " * 30_000_000}), "archive_grows"),
    "parts that grow together": (
        archive(**{f"xl/{n}.xml": os.urandom(20_000) * 150 for n in range(60)}),
        "archive_grows",
    ),
    "too many parts": (archive(**{f"xl/{n}.xml": b"a" for n in range(2_001)}), "archive_parts"),
    "a part outside": (archive(**{"../../etc/cron.d/a": b"a"}), "archive_paths"),
    "a part at the root": (archive(**{"/etc/cron.d/a": b"a"}), "archive_paths"),
    "a part outside on Windows": (archive(**{"..\\..\\a": b"a"}), "archive_paths"),
    "cells far out": (
        raw(workbook(**{_SHEET: cells(*(f"XFD{n}" for n in range(1, 2_000)))})),
        "sheet_extent",
    ),
    "half of it": (raw(workbook()[:-200]), "archive_broken"),
    "only a beginning": (raw(b"PK\x03\x04" + bytes(100)), "archive_broken"),
    "text": (raw(b"hej"), "file_is_text"),
    "an old workbook": (raw(b"\xd0\xcf\x11\xe0" + bytes(100)), "file_is_old"),
}


@pytest.mark.parametrize(("make", "key"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_what_is_made_to_grow_is_refused(make, key, suffix, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"fil{suffix}"
    make(path)
    with pytest.raises(UnreadableFile) as caught:
        look(path)
    assert caught.value.key == key
    assert str(path) in caught.value.say("sv")


def test_a_directory_that_lies_is_found_out(tmp_path: Path) -> None:
    lying_archive(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile):
        look(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "content",
    {
        "a workbook": workbook(),
        "one cell at the far corner": workbook(**{_SHEET: cells("A1", "XFD1048576")}),
        "a wide and honest sheet": workbook(
            **{_SHEET: cells(*(f"AB{n}" for n in range(1, 9_999)))}
        ),
        "a large part that packs as text does": workbook(
            **{"xl/sharedStrings.xml": b"".join(b"<si><t>%d</t></si>" % n for n in range(200_000))}
        ),
    }.values(),
)
def test_an_honest_workbook_passes(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    look(path)
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_a_document_type_is_refused(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    strings = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY e "x">]><sst>&e;</sst>'
    path.write_bytes(workbook(**{"xl/sharedStrings.xml": strings.encode(encoding)}))
    with pytest.raises(UnreadableFile) as caught:
        look(path)
    assert "sharedStrings" in caught.value.say("sv")


def test_a_row_below_the_last_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(**{"xl/worksheets/sheet1.xml": cells("A99999999999999999999")}))
    with pytest.raises(UnreadableFile):
        look(path)
