"""Registers that tests write, and judgements about their things."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from samverkan.graph.store import Change
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import WORK
from samverkan.ontology.vocabulary import DCTERMS, RDF, SAM

SOURCES = "id,name,kind\nsrc,Källan,web page\n"


def register(folder: Path, name: str, tables: Mapping[str, str]) -> Path:
    """Write a register of these tables and return its folder; everything is from `src`."""
    place = folder / name
    place.mkdir()
    (place / "register.toml").write_text(f'id = "{name}"\ntitle = "{name}"\n', "utf-8")
    for table, text in ({"sources": SOURCES} | dict(tables)).items():
        (place / f"{table}.csv").write_text(text, "utf-8")
    return place


def judge(kb: KnowledgeBase, one: str, other: str, verdict: str, date: str = "2026-01-01") -> None:
    """Record a judgement in the graph of work."""
    node = ox.NamedNode(f"{WORK}/{verdict}-{date}")
    said = [
        (RDF.type, ox.NamedNode(SAM.Judgement)),
        (SAM.subject, ox.NamedNode(one)),
        (SAM.object, ox.NamedNode(other)),
        (SAM.verdict, ox.Literal(verdict)),
        (DCTERMS.date, ox.Literal(date)),
    ]
    quads = {ox.Quad(node, ox.NamedNode(term), value, ox.NamedNode(WORK)) for term, value in said}
    kb.store.apply(Change(frozenset(quads), frozenset()))
