"""`export network` as a page: where it goes, and what stands above it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran


@pytest.fixture
def written(run: Callable[..., Ran], store: Path, tmp_path: Path) -> Callable[..., str]:
    def call(*arguments: Any) -> str:
        out = tmp_path / "page.html"
        ran = run("--store", store, "export", "network", "--out", out, "--force", *arguments)
        assert ran.code == 0, ran.err
        assert ran.out.strip() == str(out)
        return out.read_text("utf-8")

    return call


def test_a_title_stands_above_the_page_as_text(written: Callable[..., str]) -> None:
    text = written("--area", "bostad", "--title", "Bostad <b>2026</b>")
    assert "<h1><bdi>Bostad &lt;b&gt;2026&lt;/b&gt;</bdi></h1>" in text
    # What it is of stands below.
    assert "Vägen till bostad" in text[: text.index("<main>")]


def test_no_title_is_what_the_picture_is_of(written: Callable[..., str]) -> None:
    for none in ([], ["--title", " "]):
        assert "<h1><bdi>Vägen till bostad</bdi></h1>" in written("--area", "bostad", *none)


def test_findings_are_in_the_page_unless_they_are_not_wanted(written: Callable[..., str]) -> None:
    assert 'id="findings"' in written("--area", "bostad")
    assert 'id="findings"' not in written("--area", "bostad", "--no-findings")


@pytest.mark.slow
def test_the_same_store_gives_the_same_bytes(written: Callable[..., str]) -> None:
    assert written() == written()
