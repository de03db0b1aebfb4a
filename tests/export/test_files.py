"""A file is written whole or not at all."""

import sys
from pathlib import Path

import pytest

from samverkan.errors import OutputError
from samverkan.export.files import write


def inside(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "å.html"
    assert write(path, b"one") == path
    assert write(path, b"two") == path
    assert path.read_bytes() == b"two"
    assert inside(tmp_path) == ["å.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_others_may_read_it(tmp_path: Path) -> None:
    assert write(tmp_path / "a", b"").stat().st_mode & 0o777 == 0o644


def test_a_folder_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "a.html"):
        with pytest.raises(OutputError) as caught:
            write(path, b"x")
        assert str(tmp_path) in caught.value.say("sv")
        assert caught.value.say("sv") != caught.value.say("en")
    assert inside(tmp_path) == []


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        write(tmp_path / "file" / "a.html", b"x")


def test_a_disk_that_gives_out_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a", b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert "No space left" in caught.value.say("sv")
    assert path.read_bytes() == b"old"
    assert inside(tmp_path) == ["a"]


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("samverkan.export.files.tempfile.mkstemp", refuse)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "a", b"x")
    assert "Permission denied" in caught.value.say("en")
