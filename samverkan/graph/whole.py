"""Registers that come or go whole, with more statements than can be held at once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from samverkan.errors import StoreError
from samverkan.graph.change_sets import ChangeSet, Origin, entry
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import row_of
from samverkan.ontology.vocabulary import RDF

_TYPE: Final = ox.NamedNode(RDF.type)


def record_made(
    history: History, registers: Mapping[str, Iterable[str]], change: Change, origin: Origin
) -> ChangeSet:
    """Make registers that are not there yet, out of lines of N-Triples, beside a change.

    They go into a copy of the store, which takes its place when every statement is found there.
    Raises as `History.record` does.
    """
    with history.store.changing():
        number = history.next

        def fill(twin: Store) -> None:
            before = len(twin)
            twin.rewind(change.undone())
            counts = [twin.bulk(graph, lines) for graph, lines in registers.items()]
            added = sum(counts) + len(change.added)
            if len(twin) != before + added - len(change.removed):
                raise StoreError("store_unsound", path=history.store.folder or "")
            made = [ox.NamedNode(graph) for graph in registers]
            twin.apply(Change(history.entry(change, origin, made, sum(counts)), frozenset()))

        history.store.restage(fill)
        return history.change_set(number)


def rows(store: Store, graph: str) -> set[str]:
    """Return the IRI of every row of a register, and its own."""
    nodes = (quad.subject.value for quad in store.quads(None, _TYPE, None, ox.NamedNode(graph)))
    return {node for node in nodes if row_of(node) == node}


def record_gone(
    history: History, graphs: Collection[str], change: Change, origin: Origin
) -> ChangeSet:
    """Remove all of these registers, beside a change; their statements are kept, to come back.

    What is left goes into an engine of its own, which takes the store's place. Raises as
    `History.record` does.
    """
    store = history.store
    with store.changing():
        number, when = history.next, history.now()
        gone = [f"{quad} .\n".encode() for quad in change.removed]
        touched = {row_of(q.subject.value) for q in change.added | change.removed}
        for graph in graphs:
            touched |= rows(store, graph)

        def kept(take: Callable[[bytes], None]) -> int:
            count = len(gone)
            take(b"".join(gone))
            for graph in graphs:
                count += _dumped(store, graph, take)
            return count

        name, count = store.changes.put_lines(kept)
        files = store.changes.put(change.added), name
        counts = len(change.added), count
        said = frozenset(entry(number, when, origin, counts, files, (), touched))

        def fill(twin: Store) -> None:
            twin.rewind(change.undone())
            twin.rewind(Change(frozenset(), said))

        store.restage(fill, without=graphs)
        return history.change_set(number)


def _dumped(store: Store, graph: str, take: Callable[[bytes], None]) -> int:
    """Hand over a graph as lines of N-Quads; return how many."""
    count = 0
    end = f" <{graph}> .\n".encode()

    def named(lines: bytes) -> None:
        nonlocal count
        count += lines.count(b"\n")
        take(lines.replace(b" .\n", end))

    store.dump(named, graph)
    return count


def holds(store: Store, graph: str) -> bool:
    """Say whether anything stands in a graph."""
    return next(store.quads(graph=ox.NamedNode(graph)), None) is not None


def record_returned(
    history: History, one: ChangeSet, graphs: Collection[str], change: Change, origin: Origin
) -> ChangeSet:
    """Bring back the registers that a change set took away whole, beside a change.

    Raises as `History.record` does.
    """
    store = history.store
    with store.changing():
        number = history.next
        made = [ox.NamedNode(graph) for graph in graphs]
        back = one.removed - len(history.change(one).removed)
        said = history.entry(change, origin, made, back)

        def fill(twin: Store) -> None:
            twin.rewind(change.undone())
            twin.rewind(Change(frozenset(), said))
            twin.bring(store.changes, one.removed_statements)

        store.restage(fill)
        return history.change_set(number)
