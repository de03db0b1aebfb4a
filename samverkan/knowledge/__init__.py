"""The knowledge base: one object that opens, loads, asks, finds and draws."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self

from samverkan.errors import StoreMissing, UsageError
from samverkan.folders import default_store, people_folder
from samverkan.graph.history import History, known_then
from samverkan.graph.migration import migrate
from samverkan.graph.store import Store
from samverkan.knowledge.answers import Answers
from samverkan.knowledge.changes import Changes
from samverkan.knowledge.networks import Networks


class KnowledgeBase(Answers, Networks, Changes):
    """A store and everything people do with it. Use it as a context manager.

    >>> with KnowledgeBase.memory("vagen-in") as kb:
    ...     len(kb.ask("who-cooperates", area="bostad", layer="declared"))
    7
    """

    @classmethod
    def open(
        cls,
        folder: Path | str | None = None,
        *,
        known_at: str | datetime | None = None,
        merged: bool = False,
        with_proposals: bool = False,
    ) -> Self:
        """Open a store for reading, as it is or as it was.

        `known_at` is a moment, or text that means one: a date means its end. `merged`, those that
        are judged to be the same, or have the same organisation number, are seen as one.
        `with_proposals`, what is proposed and not reviewed is seen too, and marked.

        Raises UsageError for both of the latter at once, StoreMissing, also when no register was
        ever loaded whole, StoreHeld, StoreError, or NotFound when the store was empty then.
        """
        if merged and with_proposals:
            raise UsageError("merged_or_proposals")
        path = Path(folder) if folder else default_store()
        store = Store.read(path)
        if known_at is not None:
            try:
                store = known_then(store, known_at)
            except BaseException:
                store.close()
                raise
        if not store.registers():
            store.close()
            raise StoreMissing("store_empty", path=path)
        kb = cls(store)
        return kb.merged() if merged else kb.with_proposals() if with_proposals else kb

    def merged(self) -> Self:
        """Return this knowledge base with those that are the same seen as one, in its place.

        It is a view: what is stored keeps every name, id and statement, and a later judgement takes
        a merger back. See `samverkan.graph.resolution.merged`.
        """
        from samverkan.graph.resolution.merged import merged
        from samverkan.graph.resolution.sameness import same

        found = same(self.facts)
        if not found:
            return self
        store = self.store
        seen = type(self)(merged(store, found))
        seen.same = found
        store.close()
        return seen

    def with_proposals(self) -> Self:
        """Return this knowledge base with open proposals seen as if they held, in its place.

        It is a view, and nothing of it is stored. `ask`, `sparql`, `query` and `show` mark what
        rests on a proposal, with its sender and id; `unreviewed` tells which are seen.
        """
        from samverkan.unreviewed import unreviewed

        found = unreviewed(self.store)
        seen = type(self)(found.view)
        seen.unreviewed = found
        return seen

    @classmethod
    def edit(cls, folder: Path | str | None = None) -> Self:
        """Open a store for writing, and make it if it is not there.

        Raises StoreHeld, StoreUnwritable or StoreError.
        """
        path = Path(folder) if folder else default_store()
        with ExitStack() as undo:
            store = undo.enter_context(Store.write(path))
            people = undo.enter_context(Store.write(people_folder(path)))
            people_folder(path).chmod(0o700)
            for one in (store, people):
                migrate(one)
            History(store).sweep()
            undo.pop_all()
        return cls(store, people)

    @classmethod
    def memory(cls, *registers: str | Path) -> Self:
        """Return a knowledge base in memory, with these registers loaded."""
        kb = cls(Store.memory(), Store.memory())
        for register in registers:
            kb.load(register)
        return kb
