"""`export catalogue` at the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samverkan.export.files import SUMS
from samverkan.knowledge import KnowledgeBase

GIVEN = (
    *("--publisher", "Region Exempel", "--publisher-type", "RegionalAuthority"),
    *("--licence", "CC0-1.0", "--contact-role", "Kansliet", "--contact-email", "a@example.org"),
    *("--base-url", "https://data.example.org/x"),
)
Run = Callable[..., Any]


@pytest.fixture
def small(tiny: Path, tmp_path: Path) -> Path:
    """A store with a small register, which says nothing of itself as open data."""
    with KnowledgeBase.edit(tmp_path / "store") as kb:
        kb.load(tiny)
    return tmp_path / "store"


def export(run: Run, store: Path, *arguments: object) -> Any:
    return run("--store", store, "export", "catalogue", *arguments)


@pytest.mark.slow
def test_a_folder_is_written_and_its_path_printed(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = export(run, store, *GIVEN, "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (0, "open-data-vagen-in\n", "")
    assert (tmp_path / "open-data-vagen-in" / "catalog.rdf").is_file()


def test_what_is_missing_is_told_at_once_and_nothing_is_written(
    run: Run, small: Path, tmp_path: Path
) -> None:
    ran = export(run, small, "--out", tmp_path / "data", "--publisher", "Region Exempel")
    assert ran.code == 1
    assert not (tmp_path / "data").exists()
    for name in ("description", "--licence", "--contact-role", "--contact-email", "--base-url"):
        assert name in ran.err
    assert "(--publisher)" not in ran.err


def test_a_draft_is_written_all_the_same(run: Run, small: Path, tmp_path: Path) -> None:
    ran = export(run, small, "--out", tmp_path / "data", "--draft", "--lang", "en")
    assert ran.code == 0
    assert "draft" in ran.err
    assert "Draft" in (tmp_path / "data" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--licence", "MIT"), "CC-BY-4.0"),
        (("--publisher-type", "PrivateIndividual(s)"), "RegionalAuthority"),
        (("--publisher-org-number", "811228-9874"), "--publisher-org-number"),
        (("--contact-email", "nobody"), "--contact-email"),
        (("--base-url", "ftp://example.org"), "--base-url"),
        (("--base-url", "https://example.org/?x=1"), "--base-url"),
        (("--modified", "2026"), "2026"),
        (("--issued", "2026-02-30"), "2026-02-30"),
        (("--out", "-"), "--out"),
        (("--format", "turtle"), "--format"),
    ],
)
def test_what_cannot_be_used_is_told(
    run: Run, small: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = export(run, small, "--out", tmp_path / "data", "--draft", *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert not (tmp_path / "data").exists()


def test_of_several_registers_one_is_chosen(
    run: Run, small: Path, tmp_path: Path, tiny: Path
) -> None:
    text = (tiny / "register.toml").read_text("utf-8")
    (tiny / "register.toml").write_text(text.replace('"tiny"', '"other"'), "utf-8")
    with KnowledgeBase.edit(small) as kb:
        kb.load(tiny)
    ran = export(run, small, "--draft", "--out", tmp_path / "data")
    assert ran.code == 2
    assert "other, tiny" in ran.err
    ran = export(run, small, "--draft", "--out", tmp_path / "data", "--register", "tiny")
    assert ran.code == 0
    assert (tmp_path / "data" / "tiny.ttl").is_file()
    assert export(run, small, "--register", "nobody").code == 1


def test_force_replaces_what_the_command_wrote_and_nothing_else(
    run: Run, small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    assert export(run, small, "--draft", "--out", folder).code == 0
    (folder / "tables" / "areas.csv").write_text("old")
    ran = export(run, small, "--draft", "--out", folder)
    assert ran.code == 1
    assert "--force" in ran.err
    assert export(run, small, "--draft", "--out", folder, "--force").code == 0
    assert (folder / "tables" / "areas.csv").read_text("utf-8") != "old"
    (folder / "mine.txt").write_text("mine")
    ran = export(run, small, "--draft", "--out", folder, "--force")
    assert ran.code == 1
    assert "mine.txt" in ran.err
    assert (folder / SUMS).is_file()


def test_facts_in_the_register_are_enough(run: Run, tiny: Path, tmp_path: Path) -> None:
    with (tiny / "register.toml").open("a", encoding="utf-8") as file:
        file.write("""
[catalogue]
description = "Ett litet register."
publisher = "Region Exempel"
publisher_type = "RegionalAuthority"
licence = "CC0-1.0"
contact_role = "Kansliet"
contact_email = "kansli@example.org"
base_url = "https://data.example.org/tiny"
""")
    with KnowledgeBase.edit(tmp_path / "store") as kb:
        kb.load(tiny)
    assert export(run, tmp_path / "store", "--out", tmp_path / "data").code == 0
    record = (tmp_path / "data" / "catalog.ttl").read_text("utf-8")
    assert "<https://data.example.org/tiny/tiny.ttl>" in record
    # An option comes before what the register says of itself.
    more = ("--publisher", "Kommunen Exempel", "--force")
    assert export(run, tmp_path / "store", "--out", tmp_path / "data", *more).code == 0
    record = (tmp_path / "data" / "catalog.ttl").read_text("utf-8")
    assert "Kommunen Exempel" in record
    assert "Region Exempel" not in record
