"""What is told of an initiative or an event in a cell of a report: state, period, areas, places."""

from samverkan.export import spelling
from samverkan.export.reports.document import Run, Runs
from samverkan.export.reports.pen import Pen
from samverkan.graph.records import Few, Unit
from samverkan.words import term


def state(pen: Pen, unit: Unit) -> Runs:
    """Return how far an initiative has come, and when it was; what is not known is said."""
    told: list[Run] = []
    if unit.status:
        told.append(Run(term("value", unit.status, pen.lang)))
    if unit.start or unit.end:
        told += [Run(", ")] if told else []
        told.append(Run(spelling.period(unit.start, unit.end, pen.lang), "date"))
    return tuple(told) or (Run(pen.word("report.unknown")),)


def topics(pen: Pen, unit: Unit) -> Runs:
    """Return the areas of an initiative, those of an editor's coding marked."""
    return _printed_and_coded(pen, unit.areas, unit.coded & pen.facts.areas.keys())


def where(pen: Pen, unit: Unit) -> Runs:
    """Return the places of an initiative, those of an editor's coding marked."""
    return _printed_and_coded(pen, unit.places, unit.coded & pen.facts.places.keys())


def _printed_and_coded(pen: Pen, printed: Few, coded: Few) -> Runs:
    told: list[Runs] = []
    if printed:
        told.append(pen.names(printed))
    if coded - printed and not pen.practice.scope.printed_only:
        told.append((*pen.names(coded - printed), Run(f" ({pen.word('report.coded')})")))
    found = [run for place, runs in enumerate(told) for run in ((Run("; "),) * bool(place) + runs)]
    return tuple(found) or (Run(pen.word("report.unknown")),)
