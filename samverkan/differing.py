"""A large register compared with the store row by row, without holding either of them twice.

Of each row a digest is remembered when it is loaded. A row whose files still give that digest, and
that nothing has touched since, is as it was; only the others are looked at. Where nothing is
remembered, the whole register in the store is read, and of each row a number is computed, the sum
of the hashes of its statements. These are Python's own, which nobody outside can foresee.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

import pyoxigraph as ox

from samverkan.data.lines import by_row, lines
from samverkan.data.register import Register
from samverkan.graph.history import History
from samverkan.graph.remembered import recall, remember
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import row_of

#: Rows that are looked up one by one rather than by reading the whole register.
_FEW: Final = 50_000


class Told:
    """What a large register says, with the digest of each row once it has been read through."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._digests: dict[str, bytes] = {}

    def lines(self) -> Iterator[str]:
        """Yield each statement as `samverkan.data.lines.lines` does."""
        self._digests = {}
        for row, told in by_row(self.register):
            self._digests[row] = _digest(self._digests.get(row, b""), told)
            yield from told

    def difference(self, history: History) -> Change:
        """Return what would make the store equal to the register, people apart."""
        known = recall(history, self.register.iri)
        if known is None:
            return difference(history.store, self.register)
        there, differing = known
        for _ in self.lines():
            pass
        here = self._digests
        differing |= {r for r in here.keys() | there.keys() if here.get(r) != there.get(r)}
        return _change(history.store, self.register, differing)

    def remember(self, history: History) -> None:
        """Remember the digest of each row, now that the store is equal to the register."""
        if history.store.folder is None:
            return
        if not self._digests:
            for _ in self.lines():
                pass
        remember(history, self.register.iri, self._digests)


def _digest(before: bytes, told: Iterable[str]) -> bytes:
    return blake2b(before + "\n".join(told).encode(), digest_size=16).digest()


def difference(known: Store, register: Register) -> Change:
    """Return what would make the store equal to a register, people apart, reading all of both."""
    there, here = _sums(known.lines(register.iri)), _sums(lines(register))
    differing = {row for row in there.keys() | here.keys() if there.get(row) != here.get(row)}
    return _change(known, register, differing)


def _change(known: Store, register: Register, differing: set[str]) -> Change:
    """Return what would make these rows of the store equal to those of the register."""
    if not differing:
        return Change(frozenset(), frozenset())
    graph = ox.NamedNode(register.iri)
    present = (
        {str(quad.triple) for quad in known.quads(graph=graph) if _is_of(quad, differing)}
        if len(differing) > _FEW
        else {str(quad.triple) for row in differing for quad in _quads_of(known, row, graph)}
    )
    wanted = {line for row, told in by_row(register) if row in differing for line in told}
    return Change(_quads(wanted - present, register.iri), _quads(present - wanted, register.iri))


def _sums(triples: Iterable[str]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    row = last = ""
    for line in triples:
        subject = line[1 : line.index(">")]
        if subject != last:
            last, row = subject, row_of(subject)
        sums[row] += hash(line)
    return sums


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
