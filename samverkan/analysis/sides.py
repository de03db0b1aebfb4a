"""The two sides of a comparison: times, or registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from samverkan.errors import UnknownName, UsageError
from samverkan.graph.facts import Facts
from samverkan.graph.period import Verdict, held
from samverkan.ontology.dates import earliest, is_date, latest
from samverkan.ontology.identity import local_id

_held = lru_cache(maxsize=1 << 16)(held)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a time, or a register with its IRI."""

    name: str
    register: str | None = None

    @cached_property
    def things(self) -> str:
        """What the IRIs of the register's things begin with."""
        base, _, name = (self.register or "").rpartition("register/")
        return f"{base}id/{name}/"

    def has(self, row: str, start: str | None, end: str | None) -> Verdict:
        """Say whether a row with a period is of this side."""
        if self.register is None:
            return _held(start, end, self.name)
        return "in" if row.startswith(self.things) else "out"


def sides(facts: Facts, before: str, after: str) -> tuple[Side, Side]:
    """Return what two words mean: years, months or days, or registers in the store.

    Raises UsageError where the two cannot be compared, and UnknownName for no register.
    """
    known = {local_id(iri): iri for iri in facts.store.registers()}
    registers = [known.get(local_id(text)) for text in (before, after)]
    one, other = (
        Side(local_id(text), register) if all(registers) else _moment(text, known)
        for text, register in zip((before, after), registers, strict=True)
    )
    if bool(one.register) != bool(other.register):
        raise UsageError("compare_mixed", one=before, other=after)
    if one == other:
        raise UsageError("compare_same", name=before)
    if not one.register and latest(one.name) >= earliest(other.name):
        backwards = latest(other.name) < earliest(one.name)
        raise UsageError(
            "compare_backwards" if backwards else "compare_overlap", one=before, other=after
        )
    return one, other


def _moment(text: str, known: Mapping[str, str]) -> Side:
    if is_date(text):
        return Side(text)
    if local_id(text) in known:
        return Side(local_id(text), known[local_id(text)])
    if text[:1].isdigit():
        raise UsageError("bad_moment", value=text)
    raise UnknownName("no_such_register", sorted(known), name=text)
