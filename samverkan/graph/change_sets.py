"""What a change set is: where a change comes from, and what the graph `history` says of it."""

import getpass
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import UsageError
from samverkan.ontology.dates import earliest, is_date
from samverkan.ontology.identity import HISTORY, slug
from samverkan.ontology.vocabulary import DCTERMS, PROV, RDF, SAM, SKOS, XSD

GRAPH: Final = ox.NamedNode(HISTORY)

#: The number of the change set that stands for what was there before any history was kept.
UNRECORDED: Final = 0

CHANGE_SET: Final = ox.NamedNode(SAM.ChangeSet)


@dataclass(frozen=True, slots=True)
class File:
    """A file that a change was made from: its name, without its folder, and its SHA-256."""

    name: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "File":
        """Return what is kept of the file at a path. Raises OSError."""
        with path.open("rb") as file:
            return cls(path.name, hashlib.file_digest(file, "sha256").hexdigest())


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a change, with which command, from what, and why where that is said.

    `undoes` is the number of the change set that the change takes back, if it does.
    """

    command: str
    by: str
    why: str | None = None
    files: tuple[File, ...] = ()
    undoes: int | None = None
    started: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A change that was made: where it came from, and how many statements came and went.

    `made` are the registers that were not there before. `undone_by` is the number of the last
    change set that took this one back. `saved` is None for what was there before any history was
    kept: nobody knows when that came.
    """

    number: int
    command: str
    by: str | None
    saved: datetime | None
    started: datetime | None
    why: str | None
    files: tuple[File, ...]
    added: int
    removed: int
    made: tuple[str, ...]
    undoes: int | None
    undone_by: int | None
    added_statements: str | None
    removed_statements: str | None

    @property
    def iri(self) -> str:
        """The IRI of the change set in the graph `history`."""
        return iri(self.number)


def iri(number: int) -> str:
    """Return the IRI of the change set with this number.

    >>> iri(12)
    'https://w3id.org/samverkan/history/12'
    """
    return f"{HISTORY}/{number}"


def moment(text: str) -> datetime:
    """Return the moment that a text means: of a date, its end, in the time of this computer.

    >>> moment("2026-11-28T12:00Z").isoformat(), moment("2026-02").astimezone().isoformat()[:19]
    ('2026-11-28T12:00:00+00:00', '2026-02-28T23:59:59')

    Raises UsageError for a text that is neither a date nor a time.
    """
    try:
        if not is_date(text):
            return datetime.fromisoformat(text).astimezone()
        day = datetime.fromisoformat(earliest(text))
        after = {4: day.replace(year=day.year + 1), 10: day + timedelta(days=1)}
        month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return (after.get(len(text), month) - timedelta(microseconds=1)).astimezone()
    except (ValueError, OverflowError):
        raise UsageError("bad_time", value=text) from None


def user() -> str:
    """Return who makes changes when nobody is named: $SAMVERKAN_BY, else the system's user."""
    named = os.environ.get("SAMVERKAN_BY", "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without users
        return "?"


def origin(
    command: str, by: str | None = None, why: str | None = None, files: tuple[File, ...] = ()
) -> Origin:
    """Return where a change comes from; `by` is the user of this process unless named."""
    return Origin(command, by=by or user(), why=why, files=files)


def entry(
    number: int,
    saved: datetime,
    origin: Origin,
    counts: tuple[int, int],
    files: tuple[str | None, str | None],
    made: Iterable[Any],
    rows: Iterable[str],
) -> Iterator[ox.Quad]:
    """Yield what the graph `history` says of a change.

    `counts` and `files` are of what was added and of what was removed, `made` the registers that
    were not there before, and `rows` the IRIs of the rows that came, changed or went.
    """
    node = ox.NamedNode(iri(number))
    agent = ox.NamedNode(f"{HISTORY}/by/{slug(origin.by)}")

    def say(subject: ox.NamedNode, predicate: str, term: Any) -> ox.Quad:
        return ox.Quad(subject, ox.NamedNode(predicate), term, GRAPH)

    yield say(node, RDF.type, CHANGE_SET)
    yield say(node, RDF.type, ox.NamedNode(PROV.Activity))
    yield say(node, DCTERMS.identifier, ox.Literal(number))
    yield say(node, SAM.command, ox.Literal(origin.command))
    yield say(node, PROV.startedAtTime, _moment(origin.started))
    yield say(node, PROV.endedAtTime, _moment(saved))
    yield say(node, PROV.wasAssociatedWith, agent)
    yield say(agent, RDF.type, ox.NamedNode(PROV.Agent))
    yield say(agent, SKOS.prefLabel, ox.Literal(origin.by))
    if origin.why:
        yield say(node, SAM.why, ox.Literal(origin.why))
    if origin.undoes is not None:
        yield say(node, SAM.undoes, ox.NamedNode(iri(origin.undoes)))
    for place, file in enumerate(origin.files, 1):
        entity = ox.NamedNode(f"{node.value}/file-{place}")
        yield say(node, PROV.used, entity)
        yield say(entity, RDF.type, ox.NamedNode(PROV.Entity))
        yield say(entity, DCTERMS.title, ox.Literal(file.name))
        yield say(entity, SAM.sha256, ox.Literal(file.sha256))
    for predicate, count in zip((SAM.added, SAM.removed), counts, strict=True):
        yield say(node, predicate, ox.Literal(count))
    for predicate, name in zip(_FILES, files, strict=True):
        if name is not None:
            yield say(node, predicate, ox.Literal(name))
    for graph in made:
        yield say(node, SAM.made, graph)
    for row in rows:
        yield say(ox.NamedNode(row), SAM.changedIn, node)


_FILES: Final = (SAM.addedStatements, SAM.removedStatements)


def _moment(when: datetime) -> ox.Literal:
    text = when.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return ox.Literal(text, datatype=ox.NamedNode(XSD.dateTime))
