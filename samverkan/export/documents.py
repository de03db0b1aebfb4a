"""What documents were found to say: as a person reads it, as a table, and as JSON."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from samverkan.data.documents.proposal import Named, Proposed
from samverkan.data.documents.reading import Reading
from samverkan.export.tables.answer import Answer
from samverkan.graph.table import Row, Table
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS: Final = ("file", "locator", "table", "what", "as_printed", "confidence", "why", "context")
#: Rows of a document that a person is shown, and names.
_SHOWN: Final = 60


class Read(Protocol):
    """A document that was read, its rows, and an earlier one that it is the same as."""

    @property
    def reading(self) -> Reading:
        """What was found."""

    @property
    def rows(self) -> tuple[Proposed, ...]:
        """What is proposed."""

    @property
    def same_as(self) -> str | None:
        """The earlier document."""

    @property
    def likeness(self) -> str | None:
        """In what way the two are one."""


def remarks(one: Read, lang: str) -> Iterator[str]:
    """Yield what should be known of how a document was read."""
    document = one.reading.document
    if one.likeness:
        yield say(f"reading.same_{one.likeness}", lang, other=one.same_as)
    if document.empty_pages:
        pages = ", ".join(map(str, document.empty_pages[:10]))
        more = "…" if len(document.empty_pages) > 10 else ""
        yield say("reading.empty_pages", lang, pages=pages + more)


def rows(done: Sequence[Read], lang: str) -> list[Row]:
    """Return the rows proposed, as a person reads them."""
    return [
        {
            "file": one.reading.document.file,
            "locator": row.locator,
            "table": row.table,
            "what": ", ".join(
                f"{name}={value}"
                for name, value in row.cells.items()
                if name not in ("id", "source", "locator", "as_printed")
            ),
            "as_printed": row.as_printed,
            "confidence": term("confidence", row.confidence, lang),
            "why": _why(row, lang),
            "context": row.context,
        }
        for one in done
        for row in one.rows
    ]


def _why(row: Proposed, lang: str) -> str:
    return say(f"reading.why_{row.why}", lang, **{"cue": "", "others": "", **row.fields})


def answer(done: Sequence[Read], lang: str) -> Answer:
    """Return the rows as an answer; in a workbook each table has a sheet of its own beside."""
    beside: dict[str, Table] = {}
    for one in done:
        for row in one.rows:
            before = beside.get(row.table, Table((), ()))
            columns = tuple(dict.fromkeys((*before.columns, *row.cells)))
            beside[row.table] = Table(columns, (*before.rows, dict(row.cells)))
    told = [say("reading.nothing_stored", lang)]
    return Answer(
        Table(COLUMNS, tuple(rows(done, lang))), say("title.read", lang), lang, told=told,
        beside=beside, worded=False,
    )  # fmt: skip


def as_json(done: Sequence[Read], lang: str) -> dict[str, Any]:
    """Return everything that was found: the documents, and the rows, which `propose` takes."""
    return {
        "documents": [_document(one) for one in done],
        "rows": [_row(one, row, lang) for one in done for row in one.rows],
    }


def _document(one: Read) -> dict[str, Any]:
    reading = one.reading
    document = reading.document
    start, end = reading.period or (None, None)
    return {
        "file": document.file,
        "sha256": document.sha256,
        "form": document.form,
        "pages": document.pages,
        "empty_pages": list(document.empty_pages),
        "kind": reading.kind,
        "title": reading.title,
        "from": start,
        "to": end,
        "signed": reading.stated_day("signed"),
        "same_as": one.same_as,
        "likeness": one.likeness,
        "parties": [
            {
                "id": party.meant[0].id,
                "name": party.meant[0].label,
                "as_printed": party.printed,
                "kind": party.meant[0].kind,
                "role": party.role,
                "how": party.how,
                "leads": party.leads,
                "others": [known.id for known in reading.chosen(party.meant)[1:]],
                "page": party.passage.line(party.start).page,
                "line": party.passage.line(party.start).number,
            }
            for party in reading.parties
        ],
        "signatories": [
            {
                "person": signed.person,
                "title": signed.title,
                "organisation": signed.meant[0].label if signed.meant else None,
                "line": signed.passage.line(signed.start).number,
            }
            for signed in reading.signed
        ],
        "people": [
            {
                "person": named.person,
                "title": named.title,
                "organisation": named.meant[0].label if named.meant else None,
                "line": named.passage.line(named.start).number,
            }
            for named in (*reading.persons, *reading.contacts)
        ],
        "areas": [
            {"name": area.printed, "line": area.passage.line(area.start).number}
            for area in reading.areas
        ],
        "fields": [
            {
                "field": stated.field,
                "value": stated.value.strip(),
                "line": stated.passage.line(stated.start).number,
            }
            for stated in reading.stated
        ],
        "names": [_named(named) for named in reading.named],
    }


def _named(named: Named) -> dict[str, Any]:
    return {
        "id": named.known.id,
        "kind": named.known.kind,
        "name": named.known.label,
        "known": named.is_known,
        "others": [one.id for one in named.others],
        "count": named.count,
        "as_printed": list(named.printed),
        "page": named.page,
        "line": named.line,
        "locator": named.locator,
        "context": named.context,
    }


def _row(one: Read, row: Proposed, lang: str) -> dict[str, Any]:
    return {
        "file": one.reading.document.file,
        "table": row.table,
        "cells": dict(row.cells),
        "page": row.page,
        "line": row.line,
        "locator": row.locator,
        "as_printed": row.as_printed,
        "context": row.context,
        "confidence": row.confidence,
        "why": _why(row, lang),
    }


def sheet(done: Sequence[Read], lang: str, *, every: bool = False) -> "Iterator[RenderableType]":
    """Yield what was found, document by document; the first rows of each unless `every`."""
    from rich.text import Text

    from samverkan.export.terminal import Rows

    for one in done:
        reading = one.reading
        kind = term("value", reading.kind, lang)
        yield Text(f"{reading.document.file}: {reading.title} ({kind})", style="bold")
        if not one.rows:
            yield Text()
            continue
        named = [
            {
                "kind": term("kind", name.known.kind, lang),
                "name": name.known.label,
                "known_name": say(f"reading.{_knowing(name)}", lang),
                "count": name.count,
                "locator": name.locator,
            }
            for name in reading.named
        ]
        shown = rows([one], lang)
        most = None if every else _SHOWN
        columns = ("kind", "name", "known_name", "count", "locator")
        yield Text(say("reading.names", lang, count=len(named)))
        yield Rows(columns, named[:most], lang)
        yield Text(say("reading.rows", lang, count=len(shown)))
        yield Rows(("locator", "table", "what", "confidence", "why"), shown[:most], lang)
        if most and len(shown) > most:
            yield Text(say("reading.more", lang, shown=most, count=len(shown)))
    yield Text(say("reading.nothing_stored", lang))


def _knowing(named: Named) -> str:
    if not named.is_known:
        return "unknown"
    return "from_reference" if named.known.reference else "known"
