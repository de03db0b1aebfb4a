"""Who is in what, layer by layer, within the scope of a practice."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from samverkan.analysis.practice import Practice
from samverkan.graph.records import Tie
from samverkan.ontology.identity import sort_key

#: The actors in each unit, with the statements that say so: the two-mode network of a layer.
Layer = Mapping[str, Mapping[str, list[str]]]


def declared(practice: Practice) -> Layer:
    """Return the actors named for each area, as the network of that layer has them.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> layer = declared(KnowledgeBase.memory("vagen-in").practice())
    >>> len(layer), sum(map(len, layer.values()))
    (10, 68)
    """
    around, scope = practice.facts.around, practice.scope
    return _layer(
        practice,
        (
            tie
            for tie in practice.facts.commitments
            if (scope.area is None or scope.area in around(tie.unit))
            and (scope.place is None or _covers(practice, tie.agreement, scope.place))
            and practice.holds(tie.start, tie.end) == "in"
        ),
    )


def set_apart(practice: Practice) -> Layer:
    """Return the actors of the initiatives that the scope can neither count nor leave out."""
    apart = (*practice.undated, *practice.unplaced, *practice.without_area)
    units = {unit.iri for unit in apart}
    ties = (tie for tie in practice.facts.participations if tie.unit in units)
    return _layer(practice, (tie for tie in ties if practice.holds(tie.start, tie.end) != "out"))


def by_actor(layer: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return the units that each actor is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit, actors in layer.items():
        for actor in actors:
            found[actor].add(unit)
    return dict(found)


def in_order(practice: Practice, things: Collection[str]) -> list[str]:
    """Return things in Swedish order of their names."""
    label = practice.facts.label
    return sorted(things, key=lambda thing: (sort_key(label(thing)), thing))


def _layer(practice: Practice, ties: Iterable[Tie]) -> Layer:
    return _with_statements((actor, tie) for tie in ties for actor in practice.opened(tie.actor))


def _with_statements(named: Iterable[tuple[str, Tie]]) -> Layer:
    found: dict[str, dict[str, list[str]]] = {}
    for actor, tie in named:
        found.setdefault(tie.unit, {}).setdefault(actor, []).append(tie.statement)
    return found


def _covers(practice: Practice, agreement: str | None, place: str) -> bool:
    """Say whether an agreement is about a place, one around it, or one inside it."""
    around, frame = practice.facts.around, practice.facts.agreements.get(agreement or "")
    return frame is not None and any(
        one in around(place) or place in around(one) for one in frame.places
    )
