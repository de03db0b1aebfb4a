"""Readers that do all they should not: the process that called them goes on, and is told why."""

import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.bounded import Limits, bounded
from samverkan.errors import FaultsFound, NotFound, UnreadableFile
from samverkan.faults import Fault
from samverkan.loading import REGISTERS, check, read

READERS = """
import ctypes, os, socket, subprocess, sys, tempfile, time
from pathlib import Path
from samverkan.errors import FaultsFound, NotFound
from samverkan.faults import Fault

def text(path): return path.read_text()
def named(path, *words, last): return (path, words, last)
def reads_null(path): ctypes.string_at(0)
def aborts(path): os.abort()
def aborts_for_memory(path):
    os.write(2, b"memory allocation of 8000000000 bytes failed")
    os.abort()
def is_killed(path): os.kill(os.getpid(), 9)
def takes_memory(path):
    taken = []
    while True: taken.append(bytearray(10**7))
def answers_without_end(path): return "x" * 20_000_000
def works_without_end(path):
    while True: pass
def waits_without_end(path): time.sleep(1000)
def connects(path): socket.create_connection(("127.0.0.1", 9), 1)
def connects_a_file(path): socket.socket(socket.AF_UNIX)
def runs_a_program(path): subprocess.run([sys.executable, "-c", "1"])
def calls_itself(path): calls_itself(path)
def fails(path): raise KeyError("what was\\nsought")
def is_strange(path): return object()
def fills_the_disk(path):
    with tempfile.TemporaryFile() as file:
        while True: file.write(bytes(10**8))
def leaves_quietly(path): os._exit(0)
def leaves(path): raise SystemExit(3)
def answers_falsely(path):
    for number in range(3, 20):
        try: os.write(number, b'["answer",{"$":"samverkan.cli:main","v":{}}]')
        except OSError: pass
    os._exit(0)
def prints(path): print("x" * 100_000); os.write(1, b"more"); return 1
def is_not_found(path): raise NotFound("no_such_file", path=path)
def has_faults(path): raise FaultsFound([Fault("a.csv", "quote", 3, "name", "x", {"n": 1})])
def may_not(path): return Path(path.parent / "closed").read_text()
def leaves_files(path):
    place = tempfile.mkdtemp()
    (Path(place) / "left").write_text("x")
    return place
def begins_another(path):
    path.with_name("pid").write_text(str(os.getpid()))
    if not os.fork():
        path.with_name("new").write_text(str(os.getpid()))
        path.with_name("new").replace(path.with_name("pid"))
        try: os.setsid()
        except OSError: pass
        time.sleep(1000)
def begins_another_and_stops(path):
    begins_another(path)
    while path.with_name("pid").read_text() == str(os.getpid()): pass
    os.kill(os.getpid(), 24)
"""
SMALL = Limits(memory=200_000_000, answer=1_000_000, seconds=1)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A module of readers, where Python finds it."""
    folder = tmp_path_factory.mktemp("readers")
    (folder / "readers_of_all_kinds.py").write_text(READERS)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("readers_of_all_kinds")
    sys.path.remove(str(folder))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file from outside."""
    path = tmp_path / "lista å.csv"
    path.write_text("hej")
    return path


def test_answers_and_arguments_come_over_whole(readers: Any, file: Path) -> None:
    assert bounded(readers.text, file) == "hej"
    assert bounded(readers.named, file, "a", ("b",), last={3: file}) == (
        file,
        ("a", ("b",)),
        {3: file},
    )


def test_what_a_reader_prints_is_no_answer(readers: Any, file: Path) -> None:
    assert bounded(readers.prints, file) == 1


@pytest.mark.parametrize(
    ("reader", "key"),
    {
        "reads_null": "file_breaks",
        "aborts": "file_breaks",
        "aborts_for_memory": "file_memory",
        "is_killed": "file_memory",
        "takes_memory": "file_memory",
        "answers_without_end": "file_grows",
        "works_without_end": "file_slow",
        "waits_without_end": "file_slow",
        "connects": "file_unread",
        "connects_a_file": "file_unread",
        "calls_itself": "file_deep",
        "fails": "file_unread",
        "is_strange": "file_unread",
        "fills_the_disk": "file_unread",
        "leaves_quietly": "file_breaks",
        "leaves": "file_unread",
        "answers_falsely": "file_breaks",
    }.items(),
)
@pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")
def test_whatever_a_reader_does_the_file_is_named(
    readers: Any, file: Path, reader: str, key: str
) -> None:
    # What does not end for want of time has enough of it, on a busy machine too.
    limits = SMALL if key == "file_slow" else replace(SMALL, seconds=15)
    with pytest.raises(UnreadableFile) as raised:
        bounded(getattr(readers, reader), file, limits=limits)
    assert raised.value.key == key
    for lang in ("sv", "en"):
        assert str(file) in raised.value.say(lang)
        assert "\n" not in raised.value.say(lang)


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")
def test_no_program_is_run(readers: Any, file: Path) -> None:
    with pytest.raises(PermissionError):
        bounded(readers.runs_a_program, file, limits=SMALL)


def test_errors_of_the_tree_are_raised_as_they_are(readers: Any, file: Path) -> None:
    with pytest.raises(NotFound) as missing:
        bounded(readers.is_not_found, file)
    assert missing.value.say("sv") == NotFound("no_such_file", path=file).say("sv")
    with pytest.raises(FaultsFound) as wrong:
        bounded(readers.has_faults, file)
    assert wrong.value.faults == (Fault("a.csv", "quote", 3, "name", "x", {"n": 1}),)
    with pytest.raises(FileNotFoundError) as other:
        bounded(readers.may_not, file)
    assert other.value.filename == str(file.parent / "closed")


def test_nothing_is_left_on_the_disk(readers: Any, file: Path) -> None:
    assert not Path(bounded(readers.leaves_files, file)).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_a_reader_began_is_ended_with_it(readers: Any, file: Path) -> None:
    began = time.monotonic()
    assert bounded(readers.begins_another, file) is None
    _assert_gone(int(file.with_name("pid").read_text()))
    with pytest.raises(UnreadableFile, match="SAMVERKAN_MAX_SECONDS"):
        bounded(readers.begins_another_and_stops, file)
    _assert_gone(int(file.with_name("pid").read_text()))
    assert not _with_parent(os.getpid())
    assert time.monotonic() - began < 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_the_reader(readers: Any, file: Path) -> None:
    def interrupt() -> None:
        time.sleep(1)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        bounded(readers.waits_without_end, file)
    assert time.monotonic() - began < 20
    assert not _with_parent(os.getpid())


def _assert_gone(pid: int) -> None:
    state = Path(f"/proc/{pid}/stat")
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if state.read_text().rpartition(")")[2].split()[0] == "Z":
                return
        except OSError:
            return
        time.sleep(0.01)
    raise AssertionError(pid)


def _with_parent(pid: int) -> list[str]:
    """Return the readers that are still there below a process."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes()
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if b"bounded.child" in command and int(parent) == pid:
            found.append(place.name)
    return found


def test_a_register_comes_over_as_it_is() -> None:
    folder = REGISTERS / "vagen-in"
    assert bounded(read, folder) == read(folder)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        bounded(read, tmp_path / "nothing.csv")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(UnreadableFile):
            check(tmp_path / "pipe.csv")
        with pytest.raises(UnreadableFile):
            check("/dev/zero")


def test_a_setting_gives_more_or_less(
    readers: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_MAX_SECONDS", "1")
    with pytest.raises(UnreadableFile, match="SAMVERKAN_MAX_SECONDS"):
        bounded(readers.works_without_end, file)


def test_a_function_inside_another_is_refused(file: Path) -> None:
    reader: Callable[[Path], str] = lambda path: path.name  # noqa: E731
    with pytest.raises(ValueError, match="lambda"):
        bounded(reader, file)
