"""Work that Ctrl-C ends at once, also inside the engine."""

import os
import threading
from collections.abc import Callable
from typing import TypeVar

from samverkan.commands.settings import settings

T = TypeVar("T")


def stoppable(work: Callable[[], T]) -> T:
    """Return what `work` returns; Ctrl-C ends the process at once, with exit code 130.

    The engine cannot be stopped inside a query, so the work is done beside the thread that
    listens for the keyboard.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - handed on to the caller below
            # Without its frames, which hold answers that only this thread may let go of.
            failed.append(error.with_traceback(None))

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(0.1)
    except KeyboardInterrupt:
        settings().told("error.interrupted")
        os._exit(130)
    if failed:
        raise failed[0]
    return done[0]
