"""A picture as one page of HTML that stands alone: drawn by vis-network, and told as a table."""

import json
import math
import re
from collections import Counter
from functools import cache, partial
from importlib.resources import files
from itertools import groupby
from typing import Any, Final

from samverkan.export import layout
from samverkan.export.picture import LAYERS, PALETTE, Evidence, Node, Picture, Row
from samverkan.export.webpage import policy, render, script_json, template
from samverkan.words import say, term

#: The release of vis-network that pyvis brings, and that the page carries inside it.
LIBRARY: Final = "lib/vis-9.1.2"
#: So many ties are told in the hover text of a node.
TOLD: Final = 4
#: Radius of the hole in a hollow shape.
HOLE: Final = layout.RADIUS * 0.6
#: A picture is shown at most this much larger than it was laid out.
ZOOM: Final = 1.25
#: The legend stands beside a picture that is at most this wide, else below it.
BESIDE: Final = 1000
#: Buttons, with the sign on those that have one.
CONTROLS: Final = (
    *(("zoom_in", ""), ("zoom_out", "")),
    *(("left", "←"), ("right", "→"), ("up", "↑"), ("down", "↓")),
    ("whole", ""),
)
COLUMNS: Final = (
    *("actor", "kind", "sector", "layer", "unit", "roles", "basis"),
    *("wording", "source", "locator"),
)
#: How vis-network shows what it is given: still, and never taking the wheel from the page.
OPTIONS: Final = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 80},
    "nodes": {"size": layout.RADIUS, "borderWidth": 1.5, "borderWidthSelected": 4, "margin": 1}
    | {"fixed": True},
    "edges": {"width": 1.75, "smooth": False, "font": {"size": 24, "strokeWidth": 4}},
}


def page(picture: Picture, lang: str | None = None) -> str:
    """Return the page of a picture: HTML that asks no other file or computer for anything.

    The same picture gives the same text; write it as UTF-8. Text from the data stands as text
    only, and the page's policy lets no script and no style run but its own. `lang` is the language
    of the words around the picture, the picture's own unless given.

    >>> from samverkan.export.picture import draw
    >>> "<h1><bdi>Bostad &lt;b&gt;</bdi></h1>" in page(draw({}, title="Bostad <b>", evidence={}))
    True

    Raises KeyError for a language that there is none of.
    """
    from markupsafe import Markup

    lang = lang or picture.lang
    library, script = _library("vis-network.min.js"), template("network.js")
    style, frame, network = _style(), _frame(picture), _network(picture)
    data = {"nodes": network.nodes, "edges": network.edges, "options": network.options}
    data |= {"frame": frame, "zoom": ZOOM, "hole": HOLE, "line": layout.LINE, "palette": PALETTE}
    roles = any(row.roles for row in picture.rows)
    return render(
        "network.html",
        picture=picture,
        lang=lang,
        network=network,
        say=partial(_say, lang),
        cell=partial(_cell, lang),
        policy=policy([library, script], [style]),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        data=Markup(script_json(data)),
        frame=frame,
        zoom=ZOOM,
        beside=frame[2] <= BESIDE,
        outline=outline,
        hole=HOLE,
        line_height=layout.LINE,
        layers=LAYERS,
        legend=[(name, list(part)) for name, part in groupby(picture.legend, lambda e: e.section)],
        controls=CONTROLS,
        columns=[column for column in COLUMNS if roles or column != "roles"],
    )


def hover(picture: Picture) -> tuple[dict[str, str], list[str]]:
    """Return what the pointer tells, as plain text: by id of node, and for each tie in order.

    A tie tells its evidence; a node tells what it is, and where its first ties stand.
    """
    lang = picture.lang
    labels = {node.id: node.label for node in picture.nodes}
    told: dict[str, list[str]] = {node.id: [] for node in picture.nodes}
    texts = []
    for tie, row in zip(picture.ties, picture.rows, strict=True):
        cited = [_cited(lang, place) for place in tie.evidence]
        facts = ", ".join(filter(None, (row.layer, row.roles, row.basis)))
        texts.append("\n".join([f"{row.actor} – {row.unit}", facts, *cited]))
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            where = f" ({cited[0]})" if cited else ""
            told[one].append(f"• {row.layer}{tie.signs}: {labels[other]}{where}")
    return {node.id: _about(lang, node, told[node.id]) for node in picture.nodes}, texts


def outline(shape: str, radius: float = layout.RADIUS) -> str:
    """Return the corners of a shape around 0, 0 for SVG, where vis-network has them too.

    >>> outline("diamond", 10)
    '10,0 0,10 -10,0 0,-10'
    """
    radii, start, drop = {
        "triangle": ([radius * 2.3 / math.sqrt(3)] * 3, -math.pi / 2, radius * 0.31625),
        "star": ([radius * 1.066, radius * 0.41] * 5, -math.pi / 2, radius * 0.082),
        "diamond": ([radius] * 4, 0.0, 0.0),
        "hexagon": ([radius] * 6, 0.0, 0.0),
    }.get(shape, ([radius] * 60, 0.0, 0.0))
    angles = [start + math.tau * i / len(radii) for i in range(len(radii))]
    corners = [
        (r * math.cos(a), r * math.sin(a) + drop) for r, a in zip(radii, angles, strict=True)
    ]
    return " ".join(f"{round(x, 2) + 0:g},{round(y, 2) + 0:g}" for x, y in corners)


def _say(lang: str, key: str, **fields: object) -> str:
    return say(f"picture.{key}", lang, **fields)


def _cited(lang: str, place: Evidence) -> str:
    where = ", ".join(filter(None, (place.source, place.locator)))
    return f"{_say(lang, 'quoted', text=place.as_printed)} – {where}" if place.as_printed else where


def _about(lang: str, node: Node, told: list[str]) -> str:
    facts = [term("kind", node.kind, lang)]
    if node.colour is not None:
        facts.append(node.sector or _say(lang, "no_sector"))
    if node.hollow:
        facts.append(_say(lang, "no_evidence"))
    more = [_say(lang, "more", count=len(told) - TOLD)] if len(told) > TOLD else []
    return "\n".join([node.label, ", ".join(facts), *told[:TOLD], *more])


def _cell(lang: str, row: Row, column: str) -> list[str]:
    """Return what stands in a cell: one text, or one for each place in a source."""
    if column == "wording":
        quoted = [p.as_printed and _say(lang, "quoted", text=p.as_printed) for p in row.evidence]
        return _numbered(quoted)
    if column in ("source", "locator"):
        return _numbered([getattr(place, column) for place in row.evidence])
    return [getattr(row, column) or "–"]


def _numbered(texts: list[str | None]) -> list[str]:
    told = [text or "–" for text in texts or [None]]
    if len(told) == 1:
        return told
    return [f"{number}.\N{NO-BREAK SPACE}{text}" for number, text in enumerate(told, 1)]


def _frame(picture: Picture) -> tuple[int, int, int, int]:
    """Return the left, top, width and height of all that the picture holds."""
    across, down = [0.0], [0.0]
    for node in picture.nodes:
        width, height, drop = layout.box(node.label, node.shape)
        middle = node.y + (-drop if node.above else drop)
        across += [node.x - width / 2, node.x + width / 2]
        down += [middle - height / 2, middle + height / 2]
    left, top = math.floor(min(across)) - layout.GAP, math.floor(min(down)) - layout.GAP
    right, bottom = math.ceil(max(across)) + layout.GAP, math.ceil(max(down)) + layout.GAP
    return left, top, right - left, bottom - top


def _network(picture: Picture) -> Any:
    """Return the picture as a pyvis network; the script draws it, the template a still picture.

    Labels stand in `lines`, the first at the height `base`, so that both write them where the
    layout has made room: vis-network itself writes only below, and its lines too close.
    """
    from pyvis.network import Network

    # An undirected network looks through all ties for each new one, and drops parallel ones.
    network: Any = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    about, along = hover(picture)
    at = {node.id: (node.x, node.y) for node in picture.nodes}
    for node in picture.nodes:
        network.add_node(
            node.id,
            label=" ",
            shape=node.shape,
            group=_group(node),
            title=about[node.id],
            hollow=node.hollow,
            x=node.x,
            y=node.y,
            lines=layout.wrap(node.label),
            base=round(node.y + layout.baseline(node.label, node.shape, node.above)),
            **_size(node),
        )
    seen: Counter[tuple[str, str]] = Counter()
    for number, (tie, title) in enumerate(zip(picture.ties, along, strict=True)):
        bend = 0.2 * seen[tie.source, tie.target]
        seen[tie.source, tie.target] += 1
        network.add_edge(
            tie.source,
            tie.target,
            id=number,
            title=title,
            label=tie.signs or None,
            dashes=list(LAYERS[tie.layer]) or False,
            smooth={"enabled": True, "type": "curvedCW", "roundness": bend} if bend else False,
            arrows="",
            **_way(at[tie.source], at[tie.target], bend),
        )
    return network


def _size(node: Node) -> dict[str, Any]:
    """Return the width and height of a box; other shapes are all of one size."""
    if node.shape != "box":
        return {}
    width, height, _ = layout.box(node.label, node.shape)
    return {"widthConstraint": {"minimum": width}, "heightConstraint": {"minimum": height}}


def _way(start: tuple[int, int], end: tuple[int, int], bend: float) -> dict[str, Any]:
    """Return the line of a tie for SVG, bent off another's, and the middle of it."""
    (x, y), (to_x, to_y) = start, end
    via_x, via_y = (x + to_x) / 2 + (to_y - y) * bend, (y + to_y) / 2 - (to_x - x) * bend
    middle = (round((x + to_x + 2 * via_x) / 4), round((y + to_y + 2 * via_y) / 4))
    return {"way": f"M{x} {y}Q{via_x:g} {via_y:g} {to_x} {to_y}", "middle": middle}


def _group(node: Node) -> str:
    """Return the name of the colours of a node in the style sheet."""
    if node.colour is not None:
        return f"sector-{node.colour}"
    return "box" if node.shape == "box" else "unit"


@cache
def _library(name: str) -> str:
    """Return a file of the vis-network that pyvis brings, its licence at the top."""
    text = files("pyvis").joinpath(LIBRARY, name).read_bytes().decode("utf-8")
    # A browser hashes the text after it has made all line ends \n.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _style() -> str:
    """Return the style sheet: the tooltip of vis-network, the colours, and our own."""
    # The rest dresses parts that the page has not, and holds pictures.
    library = "".join(re.findall(r"div\.vis-tooltip\{[^}]*\}", _library("vis-network.css")))
    sectors = "".join(
        f":root{{--sector-{i}:{c}}}.sector-{i} polygon{{fill:{c}}}\n" for i, c in enumerate(PALETTE)
    )
    return f"{library}\n{template('network.css')}\n{sectors}"
