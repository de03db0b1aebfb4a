"""What to ask whom: the gaps of a report turned into questions, gathered by whom they go to."""

from collections import defaultdict
from collections.abc import Iterator

from samverkan.analysis.gaps.ties import in_order
from samverkan.export.reports.document import Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import party
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen

#: Names in a question before the others are only counted.
_FEW = 6


def questions(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the section of questions: to the parties, then to those who work in places."""
    yield Heading(1, pen.say("gap_report.questions_heading"), "questions")
    yield Paragraph(pen.say("gap_report.questions_about"))
    to_parties = by_party(pen, found)
    heads = (pen.word("gap_report.party"), pen.word("gap_report.question"))
    if to_parties:
        yield Heading(2, pen.say("gap_report.questions_parties"))
        rows = tuple(
            (party(pen, actor), _joined(to_parties[actor]))
            for actor in in_order(found.practice, to_parties)
        )
        yield Table(pen.say("gap_report.questions_caption"), heads, rows, widths=(26, 74))
    places: dict[str, list[str]] = defaultdict(list)
    for cell in found.cells("unknown"):
        places[cell.column].append(cell.row)
    if places:
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for place in in_order(found.practice, places):
            alike[tuple(places[place])].append(place)
        yield Heading(2, pen.say("gap_report.questions_places"))
        rows = tuple(
            (pen.names(some), pen.say("gap_report.ask_places", areas=pen.names(areas)))
            for areas, some in alike.items()
        )
        heads = (pen.word("gap_report.where_places"), heads[1])
        yield Table(pen.say("gap_report.places_caption"), heads, rows, widths=(40, 60))


def by_party(pen: Pen, found: Given) -> dict[str, list[Runs]]:
    """Return the questions to each party, in the order that they are asked."""
    asked: dict[str, list[Runs]] = defaultdict(list)
    named: dict[str, list[str]] = defaultdict(list)
    for gap in found.gaps.shown("named-no-evidence"):
        named[gap.subjects[0]].append(gap.subjects[1])
    for actor, areas in named.items():
        asked[actor].append(pen.say("gap_report.ask_promises", areas=pen.names(areas)))
    together: dict[str, list[str]] = defaultdict(list)
    for gap in found.gaps.shown("missing-link"):
        if gap.strength:
            one, other = gap.subjects
            together[one].append(other)
            together[other].append(one)
    for actor, others in together.items():
        few = others[:_FEW]
        asked[actor].append(pen.say("gap_report.ask_links", names=pen.names(few)))
    for actor, units in _overlapping(found).items():
        asked[actor].append(pen.say("gap_report.ask_overlaps", names=pen.names(units)))
    return dict(asked)


def _overlapping(found: Given) -> dict[str, list[str]]:
    """Return the initiatives of others that may do what an actor's do."""
    others: dict[str, list[str]] = defaultdict(list)
    for row in found.overlaps.rows:
        for owners, other in zip(row.owners, (row.other, row.one), strict=True):
            for actor in owners.actors:
                if other not in others[actor]:
                    others[actor].append(other)
    return others


def _joined(questions: list[Runs]) -> Runs:
    """Return questions one after another."""
    found: list[Run] = []
    for place, runs in enumerate(questions):
        found += [*([Run(" ")] if place else []), *runs]
    return tuple(found)
