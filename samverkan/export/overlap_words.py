"""An overlap in words: why it stands where it does, and what its kind means."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from samverkan.analysis.overlaps import KINDS, Overlap
from samverkan.errors import UsageError
from samverkan.export.gap_words import number
from samverkan.graph.facts import Facts
from samverkan.ontology.identity import sort_key
from samverkan.words import say

#: What the explanation of a kind tells, in order.
PARTS: Final = ("meaning", "definition", "what_to_do")
#: How many names are told before the rest is counted.
_FEW: Final = 3
_DAYS_A_MONTH: Final = 365.25 / 12


def explanation(kind: str, lang: str) -> dict[str, str]:
    """Return what a kind of overlap means: its `kind`, `kind_label`, and the parts in `PARTS`.

    Raises UsageError for a kind that there is not.

    >>> explanation("restart", "en")["kind_label"]
    'Restart'
    """
    if kind not in KINDS:
        raise UsageError("unknown_overlap", name=kind, known=", ".join(KINDS))
    sections = {"what_to_do": "to_do"}
    told = {part: say(f"overlap_{sections.get(part, part)}.{kind}", lang) for part in PARTS}
    return {"kind": kind, "kind_label": say(f"overlap.{kind}", lang), **told}


def why(row: Overlap, facts: Facts, lang: str) -> str:
    """Return why a pair is told: what is alike, what the owners are to each other, what is unknown.

    A facet that the two do not share is not told, nor how alike their names are, unless that is
    what they were found by.
    """
    parts = [*_alike(row, facts, lang), *_texts(row, lang), *_owners(row, lang)]
    text = "; ".join(parts)
    told = [f"{text[:1].upper()}{text[1:]}."] if parts else []
    if row.unknown:
        told.append(say("overlap_why.unknown", lang, facets=facet_names(row.unknown, lang)))
    if row.short_text:
        told.append(say("overlap_why.short", lang))
    if row.facets["period"] is None and _one_is_over(row, facts):
        told.append(say("overlap_why.one_ended", lang))
    if any(owners.basis == "participants" for owners in row.owners):
        told.append(say("overlap_why.participants", lang))
    return " ".join(told)


def _one_is_over(row: Overlap, facts: Facts) -> bool:
    """Say whether the one was ended, and the other not, when the sources were written."""
    known = [facts.initiatives.get(iri) for iri in (row.one, row.other)]
    statuses = {unit.status for unit in known if unit}
    return "ended" in statuses and len(statuses) == 2 and None not in statuses


def _alike(row: Overlap, facts: Facts, lang: str) -> Iterator[str]:
    if row.found_by == "names":
        yield say("overlap_why.names", lang, share=round(100 * row.names))
    for name, terms in row.shared.items():
        if terms:
            partly = "" if row.facets[name] == 1 else "partly_"
            yield say(f"overlap_why.{partly}{name}", lang, names=few(terms, facts, lang))
    if row.beside:
        yield say(f"overlap_why.{row.beside}", lang)
    if row.days_between is not None:
        months = int(row.days_between / _DAYS_A_MONTH)
        yield say("overlap_why.months" if months else "overlap_why.at_once", lang, count=months)
        if row.facets["place"] == 0:
            yield say("overlap_why.elsewhere", lang)
    elif row.facets["period"]:
        share = round(100 * row.facets["period"])
        yield say(
            "overlap_why.period_all" if share == 100 else "overlap_why.period", lang, share=share
        )


def _texts(row: Overlap, lang: str) -> Iterator[str]:
    if row.facets["text"] is not None:
        key = "text_unusual" if row.text_unusual else "text"
        yield say(f"overlap_why.{key}", lang, likeness=decimal(row.facets["text"], lang))


def _owners(row: Overlap, lang: str) -> Iterator[str]:
    if row.partners:
        yield say("overlap_why.partners", lang)
    elif row.kind in ("parallel", "neighbouring"):
        yield say("overlap_why.strangers", lang)
    elif any(owners.basis == "unknown" for owners in row.owners):
        yield say("overlap_why.owner_unknown", lang)


def few(things: Collection[str], facts: Facts, lang: str) -> str:
    """Return the names of some things; of many, the first and how many more there are."""
    labels = sorted((facts.label(thing, lang) for thing in things), key=sort_key)
    if len(labels) <= _FEW + 1:
        return ", ".join(labels)
    names = ", ".join(labels[:_FEW])
    return say("overlap_why.more", lang, names=names, count=len(labels) - _FEW)


def facet_names(names: Collection[str], lang: str) -> str:
    """Return facets as a person reads them."""
    return ", ".join(say(f"facet.{name}", lang) for name in names)


def decimal(value: float | None, lang: str) -> str:
    """Return a number with two decimals, or that it is not known.

    >>> decimal(0.426, "sv"), decimal(None, "en")
    ('0,43', 'unknown')
    """
    if value is None:
        return say("overlaps.score_unknown", lang)
    return number(round(value, 2), lang)


def kind_label(kind: str | None, lang: str) -> str:
    """Return what a kind is called; of a pair that is no overlap, that it is none."""
    return say(f"overlap.{kind or 'none'}", lang)


def modestly(kind: str | None, lang: str) -> str:
    """Return what may be said of a pair of a kind, and no more."""
    return say(f"overlap_words.{kind or 'none'}", lang)


def verdict(row: Overlap, lang: str) -> dict[str, Any] | None:
    """Return what somebody has decided about a pair: who, when and why; None if nobody has."""
    if row.verdict is None:
        return None
    about = {name: row.verdict.get(name) for name in ("verdict", "by", "date", "why")}
    return about | {"verdict_label": say(f"value.{about['verdict']}", lang)}
