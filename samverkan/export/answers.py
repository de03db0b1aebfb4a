"""The answer to a SPARQL query: in the standard result formats, or as a table of typed values."""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

import pyoxigraph as ox

from samverkan.errors import UsageError
from samverkan.export.rdf import FORMATS, serialize_triples
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.formats import FORMATS as TABLES
from samverkan.graph.query import to_table
from samverkan.graph.table import Table
from samverkan.graph.typed import languages, typed_table
from samverkan.words import say

_RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
#: The formats that a table of solutions can be written in.
SOLUTIONS: Final = ("table", *dict.fromkeys((*_RESULTS, *TABLES)))
#: A cell of TSV that holds text, from its quote to its first sign.
_TEXT: Final = re.compile(r'(^|\t)"(\s*)(\S)', re.M)


def serialize(answer: Any, form: str, *, named: bool = True) -> bytes | Table | None:
    """Return an answer as bytes in `form`, as a table for `table`, or None: see `as_answer`.

    Solutions and truth values are written as SPARQL Results in JSON, XML or TSV; triples in one of
    the RDF formats. When the user has named no format (`named`), triples are Turtle. Text in TSV
    that a spreadsheet would take for a formula has its first sign escaped, which every reader of
    the standard undoes. Raises UsageError for a format that the kind of answer cannot have.
    """
    if isinstance(answer, ox.QueryTriples):
        if not named:
            form = "turtle"
        if form not in FORMATS:
            raise UsageError("format_graph", name=form, allowed="turtle, nt, jsonld")
        return serialize_triples(answer, form)
    if form not in SOLUTIONS:
        raise UsageError("format_solutions", name=form, allowed=", ".join(SOLUTIONS))
    truth = isinstance(answer, ox.QueryBoolean)
    if form == "table":
        return _truth(answer) if truth else to_table(answer)
    if truth and form in ("csv", "tsv"):
        return f"{json.dumps(bool(answer))}\n".encode()
    if form not in _RESULTS:
        return None
    content = bytes(answer.serialize(format=_RESULTS[form])).rstrip(b"\r\n") + b"\n"
    return _TEXT.sub(_escaped, content.decode()).encode() if form == "tsv" else content


def as_answer(answer: Any, text: str, registers: Sequence[str], lang: str) -> Answer:
    """Return solutions or a truth value as an answer that can stand alone; `text` is the query."""
    if isinstance(answer, ox.QueryBoolean):
        table, tagged = _truth(answer), ""
    else:
        solutions = list(map(tuple, answer))
        table = typed_table(answer.variables, solutions)
        tags = languages(answer.variables, solutions)
        tagged = "; ".join(f"{name} ({', '.join(found)})" for name, found in tags.items())
    count = say("answer.row" if len(table) == 1 else "answer.rows", lang, count=len(table))
    told = [count, *([say("answer.languages", lang, columns=tagged)] if tagged else [])]
    return Answer(
        table,
        say("title.query", lang),
        lang,
        scope=registers,
        told=told,
        query=text,
        worded=False,
    )


def _truth(answer: Any) -> Table:
    return Table(("answer",), ({"answer": bool(answer)},))


def _escaped(match: re.Match[str]) -> str:
    before, blank, sign = match.groups()
    risky = unicodedata.normalize("NFKC", sign)[:1] in tuple("=+-@")
    return f'{before}"{blank}' + (f"\\u{ord(sign):04X}" if risky else sign)
