"""Gaps as a person reads them: what they come to and the cautions, and a block for each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from samverkan.analysis.gaps import Found
from samverkan.analysis.practice import Practice
from samverkan.export.gap_words import PARTS, confidence, number
from samverkan.export.gaps import table, totals
from samverkan.export.tables.answer import Answer
from samverkan.export.terminal import Rows
from samverkan.export.things import scope_of
from samverkan.graph.table import Table
from samverkan.words import say

if TYPE_CHECKING:
    from rich.console import RenderableType

#: Below so many evidenced actors, a network is small.
SMALL: Final = 30
#: Kinds that are told as so many of so many.
_SHARES: Final = ("named-no-evidence", "empty-cell", "hole")
#: Kinds that are about a network as a whole.
_STRUCTURE: Final = frozenset({"missing-link", "hole", "sole-bridge", "single-point"})


def reading(found: Found, practice: Practice, lang: str, limit: int) -> list[str]:
    """Return what the gaps come to, in sentences, with the cautions that belong to them."""
    return [*_sums(found, lang), *_cautions(found, practice, lang), *_shown(found, lang, limit)]


def answer(found: Found, practice: Practice, lang: str, limit: int) -> Answer:
    """Return the gaps shown as an answer that can stand alone."""
    return Answer(
        table(found, practice, lang),
        say("title.gaps", lang),
        lang,
        scope=list(scope_of(practice, lang)),
        told=reading(found, practice, lang, limit),
        named=say("answer.sheet_gaps", lang),
        beside={say("answer.sheet_totals", lang): _totals(found, lang)},
        family="gaps",
    )


def _totals(found: Found, lang: str) -> Table:
    """Return how many gaps there are of each kind, the kinds by their names."""
    rows = tuple(row | {"kind_label": say(f"gap.{row['kind']}", lang)} for row in totals(found))
    return Table(("kind", "kind_label", "known", "unknown", "of"), rows)


def _sums(found: Found, lang: str) -> Iterator[str]:
    known, unknown = (
        sum(t[which] for t in found.totals.values()) for which in ("known", "unknown")
    )
    if not known + unknown:
        yield say("gaps.none", lang)
        return
    kinds = sum(any(total.values()) for total in found.totals.values())
    yield say("gaps.sum", lang, known=known, unknown=unknown, kinds=kinds)
    yield say("gaps.caution", lang)
    for kind in _SHARES:
        if found.looked_at.get(kind):
            count = sum(found.totals[kind].values())
            label = say(f"gap.{kind}", lang)
            yield say("gaps.of", lang, kind=label, count=count, of=found.looked_at[kind])


def _cautions(found: Found, practice: Practice, lang: str) -> Iterator[str]:
    units, facts = practice.initiatives, practice.facts
    for needs in dict.fromkeys(found.lacking.values()):
        labels = [
            say(f"gap.{kind}", lang) for kind in found.lacking if found.lacking[kind] == needs
        ]
        words = ", ".join(say(f"gap_need.{need}", lang) for need in needs)
        yield say("gaps.lacking", lang, needs=words, kinds=", ".join(labels))
    lacks = {
        "area": sum(not practice.topics(unit) for unit in units),
        "place": sum(not practice.places(unit) for unit in units),
        "actor": sum(not practice.actors(unit) for unit in units),
        "period": sum(not (unit.start and unit.end) for unit in units),
    }
    apart = {name: len(getattr(practice, name)) for name in ("undated", "unplaced", "without_area")}
    if not units:
        yield say("gaps.nothing_known", lang)
    elif any(lacks.values()):
        yield say("gaps.holes_in_data", lang, all=len(units), **lacks)
    if any(apart.values()):
        yield say("gaps.set_apart", lang, **apart)
    if not facts.inquiries:
        yield say("gaps.nobody_asked", lang)
    actors = {actor for unit in units for actor in practice.actors(unit)}
    if 0 < len(actors) < SMALL and _STRUCTURE & found.totals.keys():
        yield say("gaps.small", lang, actors=len(actors))


def _shown(found: Found, lang: str, limit: int) -> Iterator[str]:
    if len(found.totals) > 1:
        yield say("gaps.order", lang)
    if limit and any(sum(total.values()) > limit for total in found.totals.values()):
        yield say("gaps.limited", lang, limit=limit)


def sheet(
    found: Found, rows: Sequence[Mapping[str, Any]], told: Sequence[str], lang: str
) -> "Iterator[RenderableType]":
    """Yield the parts of an answer in the order they are read.

    `rows` are those of `samverkan.export.gaps.rows`, `told` the reading.
    """
    from rich.text import Text

    yield from map(Text, told)
    counted = [
        row | {"kind": f"{say('gap.' + row['kind'], lang)} ({row['kind']})"}
        for row in totals(found)
    ]
    yield Rows(("kind", "known", "unknown", "of"), counted, lang)
    for kind in dict.fromkeys(row["kind"] for row in rows):
        there = [row for row in rows if row["kind"] == kind]
        total = found.totals[kind]
        heading = say(
            "gaps.heading",
            lang,
            kind=say(f"gap.{kind}", lang),
            known=total["known"],
            unknown=total["unknown"],
        )
        if len(there) < sum(total.values()):
            heading = say("gaps.shown", lang, heading=heading, shown=len(there))
        yield Text(f"\n{heading}", style="bold underline")
        for row in there:
            yield from _block(row, lang)


def _block(row: Mapping[str, Any], lang: str) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    subjects = " – ".join(subject["label"] for subject in row["subjects"])
    said = confidence(row["confidence"], lang)
    if row["strength"] is not None:
        said = say("gaps.said", lang, confidence=said, strength=number(row["strength"], lang))
    yield Text()
    yield Text.assemble((subjects, "bold"), f" ({said})")
    lines = (
        Text(row["why"]),
        Text.assemble((f"{say('gaps.ask', lang)} ", "bold"), row["question_to_ask"]),
        Text.assemble((f"{say('gaps.behind', lang)} ", "bold"), row["query"]["command"]),
    )
    for line in lines:
        yield Padding(line, (0, 0, 0, 2))


def explained(told: Mapping[str, str], lang: str) -> "Iterator[RenderableType]":
    """Yield what a kind of gap means, as `samverkan.export.gap_words.explanation` tells it."""
    from rich.text import Text

    yield Text(f"{told['kind_label']} ({told['kind']})", style="bold underline")
    for part in PARTS:
        yield Text.assemble((f"{say(f'gap_heading.{part}', lang)}: ", "bold"), told[part])
    yield Text()
