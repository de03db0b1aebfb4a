"""Single points of failure: what of the known collaboration hangs by one actor alone."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps.cuts import Cut, Part, Walk
from samverkan.analysis.gaps.evidenced import Evidenced, confidence
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ties import in_order
from samverkan.analysis.practice import Practice

KIND = "single-point"


def single_points(practice: Practice, today: str = "") -> Iterator[Gap]:
    """Yield the actors that something hangs by; `form`, in the details, says what.

    - `cut-point`: without the actor, the network of those who share an initiative falls into more
      parts (Tarjan 1973). Subject is the actor, strength the share of all pairs of others that
      would lose each other. Details: `parts`, how many actors are in each part; `cut_off` and
      `initiatives`, the IRIs of the actors and initiatives outside the largest part; `areas`, those
      of the areas whose other actors are all cut off; and Borgatti's fragmentation (2006) of the
      network of all evidenced actors: `fragmentation_before`, with the actor,
      `fragmentation_after`, without it, and `fragmentation_change`. The change is below 0 where the
      actor takes along more pairs that never reached each other than it leaves.
    - `area`: an area or a sub-area with one active actor. Subjects are the actor and the area.
    - `cell`: an area on top, or that of the scope, in a municipality (or the kind of place that
      coverage is told for) with one active actor. Subjects are the actor, the area and the place.

    For the latter two, strength is the share of the scope's initiatives that are there; details are
    `initiatives`, their IRIs; `without_actor`, how many of them do not say who takes part; and
    `set_apart`, how many more may be there.

    A gap is *known* if each initiative that it rests on says who takes part, and the scope sets
    none apart: those in the area or the cell, and for a cut point all, since any might tie together
    what the actor does. Evidence is the actor's participations in what hangs by it.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = single_points(KnowledgeBase.memory("vagen-in").practice())
    >>> [gap.details["form"] for gap in gaps].count("cell")
    16
    """
    layer = Evidenced(practice)
    yield from _Network(layer).gaps()
    yield from _areas(layer)
    yield from _cells(layer)


class _Network:
    """The network of actors who share an initiative, and what it is without each cut point.

    It is walked through as a two-mode network without the initiatives of one actor, which has the
    same cut points among its actors: an initiative that is left always has an actor left in it.
    """

    def __init__(self, layer: Evidenced) -> None:
        self.layer = layer
        self.walk = Walk(_two_mode(layer))
        self.count = len(layer.actors)
        self._actors_before = [0, *accumulate(node in layer.actors for node in self.walk.order)]
        #: Ordered pairs of actors that reach each other.
        self.reaching = sum(map(_pairs, (self.size((span,)) for span in self.walk.components)))
        practice = layer.practice
        apart = (*practice.undated, *practice.unplaced, *practice.without_area)
        units = (unit.iri for unit in practice.initiatives)
        self.confidence = confidence(layer.silent(units) + len(apart))

    def size(self, part: Part) -> int:
        """Return how many actors are in a part."""
        before = self._actors_before
        return sum(before[stop] - before[start] for start, stop in part)

    def gaps(self) -> Iterator[Gap]:
        for cut in self.walk.cuts():
            if cut.node in self.layer.actors:
                yield self._gap(cut)

    def _gap(self, cut: Cut) -> Gap:
        actor, rest = cut.node, self.count - 1
        # The parts stand as the walk found them: of equals, the last is what the rest is cut from.
        *smaller, _ = sorted(cut.parts, key=self.size)
        sizes = sorted(map(self.size, cut.parts), reverse=True)
        whole = self.size((cut.component,))
        lost = _pairs(whole - 1) - sum(map(_pairs, sizes))
        before = 1 - self.reaching / _pairs(self.count)
        after = 1 - (self.reaching - _pairs(whole) + sum(map(_pairs, sizes))) / _pairs(rest)
        off = {node for part in smaller for node in self.walk.nodes(part)}
        actors = off & self.layer.actors.keys()
        units = off - actors
        return Gap(
            KIND,
            (actor,),
            lost / _pairs(rest),
            self.confidence,
            self.layer.statements(actor, units),
            "partners-of",
            {"actor": actor, "layer": "evidenced"},
            {
                "form": "cut-point",
                "parts": sizes,
                "cut_off": in_order(self.layer.practice, actors),
                "initiatives": sorted(units),
                "areas": self._areas(actor, actors),
                "fragmentation_before": before,
                "fragmentation_after": after,
                "fragmentation_change": after - before,
            },
        )

    def _areas(self, actor: str, cut_off: set[str]) -> list[str]:
        """Return the areas whose other actors are all cut off."""
        return sorted(
            area
            for area, active in self.layer.active.items()
            if len(active) <= len(cut_off) + 1
            and (others := active - {actor})
            and others <= cut_off
        )


def _two_mode(layer: Evidenced) -> dict[str, list[str]]:
    """Return the neighbours of actors, and of the initiatives that two or more are in."""
    ties: dict[str, list[str]] = {actor: [] for actor in sorted(layer.actors)}
    for unit in sorted(layer.units):
        actors = sorted(layer.units[unit])
        if len(actors) > 1:
            ties[unit] = actors
            for actor in actors:
                ties[actor].append(unit)
    return ties


def _pairs(count: int) -> int:
    """Return the number of ordered pairs of so many."""
    return count * (count - 1)


def _areas(layer: Evidenced) -> Iterator[Gap]:
    """Yield the areas where one actor is active."""
    for area, actors in sorted(layer.active.items()):
        if len(actors) == 1:
            (actor,) = actors
            perhaps = len(layer.perhaps.get(area, ()))
            yield _lone(layer, actor, {"area": area}, layer.areas[area], perhaps)


def _cells(layer: Evidenced) -> Iterator[Gap]:
    """Yield the cells of the matrix of areas and places where one actor is active."""
    matrix = coverage(layer.practice)
    for (area, place), cell in matrix.cells.items():
        if len(cell.actors) == 1:
            units = (*cell.initiatives, *cell.via_county)
            perhaps = sum(
                not layer.practice.places(unit)
                or any(place in there for there in layer.practice.at_level(unit, matrix.level))
                for unit in layer.perhaps.get(area, ())
            )
            yield _lone(layer, cell.actors[0], {"area": area, "place": place}, units, perhaps)


def _lone(
    layer: Evidenced, actor: str, where: dict[str, str], units: Sequence[str], perhaps: int
) -> Gap:
    silent = layer.silent(units)
    return Gap(
        KIND,
        (actor, *where.values()),
        len(units) / len(layer.practice.initiatives),
        confidence(silent + perhaps + layer.area_unknown),
        layer.statements(actor, units),
        "who-cooperates",
        where | {"layer": "evidenced"},
        {
            "form": "cell" if "place" in where else "area",
            "initiatives": sorted(units),
            "without_actor": silent,
            "set_apart": perhaps,
            "area_unknown": layer.area_unknown,
        },
    )
