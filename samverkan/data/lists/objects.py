"""A list in JSON: an array of objects, or of rows, becomes records as those of a table."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from samverkan.data.lists.files import Record, trimmed
from samverkan.faults import Fault

#: What stands between the values of an array in the cell that it becomes.
SEPARATOR: Final = "|"
#: Between the names of a value within another.
_DOT: Final = "."
#: The suffixes of files with one object a line.
LINES: Final = (".jsonl", ".ndjson")


class Objects(NamedTuple):
    """What a file of JSON holds: the records of one list in it, and what is wrong.

    `base` is the JSON pointer (RFC 6901) of the list that is read, None where each line is a text
    of its own; `paths` says, by heading, where in a record its value stands; `lists` are the
    pointers of all lists in the file, the longest first.
    """

    records: list[Record]
    faults: list[Fault]
    base: str | None = None
    paths: Mapping[str, str] = {}
    lists: tuple[str, ...] = ()


class _Doubled(Exception):
    """An object that has a key twice, of whose values one would be lost."""


def read_objects(path: Path, wanted: str | None = None) -> Objects:
    """Read the records of a JSON file: an array of objects, an object that holds one, or lines.

    Of several arrays the longest is read, or the one whose pointer is `wanted`. The headings are
    the keys, in the order that they first stand; a value within another has a heading with a dot
    (`owner.name`), and the values of an array stand in one cell, with `|` between. Records are
    counted from 1. The faults are what does not parse, a key that stands twice in an object, an
    element that is no object, and that there is no array of objects.
    """
    file = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Objects([], [Fault(file, "encoding")])
    if path.suffix.lower() in LINES:
        return _of_lines(file, text)
    try:
        told = _parsed(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and _is_lines(text):
            return _of_lines(file, text)
        return Objects([], [_syntax(file, error, error.lineno)])
    except _Doubled as error:
        return Objects([], [Fault(file, "json_doubled", value=str(error))])
    lists = dict(sorted(_lists(told, ""), key=lambda found: -len(found[1])))
    base = next(iter(lists), None) if wanted is None else wanted
    if base is None:
        return Objects([], [Fault(file, "json_no_records")])
    if base not in lists:
        return Objects([], [], lists=tuple(lists))
    found = lists[base]
    if all(isinstance(item, list) for item in found):
        return Objects(list(_rows(found)), [], base, {}, tuple(lists))
    faults = [
        Fault(file, "json_not_object", number, f"{base}/{number - 1}", _shown(item))
        for number, item in enumerate(found, start=1)
        if not isinstance(item, dict)
    ]
    items = {n: item for n, item in enumerate(found, start=1) if isinstance(item, dict)}
    return Objects(list(_records(items)), faults, base, _paths(items.values()), tuple(lists))


def _of_lines(file: str, text: str) -> Objects:
    """Return the objects of a text that has one in each line, and every line that has none."""
    items: dict[int, dict[str, Any]] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = _parsed(line)
        except json.JSONDecodeError as error:
            faults.append(_syntax(file, error, number))
            continue
        except _Doubled as error:
            faults.append(Fault(file, "json_doubled", number, value=str(error)))
            continue
        if isinstance(item, dict):
            items[number] = item
        else:
            faults.append(Fault(file, "json_not_object", number, None, _shown(item)))
    if not items and not faults:
        faults.append(Fault(file, "json_no_records"))
    return Objects(list(_records(items)), faults, None, _paths(items.values()))


def _parsed(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)


def _no_number(text: str) -> Any:
    """Return a number that JSON does not have as the text that it is."""
    return text


def _is_lines(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _syntax(file: str, error: json.JSONDecodeError, row: int) -> Fault:
    value = error.doc[error.pos :].split("\n")[0].strip()
    fields: dict[str, object] = {"column": error.colno}
    return Fault(file, "json_syntax", row, None, _shown(value) or None, fields)


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Doubled(next(key for key in keys if keys.count(key) > 1))
    return made


def _lists(told: Any, pointer: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield each array of objects, or of rows, that a value is or holds, by its pointer."""
    if isinstance(told, list):
        objects = sum(isinstance(item, dict) for item in told)
        if 2 * objects > len(told) or (told and all(isinstance(item, list) for item in told)):
            yield pointer, told
    elif isinstance(told, dict):
        for key, value in told.items():
            yield from _lists(value, f"{pointer}/{_token(key)}")


def _token(key: str) -> str:
    """Return a key as a pointer has it."""
    return key.replace("~", "~0").replace("/", "~1")


def _paths(items: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return where in an object the value of each heading first stands; an array as a whole."""
    paths: dict[str, str] = {}
    for item in items:
        for head, pointer in _places(item, "", ""):
            paths.setdefault(head, pointer)
    return paths


def _places(item: Mapping[str, Any], before: str, pointer: str) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        head, at = before + trimmed(key), f"{pointer}/{_token(key)}"
        if isinstance(value, dict):
            yield from _places(value, head + _DOT, at)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield from ((name, at) for one in value for name, _ in _flat(one, head + _DOT))
        else:
            yield head, at


def _rows(found: Sequence[Sequence[Any]]) -> Iterator[Record]:
    for number, cells in enumerate(found, start=1):
        texts = tuple(SEPARATOR.join(_texts(cell)) for cell in cells)
        if any(texts):
            yield Record(number, texts)


def _records(items: Mapping[int, Mapping[str, Any]]) -> Iterator[Record]:
    found = {number: dict(_flat(item)) for number, item in items.items()}
    heads = tuple(dict.fromkeys(head for item in found.values() for head in item))
    yield Record(0, heads)
    for number, item in found.items():
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
