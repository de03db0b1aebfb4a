"""Gaps as programs read them: JSON and rows, each with its evidence and the question behind it."""

from collections.abc import Mapping
from typing import Any, Final

from samverkan.analysis.gaps import KINDS, Found, Gap
from samverkan.analysis.practice import Practice
from samverkan.export.gap_words import confidence, to_ask, why
from samverkan.export.things import asked, places, thing
from samverkan.graph.facts import Facts, Record
from samverkan.graph.query import PERIOD, question
from samverkan.graph.table import Table
from samverkan.words import say

_COLUMNS: Final = (
    *("kind", "kind_label", "gap", "ids", "strength", "confidence", "why"),
    *("question_to_ask", "source", "command"),
)


def rows(found: Found, practice: Practice, lang: str) -> list[dict[str, Any]]:
    """Return the gaps shown, as JSON-able values.

    Each has its kind, its subjects, strength and confidence, why it stands where it does, what to
    ask, its evidence, the question behind it, and its details; every thing as `id` and `label`.
    """
    facts = practice.facts
    inquiries = {inquiry["iri"]: inquiry for inquiry in facts.inquiries}
    return [
        {
            "kind": gap.kind,
            "kind_label": say(f"gap.{gap.kind}", lang),
            "subjects": [thing(facts, iri, lang) for iri in gap.subjects],
            "strength": gap.strength,
            "confidence": gap.confidence,
            "why": why(gap, facts, lang),
            "question_to_ask": to_ask(gap, facts, lang),
            "evidence": _evidence(gap, facts, inquiries, lang),
            "query": behind(gap, practice),
            "details": {name: _detail(value, facts, lang) for name, value in gap.details.items()},
        }
        for gap in found.rows
    ]


def totals(found: Found) -> list[dict[str, Any]]:
    """Return how many gaps there are of each kind, and of how many looked at.

    `known` and `unknown` are None where a kind could not be looked for, `of` where what is looked
    at cannot be counted.
    """
    return [
        {
            "kind": kind,
            "known": found.totals[kind]["known"] if kind in found.totals else None,
            "unknown": found.totals[kind]["unknown"] if kind in found.totals else None,
            "of": found.looked_at.get(kind),
        }
        for kind in KINDS
        if kind in found.totals or kind in found.lacking
    ]


def table(found: Found, practice: Practice, lang: str) -> Table:
    """Return one row for each gap shown, for CSV."""
    flat = (
        row
        | {
            "gap": " – ".join(subject["label"] for subject in row["subjects"]),
            "ids": " ".join(subject["id"] for subject in row["subjects"]),
            "confidence": confidence(row["confidence"], lang),
            "source": "; ".join(dict.fromkeys(filter(None, map(_cited, row["evidence"])))),
            "command": row["query"]["command"],
        }
        for row in rows(found, practice, lang)
    )
    return Table(_COLUMNS, tuple({name: row[name] for name in _COLUMNS} for row in flat))


def _cited(place: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (place["source"], place["locator"])))


def _detail(value: object, facts: Facts, lang: str) -> object:
    """Return a detail with every thing in it as `id` and `label`."""
    if isinstance(value, list):
        return [_detail(one, facts, lang) for one in value]
    if isinstance(value, str) and "://" in value:
        return thing(facts, value, lang)
    return value


def _evidence(
    gap: Gap, facts: Facts, inquiries: Mapping[str, Record], lang: str
) -> list[dict[str, Any]]:
    """Return the places in sources that a gap rests on; an inquiry stands with its answer."""
    found = places(facts, gap.evidence, lang)
    printed = {place["statement"] for place in found}
    nowhere = {"source": None, "locator": None, "as_printed": None}
    found += [{"statement": iri, **nowhere} for iri in gap.evidence if iri not in printed]
    answers = ("date", "answer", "by")
    return [
        place | {name: inquiries[place["statement"]].get(name) for name in answers}
        if place["statement"] in inquiries
        else place
        for place in found
    ]


def behind(gap: Gap, practice: Practice) -> dict[str, Any]:
    """Return the ready-made question that shows what is behind a gap, and its command line.

    What the scope says is said there too, as far as the question can be narrowed by it.
    """
    about, scope = question(gap.question), practice.scope
    given = dict(gap.parameters)
    if scope.when and PERIOD in about.parameters:
        given["year" if len(scope.when) == 4 else "date"] = scope.when
    flags = ["--expand"] if scope.expand and about.expand else []
    flags += ["--printed-only"] if scope.printed_only and "basis" in about.columns else []
    return asked(practice.facts, about.name, given, *flags)
