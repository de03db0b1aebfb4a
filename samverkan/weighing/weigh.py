"""A proposal weighed against a store: each cell, those who say the same or not, and its effects."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from samverkan.accepting import ABOUT, PLACE, cell
from samverkan.data.rdf import register_from_quads
from samverkan.graph.proposals import Proposal, proposals
from samverkan.graph.query import question
from samverkan.graph.store import Store
from samverkan.graph.table import APART
from samverkan.graph.weighed import Effect, Voice, Weighed, WeighedCell
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import Row
from samverkan.unreviewed import unreviewed
from samverkan.weighing.known import Known, likeness

#: The questions whose answers show what a proposal comes to: who works together, where what is
#: covered, and which promises have no evidence.
QUESTIONS: Final = ("who-cooperates", "coverage", "named-no-evidence")


class Weighing:
    """Weighs proposals against a store, each register read once; words are in `lang`."""

    def __init__(self, store: Store, lang: str = "sv") -> None:
        self._store = store
        self._lang = lang
        self._known: dict[str, Known] = {}

    @cached_property
    def _every(self) -> list[Proposal]:
        return [one for one in proposals(self._store) if one.status != "withdrawn"]

    def known(self, register: str) -> "Known":
        """Return what stands in a register and what waits to come into it."""
        if register not in self._known:
            rows = register_from_quads(
                self._store.quads(graph=ox.NamedNode(register)), register
            ).rows()
            waiting = [one for one in self._every if one.register == register]
            self._known[register] = Known(rows, waiting)
        return self._known[register]

    def weigh(self, one: Proposal) -> Weighed:
        """Return a proposal beside what is known, and what others say."""
        known = self.known(one.register)
        name = local_id(one.row)
        row = known.rows.get(name)
        columns = [*one.cells] or [name for name in one.known if name not in PLACE]
        naming = Counter(home.table for home, column in known.naming.get(name, ()) if column)
        going = [r.id for r, column in known.naming.get(name, ()) if ABOUT.get(r.table) == column]
        return Weighed(
            one,
            known.label(name),
            tuple(self._cell(one, column, row, known) for column in columns),
            tuple(self._alike(one, known)) if one.kind == "new" else (),
            dict(sorted(naming.items())),
            tuple(sorted(going)) if one.kind == "remove" else (),
            tuple(known.waits_on(one)),
        )

    def _cell(self, one: Proposal, column: str, row: Row | None, known: "Known") -> WeighedCell:
        sent, now = one.cells.get(column, ""), cell(row, column)
        voices = () if one.kind == "remove" else self._voices(one, column, row, known)

        def read(text: str) -> str:
            return known.readable(one.table, column, text, self._lang)

        return WeighedCell(column, read(sent), read(now), tuple(voices))

    def _voices(
        self, one: Proposal, column: str, row: Row | None, known: "Known"
    ) -> Iterator[Voice]:
        """Yield what sources and other senders say of a cell."""
        if column in PLACE:
            return
        sent = one.cells.get(column)
        said: dict[tuple[str, str], None] = {}
        for source, text in known.readings(row, column):
            said[source, text] = None
        for source, text in said:
            value = known.readable(one.table, column, text, self._lang)
            yield Voice(known.label(source), value, text == sent)
        for other in known.about.get(one.row, ()):
            if other.id != one.id and column in other.cells:
                text = other.cells[column]
                value = known.readable(one.table, column, text, self._lang)
                yield Voice(f"{other.sender} ({other.id})", value, text == sent, other.status)

    def _alike(self, one: Proposal, known: "Known") -> Iterator[Voice]:
        """Yield rows and proposals that may be of the thing that a new row is of."""
        key = likeness(one.table, one.cells)
        if key is None:
            return
        for row in known.alike.get(key, ()):
            if row.id != local_id(one.row):
                yield Voice(row.id, known.label(row.id), True)
        for other in known.likely.get(key, ()):
            if other.id != one.id:
                who = f"{other.sender} ({other.id})"
                yield Voice(who, known.label(local_id(other.row)), True, other.status)

    def concerns(self, one: Proposal, thing: str) -> bool:
        """Say whether a proposal is about a thing, by IRI: an actor, a place, an area."""
        known = self.known(one.register)
        home = one.row.removesuffix(local_id(one.row))
        return thing.startswith(home) and local_id(thing) in known.reached(one)

    def effects(self, one: Proposal) -> list[Effect]:
        """Return how the answers to `QUESTIONS` would change if this held.

        It is seen together with those that it waits on. Raises StoreError if there is no room for a
        copy of the store.
        """
        needed = {one.id, *self.known(one.register).waits_on(one)}
        seen = unreviewed(self._store, [other for other in self._every if other.id in needed])
        found = []
        with seen.view as view:
            for name in QUESTIONS:
                before, after = (Counter(_rows(name, store)) for store in (self._store, view))
                more, fewer = (after - before).total(), (before - after).total()
                if more or fewer:
                    found.append(Effect(name, more, fewer))
        return found


def _rows(name: str, store: Store) -> Iterator[tuple[str, tuple[object, ...]]]:
    table = question(name).run(store)
    for part in ("rows", *APART):
        for row in getattr(table, part):
            # What proposals rest on is a source of its own in a view, and not what is asked about.
            yield part, tuple(row[c] for c in table.columns if not c.startswith("source"))


def narrowed(store: Store, found: Iterable[Proposal], things: Iterable[str]) -> list[Proposal]:
    """Return the proposals that are about every one of these things, by IRI."""
    weighing, wanted = Weighing(store), list(things)
    return [one for one in found if all(weighing.concerns(one, thing) for thing in wanted)]
