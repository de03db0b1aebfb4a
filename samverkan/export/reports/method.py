"""How a report was made and what it cannot tell, with what it is about."""

from collections.abc import Iterator

from samverkan.export import spelling
from samverkan.export.reports.document import Bullets, Heading, Part
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen
from samverkan.export.things import scope_of
from samverkan.ontology.vocabulary import SAM
from samverkan.words import say


def subtitle(pen: Pen, today: str) -> str:
    """Return what a report is about: the registers, what it is narrowed to, and the day."""
    when = say("report.seen_from", pen.lang, date=spelling.date(today, pen.lang))
    return f"{' · '.join(scope_of(pen.practice, pen.lang))}. {when}"


def method(pen: Pen, found: Given) -> Iterator[Part]:
    """Yield the section on method and limits."""
    practice, facts = found.practice, pen.facts
    units, sources = practice.initiatives, facts.things(SAM.Source)
    lacks = {
        "area": [unit.iri for unit in units if not practice.topics(unit)],
        "place": [unit.iri for unit in units if not practice.places(unit)],
        "actor": [unit.iri for unit in units if not practice.actors(unit)],
        "period": [unit.iri for unit in units if not (unit.start and unit.end)],
    }
    command = found.command("ask", "initiatives")
    counted = {name: pen.count(iris, iris, command) for name, iris in lacks.items()}
    every = [unit.iri for unit in units]
    yield Heading(1, pen.say("gap_report.method_heading"), "method")
    yield Bullets(
        (
            pen.say("gap_report.method", registers=pen.names(facts.store.registers())),
            pen.say("gap_report.method_known"),
            pen.say(
                "gap_report.method_sources",
                sources=pen.count(sources, sources, "samverkan info"),
            ),
            pen.say("gap_report.method_holes", all=pen.count(every, every, command), **counted),
            pen.say("gap_report.method_coded"),
            pen.say("gap_report.method_limits"),
        )
    )
