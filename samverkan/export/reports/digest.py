"""The digest: what happened since a date, and apart from that what was learnt since then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from samverkan.analysis.practice import Practice
from samverkan.errors import UsageError
from samverkan.export import spelling
from samverkan.export.reports.document import Bullets, Document, Heading, Paragraph, Part, Run, Runs
from samverkan.export.reports.happenings import DATED, KINDS, Happening, line, when
from samverkan.export.reports.pen import Pen
from samverkan.graph.history import History
from samverkan.graph.rows import RowChange, row_changes
from samverkan.graph.store import Change
from samverkan.ontology.dates import earliest, is_date, latest
from samverkan.ontology.identity import local_id, sort_key
from samverkan.words import term

#: Names of rows that are told before the others are only counted.
_FEW = 12


def digest(
    practice: Practice,
    *,
    since: str,
    until: str,
    lang: str = "sv",
    before: tuple[str, Change] | None = None,
) -> Document:
    """Return what happened from `since` to `until`, each a year, a month or a day.

    Apart from that stands what the store has learnt in that time, by its history; and what differs
    from an earlier dump, if `before` has its name and the change from it to now.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> practice = KnowledgeBase.memory("vagen-in").practice()
    >>> digest(practice, since="2019", until="2020-12-31", lang="en").title
    'What has happened since 2019'

    Raises UsageError for what is no date, or a time that ends before it begins.
    """
    for date in (since, until):
        if not is_date(date):
            raise UsageError("bad_date", value=date)
    if latest(until) < earliest(since):
        raise UsageError("digest_times", since=since, until=until)
    pen = Pen(practice, lang)
    sorted_out = {kind: _sort_out(pen, kind, since, until) for kind in KINDS}
    parts = [
        Paragraph(pen.say("digest.lead"), "lead"),
        *_happened(pen, sorted_out),
        *_ahead(pen, sorted_out),
        *_apart(pen, sorted_out, since),
        *_learnt(pen, since, until),
        *(_compared(pen, *before) if before else ()),
    ]
    title = pen.text("digest.title", date=spelling.date(since, lang))
    registers = " · ".join(
        sorted(practice.facts.label(iri, lang) for iri in practice.facts.store.registers())
    )
    about = pen.text("digest.about", registers=registers, date=spelling.date(until, lang))
    return Document(title, about, lang, (*parts, *pen.grounds.parts()))


_Sorted = dict[str, list[Happening]]


def _sort_out(pen: Pen, kind: str, since: str, until: str) -> _Sorted:
    """Return the happenings of a kind by when they were, each in order of time."""
    found: _Sorted = defaultdict(list)
    for one in KINDS[kind].find(pen.facts):
        found[when(one.date, since, until)].append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.date or "", sort_key(pen.facts.label(one.name)), one.row))
    return found


# What happened


def _happened(pen: Pen, found: dict[str, _Sorted]) -> Iterator[Part]:
    yield Heading(1, pen.say("digest.happened"), "happened")
    told = {kind: some["in"] for kind, some in found.items() if some["in"]}
    if not told:
        yield Paragraph(pen.say("digest.happened_none"))
    for kind, some in told.items():
        yield Heading(2, pen.say(f"digest.{kind}"))
        if kind == "signed":
            yield Bullets(tuple(_signed(pen, some)))
        else:
            yield Bullets(tuple(line(pen, kind, one) for one in some))


def _signed(pen: Pen, some: Sequence[Happening]) -> Iterator[Runs]:
    """Yield a sentence for those who signed an agreement on one day."""
    together: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for one in some:
        together[one.other or "", one.date or ""].append(one)
    for (agreement, date), those in together.items():
        yield pen.say(
            "digest.line_signed",
            count=pen.count(those, [one.row for one in those]),
            agreement=pen.name(agreement),
            date=pen.at(date),
            names=pen.names(one.name for one in those),
        )


def _ahead(pen: Pen, found: dict[str, _Sorted]) -> Iterator[Part]:
    lines = [
        (
            *pen.say(
                "digest.ahead_line",
                kind=pen.say(f"digest.{kind}"),
                names=pen.names(one.name for one in some["ahead"]),
            ),
            pen.told("", [one.row for one in some["ahead"]]),
        )
        for kind, some in found.items()
        if some["ahead"]
    ]
    if lines:
        yield Heading(1, pen.say("digest.ahead"), "ahead")
        yield Bullets(tuple(lines))


def _apart(pen: Pen, found: dict[str, _Sorted], since: str) -> Iterator[Part]:
    """Yield what may have happened in the time, for all that its date says."""
    lines: list[Runs] = []
    for kind, some in found.items():
        label = pen.say(f"digest.{kind}")
        if some["coarse"]:
            rows = [one.row for one in some["coarse"]]
            names = pen.names(one.name for one in some["coarse"])
            count = pen.count(rows, rows)
            lines.append(pen.say("digest.apart_coarse", kind=label, count=count, names=names))
        if some["undated"] and kind in DATED:
            rows = [one.row for one in some["undated"]]
            lines.append(pen.say("digest.apart_undated", kind=label, count=pen.count(rows, rows)))
    if lines:
        yield Heading(1, pen.say("digest.apart"), "apart")
        yield Paragraph(pen.say("digest.apart_about"))
        yield Bullets(tuple(lines))


# What was learnt


def _learnt(pen: Pen, since: str, until: str) -> Iterator[Part]:
    yield Heading(1, pen.say("digest.learnt"), "learnt")
    yield Paragraph(pen.say("digest.learnt_about"))
    history = History(pen.facts.store)
    told: list[Part] = []
    unrecorded = False
    for one in history.change_sets:
        if one.saved is None:
            unrecorded = True
            continue
        day = _day(one.saved)
        if not earliest(since) <= day <= latest(until):
            continue
        made = [
            pen.say(
                "digest.learnt_made",
                register=pen.name(register),
                date=pen.at(day),
                count=pen.number(one.added, (), f"samverkan history {one.number}"),
            )
            for register in one.made
        ]
        told += [Bullets(tuple(made))] if made else []
        rows = row_changes(history.store, history.change(one), pen.lang)
        if rows:
            command = f"samverkan history {one.number}"
            counted = _counted(pen, rows, command)
            told.append(Paragraph(pen.say("digest.learnt_rows", date=pen.date(day), **counted)))
            told.append(Bullets(tuple(_rows(pen, rows))))
    yield from told or [Paragraph(pen.say("digest.learnt_none"))]
    if unrecorded:
        yield Paragraph(pen.say("digest.learnt_unknown"), "small")


def _day(moment: datetime) -> str:
    """Return the day of a moment where this computer stands."""
    return moment.astimezone().date().isoformat()


def _compared(pen: Pen, name: str, change: Change) -> Iterator[Part]:
    """Yield what differs from an earlier dump."""
    rows = row_changes(pen.facts.store, change, pen.lang)
    yield Heading(2, pen.say("digest.learnt_before", file=Run(name, "quote")))
    if not rows:
        yield Paragraph(pen.say("digest.learnt_same"))
        return
    counted = _counted(pen, rows, "samverkan export data")
    yield Paragraph(pen.say("digest.before_rows", **counted))
    yield Bullets(tuple(_rows(pen, rows)))


def _counted(pen: Pen, rows: Sequence[RowChange], command: str) -> dict[str, Run | Runs]:
    return {
        how: pen.count(some, [row.iri for row in some if how != "removed"], command)
        for how in ("added", "changed", "removed")
        for some in [[row for row in rows if row.how == how]]
    }


def _rows(pen: Pen, rows: Sequence[RowChange]) -> Iterator[Runs]:
    for how, key in (("added", "new"), ("changed", "changed"), ("removed", "removed")):
        some = [row for row in rows if row.how == how]
        if some:
            yield pen.say(f"digest.learnt_{key}", names=pen.listed(list(_named(pen, some[:_FEW]))))


def _named(pen: Pen, rows: Iterable[RowChange]) -> Iterator[Runs]:
    for row in rows:
        # A row that has no name of its own is told by its id.
        ink = "code" if row.label == local_id(row.iri) else "quote"
        name = Run(row.label, ink)  # type: ignore[arg-type]
        kind = Run(term("class", row.kind, pen.lang))
        yield pen.say("digest.learnt_row", kind=kind, name=name)
