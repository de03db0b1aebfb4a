"""Marks on what rests on proposals that nobody has reviewed: rows of answers, and cells of rows."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import UsageError
from samverkan.graph.proposals import Proposal
from samverkan.graph.store import Store
from samverkan.graph.table import APART, Table
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.identity import local_id
from samverkan.unreviewed.view import Unreviewed
from samverkan.words import say

#: The basis of a row that rests on a proposal.
BASIS: Final = "unreviewed"
#: The column, or the variable of a query, that names the proposals of a row.
COLUMN: Final = "proposal"

#: Proposals that are named one by one beside a row.
MOST: Final = 8

_Key = tuple[str, tuple[tuple[str, Any], ...]]


def named(chosen: Collection[Proposal]) -> str | None:
    """Return proposals as they are told of beside a row, or None for none.

    Of very many it is told how many each sender has sent.
    """
    if len(chosen) > MOST:
        counts = Counter(one.sender for one in chosen)
        return "; ".join(f"{sender} ({count})" for sender, count in counts.items())
    return "; ".join(f"{one.sender}, {one.id}" for one in chosen) or None


def marked(seen: Unreviewed, ask: Callable[[Store], Table], table: Table) -> Table:
    """Return the answer in the view, `table`, with the basis of each row that rests on proposals.

    `ask` gives the answer of a store.
    """

    def keys(store: Store) -> Iterator[_Key]:
        answer = ask(store)
        for part in ("rows", *APART):
            for row in getattr(answer, part):
                yield part, tuple(row.items())

    resting = seen.resting(keys)
    columns = tuple(dict.fromkeys((*table.columns, "basis", COLUMN)))
    done = Table(columns, ())
    for part in ("rows", *APART):
        rows = []
        for row in getattr(table, part):
            on = named(resting.get((part, tuple(row.items())), ()))
            basis = BASIS if on else row.get("basis")
            rows.append({**row, "basis": basis, COLUMN: on})
        done = Table(columns, tuple(rows)) if part == "rows" else done.keeping_apart(part, rows)
    return done


def solutions(seen: Unreviewed, run: Callable[[Store], Any]) -> ox.QuerySolutions:
    """Return the answer to a SELECT in the view, each row with the proposals that it rests on.

    `run` gives the answer of a store. Raises UsageError for an answer that has no rows to mark.
    """

    def told(store: Store) -> dict[str, Any]:
        answer = run(store)
        if not isinstance(answer, ox.QuerySolutions):
            raise UsageError("unreviewed_select")
        read: dict[str, Any] = json.loads(
            bytes(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        )
        return read

    def keys(store: Store) -> list[str]:
        return [json.dumps(row, sort_keys=True) for row in told(store)["results"]["bindings"]]

    answer = told(seen.view)
    resting = seen.resting(keys)
    known = Counter(keys(seen.known))
    name = COLUMN
    while name in answer["head"]["vars"]:
        name += "_"
    answer["head"]["vars"].append(name)
    for row in answer["results"]["bindings"]:
        key = json.dumps(row, sort_keys=True)
        known[key] -= 1
        if known[key] < 0 and key in resting:
            row[name] = {"type": "literal", "value": named(resting[key])}
    text = json.dumps(answer).encode()
    parsed = ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    return parsed


class Marks:
    """Which proposals a row rests on as a whole, and which each of its cells."""

    def __init__(self, seen: Unreviewed) -> None:
        self._seen = seen

    def row(self, iri: str) -> list[Proposal]:
        """Return the proposals without which there would be no row with this IRI."""
        own = local_id(iri)
        return [
            one
            for one in self._seen.proposals
            if (one.kind == "new" and one.row == iri) or f"-{one.id}" in own
        ]

    def cell(self, iri: str, column: str) -> list[tuple[Proposal, str]]:
        """Return the proposals that a cell rests on, each with what is known in its place."""
        term = COLUMNS[column].term if column in COLUMNS else None
        return [
            (one, one.known.get(name, ""))
            for one in self._seen.proposals
            if one.kind == "change" and one.row == iri
            for name in one.cells
            if name in COLUMNS and COLUMNS[name].term == term
        ]

    def gone(self, rows: Collection[str]) -> list[Proposal]:
        """Return the proposals that would remove one of these rows, by IRI."""
        return [one for one in self._seen.proposals if one.kind == "remove" and one.row in rows]

    def text(self, iri: str, column: str | None, lang: str) -> str:
        """Return what is said behind a row, or behind a cell of it; nothing of what is known."""
        whole = [(one, "") for one in self.row(iri)]
        resting = whole if column is None else self.cell(iri, column)
        told = [say("proposal.unreviewed", lang, by=one.sender, id=one.id) for one, _ in resting]
        before = [text for _, text in resting if text]
        if before:
            told.append(say("proposal.known_now", lang, value=before[0]))
        return f" [{'; '.join(told)}]" if told else ""

    def as_json(self) -> list[dict[str, Any]]:
        """Return each proposal that is seen: its id, sender, kind, row and columns."""
        return [
            {
                "id": one.id, "sender": one.sender, "kind": one.kind,
                "row": one.row, "columns": list(one.cells),
            }
            for one in self._seen.proposals
        ]  # fmt: skip
