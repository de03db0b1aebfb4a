"""GEXF 1.3, which Gephi reads: with places, colours, sizes and, where periods are known, time."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from samverkan.export.exchange.fitting import PERIOD, About, Fitted
from samverkan.export.exchange.limits import Limits, of_xml
from samverkan.export.exchange.places import is_placed
from samverkan.export.exchange.values import kind
from samverkan.export.exchange.xml import document, element
from samverkan.ontology.dates import earliest, is_date, last_day
from samverkan.ontology.vocabulary import GEXF

#: The attributes of the whole that are told in the description.
ABOUT: Final = ("name", "description")
#: networkx cannot read a tie that has an attribute `key`.
LIMITS: Final = Limits(taken={"ties": ("key",)}, whole=ABOUT, days=True, text=of_xml, name=of_xml)

#: The primer puts what is seen of a node into a namespace of its own, where the schema does not
#: allow it. With the prefix bound to the one namespace the file keeps to the schema, and is read by
#: programs that look for the prefix as well as by those that look for the name, as Gephi does.
_SPACES: Final = {"xmlns": GEXF, "xmlns:viz": GEXF}
_TYPES: Final = {"boolean": "boolean", "integer": "long", "decimal": "double", "text": "string"}
#: The shapes and lines of a picture, as the schema names them.
_SHAPES: Final[Mapping[str, str]] = {
    **{name: name for name in ("disc", "square", "triangle", "diamond")},
    "dot": "disc",
    "box": "square",
}
_LINES: Final = ("solid", "dotted", "dashed", "double")
_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")


# Not written by networkx 3.6, which knows GEXF up to 1.2draft as Gephi 0.8 read it: it writes the
# time of day, gives ties no kind, so that Gephi adds parallel ones up, and control characters.
def gexf(held: Fitted) -> bytes:
    """Return a network as GEXF 1.3.

    Of nodes, `x`, `y` (up), `size`, `colour` (`#rrggbb`) and `shape` are seen; of ties, `colour`,
    `style` and `width`. Where every `start` and `end` is a date, the network is dynamic. The
    `layer` of a tie is its kind, by which parallel ties are kept apart.
    """
    timed = is_timed(held)
    periods = PERIOD if timed else ()
    weighted = _weighted(held)
    node_keys = _keys(held.nodes.values(), ("label", *periods))
    tie_keys = _keys((tie.about for tie in held.ties), ("weight",) * weighted + (*periods,))
    kinds: Counter[tuple[str, str, str]] = Counter()
    ties = []
    for tie in held.ties:
        ends = (tie.source, tie.target) if held.directed else sorted((tie.source, tie.target))
        pair = (ends[0], ends[1], str(tie.about.get("layer", "")))
        kinds[pair] += 1
        about = {
            "source": tie.source,
            "target": tie.target,
            "label": tie.about.get("label"),
            "weight": tie.about.get("weight") if weighted else None,
            "kind": _kind(pair[2], kinds[pair]),
        }
        seen = [
            *_colour(tie.about),
            *_value("thickness", tie.about.get("width")),
            *_line(tie.about),
        ]
        ties.append(_element("edge", about, tie.about, tie_keys, seen, timed))
    nodes = [
        _element(
            "node",
            {"id": node, "label": held.nodes[node].get("label", node)},
            about,
            node_keys,
            [
                *_colour(about),
                *_position(about),
                *_value("size", about.get("size")),
                *_shape(about),
            ],
            timed,
        )
        for node, about in held.nodes.items()
    ]
    graph = {
        "defaultedgetype": "directed" if held.directed else "undirected",
        "idtype": "string",
        "mode": "dynamic" if timed else "static",
        "timeformat": "date" if timed else None,
    }
    told = "\n".join(str(held.about[name]) for name in ABOUT if name in held.about)
    meta = [element("creator", {}, text="samverkan")]
    meta += [element("description", {}, text=told)] if told else []
    inside = [
        *_declared("node", node_keys),
        *_declared("edge", tie_keys),
        element("nodes", {}, nodes),
        element("edges", {}, ties),
    ]
    parts = [element("meta", {}, meta), element("graph", graph, inside)]
    return document(element("gexf", {**_SPACES, "version": "1.3"}, parts))


def _kind(layer: str, number: int) -> str | None:
    """Return the kind of the tie with this number among those of one layer and two nodes."""
    return f"{layer} {number}".strip() if number > 1 else layer or None


def is_timed(held: Fitted) -> bool:
    """Say whether the network has periods, and every one of them is of dates, in order."""
    abouts = [*held.nodes.values(), *(tie.about for tie in held.ties)]
    dates = [about[name] for about in abouts for name in PERIOD if name in about]
    return bool(dates) and all(isinstance(value, str) and is_date(value) for value in dates)


def _weighted(held: Fitted) -> bool:
    """Say whether the weights are numbers, none infinite, that a double is exact for."""
    weights = [tie.about["weight"] for tie in held.ties if "weight" in tie.about]
    return all(
        (kind(w) == "decimal" and math.isfinite(w)) or (kind(w) == "integer" and abs(w) <= 2**53)
        for w in weights
    )


def _keys(abouts: Iterable[About], elsewhere: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return the id and the type of each attribute that stands among the values."""
    keys: dict[str, tuple[str, str]] = {}
    for about in abouts:
        for name, value in about.items():
            if name not in keys and name not in elsewhere:
                keys[name] = str(len(keys)), _TYPES[kind(value)]
    return keys


def _declared(scope: str, keys: Mapping[str, tuple[str, str]]) -> list[str]:
    told = [
        element("attribute", {"id": key, "title": name, "type": what})
        for name, (key, what) in keys.items()
    ]
    return [element("attributes", {"class": scope}, told)] if told else []


def _element(
    name: str,
    attributes: Mapping[str, Any],
    about: About,
    keys: Mapping[str, tuple[str, str]],
    seen: Iterable[str],
    timed: bool,
) -> str:
    values = [
        element("attvalue", {"for": keys[key][0], "value": value})
        for key, value in about.items()
        if key in keys
    ]
    period = {
        "start": earliest(about["start"]) if timed and "start" in about else None,
        "end": last_day(about["end"]) if timed and "end" in about else None,
    }
    inside = [element("attvalues", {}, values)] if values else []
    return element(name, {**attributes, **period}, [*inside, *seen])


def _colour(about: About) -> Iterator[str]:
    text = about.get("colour", about.get("color"))
    if isinstance(text, str) and _COLOUR.fullmatch(text):
        red, green, blue = (int(text[i : i + 2], 16) for i in (1, 3, 5))
        yield element("viz:color", {"r": red, "g": green, "b": blue})


def _position(about: About) -> Iterator[str]:
    if is_placed(about):
        yield element("viz:position", {"x": about["x"], "y": about["y"]})


def _value(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
        yield element(f"viz:{name}", {"value": value})


def _shape(about: About) -> Iterator[str]:
    if about.get("shape") in _SHAPES:
        yield element("viz:shape", {"value": _SHAPES[about["shape"]]})


def _line(about: About) -> Iterator[str]:
    if about.get("style") in _LINES:
        yield element("viz:shape", {"value": about["style"]})
