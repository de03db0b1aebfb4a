"""Sub-areas in a report: what is said of each, who is named, and which initiatives answer to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samverkan.analysis.gaps.ties import declared, in_order
from samverkan.analysis.practice import Practice
from samverkan.export.reports.document import Bullets, Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.gap_tables import party
from samverkan.export.reports.initiative_cells import state
from samverkan.export.reports.pen import Pen
from samverkan.graph.records import Unit
from samverkan.ontology.identity import sort_key
from samverkan.ontology.vocabulary import SAM
from samverkan.words import term

#: The kinds of provisions that say what is to be done.
TO_DO: Final = frozenset({"measure", "task"})


@dataclass(frozen=True)
class SubArea:
    """What is known of an area by itself.

    `provisions` are what is said of it; `named` who is named, with the statements, `leading` those
    who lead; `practice` and `intended` the initiatives in it; `above` those placed only in the area
    around, which may belong here.
    """

    area: str
    provisions: tuple[str, ...]
    named: dict[str, list[str]]
    leading: tuple[str, ...]
    practice: tuple[Unit, ...]
    intended: tuple[Unit, ...]
    above: tuple[Unit, ...]

    def to_do(self, practice: Practice) -> list[str]:
        """Return the provisions that say what is to be done."""
        value = practice.facts.value
        return [row for row in self.provisions if value(SAM.kind, row) in TO_DO]


def sub_area(practice: Practice, area: str) -> SubArea:
    """Return what is known of an area by itself, without those that lie in it."""
    facts = practice.facts
    named = dict(declared(practice).get(area, {}))
    statements = {one for said in named.values() for one in said}
    leading = {tie.actor for tie in facts.commitments if tie.statement in statements and tie.role}
    above = facts.around(area)[1:]
    intended = (unit for unit in facts.initiatives.values() if unit.intended)
    return SubArea(
        area,
        tuple(_provisions(practice, area)),
        named,
        tuple(in_order(practice, leading)),
        tuple(_in(practice, practice.initiatives, area)),
        tuple(_in(practice, list(intended), area)),
        tuple(u for u in _sorted(practice, practice.initiatives) if practice.topics(u) & {*above}),
    )


def _provisions(practice: Practice, area: str) -> list[str]:
    facts = practice.facts
    rows = (r for r in facts.things(SAM.Provision) if facts.value(SAM.subject, r) == area)
    kinds = ("problem", "purpose", "goal", "principle", "priority", "measure", "task")

    def key(row: str) -> tuple[int, int, tuple[str, str]]:
        kind = facts.value(SAM.kind, row) or ""
        place = kinds.index(kind) if kind in kinds else len(kinds)
        return place, facts.order(row), sort_key(facts.label(row))

    return sorted(rows, key=key)


def _in(practice: Practice, units: Sequence[Unit], area: str) -> Iterator[Unit]:
    return (unit for unit in _sorted(practice, units) if area in practice.areas(unit))


def _sorted(practice: Practice, units: Sequence[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: sort_key(practice.facts.label(unit.iri)))


# In words


def overview(pen: Pen, areas: Sequence[SubArea]) -> Table:
    """Return a row for each sub-area: how much is said, who leads, how much answers to it."""
    rows = []
    for one in areas:
        to_do = one.to_do(pen.practice)
        statements = [s for said in one.named.values() for s in said]
        units = [unit.iri for unit in one.practice]
        intended = [unit.iri for unit in one.intended]
        command = pen.ask("initiatives", area=one.area)
        row: list[Runs] = [
            (pen.name(one.area),),
            (pen.count(to_do, to_do, pen.show(one.area)),),
            (pen.count(one.named, statements, pen.ask("who-cooperates", area=one.area)),),
            pen.names(one.leading) or pen.say("plan.nobody_leads"),
        ]
        row += [
            (pen.count(units, units, command),)
            if units
            else (pen.told(pen.word("plan.none_known"), (), command),),
            (pen.count(intended, intended, command),),
        ]
        rows.append(tuple(row))
    names = ("sub_area", "to_do", "named", "leads", "practice", "proposed")
    columns = tuple(pen.word(f"plan.{name}") for name in names)
    return Table(pen.say("plan.caption"), columns, tuple(rows), widths=(32, 11, 11, 22, 12, 12))


def told(pen: Pen, one: SubArea, *, level: int) -> Iterator[Part]:
    """Yield a sub-area: what is said, who is named, what answers to it, or that nothing does."""
    yield Heading(level, (pen.name(one.area),))
    if one.provisions:
        yield Paragraph(pen.strong(pen.say("plan.what")))
        yield said(pen, one)
    if one.named:
        statements = [s for said in one.named.values() for s in said]
        names = pen.listed([_named(pen, one, actor) for actor in in_order(pen.practice, one.named)])
        mark = pen.told("", statements, pen.ask("who-cooperates", area=one.area))
        yield Paragraph((*pen.say("plan.who", names=names), mark))
    else:
        yield Paragraph(pen.say("plan.who_none"))
    if one.practice:
        yield Paragraph(pen.strong(pen.say("plan.answers")))
        yield Bullets(tuple(initiative(pen, unit, one.area) for unit in one.practice))
    else:
        yield Paragraph(pen.say("plan.answers_none"), "caution")
    if one.intended:
        yield Paragraph(pen.strong(pen.say("plan.intended")))
        yield Bullets(tuple(initiative(pen, unit, one.area) for unit in one.intended))
    if one.above:
        units = [unit.iri for unit in one.above]
        mark = pen.told("", units)
        yield Paragraph((*pen.say("plan.above", names=pen.names(units)), mark), "small")


def said(pen: Pen, one: SubArea) -> Bullets:
    """Return what is said of an area, each thing with its kind."""
    return Bullets(tuple(_provision(pen, row) for row in one.provisions))


def _provision(pen: Pen, row: str) -> Runs:
    kind = term("value", pen.facts.value(SAM.kind, row) or "", pen.lang)
    return (*pen.say("plan.line", name=pen.name(row), kind=Run(kind)), pen.told("", [row]))


def _named(pen: Pen, one: SubArea, actor: str) -> Runs:
    leads = f" ({pen.word('report.leads')})"
    return (*party(pen, actor), *([Run(leads, "strong")] if actor in one.leading else []))


def initiative(pen: Pen, unit: Unit, area: str) -> Runs:
    """Return an initiative with its state, who takes part, and whether an editor placed it."""
    ties = [tie for tie in pen.facts.participations if tie.unit == unit.iri]
    who = pen.say("plan.by_nobody")
    if ties:
        who = pen.say("plan.by", names=pen.names(tie.actor for tie in ties))
    printed = any(area in pen.facts.around(topic) for topic in unit.areas)
    statements = [unit.iri, *(tie.statement for tie in ties)]
    known = unit.status or unit.start or unit.end
    how = state(pen, unit) if known else pen.say("plan.state_unknown")
    return (
        *pen.say("plan.answer", name=pen.name(unit.iri), state=how, who=who),
        *(() if printed else pen.say("plan.coded")),
        pen.told("", statements),
    )
