"""A file is what its name says, or it is told."""

from pathlib import Path

import pytest

from samverkan.data.guards import look
from samverkan.errors import UnreadableFile


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.csv", b"PK\x03\x04....", "file_is_archive"),
        ("a.csv", b"%PDF-1.4", "file_is_pdf"),
        ("a.csv", b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", "file_is_page"),
        ("a.csv", b"\x1f\x8b\x08", "file_is_packed"),
        ("a.tsv", b"\xff\xd8\xff\xe0", "file_is_picture"),
        ("a.ttl", b"SQLite format 3\0", "file_is_program"),
        ("a.pdf", b"hej", "file_is_text"),
        ("a.rdf", b"<a>" * 600, "file_deep"),
        ("a.json", b"[" * 101, "file_deep"),
        ("a.jsonld", b'{"@context":["a",{"b":{"@context":"http://a/"}}]}', "context_elsewhere"),
    ],
)
def test_what_is_something_else_is_refused(
    name: str, content: bytes, key: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        look(tmp_path / name)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"<htm>,b"),
        ("a.html", b"<!doctype html>"),
        ("a.json", b'{"a": "' + b"[" * 500 + b'\\" [["}'),
        ("a.json", b"[" * 100 + b"]" * 100),
        ("a.jsonld", b'{"@context": {"a": "http://a/"}, "a:b": "@context"}'),
        ("a.jsonld", b"{"),
        ("a.rdf", b'<!DOCTYPE r [<!ENTITY owl "http://www.w3.org/2002/07/owl#">]><r a="&owl;"/>'),
    ],
)
def test_what_is_as_it_says_passes(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    look(tmp_path / name)


def test_each_file_of_a_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableFile, match="names"):
        look(tmp_path)


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text("hemligt")
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "inside.csv").write_text("id")
    (folder / "alike.csv").symlink_to(folder / "inside.csv")
    look(folder)
    (folder / "names.csv").symlink_to(tmp_path / "outside.csv")
    with pytest.raises(UnreadableFile) as caught:
        look(folder)
    assert caught.value.key == "file_link"
