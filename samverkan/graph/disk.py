"""What a disk says when it does not take what is written, in words for people."""

import errno
import os
from typing import Final

from samverkan import words

#: What each of these means, by the name of its words.
_KNOWN: Final = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EFBIG: "limit",
    errno.EROFS: "closed",
    errno.EIO: "broken",
}


def why(error: Exception) -> object:
    """Return why something could not be written: in each language, where the reason is known.

    >>> why(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))["sv"]
    'disken är full'
    """
    reason = _reason(error)
    if reason is not None:
        return {lang: words.say(f"disk.{reason}", lang) for lang in words.LANGUAGES}
    return getattr(error, "strerror", None) or str(error)


def is_full(error: Exception) -> bool:
    """Say whether there was no room; the engine and others tell so in the text of an error."""
    return _reason(error) in ("full", "limit")


def _reason(error: Exception) -> str | None:
    said = str(error)
    for number, name in _KNOWN.items():
        if getattr(error, "errno", None) == number or os.strerror(number) in said:
            return name
    return "full" if "disk is full" in said else None
