"""A question: a SPARQL file by name, with a header that says what it takes and gives."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import UnknownName, UsageError
from samverkan.graph.period import Verdict, held
from samverkan.graph.store import Store
from samverkan.graph.table import Row, Table
from samverkan.ontology.dates import is_date
from samverkan.ontology.vocabulary import LAYERS, SAM, SKOS, XSD

#: Parameters that are text; the others are IRIs of things.
TEXT_PARAMETERS: Final = frozenset({"layer"})
#: What a parameter is where a source does not say it, and where an answer keeps such rows apart.
APART: Final = {
    "place": (SAM.anywhere, "unplaced"),
    "area": (SAM.unknown, "without_area"),
}
#: A parameter of a question may be narrowed to a year or a date by this name.
PERIOD: Final = "period"

_HEADER = re.compile(r"^#\+ (?P<key>[\w@ ]+?): *(?P<value>.*)$", re.M)
_ITSELF: Final = ox.NamedNode(SAM.itself)
_LABEL: Final = ox.NamedNode(SKOS.prefLabel)
_PYTHON: Final[dict[str, Callable[[str], Any]]] = {
    XSD.integer: int,
    XSD.boolean: lambda text: text == "true",
}


@dataclass(frozen=True)
class Query:
    """A ready-made question.

    `parameters` may be bound or left free; `columns` are what an answer shows; `grouping` names
    the parameters that an aggregating question counts for, one row for each value when free.
    """

    name: str
    text: str
    summary: Mapping[str, str]
    parameters: tuple[str, ...]
    columns: tuple[str, ...]
    sort: tuple[str, ...]
    grouping: tuple[str, ...] = ()
    #: The parameters by which an editor's coding can place a row; the answer's `basis` is "coded"
    #: where it did so for one that was asked about.
    basis: tuple[str, ...] = ()
    #: The column that says which group a row was read out of, if the question can do that; in the
    #: answer of the engine a row that stands for itself has `sam:itself` there.
    expand: str | None = None

    def run(
        self,
        store: Store,
        bound: Mapping[str, str] | None = None,
        *,
        when: str | None = None,
        expand: bool = False,
        printed_only: bool = False,
        lang: str = "sv",
    ) -> Table:
        """Return the answer.

        `bound` gives values to parameters: IRIs, or text for `layer`. `when` is a year, a month
        or a day; what held then stands in the rows, what has no date in `undated`. With `expand`
        the known members of groups are rows too; with `printed_only`, what rests on an editor's
        coding is left out. Rows whose place or area is not known are kept apart where
        one is asked for: in `unplaced` and `without_area`.

        Raises UsageError for a parameter that the question does not take.
        """
        bound = dict(bound or {})
        self._check(bound, when, expand, printed_only)
        shown = [*self._free(bound), *self.columns, *_expanded(self, expand)]
        if self.expand and not expand:
            bound[self.expand] = SAM.itself
        table = self._solve(store, bound, shown)
        unknown: dict[str, str] = {}
        for parameter, (nowhere, apart) in APART.items():
            if parameter in bound:
                # What is unknown in several ways stands under the last of them.
                unknown[parameter] = nowhere
                ways = [{parameter: nowhere}, unknown]
                found = [
                    self._solve(store, bound | way, shown).rows for way in ways[: len(unknown)]
                ]
                table = table.keeping_apart(apart, [row for rows in found for row in rows])
        if printed_only:
            table = table.where({"basis": "printed"})
        if when:
            table = _narrow(table, when, self.expand)
        return translate(store, table.only(shown), lang).sorted(self.sort)

    def _free(self, bound: Mapping[str, str]) -> list[str]:
        """Return the columns of grouping parameters left free: a count needs what it counts for."""
        free = [name for name in self.grouping if name not in bound and name not in self.columns]
        return [column for name in free for column in (name, f"{name}_label")]

    def _solve(self, store: Store, bound: Mapping[str, str], shown: Iterable[str]) -> Table:
        """Return the engine's answer: the columns shown, and the period to narrow it by."""
        terms = {name: _bound_term(name, value) for name, value in bound.items()}
        coded = [f"{name}_basis" for name in self.basis if name in bound]
        derived = {"basis"} if self.basis else set()
        period = ["from", "to"] if PERIOD in self.parameters else []
        if self.expand and self.expand in shown:
            period += [f"{self.expand}_from", f"{self.expand}_to"]
        needed = dict.fromkeys([*(c for c in shown if c not in derived), *period, *coded])
        table = to_table(store.query(self.text, terms), needed)
        return _with_basis(table, coded) if self.basis else table

    def _check(
        self, bound: Mapping[str, str], when: str | None, expand: bool, printed_only: bool
    ) -> None:
        given = [*bound, *([PERIOD] if when else [])]
        for name in given:
            if name not in self.parameters:
                takes = ", ".join(self.parameters) or "–"
                raise UsageError("no_such_parameter", question=self.name, name=name, takes=takes)
        if when is not None and not is_date(when):
            raise UsageError("bad_date", value=when)
        if bound.get("layer", LAYERS[0]) not in LAYERS:
            raise UsageError("unknown_layer", name=bound["layer"])
        if expand and not self.expand:
            raise UsageError("no_expand", question=self.name)
        if printed_only and "basis" not in self.columns:
            raise UsageError("no_printed_only", question=self.name)


def _expanded(query: Query, expand: bool) -> tuple[str, ...]:
    return (query.expand, f"{query.expand}_label") if expand and query.expand else ()


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, sorted."""
    folder = files("samverkan.graph").joinpath("queries")
    return tuple(sorted(p.name.removesuffix(".rq") for p in folder.iterdir() if ".rq" in p.name))


@cache
def question(name: str) -> Query:
    """Return the question with this name.

    >>> question("who-cooperates").parameters
    ('area', 'place', 'period', 'layer')

    Raises UnknownName, with names that come close.
    """
    if name not in names():
        import difflib

        near = difflib.get_close_matches(name, names(), n=3)
        raise UnknownName("no_such_question", near, name=name)
    text = files("samverkan.graph").joinpath("queries", f"{name}.rq").read_text("utf-8")
    header = {match["key"]: match["value"].strip() for match in _HEADER.finditer(text)}

    def items(key: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in header.get(key, "").split(",") if part.strip())

    return Query(
        name=name,
        text=text,
        summary={lang: header[f"summary@{lang}"] for lang in ("sv", "en")},
        parameters=items("parameters"),
        columns=items("columns"),
        sort=items("sort"),
        grouping=items("grouping"),
        basis=items("basis"),
        expand=header.get("expand"),
    )


def to_table(answer: Any, columns: Iterable[str] | None = None) -> Table:
    """Return the solutions of a SELECT query as a table of plain values.

    `columns` picks some of the variables; each row stands there once. Without it, every variable
    and every solution is there.
    """
    names = tuple(variable.value for variable in answer.variables)
    solutions: Iterable[tuple[Any, ...]] = map(tuple, answer)
    if columns is not None:
        picked = tuple(columns)
        places = [names.index(name) for name in picked]
        solutions = dict.fromkeys(tuple([s[i] for i in places]) for s in solutions)
        names = picked
    rows = ({n: plain(t) for n, t in zip(names, s, strict=True)} for s in solutions)
    return Table(names, tuple(rows))


def plain(term: Any) -> Any:
    """Return the value of a term: text, a whole number, a boolean, or None for no term.

    >>> plain(ox.Literal(3)), plain(ox.NamedNode("https://example.org/a")), plain(None)
    (3, 'https://example.org/a', None)
    """
    if term is None:
        return None
    if term == _ITSELF:
        return None
    if isinstance(term, ox.Literal):
        return _PYTHON.get(term.datatype.value, str)(term.value)
    return getattr(term, "value", str(term))


def translate(store: Store, table: Table, lang: str) -> Table:
    """Return the table with each `…_label` in `lang`, where its thing has a label in it."""
    pairs = [(c, f"{c}_label") for c in table.columns if f"{c}_label" in table.columns]
    if lang == "sv" or not pairs:
        return table

    @cache
    def label(iri: str) -> str | None:
        found = store.quads(ox.NamedNode(iri), _LABEL)
        return next((q.object.value for q in found if q.object.language == lang), None)

    def change(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            known = {name: label(row[thing]) for thing, name in pairs if row[thing]}
            yield row | {name: text for name, text in known.items() if text}

    return table.map(change)


def _with_basis(table: Table, coded: Sequence[str]) -> Table:
    """Return the table with one `basis` a row, each row once: what is also printed is printed."""
    best: dict[tuple[Any, ...], Row] = {}
    for row in table.rows:
        basis = "coded" if "coded" in [row[column] for column in coded] else "printed"
        plain_row = {column: value for column, value in row.items() if column not in coded}
        key = tuple(plain_row.values())
        if key not in best or basis == "printed":
            best[key] = {**plain_row, "basis": basis}
    columns = tuple(column for column in table.columns if column not in coded)
    return Table((*columns, "basis"), tuple(best.values()))


def _narrow(table: Table, when: str, member_of: str | None) -> Table:
    def verdict(row: Row) -> Verdict:
        own = held(row["from"], row["to"], when)
        dates = (row.get(f"{member_of}_from"), row.get(f"{member_of}_to"))
        if not any(dates):  # nothing is said of when the member was one
            return own
        return max(own, held(*dates, when), key=("in", "undated", "out").index)

    verdicts = [(verdict(row), row) for row in table.rows]
    narrowed = replace(
        table,
        rows=tuple(row for said, row in verdicts if said == "in"),
        undated=tuple(row for said, row in verdicts if said == "undated"),
    )
    for _, apart in APART.values():
        rows = [row for row in getattr(table, apart) if verdict(row) != "out"]
        narrowed = narrowed.keeping_apart(apart, rows)
    return narrowed


def _bound_term(name: str, value: str) -> ox.NamedNode | ox.Literal:
    return ox.Literal(value) if name in TEXT_PARAMETERS else ox.NamedNode(value)
