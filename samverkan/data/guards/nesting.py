"""JSON that lies too deep within itself, or whose meaning stands elsewhere, is not read."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from samverkan.errors import UnreadableFile

DEPTH: Final = 100

_MARKS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]', re.S)


def look_at_json(path: Path) -> None:
    """Raise UnreadableFile for JSON with more than a hundred levels."""
    depth = 0
    for found in _MARKS.finditer(path.read_bytes()):
        mark = found[0]
        depth += (mark in (b"[", b"{")) - (mark in (b"]", b"}"))
        if depth > DEPTH:
            raise UnreadableFile("file_deep", path=path)


def look_at_linked_data(path: Path) -> None:
    """Raise UnreadableFile also where a context stands elsewhere: it is never fetched."""
    look_at_json(path)
    try:
        told = json.loads(path.read_bytes())
    except ValueError:
        return  # its reader says where it does not parse
    for place in _elsewhere(told):
        raise UnreadableFile("context_elsewhere", path=path, place=place)


def _elsewhere(told: Any) -> Iterator[str]:
    """Yield each address that a context is to be fetched from."""
    if isinstance(told, list):
        for item in told:
            yield from _elsewhere(item)
    elif isinstance(told, dict):
        for key, value in told.items():
            if key == "@context":
                yield from (
                    v
                    for v in ([value, *value] if isinstance(value, list) else [value])
                    if isinstance(v, str)
                )
            if key == "@import" and isinstance(value, str):
                yield value
            yield from _elsewhere(value)
