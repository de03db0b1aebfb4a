"""The knowledge base: one object that opens, loads, asks, finds and draws."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from samverkan.errors import StoreMissing, UnknownName, UsageError
from samverkan.folders import default_store, people_folder
from samverkan.graph import query as queries
from samverkan.graph.change_sets import GRAPH, Origin, origin
from samverkan.graph.history import History, known_then
from samverkan.graph.migration import migrate
from samverkan.graph.naming import CLASSES, Hit, Names, row_iri
from samverkan.graph.store import Store
from samverkan.graph.table import Table
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import LAYERS, Layer

if TYPE_CHECKING:
    import rdflib
    from pandas import DataFrame

    from samverkan.analysis.practice import Practice
    from samverkan.data.register import Register
    from samverkan.export.figures import Sheet
    from samverkan.export.picture import Picture
    from samverkan.graph.change_sets import ChangeSet
    from samverkan.graph.description import Description
    from samverkan.graph.facts import Facts
    from samverkan.graph.projection import Network
    from samverkan.graph.proposals import Proposal
    from samverkan.graph.resolution import Resolution
    from samverkan.graph.rows import Changed, Past
    from samverkan.loading import Loaded
    from samverkan.proposing import Proposed
    from samverkan.reading import Read
    from samverkan.recording import Recorded


class KnowledgeBase:
    """A store and everything people do with it. Use it as a context manager.

    >>> with KnowledgeBase.memory("vagen-in") as kb:
    ...     len(kb.ask("who-cooperates", area="bostad", layer="declared"))
    7
    """

    def __init__(self, store: Store, people: Store | None = None) -> None:
        self.store = store
        self._people = people
        #: What each thing is taken for that is seen as one with another.
        self.same: Mapping[str, str] = {}

    @classmethod
    def open(
        cls,
        folder: Path | str | None = None,
        *,
        known_at: str | datetime | None = None,
        merged: bool = False,
    ) -> Self:
        """Open a store for reading, as it is or as it was.

        `known_at` is a moment, or text that means one: a date means its end. `merged`, those that
        are judged to be the same, or have the same organisation number, are seen as one.

        Raises StoreMissing, also when no register was ever loaded whole, StoreHeld, StoreError, or
        NotFound when the store was empty then.
        """
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
        return cls(store).merged() if merged else cls(store)

    def merged(self) -> Self:
        """Return this knowledge base with those that are the same seen as one, in its place.

        It is a view: what is stored keeps every name, id and statement, and a later judgement takes
        a merger back. See `samverkan.graph.resolution.merged`.
        """
        from samverkan.graph.resolution.merged import merged, same

        found = same(self.facts)
        if not found:
            return self
        store = self.store
        seen = type(self)(merged(store, found))
        seen.same = found
        store.close()
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

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()
        if self._people is not None:
            self._people.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(
        self,
        path: str | Path,
        *,
        by: str | None = None,
        why: str | None = None,
        force: bool = False,
    ) -> "Loaded":
        """Make a register in the store equal to a folder of CSV files, or to a file of RDF.

        `path` may also be the name of a register that comes with the program. It happens whole or
        not at all, and is on disk when this returns. `by` is who does it: by default
        $SAMVERKAN_BY, else the system's user. Raises FaultsFound with every fault, NotFound,
        UnreadableFile, or, unless `force`, ChangeConflict with the rows that were accepted into
        the store and would be taken back; then the store is as it was.
        """
        from samverkan.loading import files, sound

        register = sound(path)
        made = origin("load", by, why, files(path))
        return self.store_registers([register], made, force=force)[0]

    def store_registers(
        self, registers: "Sequence[Register]", made: Origin | None = None, *, force: bool = False
    ) -> "list[Loaded]":
        """Make the store equal to these registers, others untouched, in one transaction.

        Raises as `load` does.
        """
        from samverkan.loading import store

        done = store(self.store, self._people, registers, made or origin("load"), force=force)
        self._forget()
        return done

    def record(self, table: str, **cells: str) -> "Recorded":
        """Store the answer to an inquiry (`inquiries`) or a judgement (`judgements`).

        Cells are named as the table's columns; those that refer to things take names, as in `ask`.
        Loading a register leaves them there. Raises as `samverkan.recording.record` does.
        """
        from samverkan.recording import record

        done = record(self.store, self.meaning, table, cells)
        self._forget()
        return done

    def propose(
        self,
        *paths: Path | str,
        sender: str,
        register: str | None = None,
        table: str | None = None,
        by: str | None = None,
    ) -> "Proposed":
        """Take in what a party sent, for somebody to review; see `samverkan.proposing`."""
        from samverkan.proposing import Sender, propose_files

        who = Sender(sender, self._only(register), by)
        done = propose_files(self.store, self.meaning, who, [Path(one) for one in paths], table)
        self._forget()
        return done

    def propose_row(
        self,
        table: str,
        cells: Mapping[str, str],
        *,
        sender: str,
        row: str = "",
        register: str | None = None,
        by: str | None = None,
    ) -> "Proposed":
        """Propose a new row, or other cells of the row with the id `row`, for a register."""
        from samverkan.proposing import Sender, propose_row

        who = Sender(sender, self._only(register), by)
        done = propose_row(self.store, self.meaning, who, table, row, cells)
        self._forget()
        return done

    def proposals(self, status: str | None = "open", **narrowed: str | None) -> "list[Proposal]":
        """Return the proposals of a status, or all; `narrowed` is what their fields must hold.

        A register is named by its id, and a row by its id or IRI.
        """
        from samverkan.graph.proposals import proposals

        wanted = {"status": status, **narrowed}

        def fits(one: "Proposal") -> bool:
            values = ((getattr(one, name), text) for name, text in wanted.items() if text)
            return all(text in (value, local_id(value or "")) for value, text in values)

        return [one for one in proposals(self.store) if fits(one)]

    def review(
        self,
        chosen: "Sequence[Proposal]",
        verdict: str,
        *,
        why: str,
        by: str | None = None,
        rule: str | None = None,
        force: bool = False,
    ) -> "ChangeSet | None":
        """Accept or reject proposals, all in one change set; see `samverkan.reviewing.review`."""
        from samverkan.graph.change_sets import user
        from samverkan.reviewing import Verdict, review

        done = review(self.store, chosen, Verdict(verdict, by or user(), why, rule), force=force)
        self._forget()
        return done

    def _only(self, register: str | None) -> str:
        """Return the IRI of the register with this id, or of the only one that there is."""
        known = self._registers()
        if register is None and len(known) != 1:
            raise UsageError("which_register", known=", ".join(sorted(known)))
        return known[self._register(register or next(iter(known)))]

    def _forget(self) -> None:
        """Let go of what was read before a change."""
        for name in ("names", "facts", "history"):
            self.__dict__.pop(name, None)

    @cached_property
    def history(self) -> History:
        """What was changed, by whom, when and from what."""
        return History(self.store)

    def undo(
        self, number: int, *, by: str | None = None, why: str | None = None, force: bool = False
    ) -> "ChangeSet | None":
        """Take back a change set; see `samverkan.graph.undoing.undo`."""
        from samverkan.graph.undoing import undo

        made = replace(origin("undo", by, why), undoes=number)
        done = undo(self.history, number, made, force=force)
        self._forget()
        return done

    def past(self, row: str, lang: str = "sv") -> "list[Past]":
        """Return what became of the row with this IRI, the last change first."""
        from samverkan.graph.rows import past

        return past(self.history, row, lang)

    def change(self, number: int, lang: str = "sv") -> "Changed":
        """Return what a change set changed, in rows. Raises NotFound or StoreError."""
        from samverkan.graph.rows import changed

        return changed(self.history, number, lang)

    @cached_property
    def names(self) -> Names:
        """Every name in the store."""
        return Names(self.store)

    def ask(
        self,
        question: str,
        *,
        when: str | None = None,
        expand: bool = False,
        printed_only: bool = False,
        lang: str = "sv",
        **parameters: str,
    ) -> Table:
        """Return the answer to a ready-made question.

        A parameter takes an id, a label in either language or a known name: `area="bostad"`.
        Raises UnknownName, AmbiguousName, or UsageError for one that the question does not take.
        """
        from samverkan.notebooks import asked

        found = queries.question(question)
        bound = {name: self.meaning(name, text) for name, text in parameters.items()}
        return asked(
            self.store, found, bound, when=when, expand=expand, printed_only=printed_only, lang=lang
        )

    def meaning(self, parameter: str, text: str) -> str:
        """Return the IRI that `text` means as a value of `parameter`; a layer means itself."""
        for thing, leader in self.same.items():
            if text.strip().casefold() in (thing.casefold(), local_id(thing)):
                return leader
        if parameter in queries.TEXT_PARAMETERS:
            return text
        if parameter == "register":
            return self._registers()[self._register(text)]
        if parameter in CLASSES:
            return self.names.resolve(text, parameter)
        return self.row_iri(text) or self.names.resolve(text)

    def query(self, text: str) -> "DataFrame | Table | bool | rdflib.Graph":
        """Return the answer to a SPARQL query; the usual prefixes are known.

        SELECT gives a DataFrame of pandas, its values of the types of their terms, or a table where
        pandas is not installed; ASK gives True or False, CONSTRUCT and DESCRIBE a graph of rdflib.
        Raises as `sparql` does, which gives the answer of the engine itself.

        >>> with KnowledgeBase.memory("vagen-in") as kb:
        ...     kb.query("ASK { ?area a sam:Area }")
        True
        """
        from samverkan.notebooks import solved

        return solved(self.sparql(text), text)

    def sparql(self, text: str) -> "ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples":
        """Return the answer of the engine to a SPARQL query; the usual prefixes are known.

        Raises QueryRefused for SERVICE, updates and texts that could break the engine, and
        QuerySyntaxError with line and column.
        """
        from samverkan.graph import sparql

        text = sparql.normal(text)
        sparql.guard(text)
        try:
            return self.store.query(text)
        except SyntaxError as error:
            raise sparql.syntax_error(text, error) from None

    def find(self, text: str, limit: int = 20) -> list[Hit]:
        """Return things whose name is like `text`, most like first."""
        return self.names.find(text, limit)

    def read(self, paths: Sequence[Path]) -> "list[Read]":
        """Read documents with every name that is known; see `samverkan.reading.read`."""
        from samverkan.reading import known_names, read

        return read(paths, known_names(self.store, self.names))

    def show(self, name: str, lang: str = "sv") -> "Description":
        """Return everything about one thing, with its evidence.

        Raises UnknownName or AmbiguousName.
        """
        from samverkan.graph.description import describe

        return describe(self.store, self.meaning("thing", name), lang)

    @cached_property
    def facts(self) -> "Facts":
        """What analysis reads of the store, each table read once."""
        from samverkan.graph.facts import Facts

        return Facts(self.store)

    def practice(
        self,
        *,
        area: str | None = None,
        place: str | None = None,
        hubs: bool = True,
        **narrowed: Any,
    ) -> "Practice":
        """Return what is known to be done; `area` and `place` take names, as in `ask`.

        Without `hubs`, the registers' hubs are left out. `narrowed` is `when`, `expand` and
        `printed_only`, as `samverkan.analysis.practice.Scope` has them.
        """
        from samverkan.analysis.practice import Practice, Scope
        from samverkan.graph.projection import hubs as named_hubs

        things = {"area": area, "place": place}
        bound: dict[str, Any] = {n: self.meaning(n, text) for n, text in things.items() if text}
        without = frozenset() if hubs else frozenset(named_hubs(self.store))
        return Practice(self.facts, Scope(**bound, without=without, **narrowed))

    def resolve(
        self,
        *,
        between: tuple[str, str] | None = None,
        names: Path | str | None = None,
        **narrowed: Any,
    ) -> "Resolution":
        """Return the pairs of organisations that may be one, for a person to judge.

        `between` names two registers whose organisations are compared with each other only, and
        `names` a list of names that are compared with the organisations of the store. `narrowed` is
        what `samverkan.graph.resolution.resolve` takes. Raises UnknownName if there is no such
        register, UsageError for a kind of pair that there is not, and for a list FaultsFound,
        NotFound or UnreadableFile.
        """
        from samverkan.graph.resolution import resolve
        from samverkan.named import named

        pair = (self._register(between[0]), self._register(between[1])) if between else None
        others = None if names is None else named(Path(names))
        return resolve(self.facts, between=pair, others=others, **narrowed)

    def network(self, layer: Layer, *, hubs: bool = True, **narrowed: Any) -> "Network":
        """Return the two-mode network of a layer; see `samverkan.graph.projection.two_mode`.

        It is a graph of networkx, which a notebook shows with its counts and its picture. `area`
        and `place` take names, as in `ask`; without `hubs`, those of the registers are left out.
        Units and ties also have the areas, places and periods that
        `samverkan.graph.attributes.describe` gives them.
        """
        from samverkan.graph.attributes import describe
        from samverkan.graph.projection import hubs as named_hubs
        from samverkan.graph.projection import two_mode
        from samverkan.notebooks import shown

        if not hubs:
            narrowed["without"] = [*narrowed.get("without", ()), *named_hubs(self.store)]
        for name in ("area", "place"):
            if narrowed.get(name):
                narrowed[name] = self.meaning(name, narrowed[name])
        network = shown(two_mode(self.store, layer, **narrowed), narrowed.get("lang", "sv"))
        told = {name: narrowed[name] for name in ("lang", "printed_only") if name in narrowed}
        describe(network, self.facts, **told)
        return network

    def picture(
        self,
        layers: Sequence[Layer] = LAYERS,
        *,
        hubs: bool = True,
        findings: bool = True,
        title: str | None = None,
        lang: str = "sv",
        **narrowed: Any,
    ) -> "Picture":
        """Return the picture of the networks of these layers, drawn together and never mixed.

        `narrowed` is what `network` takes; without `hubs`, the registers' hubs are left out. With
        `findings`, gaps and overlaps are to be seen in it. `title` stands above it, what it is of
        unless given.
        """
        from samverkan import words
        from samverkan.drawing import picture
        from samverkan.graph.projection import hubs as named_hubs

        without = () if hubs else named_hubs(self.store)
        networks = {
            layer: self.network(layer, lang=lang, without=without, **narrowed) for layer in layers
        }
        labels = {
            name: self.names.label(self.meaning(name, narrowed[name]), lang)
            for name in ("area", "place")
            if narrowed.get(name)
        }
        if title is None:
            title = labels.pop("area", words.say("file.everything", lang))
        when = narrowed.get("when")
        shown = [*labels.values(), *([when] if when else [])]
        practice = self.practice(hubs=hubs, **narrowed) if findings else None
        return picture(
            self.store,
            networks,
            practice,
            title=title,
            narrowed_to=shown,
            when=when,
            lang=lang,
        )

    def figure(
        self,
        kind: str,
        *,
        layers: Sequence[Layer] = LAYERS,
        sides: Mapping[str, str] | None = None,
        lang: str = "sv",
        **narrowed: Any,
    ) -> "Sheet":
        """Return a figure, to be written as SVG, PDF or PNG.

        `kind` is `network`, `matrix`, `promise-practice`, `timeline` or `tiles`. `layers` are those
        of a network, `sides` the `rows` and `columns` of a matrix; `narrowed` is what `practice`
        takes. Raises UsageError for a kind that there is not, and as `practice` does.

        >>> with KnowledgeBase.memory("vagen-in") as kb:
        ...     kb.figure("tiles", area="bostad").write("svg")[:5]
        b'<?xml'
        """
        from samverkan.export.figures.kinds import KINDS, of_practice
        from samverkan.export.figures.network import network

        if kind == "network":
            return network(self.picture(layers, lang=lang, **narrowed))
        if kind not in KINDS:
            raise UsageError("unknown_figure", name=kind, known=", ".join(("network", *KINDS)))
        return of_practice(kind, self.practice(**narrowed), lang, **(sides or {}))

    def quads(self, register: str | None = None) -> Iterator[ox.Quad]:
        """Yield the statements of the registers, or of the one with this id; people are not here.

        Raises UnknownName if there is no such register.
        """
        wanted = None if register is None else self._register(register)
        for name, iri in self._registers().items():
            if wanted in (None, name):
                yield from self.store.quads(graph=ox.NamedNode(iri))

    def _registers(self) -> dict[str, str]:
        return {local_id(iri): iri for iri in self.store.registers()}

    def _register(self, name: str) -> str:
        known = self._registers()
        if local_id(name) not in known:
            raise UnknownName("no_such_register", sorted(known), name=name)
        return local_id(name)

    def info(self, lang: str = "sv") -> dict[str, Any]:
        """Return what is in the store: `statements`, and `rows` counted by register and class."""
        rows = queries.question("contents").run(self.store, lang=lang).rows
        kept = sum(1 for _ in self.store.quads(graph=GRAPH))
        return {"statements": len(self.store) - kept, "rows": rows}

    def _repr_html_(self) -> str:
        from samverkan.notebooks import contents

        return contents(self.store)

    def row_iri(self, row: str) -> str | None:
        """Return the IRI of the row with this id or IRI, or None if no register has it.

        Raises AmbiguousName if several registers have a row with this id.
        """
        return row_iri(self.store, row)
