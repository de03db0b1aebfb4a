"""Figures from the command line: what is asked for, where it goes, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran


@pytest.fixture
def figure(run: Callable[..., Ran], store: Path, tmp_path: Path) -> Callable[..., Ran]:
    def call(*arguments: object) -> Ran:
        return run("--store", store, "export", "figure", *arguments)

    return call


@pytest.mark.parametrize(
    ("suffix", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")]
)
def test_the_suffix_says_the_format(
    figure: Callable[..., Ran], tmp_path: Path, suffix: str, start: bytes
) -> None:
    out = tmp_path / f"bild.{suffix}"
    assert figure("network", "--area", "bostad", "--out", out).code == 0
    assert out.read_bytes().startswith(start)


@pytest.mark.slow
def test_it_is_named_for_what_it_is(
    figure: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = figure("network", "--area", "bostad", "--format", "pdf", "--size", "slide")
    assert told.out.strip() == "figur-network-bostad.pdf"
    again = figure("network", "--area", "bostad", "--format", "pdf")
    assert again.code == 1
    assert figure("network", "--area", "bostad", "--format", "pdf", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nätverk"], 2, "network"),
        (["network", "--format", "gif"], 2, "svg"),
        (["network", "--out", "bild.jpg"], 2, ".svg"),
        (["network", "--out", "finns/inte/bild.svg"], 1, "finns"),
        (["network", "--dpi", "5"], 2, "50"),
        (["tiles", "--rows", "area"], 2, "matrix"),
        (["matrix", "--layer", "declared"], 2, "network"),
        (["matrix", "--rows", "place"], 2, "place"),
        (["network", "--size", "poster"], 2, "slide"),
        (["network", "--area", "bostda"], 1, "bostad"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    figure: Callable[..., Ran], arguments: list[str], code: int, told: str
) -> None:
    found = figure(*arguments)
    assert found.code == code
    assert told in found.err
