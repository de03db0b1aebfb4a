"""`mapping` explains, guesses and checks, and stores nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.lists.declared import COLUMNS

Run = Callable[..., Any]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_key_is_explained(run: Run, lang: str) -> None:
    told = run("mapping", "--lang", lang).out.splitlines()
    first = {line.split()[0] for line in told if line.startswith("  ")}
    assert first >= set(COLUMNS)


def test_a_guess_is_written_checked_and_loads(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Aktör;Område;Kommun\nIFK Mora;Bostad;Mora\n", "utf-8")
    made = tmp_path / "lista.toml"
    assert run("mapping", "--guess", path, "--out", made).code == 0
    assert run("mapping", "--guess", path, "--out", made).code == 1
    assert run("mapping", "--check", path).code == 0
    assert not (tmp_path / "store").exists()
    assert run("load", path, "--store", tmp_path / "store").code == 0


def test_faults_are_told_and_nothing_is_guessed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text('Aktör;Område\n"A;B\n', "utf-8")
    ran = run("mapping", "--guess", path, "--format", "json")
    assert ran.code in (2, 3)
    assert run("mapping", "--guess", path, "--check", path).code == 2
    assert run("mapping", "--guess", tmp_path / "borta.csv").code == 1
