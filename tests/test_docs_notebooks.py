"""The notebooks of the documentation run from top to bottom, and say what they should."""

import importlib.util
from pathlib import Path
from typing import Any

import openpyxl
import pytest

NOTEBOOKS = Path(__file__).parents[1] / "docs" / "notebooks"
NAMES = ("researcher", "strateg")

nbformat = pytest.importorskip("nbformat")


def read(name: str) -> Any:
    return nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)


def run(name: str, folder: Path) -> dict[str, str]:
    """Run a notebook in a folder; return what each cell that shows anything shows, by its name."""
    client = pytest.importorskip("nbclient")
    book = read(name)
    where = {"metadata": {"path": str(folder)}}
    client.NotebookClient(book, timeout=300, kernel_name="python3", resources=where).execute()
    return {cell.id: _shown(cell) for cell in book.cells if cell.get("outputs")}


def _shown(cell: Any) -> str:
    shown = []
    for output in cell.outputs:
        assert output.output_type != "error"
        assert output.get("name") != "stderr", output.text
        data = output.get("data", {})
        shown += [output.get("text", ""), data.get("text/html", data.get("text/plain", ""))]
    return "".join(shown)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_kept_without_what_it_shows(name: str) -> None:
    book = read(name)
    nbformat.validate(book)
    assert all(not cell.get("outputs") for cell in book.cells)
    assert all(cell.get("execution_count") is None for cell in book.cells)
    ids = [cell.id for cell in book.cells]
    assert len(set(ids)) == len(ids)
    assert book.cells[0].source.startswith("# ")


needs_kernel = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("nbclient", "ipykernel", "pandas"))),
    reason="the notebook's libraries are not installed",
)


@pytest.mark.slow
@needs_kernel
def test_the_researchers_notebook(tmp_path: Path) -> None:
    told = run("researcher", tmp_path)
    assert "påståenden" in told["open"]
    assert "kommunerna" in told["query"]
    assert "mean" in told["query-types"]
    assert "Actors: 23." in told["two-mode"]
    assert "data:image/svg+xml" in told["two-mode"]
    assert "Vuxenutbildning och kunskaper i svenska, rad 222" in told["evidence"]
    assert "Pairs with something in common: 136." in told["one-mode"]
    assert "0.538" in told["hubs"]
    assert "0.494" in told["hubs"]
    assert told["holm"].startswith("253 pairs, ")
    assert told["holm"].endswith("0 after Holm's correction\n")
    assert "-0.04" in told["qap"]
    assert told["export"] == "lists units, statements\n"
    assert told["read-back"] == "23 136\n"
    assert (tmp_path / "declared-newman.graphml").is_file()


@pytest.mark.slow
@needs_kernel
def test_the_strategists_notebook(tmp_path: Path) -> None:
    told = run("strateg", tmp_path)
    assert "Bara löften: inga belägg är kända" in told["fraga"]
    assert "Utan område: 30" in told["fraga"]
    assert "Migrationsverket" in told["lofte"]
    assert "Namngiven, inget belägg känt" in told["luckor"]
    assert told["att-fraga"].startswith("– Till Arbetsförmedlingen: Vägen in nämner er")
    assert "Avesta" in told["tackning"]
    assert "SPICA" in told["overlapp"]
    assert "data:image/svg+xml" in told["bild"]
    assert told["sida"].startswith("bostad.html")
    assert (tmp_path / "bostad.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert told["excel"] == "bostad.xlsx\nluckor.xlsx\n"
    book = openpyxl.load_workbook(tmp_path / "bostad.xlsx")
    assert book.sheetnames == ["Om", "Svar", "Utan område"]
    assert book["Svar"].max_row == 8
    assert openpyxl.load_workbook(tmp_path / "luckor.xlsx").sheetnames[1] == "Luckor"
