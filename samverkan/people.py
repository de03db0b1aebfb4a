"""The people store: who may be forgotten, for good.

Deleting in an engine leaves the bytes on disk. So the store is built anew without the person, in a
fresh folder that takes its place, and the old one is destroyed. That somebody was forgotten is kept
as a SHA-256 of an opaque id, so that loading the same files again does not bring them back.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import NotFound, StoreError
from samverkan.graph import folder as places
from samverkan.graph.change_sets import GRAPH, Origin
from samverkan.graph.disk import why
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import local_id, row_of
from samverkan.ontology.vocabulary import RDF, SAM

_FORGOTTEN: Final = "forgotten.json"
_TYPE: Final = ox.NamedNode(RDF.type)
_PERSON: Final = ox.NamedNode(SAM.Person)


def forget(folder: Path, name: str, origin: Origin) -> int:
    """Erase a person, named by id or IRI, from the people store in a folder.

    Returns how many statements went. The id is remembered as one that does not come back. Raises
    NotFound when nobody has the id, StoreHeld, and StoreError; then nobody is forgotten.
    """
    if not folder.is_dir():
        raise NotFound("no_such_person", name=name)
    with Store.write(folder) as store:
        graphs = [graph for graph in store.graphs() if graph != GRAPH]
        persons = {
            quad.subject.value
            for graph in graphs
            for quad in store.quads(None, _TYPE, _PERSON, graph)
            if name in (quad.subject.value, local_id(quad.subject.value))
        }
        if len(persons) != 1:
            raise NotFound("no_such_person", name=name)
        (person,) = persons
        quads = (quad for graph in graphs for quad in store.quads(graph=graph))
        about = {quad for quad in quads if _about(quad) == _mark(person)}
        _remember(folder, person)
        gone = Change(frozenset(), frozenset(about))
        History(store, keeps=False).record(gone, origin)
        rebuild(store)
    return len(about)


def remembered(folder: Path | None, quads: Iterable[Any]) -> Iterator[Any]:
    """Yield the quads that are about nobody who was forgotten in the people store in a folder."""
    gone = marks(folder) if folder is not None else set()
    return (quad for quad in quads if not gone or _about(quad) not in gone)


def erase_forgotten(folder: Path, also: Collection[str] = ()) -> None:
    """Erase from a people store everybody whose mark is kept in it, or is in `also`.

    For a store that was put back from a copy: whoever was forgotten since stays forgotten.
    """
    kept = {*marks(folder), *also}
    with Store.write(folder) as store:
        graphs = [graph for graph in store.graphs() if graph != GRAPH]
        quads = (quad for graph in graphs for quad in store.quads(graph=graph))
        about = {quad for quad in quads if _about(quad) in kept}
        store.apply(Change(frozenset(), frozenset(about)))
        _write_marks(folder, kept)
        rebuild(store)


def rebuild(store: Store) -> None:
    """Build a store anew in a fresh folder, compare, and destroy the old one with its copies."""
    folder = store.folder
    assert folder is not None
    mark = places.read_mark(folder)
    fresh = folder / f"{places.FIRST}-{secrets.token_hex(4)}"
    quads = [quad for graph in store.graphs() for quad in store.quads(graph=graph)]
    try:
        engine = ox.Store(str(fresh))
        engine.extend(quads)
        engine.flush()
        if len(engine) != len(quads):
            raise StoreError("store_unsound", path=folder)
        del engine
        places.sync_files(fresh)
        places.write_mark(folder, mark._replace(quads=fresh.name))
    except BaseException as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError("store_full", path=folder, why=why(error)) from error
        raise
    store.reopen()
    _destroy(folder / mark.quads)


def _destroy(folder: Path) -> None:
    """Overwrite the files of a folder before removing it, where the disk lets itself be so."""
    for path in folder.iterdir():
        with path.open("r+b") as file:
            file.write(b"\0" * path.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
    shutil.rmtree(folder)


def _about(quad: Any) -> str:
    """Return the mark of the person that a quad is about."""
    return _mark(row_of(quad.subject.value))


def _mark(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()


def marks(folder: Path) -> set[str]:
    """Return the marks of those who were forgotten in the people store in a folder."""
    try:
        told: Any = json.loads((folder / _FORGOTTEN).read_text("utf-8"))
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise StoreError("store_damaged", path=folder, why=error) from error
    return set(told)


def _remember(folder: Path, iri: str) -> None:
    _write_marks(folder, {*marks(folder), _mark(iri)})


def _write_marks(folder: Path, kept: Collection[str]) -> None:
    temporary = folder / f"{_FORGOTTEN}.new"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(json.dumps(sorted(kept)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / _FORGOTTEN)
    places.sync(folder)
