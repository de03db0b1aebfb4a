"""Promise and practice as bars: of those named for each sub-area, who is known to do anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from samverkan.analysis.dimensions import ordered_areas
from samverkan.analysis.gaps.promises import STANDINGS, standings
from samverkan.analysis.gaps.unnamed import active_not_named
from samverkan.analysis.practice import Practice
from samverkan.export.figures.letters import leading, width, wrapped
from samverkan.export.figures.paper import INK, PAPER, RULE, SOFT, Frame, Paper, Size
from samverkan.export.figures.sheet import Key, Nothing, Sheet
from samverkan.export.things import scope_of
from samverkan.words import say

#: How each part of a bar is drawn: by shade, hatch and border, so that it is told without colour.
PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "active": ("#0d3a6b", "", PAPER),
    "members": ("#accde9", "", INK),
    "inactive": (PAPER, "", INK),
    "unknown": (PAPER, "////", INK),
}
#: What stands in a part of which nothing is known.
UNKNOWN: Final = "?"
#: Shares of the width: the names of the areas, and the column of those not named.
NAMES: Final = 0.38
BESIDE: Final = 0.18
#: The height of a row, in letters.
ROW: Final = 2.5


@dataclass(frozen=True)
class _Row:
    """An area: how many are named for it, by what is known of them, and who else is active."""

    label: str
    depth: int
    counts: Mapping[str, int]
    others: int

    @property
    def named(self) -> int:
        return sum(self.counts.values())


def promise_practice(practice: Practice, lang: str) -> Sheet:
    """Return the figure of what is promised and what is known to be done, by sub-area."""
    rows = _rows(practice, lang)
    subtitle = " · ".join(scope_of(practice, lang))
    title = say("figure.promise", lang)
    named = sum(row.named for row in rows)
    if not rows:
        nothing = say("figure.promise_nothing", lang)
        return Sheet(title, subtitle, Nothing(nothing), nothing, lang)
    whole = {part: sum(row.counts[part] for row in rows) for part in STANDINGS}
    told = say("figure.promise_whole", lang, named=named, **whole)
    legend = [
        Key("", say(f"figure.promise_{part}", lang), partial(_key, part))
        for part in STANDINGS
        if whole[part] or part == "unknown"
    ]
    notes = [told, say("figure.promise_note", lang), say("figure.promise_others", lang)]
    each = [
        say("figure.promise_row", lang, area=row.label, named=row.named, others=row.others)
        + " "
        + say("figure.promise_parts", lang, **row.counts)
        for row in rows
        if row.named or row.others
    ]
    return Sheet(
        title=title,
        subtitle=subtitle,
        body=_Bars(rows, lang),
        told=" ".join([*notes, *each]),
        lang=lang,
        legend=legend,
        notes=notes,
    )


def _rows(practice: Practice, lang: str) -> list[_Row]:
    """Return a row for each area that somebody is named for or active in, with those above it."""
    facts, found = practice.facts, standings(practice)
    others: dict[str, set[str]] = {}
    for gap in active_not_named(practice):
        actor, area = gap.subjects
        others.setdefault(area, set()).add(actor)
    shown = {up for area in (*found, *others) for up in facts.around(area)}
    return [
        _Row(
            label=facts.label(area, lang),
            depth=len(facts.around(area)) - 1,
            counts={part: list(found.get(area, {}).values()).count(part) for part in STANDINGS},
            others=len(others.get(area, ())),
        )
        for area in ordered_areas(practice, shown)
    ]


@dataclass(frozen=True)
class _Bars:
    """A bar for each area, its parts with their numbers, and beside it those not named."""

    rows: Sequence[_Row]
    lang: str

    def height(self, size: Size, width: float, most: float) -> float:
        return min(most, self._head(size) + len(self.rows) * ROW * size.text)

    def wide(self, size: Size, high: float) -> float:
        return size.width

    def _head(self, size: Size) -> float:
        return 2.2 * leading(size.small)

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        head = self._head(size)
        down = min(ROW * size.text, (frame.height - head) / len(self.rows))
        fits = max(
            1, min(len(self.rows), int((frame.height - head) // max(down, 1.3 * size.small)))
        )
        cut = fits < len(self.rows)
        down = (frame.height - head - 1.6 * size.small * cut) / fits if cut else down
        names, beside = NAMES * frame.width, BESIDE * frame.width
        room = frame.width - names - beside
        step = room / max(max(row.named for row in self.rows), 1)
        self._heads(paper, size, frame, names, beside)
        for number, row in enumerate(self.rows[:fits]):
            top = frame.top + head + number * down
            left = frame.left + names
            self._name(paper, size, row, Frame(frame.left, top, names - 6, down))
            for part in STANDINGS:
                count = row.counts[part]
                if count:
                    box = Frame(left, top + 0.16 * down, count * step, 0.68 * down)
                    text = f"{count} {UNKNOWN}" if part == "unknown" else str(count)
                    draw_part(paper, box, part, text, min(size.text, 0.5 * down))
                    left += count * step
            if row.named or row.others:
                self._others(paper, size, row, Frame(frame.left, top, frame.width, down))
        if cut:
            told = say("figure.cut_rows", self.lang, count=len(self.rows) - fits)
            paper.text((frame.left, frame.bottom - 0.4 * size.small), told, size.small, colour=SOFT)

    def _heads(self, paper: Paper, size: Size, frame: Frame, names: float, beside: float) -> None:
        base = frame.top + 0.95 * size.small
        left = wrapped(
            say("figure.promise_head", self.lang), size.small, frame.width - names - beside, 2
        )
        paper.lines((frame.left + names, base), left, size.small, colour=SOFT)
        right = wrapped(say("figure.others_head", self.lang), size.small, beside, 2)
        paper.lines((frame.left + frame.width, base), right, size.small, colour=SOFT, align="right")

    def _name(self, paper: Paper, size: Size, row: _Row, frame: Frame) -> None:
        bold, letters = not row.depth, min(size.text, 0.7 * frame.height)
        indent = letters * 0.9 * row.depth
        if width(row.label, letters, bold) > frame.width - indent:
            letters = min(letters, 0.38 * frame.height)
        most = max(1, int(frame.height // leading(letters)))
        lines = wrapped(row.label, letters, frame.width - indent, most, bold=bold)
        top = frame.top + (frame.height - leading(letters) * len(lines)) / 2
        paper.lines((frame.left + indent, top + 0.98 * letters), lines, letters, bold=bold)

    def _others(self, paper: Paper, size: Size, row: _Row, frame: Frame) -> None:
        """Write how many are active without being named, or that none are known."""
        text = f"+{row.others}" if row.others else say("figure.none_known", self.lang)
        letters = min(size.text if row.others else size.small, 0.7 * frame.height)
        at = frame.left + frame.width, frame.top + frame.height / 2 + 0.36 * letters
        paper.text(
            at, text, letters, bold=bool(row.others), align="right",
            colour=INK if row.others else SOFT,
        )  # fmt: skip


def draw_part(paper: Paper, frame: Frame, part: str, text: str, size: float) -> None:
    """Draw a part of a bar, with its number."""
    fill, hatch, ink = PARTS[part]
    if hatch:
        paper.box(frame, facecolor=fill, edgecolor=RULE, hatch=hatch, linewidth=0)
    style = {"linestyle": (0, (2, 2))} if hatch else {}
    paper.box(frame, facecolor="none" if hatch else fill, linewidth=0.6, **style)
    if part == "inactive":
        inner = Frame(frame.left + 1.8, frame.top + 1.8, frame.width - 3.6, frame.height - 3.6)
        paper.box(inner, facecolor=PAPER, linewidth=0.6)
    at = frame.left + frame.width / 2, frame.top + frame.height / 2 + 0.36 * size
    paper.text(at, text, size, bold=True, colour=ink, align="center", behind=bool(hatch))


def _key(part: str, paper: Paper, frame: Frame) -> None:
    sign = UNKNOWN if part == "unknown" else "0" if part == "inactive" else ""
    draw_part(paper, frame, part, sign, 0.8 * frame.height)
