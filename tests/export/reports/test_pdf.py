"""Reports as PDF: printed by a real browser, and a clear word where there is none."""

import sys
import time
from pathlib import Path

import pytest

from samverkan.errors import NotFound, OutputError
from samverkan.export.reports import pdf as printing
from samverkan.export.reports.document import Document, Paragraph, Run
from tests.browser import chromium

SMALL = Document("Rapport", "Prov", "sv", (Paragraph((Run("Hej, åäö."),)),))


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium")
def test_a_browser_prints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", chromium() or "")
    content = printing.pdf(SMALL)
    assert content.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in content or b"/MediaBox" in content


def test_without_a_browser_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(printing, "PLACES", ())
    with pytest.raises(NotFound, match="Install Chromium, Chrome or Edge"):
        printing.pdf(SMALL)


def script(folder: Path, text: str) -> str:
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\n{text}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
@pytest.mark.parametrize(
    ("text", "why"), [("raise SystemExit(3)", ": 3"), ("pass", ": –")], ids=["fails", "nothing"]
)
def test_a_browser_that_fails_is_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, why: str
) -> None:
    monkeypatch.setenv("CHROMIUM", script(tmp_path, text))
    with pytest.raises(OutputError, match=why):
        printing.pdf(SMALL)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
def test_a_browser_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", script(tmp_path, "import time; time.sleep(60)"))
    begun = time.monotonic()
    with pytest.raises(OutputError):
        printing.pdf(SMALL, seconds=1)
    assert time.monotonic() - begun < 30
