"""Elements of XML as text, every value escaped."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
#: A reader takes a carriage return for a new line, and any white space in an attribute for a space.
_IN_TEXT: Final = str.maketrans(_MARKUP)
_IN_ATTRIBUTE: Final = str.maketrans({**_MARKUP, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def element(
    name: str, attributes: Mapping[str, Any], inside: Iterable[str] = (), text: str | None = None
) -> str:
    r"""Return an element with attributes, and text or other elements in it.

    Attributes that are None are left out.

    >>> element("node", {"id": 'a"b', "label": None}, text="x & \r")
    '<node id="a&quot;b">x &amp; &#13;</node>'
    """
    told = "".join(
        f' {key}="{spelt(value).translate(_IN_ATTRIBUTE)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if text is not None:
        return f"<{name}{told}>{text.translate(_IN_TEXT)}</{name}>"
    parts = list(inside)
    if not parts:
        return f"<{name}{told}/>"
    return "\n".join([f"<{name}{told}>", *parts, f"</{name}>"])


def spelt(value: Any) -> str:
    """Return a value as the schemas and the programs in Java spell it.

    >>> spelt(True), spelt(float("nan")), spelt(float("-inf")), spelt(0.1)
    ('true', 'NaN', '-Infinity', '0.1')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(str(value), repr(value))
    return str(value)


def document(root: str) -> bytes:
    """Return a document of XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()
