"""From networks to a picture of them: sectors, registers, and the sources behind each tie."""

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from samverkan.analysis.practice import Practice
from samverkan.export.picture import Findings, Picture, draw
from samverkan.graph.description import sources
from samverkan.graph.projection import Network
from samverkan.graph.query import question
from samverkan.graph.store import Store
from samverkan.ontology.vocabulary import RDF, SAM, Layer


def picture(
    store: Store,
    networks: Mapping[Layer, Network],
    practice: Practice | None = None,
    *,
    title: str,
    narrowed_to: Sequence[str] = (),
    when: str | None = None,
    lang: str = "sv",
) -> Picture:
    """Return one picture of networks drawn from a store.

    Below the title stand the registers, and what the networks were `narrowed_to`. What analysis
    finds of a `practice` is to be seen where the networks have the evidenced layer.
    """
    rows = question("contents").run(store, lang=lang).rows
    registers = sorted({row["register_label"] for row in rows})
    ties = [tie for network in networks.values() for _, _, tie in network.edges(data=True)]
    return draw(
        networks,
        title=title,
        subtitle=" · ".join([*registers, *narrowed_to]),
        evidence=sources(store, (s for tie in ties for s in tie["statements"]), lang),
        when=when,
        sectors=_sectors(store),
        findings=_findings(networks, practice, lang),
        lang=lang,
    )


def _sectors(store: Store) -> list[str]:
    """Return the IRIs of all sectors, sorted, so that each keeps its colour."""
    found = store.quads(predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(SAM.Sector))
    return sorted(quad.subject.value for quad in found)


def _findings(
    networks: Mapping[Layer, Network], practice: Practice | None, lang: str
) -> Findings | None:
    if practice is None or "evidenced" not in networks:
        return None
    from samverkan.export.picture.findings import findings

    return findings(practice, {n for network in networks.values() for n in network}, lang)
