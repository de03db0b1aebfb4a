"""A large register compared with the store row by row, without holding either of them twice.

Of each row a number is computed, the sum of the hashes of its statements; only rows whose numbers
differ are looked at. The hashes are Python's own, which nobody outside this process can foresee.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from samverkan.data.lines import lines
from samverkan.data.register import Register
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import row_of


def difference(known: Store, register: Register) -> Change:
    """Return what would make the store equal to a register, people apart."""
    there, here = _sums(known.lines(register.iri)), _sums(lines(register))
    differing = {row for row in there.keys() | here.keys() if there.get(row) != here.get(row)}
    if not differing:
        return Change(frozenset(), frozenset())
    graph = ox.NamedNode(register.iri)
    present = (
        {str(quad.triple) for quad in known.quads(graph=graph) if _is_of(quad, differing)}
        if len(differing) > _FEW
        else {str(quad.triple) for row in differing for quad in _quads_of(known, row, graph)}
    )
    wanted = set(_of(lines(register), differing))
    return Change(_quads(wanted - present, register.iri), _quads(present - wanted, register.iri))


#: Rows that are looked up one by one rather than by reading the whole register.
_FEW = 50_000


def _sums(triples: Iterable[str]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    row = last = ""
    for line in triples:
        subject = line[1 : line.index(">")]
        if subject != last:
            last, row = subject, row_of(subject)
        sums[row] += hash(line)
    return sums


def _of(triples: Iterable[str], rows: set[str]) -> Iterator[str]:
    return (line for line in triples if row_of(line[1 : line.index(">")]) in rows)


def _quads_of(known: Store, row: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the statements of a row and of the nodes below it."""
    for quad in known.quads(ox.NamedNode(row), graph=graph):
        yield quad
        below = quad.object
        if isinstance(below, ox.NamedNode) and below.value.startswith(f"{row}/"):
            yield from known.quads(below, graph=graph)


def _is_of(quad: ox.Quad, rows: set[str]) -> bool:
    return row_of(getattr(quad.subject, "value", "")) in rows


def _quads(triples: Iterable[str], graph: str) -> frozenset[ox.Quad]:
    data = "".join(f"{line} <{graph}> .\n" for line in triples)
    return frozenset(ox.parse(data, format=ox.RdfFormat.N_QUADS))
