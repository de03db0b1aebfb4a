"""A list in JSON: an array of objects, or of rows, becomes records as those of a table."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from samverkan.data.lists.files import Record, trimmed
from samverkan.faults import Fault

#: What stands between the values of an array in the cell that it becomes.
SEPARATOR: Final = "|"
#: Between the names of a value within another.
_DOT: Final = "."


class _Doubled(Exception):
    """An object that has a key twice, of whose values one would be lost."""


def read_objects(path: Path) -> tuple[list[Record], list[Fault]]:
    """Read the records of a JSON file: an array of objects, or an object that holds one.

    The headings are the keys, in the order that they first stand; a value within another has a
    heading with a dot (`owner.name`), and the values of an array stand in one cell, with `|`
    between. Records are counted from 1. Returns them with the faults: what does not parse, a key
    that stands twice in an object, and that there is no array of objects.
    """
    file = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
        told = json.loads(text, object_pairs_hook=_object)
    except UnicodeDecodeError:
        return [], [Fault(file, "encoding")]
    except json.JSONDecodeError as error:
        fields: dict[str, object] = {"column": error.colno}
        return [], [Fault(file, "json_syntax", row=error.lineno, fields=fields)]
    except _Doubled as error:
        return [], [Fault(file, "json_doubled", value=str(error))]
    found = _array(told)
    if found is None:
        return [], [Fault(file, "json_no_records")]
    if all(isinstance(item, list) for item in found):
        return list(_rows(found)), []
    return list(_records([dict(_flat(item)) for item in found])), []


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Doubled(next(key for key in keys if keys.count(key) > 1))
    return made


def _array(told: Any) -> list[Any] | None:
    """Return the longest array of objects that a value is or holds, or an array of rows."""
    if isinstance(told, list):
        kinds = {type(item) for item in told}
        return told if told and kinds in ({dict}, {list}) else None
    if isinstance(told, dict):
        inner = [found for value in told.values() if (found := _array(value)) is not None]
        return max(inner, key=len, default=None)
    return None


def _rows(found: Sequence[Sequence[Any]]) -> Iterator[Record]:
    for number, cells in enumerate(found, start=1):
        texts = tuple(SEPARATOR.join(_texts(cell)) for cell in cells)
        if any(texts):
            yield Record(number, texts)


def _records(found: Sequence[Mapping[str, str]]) -> Iterator[Record]:
    heads = tuple(dict.fromkeys(head for item in found for head in item))
    yield Record(0, heads)
    for number, item in enumerate(found, start=1):
        cells = tuple(item.get(head, "") for head in heads)
        if any(cells):
            yield Record(number, cells)


def _flat(item: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each value within an object, with the way to it."""
    for key, value in item.items():
        head = before + trimmed(key)
        if isinstance(value, dict):
            yield from _flat(value, head + _DOT)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            inner = [dict(_flat(one, head + _DOT)) for one in value]
            for name in dict.fromkeys(name for one in inner for name in one):
                yield name, SEPARATOR.join(one[name] for one in inner if one.get(name))
        else:
            yield head, SEPARATOR.join(_texts(value))


def _texts(value: Any) -> list[str]:
    """Return the texts of a value, which may be an array: nothing for null."""
    if isinstance(value, list | dict):
        inner = value.values() if isinstance(value, dict) else value
        return [text for one in inner for text in _texts(one)]
    if value is None:
        return []
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, float) and value.is_integer():
        return [str(int(value))]
    text = trimmed(str(value))
    return [text] if text else []
