"""Judgements that contradict each other, as people and programs read them, and what to do."""

import shlex
from collections.abc import Iterator
from typing import Any

from samverkan.graph.facts import Facts, Record
from samverkan.graph.resolution.judged import Conflict
from samverkan.ontology.identity import local_id
from samverkan.words import say, term


def sentences(conflict: Conflict, facts: Facts, lang: str) -> Iterator[str]:
    """Yield a contradiction, each of the judgements that make it, and what to do about it."""
    names = {"one": facts.label(conflict.one, lang), "other": facts.label(conflict.other, lang)}
    yield say("contradiction.head", lang, **names)
    for row in conflict.rows:
        yield "– " + sentence(row, facts, lang)
    yield say("contradiction.remedy", lang, command=_command(conflict.rows[0]))


def sentence(row: Record, facts: Facts, lang: str) -> str:
    """Return a judgement in a sentence: on what, which verdict, by whom, when and why."""
    one, other = sorted((row["subject"], row["object"]))
    names = {"one": facts.label(one, lang), "other": facts.label(other, lang)}
    if row.get("number"):
        return say("contradiction.number", lang, **names, number=row["number"])
    told = {key: row.get(key) or "–" for key in ("by", "date", "why")}
    verdict = term("value", row["verdict"], lang)
    return say("contradiction.row", lang, **names, verdict=verdict, **told)


def as_json(conflict: Conflict, facts: Facts, lang: str) -> dict[str, Any]:
    """Return a contradiction as JSON-able values; things have `id` and `label`."""
    return {
        "one": _thing(conflict.one, facts, lang),
        "other": _thing(conflict.other, facts, lang),
        "judgements": [judgement(row, facts, lang) for row in conflict.rows],
    }


def judgement(row: Record, facts: Facts, lang: str) -> dict[str, Any]:
    """Return a judgement as JSON-able values; an equal number that counts as one has `number`."""
    told = {k: row[k] for k in ("verdict", "by", "date", "why", "number") if row.get(k)}
    one, other = sorted((row["subject"], row["object"]))
    return {"one": _thing(one, facts, lang), "other": _thing(other, facts, lang), **told}


def _thing(iri: str, facts: Facts, lang: str) -> dict[str, str]:
    return {"id": iri, "label": facts.label(iri, lang)}


def _command(row: Record) -> str:
    pair = sorted((row["subject"], row["object"]))
    ids = [local_id(iri) for iri in pair]
    if ids[0] == ids[1]:
        ids = pair
    return shlex.join(["samverkan", "judge", *ids, "undecided"])
