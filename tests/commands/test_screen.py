"""Whatever stands in files, and whatever they are called, a terminal is not steered by it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.text import Text

from samverkan.commands import output
from samverkan.commands.screen import visible
from samverkan.commands.settings import Settings
from tests.conftest import Ran

HOSTILE = "\x1b]0;titel\x07\x1b[2J\x9b31m\u202e"


@pytest.mark.parametrize("text", ["Vägen in\n\tÖster", "👩‍👩‍👧", ""])
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_nothing_that_steers_is_left() -> None:
    assert not set(visible(HOSTILE)) & set("\x1b\x07\x9b\u202e")


def test_a_table_on_a_terminal_has_no_control_of_its_cells(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    output.put_rich(Settings(), Text(HOSTILE, style="bold"), HOSTILE)
    output.put(Settings(), HOSTILE)
    shown = capsys.readouterr().out
    assert "titel" in shown
    assert not set(shown.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")


def test_the_name_of_a_file_is_told_in_one_line_without_controls(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "a\nb\x1b]0;t\x07.xlsx"
    path.write_text("x")
    done = run("check", path)
    assert done.code == 1
    assert len(done.err.strip().splitlines()) == 1
    assert not set(done.err) & set("\x1b\x07")


def test_of_a_query_that_is_too_long_no_more_is_read(
    run: Callable[..., Ran], store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.rq"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    done = run("--store", store, "query", path)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
