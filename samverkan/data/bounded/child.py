"""The other side: a process that serves one request behind walls, tells the answer and is gone."""

import gc
import importlib
import os
import sys
from collections.abc import Callable
from typing import Any, Final

from samverkan.errors import SamverkanError

#: Whether this process serves a request, so that readers may call each other directly.
serving = False

_LONGEST: Final = 300
#: When garbage is looked for: what is read is rows by the million, all of them needed.
_SELDOM: Final = (100_000, 10, 10)


def serve() -> None:
    """Read a request, run it, write what came of it, and leave."""
    global serving
    serving = True
    gc.set_threshold(*_SELDOM)
    from samverkan.data.bounded.plain import packed, unpacked
    from samverkan.data.bounded.walls import enclose
    from samverkan.data.guards import look

    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes where its warnings go
    where, arguments, named, limits = unpacked(sys.stdin.buffer.read())
    module, _, name = where.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    enclose(limits)
    try:
        look(arguments[0])
        told = packed(("answer", function(*arguments, **named)))
    except BaseException as error:  # noqa: BLE001
        told = packed(_told(error))
    out.write(told)
    out.flush()
    os._exit(0)  # what was read is not taken apart first


def _told(error: BaseException) -> tuple[str, Any]:
    match error:
        case SamverkanError():
            return type(error).__name__, _state(vars(error))
        case MemoryError():
            return "memory", None
        case RecursionError():
            return "deep", None
        case OSError() if error.filename is not None:
            return "system", (error.errno, error.strerror, str(error.filename))
        case _:
            why = f"{type(error).__name__}: {error}".partition("\n")[0]
            return "other", why[:_LONGEST]


def _state(state: dict[str, Any]) -> dict[str, Any]:
    """Return what an error carries, with whatever only fills its words as text."""
    plain = (str, int, float, bool, dict, type(None))
    fields = {
        name: value if isinstance(value, plain) else str(value)
        for name, value in state["fields"].items()
    }
    return state | {"fields": fields}
