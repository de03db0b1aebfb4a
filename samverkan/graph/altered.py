"""A copy of a store in which something is otherwise, to ask as if it were so."""

from samverkan.graph.store import Change, Store


def altered(store: Store, change: Change) -> Store:
    """Return a copy of a store with a change made in it; the store itself is as it was.

    >>> with Store.memory() as store, altered(store, Change(frozenset(), frozenset())) as twin:
    ...     len(twin)
    0

    The copy is gone when it is closed. Raises StoreError if there is no room for it.
    """
    twin = store.copy()
    try:
        twin.rewind(change.undone())
    except BaseException:
        twin.close()
        raise
    return twin
