"""What every part of a knowledge base stands on: its store, its names and what they mean."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self

from samverkan.errors import UnknownName, UsageError
from samverkan.graph import query as queries
from samverkan.graph.history import History
from samverkan.graph.naming import CLASSES, Names, row_iri
from samverkan.graph.store import Store
from samverkan.ontology.identity import local_id

if TYPE_CHECKING:
    from samverkan.graph.facts import Facts
    from samverkan.unreviewed import Unreviewed


class Opened:
    """An open store, and what was read of it, which a change lets go of."""

    def __init__(self, store: Store, people: Store | None = None) -> None:
        self.store = store
        self._people = people
        #: What each thing is taken for that is seen as one with another.
        self.same: Mapping[str, str] = {}
        #: The proposals that are seen as if they held, if this is a view with such.
        self.unreviewed: Unreviewed | None = None

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()
        if self._people is not None:
            self._people.close()
        if self.unreviewed is not None:
            self.unreviewed.known.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def names(self) -> Names:
        """Every name in the store."""
        return Names(self.store)

    @cached_property
    def facts(self) -> "Facts":
        """What analysis reads of the store, each table read once."""
        from samverkan.graph.facts import Facts

        return Facts(self.store)

    @cached_property
    def history(self) -> History:
        """What was changed, by whom, when and from what."""
        return History(self.store)

    def meaning(self, parameter: str, text: str) -> str:
        """Return the IRI that `text` means as a value of `parameter`; a layer means itself."""
        for thing, leader in self.same.items():
            if text.strip().casefold() in (thing.casefold(), local_id(thing)):
                return leader
        if parameter in queries.TEXT_PARAMETERS:
            return text
        if parameter == "register":
            return self.registers()[self.register(text)]
        if parameter in CLASSES:
            return self.names.resolve(text, parameter)
        return self.row_iri(text) or self.names.resolve(text)

    def row_iri(self, row: str) -> str | None:
        """Return the IRI of the row with this id or IRI, or None if no register has it.

        Raises AmbiguousName if several registers have a row with this id.
        """
        return row_iri(self.store, row)

    def registers(self) -> dict[str, str]:
        """Return the IRI of each register by its id."""
        return {local_id(iri): iri for iri in self.store.registers()}

    def register(self, name: str) -> str:
        """Return the id of the register with this id or IRI. Raises UnknownName."""
        known = self.registers()
        if local_id(name) not in known:
            raise UnknownName("no_such_register", sorted(known), name=name)
        return local_id(name)

    def _only(self, register: str | None) -> str:
        """Return the IRI of the register with this id, or of the only one that there is."""
        known = self.registers()
        if register is None and len(known) != 1:
            raise UsageError("which_register", known=", ".join(sorted(known)))
        return known[self.register(register or next(iter(known)))]

    def _forget(self) -> None:
        """Let go of what was read before a change."""
        for name in ("names", "facts", "history"):
            self.__dict__.pop(name, None)
