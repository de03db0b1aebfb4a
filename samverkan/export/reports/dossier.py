"""The dossier of a party or a municipality: what is known of it, and a form to send back."""

from collections.abc import Iterator

from samverkan.analysis.gaps.ties import in_order
from samverkan.analysis.practice import Practice
from samverkan.errors import UnknownName
from samverkan.export.reports import dossier_sections as sections
from samverkan.export.reports import near
from samverkan.export.reports.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    Run,
    Runs,
)
from samverkan.export.reports.dossier_sections import About
from samverkan.export.reports.form import form_of
from samverkan.export.reports.given import Given, given
from samverkan.export.reports.method import method, subtitle
from samverkan.export.reports.pen import Pen
from samverkan.graph.naming import Names
from samverkan.ontology.vocabulary import SAM
from samverkan.words import say


def dossier(
    practice: Practice, thing: str, *, today: str, lang: str = "sv", limit: int | None = 10
) -> Document:
    """Return the dossier of an actor or a place, by IRI, seen from a day.

    The last part before the evidence is the form (`samverkan.data.forms`).

    >>> from samverkan.knowledge import KnowledgeBase
    >>> kb = KnowledgeBase.memory("vagen-in")
    >>> dossier(kb.practice(), kb.meaning("place", "mora"), today="2026-11-22").title
    'Underlag till Mora'
    """
    pen, found = Pen(practice, lang), given(practice, today, None)
    about = _about(practice, thing)
    parts = [
        *_summary(pen, found, about),
        *sections.promised(pen, found, about),
        *sections.done(pen, found, about),
        *sections.met(pen, about),
        *near.partners(pen, about.parties),
        *near.possible(pen, found, about.parties, limit),
        *near.gaps(pen, found, about.parties, about.place, limit),
        *near.overlaps(pen, found, about.parties, sections.units(found, about), limit),
        *near.questions(pen, found, about.parties),
        *_form(pen, found, about),
        *method(pen, found),
    ]
    title = pen.text("dossier.title", name=pen.facts.label(thing, lang))
    return Document(title, subtitle(pen, today), lang, (*parts, *pen.grounds.parts()))


def whom(names: Names, text: str) -> str:
    """Return the place that `text` names, else the actor.

    Raises UnknownName, with names that come close, and AmbiguousName.
    """
    near: list[str] = []
    for kind in ("place", "actor"):
        try:
            return names.resolve(text, kind)
        except UnknownName as error:
            near += error.suggestions
    raise UnknownName("unknown_party", near, name=text)


def _about(practice: Practice, thing: str) -> About:
    facts = practice.facts
    is_place = thing in facts.places
    seated = [a.iri for a in facts.actors.values() if a.place == thing]
    parties = in_order(practice, seated) if is_place else [thing]
    own = facts.actors.get(thing)
    groups = {g for g, members in facts.members.items() for m, _, _ in members if m in parties}
    return About(
        thing,
        thing if is_place else own.place if own else None,
        tuple(parties),
        tuple(in_order(practice, groups)),
        tuple(tie for tie in facts.commitments if tie.actor in parties),
        tuple(tie for tie in facts.commitments if tie.actor in groups),
        tuple(tie for tie in facts.participations if tie.actor in parties),
        tuple(tie for tie in facts.attendances if tie.actor in parties),
    )


def _summary(pen: Pen, found: Given, about: About) -> Iterator[Part]:
    facts = pen.facts
    registers = pen.names(facts.store.registers())
    key = "dossier.lead_place" if about.thing == about.place else "dossier.lead"
    yield Heading(1, pen.say("dossier.short"), "summary")
    yield Paragraph(pen.say(key, name=pen.name(about.thing), registers=registers), "lead")
    yield Paragraph(pen.say("dossier.layers"))
    if about.thing == about.place:
        seated = pen.say("dossier.seated_none")
        if about.parties:
            seated = pen.say("dossier.seated", names=pen.names(about.parties))
        yield Paragraph(seated)
    yield Bullets(tuple(_results(pen, found, about)))


def _results(pen: Pen, found: Given, about: About) -> Iterator[Runs]:
    unkept = sections.unkept(found, about)
    reaching = sections.reaching(found, about)
    if about.thing == about.place:
        wide = [iri for iri, only in reaching.items() if only]
        command = pen.ask("initiatives", place=about.thing)
        yield pen.say(
            "dossier.short_reached",
            count=pen.count(reaching, reaching, command),
            wide=pen.count(wide, wide, command),
        )
    command = _ask(pen, about, "promise-and-practice")
    if about.promised:
        without = [t.statement for t in about.promised if (t.actor, t.unit) in unkept]
        every = [t.statement for t in about.promised]
        yield pen.say(
            "dossier.short_promised",
            count=pen.count({t.unit for t in about.promised}, every, command),
            without=pen.count(
                {t.unit for t in about.promised if t.statement in without}, without, command
            ),
        )
    elif about.parties:
        yield pen.say("dossier.short_promised_none")
    if about.groups:
        yield pen.say("dossier.short_groups", names=pen.names(about.groups))
    facts = pen.facts
    done = [t for t in about.done if not facts.initiatives[t.unit].intended]
    if done:
        statements = [t.statement for t in done]
        command = _ask(pen, about, "initiatives")
        count = pen.count({t.unit for t in done}, statements, command)
        yield pen.say("dossier.short_done", count=count)
    elif about.parties:
        yield pen.say("dossier.short_done_none")
    met = [t for t in about.met if not facts.events[t.unit].intended and t.role != "invited"]
    if met:
        statements = [t.statement for t in met]
        command = _ask(pen, about, "events")
        yield pen.say(
            "dossier.short_met", count=pen.count({t.unit for t in met}, statements, command)
        )
    elif about.parties:
        yield pen.say("dossier.short_met_none")


def _ask(pen: Pen, about: About, question: str) -> str:
    """Return the command line of a question about the one party of a dossier, if it is one."""
    return pen.ask(question, **({"actor": about.parties[0]} if len(about.parties) == 1 else {}))


def _form(pen: Pen, found: Given, about: About) -> Iterator[Part]:
    facts = pen.facts
    unkept = sections.unkept(found, about)
    memberships = [
        row for row in facts.things(SAM.Membership) if facts.value(SAM.member, row) in about.parties
    ]
    rows = [
        *about.parties,
        *(t.statement for t in (*about.promised, *about.done, *about.met)),
        *memberships,
        *dict.fromkeys(t.unit for t in about.done),
        *sections.reaching(found, about),
    ]
    open_ = [(t.statement, t.unit) for t in about.promised if (t.actor, t.unit) in unkept]
    yield Heading(1, pen.say("dossier.wrong"), "form")
    yield Paragraph(pen.say("dossier.wrong_about"))
    yield Paragraph((Run(say("dossier.wrong_html", pen.lang)),), "small")
    yield form_of(pen, about.thing, rows, open_)
