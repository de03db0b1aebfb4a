"""What a network knows of its units and ties beside who is in them: areas, places and periods."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samverkan.graph.facts import Facts
from samverkan.graph.records import Few, Tie, Unit
from samverkan.ontology.identity import sort_key

if TYPE_CHECKING:
    from samverkan.graph.projection import Network


def describe(
    network: "Network", facts: Facts, lang: str = "sv", printed_only: bool = False
) -> None:
    """Add to a two-mode network, in place, where its units are and when its ties held.

    Units get `areas` and `places`: the labels of those they are in and of those around them, the
    widest first; and, where they are known, `start` and `end`. A sub-area is where its agreement
    is, and has its period. With `printed_only`, what only an editor's coding says is left out.
    Ties get `start` and `end`, from the first to the last that their statements say. What is not
    known is not there: a list is then empty, and a date no attribute. The network itself gets
    `wider`: for `areas` and for `places`, the labels that its units have, each with those around
    it, the widest first; areas in the order of their agreement.
    """
    rows = {tie.statement: tie for tie in _ties(network, facts)}
    agreements: dict[str, str] = {t.unit: t.agreement for t in rows.values() if t.agreement}
    met: dict[str, set[str]] = {"areas": set(), "places": set()}
    for unit, about in network.nodes(data=True):
        if about["bipartite"] == 1:
            known = facts.initiatives.get(unit) or facts.events.get(unit)
            if known is not None:
                areas, places = _terms(known, facts, printed_only)
                period = known.start, known.end
            else:
                frame = facts.agreements.get(agreements.get(unit, ""))
                areas, places = frozenset({unit}), frame.places if frame else frozenset()
                period = (frame.start, frame.end) if frame else (None, None)
            for name, things in (("areas", areas), ("places", places)):
                every = {around for thing in things for around in facts.around(thing)}
                about[name] = _labels(every, facts, lang)
                met[name] |= every
            about.update(_period([period]))
    network.graph["wider"] = {name: _wider(every, facts, lang) for name, every in met.items()}
    for _, _, tie in network.edges(data=True):
        held = [rows[s] for s in tie["statements"] if s in rows]
        tie.update(_period((row.start, row.end) for row in held))


def _ties(network: "Network", facts: Facts) -> list[Tie]:
    """Return the rows that the ties of a layer are drawn from."""
    layers = {
        "declared": lambda: facts.commitments,
        "evidenced": lambda: facts.participations,
        "met": lambda: facts.attendances,
    }
    return layers[network.graph["layer"]]()


def _terms(unit: Unit, facts: Facts, printed_only: bool) -> tuple[Few, Few]:
    coded = frozenset() if printed_only else unit.coded
    return (
        unit.areas | {term for term in coded if term in facts.areas},
        unit.places | {term for term in coded if term in facts.places},
    )


def _labels(every: Iterable[str], facts: Facts, lang: str) -> list[str]:
    """Return the labels of areas or places, the widest first."""
    ordered = sorted(
        every,
        key=lambda t: (len(facts.around(t)), facts.order(t), sort_key(facts.label(t, lang)), t),
    )
    return list(dict.fromkeys(facts.label(thing, lang) for thing in ordered))


def _wider(every: Iterable[str], facts: Facts, lang: str) -> dict[str, list[str]]:
    """Return the labels of areas or places, each below the one around it, with those around it."""
    inwards = {thing: facts.around(thing)[::-1] for thing in every}

    def place(thing: str) -> list[object]:
        return [(facts.order(t), sort_key(facts.label(t, lang)), t) for t in inwards[thing]]

    return {
        facts.label(thing, lang): [facts.label(t, lang) for t in inwards[thing][:-1]]
        for thing in sorted(inwards, key=place)
    }


def _period(periods: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """Return the first start and the last end that are known."""
    starts, ends = zip(*periods, strict=True)
    found = {
        "start": min(filter(None, starts), default=None),
        "end": max(filter(None, ends), default=None),
    }
    return {name: value for name, value in found.items() if value is not None}
