"""Initiatives and events in time: bars and marks, and apart from them what has no date."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from samverkan.analysis.dimensions import ordered_areas
from samverkan.analysis.facets import first_day, last_day
from samverkan.analysis.practice import Practice
from samverkan.export.figures.calendar import Calendar, bar, diamond
from samverkan.export.figures.letters import leading, width, wrapped
from samverkan.export.figures.paper import INK, RULE, SOFT, Frame, Paper, Size
from samverkan.export.figures.sheet import Key, Nothing, Sheet
from samverkan.export.things import scope_of
from samverkan.graph.records import Unit
from samverkan.ontology.identity import sort_key
from samverkan.words import say

#: How much of the width the names take, and the height of a row, in letters.
NAMES: Final = 0.36
ROW: Final = 2.1
#: A long name is written in letters this much smaller, before it is written in two lines.
SHRUNK: Final = 0.75
#: So many agreements have a row of their own.
AGREEMENTS: Final = 4
#: At most so many lines list what has no date.
LISTED: Final = 9


@dataclass(frozen=True)
class _Line:
    """A row: a heading, or something with a period; an end that is None is not known."""

    label: str
    kind: str
    start: str | None = None
    end: str | None = None
    intended: bool = False


def timeline(practice: Practice, lang: str) -> Sheet:
    """Return the figure of when initiatives and events were; what has no date is listed apart."""
    facts = practice.facts
    label = partial(facts.label, lang=lang)
    agreements = [
        _Line(say("figure.agreement", lang, label=label(one.iri)), "agreement", one.start, one.end)
        for one in facts.agreements.values()
    ]
    agreements = [one for one in agreements if one.start or one.end]
    if len(agreements) > AGREEMENTS:
        more = say("figure.more_agreements", lang, count=len(agreements) - AGREEMENTS)
        agreements = [*agreements[:AGREEMENTS], _Line(more, "more")]
    dated = [unit for unit in practice.initiatives if unit.start or unit.end]
    undated = [*(u for u in practice.initiatives if not (u.start or u.end)), *practice.undated]
    events, astray = _events(practice)
    lines = [
        *agreements,
        *_grouped(practice, dated, lang),
        *_headed(
            say("figure.events", lang), [u for u in events if u.start or u.end], "event", label
        ),
    ]
    apart = sorted((label(unit.iri) for unit in undated), key=sort_key)
    apart += sorted((label(u.iri) for u in events if not (u.start or u.end)), key=sort_key)
    intended = sum(unit.intended for unit in facts.initiatives.values())
    counts = {"dated": len(dated), "undated": len(undated)}
    notes = [
        say("figure.time_counts", lang, **counts),
        say("figure.time_note", lang),
        *([say("figure.time_intended", lang, count=intended)] if intended else []),
        *([say("figure.time_astray", lang, count=astray)] if astray else []),
    ]
    told = [*notes, *(f"{x.label}: {_period(x, lang)}." for x in lines if x.start or x.end)]
    if apart:
        told.append(say("figure.undated", lang, count=len(apart), names=", ".join(apart)))
    dates = [line for line in lines if line.start or line.end]
    nothing = Nothing(say("figure.time_nothing", lang))
    return Sheet(
        title=say("figure.timeline", lang),
        subtitle=" · ".join(scope_of(practice, lang)),
        body=_Timeline(lines, apart, lang) if dates or apart else nothing,
        told=" ".join(told),
        lang=lang,
        legend=list(_keys(lines, lang)),
        notes=notes if dates or apart else (),
    )


def _events(practice: Practice) -> tuple[list[Unit], int]:
    """Return the events in the scope, and how many may be: their area or place is not known."""
    scope, kept, astray = practice.scope, [], 0
    around = practice.facts.around
    for event in practice.facts.events.values():
        if practice.holds(event.start, event.end) == "out":
            continue
        places = practice.places(event)
        known = [
            (scope.area, practice.topics(event), scope.area in practice.areas(event)),
            (
                scope.place,
                places,
                any(scope.place in around(p) or p in around(scope.place or "") for p in places),
            ),
        ]
        if any(wanted and said and not inside for wanted, said, inside in known):
            continue
        if any(wanted and not said for wanted, said, _ in known):
            astray += 1
        else:
            kept.append(event)
    return kept, astray


def _grouped(practice: Practice, units: Sequence[Unit], lang: str) -> list[_Line]:
    """Return initiatives below the first of their areas, in the order of the agreement."""
    label, lines = partial(practice.facts.label, lang=lang), []
    tops = {up for unit in units for up in practice.areas(unit) if not practice.facts.areas[up]}
    left = list(units)
    for area in ordered_areas(practice, tops):
        inside = [unit for unit in left if area in practice.areas(unit)]
        left = [unit for unit in left if unit not in inside]
        lines += _headed(label(area), inside, "initiative", label)
    return [*lines, *_headed(say("figure.no_area", lang), left, "initiative", label)]


def _headed(heading: str, units: Sequence[Unit], kind: str, label: "partial[str]") -> list[_Line]:
    """Return units in order of time below a heading; nothing, where there are none."""
    lines = [_Line(label(u.iri), kind, u.start, u.end, u.intended) for u in units]
    lines.sort(key=lambda x: (first_day(x.start or x.end), last_day(x.end), sort_key(x.label)))
    return [_Line(heading, "heading"), *lines] if lines else []


def _period(line: _Line, lang: str) -> str:
    unknown = say("figure.end_unknown", lang)
    if line.start == line.end and line.start:
        return line.start
    return f"{line.start or unknown}–{line.end or unknown}"


def _keys(lines: Sequence[_Line], lang: str) -> "Sequence[Key]":
    kinds = {line.kind for line in lines}
    opened = any(
        (line.start is None) != (line.end is None) for line in lines if line.kind == "initiative"
    )
    found = []
    if "agreement" in kinds:
        found.append(Key("", say("figure.key_agreement", lang), _agreement_key))
    if "initiative" in kinds:
        found.append(Key("", say("figure.key_initiative", lang), partial(_bar_key, "both")))
    if opened:
        found.append(Key("", say("figure.key_open", lang), partial(_bar_key, "start")))
    if "event" in kinds:
        found.append(Key("", say("figure.key_event", lang), partial(_event_key, False)))
    if any(line.kind == "event" and line.intended for line in lines):
        found.append(Key("", say("figure.key_planned", lang), partial(_event_key, True)))
    return found


def _agreement_key(paper: Paper, frame: Frame) -> None:
    paper.box(frame, facecolor="#dceaf7", edgecolor=SOFT, linewidth=0.5)


def _bar_key(known: str, paper: Paper, frame: Frame) -> None:
    right = frame.left + frame.width
    bar(paper, frame.left, right if known == "both" else None, frame.top, frame.height, right)


def _event_key(intended: bool, paper: Paper, frame: Frame) -> None:
    diamond(
        paper,
        frame.left + frame.width / 2,
        frame.top + frame.height / 2,
        frame.height / 2,
        intended,
    )


@dataclass(frozen=True)
class _Timeline:
    """Rows below a scale of years, and below them what has no date."""

    lines: Sequence[_Line]
    apart: Sequence[str]
    lang: str

    def height(self, size: Size, width: float, most: float) -> float:
        rows = len(self.lines) * ROW * size.text if self._calendar else 0.0
        return min(most, self._head(size) + rows + self._foot(size, width))

    def wide(self, size: Size, high: float) -> float:
        return size.width

    @property
    def _calendar(self) -> Calendar | None:
        return Calendar.of([(line.start, line.end) for line in self.lines])

    def _head(self, size: Size) -> float:
        return 1.6 * size.small if self._calendar else 0.0

    def _listed(self, size: Size, width: float) -> list[str]:
        if not self.apart:
            return []
        names = ", ".join(self.apart)
        told = say("figure.undated", self.lang, count=len(self.apart), names=names)
        return wrapped(told, size.small, width, LISTED)

    def _foot(self, size: Size, width: float) -> float:
        lines = self._listed(size, width)
        return leading(size.small) * len(lines) + (size.small if lines else 0.0)

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        foot, head, calendar = self._foot(size, frame.width), self._head(size), self._calendar
        listed = self._listed(size, frame.width)
        base = frame.bottom - foot + 1.6 * size.small
        if calendar and self.lines:
            room = frame.height - foot - head
            down = max(min(ROW * size.text, room / len(self.lines)), 1.15 * size.small)
            fits = min(len(self.lines), int(room / down + 0.01))
            if fits < len(self.lines):
                fits = max(1, int((room - 1.6 * size.small) / down))
                told = say("figure.cut_rows", self.lang, count=len(self.lines) - fits)
                at = frame.left, frame.top + head + fits * down + 1.2 * size.small
                paper.text(at, told, size.small, colour=SOFT)
            left = frame.left + NAMES * frame.width
            plot = Frame(left, frame.top + head, frame.width * (1 - NAMES), fits * down)
            calendar.draw(paper, plot, size.small)
            for number, line in enumerate(self.lines[:fits]):
                row = Frame(frame.left, plot.top + number * down, frame.width, down)
                self._line(paper, size, line, row, plot, calendar)
            base = min(base, plot.bottom + 2.6 * size.small)
            base = max(base, frame.bottom - foot + 1.6 * size.small)
        paper.lines((frame.left, base), listed, size.small)

    def _line(
        self, paper: Paper, size: Size, line: _Line, row: Frame, plot: Frame, calendar: Calendar
    ) -> None:
        letters = min(size.text, 0.62 * row.height)
        bold = line.kind == "heading"
        room = row.width if bold else NAMES * row.width - 6
        indent = 0.0 if line.kind in ("heading", "agreement") else letters
        if not bold and width(line.label, letters) > room - indent:
            fits = letters * (room - indent) / width(line.label, letters)
            letters = fits if fits > SHRUNK * letters else min(letters, row.height / 2.6)
        most = max(1, int(row.height // leading(letters)))
        told = wrapped(line.label, letters, room - indent, most, bold=bold)
        base = row.top + (row.height - leading(letters) * len(told)) / 2 + 0.98 * letters
        paper.lines((row.left + indent, base), told, letters, bold=bold, behind=bold)
        if line.kind == "heading":
            return
        start, end = calendar.span(line.start, line.end, plot)
        high = 0.5 * row.height
        top = row.top + (row.height - high) / 2
        if line.kind == "agreement" and start is not None and end is not None:
            band = Frame(start, row.top, end - start, plot.bottom - row.top)
            paper.box(band, facecolor="#dceaf7", edgecolor=SOFT, linewidth=0.5, zorder=0.5)
        elif line.kind == "event" and start is not None and end is not None:
            self._event(paper, line, (start, end), top + high / 2, high / 2)
        else:
            bar(paper, start, end, top, high, plot.left + plot.width)

    def _event(
        self, paper: Paper, line: _Line, span: tuple[float, float], middle: float, radius: float
    ) -> None:
        """Draw a mark, on a thin line where only the year or the month is known."""
        if span[1] - span[0] > 2 * radius:
            ends = [(span[0], middle), (span[1], middle)]
            paper.strokes([ends], colour=RULE if line.intended else INK, width=1.0)
        diamond(paper, sum(span) / 2, middle, min(radius, 4.5), line.intended)
