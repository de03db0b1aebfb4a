"""What the reading of a file may cost: something for any file, and more the larger it is."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samverkan.errors import NotFound, UnreadableFile, UsageError

_MB: Final = 1_000_000
#: The largest file, or folder of files, that is read at all.
MOST: Final = 1_000 * _MB
#: For any file, and for each byte of it: memory and answer in bytes, time in seconds.
MEMORY: Final = (1_000 * _MB, 40)
ANSWER: Final = (20 * _MB, 20)
SECONDS: Final = (30, 20 / _MB)
#: The most that a reader may write to a file of its own, which is gone when it is done.
SCRATCH: Final = 200 * _MB
#: How much longer than its own time a reader may take while others use the machine.
PATIENCE: Final = 4
#: What raises the limits, where a large and honest file needs more.
MEMORY_SETTING: Final = "SAMVERKAN_MAX_MEMORY"
TIME_SETTING: Final = "SAMVERKAN_MAX_SECONDS"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of `memory` and of the `answer`, and `seconds` of work."""

    memory: int
    answer: int
    seconds: float

    @property
    def patience(self) -> float:
        """The seconds that may pass by the clock."""
        return self.seconds * PATIENCE


def limits_for(path: Path) -> Limits:
    """Return what the reading of a file, or of all files in a folder, may cost.

    The environment may set the memory (`SAMVERKAN_MAX_MEMORY`, in MB) and the time
    (`SAMVERKAN_MAX_SECONDS`). Raises NotFound where there is nothing, UnreadableFile for what is no
    file (a device, a pipe) or is larger than a gigabyte, and UsageError for a setting that is no
    number.
    """
    size = sum(_sizes(path))
    if size > MOST:
        raise UnreadableFile("file_large", path=path, size=size // _MB, most=MOST // _MB)
    memory, seconds = _setting(MEMORY_SETTING), _setting(TIME_SETTING)
    return Limits(
        memory=memory * _MB if memory else MEMORY[0] + MEMORY[1] * size,
        answer=ANSWER[0] + ANSWER[1] * size,
        seconds=seconds or SECONDS[0] + SECONDS[1] * size,
    )


def _sizes(path: Path) -> Iterator[int]:
    try:
        about = path.stat()
    except FileNotFoundError:
        raise NotFound("no_such_file", path=path) from None
    if stat.S_ISDIR(about.st_mode):
        yield from (p.stat().st_size for p in path.iterdir() if p.is_file())
    elif stat.S_ISREG(about.st_mode):
        yield about.st_size
    else:
        raise UnreadableFile("file_no_file", path=path)


def _setting(name: str) -> int:
    text = os.environ.get(name, "")
    if text and not (text.isascii() and text.isdigit()):
        raise UsageError("bad_setting", name=name, value=text)
    return int(text or 0)
