"""Parallel ties as one, for formats that have room for one tie of two nodes only."""

from collections.abc import Iterable
from typing import Any

Tied = tuple[str, str, dict[str, Any]]


def merged(ties: Iterable[Tied], directed: bool) -> tuple[list[Tied], int]:
    """Return one tie for each pair of nodes, and how many ties went into others.

    Weights are added up, a tie without a weight as 1. Of other attributes, values that differ
    become a list of them.

    >>> merged([("a", "b", {"layer": "declared"}), ("b", "a", {"layer": "met"})], directed=False)
    ([('a', 'b', {'layer': ['declared', 'met'], 'weight': 2})], 1)
    """
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    count = 0
    for one, other, about in ties:
        pair = (other, one) if not directed and (other, one) in groups else (one, other)
        groups.setdefault(pair, []).append(about)
        count += 1
    one_each = [(*pair, _one(abouts)) for pair, abouts in groups.items()]
    return one_each, count - len(one_each)


def _one(abouts: list[dict[str, Any]]) -> dict[str, Any]:
    if len(abouts) == 1:
        return abouts[0]
    values: dict[str, dict[str, Any]] = {}
    for about in abouts:
        for name, value in about.items():
            found = values.setdefault(name, {})
            found.update(
                (repr(one), one) for one in (value if isinstance(value, list) else [value])
            )
    joined: dict[str, Any] = {}
    for name, found in values.items():
        known = [value for value in found.values() if value is not None]
        joined[name] = known[0] if len(known) == 1 else known or None
    weights = [about.get("weight", 1) for about in abouts]
    if all(isinstance(w, int | float) and not isinstance(w, bool) for w in weights):
        joined["weight"] = sum(weights)
    return joined
