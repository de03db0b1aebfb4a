"""The same work done plainly: loops over a graph of rdflib, projections of networkx, all pairs.

Each function gives what the analysis gives, or it is no comparison: that is asserted.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import product
from math import isclose
from operator import eq
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox
from rdflib import Graph

from benchmarks.plain_graph import Plain
from benchmarks.plain_pairs import found_pairs, pairs
from benchmarks.steps import SEEN_FROM, read
from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import KINDS
from samverkan.analysis.gaps.timing import Span, apart
from samverkan.analysis.practice import Practice
from samverkan.graph.store import Store
from samverkan.ontology.vocabulary import DCTERMS, SAM, SCHEMA, SKOS

Line = tuple[str, float, float, int]


def cells(plain: Plain) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the cells of areas and municipalities: what is there, who, and what was answered."""
    areas = [area for area in plain.things(SAM.Area) if plain.one(area, SKOS.broader) is None]
    municipalities = plain.municipalities
    inside = {p: plain.around({p}, SCHEMA.containedInPlace) for p in municipalities}
    here, wide, who = defaultdict(set), defaultdict(set), defaultdict(set)
    for unit in plain.initiatives:
        named = plain.terms(unit, DCTERMS.spatial, SAM.Place)
        direct = plain.around(named, SCHEMA.containedInPlace) & municipalities
        reached = {place for place, up in inside.items() if up & named} - direct
        for area in plain.around(plain.topics(unit), SKOS.broader):
            for where, into in ((direct, here), (reached, wide)):
                for place in where:
                    into[area, place].add(str(unit))
                    who[area, place].update(map(str, plain.actors[unit]))
    answers = defaultdict(set)
    for row in plain.things(SAM.Inquiry):
        about, where = plain.one(row, SAM.area), plain.one(row, DCTERMS.spatial)
        for area, place in product(areas, municipalities):
            if about in (None, area) and (where is None or where in inside[place]):
                answers[area, place].add(str(plain.one(row, SAM.answer)))
    found = {}
    for at in product(areas, municipalities):
        status = "covered" if here[at] or wide[at] else "unknown"
        if status == "unknown" and "nothing" in answers[at] and "something" not in answers[at]:
            status = "asked and empty"
        found[str(at[0]), str(at[1])] = here[at], wide[at], who[at], status
    return found


def unkept(plain: Plain) -> set[tuple[str, str]]:
    """Return the actors and areas of promises that no practice is known for."""
    done = defaultdict(list)
    practice = set(plain.initiatives)
    for row in plain.things(SAM.Participation):
        unit = plain.one(row, SAM.initiative)
        if unit in practice:
            for area in plain.around(plain.topics(unit), SKOS.broader):
                done[plain.one(row, SAM.actor), area].append(plain.period(row, unit))
    members = defaultdict(list)
    for row in plain.things(SAM.GroupMember):
        members[plain.one(row, SAM.group)].append((plain.one(row, SAM.member), plain.period(row)))
    found = set()
    for row in plain.things(SAM.Commitment):
        actor, area = plain.one(row, SAM.actor), plain.one(row, SAM.area)
        frame = plain.period(plain.one(row, SAM.agreement))
        parties = [(actor, Span(None, None)), *members[actor]]
        if all(
            apart(span, frame) or apart(span, then)
            for party, then in parties
            for span in done[party, area]
        ):
            found.add((str(actor), str(area)))
    return found


def links(plain: Plain) -> dict[frozenset[str], float]:
    """Return the Newman weights of actors that are named together and share no initiative."""
    named, shared = nx.Graph(), nx.Graph()
    for row in plain.things(SAM.Commitment):
        named.add_edge(plain.one(row, SAM.actor), plain.one(row, SAM.area))
    for unit in plain.initiatives:
        shared.add_edges_from((actor, unit) for actor in plain.actors[unit])
    actors = {plain.one(row, SAM.actor) for row in plain.things(SAM.Commitment)}
    declared = nx.bipartite.collaboration_weighted_projected_graph(named, actors)
    evidenced = nx.bipartite.projected_graph(shared, actors & set(shared))
    return {
        frozenset(map(str, (one, other))): weight
        for one, other, weight in declared.edges(data="weight")
        if not evidenced.has_edge(one, other)
    }


def compared(folder: Path) -> list[Line]:
    """Return the seconds of each analysis and of its plain way, and how much both found.

    Reading comes first, and is not counted again: the store, or its statements as text.
    """
    with Store.read(folder) as store:
        quads = store.quads()
        triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        (practice, ours), (plain, theirs) = _timed(read, store), _timed(_read, triples)
        assert len(plain.initiatives) == len(practice.initiatives)
        gc.collect()
        gc.freeze()  # or the many nodes of the graph are gone through while others work
        lines = [("reading", ours, theirs, len(plain.initiatives))]
        for name, our_way, plain_way, equal in _WAYS:
            (one, ours), (other, theirs) = _timed(our_way, practice), _timed(plain_way, plain)
            assert equal(one, other), name
            lines.append((name, ours, theirs, len(one)))
    return lines


def _read(triples: bytes) -> Plain:
    return Plain(Graph().parse(data=triples, format="nt"))


def _timed(work: Callable[..., Any], argument: object) -> tuple[Any, float]:
    start = time.process_time()
    found = work(argument)
    return found, time.process_time() - start


def _close(one: dict[Any, float], other: dict[Any, float]) -> bool:
    return one.keys() == other.keys() and all(isclose(one[key], other[key]) for key in one)


def _cells(practice: Practice) -> dict[tuple[str, str], tuple[object, ...]]:
    found = coverage(practice).cells
    return {
        at: (set(cell.initiatives), set(cell.via_county), set(cell.actors), cell.status)
        for at, cell in found.items()
    }


def _unkept(practice: Practice) -> set[tuple[str, str]]:
    gaps = KINDS["named-no-evidence"].find(practice, SEEN_FROM)
    return {(gap.subjects[0], gap.subjects[1]) for gap in gaps}


def _links(practice: Practice) -> dict[frozenset[str], float]:
    gaps = KINDS["missing-link"].find(practice, SEEN_FROM)
    return {frozenset(gap.subjects): float(str(gap.details["newman"])) for gap in gaps}


#: Each analysis, its plain way, and whether both found the same.
_WAYS: Final = (
    ("area × place", _cells, cells, eq),
    ("named, no practice", _unkept, unkept, eq),
    ("missing-link", _links, links, _close),
    ("overlaps by facets", found_pairs, pairs, _close),
)
