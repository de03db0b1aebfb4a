"""The bytes of a text file as text, whichever way they were saved."""

import codecs
from typing import Final, NamedTuple

#: What a file may begin with to say how it is written.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How Windows, the Mac and DOS write Swedish without UTF-8, the most usual first.
_OLD: Final = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
#: The letters and signs beyond ASCII that Swedish text is likely to hold.
_LIKELY: Final = frozenset("åäöÅÄÖéÉèüÜ§–—”’…·½°´áàóøæØÆ\u00a0\u00ad«»€")


class Decoded(NamedTuple):
    """A text, and what its encoding is called where that is another than UTF-8."""

    text: str
    encoding: str | None = None


def decoded(data: bytes) -> Decoded | None:
    """Return the text that bytes hold, or None where they are no text.

    A byte order mark says what the encoding is; else it is UTF-8 wherever the bytes can be that;
    else that of Windows, the Mac or DOS, whichever gives most letters that Swedish has.

    >>> decoded("Säter".encode("cp1252"))
    Decoded(text='Säter', encoding='Windows-1252')
    >>> decoded("Säter".encode()).encoding
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return _whole(text, None if encoding == "utf-8-sig" else "UTF-16")
    try:
        return _whole(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _old(data)


def _old(data: bytes) -> Decoded | None:
    best: tuple[int, str, str] | None = None
    for encoding, called in _OLD.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = [letter for letter in text if not letter.isascii()]
        score = sum(1 if letter in _LIKELY else -1 for letter in strange)
        if best is None or score > best[0]:
            best = score, text, called
    return _whole(best[1], best[2]) if best else None


def _whole(text: str, encoding: str | None = None) -> Decoded | None:
    return None if "\0" in text else Decoded(text, encoding)
