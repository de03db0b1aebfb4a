"""The action plan: for each sub-area what is to be done, by whom, and what answers to it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from samverkan.analysis.dimensions import sub_areas, top_areas
from samverkan.analysis.practice import Practice
from samverkan.export.reports import sub_areas as told_areas
from samverkan.export.reports.document import Bullets, Document, Heading, Paragraph, Part, Runs
from samverkan.export.reports.method import subtitle
from samverkan.export.reports.pen import Pen
from samverkan.export.reports.sub_areas import SubArea, sub_area


def plan(practice: Practice, *, today: str, lang: str = "sv") -> Document:
    """Return the action plan of what is agreed in a practice, seen from a day.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> practice = KnowledgeBase.memory("vagen-in").practice(area="bostad")
    >>> document = plan(practice, today="2026-11-22")
    >>> [part.text[0].text for part in document.parts if isinstance(part, Heading)][:3]
    ['Översikt', 'Vägen till bostad', 'Skapa goda planeringsförutsättningar']
    """
    pen = Pen(practice, lang)
    lowest = [sub_area(practice, area) for area in sub_areas(practice)]
    parts = [*_summary(pen, lowest), *_areas(pen, lowest)]
    title = pen.word("plan.title")
    return Document(title, subtitle(pen, today), lang, (*parts, *pen.grounds.parts()))


def _summary(pen: Pen, areas: Sequence[SubArea]) -> Iterator[Part]:
    facts = pen.facts
    yield Heading(1, pen.say("plan.summary"), "summary")
    lead = pen.say("plan.lead_none")
    if facts.agreements:
        lead = pen.say("plan.lead", agreements=pen.names(facts.agreements))
    yield Paragraph(lead, "lead")
    yield Bullets(tuple(_results(pen, areas)))
    yield Paragraph(pen.say("plan.not_linked"), "caution")
    if areas:
        yield told_areas.overview(pen, areas)


def _results(pen: Pen, areas: Sequence[SubArea]) -> Iterator[Runs]:
    practice = pen.practice
    tops = [sub_area(practice, area) for area in top_areas(practice)]
    every = {one.area: one for one in (*tops, *areas)}
    to_do = {row: one.area for one in every.values() for row in one.to_do(practice)}
    iris = [one.area for one in areas]
    told = {*to_do.values()}
    command = "samverkan export plan"
    yield pen.say(
        "plan.measures",
        measures=pen.count(to_do, to_do, command),
        areas=pen.count(told, told, command),
    )
    silent = [one.area for one in areas if not one.practice]
    unled = [one.area for one in areas if not one.leading]
    for key, some in (("silent", silent), ("unled", unled)):
        yield pen.say(
            f"plan.{key}",
            count=pen.count(some, some, command),
            all=pen.count(iris, iris, command),
        )


def _areas(pen: Pen, areas: Sequence[SubArea]) -> Iterator[Part]:
    around = pen.facts.around
    for top, some in groupby(areas, lambda one: around(one.area)[-1]):
        below = list(some)
        whole = sub_area(pen.practice, top)
        if [one.area for one in below] == [top]:
            yield from told_areas.told(pen, whole, level=1)
            continue
        yield Heading(1, (pen.name(top),), f"area-{pen.facts.order(top)}")
        if whole.provisions:
            yield told_areas.said(pen, whole)
        for one in below:
            yield from told_areas.told(pen, one, level=2)
