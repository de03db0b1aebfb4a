"""Documents read with the names that a knowledge base knows: what they say, proposed as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samverkan.data.bounded import bounded
from samverkan.data.documents.found import Found, Name, find
from samverkan.data.documents.proposal import Proposed
from samverkan.data.documents.sameness import Likeness, likeness
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
_PERIOD: Final = (SCHEMA.startDate, SCHEMA.endDate)


@dataclass(frozen=True)
class Read:
    """A document that was read: what was found in it, and the rows that it may be worth.

    `same_as` is an earlier one of the same documents, and `likeness` in what way they are one; a
    document that has the same text as an earlier one proposes nothing.
    """

    path: Path
    found: Found
    rows: tuple[Proposed, ...]
    same_as: str | None = None
    likeness: Likeness | None = None


def read(paths: Sequence[Path], known: Iterable[Name] = ()) -> list[Read]:
    """Read documents and return what they may be worth. Nothing is stored.

    `known` are the names of a knowledge base; municipalities, counties and agencies are known
    without. Each file is read, and what it says is found, in a process of its own that may cost
    only so much. Raises UnreadableFile or NotFound.
    """
    names = list(known)
    done: list[Read] = []
    for path in paths:
        found = bounded(find, path, names)
        like = (
            (how, one) for one in done if one.rows and (how := likeness(found.mark, one.found.mark))
        )
        how, same = next(like, (None, None))
        rows = () if how in ("file", "text") else found.rows
        if same is not None:
            rows = tuple(_same_work(row, same.rows[0].cells["id"]) for row in rows)
        done.append(Read(path, found, rows, same.path.name if same else None, how))
    return done


def _same_work(row: Proposed, source: str) -> Proposed:
    """Return a row, that of the document itself with the source that it is the same work as."""
    if row.table != "sources":
        return row
    return replace(row, cells={**row.cells, "same_work_as": source})


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
