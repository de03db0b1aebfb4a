"""Overlaps as people and programs read them: sentences, JSON, a table, a block for each pair."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from samverkan.analysis.facets import FACETS
from samverkan.analysis.overlaps import MATCHING, Overlap, Overlaps
from samverkan.analysis.practice import Practice
from samverkan.export.overlap_words import (
    PARTS,
    decimal,
    facet_names,
    kind_label,
    modestly,
    verdict,
    why,
)
from samverkan.export.tables.answer import Answer
from samverkan.export.things import places, scope_of, thing
from samverkan.graph.facts import Facts
from samverkan.graph.table import Table
from samverkan.words import say

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLUMNS: Final = (
    *("kind", "kind_label", "one", "one_id", "owners_one", "other", "other_id", "owners_other"),
    *("score", "order", *FACETS, "not_known", "short_text", "partners", "why"),
    *("judgement", "judged_by", "judged_on"),
)


def as_json(found: Overlaps, practice: Practice, lang: str) -> dict[str, Any]:
    """Return what was found as JSON-able values; every thing has `id` and `label`.

    A facet that is not known is None, and its name stands in `unknown`.
    """
    facts = practice.facts
    return {
        "reading": reading(found, lang),
        "totals": dict(found.totals),
        "rows": [_row(row, facts, lang) for row in found.rows],
        "judged": [_row(row, facts, lang) for row in found.judged],
        "excluded_partners": found.excluded_partners,
        "cells": dict(found.cells),
        "initiatives": found.initiatives,
        "comparable": found.comparable,
        "lacking": dict(found.lacking),
    }


def _row(row: Overlap, facts: Facts, lang: str) -> dict[str, Any]:
    one, other = row.owners
    return {
        "kind": row.kind,
        "kind_label": kind_label(row.kind, lang),
        "one": thing(facts, row.one, lang),
        "other": thing(facts, row.other, lang),
        "owners": {
            "one": [thing(facts, actor, lang) for actor in one.actors],
            "other": [thing(facts, actor, lang) for actor in other.actors],
            "basis": {"one": one.basis, "other": other.basis},
        },
        "score": row.score,
        "order": row.order,
        "facets": dict(row.facets),
        "unknown": row.unknown,
        "shared": {
            name: [thing(facts, term, lang) for term in terms] for name, terms in row.shared.items()
        },
        "short_text": row.short_text,
        "text_unusual": row.text_unusual,
        "found_by": row.found_by,
        "partners": row.partners,
        "words": modestly(row.kind, lang),
        "why": why(row, facts, lang),
        "evidence": places(facts, row.evidence, lang),
        "verdict": verdict(row, lang),
    }


def reading(found: Overlaps, lang: str) -> list[str]:
    """Return what the overlaps come to, in sentences, with the cautions that belong to them."""
    return [*_sums(found, lang), *_cautions(found, lang), *_shown(found, lang)]


def _sums(found: Overlaps, lang: str) -> Iterator[str]:
    work = {kind: count for kind, count in found.totals.items() if kind not in MATCHING}
    twins = sum(found.totals.values()) - sum(work.values())
    if found.outside:
        yield say("overlaps.outside", lang)
    elif sum(work.values()):
        kinds = "; ".join(
            say("overlaps.kind", lang, label=kind_label(kind, lang), count=count)
            for kind, count in work.items()
            if count
        )
        count = sum(work.values())
        yield say("overlaps.sum", lang, initiatives=found.initiatives, count=count, kinds=kinds)
        yield say("overlaps.caution", lang)
    elif work:
        yield say("overlaps.none", lang, initiatives=found.initiatives)
    if twins:
        yield say("overlaps.twins", lang, count=twins)
    if found.excluded_partners:
        yield say("overlaps.excluded", lang, count=found.excluded_partners)
    if found.judged:
        yield say("overlaps.decided", lang, count=len(found.judged))


def _cautions(found: Overlaps, lang: str) -> Iterator[str]:
    if found.initiatives and found.comparable < 2:
        cells = found.cells
        two, one = cells["with_two_or_more_actors"], cells["with_one_actor"]
        yield say("overlaps.too_little", lang, two=two, one=one, total=cells["total"])
    if found.comparable < found.initiatives:
        count = {"count": found.comparable, "initiatives": found.initiatives}
        yield say("overlaps.comparable", lang, **count)
    lacking = [
        say("overlaps.facet", lang, facet=facet_names([name], lang), value=count)
        for name, count in found.lacking.items()
        if count
    ]
    if lacking:
        yield say("overlaps.lacking", lang, facets=", ".join(lacking))
    for name in ("owned_by_none", "owned_by_all", "undated"):
        if getattr(found, name):
            yield say(f"overlaps.{name}", lang, count=getattr(found, name))
    if any(row.beside == "county" for row in found.rows):
        yield say("overlaps.county", lang)
    if found.initiatives:
        yield from _about_texts(found, lang)


def _about_texts(found: Overlaps, lang: str) -> Iterator[str]:
    if not found.texts:
        yield say("overlaps.no_texts", lang)
    elif found.by_text and found.unusual is not None:
        yield say("overlaps.by_text", lang, count=found.texts, least=decimal(found.unusual, lang))
    else:
        yield say("overlaps.texts", lang, count=found.texts)
    if found.unread:
        yield say("overlaps.unread", lang, count=found.unread)


def _shown(found: Overlaps, lang: str) -> Iterator[str]:
    total = sum(found.totals.values())
    if len(found.rows) > 1:
        yield say("overlaps.order" if found.texts else "overlaps.order_plain", lang)
    if len(found.rows) < total:
        yield say("overlaps.shown", lang, shown=len(found.rows), total=total)


def table(found: Overlaps, practice: Practice, lang: str, *, judged: bool = False) -> Table:
    """Return one row for each pair told, for CSV; with `judged`, those decided about too."""
    facts = practice.facts
    pairs = (*found.rows, *found.judged) if judged else found.rows
    return Table(_COLUMNS, tuple(_flat(_row(row, facts, lang), lang) for row in pairs))


def answer(found: Overlaps, practice: Practice, lang: str, *, judged: bool = False) -> Answer:
    """Return the pairs told as an answer that can stand alone."""
    return Answer(
        table(found, practice, lang, judged=judged),
        say("title.overlaps", lang),
        lang,
        scope=list(scope_of(practice, lang)),
        told=reading(found, lang),
        named=say("answer.sheet_overlaps", lang),
        family="overlaps",
    )


def _flat(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    owners = {
        f"owners_{side}": "; ".join(actor["label"] for actor in row["owners"][side])
        for side in ("one", "other")
    }
    said = row["verdict"] or {}
    flat = {
        **row,
        **owners,
        **row["facets"],
        "one": row["one"]["label"],
        "one_id": row["one"]["id"],
        "other": row["other"]["label"],
        "other_id": row["other"]["id"],
        "not_known": facet_names(row["unknown"], lang),
        "judgement": said.get("verdict_label"),
        "judged_by": said.get("by"),
        "judged_on": said.get("date"),
    }
    return {name: flat[name] for name in _COLUMNS}


def sheet(
    found: Overlaps, practice: Practice, lang: str, *, judged: bool = False
) -> "Iterator[RenderableType]":
    """Yield the parts of an answer in the order they are read."""
    from rich.text import Text

    yield from map(Text, reading(found, lang))
    for place, row in enumerate(found.rows, start=1):
        yield from _block(_row(row, practice.facts, lang), f"{place}. ", lang)
    if judged and found.judged:
        yield Text(f"\n{say('overlaps.decided_heading', lang)}", style="bold underline")
        for row in found.judged:
            yield from _block(_row(row, practice.facts, lang), "– ", lang)


def _block(row: Mapping[str, Any], mark: str, lang: str) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    names = {
        f"{side}_owners": ", ".join(actor["label"] for actor in row["owners"][side])
        or say("overlaps.nobody", lang)
        for side in ("one", "other")
    }
    pair = say("overlaps.pair", lang, one=row["one"]["label"], other=row["other"]["label"], **names)
    yield Text(f"\n{mark}{pair}", style="bold")
    facets = ", ".join(
        say("overlaps.facet", lang, facet=say(f"column.{name}", lang), value=decimal(value, lang))
        for name, value in row["facets"].items()
        if value is not None
    )
    score = decimal(row["score"], lang)
    lines = [
        f"{row['kind_label']}. {row['words']}.",
        row["why"],
        say("overlaps.facets", lang, facets=facets, score=score),
    ]
    said = row["verdict"]
    if said:
        about = {name: said[name] or "" for name in ("by", "date", "why")}
        lines.append(say("overlaps.verdict", lang, verdict=said["verdict_label"], **about))
    for line in lines:
        yield Padding(Text(line), (0, 0, 0, 3))


def explained(told: Mapping[str, str], lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of an explanation in the order they are read."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(f"{told['kind_label']} ({told['kind']})", style="bold underline")
    for part in PARTS:
        yield Text(say(f"overlap_part.{part}", lang), style="bold")
        yield Padding(Text(told[part]), (0, 0, 1, 2))
