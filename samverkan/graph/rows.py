"""What a change of statements means in rows: which came and went, and which cells have changed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pyoxigraph as ox

from samverkan.graph.change_sets import ChangeSet
from samverkan.graph.description import label
from samverkan.graph.history import History
from samverkan.graph.query import question
from samverkan.graph.store import Change, Store
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import WORK, local_id, row_of, sort_key
from samverkan.ontology.vocabulary import RDF, SAM, SKOS

#: The column that each property stands for, and that of a value in English.
_COLUMN: Final = {column.term: name for name, column in reversed(COLUMNS.items())}
#: What ties a row to the nodes below it, which are not read by themselves.
_TIES: Final = frozenset({RDF.type, SAM.evidence, SAM.reading})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was changed: its column, and its values before and after."""

    column: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to a row: its kind is the local name of its class, in lower case."""

    iri: str
    kind: str
    label: str
    how: Literal["added", "changed", "removed"]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change set changed.

    `made` counts the rows of each register that it made, and `gone` of each that it took away; of
    one that is too large to be taken away row by row, they are not among the `rows`.
    """

    change_set: ChangeSet
    rows: tuple[RowChange, ...]
    made: Mapping[str, int]
    gone: Mapping[str, int] = field(default_factory=dict)


def changed(history: History, number: int, lang: str = "sv") -> Changed:
    """Return what the change set of this number changed. Raises NotFound or StoreError."""
    one = history.change_set(number)
    rows = row_changes(history.store, history.change(one), lang)
    made: dict[str, int] = {}
    if one.made:
        with history.as_of(number) as then:
            for row in question("contents").run(then).rows:
                if row["register"] in one.made and row["class"] != "Register":
                    made[row["register"]] = made.get(row["register"], 0) + row["count"]
    return Changed(one, tuple(rows), made, _gone(history, one))


def _gone(history: History, one: ChangeSet) -> dict[str, int]:
    graphs = history.gone(one)
    counts = Counter(row.rpartition("/")[0] for row in history.rows(one)) if graphs else {}
    things = {graph: graph.replace("/register/", "/id/") for graph in graphs}
    return {graph: counts[thing] for graph, thing in things.items()}


@dataclass(frozen=True, slots=True)
class Past:
    """A change set that touched a row, and what it changed in it.

    `row` is None where that is not told: the register came whole, or so much changed that reading
    it all would take long.
    """

    change_set: ChangeSet
    row: RowChange | None


#: Statements of a change set that are read through for what became of one row.
READ_THROUGH: Final = 50_000


def past(history: History, row: str, lang: str = "sv") -> list[Past]:
    """Return what became of the row with this IRI, the last change first."""
    return [_past(history, one, row, lang) for one in reversed(history.touching(row))]


def _past(history: History, one: ChangeSet, row: str, lang: str) -> Past:
    if one.made or one.added + one.removed > READ_THROUGH:
        return Past(one, None)
    found = history.change(one)
    about = (
        frozenset(quad for quad in quads if row_of(quad.subject.value) == row)
        for quads in (found.added, found.removed)
    )
    told = row_changes(history.store, Change(*about), lang)
    return Past(one, told[0] if told else None)


def row_changes(store: Store, change: Change, lang: str = "sv") -> list[RowChange]:
    """Return what a change means in rows, by kind and label.

    Labels and kinds that the change does not tell are those that the store has now.
    """
    rows: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for side, quads in enumerate((change.removed, change.added)):
        for quad in quads:
            rows[row_of(quad.subject.value)][side].append(quad)
    told = _Labels(store, change, lang)
    found = [_row_change(iri, *rows[iri], told) for iri in rows]
    return sorted(found, key=lambda row: (row.kind, sort_key(row.label), row.iri))


class _Labels:
    """What things are called, by the change itself or by the store."""

    def __init__(self, store: Store, change: Change, lang: str) -> None:
        self._store = store
        self._lang = lang
        self._known: dict[str, dict[str | None, str]] = defaultdict(dict)
        for quads in (change.removed, change.added):
            for quad in quads:
                if quad.predicate.value == SKOS.prefLabel:
                    self._known[quad.subject.value][quad.object.language] = quad.object.value

    def label(self, iri: str) -> str:
        known = self._known.get(iri, {})
        said = known.get(self._lang) or known.get("sv")
        return said or label(self._store, ox.NamedNode(iri), self._lang) or local_id(iri)

    def kind(self, iri: str) -> str:
        graph = ox.NamedNode(WORK) if "/id/work/" in iri else None
        for quad in self._store.quads(ox.NamedNode(iri), ox.NamedNode(RDF.type), graph=graph):
            kind = local_id(quad.object.value).lower()
            if kind != "entity":  # what PROV calls whatever has an origin
                return kind
        return "register" if "/register/" in iri else ""


def _row_change(iri: str, removed: Iterable[Any], added: Iterable[Any], told: _Labels) -> RowChange:
    kinds = [_kind(iri, quads) for quads in (removed, added)]
    how: Literal["added", "changed", "removed"] = "changed"
    if kinds[0] != kinds[1]:
        how = "added" if kinds[1] else "removed"
    before, after = (_cells(quads, told.label) for quads in (removed, added))
    columns = [name for name in COLUMNS if name in before or name in after]
    cells = (Cell(name, before.get(name, ()), after.get(name, ())) for name in columns)
    kind = kinds[1] or kinds[0] or told.kind(iri)
    return RowChange(iri, kind, told.label(iri), how, tuple(cells))


def cells_of(store: Store, iri: str) -> dict[str, tuple[str, ...]]:
    """Return what the cells of the row with this IRI hold, by column; ids where they refer."""
    node = ox.NamedNode(iri)
    below = [q.object for q in store.quads(node) if isinstance(q.object, ox.NamedNode)]
    nodes = [node, *(one for one in below if row_of(one.value) == iri)]
    return _cells((quad for one in nodes for quad in store.quads(one)), local_id)


def _kind(iri: str, quads: Iterable[Any]) -> str | None:
    for quad in quads:
        if quad.predicate.value == RDF.type and quad.subject.value == iri:
            return local_id(quad.object.value).lower()
    return None


def _cells(quads: Iterable[Any], name_of: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    cells: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        column = _COLUMN.get(quad.predicate.value)
        if column is None or quad.predicate.value in _TIES:
            continue
        if column == "name" and getattr(quad.object, "language", None) == "en":
            column = "name_en"
        is_thing = isinstance(quad.object, ox.NamedNode)
        cells[column].add(name_of(quad.object.value) if is_thing else quad.object.value)
    return {column: tuple(sorted(values)) for column, values in cells.items()}
