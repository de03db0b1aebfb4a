"""What passes between the two processes: JSON, and never anything that runs when it is read.

Rows of one class stand on a line of their own, which the model itself writes and reads. The first
line holds all else, and says where they belong.
"""

import gc
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

#: The key that tells what a mapping stands for, and where its value stands.
_KIND: Final = "$"
_VALUE: Final = "v"
#: A tuple of rows of one class, and where that stands.
_TABLE: Final = "table"
_OF: Final = "of"
#: Where the classes stand that may be made of an answer.
_HOMES: Final = ("samverkan.data.", "samverkan.faults", "samverkan.ontology.")

#: What goes wrong when something is made of what nobody packed.
_FAULTS: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_MAKERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "dict": dict,
    "bytes": lambda text: text.encode("latin-1"),
    "path": Path,
    "decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def packed(value: Any) -> bytes:
    """Return a value as JSON. Raises TypeError for one that is not plain."""
    tables: list[bytes] = []
    first = json.dumps(_plain(value, tables), separators=(",", ":")).encode()
    return b"\n".join((first, *tables))


def unpacked(data: bytes) -> Any:
    """Return the value that was packed. Raises ValueError for anything else."""
    is_collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, however often it is looked through
    try:
        first, *tables = data.split(b"\n")
        return _made(json.loads(first), tables)
    except _FAULTS as error:
        raise ValueError(str(error)) from error
    finally:
        if is_collecting:
            gc.enable()


def _plain(value: Any, tables: list[bytes]) -> Any:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is list:
        return [_plain(item, tables) for item in value]
    if kind is dict and _KIND not in value and all(type(key) is str for key in value):
        return {key: _plain(item, tables) for key, item in value.items()}
    if kind is tuple and _is_table(value):
        name = _name(type(value[0]))
        tables.append(_rows(name).dump_json(value, by_alias=True, exclude_defaults=True))
        return {_KIND: _TABLE, _OF: name, _VALUE: len(tables) - 1}
    if kind in (tuple, set, frozenset):
        return _as(kind.__name__, [_plain(item, tables) for item in value])
    if isinstance(value, BaseModel):
        told = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return _as(_name(kind), told)
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: _plain(getattr(value, f.name), tables) for f in fields(value)}
        return _as(_name(kind), told)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _as(_name(kind), _plain(value._asdict(), tables))
    if isinstance(value, Mapping):
        return _as("dict", [_plain([*pair], tables) for pair in value.items()])
    return _simple(value)


def _is_table(value: tuple[Any, ...]) -> bool:
    """Say whether a tuple holds rows of one class, which pass much faster together."""
    return bool(value) and isinstance(value[0], BaseModel) and len(set(map(type, value))) == 1


@cache
def _rows(name: str) -> TypeAdapter[Any]:
    """Return what takes rows of a class apart and makes them."""
    class_: Any = _class(name)
    return TypeAdapter(tuple[class_, ...])


def _simple(value: Any) -> Any:
    match value:
        case bytes():
            return _as("bytes", value.decode("latin-1"))
        case Path():
            return _as("path", str(value))
        case Decimal():
            return _as("decimal", str(value))
        case date() | time():
            return _as(type(value).__name__, value.isoformat())
        case str():
            return str(value)
    raise TypeError(f"{type(value).__name__} is not plain")


def _as(kind: str, value: Any) -> dict[str, Any]:
    return {_KIND: kind, _VALUE: value}


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _made(told: Any, tables: Sequence[bytes]) -> Any:
    if isinstance(told, list):
        return [_made(item, tables) for item in told]
    if not isinstance(told, dict):
        return told
    kind = told.get(_KIND)
    if kind is None:
        return {key: _made(item, tables) for key, item in told.items()}
    value = told[_VALUE]
    if kind == _TABLE:
        return _rows(told[_OF]).validate_json(tables[value])
    if kind in _MAKERS:
        return _MAKERS[kind](_made(value, tables))
    class_ = _class(kind)
    if issubclass(class_, BaseModel):
        return class_.model_validate(value)
    return class_(**{name: _made(item, tables) for name, item in value.items()})


def _class(name: str) -> type:
    """Return a class of data of this package. Raises ValueError for anything else."""
    module, _, called = name.partition(":")
    if module.startswith(_HOMES):
        class_ = getattr(importlib.import_module(module), called)
        if isinstance(class_, type) and (
            is_dataclass(class_) or issubclass(class_, BaseModel) or hasattr(class_, "_fields")
        ):
            return class_
    raise ValueError(name)
