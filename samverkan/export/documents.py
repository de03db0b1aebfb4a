"""What documents were found to say: as a person reads it, as a table, and as JSON."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from samverkan.data.documents.found import Found, FoundField, FoundParty, FoundPerson
from samverkan.data.documents.proposal import Named, Place, Proposed
from samverkan.export.proposed_rows import around, by_table, names_of, said, table_called, why
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
    def found(self) -> Found:
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

    @property
    def share(self) -> float:
        """The share of their words that the two have in common."""

    @property
    def is_kept(self) -> bool:
        """Whether that is a source of the knowledge base."""


def remarks(one: Read, lang: str) -> Iterator[str]:
    """Yield what should be known of how a document was read."""
    document = one.found
    if one.likeness:
        kind = "known" if one.is_kept else "same"
        share = round(100 * one.share)
        yield say(f"reading.{kind}_{one.likeness}", lang, other=one.same_as, share=share)
    if document.empty_pages:
        pages = ", ".join(map(str, document.empty_pages[:10]))
        more = "…" if len(document.empty_pages) > 10 else ""
        yield say("reading.empty_pages", lang, pages=pages + more)


def rows(done: Sequence[Read], lang: str) -> list[Row]:
    """Return the rows proposed, as a person reads them."""
    return [
        {
            "file": one.found.file,
            "locator": row.locator,
            "table": table_called(row.table, lang),
            "what": said(row, called, lang),
            "as_printed": row.as_printed,
            "confidence": term("confidence", row.confidence, lang),
            "why": why(row, lang),
            "context": row.context,
        }
        for one in done
        for called in [names_of(one.found)]
        for row in one.rows
    ]


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
    """Return everything that was found, as `read --format json` prints it and `propose` takes it.

    `rows` has one mapping for each row proposed, those that others refer to before them:

    - `file`: the name of the document; `table`: the table that the row is of, as `organisations`;
    - `cells`: text by the column of that table, among them `id`, `source`, `locator` and
      `as_printed` where the table has them; several ids in one cell stand on either side of `|`;
    - `page` (0 in files without pages), `line`, `locator` (`page` and `line` in words),
      `as_printed` (the wording) and `context` (the words around it);
    - `confidence`: `high`, `medium` or `low`; `why`: the reason in words; `reason`: its key.

    `documents` has what was found in each document: its checksum, kind, title and period, what it
    is the same as, and its parties, signatories, people, areas, fields and names, each with its
    place. A row of `sources` is the document itself. Persons stand in rows of `people` alone.
    """
    return {
        "documents": [_document(one) for one in done],
        "rows": [_row(one, row, lang) for one in done for row in one.rows],
    }


def _document(one: Read) -> dict[str, Any]:
    found = one.found
    return {
        "file": found.file,
        "sha256": found.sha256,
        "form": found.form,
        "pages": found.pages,
        "empty_pages": list(found.empty_pages),
        "kind": found.kind,
        "title": found.title,
        "from": found.start or None,
        "to": found.end or None,
        "signed": found.signed or None,
        "same_as": one.same_as,
        "likeness": one.likeness,
        "same_as_known": one.is_kept,
        "in_common": round(one.share, 2) if one.same_as else None,
        "parties": [_party(party) for party in found.parties],
        "signatories": [_person(person) for person in found.people if person.signed],
        "people": [_person(person) for person in found.people if not person.signed],
        "areas": [_field("name", area) for area in found.areas],
        "fields": [{"field": field.field} | _field("value", field) for field in found.fields],
        "names": [_named(named) for named in found.named],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "page": place.page,
        "line": place.line,
        "locator": place.locator,
        "context": place.context,
    }


def _party(party: FoundParty) -> dict[str, Any]:
    return {
        "id": party.id,
        "name": party.name,
        "as_printed": party.place.as_printed,
        "kind": party.kind,
        "role": party.role,
        "how": party.how,
        "leads": party.leads,
        "area": party.heading or None,
        "org_number": party.org_number or None,
        "others": list(party.others),
    } | _place(party.place)


def _person(person: FoundPerson) -> dict[str, Any]:
    return {
        "person": person.person,
        "title": person.title,
        "organisation": person.organisation or None,
    } | _place(person.place)


def _field(name: str, field: FoundField) -> dict[str, Any]:
    return {name: field.value} | _place(field.place)


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
        "file": one.found.file,
        "table": row.table,
        "cells": dict(row.cells),
        "page": row.page,
        "line": row.line,
        "locator": row.locator,
        "as_printed": row.as_printed,
        "context": row.context,
        "confidence": row.confidence,
        "why": why(row, lang),
        "reason": row.why,
    }


def sheet(done: Sequence[Read], lang: str, *, every: bool = False) -> "Iterator[RenderableType]":
    """Yield what was found, document by document; the first rows of each unless `every`."""
    from rich.text import Text

    from samverkan.export.terminal import Rows

    for one in done:
        found = one.found
        kind = term("value", found.kind, lang)
        yield Text(f"{found.file}: {found.title} ({kind})", style="bold")
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
            for name in found.named
        ]
        most = None if every else _SHOWN
        columns = ("kind", "name", "known_name", "count", "locator")
        yield Text(say("reading.names", lang, count=len(named)), style="bold")
        yield Rows(columns, named[:most], lang)
        yield Text(say("reading.rows", lang, count=len(one.rows)), style="bold")
        called = names_of(found)
        for table, told in by_table(one.rows[:most], lang).items():
            yield Text(f"{table[:1].upper()}{table[1:]} ({len(told)})", style="bold")
            shown = [
                {
                    "what": said(row, called, lang),
                    "confidence": term("confidence", row.confidence, lang),
                    "locator": row.locator,
                    "context": around(row),
                }
                for row in told
            ]
            yield Rows(("what", "confidence", "locator", "context"), shown, lang)
        if most and len(one.rows) > most:
            yield Text(say("reading.more", lang, shown=most, count=len(one.rows)))
    yield Text(say("reading.nothing_stored", lang))


def _knowing(named: Named) -> str:
    if not named.is_known:
        return "unknown"
    return "from_reference" if named.known.reference else "known"
