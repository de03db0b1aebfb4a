"""Organisations that may be one, as people and programs read them: pairs, and why."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from samverkan.export import contradictions
from samverkan.export.overlap_words import decimal
from samverkan.export.tables.answer import Answer
from samverkan.graph.facts import Facts
from samverkan.graph.resolution import Match, Party, Resolution
from samverkan.graph.resolution.pairing import Reason
from samverkan.graph.table import Table
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLUMNS: Final = (
    *("one", "one_id", "other", "other_id", "score", "kind", "kind_label"),
    *("proposed", "proposed_label", "name_one", "name_other", "speaks_for", "speaks_against"),
)


def as_json(found: Resolution, facts: Facts, lang: str) -> dict[str, Any]:
    """Return what was found as JSON-able values; every organisation has `id` and `label`."""
    return {
        "reading": reading(found, facts, lang),
        "total": found.total,
        "apart": dict(found.apart),
        "judged": found.judged,
        "conflicts": [
            contradictions.as_json(conflict, facts, lang) for conflict in found.conflicts
        ],
        "rows": [_row(row, lang) for row in found.rows],
    }


def _row(row: Match, lang: str) -> dict[str, Any]:
    return {
        "one": _thing(row.one),
        "other": _thing(row.other),
        "score": row.score,
        "kind": row.kind,
        "kind_label": say(f"match.{row.kind}", lang),
        "proposed": row.proposed,
        "names": list(row.names),
        "speaks_for": [_sentence(r, lang) for r in row.reasons if r.speaks_for],
        "speaks_against": [_sentence(r, lang) for r in row.reasons if not r.speaks_for],
        "judge": _command(row),
    }


def _thing(party: Party) -> dict[str, str]:
    return {"id": party.id, "label": party.label, "in": party.home}


def _sentence(reason: Reason, lang: str) -> str:
    """Return a reason in words; what bodies of a kind are called stands in the catalogue."""
    fields = {
        name: ", ".join(term("body_sort", one, lang) for one in value.split(", "))
        if reason.key in _SORTED
        else value
        for name, value in reason.fields
    }
    return say(f"match_why.{reason.key}", lang, **fields)


#: The reasons whose fields are kinds of bodies.
_SORTED: Final = frozenset({"sort_differs", "sort_became", "law_differs", "law_public"})


def _command(row: Match) -> str | None:
    """Return the command line that records the proposed verdict; None for a row of a list."""
    if "://" not in row.one.id or "://" not in row.other.id:
        return None
    ids = [local_id(row.one.id), local_id(row.other.id)]
    if ids[0] == ids[1]:
        ids = [row.one.id, row.other.id]
    return shlex.join(["samverkan", "judge", *ids, row.proposed])


def reading(found: Resolution, facts: Facts, lang: str) -> list[str]:
    """Return what was found, in sentences, with what it must not be taken for."""
    told = [say("resolve.sum" if found.total else "resolve.none", lang, total=found.total)]
    if found.apart:
        kinds = ", ".join(
            f"{say(f'match.{kind}', lang)} {count}" for kind, count in sorted(found.apart.items())
        )
        told.append(say("resolve.apart", lang, kinds=kinds))
    if found.judged:
        told.append(say("resolve.judged", lang, count=found.judged))
    if len(found.rows) < found.total:
        told.append(say("resolve.shown", lang, shown=len(found.rows), total=found.total))
    for conflict in found.conflicts:
        told += contradictions.sentences(conflict, facts, lang)
    return told


def answer(found: Resolution, facts: Facts, lang: str) -> Answer:
    """Return the pairs as an answer that can stand alone."""
    return Answer(
        Table(_COLUMNS, tuple(_flat(row, lang) for row in found.rows)),
        say("title.resolve", lang),
        lang,
        scope=sorted(facts.label(iri, lang) for iri in facts.store.registers()),
        told=reading(found, facts, lang),
        named=say("answer.sheet_resolve", lang),
        family="resolve",
    )


def _flat(row: Match, lang: str) -> dict[str, Any]:
    told = _row(row, lang)
    return {
        **told,
        "one": row.one.label,
        "one_id": row.one.id,
        "other": row.other.label,
        "other_id": row.other.id,
        "proposed_label": term("value", row.proposed, lang),
        "name_one": row.names[0],
        "name_other": row.names[1],
        "speaks_for": " ".join(told["speaks_for"]),
        "speaks_against": " ".join(told["speaks_against"]),
    }


def sheet(found: Resolution, facts: Facts, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of an answer in the order they are read."""
    from rich.padding import Padding
    from rich.text import Text

    yield from map(Text, reading(found, facts, lang))
    for place, row in enumerate(found.rows, start=1):
        told = _row(row, lang)
        head = say(
            "resolve.row",
            lang,
            one=row.one.label,
            other=row.other.label,
            kind=told["kind_label"],
            score=decimal(row.score, lang),
        )
        yield Text(f"\n{place}. {head}", style="bold")
        for sign, name in (("+", "speaks_for"), ("−", "speaks_against")):
            for sentence in told[name]:
                yield Padding(Text(f"{sign} {sentence}"), (0, 0, 0, 3))
        verdict = term("value", row.proposed, lang)
        line = say("resolve.proposed", lang, verdict=verdict)
        if told["judge"]:
            line += " " + say("resolve.judge", lang, command=told["judge"])
        yield Padding(Text(line, style="dim"), (0, 0, 0, 3))
