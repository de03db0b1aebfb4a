"""What is promised, in a report: parties without known evidence, and pairs that share nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from samverkan.analysis.gaps import Gap
from samverkan.analysis.gaps.ties import declared, in_order
from samverkan.export.reports.document import Heading, Paragraph, Part, Run, Runs
from samverkan.export.reports.gap_tables import about, captioned, first, mark, party, shown, things
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen

#: How many parties are shown for each row that other tables have: they are what is promised.
_PARTIES: Final = 5


def commitments(found: Given) -> list[str]:
    """Return the statements by which parties are named, within the scope."""
    layer = declared(found.practice).values()
    return sorted({s for actors in layer for said in actors.values() for s in said})


def promises(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the parties that are named, with the sub-areas of which no evidence is known."""
    kind = "named-no-evidence"
    yield Heading(1, pen.say("gap_report.promises_heading"), "promises")
    yield from about(pen, found, kind)
    gaps = [*found.gaps.shown("named-inactive"), *found.gaps.shown(kind)]
    if not gaps:
        return
    yield Paragraph(pen.say("gap_report.promises_groups"))
    named: dict[str, set[str]] = defaultdict(set)
    areas: Counter[str] = Counter()
    for actors in declared(found.practice).values():
        for actor, statements in actors.items():
            named[actor].update(statements)
            areas[actor] += 1
    without: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        without[gap.subjects[0]].append(gap)
    order = in_order(found.practice, without)
    listed = sorted(order, key=lambda actor: -len(without[actor]))
    if found.limit is not None:
        listed = listed[: _PARTIES * found.limit]
    columns = ("party", "named_for", "without", "where")
    rows = []
    for actor in listed:
        command = pen.ask(kind, actor=actor)
        every = pen.ask("promise-and-practice", actor=actor)
        evidence = {one for gap in without[actor] for one in gap.evidence}
        rows.append(
            (
                party(pen, actor),
                (pen.number(areas[actor], named[actor], every),),
                (pen.count(without[actor], evidence, command),),
                pen.listed([_area(pen, gap) for gap in without[actor]]),
            )
        )
    yield captioned(pen, "gap_report.promises_caption", columns, rows, (26, 12, 14, 48))
    yield from shown(pen, len(rows), len(order), found.evidence(kind), found.gap_command(kind))


def _area(pen: Pen, gap: Gap) -> Runs:
    leads = (Run(f" ({pen.word('report.leads')})", "strong"),) if gap.details["leads"] else ()
    return (pen.name(gap.subjects[1]), *leads)


def links(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the pairs that are named together and share nothing known."""
    kind = "missing-link"
    yield Heading(1, pen.say("gap_report.links_heading"), "links")
    yield from about(pen, found, kind)
    gaps = found.gaps.shown(kind)[: found.limit]
    if not gaps:
        return
    yield Paragraph(pen.say("gap_report.links_order"))
    rows = [
        (
            party(pen, gap.subjects[0]),
            party(pen, gap.subjects[1]),
            (*pen.names(things(gap, "shared")), mark(pen, found, gap)),
        )
        for gap in gaps
    ]
    columns = ("one", "other", "shared")
    yield captioned(pen, "gap_report.links_caption", columns, rows, (24, 24, 52))
    yield from first(pen, found, kind, len(rows))
