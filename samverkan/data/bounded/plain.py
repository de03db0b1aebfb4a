"""What passes between the two processes: JSON, and never anything that runs when it is read."""

import importlib
import json
from collections.abc import Callable, Mapping
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
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def unpacked(data: bytes) -> Any:
    """Return the value that was packed. Raises ValueError for anything else."""
    try:
        return _made(json.loads(data))
    except _FAULTS as error:
        raise ValueError(str(error)) from error


def _plain(value: Any) -> Any:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is list:
        return [_plain(item) for item in value]
    if kind is dict and _KIND not in value and all(type(key) is str for key in value):
        return {key: _plain(item) for key, item in value.items()}
    if kind is tuple and _is_table(value):
        name = _name(type(value[0]))
        rows = _rows(name).dump_python(value, mode="json", by_alias=True, exclude_defaults=True)
        return {_KIND: _TABLE, _OF: name, _VALUE: rows}
    if kind in (tuple, set, frozenset):
        return _as(kind.__name__, [_plain(item) for item in value])
    if isinstance(value, BaseModel):
        told = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return _as(_name(kind), told)
    if is_dataclass(value) and not isinstance(value, type):
        return _as(_name(kind), {f.name: _plain(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _as(_name(kind), _plain(value._asdict()))
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
        case Mapping():
            return _as("dict", [[_plain(key), _plain(item)] for key, item in value.items()])
        case str():
            return str(value)
    raise TypeError(f"{type(value).__name__} is not plain")


def _as(kind: str, value: Any) -> dict[str, Any]:
    return {_KIND: kind, _VALUE: value}


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _made(told: Any) -> Any:
    if isinstance(told, list):
        return [_made(item) for item in told]
    if not isinstance(told, dict):
        return told
    kind = told.get(_KIND)
    if kind is None:
        return {key: _made(item) for key, item in told.items()}
    value = told[_VALUE]
    if kind == _TABLE:
        return _rows(told[_OF]).validate_python(value)
    if kind in _MAKERS:
        return _MAKERS[kind](_made(value))
    class_ = _class(kind)
    if issubclass(class_, BaseModel):
        return class_.model_validate(value)
    return class_(**{name: _made(item) for name, item in value.items()})


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
