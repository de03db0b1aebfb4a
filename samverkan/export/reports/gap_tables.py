"""What sections of reports tell gaps with: their meaning and number, and tables of the first."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from samverkan.analysis.gaps import Gap
from samverkan.export.gap_words import ROLES, confidence, explanation, why
from samverkan.export.reports.document import Heading, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.given import Given
from samverkan.export.reports.pen import Pen
from samverkan.export.tables import heading
from samverkan.words import say


def party(pen: Pen, actor: str) -> Runs:
    """Return what an actor is called, and that it is a group or a body where it is one."""
    known = pen.facts.actors.get(actor)
    if known and known.kind in ("group", "body"):
        return (pen.name(actor), Run(f" ({pen.word(f'report.{known.kind}')})"))
    return (pen.name(actor),)


def things(gap: Gap, name: str) -> list[str]:
    """Return the things that a detail of a gap lists."""
    value = gap.details[name]
    return [str(one) for one in value] if isinstance(value, Sequence) else []


def mark(pen: Pen, found: Given, gap: Gap) -> Run:
    """Return the mark alone that leads to what a gap rests on."""
    return pen.told("", gap.evidence, found.behind(gap))


def about(pen: Pen, found: Given, kind: str) -> Iterator[Part]:
    """Yield what a kind of gap means, and how many of it there are."""
    yield Paragraph((Run(explanation(kind, pen.lang)["meaning"]),))
    if kind in found.gaps.lacking:
        words = ", ".join(say(f"gap_need.{need}", pen.lang) for need in found.gaps.lacking[kind])
        yield Paragraph(pen.say("gap_report.kind_lacking", needs=Run(words)), "caution")
        return
    total, gaps = found.gaps.totals.get(kind, {}), found.gaps.shown(kind)
    command = found.gap_command(kind)
    counted = {
        name: pen.number(
            total.get(name, 0),
            {one for gap in gaps if gap.confidence == name for one in found.ground(gap)},
            command,
        )
        for name in ("known", "unknown")
    }
    yield Paragraph(pen.say("gap_report.kind_sum", **counted))


def kind_of_gap(pen: Pen, found: Given, kind: str, *, own: bool = True) -> Iterator[Part]:
    """Yield a kind of gap: its meaning, its numbers, and a table of the first."""
    label = say(f"gap.{kind}", pen.lang)
    if own:
        yield Heading(2, (Run(label),))
    yield from about(pen, found, kind)
    gaps = found.gaps.shown(kind)[: found.limit]
    if gaps:
        roles = ROLES[kind]
        rows = [_row(pen, found, gap, roles) for gap in gaps]
        columns = [heading(role, pen.lang) for role in roles]
        columns += [pen.word("gap_report.why"), pen.word("gap_report.confidence")]
        side = 42 // len(roles)
        widths = (*[side] * len(roles), 88 - side * len(roles), 12)
        yield Table((Run(label),), tuple(columns), tuple(rows), widths=widths)
        yield from first(pen, found, kind, len(gaps))


def first(pen: Pen, found: Given, kind: str, count: int) -> Iterator[Part]:
    """Yield how many gaps of a kind stand in the table above, where it is not all of them."""
    evidence, command = found.evidence(kind), found.gap_command(kind)
    yield from shown(pen, count, found.total(kind), evidence, command)


def _row(pen: Pen, found: Given, gap: Gap, roles: Collection[str]) -> tuple[Runs, ...]:
    subjects: list[Runs] = [(pen.name(one),) for one in gap.subjects]
    subjects += [()] * (len(roles) - len(subjects))
    reason = pen.told(why(gap, pen.facts, pen.lang), found.ground(gap), found.behind(gap))
    return (*subjects, (reason,), (Run(confidence(gap.confidence, pen.lang)),))


def captioned(
    pen: Pen,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Runs, ...]],
    widths: tuple[int, ...],
) -> Table:
    """Return a table whose caption and columns have words among those of the gap report."""
    heads = tuple(pen.word(f"gap_report.{name}") for name in columns)
    return Table(pen.say(caption), heads, tuple(rows), widths=widths)


def shown(
    pen: Pen, count: int, total: int, statements: Iterable[str], command: str
) -> Iterator[Part]:
    """Yield how many of all stand in the table above, where it is not all of them."""
    if count < total:
        text = say("report.shown", pen.lang, shown=count, total=total)
        yield Paragraph((pen.told(text, statements, command),), "small")
