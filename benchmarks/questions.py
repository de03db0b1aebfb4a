"""Each question on the shipped register: Oxigraph against rdflib's own engine."""

from collections.abc import Callable, Iterable
from functools import partial

import pyoxigraph as ox
import rdflib

from benchmarks.timing import compare
from samverkan.graph.query import names, question
from samverkan.knowledge import KnowledgeBase

#: Questions that take rdflib minutes.
SLOW = {"active-not-named", "coverage", "pairs", "promise-and-practice", "named-no-evidence"}
SLOW |= {"ties", "who-cooperates", "partners-of"}


def _all(engine: Callable[[str], Iterable[object]], text: str) -> list[object]:
    return list(engine(text))


def main() -> None:
    """Print the ratios."""
    kb = KnowledgeBase.memory("vagen-in")
    data = ox.serialize(kb.store.quads(), format=ox.RdfFormat.N_QUADS)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format="nquads")
    print("questions, left free                Oxigraph        rdflib")
    for name in names():
        if name in SLOW:
            continue
        text = question(name).text
        ours, theirs = (partial(_all, engine, text) for engine in (kb.store.query, dataset.query))
        print(f"  {name:<20}", compare(ours, theirs, 3))
