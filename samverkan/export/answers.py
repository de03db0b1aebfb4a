"""The answer to a SPARQL query, in the standard result formats."""

import json
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import UsageError
from samverkan.export.rdf import FORMATS, serialize_triples
from samverkan.graph.query import to_table
from samverkan.graph.table import Table

_RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


def serialize(answer: Any, form: str, *, named: bool = True) -> bytes | str | Table:
    """Return an answer as bytes in `form`, or as a table for `table`.

    Solutions and truth values are written as SPARQL Results in JSON, XML, CSV or TSV; triples in
    one of the RDF formats. When the user has named no format (`named`), triples are Turtle.
    Raises UsageError for a format that the kind of answer cannot have.
    """
    if isinstance(answer, ox.QueryTriples):
        if not named:
            form = "turtle"
        if form not in FORMATS:
            raise UsageError("format_graph", name=form, allowed="turtle, nt, jsonld")
        return serialize_triples(answer, form)
    if form == "table":
        return _table(answer)
    if form not in _RESULTS:
        raise UsageError("format_solutions", name=form, allowed=", ".join(("table", *_RESULTS)))
    if isinstance(answer, ox.QueryBoolean) and form in ("csv", "tsv"):
        return f"{json.dumps(bool(answer))}\n"
    return bytes(answer.serialize(format=_RESULTS[form])).rstrip(b"\r\n") + b"\n"


def _table(answer: Any) -> Table:
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ({"answer": bool(answer)},))
    return to_table(answer)
