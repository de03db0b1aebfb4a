"""What a knowledge base hands to a notebook: tables, frames, graphs and what it holds."""

from collections.abc import Mapping
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

    from samverkan.export.notebook.network import ShownNetwork
    from samverkan.graph.projection import Network


def asked(store: Store, asked: Query, bound: Mapping[str, str], **narrowed: Any) -> Table:
    """Return the answer to a ready-made question, as a table that a notebook shows with its title.

    `narrowed` is what `Query.run` takes beside what is `bound`.
    """
    from samverkan.export.asked import answered
    from samverkan.export.notebook.table import Answered

    table = asked.run(store, bound, **narrowed)
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
