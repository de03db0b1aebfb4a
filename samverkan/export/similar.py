"""Initiatives like one as people and programs read them: what came of them, and whom to ask."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from samverkan.analysis.practice import Practice
from samverkan.analysis.similar import ALIKE_BY, Example, Similar
from samverkan.export.overlap_words import decimal, facet_names, few
from samverkan.export.tables.answer import Answer
from samverkan.export.things import places, scope_of, thing
from samverkan.graph.facts import Facts
from samverkan.graph.table import Table
from samverkan.words import say

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLUMNS: Final = (
    *("initiative", "iri", "from", "to", "finished", "elsewhere", "places", "likeness"),
    *(*ALIKE_BY, "not_known", "short_text", "method", "result", "owners", "posts", "source"),
)


def as_json(found: Similar, practice: Practice, lang: str) -> dict[str, Any]:
    """Return what was found as JSON-able values; every thing has `id` and `label`."""
    facts = practice.facts
    return {
        "initiative": thing(facts, found.initiative, lang),
        "reading": reading(found, facts, lang),
        "missing": list(found.missing),
        "total": found.total,
        "rows": [_row(row, facts, lang) for row in found.rows],
    }


def _row(row: Example, facts: Facts, lang: str) -> dict[str, Any]:
    def things(iris: tuple[str, ...]) -> list[dict[str, str]]:
        return [thing(facts, iri, lang) for iri in iris]

    unit = row.unit
    return {
        **thing(facts, unit.iri, lang),
        "status": unit.status,
        "from": unit.start,
        "to": unit.end,
        "finished": row.finished,
        "elsewhere": row.elsewhere,
        "places": things(row.places),
        "likeness": row.likeness,
        "facets": dict(row.facets),
        "unknown": row.unknown,
        "short_text": row.short_text,
        "method": row.method,
        "result": row.result,
        "owners": things(row.owners.actors),
        "owner_basis": row.owners.basis,
        "posts": things(row.posts),
        "studied_by": things(row.studied_by),
        "sources": places(facts, (unit.iri, *row.owners.statements), lang),
    }


def reading(found: Similar, facts: Facts, lang: str) -> list[str]:
    """Return what was found, in sentences, with the cautions that belong to it."""
    name = facts.label(found.initiative, lang)
    missing = facet_names(found.missing, lang)
    if len(found.missing) == len(ALIKE_BY):
        return [say("similar.too_little", lang, name=name, facets=missing)]
    told = [
        say("similar.sum" if found.rows else "similar.none", lang, name=name, total=found.total)
    ]
    if found.missing:
        told.append(say("similar.missing", lang, name=name, facets=missing))
    if found.own:
        told.append(say("similar.own", lang, count=found.own))
    if found.rows:
        counts = {
            "count": sum(row.result is not None for row in found.rows),
            "methods": sum(row.method is not None for row in found.rows),
        }
        told.append(say("similar.results", lang, shown=len(found.rows), **counts))
        told.append(say("similar.people", lang))
    if len(found.rows) < found.total:
        told.append(say("similar.shown", lang, shown=len(found.rows), total=found.total))
    return told


def table(found: Similar, practice: Practice, lang: str) -> Table:
    """Return one row for each initiative told, for CSV."""
    rows = (_flat(_row(row, practice.facts, lang), lang) for row in found.rows)
    return Table(_COLUMNS, tuple(rows))


def answer(found: Similar, practice: Practice, lang: str) -> Answer:
    """Return the initiatives told as an answer that can stand alone."""
    return Answer(
        table(found, practice, lang),
        say("title.similar", lang, label=practice.facts.label(found.initiative, lang)),
        lang,
        scope=list(scope_of(practice, lang)),
        told=reading(found, practice.facts, lang),
        named=say("answer.sheet_similar", lang),
        family="similar",
    )


def _flat(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    lists = {
        name: "; ".join(one["label"] for one in row[name]) for name in ("places", "owners", "posts")
    }
    flat = {
        **row,
        **row["facets"],
        **lists,
        "initiative": row["label"],
        "iri": row["id"],
        "not_known": facet_names(row["unknown"], lang),
        "source": "; ".join(dict.fromkeys(_cited(place) for place in row["sources"])),
    }
    return {name: flat[name] for name in _COLUMNS}


def _cited(place: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (place["source"], place["locator"])))


def sheet(found: Similar, practice: Practice, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of an answer in the order they are read."""
    from rich.padding import Padding
    from rich.text import Text

    yield from map(Text, reading(found, practice.facts, lang))
    for place, example in enumerate(found.rows, start=1):
        row = _row(example, practice.facts, lang)
        about = "; ".join(
            filter(None, _about(row, few(example.places, practice.facts, lang), lang))
        )
        likeness = decimal(row["likeness"], lang)
        line = say("similar.row", lang, label=row["label"], about=about, likeness=likeness)
        yield Text(f"\n{place}. {line}", style="bold")
        for line in _lines(row, lang):
            yield Padding(Text(line), (0, 0, 0, 3))
        for source in dict.fromkeys(_cited(place) for place in row["sources"]):
            line = f"{say('answer.source', lang)}: {source}"
            yield Padding(Text(line, style="dim"), (0, 0, 0, 3))


def _about(row: Mapping[str, Any], where: str, lang: str) -> Iterator[str]:
    """Yield where and when something was done."""
    yield where
    yield "–".join([row["from"] or "", row["to"] or ""]) if row["from"] or row["to"] else ""
    yield say(f"similar.{_FINISHED[row['finished']]}", lang)
    if row["elsewhere"] is not None:
        yield say(f"similar.{'elsewhere' if row['elsewhere'] else 'here'}", lang)


_FINISHED: Final = {True: "finished", False: "going_on", None: "unsure"}


def _lines(row: Mapping[str, Any], lang: str) -> Iterator[str]:
    if row["method"]:
        yield say("similar.method", lang, text=row["method"])
    yield (
        say("similar.result", lang, text=row["result"])
        if row["result"]
        else say("similar.no_result", lang)
    )
    asked = dict.fromkeys(one["label"] for one in (*row["owners"], *row["posts"]))
    yield (
        say("similar.ask", lang, names=", ".join(asked)) if asked else say("similar.nobody", lang)
    )
    if row["studied_by"]:
        names = ", ".join(one["label"] for one in row["studied_by"])
        yield say("similar.studied", lang, names=names)
