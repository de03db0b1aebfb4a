"""Documents read with the names that a knowledge base knows: what they say, proposed as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samverkan.data.bounded import bounded
from samverkan.data.documents.found import Found, Name, find
from samverkan.data.documents.proposal import Proposed
from samverkan.data.documents.sameness import Fingerprint, Likeness, common, known_by, likeness
from samverkan.errors import UnreadableFile
from samverkan.graph.naming import Names
from samverkan.graph.store import Store
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import SAM, SCHEMA

#: The classes whose names are looked for, and what each is called.
_KINDS: Final = {
    SAM.Organisation: "organisation",
    SAM.Group: "group",
    SAM.Body: "body",
    SAM.Area: "area",
    SAM.Place: "place",
    SAM.Initiative: "initiative",
    SAM.Agreement: "agreement",
    SAM.TargetGroup: "target_group",
    SAM.Source: "source",
}
#: In what ways a document says nothing that another does not.
_SAME: Final = ("file", "text")
_PERIOD: Final = (SCHEMA.startDate, SCHEMA.endDate)


@dataclass(frozen=True)
class Kept:
    """A source that a knowledge base has, and what it can be known by."""

    id: str
    name: str
    mark: Fingerprint


@dataclass(frozen=True)
class Read:
    """A document that was read: what was found in it, and the rows that it may be worth.

    `same_as` is an earlier one of the same documents, or a source that is known, and `likeness` in
    what way they are one. A document that has the same text as an earlier one proposes nothing; one
    that has the same text as a source proposes rows of that source.
    """

    path: Path
    found: Found
    rows: tuple[Proposed, ...]
    same_as: str | None = None
    likeness: Likeness | None = None
    #: The share of their words that the two have in common.
    share: float = 0.0
    #: Whether `same_as` is a source of the knowledge base.
    is_kept: bool = False


def read(
    paths: Sequence[Path], known: Iterable[Name] = (), sources: Iterable[Kept] = ()
) -> list[Read]:
    """Read documents and return what they may be worth. Nothing is stored.

    `known` are the names of a knowledge base, and `sources` the documents that it was told of;
    municipalities, counties and agencies are known without. Each file is read, and what it says is
    found, in a process of its own that may cost only so much. Raises UnreadableFile or NotFound.
    """
    names, kept = list(known), list(sources)
    done: list[Read] = []
    for path in paths:
        if path.is_dir():
            raise UnreadableFile("document_folder", path=path)
        found = bounded(find, path, names)
        earlier = ((likeness(found.mark, one.found.mark), one) for one in done if one.rows)
        told = next(((how, one) for how, one in earlier if how), None)
        if told is not None:
            how, one = told
            rows = () if how in _SAME else _of_work(found.rows, one.rows[0].cells["id"])
            share = common(found.mark, one.found.mark)
            done.append(Read(path, found, rows, one.path.name, how, share))
            continue
        done.append(_compared(path, found, kept))
    return done


def _compared(path: Path, found: Found, kept: list[Kept]) -> Read:
    """Return a document, told to be a source that is known where it is one."""
    likes = ((likeness(found.mark, one.mark), one) for one in kept)
    how, one = next(((how, one) for how, one in likes if how), (None, None))
    if one is None:
        return Read(path, found, found.rows)
    rows = _of_source(found.rows, one.id) if how in _SAME else _of_work(found.rows, one.id)
    share = common(found.mark, one.mark)
    return Read(path, found, rows, one.name, how, share, is_kept=True)


def _of_work(rows: tuple[Proposed, ...], source: str) -> tuple[Proposed, ...]:
    """Return rows, that of the document itself with the source that it is the same work as."""
    return tuple(
        replace(row, cells={**row.cells, "same_work_as": source}) if row.table == "sources" else row
        for row in rows
    )


def _of_source(rows: tuple[Proposed, ...], source: str) -> tuple[Proposed, ...]:
    """Return rows of a source that is known, without one for the document itself."""
    return tuple(
        replace(row, cells={**row.cells, "source": source})
        for row in rows
        if row.table != "sources"
    )


def known_sources(store: Store, names: Names) -> Iterator[Kept]:
    """Yield every source in a store that says what it can be known by."""
    for quad in store.quads(predicate=ox.NamedNode(SAM.fingerprint)):
        mark = known_by(quad.object.value)
        if mark is not None:
            thing = quad.subject.value
            yield Kept(local_id(thing), names.label(thing), mark)


def known_names(store: Store, names: Names) -> Iterator[Name]:
    """Yield every name of every thing in a store that a document may name."""
    kinds = {local_id(iri).lower(): kind for iri, kind in _KINDS.items()}
    for thing in names.things():
        kind = kinds.get(names.kind(thing))
        if kind is not None:
            since, until = (_said(store, thing, term) for term in _PERIOD)
            label = names.label(thing)
            for name in names.names(thing):
                yield local_id(thing), kind, label, name, since, until


def _said(store: Store, thing: str, term: str) -> str:
    """Return what a store says of a thing, or nothing."""
    found = next(store.quads(ox.NamedNode(thing), ox.NamedNode(term)), None)
    return found.object.value if found is not None else ""
