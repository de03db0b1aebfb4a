"""What statements rest on: the documents behind them, and when those were written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from samverkan.graph.facts import Facts
from samverkan.ontology.vocabulary import DCTERMS, SAM

#: How the node of a row's own evidence is named after the row.
_OWN: Final = "/evidence"


@dataclass(frozen=True, slots=True)
class Source:
    """A document. Two extractions of one document have the same `work`."""

    iri: str
    work: str
    kind: str | None
    publisher: str | None
    date: str | None


def documents(facts: Facts) -> dict[str, Source]:
    """Return every source, by IRI."""
    about = (SAM.kind, DCTERMS.publisher, DCTERMS.date)
    return {
        iri: Source(iri, _work(facts, iri), *(facts.value(term, iri) for term in about))
        for iri in facts.things(SAM.Source)
    }


def _work(facts: Facts, source: str) -> str:
    """Return the first of the documents that a source says it is the same work as."""
    chain = [source]
    while same := facts.value(SAM.sameWorkAs, chain[-1]):
        if same in chain:  # they point at each other
            return min(chain[chain.index(same) :])
        chain.append(same)
    return chain[-1]


def sources(facts: Facts, statements: Iterable[str]) -> dict[str, tuple[Source, ...]]:
    """Return the sources of each statement, its own before further ones.

    Further evidence that has a date of its own is of that date. All evidence is read at once, so
    ask for many statements together.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> facts = KnowledgeBase.memory("vagen-in").facts
    >>> statement = facts.commitments[0].statement
    >>> [source.date for source in sources(facts, [statement])[statement]]
    ['2015', '2015']
    """
    known = documents(facts)
    found: dict[str, tuple[Source, ...]] = dict.fromkeys(statements, ())
    further: dict[str, list[str]] = defaultdict(list)
    for row, node in facts.pairs(SAM.furtherEvidence):
        if row in found:
            further[node].append(row)
    also: list[tuple[str, Source]] = []
    for node, document in facts.pairs(DCTERMS.source):
        source = known.get(document)
        if source is None:
            continue
        own = node.removesuffix(_OWN)  # reading which node is whose would take as long again
        if own in found and own != node:
            found[own] = (*found[own], source)
        for row in further.get(node, ()):
            date = facts.value(DCTERMS.date, node)
            also.append((row, replace(source, date=date) if date else source))
    for row, source in also:
        found[row] = (*found[row], source)
    return found
