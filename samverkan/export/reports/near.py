"""What is near a party: its partners in each layer, those it could have, its gaps and overlaps."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from samverkan.analysis.gaps import Gap
from samverkan.analysis.gaps.ties import in_order
from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.similar import find_similar
from samverkan.export.gap_words import why
from samverkan.export.reports import overlap_section
from samverkan.export.reports.document import Bullets, Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import party, shown, things
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen
from samverkan.export.reports.questions import by_party
from samverkan.graph.facts import Facts
from samverkan.graph.records import Tie, Unit
from samverkan.ontology.vocabulary import LAYERS, Layer
from samverkan.words import say

#: The kinds of gaps that are about a party by itself.
_OWN = ("single-point", "sole-bridge", "active-not-named", "no-successor")
#: How many examples are told of each initiative.
_EXAMPLES = 3


def ties_of(facts: Facts, layer: Layer) -> list[Tie]:
    """Return the ties of a layer; what is only intended is no practice, nor invited is met."""
    if layer == "declared":
        return facts.commitments
    if layer == "evidenced":
        return [t for t in facts.participations if not facts.initiatives[t.unit].intended]
    return [
        t for t in facts.attendances if t.role != "invited" and not facts.events[t.unit].intended
    ]


def shared(
    facts: Facts, parties: Collection[str], layer: Layer
) -> Mapping[str, Mapping[str, set[str]]]:
    """Return who shares a unit with any of some parties, through which, and what says so."""
    ties = ties_of(facts, layer)
    own: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for tie in ties:
        if tie.actor in parties:
            own[tie.unit, tie.agreement].add(tie.statement)
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for tie in ties:
        mine = own.get((tie.unit, tie.agreement))
        if mine and tie.actor not in parties:
            found[tie.actor].setdefault(tie.unit, set()).update({tie.statement, *mine})
    return found


def partners(pen: Pen, parties: Sequence[str]) -> Iterator[Part]:
    """Yield who shares an area, an initiative or an event with some parties, layer by layer."""
    if not parties:
        return
    yield Heading(1, pen.say("dossier.partners"), "partners")
    for layer in LAYERS:
        yield Heading(2, pen.say(f"dossier.partners_{layer}"))
        found = shared(pen.facts, parties, layer)
        if not found:
            yield Paragraph(pen.say("dossier.partners_none"))
            continue
        command = pen.ask("partners-of", actor=parties[0], layer=layer) if len(parties) == 1 else ""
        every = {s for units in found.values() for some in units.values() for s in some}
        yield Paragraph(pen.say("dossier.partners_sum", count=pen.count(found, every, command)))
        rows = tuple(
            (
                party(pen, actor),
                (*pen.names(found[actor]), pen.told("", set().union(*found[actor].values()))),
            )
            for actor in in_order(pen.practice, found)
        )
        columns = (pen.word("dossier.partner"), pen.word("dossier.via"))
        caption = pen.say(f"dossier.partners_{layer}")
        yield Table(caption, columns, rows, widths=(36, 64))


def possible(pen: Pen, found: Given, parties: Sequence[str], limit: int | None) -> Iterator[Part]:
    """Yield those that some parties are named with and share nothing with, and who does alike."""
    yield Heading(1, pen.say("dossier.possible"), "possible")
    gaps = [gap for gap in found.gaps.shown("missing-link") if set(gap.subjects) & set(parties)]
    evidence = {one for gap in gaps for one in gap.evidence}
    command = found.gap_command("missing-link")
    yield Paragraph(pen.say("dossier.possible_links", count=pen.count(gaps, evidence, command)))
    if gaps:
        first = gaps[:limit]
        rows = tuple(
            (
                pen.listed([party(pen, one) for one in gap.subjects if one not in parties] or [()]),
                (*pen.names(things(gap, "shared")), pen.told("", gap.evidence, found.behind(gap))),
            )
            for gap in first
        )
        columns = (pen.word("dossier.partner"), pen.word("dossier.via"))
        yield Table(pen.say("dossier.possible_caption"), columns, rows, widths=(36, 64))
        yield from shown(pen, len(first), len(gaps), evidence, command)
    yield from _similar(pen, found, parties)


def _similar(pen: Pen, found: Given, parties: Sequence[str]) -> Iterator[Part]:
    units = dict.fromkeys(t.unit for t in ties_of(pen.facts, "evidenced") if t.actor in parties)
    rows = []
    for unit in units:
        alike = find_similar(found.practice, unit, today=found.today, limit=_EXAMPLES)
        for row in alike.rows:
            other = row.unit.iri
            behind = (unit, other, *row.owners.statements)
            theirs = (*overlap_section.thing(pen, other, row.owners), pen.told("", behind))
            rows.append(((pen.name(unit),), theirs))
    if rows:
        yield Heading(2, pen.say("dossier.similar"))
        yield Paragraph(pen.say("dossier.similar_about"))
        columns = (pen.word("dossier.yours"), pen.word("dossier.theirs"))
        yield Table(pen.say("dossier.similar_caption"), columns, tuple(rows), widths=(44, 56))


def gaps(
    pen: Pen, found: Given, parties: Sequence[str], place: str | None, limit: int | None
) -> Iterator[Part]:
    """Yield the gaps of some parties, and those in the place that they are in."""
    near = [
        gap for kind in _OWN for gap in found.gaps.shown(kind) if _concerns(found, gap, parties)
    ]
    cells = [c for c in found.matrix.cells.values() if c.column == place and c.status != "covered"]
    yield Heading(1, pen.say("dossier.gaps"), "gaps")
    if not (near or cells):
        yield Paragraph(pen.say("report.none_known"))
    told = []
    for status, key in (("asked and empty", "cells_known"), ("unknown", "cells_unknown")):
        some = [cell for cell in cells if cell.status == status]
        if some and place:
            areas = pen.names(cell.row for cell in some)
            asked = pen.say(f"dossier.{key}")
            told.append(
                pen.say("dossier.gaps_cells", place=pen.name(place), areas=areas, asked=asked)
            )
    if told:
        yield Bullets(tuple(told))
    if near:
        rows = tuple(
            (
                (Run(say(f"gap.{gap.kind}", pen.lang)),),
                (pen.told(why(gap, pen.facts, pen.lang), found.ground(gap), found.behind(gap)),),
            )
            for gap in near[:limit]
        )
        columns = (pen.word("gap_report.kind"), pen.word("gap_report.why"))
        yield Table(pen.say("dossier.gaps_caption"), columns, rows, widths=(26, 74))
        evidence = {one for gap in near for one in found.ground(gap)}
        yield from shown(pen, len(rows), len(near), evidence, found.command("gaps"))


def _concerns(found: Given, gap: Gap, parties: Sequence[str]) -> bool:
    """Say whether a gap is about any of some parties, or about an initiative of theirs."""
    ties = found.practice.ties
    actors = {tie.actor for one in gap.subjects for tie in ties.get(one, ())}
    return bool({*gap.subjects, *actors} & set(parties))


def overlaps(
    pen: Pen,
    found: Given,
    parties: Sequence[str],
    units: Mapping[str, Unit],
    limit: int | None,
) -> Iterator[Part]:
    """Yield the pairs with an initiative of some parties that may be the same work."""
    yield Heading(1, pen.say("dossier.overlaps"), "overlaps")
    every = find_overlaps(found.practice, limit=None)
    rows = [row for row in every.rows if row.one in units or row.other in units]
    judged = [row for row in every.judged if row.one in units or row.other in units]
    if rows:
        yield Paragraph(pen.say("gap_report.overlaps_about"))
        yield overlap_section.table(pen, rows[:limit], "gap_report.overlaps_caption")
        command = found.command("overlaps", "--limit", "0")
        behind = overlap_section.both(rows)
        yield from shown(pen, len(rows[:limit]), len(rows), behind, command)
    else:
        yield Paragraph(pen.say("dossier.overlaps_none"))
    if judged:
        yield overlap_section.table(pen, judged, "gap_report.overlaps_judged", judged=True)


def questions(pen: Pen, found: Given, parties: Sequence[str]) -> Iterator[Part]:
    """Yield the questions to some parties."""
    asked = by_party(pen, found)
    told: list[Runs] = [runs for one in parties for runs in asked.get(one, ())]
    if told:
        yield Heading(1, pen.say("dossier.questions"), "questions")
        yield Bullets(tuple(told))
