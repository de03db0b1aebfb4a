"""What a knowledge base answers: questions, queries, names, and what became of a row."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from samverkan.graph import query as queries
from samverkan.graph.change_sets import GRAPH
from samverkan.graph.naming import Hit
from samverkan.graph.table import Table
from samverkan.knowledge.base import Opened
from samverkan.ontology.identity import local_id

if TYPE_CHECKING:
    import rdflib
    from pandas import DataFrame

    from samverkan.graph.description import Description
    from samverkan.graph.proposals import Proposal
    from samverkan.graph.resolution import Resolution
    from samverkan.graph.rows import Changed, Past
    from samverkan.reading import Read
    from samverkan.unreviewed.marks import Marks
    from samverkan.weighing import Weighing


class Answers(Opened):
    """The questions that a store answers in words and rows."""

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
        narrowed: dict[str, Any] = {
            "when": when, "expand": expand, "printed_only": printed_only, "lang": lang,
        }  # fmt: skip
        table = found.run(self.store, bound, **narrowed)
        if self.unreviewed is not None:
            from samverkan.unreviewed.marks import marked

            table = marked(self.unreviewed, lambda s: found.run(s, bound, **narrowed), table)
        return asked(self.store, found, table, bound, **narrowed)

    def query(self, text: str) -> "DataFrame | Table | bool | rdflib.Graph":
        """Return the answer to a SPARQL query; the usual prefixes are known.

        SELECT gives a DataFrame of pandas, its values of the types of their terms, or a table where
        pandas is not installed; ASK gives True or False, CONSTRUCT and DESCRIBE a graph of rdflib.
        Raises as `sparql` does, which gives the answer of the engine itself.

        >>> from samverkan.knowledge import KnowledgeBase
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
            if self.unreviewed is not None:
                from samverkan.unreviewed.marks import solutions

                return solutions(self.unreviewed, lambda store: store.query(text))
            return self.store.query(text)
        except SyntaxError as error:
            raise sparql.syntax_error(text, error) from None

    def find(self, text: str, limit: int = 20) -> list[Hit]:
        """Return things whose name is like `text`, most like first."""
        return self.names.find(text, limit)

    def show(self, name: str, lang: str = "sv") -> "Description":
        """Return everything about one thing, with its evidence.

        Raises UnknownName or AmbiguousName.
        """
        from samverkan.graph.description import describe

        return describe(self.store, self.meaning("thing", name), lang)

    def marks(self) -> "Marks | None":
        """Return what rests on proposals in this view, or None if none are seen in it."""
        if self.unreviewed is None:
            return None
        from samverkan.unreviewed.marks import Marks

        return Marks(self.unreviewed)

    def read(self, paths: Sequence[Path]) -> "list[Read]":
        """Read documents with every name that is known; see `samverkan.reading.read`."""
        from samverkan.reading import known_names, known_sources, read

        known = known_names(self.store, self.names)
        return read(paths, known, known_sources(self.store, self.names))

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

        pair = (self.register(between[0]), self.register(between[1])) if between else None
        others = None if names is None else named(Path(names))
        return resolve(self.facts, between=pair, others=others, **narrowed)

    def proposals(self, status: str | None = "open", **narrowed: str | None) -> "list[Proposal]":
        """Return the proposals of a status, or all; `narrowed` is what their fields must hold.

        A register is named by its id, a table in either language, a row by its id or IRI. An
        `actor`, a `place` or an `area`, by any of its names, is one that the row is about.
        """
        from samverkan.data.intake import table_named
        from samverkan.graph.proposals import proposals

        about = {name: narrowed.pop(name, None) for name in ("actor", "place", "area")}
        table = narrowed.get("table")
        wanted = {"status": status, **narrowed, "table": (table and table_named(table)) or table}

        def fits(one: "Proposal") -> bool:
            values = ((getattr(one, name), text) for name, text in wanted.items() if text)
            return all(text in (value, local_id(value or "")) for value, text in values)

        found = [one for one in proposals(self.store) if fits(one)]
        things = [self.meaning(name, text) for name, text in about.items() if text]
        if things:
            from samverkan.weighing import narrowed as about_these

            found = about_these(self.store, found, things)
        return found

    def weighing(self, lang: str = "sv") -> "Weighing":
        """Return what weighs proposals against what is known; see `samverkan.weighing`."""
        from samverkan.weighing import Weighing

        return Weighing(self.store, lang)

    def past(self, row: str, lang: str = "sv") -> "list[Past]":
        """Return what became of the row with this IRI, the last change first."""
        from samverkan.graph.rows import past

        return past(self.history, row, lang)

    def change(self, number: int, lang: str = "sv") -> "Changed":
        """Return what a change set changed, in rows. Raises NotFound or StoreError."""
        from samverkan.graph.rows import changed

        return changed(self.history, number, lang)

    def quads(self, register: str | None = None) -> Iterator[ox.Quad]:
        """Yield the statements of the registers, or of the one with this id; people are not here.

        Raises UnknownName if there is no such register.
        """
        wanted = None if register is None else self.register(register)
        for name, iri in self.registers().items():
            if wanted in (None, name):
                yield from self.store.quads(graph=ox.NamedNode(iri))

    def info(self, lang: str = "sv") -> dict[str, Any]:
        """Return what is in the store: `statements`, and `rows` counted by register and class."""
        rows = queries.question("contents").run(self.store, lang=lang).rows
        kept = sum(1 for _ in self.store.quads(graph=GRAPH))
        return {"statements": len(self.store) - kept, "rows": rows}

    def _repr_html_(self) -> str:
        from samverkan.notebooks import contents

        return contents(self.store)
