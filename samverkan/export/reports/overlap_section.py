"""Possible overlaps in a report: what was compared, the pairs to check, and those judged."""

from collections.abc import Iterator, Sequence

from samverkan.analysis.overlaps import MATCHING, Overlap
from samverkan.analysis.overlaps.owners import Owners
from samverkan.export import spelling
from samverkan.export.overlap_words import kind_label, verdict, why
from samverkan.export.reports.document import Bullets, Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import shown
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen


def count(pen: Pen, found: Given) -> Run:
    """Return how many pairs there are to check: those that may be the same work."""
    totals = found.overlaps.totals
    pairs = sum(number for kind, number in totals.items() if kind not in MATCHING)
    rows = [row for row in found.overlaps.rows if row.kind not in MATCHING]
    return pen.number(pairs, both(rows), found.command("overlaps", "--limit", "0"))


def overlaps(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the section on possible overlaps."""
    result, practice = found.overlaps, found.practice
    yield Heading(1, pen.say("gap_report.overlaps_heading"), "overlaps")
    yield Paragraph(pen.say("gap_report.overlaps_about"))
    command = found.command("overlaps", "--limit", "0")
    units = [unit.iri for unit in practice.initiatives]
    compared = pen.number(result.initiatives, units, command)
    able = pen.number(result.comparable, (), command)
    yield Paragraph(
        pen.say(
            "gap_report.overlaps_compared",
            initiatives=compared,
            comparable=able,
            pairs=count(pen, found),
        )
    )
    yield Bullets(
        tuple(
            pen.say(
                "gap_report.overlaps_kind",
                kind=Run(kind_label(kind, pen.lang)),
                count=pen.number(
                    number, both([row for row in result.rows if row.kind == kind]),
                    found.command("overlaps", "--kind", kind, "--limit", "0"),
                ),
            )
            for kind, number in result.totals.items()
            if number
        )
    )  # fmt: skip
    if result.rows:
        yield table(pen, result.rows, "gap_report.overlaps_caption")
        total = sum(result.totals.values())
        yield from shown(pen, len(result.rows), total, both(result.rows), command)
    if result.judged:
        yield table(pen, result.judged, "gap_report.overlaps_judged", judged=True)
    else:
        yield Paragraph(pen.say("gap_report.overlaps_no_judged"))


def table(pen: Pen, rows: Sequence[Overlap], caption: str, *, judged: bool = False) -> Table:
    """Return pairs in a table: those to check, or with `judged` what somebody has decided."""
    last = "verdict_column" if judged else "alike"
    columns = tuple(pen.word(f"gap_report.{name}") for name in ("one", "other", "kind", last))
    told = tuple(
        (
            thing(pen, row.one, row.owners[0]),
            thing(pen, row.other, row.owners[1]),
            (Run(kind_label(row.kind, pen.lang)),),
            _verdict(pen, row) if judged else (_why(pen, row),),
        )
        for row in rows
    )
    return Table(pen.say(caption), columns, told, widths=(24, 24, 14, 38))


def thing(pen: Pen, iri: str, owners: Owners) -> Runs:
    """Return what an initiative is called, and who has it."""
    who = pen.names(owners.actors) if owners.actors else pen.say("gap_report.owners_unknown")
    return pen.say("gap_report.owners", name=pen.name(iri), owners=who)


def _why(pen: Pen, row: Overlap) -> Run:
    return pen.told(why(row, pen.facts, pen.lang), both([row]))


def _verdict(pen: Pen, row: Overlap) -> Runs:
    said = verdict(row, pen.lang)
    if said is None:
        return pen.say("gap_report.overlaps_no_judged")
    return pen.say(
        "gap_report.verdict",
        verdict=Run(said["verdict_label"], "strong"),
        by=Run(said["by"] or "", "quote"),
        date=Run(spelling.date(said["date"], pen.lang) if said["date"] else "", "date"),
        why=Run(said["why"] or "", "quote"),
    )


def both(rows: Sequence[Overlap]) -> list[str]:
    """Return what pairs rest on: both initiatives, and who has them."""
    return [one for row in rows for one in (row.one, row.other, *row.evidence)]
