"""The sections of a dossier: whom it is about, what they promised, take part in and were at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan.export.reports.document import Bullets, Heading, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import party
from samverkan.export.reports.given import Given
from samverkan.export.reports.initiative_cells import state, topics, where
from samverkan.export.reports.pen import Pen
from samverkan.graph.records import Tie, Unit
from samverkan.ontology.vocabulary import DCTERMS, SAM
from samverkan.words import term


@dataclass(frozen=True)
class About:
    """Whom a dossier is about: a party, or a place with those who have their seat there.

    `promised`, `done` and `met` are what they are named for, take part in and were at, in their own
    name; `groups` are the groups that they are counted to.
    """

    thing: str
    place: str | None
    parties: tuple[str, ...]
    groups: tuple[str, ...]
    promised: tuple[Tie, ...]
    by_group: tuple[Tie, ...]
    done: tuple[Tie, ...]
    met: tuple[Tie, ...]


def unkept(found: Given, about: About) -> set[tuple[str, str]]:
    """Return the parties and areas of which no evidence is known, those of groups too."""
    parties = {*about.parties, *about.groups}
    kinds = ("named-no-evidence", "named-inactive")
    gaps = (gap for kind in kinds for gap in found.gaps.shown(kind))
    return {(gap.subjects[0], gap.subjects[1]) for gap in gaps if gap.subjects[0] in parties}


def units(found: Given, about: About) -> dict[str, Unit]:
    """Return the initiatives that a dossier is about: those taken part in, and in the place."""
    facts = found.practice.facts
    return {tie.unit: facts.initiatives[tie.unit] for tie in about.done}


def reaching(found: Given, about: About) -> dict[str, bool]:
    """Return the initiatives that reach the place of a dossier, and whether only as a part."""
    if about.thing != about.place:
        return {}
    cells = [cell for cell in found.matrix.cells.values() if cell.column == about.thing]
    wide = {one: True for cell in cells for one in cell.via_county}
    here = {one: False for cell in cells for one in cell.initiatives}
    practice = found.practice
    for unit in practice.initiatives:  # those without an area stand in no cell
        named = practice.places(unit)
        if about.thing in named:
            here[unit.iri] = False
        elif any(place in practice.facts.around(about.thing) for place in named):
            wide[unit.iri] = True
    return wide | here


def promised(pen: Pen, found: Given, about: About) -> Iterator[Part]:
    """Yield what was signed, and the sub-areas that parties and their groups are named for."""
    facts = pen.facts
    signed = [
        pen.say(
            "dossier.signed",
            name=pen.name(actor),
            agreement=pen.name(facts.value(SAM.agreement, row) or ""),
            date=pen.at(date) if date else Run(pen.word("report.undated")),
        )
        for row in facts.things(SAM.Signature)
        for date in [facts.value(DCTERMS.date, row)]
        if (actor := facts.value(SAM.actor, row)) in about.parties
    ]
    if not (about.promised or about.by_group or signed):
        return
    yield Heading(1, pen.say("dossier.promised"), "promised")
    if signed:
        yield Bullets(tuple(signed))
    without = unkept(found, about)
    for caption, ties in (("promised", about.promised), ("groups", about.by_group)):
        if ties:
            yield _promises(pen, found, f"dossier.{caption}_caption", ties, without)


def _promises(
    pen: Pen, found: Given, caption: str, ties: Sequence[Tie], unkept: set[tuple[str, str]]
) -> Table:
    asked = {g.subjects: g for g in found.gaps.shown("named-inactive")}
    rows = []
    for tie in sorted(ties, key=lambda t: (t.actor, pen.facts.label(t.unit))):
        at = tie.actor, tie.unit
        key = "asked_nothing" if at in asked else "no_evidence" if at in unkept else "evidence"
        question = "promise-and-practice" if key == "evidence" else "named-no-evidence"
        leads = [Run(f" ({pen.word('report.leads')})", "strong")] if tie.role == "leads" else []
        behind = [tie.statement, *(asked[at].evidence if at in asked else _deeds(found, tie))]
        command = pen.ask(question, area=tie.unit, actor=tie.actor)
        told = pen.told(pen.word(f"dossier.{key}"), behind, command)
        rows.append(((pen.name(tie.unit), *leads), party(pen, tie.actor), (told,)))
    columns = tuple(pen.word(f"dossier.{name}") for name in ("sub_area", "who", "practice"))
    return Table(pen.say(caption), columns, tuple(rows), widths=(46, 32, 22))


def _deeds(found: Given, promise: Tie) -> list[str]:
    """Return what shows an actor, or a known member of it, in the area that it is named for."""
    practice = found.practice
    members = (member for member, _, _ in practice.facts.members.get(promise.actor, ()))
    parties = {promise.actor, *members}
    return [
        tie.statement
        for unit in practice.initiatives
        if promise.unit in practice.areas(unit)
        for tie in practice.ties.get(unit.iri, ())
        if tie.actor in parties
    ]


def done(pen: Pen, found: Given, about: About) -> Iterator[Part]:
    """Yield the initiatives that are taken part in, and those that reach a place."""
    facts = pen.facts
    if about.done:
        yield Heading(1, pen.say("dossier.done"), "done")
        rows: list[tuple[Runs, ...]] = [
            (
                (pen.name(tie.unit),),
                (
                    *party(pen, tie.actor),
                    Run(", "),
                    Run(term("value", tie.role or "", pen.lang)),
                    pen.told("", [tie.statement]),
                ),
                state(pen, facts.initiatives[tie.unit]),
                topics(pen, facts.initiatives[tie.unit]),
                where(pen, facts.initiatives[tie.unit]),
            )
            for tie in sorted(about.done, key=lambda t: facts.label(t.unit))
        ]
        names = ("initiative", "who", "state", "areas", "places")
        columns = tuple(pen.word(f"dossier.{name}") for name in names)
        yield Table(
            pen.say("dossier.done_caption"), columns, tuple(rows), widths=(24, 22, 16, 20, 18)
        )
    reached = reaching(found, about)
    if reached:
        yield Heading(1, pen.say("dossier.reached", name=pen.name(about.thing)), "reached")
        rows = [
            (
                (pen.name(iri), pen.told("", [iri])),
                pen.say("dossier.wide" if reached[iri] else "dossier.here"),
                state(pen, facts.initiatives[iri]),
                topics(pen, facts.initiatives[iri]),
            )
            for iri in sorted(reached, key=lambda i: (reached[i], facts.label(i)))
        ]
        columns = tuple(
            pen.word(f"dossier.{name}") for name in ("initiative", "reach", "state", "areas")
        )
        yield Table(
            pen.say("dossier.reached_caption"), columns, tuple(rows), widths=(36, 18, 18, 28)
        )


def met(pen: Pen, about: About) -> Iterator[Part]:
    """Yield the events that were attended."""
    if not about.met:
        return
    facts = pen.facts
    yield Heading(1, pen.say("dossier.met"), "met")
    rows = [
        (
            (pen.name(tie.unit), pen.told("", [tie.statement])),
            (*party(pen, tie.actor), Run(f", {term('value', tie.role or '', pen.lang)}")),
            state(pen, facts.events[tie.unit]),
        )
        for tie in sorted(about.met, key=lambda t: (t.start or "", facts.label(t.unit)))
    ]
    columns = tuple(pen.word(f"dossier.{name}") for name in ("event", "who", "state"))
    yield Table(pen.say("dossier.met_caption"), columns, tuple(rows), widths=(44, 30, 26))
