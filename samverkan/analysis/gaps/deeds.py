"""What actors are known to do, and the agreements that it can be compared with."""

from collections import defaultdict
from typing import NamedTuple

from samverkan.analysis.gaps.timing import Span
from samverkan.analysis.practice import Practice
from samverkan.graph.records import Unit
from samverkan.ontology.vocabulary import SAM


class Deed(NamedTuple):
    """A participation in an initiative: the statement that says so, and when."""

    unit: Unit
    statement: str
    span: Span


def possible(practice: Practice) -> list[Unit]:
    """Return the initiatives that are in the scope, and those that may be.

    The latter lack a date or a place, where the scope has one.
    """
    return [*practice.initiatives, *practice.undated, *practice.unplaced]


def deeds(practice: Practice) -> dict[str, list[Deed]]:
    """Return what each actor does in the initiatives that are, or may be, in the scope.

    An initiative whose area is not known is among them.
    """
    units = {unit.iri: unit for unit in (*possible(practice), *practice.without_area)}
    found: dict[str, list[Deed]] = defaultdict(list)
    for tie in practice.facts.participations:
        unit = units.get(tie.unit)
        if unit and practice.holds(tie.start, tie.end) != "out":
            for actor in practice.opened(tie.actor):
                found[actor].append(Deed(unit, tie.statement, Span(tie.start, tie.end)))
    return dict(found)


def agreement_of(practice: Practice, area: str) -> str | None:
    """Return the agreement that an area, or the one that it lies in, stands in."""
    value, around = practice.facts.value, practice.facts.around(area)
    return next((found for up in around if (found := value(SAM.agreement, up))), None)


def period(practice: Practice, agreement: str | None) -> Span:
    """Return the period of an agreement; without limits where none is known."""
    found = practice.facts.agreements.get(agreement or "")
    return Span(found.start, found.end) if found else Span(None, None)
