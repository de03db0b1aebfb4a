"""What a knowledge base hands to a notebook: tables, frames, graphs and what it holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from samverkan.graph.query import Query, question
from samverkan.graph.store import Store
from samverkan.graph.table import Table
from samverkan.words import say

if TYPE_CHECKING:
    import rdflib
    from pandas import DataFrame

    from samverkan.analysis.practice import Practice
    from samverkan.export.notebook.network import ShownNetwork
    from samverkan.export.notebook.table import Answered
    from samverkan.graph.projection import Network


def asked(
    store: Store, asked: Query, table: Table, bound: Mapping[str, str], **narrowed: Any
) -> Table:
    """Return the answer to a ready-made question, as a table that a notebook shows with its title.

    `table` is what the question was answered with, `bound` and `narrowed` what it was asked with.
    """
    from samverkan.export.asked import answered
    from samverkan.export.notebook.table import Answered

    return Answered.of(answered(store, asked, table, bound, **narrowed))


def solved(answer: Any, text: str, lang: str = "sv") -> "DataFrame | Table | bool | rdflib.Graph":
    """Return the answer of the engine as what people work with.

    Solutions are a DataFrame where pandas is installed, else a table; triples a graph of rdflib.
    """
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return _graph(answer)
    from samverkan.export.answers import as_answer
    from samverkan.export.notebook.table import Answered

    told = as_answer(answer, text, (), lang)
    return told.table.to_pandas() if find_spec("pandas") else Answered.of(told)


def _graph(triples: Any) -> "rdflib.Graph":
    import rdflib

    from samverkan.export.rdf import serialize_triples
    from samverkan.ontology.vocabulary import PREFIXES

    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=serialize_triples(triples, "nt"), format="nt")


def shown(network: "Network", lang: str) -> "ShownNetwork":
    """Return a network that a notebook shows, its words in `lang`."""
    from samverkan.export.notebook.network import ShownNetwork

    return ShownNetwork(network, lang=lang)


def contents(store: Store, lang: str = "sv") -> str:
    """Return what is in a store as HTML: its registers, and how many things of each class."""
    from samverkan.export.notebook.table import html
    from samverkan.export.tables.answer import Answer

    table = question("contents").run(store, lang=lang)
    statements = say("info.store", lang, statements=len(store))
    return html(Answer(table, say("title.info", lang), lang, told=[statements]), most=60)


def gaps(practice: "Practice", kinds: Sequence[str] = (), **how: Any) -> "Answered":
    """Return the gaps of what `KnowledgeBase.practice` gives, as a table that a notebook shows.

    `kinds` are all unless named; `how` is `limit` (so many of each kind, 5), `today` (the day they
    are seen from), `lang`, and what else `find_gaps` takes.
    """
    from samverkan.analysis.gaps import find_gaps
    from samverkan.export.gap_reading import answer
    from samverkan.export.notebook.table import Answered

    lang, limit = how.pop("lang", "sv"), how.pop("limit", 5)
    today = how.pop("today", None) or date.today().isoformat()
    found = find_gaps(practice, tuple(kinds), today=today, limit=limit, **how)
    return Answered.of(answer(found, practice, lang, limit))


def overlaps(practice: "Practice", kinds: Sequence[str] = (), **how: Any) -> "Answered":
    """Return pairs of initiatives that may do the same work, as a table that a notebook shows.

    `how` is `limit` (20), `lang`, and what else `find_overlaps` takes.
    """
    from samverkan.analysis.overlaps import find_overlaps
    from samverkan.export.notebook.table import Answered
    from samverkan.export.overlaps import answer

    lang, limit = how.pop("lang", "sv"), how.pop("limit", 20)
    found = find_overlaps(practice, kinds=tuple(kinds), limit=limit, **how)
    return Answered.of(answer(found, practice, lang))


def matrix(
    practice: "Practice", rows: str = "area", columns: str = "place", lang: str = "sv"
) -> "Answered":
    """Return the matrix of coverage of two sides, as a table that a notebook shows."""
    from samverkan.analysis.coverage import coverage
    from samverkan.export.matrix_sheets import grid_answer
    from samverkan.export.notebook.table import Answered

    return Answered.of(grid_answer(coverage(practice, rows, columns), practice, lang))
