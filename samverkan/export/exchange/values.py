"""The values of one attribute, made into what a format can hold."""

import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from samverkan.export.exchange.limits import Limits

_OWN: Final = frozenset((type(None), bool, int, float, str))


def plain(value: Any) -> Any:
    """Return a value as one of Python's own: None, bool, int, float, str or a list of those."""
    if type(value) in _OWN:
        return value
    # Types derived from these (of numpy, enumerations) say their value in another way.
    for own in (str, int, float):
        if isinstance(value, own):
            return own(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(one) for one in value), key=lambda one: (str(type(one)), str(one)))
    item = getattr(value, "item", None)
    return plain(item()) if callable(item) and getattr(value, "shape", None) == () else str(value)


def as_text(value: Any, between: str = " | ") -> str:
    """Return a value as text.

    >>> as_text([1.5, True, "Mora"])
    '1.5 | true | Mora'
    """
    if isinstance(value, list):
        return between.join(as_text(one) for one in value if one is not None)
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_number(value: Any) -> bool:
    """Say whether a value is a number, not infinite and no truth value."""
    wanted = isinstance(value, int | float) and not isinstance(value, bool)
    return wanted and abs(value) <= sys.float_info.max


def kind(value: Any) -> str:
    """Return what a plain value is: boolean, integer, decimal, list or text."""
    for name, kinds in _KINDS:
        if isinstance(value, kinds):
            return name
    raise TypeError(type(value))


_KINDS: Final[Sequence[tuple[str, type]]] = (
    ("boolean", bool),
    ("integer", int),
    ("decimal", float),
    ("list", list),
    ("text", str),
)


def fitted(values: Iterable[Any], limits: Limits) -> tuple[Callable[[Any], Any], set[str]]:
    """Return how the values of an attribute become what a format can hold, and what is lost.

    `values` are all of them, plain, without None. The losses are kinds of a `Loss`.
    """
    known = list(values)
    kinds = {kind(value) for value in known}
    lost = set(_lost(known, kinds, limits))
    if limits.mixed:
        return lambda value: _alone(value, limits), lost
    if kinds == {"boolean"}:
        return (_same if limits.booleans else int), lost
    if kinds in ({"integer"}, {"decimal"}) and not lost:
        return _same, lost
    if kinds == {"integer", "decimal"} and not lost and all(map(_exact, known)):
        return float, lost
    if len(kinds) > 1:
        lost.add("mixed")
    return lambda value: limits.text(as_text(value, limits.between)), lost


def _lost(known: Sequence[Any], kinds: set[str], limits: Limits) -> Iterator[str]:
    """Yield the kinds of a loss that the values meet with, whatever they stand beside."""
    if "list" in kinds and not limits.lists:
        yield "lists"
    if "boolean" in kinds and not limits.booleans:
        yield "booleans"
    if "integer" in kinds and any(kind(v) == "integer" and abs(v) > limits.most for v in known):
        yield "integers"
    decimals = (value for value in known if kind(value) == "decimal")
    if not limits.nonfinite and not all(map(math.isfinite, decimals)):
        yield "numbers"
    if not limits.typed and kinds - {"text", "list"}:
        yield "types"


def _same(value: Any) -> Any:
    return value


def _exact(value: float) -> bool:
    """Say whether a number is the same as a decimal number."""
    try:
        return isinstance(value, float) or int(float(value)) == value
    except OverflowError:
        return False


def _alone(value: Any, limits: Limits) -> Any:
    """Return a value as a format can hold it whose neighbours may be of other types."""
    match kind(value):
        case "list" if limits.lists:
            return [_alone(one, limits) for one in value if one is not None]
        case "integer" if abs(value) <= limits.most:
            return value
        case "decimal" if limits.nonfinite or math.isfinite(value):
            return value
        case "boolean":
            return value if limits.booleans else int(value)
        case _:
            return limits.text(as_text(value, limits.between))
