"""The gap and overlap report: what is promised, what nobody is known to do, what may be double."""

from collections import Counter
from collections.abc import Iterator

from samverkan.analysis.practice import Practice
from samverkan.export.reports import (
    coverage_section,
    overlap_section,
    promise_section,
    questions,
    structure_section,
)
from samverkan.export.reports.document import (
    Break,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    Runs,
)
from samverkan.export.reports.given import Given, given
from samverkan.export.reports.method import method, subtitle
from samverkan.export.reports.pen import Pen

#: How many parties are named as those to ask first.
_FIRST = 3


def gap_report(
    practice: Practice, *, today: str, lang: str = "sv", limit: int | None = 10
) -> Document:
    """Return the report on gaps and possible overlaps in a practice, seen from a day.

    Tables show the first `limit` rows of each kind, all where it is None. Every number leads to
    what it rests on.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> practice = KnowledgeBase.memory("vagen-in").practice()
    >>> gap_report(practice, today="2026-11-22", lang="en").title
    'Gaps and possible overlaps in the collaboration'

    Raises as `samverkan.analysis.gaps.find_gaps` does.
    """
    pen, found = Pen(practice, lang), given(practice, today, limit)
    parts = [
        *_summary(pen, found),
        *coverage_section.picture(pen, found),
        *promise_section.promises(pen, found),
        *coverage_section.cells(pen, found),
        *promise_section.links(pen, found),
        *structure_section.structure(pen, found),
        *structure_section.others(pen, found),
        *overlap_section.overlaps(pen, found),
        *questions.questions(pen, found),
        *method(pen, found),
    ]
    title = pen.word("gap_report.title")
    return Document(title, subtitle(pen, today), lang, (*parts, *pen.grounds.parts()))


def _summary(pen: Pen, found: Given) -> Iterator[Part]:
    facts = pen.facts
    yield Heading(1, pen.say("gap_report.summary"), "summary")
    lead = pen.say("gap_report.lead_no_agreement")
    if facts.agreements:
        lead = pen.say("gap_report.lead", agreements=pen.names(facts.agreements))
    yield Paragraph(lead, "lead")
    yield Bullets(tuple(_results(pen, found)))
    yield Heading(2, pen.say("gap_report.now"))
    yield Bullets(tuple(_to_do(pen, found)))
    yield Break()


def _results(pen: Pen, found: Given) -> Iterator[Runs]:
    """Yield what the report comes to, a sentence or two each."""
    yield from _promised(pen, found)
    yield _done(pen, found)
    yield _covered(pen, found)
    links = "missing-link"
    if found.total(links):
        count = pen.number(found.total(links), found.evidence(links), found.gap_command(links))
        yield pen.say("gap_report.links", count=count)
    yield from structure_section.civil_society(pen, found)
    whole = [g for g in found.gaps.shown("group-unserved") if g.details["form"] == "whole"]
    if whole:
        evidence = (one for gap in whole for one in gap.evidence)
        command = found.gap_command("group-unserved")
        yield pen.say("gap_report.groups", count=pen.count(whole, evidence, command))
    if found.overlaps.totals and sum(found.overlaps.totals.values()):
        yield pen.say("gap_report.overlaps", count=overlap_section.count(pen, found))
    yield asked(pen, found)


def asked(pen: Pen, found: Given) -> Runs:
    """Return how many answers there are to inquiries, and what it means where there are none."""
    rows = [inquiry["iri"] for inquiry in pen.facts.inquiries]
    key = "gap_report.asked" if rows else "gap_report.not_asked"
    return pen.say(key, count=pen.count(rows, rows, "samverkan inquire --help"))


def _promised(pen: Pen, found: Given) -> Iterator[Runs]:
    unkept = "named-no-evidence"
    if not found.gaps.looked_at.get(unkept):
        return
    statements = promise_section.commitments(found)
    command = found.gap_command(unkept)
    yield pen.say(
        "gap_report.promises",
        unkept=pen.number(found.total(unkept), found.evidence(unkept), command),
        all=pen.number(found.gaps.looked_at[unkept], statements, command),
    )
    inactive = "named-inactive"
    if found.total(inactive):
        evidence = found.evidence(inactive)
        count = pen.number(found.total(inactive), evidence, found.gap_command(inactive))
        yield pen.say("gap_report.inactive", count=count)


def _done(pen: Pen, found: Given) -> Runs:
    practice, facts = found.practice, pen.facts
    command = found.command("ask", "initiatives")
    done = [unit.iri for unit in practice.initiatives]
    counted = pen.count(done, done, command)
    scope = practice.scope
    if scope.area or scope.place or scope.when:
        return pen.say("gap_report.initiatives_scope", practice=counted)
    intended = [iri for iri, unit in facts.initiatives.items() if unit.intended]
    return pen.say(
        "gap_report.initiatives",
        all=pen.count(facts.initiatives, facts.initiatives, command),
        practice=counted,
        intended=pen.count(intended, intended, command),
    )


def _covered(pen: Pen, found: Given) -> Runs:
    cells = found.matrix.cells.values()
    covered = found.cells("covered")
    wide = [cell for cell in covered if not cell.initiatives]
    command = found.command("matrix")
    inside = {one for cell in covered for one in (*cell.initiatives, *cell.via_county)}
    asked_empty = found.cells("asked and empty")
    return pen.say(
        "gap_report.cells",
        cells=pen.count(cells, inside, command),
        covered=pen.count(covered, inside, command),
        wide=pen.count(wide, {one for cell in wide for one in cell.via_county}, command),
        asked=pen.count(asked_empty, {i for cell in asked_empty for i in cell.inquiries}, command),
        unknown=pen.count(found.cells("unknown"), (), found.gap_command("empty-cell")),
    )


def _to_do(pen: Pen, found: Given) -> Iterator[Runs]:
    most = Counter(gap.subjects[0] for gap in found.gaps.shown("named-no-evidence"))
    first = sorted(most, key=lambda actor: (-most[actor], pen.facts.label(actor)))[:_FIRST]
    if first:
        yield pen.say("gap_report.do_parties", names=pen.names(first))
    untouched = coverage_section.untouched(found)
    if untouched:
        yield pen.say("gap_report.do_places", areas=pen.names(untouched))
    if found.overlaps.rows:
        yield pen.say("gap_report.do_overlaps")
    yield pen.say("gap_report.do_questions")
