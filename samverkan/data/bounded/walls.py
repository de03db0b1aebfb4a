"""What a reader's process is kept from: memory, time and files without end, network, programs."""

import ctypes
import errno
import os
import platform
import sys
from pathlib import Path
from typing import Final

from samverkan.data.bounded.limits import SCRATCH, Limits

_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 1, 38, 22, 2
_REFUSE, _ALLOW = 0x0005_0001, 0x7FFF_0000  # the call fails with EPERM; the call is made

#: For each machine, what it is called in the kernel, and the numbers of the calls that are refused:
#: socket, connect, execve, execveat, ptrace, process_vm_writev, io_uring_setup; and setpgid and
#: setsid, since whatever stays in the group of this process ends with it.
_CALLS: Final = {
    "x86_64": (0xC000_003E, (41, 42, 59, 322, 101, 311, 425, 109, 112)),
    "aarch64": (0xC000_00B7, (198, 203, 221, 281, 117, 271, 425, 154, 157)),
}
#: What Python tells of before it does it, where the kernel does not refuse it.
_EVENTS: Final = (
    *("socket.__new__", "socket.connect", "socket.getaddrinfo", "urllib.Request"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"),
    *("os.fork", "os.forkpty"),
)
#: On x86_64, the calls from here on are the same once more under other numbers.
_OTHER_NUMBERS: Final = 0x4000_0000


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(_Instruction)))


def enclose(limits: Limits) -> None:
    """Put this process behind walls, for good.

    Linux has them all. Elsewhere memory is not limited, and what Python itself does is all that is
    kept from the network and from other programs.
    """
    if not (sys.platform == "linux" and _refuse_calls()):
        sys.addaudithook(_refuse)
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory)
    # The signal that tells of the time comes before the one that ends the process.
    _lower(resource.RLIMIT_CPU, int(limits.seconds) + 1, grace=2)
    _lower(resource.RLIMIT_FSIZE, SCRATCH)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(what: int, most: int, grace: int = 0) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    last = limit + grace if hard == resource.RLIM_INFINITY else min(limit + grace, hard)
    resource.setrlimit(what, (limit, last))


def _refuse(event: str, _arguments: object) -> None:
    if event in _EVENTS:
        raise PermissionError(errno.EPERM, event)


def _refuse_calls() -> bool:
    """Refuse network and programs, by a filter that the kernel runs before each call.

    Returns whether the kernel took it.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DIE_WITH_PARENT, 9, 0, 0, 0)
    machine = platform.machine()
    if machine not in _CALLS or sys.maxsize < 2**32:
        return False
    name, numbers = _CALLS[machine]
    load, equal, least, answer = 0x20, 0x15, 0x35, 0x06
    refuse = len(numbers) + 1  # steps from the fifth on to the last
    steps = [
        (load, 0, 0, 4),
        (equal, 0, refuse + 2, name),
        (load, 0, 0, 0),
        (least, refuse, 0, _OTHER_NUMBERS),
        *((equal, refuse - 1 - i, 0, number) for i, number in enumerate(numbers)),
        (answer, 0, 0, _ALLOW),
        (answer, 0, 0, _REFUSE),
    ]
    program = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    taken: int = libc.prctl(_SECCOMP, _FILTER, ctypes.byref(_Program(len(steps), program)), 0, 0)
    return taken == 0
