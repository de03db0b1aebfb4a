"""The picture as data in its page: columns of numbers, and every text once.

A number in a column of text is a place in `texts` or in one of the `lists`; 0 is always "not
known", and the first place of each list is empty. `templates/network/model.js` reads it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from os.path import commonprefix
from typing import Any, Final

from samverkan.export.picture import LAYERS, LINKS, MARKS, PALETTE, SHAPES, Picture
from samverkan.ontology.identity import sort_key
from samverkan.words import catalogue, term

#: The section of the catalogue that scripts in the page speak with, and what they share with
#: the words around the picture.
SECTION: Final = "in_page."
SHARED: Final = ("picture.no_sector", "picture.unknown")


class Places:
    """Texts with the place of each, in the order that they were first asked for."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self._places: dict[str, int] = {text: i for i, text in enumerate(["", *first])}

    def __getitem__(self, text: str | None) -> int:
        return self._places.setdefault(text or "", len(self._places))

    def texts(self) -> list[str]:
        """Return the texts, each at its place."""
        return list(self._places)


def data(picture: Picture, lang: str) -> dict[str, Any]:
    """Return what the scripts of a page need of a picture, whoever draws it.

    >>> from samverkan.export.picture import draw
    >>> data(draw({}, title="", evidence={}), "sv")["lists"]["layer"]
    ['', 'declared', 'evidenced', 'met']

    Raises KeyError for a language that there is none of.
    """
    texts = Places(_common(picture))
    lists = {
        "kind": Places(SHAPES),
        "layer": Places(LAYERS),
        "mark": Places(MARKS),
        "link": Places(LINKS),
        "sector": Places(sorted({n.sector for n in picture.nodes if n.sector}, key=sort_key)),
        "area": Places(picture.wider.get("areas", ())),
        "place": Places(picture.wider.get("places", ())),
    }
    place = {node.id: number for number, node in enumerate(picture.nodes)}
    # By characters: what the ids share need not end where a part of them ends.
    base = commonprefix([*place]) if len(place) > 1 else ""  # noqa: RUF071
    nodes = _nodes(picture, len(base), texts, lists)
    return {
        "title": picture.title,
        "base": base,
        "nodes": nodes,
        "marks": _marks(picture, texts, lists["mark"]),
        "ties": _ties(picture, place, texts, lists["layer"]),
        "evidence": _evidence(picture, texts),
        "links": _links(picture, place, texts, lists["link"]),
        "wider": {
            name: _wider(picture.wider.get(f"{name}s", {}), lists[name])
            for name in ("area", "place")
        },
        "lists": {name: found.texts() for name, found in lists.items()},
        "terms": _terms(picture.lang),
        "texts": texts.texts(),
        "palette": PALETTE,
        "lines": {**LAYERS, **LINKS},
        "signs": MARKS,
        "words": _words(lang),
    }


def _wider(around: Mapping[str, Sequence[str]], places: Places) -> list[list[int]]:
    """Return, for each label of a list, the places of those around it, the widest first."""
    return [[places[wide] for wide in around.get(label, ())] for label in places.texts()]


def _common(picture: Picture) -> list[str]:
    """Return the texts that many nodes and ties share, the most common first.

    Their numbers are the shortest, and a large page is so an eighth smaller.
    """
    counts = Counter(text for row in picture.rows for text in (row.roles, row.basis))
    counts.update(place.source for row in picture.rows for place in row.evidence)
    counts.update(date for node in picture.nodes for date in (node.start, node.end) if date)
    counts.update(date for tie in picture.ties for date in (tie.start, tie.end) if date)
    return sorted(filter(None, counts), key=lambda text: (-counts[text], text))


def _nodes(
    picture: Picture, base: int, texts: Places, lists: Mapping[str, Places]
) -> dict[str, Any]:
    nodes = picture.nodes
    return {
        "id": [node.id[base:] for node in nodes],
        "label": [texts[node.label] for node in nodes],
        "kind": [lists["kind"][node.kind] for node in nodes],
        "sector": [lists["sector"][node.sector] for node in nodes],
        # A place in the palette, and -1 for a unit.
        "colour": [-1 if node.colour is None else node.colour for node in nodes],
        "hollow": [int(node.hollow) for node in nodes],
        "x": [node.x for node in nodes],
        "y": [node.y for node in nodes],
        "areas": [[lists["area"][area] for area in node.areas] for node in nodes],
        "places": [[lists["place"][place] for place in node.places] for node in nodes],
        "start": [texts[node.start] for node in nodes],
        "end": [texts[node.end] for node in nodes],
    }


def _marks(picture: Picture, texts: Places, kinds: Places) -> dict[str, Any]:
    marks = [(number, m) for number, node in enumerate(picture.nodes) for m in node.marks]
    return {
        "node": [number for number, _ in marks],
        "kind": [kinds[mark.kind] for _, mark in marks],
        "text": [texts[mark.text] for _, mark in marks],
    }


def _ties(
    picture: Picture, place: Mapping[str, int], texts: Places, layers: Places
) -> dict[str, Any]:
    ties, rows = picture.ties, picture.rows
    known = {found: i for i, found in enumerate(_all_evidence(picture))}
    return {
        "source": [place[tie.source] for tie in ties],
        "target": [place[tie.target] for tie in ties],
        "layer": [layers[tie.layer] for tie in ties],
        "roles": [texts[row.roles] for row in rows],
        "basis": [texts[row.basis] for row in rows],
        "signs": [texts[tie.signs] for tie in ties],
        "start": [texts[tie.start] for tie in ties],
        "end": [texts[tie.end] for tie in ties],
        "evidence": [[known[found] for found in tie.evidence] for tie in ties],
    }


def _all_evidence(picture: Picture) -> Sequence[Any]:
    return list(dict.fromkeys(found for tie in picture.ties for found in tie.evidence))


def _evidence(picture: Picture, texts: Places) -> dict[str, Any]:
    found = _all_evidence(picture)
    return {
        "source": [texts[evidence.source] for evidence in found],
        "locator": [texts[evidence.locator] for evidence in found],
        "wording": [texts[evidence.as_printed] for evidence in found],
    }


def _links(
    picture: Picture, place: Mapping[str, int], texts: Places, kinds: Places
) -> dict[str, Any]:
    links = picture.links
    return {
        "source": [place[link.source] for link in links],
        "target": [place[link.target] for link in links],
        "kind": [kinds[link.kind] for link in links],
        "strength": [link.strength for link in links],
        "text": [texts[link.text] for link in links],
    }


def _terms(lang: str) -> dict[str, list[str]]:
    """Return the words for what stands in the controlled lists, at the same places."""
    return {
        "kind": ["", *(term("kind", kind, lang) for kind in SHAPES)],
        "layer": ["", *(term("layer", layer, lang) for layer in LAYERS)],
    }


def _words(lang: str) -> dict[str, str]:
    return {
        key.partition(".")[2]: entry[lang]
        for key, entry in catalogue().items()
        if key.startswith(SECTION) or key in SHARED
    }
