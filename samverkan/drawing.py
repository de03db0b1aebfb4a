"""From what is known to a picture of it: networks, sectors, and the sources behind each tie."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from samverkan import words
from samverkan.export.picture import Picture, draw
from samverkan.graph import projection
from samverkan.graph.query import question
from samverkan.graph.store import Store
from samverkan.ontology.vocabulary import RDF, SAM

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase

Places = dict[str, list[tuple[str, str | None, str | None]]]


def picture(
    kb: "KnowledgeBase",
    layers: Sequence[projection.Layer],
    *,
    hubs: bool,
    lang: str,
    narrowed: Mapping[str, Any],
) -> Picture:
    """Return the picture of the networks of these layers; see `KnowledgeBase.picture`."""
    without = () if hubs else projection.hubs(kb.store)
    networks = {
        layer: kb.network(layer, lang=lang, without=without, **narrowed) for layer in layers
    }
    return draw(
        networks,
        title=_title(kb, narrowed, lang),
        subtitle=_subtitle(kb, narrowed, lang),
        evidence=places(kb.store),
        when=narrowed.get("when"),
        sectors=_sectors(kb.store),
        lang=lang,
    )


def _title(kb: "KnowledgeBase", narrowed: Mapping[str, Any], lang: str) -> str:
    if narrowed.get("area"):
        return kb.names.label(kb.meaning("area", narrowed["area"]), lang)
    return words.say("file.everything", lang)


def _subtitle(kb: "KnowledgeBase", narrowed: Mapping[str, Any], lang: str) -> str:
    """Return what a picture is drawn from: registers, and what it was narrowed to."""
    rows = question("contents").run(kb.store, lang=lang).rows
    parts = sorted({row["register_label"] for row in rows})
    if narrowed.get("place"):
        parts.append(kb.names.label(kb.meaning("place", narrowed["place"]), lang))
    if narrowed.get("when"):
        parts.append(narrowed["when"])
    return " · ".join(parts)


def _sectors(store: Store) -> list[str]:
    """Return the IRIs of all sectors, sorted, so that each keeps its colour."""
    found = store.quads(predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(SAM.Sector))
    return sorted(quad.subject.value for quad in found)


def places(store: Store) -> Places:
    """Return the places in sources behind each statement: source, locator and wording.

    Of two extractions of one work, the second says nothing new and is left out.
    """
    found: Places = {}
    seen = set()
    rows = question("evidence-of").run(store).rows
    for row in sorted(rows, key=lambda row: row["source"] != row["work"]):
        twin = row["source"] != row["work"] and (row["statement"], row["work"]) in seen
        seen.add((row["statement"], row["work"]))
        if not twin:
            place = (row["source_label"], row["locator"], row["as_printed"])
            found.setdefault(row["statement"], []).append(place)
    return found
