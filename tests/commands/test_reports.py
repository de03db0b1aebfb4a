"""The commands of reports: files named for what they are, and a clear word where there is none."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan.data.forms import read_form
from tests.conftest import Ran

Run = Callable[..., Ran]

#: Each command, and the file that it writes when none is named.
WRITTEN = {
    ("report", "--limit", "1"): "luckor-och-overlapp.html",
    ("report", "--area", "bostad", "--limit", "1"): "luckor-och-overlapp-bostad.html",
    ("dossier", "mora"): "underlag-mora.html",
    ("dossier", "mora", "--format", "docx"): "underlag-mora.docx",
    ("dossier", "mora", "--format", "xlsx"): "underlag-mora.xlsx",
    ("area-sheet", "bostad"): "omradesblad-vägen-till-bostad.html",
    ("plan", "--format", "docx"): "handlingsplan.docx",
    ("digest", "--since", "2019"): "nytt-sedan-2019.html",
}


@pytest.mark.parametrize(("words", "name"), WRITTEN.items(), ids=lambda v: str(v))
def test_a_file_is_named_for_what_it_is(
    run: Run,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("--store", store, "export", *words)
    assert (ran.code, ran.out) == (0, f"{name}\n")
    path = tmp_path / name
    assert path.is_file()
    if path.suffix == ".html":
        assert "Content-Security-Policy" in path.read_text("utf-8")
    else:
        assert zipfile.is_zipfile(path)


def test_a_file_that_exists_is_kept_unless_forced(run: Run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("mitt", "utf-8")
    ran = run("--store", store, "export", "plan", "--out", path)
    assert ran.code == 1
    assert "--force" in ran.err
    assert path.read_text("utf-8") == "mitt"
    assert run("--store", store, "export", "plan", "--out", path, "--force").code == 0


def test_the_form_of_a_dossier_is_read_back(run: Run, store: Path, tmp_path: Path) -> None:
    forms = []
    for suffix in (".docx", ".xlsx"):
        path = tmp_path / f"mora{suffix}"
        assert run("--store", store, "export", "dossier", "mora kommun", "--out", path).code == 0
        forms.append(read_form(path))
    assert forms[0] == forms[1]
    assert forms[0].about == "org-mora-kommun"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "--out", "x.txt"), "Unknown suffix .txt"),
        (("report", "--format", "odt"), "Choose from: html, docx, pdf"),
        (("dossier", "nowhere at all"), "Neither an actor nor a place is called"),
        (("dossier",), "Something is missing: NAME"),
        (("area-sheet", "nothing"), "No area is called"),
        (("digest",), "Something is missing: --since"),
        (("digest", "--since", "igår"), "is not a date"),
        (("digest", "--since", "2019", "--before", "nothing.nq"), "nothing.nq is not there"),
        (("plan", "--out", "no/such/folder/plan.html"), "The folder"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, store: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("--store", store, "--lang", "en", "export", *words)
    assert ran.code in (1, 2)
    assert said in ran.err


def test_without_a_browser_there_is_no_pdf(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("samverkan.export.reports.pdf.PLACES", ())
    path = tmp_path / "plan.pdf"
    ran = run("--store", store, "--lang", "en", "export", "plan", "--out", path)
    assert ran.code == 1
    assert "write the report as html and print it" in ran.err
    assert not path.exists()
