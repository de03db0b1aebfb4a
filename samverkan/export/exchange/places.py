"""Where nodes stand, for formats that have room for it."""

from collections.abc import Mapping
from typing import Any

from samverkan.export.exchange.values import is_number


def is_placed(about: Mapping[str, Any]) -> bool:
    """Say whether a node has a place: numbers `x` and `y`, with `y` upwards."""
    return is_number(about.get("x")) and is_number(about.get("y"))


def within(nodes: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return the places scaled to 0.05–0.95 both ways, `y` downwards, the form kept.

    >>> within({"a": {"x": -10, "y": 5}, "b": {"x": 10, "y": -5}})
    {'a': (0.05, 0.275), 'b': (0.95, 0.725)}
    """
    placed = {n: (float(a["x"]), float(a["y"])) for n, a in nodes.items() if is_placed(a)}
    if not placed:
        return {}
    xs, ys = zip(*placed.values(), strict=True)
    size = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return {
        n: (
            round(0.5 + 0.9 * (x - middle[0]) / size, 6),
            round(0.5 - 0.9 * (y - middle[1]) / size, 6),
        )
        for n, (x, y) in placed.items()
    }
