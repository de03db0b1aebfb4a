"""A file is written whole or not at all."""

import hashlib
import sys
from pathlib import Path

import pytest

from samverkan.errors import OutputError
from samverkan.export.files import SUMS, write, write_folder


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


FILES = {"a.txt": b"one", "in/b.txt": "två".encode()}


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_a_folder_is_written_whole_with_the_sums_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "å"
    assert write_folder(folder, FILES) == folder
    assert everything(folder) == FILES
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256(FILES[name]).hexdigest()
    assert inside(tmp_path) == ["å"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_others_may_read_a_folder(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", FILES)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "in" / "b.txt").stat().st_mode & 0o777 == 0o644


def test_an_empty_folder_is_filled_and_a_full_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_folder(tmp_path / "a", FILES)
    with pytest.raises(OutputError, match="--force"):
        write_folder(tmp_path / "a", {"c.txt": b""})
    write_folder(tmp_path / "a", {"c.txt": b""}, force=True)
    assert everything(tmp_path / "a") == {"c.txt": b""}
    assert inside(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["mine.txt", "in/mine.txt", "link"])
def test_what_others_put_there_is_never_taken_away(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path / "a", FILES)
    if name == "link":
        (folder / name).symlink_to(tmp_path)
    else:
        (folder / name).write_bytes(b"mine")
    with pytest.raises(OutputError, match=name):
        write_folder(folder, FILES, force=True)
    assert (folder / name).exists()


def test_a_folder_that_this_did_not_write_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"a\.txt"):
        write_folder(tmp_path, FILES, force=True)
    with pytest.raises(OutputError):
        write_folder(tmp_path / "a.txt", FILES, force=True)
    with pytest.raises(OutputError):
        write_folder(tmp_path / "none" / "b", FILES)
    assert everything(tmp_path) == {"a.txt": b"mine"}


def test_a_disk_that_gives_out_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "a", FILES)
    move = Path.replace

    def full(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(folder, {"c.txt": b""}, force=True)
    assert everything(folder) == FILES
    assert inside(tmp_path) == ["a"]
