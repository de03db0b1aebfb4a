"""Documents read with the names that a knowledge base knows: what they say, proposed as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from samverkan.data.bounded import bounded
from samverkan.data.documents.names import Gazetteer, Known
from samverkan.data.documents.proposal import Proposed
from samverkan.data.documents.proposals import proposals
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.reference import reference_names
from samverkan.data.documents.sameness import Fingerprint, Likeness, fingerprint, likeness
from samverkan.data.documents.text import read_document
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
    reading: Reading
    rows: tuple[Proposed, ...]
    same_as: str | None = None
    likeness: Likeness | None = None


def read(paths: Sequence[Path], known: Iterable[Known] = ()) -> list[Read]:
    """Read documents and return what they may be worth. Nothing is stored.

    `known` are the names of a knowledge base; municipalities, counties and agencies are known
    without. Each file is read in a process of its own that may cost only so much. Raises
    UnreadableFile or NotFound.
    """
    names = Gazetteer([*known, *reference_names()])
    done: list[Read] = []
    prints: list[tuple[Fingerprint, Read]] = []
    for path in paths:
        reading = Reading(bounded(read_document, path), names)
        mark = fingerprint(reading.document)
        like = ((how, one) for other, one in prints if (how := likeness(mark, other)))
        how, same = next(like, (None, None))
        source = same.rows[0].cells["id"] if same else None
        rows = () if how in ("file", "text") else tuple(proposals(reading, source))
        one = Read(path, reading, rows, same.path.name if same else None, how)
        done.append(one)
        if rows:
            prints.append((mark, one))
    return done


def known_names(store: Store, names: Names) -> Iterator[Known]:
    """Yield every name of every thing in a store that a document may name."""
    kinds = {local_id(iri).lower(): kind for iri, kind in _KINDS.items()}
    for thing in names.things():
        kind = kinds.get(names.kind(thing))
        if kind is not None:
            since, until = (_said(store, thing, term) for term in _PERIOD)
            label = names.label(thing)
            for name in names.names(thing):
                yield Known(local_id(thing), kind, label, name, since=since, until=until)


def _said(store: Store, thing: str, term: str) -> str:
    """Return what a store says of a thing, or nothing."""
    found = next(store.quads(ox.NamedNode(thing), ox.NamedNode(term)), None)
    return found.object.value if found is not None else ""
