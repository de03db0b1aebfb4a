"""How the collaboration hangs together, in a report: structure, sectors, groups, time, evidence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from samverkan.analysis.gaps import Gap
from samverkan.analysis.gaps.sectors import is_civil_society
from samverkan.export.reports.document import Bullets, Heading, Paragraph, Part, Runs
from samverkan.export.reports.gap_tables import captioned, kind_of_gap, things
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen
from samverkan.export.reports.promise_section import commitments

#: The kinds of gaps told under each heading, after those that have a section of their own.
_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "groups": ("group-unserved",),
    "named": ("active-not-named",),
    "time": ("time-gap", "no-successor"),
}
_STRUCTURE: Final = ("hole", "sole-bridge", "single-point")


def structure(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield holes, bridges and single points, and the areas without civil society."""
    yield Heading(1, pen.say("gap_report.structure_heading"), "structure")
    ties = [tie for ties in found.practice.ties.values() for tie in ties]
    actors = {tie.actor for tie in ties}
    if actors:
        statements = {tie.statement for tie in ties}
        command = found.command("measures", "--layer", "evidenced")
        count = pen.count(actors, statements, command)
        yield Paragraph(pen.say("gap_report.structure_small", actors=count), "caution")
    for kind in _STRUCTURE:
        yield from kind_of_gap(pen, found, kind)
    yield from _civil(pen, found)


def civil_society(pen: Pen, found: Given) -> Iterator[Runs]:
    """Yield in how many areas no party of civil society is evidenced."""
    gaps = _without_civil(found)
    areas = found.matrix.rows
    if gaps and areas:
        command = found.gap_command("sector-absent")
        evidence = {one for gap in gaps for one in gap.evidence}
        yield pen.say(
            "gap_report.civil",
            count=pen.count(gaps, evidence, command),
            areas=pen.count(areas, areas, found.command("matrix", "--columns", "sector")),
        )


def _without_civil(found: Given) -> list[Gap]:
    """Return the areas on top without civil society, each once."""
    gaps = (g for g in found.gaps.shown("sector-absent") if g.subjects[0] in found.matrix.rows)
    return [gap for gap in gaps if is_civil_society(found.practice, gap.subjects[1])]


def _civil(pen: Pen, found: Given) -> Iterator[Part]:
    gaps = _without_civil(found)
    if not gaps:
        return
    yield Heading(2, pen.say("gap_report.civil_heading"))
    yield from (Paragraph(runs) for runs in civil_society(pen, found))
    rows = []
    for gap in gaps:
        area = gap.subjects[0]
        units = [u for u in found.practice.initiatives if area in found.practice.areas(u)]
        ties = {t.statement for u in units for t in found.practice.ties.get(u.iri, ())}
        parties: Any = gap.details["parties"]
        named = things(gap, "named")
        rows.append(
            (
                (pen.name(area),),
                (pen.number(parties, ties, found.behind(gap)),),
                pen.names(named) if named else pen.say("report.none_known"),
            )
        )
    columns = ("area", "civil_parties", "civil_named")
    yield captioned(pen, "gap_report.civil_caption", columns, rows, (36, 18, 46))


def others(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield target groups, those active but not named, gaps in time, and weak evidence."""
    for name, kinds in _OTHERS.items():
        yield Heading(1, pen.say(f"gap_report.{name}_heading"), name)
        for kind in kinds:
            yield from kind_of_gap(pen, found, kind, own=len(kinds) > 1)
    yield Heading(1, pen.say("gap_report.evidence_heading"), "evidence")
    yield from _weak(pen, found)


def _weak(pen: Pen, found: Given) -> Iterator[Part]:
    kind = "evidence-gap"
    gaps, of = found.gaps.shown(kind), found.gaps.looked_at.get(kind)
    if not of:
        yield Paragraph(pen.say("report.none_known"))
        return
    command = found.gap_command(kind)
    done = {tie.statement for ties in found.practice.ties.values() for tie in ties}
    weak = pen.number(found.total(kind), found.evidence(kind), command)
    every = pen.number(of, {*commitments(found), *done}, command)
    yield Paragraph(pen.say("gap_report.evidence_weak", weak=weak, all=every))
    reasons: dict[str, list[str]] = defaultdict(list)
    for gap in gaps:
        for reason in things(gap, "reasons"):
            reasons[reason] += gap.evidence
    yield Bullets(
        tuple(
            pen.say(f"gap_report.evidence_{reason}", count=pen.count(some, some, command))
            for reason, some in reasons.items()
        )
    )
