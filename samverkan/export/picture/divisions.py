"""Ways to divide the nodes of a large network into groups that can be named."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from samverkan.analysis.networks.local_moving import divide
from samverkan.export.picture.model import About
from samverkan.ontology.identity import sort_key
from samverkan.words import say

#: A division has at most so many groups; the smallest are put together.
MOST: Final = 36
#: A community with fewer members than this is put together with others.
LEAST: Final = 10
#: A community is named after so many of its members.
NAMED: Final = 2

Pairs = Sequence[tuple[int, int]]
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Division:
    """A way to divide nodes: the label of each group, and the group of each node by its place."""

    by: Literal["community", "area", "sector"]
    labels: tuple[str, ...]
    of: tuple[int, ...]


def divisions(nodes: Sequence[About], ties: Pairs, lang: str) -> tuple[Division, ...]:
    """Return the divisions of a two-mode network by community, by area and by sector.

    `nodes` are the attributes of its nodes, and `ties` the places in it of actors and units that
    are joined. An actor belongs to the area, and a unit to the sector, that most of its ties lead
    to, the first by name where two have as many; a unit that is in several areas belongs to the
    first and widest. Where nothing is known of a node it is in a group that says so, and is never
    guessed from its neighbours' neighbours.
    """
    areas = [next(iter(node.get("areas", ())), None) for node in nodes]
    sectors = [node.get("sector_label") for node in nodes]
    units = [node["bipartite"] == 1 for node in nodes]
    by_area = _led(areas, units, ties)
    by_sector = _led(sectors, [not unit for unit in units], ties)
    return (
        _communities(nodes, ties, lang),
        _named("area", by_area, lang),
        _named("sector", by_sector, lang),
    )


def _led(values: Sequence[str | None], own: Sequence[bool], ties: Pairs) -> list[str | None]:
    """Return the value of each node: its `own`, else the one that most of its ties lead to."""
    told: dict[int, Counter[str]] = {}
    for actor, unit in ties:
        for one, other in ((actor, unit), (unit, actor)):
            value = values[other]
            if not own[one] and value:
                told.setdefault(one, Counter())[value] += 1
    found = list(values)
    for place, counts in told.items():
        found[place] = min(counts, key=lambda value: (-counts[value], sort_key(value)))
    return found


def _named(by: Literal["area", "sector"], values: Sequence[str | None], lang: str) -> Division:
    sizes = Counter(filter(None, values))
    names = sorted(sizes, key=lambda value: (-sizes[value], sort_key(value)))
    kept, rest = _kept(names)
    places: dict[str | None, int] = {value: i for i, value in enumerate(kept)}
    labels = list(kept)
    if rest:
        labels.append(say(f"crowd.other_{by}", lang, count=len(rest)))
        places |= dict.fromkeys(rest, len(kept))
    if None in values:
        places[None] = len(labels)
        labels.append(say(f"crowd.unknown_{by}", lang))
    return Division(by, tuple(labels), tuple(places[value] for value in values))


def _communities(nodes: Sequence[About], ties: Pairs, lang: str) -> Division:
    found = divide(len(nodes), ties)
    degree = Counter(place for tie in ties for place in tie)
    members: dict[int, list[int]] = {}
    for place, number in enumerate(found):
        members.setdefault(number, []).append(place)
    parts = sorted(members.values(), key=lambda part: (-len(part), part))
    kept, left = _kept([part for part in parts if len(part) >= LEAST])
    rest = len(left) + sum(len(part) < LEAST for part in parts)
    labels = [
        say("crowd.community", lang, number=i, names=" · ".join(_leading(part, nodes, degree)))
        for i, part in enumerate(kept, 1)
    ]
    if rest:
        labels.append(say("crowd.other_community", lang, count=rest))
    of = [len(kept)] * len(nodes)
    for i, some in enumerate(kept):
        for place in some:
            of[place] = i
    return Division("community", tuple(labels), tuple(of))


def _leading(part: Iterable[int], nodes: Sequence[About], degree: Mapping[int, int]) -> list[str]:
    """Return the names of the members with the most ties, actors before units."""
    first = sorted(part, key=lambda place: (nodes[place]["bipartite"], -degree[place], place))
    return [nodes[place]["label"] for place in first[:NAMED]]


def _kept(parts: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the parts that are groups of their own, and those to be put together."""
    return (parts, ()) if len(parts) <= MOST else (parts[: MOST - 1], parts[MOST - 1 :])
