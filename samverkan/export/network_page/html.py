"""The page around a picture: its words, its legend, its controls, its table."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Final

from samverkan.export import layout
from samverkan.export.network_page.data import data
from samverkan.export.network_page.frame import ZOOM, frame
from samverkan.export.network_page.large import SIGMA
from samverkan.export.network_page.lines import written
from samverkan.export.network_page.renderer import Renderer
from samverkan.export.network_page.still import HOLE, outline
from samverkan.export.network_page.vis import VIS
from samverkan.export.picture import LARGE, LAYERS, LINKS, MARKS, PALETTE, Picture, Row
from samverkan.export.webpage import policy, render, script_json, template
from samverkan.words import say, term

#: Above so many nodes the table is paged in the browser, from the data in the page.
PAGED: Final = LARGE
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
#: The scripts of the page, in the order that they stand; the renderer's stands after the first.
SCRIPTS: Final = (
    *("model.js", "visible.js", "search.js", "details.js", "table.js"),
    *("address.js", "filters.js", "controls.js"),
)


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
    renderer = renderer_of(picture)
    libraries, script, style = renderer.libraries(), _script(renderer), _style(renderer)
    edges, paged = frame(picture), len(picture.nodes) > PAGED
    roles = any(row.roles for row in picture.rows)
    columns = [column for column in COLUMNS if roles or column != "roles"]
    told = data(picture, lang) | {"frame": edges, "zoom": ZOOM, "columns": columns}
    told |= {"drawing": renderer.drawing(picture)}
    return render(
        "network/page.html",
        picture=picture,
        lang=lang,
        say=partial(_say, lang),
        term=partial(term, lang=lang),
        cell=partial(_cell, lang),
        policy=policy([*libraries, script], [style]),
        style=Markup(style),
        libraries=[Markup(library) for library in libraries],
        script=Markup(script),
        data=Markup(script_json(told)),
        still=Markup(renderer.still(picture)),
        beside=edges.width <= BESIDE,
        paged=paged,
        outline=outline,
        radius=layout.RADIUS,
        hole=HOLE,
        layers=LAYERS,
        marks=MARKS,
        links=LINKS,
        legend=[(name, list(part)) for name, part in groupby(picture.legend, lambda e: e.section)],
        controls=CONTROLS,
        shown_layers=[layer for layer in LAYERS if any(tie.layer == layer for tie in picture.ties)],
        shown_findings=[entry.mark for entry in picture.legend if kind_of(entry.mark)],
        kind_of=kind_of,
        findings=list(found(picture, lang)),
        columns=columns,
    )


def renderer_of(picture: Picture) -> Renderer:
    """Return who draws a picture, by its size."""
    return SIGMA if len(picture.nodes) > LARGE else VIS


def kind_of(mark: str) -> str | None:
    """Return what a finding in the legend is to the scripts of the page, if it is one.

    >>> kind_of("overlap"), kind_of("diamond")
    ('link', None)
    """
    if mark in MARKS:
        return "mark"
    return "link" if mark in LINKS else "hollow" if mark == "hollow" else None


def found(picture: Picture, lang: str) -> Iterator[dict[str, str]]:
    """Yield each finding as a row of the table, in words: marks first, as in the data."""
    label = {node.id: node.label for node in picture.nodes}
    for node in picture.nodes:
        for mark in node.marks:
            yield _finding(lang, mark.kind, node.label, "–", None, mark.text)
    for link in picture.links:
        ends = label[link.source], label[link.target]
        yield _finding(lang, link.kind, *ends, link.strength, link.text)


def _finding(
    lang: str, kind: str, one: str, other: str, strength: float | None, text: str
) -> dict[str, str]:
    sign = f"{MARKS[kind]}\ufe0e " if kind in MARKS else ""
    return {
        "one": one,
        "other": other,
        "finding": f"{sign}{say(f'in_page.is_{kind}', lang)}",
        "strength": written(strength, lang) or "–",
        "meaning": text,
    }


def _script(renderer: Renderer) -> str:
    first, *rest = SCRIPTS
    names = (first, *renderer.scripts, *rest)
    return "\n".join(['"use strict";', *(template(f"network/{name}") for name in names)])


def _style(renderer: Renderer) -> str:
    """Return the style sheet: the renderer's part, ours, and the colours of sectors."""
    sectors = "".join(
        f":root{{--sector-{i}:{c}}}.sector-{i}>*{{fill:{c}}}\n" for i, c in enumerate(PALETTE)
    )
    return f"{renderer.style()}\n{template('network/page.css')}\n{sectors}"


def _say(lang: str, key: str, **fields: object) -> str:
    return say(f"picture.{key}", lang, **fields)


def _cell(lang: str, row: Row, column: str) -> list[str]:
    """Return what stands in a cell: one text, or one for each place in a source."""
    if column == "wording":
        printed = [place.as_printed for place in row.evidence]
        return _numbered([text and say("in_page.quoted", lang, text=text) for text in printed])
    if column in ("source", "locator"):
        return _numbered([getattr(place, column) for place in row.evidence])
    return [getattr(row, column) or "–"]


def _numbered(texts: list[str | None]) -> list[str]:
    told = [text or "–" for text in texts or [None]]
    if len(told) == 1:
        return told
    return [f"{number}.\N{NO-BREAK SPACE}{text}" for number, text in enumerate(told, 1)]
