"""Who initiatives and events belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from samverkan.analysis.practice import Practice
from samverkan.graph.records import Tie, Unit


@dataclass(frozen=True, slots=True)
class Owners:
    """Who a thing belongs to, by IRI, how that is known, and the statements that say so.

    The basis is `owner` where somebody has that role, else `participants`: all who take part.
    """

    actors: tuple[str, ...] = ()
    basis: Literal["owner", "participants", "unknown"] = "unknown"
    statements: tuple[str, ...] = ()


def of_initiatives(practice: Practice) -> dict[str, Owners]:
    """Return the owners of each initiative, by IRI.

    What nobody but actors left out of the scope takes part in is not there.
    """
    taken = {tie.unit for tie in practice.facts.participations} if practice.scope.without else set()
    return {
        unit.iri: owners_of(practice.ties.get(unit.iri, ()), "owner")
        for unit in practice.initiatives
        if unit.iri in practice.ties or unit.iri not in taken
    }


def of_events(practice: Practice, events: Iterable[Unit]) -> dict[str, Owners]:
    """Return the owners of events, by IRI: who organises them, else all who took part."""
    ties: Mapping[str, list[Tie]] = defaultdict(list)
    for tie in _attended(practice):
        ties[tie.unit].append(tie)
    return {event.iri: owners_of(ties.get(event.iri, ()), "organiser") for event in events}


def _attended(practice: Practice) -> Iterator[Tie]:
    """Yield the attendances, groups replaced where the scope says so."""
    for tie in practice.facts.attendances:
        if tie.role != "invited":
            for actor in practice.opened(tie.actor):
                yield Tie(tie.statement, actor, tie.unit, tie.role, tie.start, tie.end)


def owners_of(ties: Sequence[Tie], role: str) -> Owners:
    """Return who has a role in something, by what ties actors to it; else all who take part."""
    leading = [tie for tie in ties if tie.role == role]
    chosen = leading or ties
    actors = sorted({tie.actor for tie in chosen})
    statements = sorted({tie.statement for tie in chosen})
    basis: Literal["owner", "participants", "unknown"] = "unknown"
    if actors:
        basis = "owner" if leading else "participants"
    return Owners(tuple(actors), basis, tuple(statements))
