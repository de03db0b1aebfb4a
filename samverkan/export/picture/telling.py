"""A picture in words: its legend, its summary, and what a reader could take wrongly."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from samverkan.export.picture.model import (
    LAYERS,
    LINKS,
    MARKS,
    PALETTE,
    SHAPES,
    SIGNS,
    Entry,
    Link,
    Node,
    Tie,
)
from samverkan.export.spelling import whole
from samverkan.graph.table import APART
from samverkan.ontology.identity import sort_key
from samverkan.words import say, term


def actors(ties: Iterable[Tie], layer: str) -> set[str]:
    """Return the ids of the actors that have a tie of a layer."""
    return {tie.source for tie in ties if tie.layer == layer}


def counts(nodes: Sequence[Node], ties: Sequence[Tie], links: Sequence[Link] = ()) -> Counter[Any]:
    """Return how many nodes there are of each kind, ties of each layer, and so on."""
    counts: Counter[Any] = Counter(node.kind for node in nodes)
    counts.update(mark.kind for node in nodes for mark in node.marks)
    counts.update(link.kind for link in links)
    for tie in ties:
        counts.update((tie.layer, tie.basis))
        counts.update({"member": bool(tie.member_of), "bare": not tie.evidence})
    for node in nodes:
        counts.update({"actors": node.colour is not None, "sector": node.colour == 0})
        counts["hollow"] += node.hollow
    counts["named"] = len(actors(ties, "declared"))
    for layer in LAYERS:
        counts[f"{layer}_units"] = len({tie.target for tie in ties if tie.layer == layer})
    return counts


def legend(nodes: Sequence[Node], counts: Mapping[Any, int], lang: str) -> Iterator[Entry]:
    """Yield what the picture is to be read by: shapes, colours, lines and findings."""
    for kind in (*SHAPES, "hollow"):
        if counts[kind]:
            yield Entry("shapes", SHAPES.get(kind, kind), say(f"picture.shape_{kind}", lang))
    for place in (*range(1, len(PALETTE)), 0):
        told = {n.sector or say("picture.no_sector", lang) for n in nodes if n.colour == place}
        if told:
            yield Entry("colours", str(place), ", ".join(sorted(told, key=sort_key)))
    for key in (*LAYERS, *SIGNS):
        if counts[key]:
            yield Entry("lines", SIGNS.get(key, key), say(f"picture.line_{key}", lang))
    for key in (*MARKS, *LINKS):
        if counts[key]:
            yield Entry("findings", key, say(f"picture.finding_{key}", lang))


def summary(counts: Mapping[Any, int], shown: Iterable[str], lang: str) -> Iterator[str]:
    """Yield how much the picture shows of each layer, and what is not known."""
    yield _counted("actors", counts["actors"], lang)
    for layer in LAYERS:
        if layer in shown:
            yield _counted(layer, counts[f"{layer}_units"], lang, ties=counts[layer])
        else:
            yield say("picture.not_shown", lang, layer=term("layer", layer, lang))
    for key in ("hollow", "sector", "bare"):
        if counts[key]:
            named = whole(counts["named"], lang)
            yield say(f"picture.count_{key}", lang, count=whole(counts[key], lang), named=named)
    for key in (*MARKS, *LINKS):
        if counts[key]:
            yield say(f"picture.count_{key}", lang, count=whole(counts[key], lang))


def _counted(key: str, count: int, lang: str, ties: int = 0) -> str:
    number = {0: "_none", 1: "_one"}.get(count, "")
    told = {"count": whole(count, lang), "ties": whole(ties, lang)}
    return say(f"picture.count_{key}{number}", lang, **told)


def notes(counts: Mapping[Any, int], when: str | None, lang: str) -> Iterator[str]:
    """Yield what a reader could take wrongly."""
    for key in ("declared", "hollow", "group", "met", *SIGNS):
        if counts[key]:
            yield say(f"picture.note_{key}", lang, count=counts[key], sign=SIGNS.get(key))
    for layer in LAYERS:
        for why in APART:
            if counts[layer, why] and (when or why != "undated"):
                fields = {"count": counts[layer, why], "layer": term("layer", layer, lang)}
                yield say(f"picture.note_{why}", lang, when=when, **fields)
    for key in (*MARKS, *LINKS):
        if counts[key]:
            yield say(f"picture.note_{key}", lang)
        if counts["left out", key]:
            left = counts["left out", key]
            yield say(f"picture.left_out_{key}", lang, count=left, shown=counts[key])
    yield say("picture.note_place", lang)
