"""The area sheet: what a theme group needs to know of its area, on a page or two."""

from collections.abc import Iterator
from typing import Any

from samverkan.analysis.dimensions import sub_areas
from samverkan.analysis.gaps.sectors import is_civil_society
from samverkan.analysis.gaps.ties import in_order
from samverkan.analysis.practice import Practice
from samverkan.export.gap_words import why
from samverkan.export.reports import overlap_section
from samverkan.export.reports import sub_areas as told_areas
from samverkan.export.reports.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    Run,
    Runs,
    Table,
)
from samverkan.export.reports.gap_tables import things
from samverkan.export.reports.given import Given, given
from samverkan.export.reports.initiative_cells import state, where
from samverkan.export.reports.method import subtitle
from samverkan.export.reports.pen import Pen
from samverkan.export.reports.promise_section import commitments
from samverkan.export.reports.sub_areas import sub_area
from samverkan.words import say


def area_sheet(
    practice: Practice, *, today: str, lang: str = "sv", limit: int | None = 5
) -> Document:
    """Return the sheet of the area that a practice is narrowed to, seen from a day.

    Raises ValueError for a practice without an area.
    """
    area = practice.scope.area
    if area is None:
        raise ValueError("a sheet is about an area")
    pen, found = Pen(practice, lang), given(practice, today, limit)
    parts = [
        *_summary(pen, found, area),
        *_sub_areas(pen, found, area),
        *_done(pen, found),
        *_met(pen, area),
        *_gaps(pen, found),
        *_invite(pen, found, area),
    ]
    title = pen.text("area_sheet.title", name=pen.facts.label(area, lang))
    return Document(title, subtitle(pen, today), lang, (*parts, *pen.grounds.parts()))


def _summary(pen: Pen, found: Given, area: str) -> Iterator[Part]:
    yield Heading(1, pen.say("dossier.short"), "summary")
    yield Paragraph(pen.say("area_sheet.lead", name=pen.name(area)), "lead")
    yield Bullets(tuple(_results(pen, found)))


def _results(pen: Pen, found: Given) -> Iterator[Runs]:
    practice, kind = found.practice, "named-no-evidence"
    promises = found.gaps.looked_at.get(kind)
    if promises:
        command = found.gap_command(kind)
        yield pen.say(
            "area_sheet.promises",
            without=pen.number(found.total(kind), found.evidence(kind), command),
            all=pen.number(promises, commitments(found), command),
        )
    units = [unit.iri for unit in practice.initiatives]
    ties = [tie for some in practice.ties.values() for tie in some]
    command = found.command("ask", "initiatives")
    actors = {tie.actor for tie in ties}
    yield pen.say(
        "area_sheet.initiatives",
        count=pen.count(units, units, command),
        actors=pen.count(actors, {tie.statement for tie in ties}, command),
    )
    cells = found.matrix.cells.values()
    if cells:
        command = found.command("matrix")
        some = {name: found.cells(name) for name in ("covered", "asked and empty", "unknown")}
        inside = {i for cell in cells for i in (*cell.initiatives, *cell.via_county)}
        asked = {i for cell in some["asked and empty"] for i in cell.inquiries}
        yield pen.say(
            "area_sheet.cells",
            cells=pen.count(cells, inside, command),
            covered=pen.count(some["covered"], inside, command),
            asked=pen.count(some["asked and empty"], asked, command),
            unknown=pen.count(some["unknown"], (), command),
        )
    if practice.without_area:
        astray = [unit.iri for unit in practice.without_area]
        count = pen.count(astray, astray, "samverkan ask initiatives")
        yield pen.say("area_sheet.astray", count=count)


def _sub_areas(pen: Pen, found: Given, area: str) -> Iterator[Part]:
    lowest = [sub_area(found.practice, one) for one in sub_areas(found.practice)]
    below = [one for one in lowest if one.area != area]
    whole = sub_area(found.practice, area)
    if not below:
        yield from told_areas.told(pen, whole, level=1)
        return
    yield Heading(1, pen.say("plan.caption"), "sub-areas")
    yield told_areas.overview(pen, below)
    if whole.provisions:
        yield Paragraph(pen.strong(pen.say("plan.what")))
        yield told_areas.said(pen, whole)
    for one in below:
        yield from told_areas.told(pen, one, level=2)


def _done(pen: Pen, found: Given) -> Iterator[Part]:
    practice = found.practice
    yield Heading(1, pen.say("area_sheet.done"), "done")
    if not practice.initiatives:
        yield Paragraph(pen.say("area_sheet.done_none"), "caution")
        return
    rows = []
    units = {unit.iri: unit for unit in practice.initiatives}
    for iri in in_order(practice, units):
        ties = practice.ties.get(iri, [])
        who = pen.names(tie.actor for tie in ties) or pen.say("gap_report.owners_unknown")
        mark = pen.told("", [iri, *(tie.statement for tie in ties)])
        rows.append(((pen.name(iri), mark), who, state(pen, units[iri]), where(pen, units[iri])))
    names = ("initiative", "owners", "state", "places")
    columns = tuple(pen.word(f"area_sheet.{name}") for name in names)
    yield Table(pen.say("area_sheet.done"), columns, tuple(rows), widths=(30, 24, 20, 26))


def _met(pen: Pen, area: str) -> Iterator[Part]:
    facts, practice = pen.facts, pen.practice
    events = [e for e in facts.events.values() if area in practice.areas(e) and not e.intended]
    yield Heading(1, pen.say("area_sheet.met"), "met")
    told = []
    for event in sorted(events, key=lambda e: (e.start or "", facts.label(e.iri))):
        ties = [t for t in facts.attendances if t.unit == event.iri and t.role != "invited"]
        who = pen.say("plan.by_nobody")
        if ties:
            who = pen.say("plan.by", names=pen.names(tie.actor for tie in ties))
        mark = pen.told("", [event.iri, *(tie.statement for tie in ties)])
        line = pen.say(
            "area_sheet.met_line", name=pen.name(event.iri), state=state(pen, event), who=who
        )
        told.append((*line, mark))
    yield Bullets(tuple(told)) if told else Paragraph(pen.say("area_sheet.met_none"))


def _gaps(pen: Pen, found: Given) -> Iterator[Part]:
    yield Heading(1, pen.say("area_sheet.gaps"), "gaps")
    rows = []
    for kind in found.gaps.totals:
        if found.total(kind):
            count = pen.number(found.total(kind), found.evidence(kind), found.gap_command(kind))
            gap = found.gaps.shown(kind)[0]
            first = pen.told(why(gap, pen.facts, pen.lang), found.ground(gap), found.behind(gap))
            rows.append(((Run(say(f"gap.{kind}", pen.lang)),), (count,), (first,)))
    if rows:
        columns = tuple(pen.word(f"area_sheet.{name}") for name in ("kind", "count", "first"))
        caption = pen.say("area_sheet.gaps_caption")
        yield Table(caption, columns, tuple(rows), widths=(26, 10, 64))
    else:
        yield Paragraph(pen.say("report.none_known"))
    if found.overlaps.rows:
        yield overlap_section.table(pen, found.overlaps.rows, "gap_report.overlaps_caption")


def _invite(pen: Pen, found: Given, area: str) -> Iterator[Part]:
    yield Heading(1, pen.say("area_sheet.invite"), "invite")
    yield Bullets(tuple(_invited(pen, found, area)))


def _invited(pen: Pen, found: Given, area: str) -> Iterator[Runs]:
    for kind, key in (("named-no-evidence", "invite_named"), ("active-not-named", "invite_active")):
        actors = {gap.subjects[0] for gap in found.gaps.shown(kind)}
        if actors:
            yield pen.say(f"area_sheet.{key}", names=pen.names(actors))
    absent = [
        gap
        for gap in found.gaps.shown("sector-absent")
        if gap.subjects[0] == area and is_civil_society(found.practice, gap.subjects[1])
    ]
    for gap in absent:
        named: Any = things(gap, "named")
        if named:
            yield pen.say("area_sheet.invite_civil", names=pen.names(named))
        else:
            yield pen.say("area_sheet.invite_civil_none")
    places = [cell.column for cell in found.cells("unknown")]
    if places:
        yield pen.say("area_sheet.invite_places", names=pen.names(places))
