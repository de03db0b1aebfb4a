"""The process that a reader runs in: begun for one file, waited for, and ended whatever happens."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from samverkan import errors
from samverkan.data.bounded import child
from samverkan.data.bounded.limits import MEMORY_SETTING, TIME_SETTING, Limits, limits_for
from samverkan.data.bounded.plain import packed, unpacked
from samverkan.errors import SamverkanError, UnreadableFile

Answer = TypeVar("Answer")

#: What the new process does: find modules where this one does, and serve one request.
_BEGIN: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); "
    "from samverkan.data.bounded.child import serve; serve()"
)
#: Libraries should neither start threads, each of which takes room, nor leave files behind.
_SURROUNDINGS: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
#: What libraries say before they give up for want of memory, in Rust and in C++, and how much of
#: what a process said last is looked at.
_LACKING: Final = (b"memory allocation of", b"bad_alloc")
_LACKED: Final = "memory"
_LAST: Final = 10_000
_MB: Final = 1_000_000
_CHUNK: Final = 1 << 20
#: Seconds between two looks at whether a process still runs, and for what it told last to come.
_MOMENT: Final = 1.0


def bounded(
    function: Callable[..., Answer],
    path: Path,
    *arguments: Any,
    limits: Limits | None = None,
    **named: Any,
) -> Answer:
    """Return `function(path, *arguments, **named)`, run in a process with limits.

    `function` stands at the top of a module. `limits` are those of `limits_for` unless given. In
    such a process, a further call is made directly.

    Raises what the function raises of `samverkan.errors`, OSError, and UnreadableFile when it takes
    more than it may, breaks down, or fails in any other way; ValueError for a function that stands
    within another.
    """
    if child.serving:
        return function(path, *arguments, **named)
    if "<" in function.__qualname__:
        raise ValueError(f"{function.__qualname__} does not stand at the top of a module")
    limits = limits or limits_for(path)
    where = f"{function.__module__}:{function.__qualname__}"
    request = packed((where, (path, *arguments), named, limits))
    with tempfile.TemporaryDirectory(prefix="samverkan-", ignore_cleanup_errors=True) as scratch:
        told, ended = _run(request, limits, path, scratch)
    if told is None:
        raise _broken(path, ended, limits)
    try:
        kind, value = unpacked(told)
    except ValueError as error:
        raise UnreadableFile("file_breaks", path=path) from error
    if kind == "answer":
        answer: Answer = value
        return answer
    raise _raised(path, kind, value, limits)


def _run(request: bytes, limits: Limits, path: Path, scratch: str) -> tuple[bytes | None, str]:
    """Return what the process told, if it came to an end by itself, or how it ended."""
    with Path(scratch, "said").open("w+b") as said:
        told, ended = _told(request, limits, path, scratch, said)
        if ended == 0:
            return told, ""
        said.seek(max(0, said.seek(0, os.SEEK_END) - _LAST))
        names = {-number.value: number.name for number in signal.Signals}
        lacked = any(word in said.read() for word in _LACKING)
        return None, _LACKED if lacked else names.get(ended, "")


def _told(
    request: bytes, limits: Limits, path: Path, scratch: str, said: IO[bytes]
) -> tuple[bytes, int]:
    """Return what the process told, and its exit code; what it says besides goes into `said`."""
    places = json.dumps([place or str(Path.cwd()) for place in sys.path]).encode()
    told = bytearray()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-X", "utf8", "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        env=os.environ | _SURROUNDINGS | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch),
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    listener = threading.Thread(
        target=_listen, args=(process.stdout.fileno(), told, limits.answer), daemon=True
    )
    try:
        listener.start()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(places + b"\n" + request)
            process.stdin.close()
        if not _heard(listener, process, limits.patience):
            raise UnreadableFile(
                "file_slow", path=path, seconds=round(limits.seconds), setting=TIME_SETTING
            )
        if len(told) > limits.answer:
            raise UnreadableFile("file_grows", path=path, most=limits.answer // _MB)
        ended = process.wait(limits.patience)
    finally:
        _end(process)
        listener.join(_MOMENT)
        with contextlib.suppress(OSError):
            process.stdin.close()
        if not listener.is_alive():
            process.stdout.close()
    return bytes(told), ended


def _listen(stream: int, told: bytearray, most: int) -> None:
    """Read to the end of the stream, or a little further than is allowed."""
    while len(told) <= most and (part := os.read(stream, _CHUNK)):
        told += part


def _heard(listener: threading.Thread, process: subprocess.Popen[bytes], patience: float) -> bool:
    """Wait for all that a process tells; return whether it was told in time.

    One that has ended tells nothing more, even if another that it began would still do so.
    """
    until = time.monotonic() + patience
    while listener.is_alive() and process.poll() is None and time.monotonic() < until:
        listener.join(_MOMENT)
    if process.poll() is not None:
        _end(process)
        listener.join(_MOMENT)
        return True
    return not listener.is_alive()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and any that it has begun, which may outlive it."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _broken(path: Path, ended: str, limits: Limits) -> UnreadableFile:
    """Return the error of a process that did not come to its end."""
    match ended:
        case "SIGXCPU":
            seconds = round(limits.seconds)
            return UnreadableFile("file_slow", path=path, seconds=seconds, setting=TIME_SETTING)
        case "SIGKILL" | "memory":
            return _too_much(path, limits)
        case _:
            return UnreadableFile("file_breaks", path=path)


def _raised(path: Path, kind: str, value: Any, limits: Limits) -> Exception:
    """Return what the reader raised."""
    match kind:
        case "memory":
            return _too_much(path, limits)
        case "deep":
            return UnreadableFile("file_deep", path=path)
        case "system":
            number, text, name = value
            return OSError(number, text, name)
        case "other":
            return UnreadableFile("file_unread", path=path, why=value)
        case _:
            return _of_the_tree(kind, value) or UnreadableFile("file_breaks", path=path)


def _of_the_tree(kind: str, state: Any) -> SamverkanError | None:
    class_ = getattr(errors, kind, None)
    if not (isinstance(class_, type) and issubclass(class_, SamverkanError)):
        return None
    error = class_.__new__(class_, state.get("key"), state.get("fields"))
    error.__dict__.update(state)
    return error


def _too_much(path: Path, limits: Limits) -> UnreadableFile:
    most = limits.memory // _MB
    return UnreadableFile("file_memory", path=path, most=most, setting=MEMORY_SETTING)
