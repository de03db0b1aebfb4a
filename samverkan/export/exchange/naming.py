"""What nodes and attributes are called in a file: as the format can hold it, no two alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from samverkan.export.exchange.limits import NOTHING, Limits
from samverkan.export.exchange.losses import Told

#: Labels that are shown when it is told that several nodes had them.
SHOWN = 5


def node_ids(nodes: Iterable[Any], limits: Limits, told: Told) -> dict[Any, str]:
    """Return the id of each node; where only labels are written, ids need not fit."""
    fit_text = str if limits.labels == "only" else _text(limits)
    ids = different({node: str(node) for node in nodes}, fit_text)
    changed = sum(text != str(node) for node, text in ids.items())
    if changed:
        told.add("ids", count=changed)
    return ids


def node_labels(
    nodes: Mapping[str, Mapping[str, Any]], limits: Limits, told: Told
) -> dict[str, str]:
    """Return what each node is called: its label, else its id; homonyms have their ids after."""
    known = {n: about.get("label") for n, about in nodes.items()}
    wanted = {n: n if label in (None, "") else str(label) for n, label in known.items()}
    text = _text(limits)
    shared = Counter(map(text, wanted.values()))
    apart = {
        n: f"{label} ({n})" if shared[text(label)] > 1 and label != n else label
        for n, label in wanted.items()
    }
    labels = different(apart, text)
    if limits.labels == "free":
        return labels
    if limits.labels == "only" and any(label != n for n, label in wanted.items()):
        told.add("only_labels")
    changed = sum(text(label) != label for label in wanted.values())
    if changed:
        told.add("labels", count=changed)
    doubled = [label for n, label in labels.items() if label != text(wanted[n])]
    if doubled:
        told.add("homonyms", *doubled[:SHOWN], count=len(doubled))
    return labels


def _text(limits: Limits) -> Callable[[str], str]:
    """Return how the name of a node becomes one that the format can hold."""
    return limits.text if limits.empty else lambda text: limits.text(text) or NOTHING


def attribute_names(names: Iterable[str], limits: Limits, told: Told, scope: str) -> dict[str, str]:
    """Return what each attribute of nodes, of ties or of the whole is called."""
    taken = limits.taken.get(scope, ())
    found: dict[str, str] = {}
    for name in names:
        wanted = limits.prefix + limits.name(name)
        text, count = wanted, 1
        while text in taken or text in found.values():
            count += 1
            text = f"{wanted}_{count}"
        found[name] = text
        if text != limits.prefix + name:
            told.add("renamed", f"{name} → {text}")
    if found and limits.prefix:
        told.add("prefixed", limits.prefix)
    return found


def different(texts: Mapping[Any, str], fit_text: Callable[[str], str]) -> dict[Any, str]:
    """Return texts as a format can hold them, those that come out alike with a number after.

    >>> different({1: "a b", 2: "a_b", 3: "a_b"}, lambda text: text.replace(" ", "_"))
    {1: 'a_b_(3)', 2: 'a_b', 3: 'a_b_(2)'}
    """
    taken: set[str] = set()
    found: dict[Any, str] = {}
    # Those that need no change keep what they are.
    for key in sorted(texts, key=lambda key: fit_text(texts[key]) != texts[key]):
        text, count = fit_text(texts[key]), 1
        while text in taken:
            count += 1
            text = fit_text(f"{texts[key]} ({count})")
        taken.add(text)
        found[key] = text
    return {key: found[key] for key in texts}
