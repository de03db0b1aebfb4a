"""What a person records: the answer to an inquiry, or a judgement on a pair, kept as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

from samverkan.data.intake import read_row
from samverkan.data.rdf import row_quads
from samverkan.data.register import Register
from samverkan.errors import FaultsFound, UsageError
from samverkan.graph.change_sets import Origin
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.ontology.identity import WORK, clean, local_id, slug
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import fields
from samverkan.ontology.vocabulary import RDF

#: The tables that people record rows of, and the columns that tell one row from another.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "inquiries": ("actor", "area", "place", "from", "to", "date", "by"),
    "judgements": ("subject", "object", "date", "by"),
}

_COMMANDS: Final = {"inquiries": "inquire", "judgements": "judge"}
_TYPE: Final = ox.NamedNode(RDF.type)
_NAMES: Final = {"inquiries": ("inq", "actor"), "judgements": ("judge", "subject")}


@dataclass(frozen=True)
class Recorded:
    """A row that was recorded. Its references are IRIs.

    `how` says whether it is new, has taken the place of one recorded before, or was there already.
    """

    iri: str
    row: Row
    how: Literal["added", "changed", "unchanged"]


class _Work(Register):
    """The graph `work`: its rows refer to things in registers by IRI."""

    @property
    def iri(self) -> str:
        return WORK

    def thing(self, local_id: str) -> str:
        return local_id if "://" in local_id else super().thing(local_id)


def record(
    store: Store, meaning: Callable[[str, str], str], table: str, cells: Mapping[str, str]
) -> Recorded:
    """Store a row of `inquiries` or `judgements` in the graph `work`.

    `cells` are text by column; those that refer to things hold names, and `meaning` gives the IRI
    that a name has as a value of a column. The same person's answer on the same day about the same
    thing is one row: recorded again, the last is kept. Loading a register leaves it there.

    Raises FaultsFound with every fault of the row, UsageError for a judgement on a thing and itself
    or a table that nothing is recorded in, and what `meaning` raises.
    """
    if table not in KEYS:
        raise UsageError("not_recorded", table=table, known=", ".join(KEYS))
    row_class = TABLES[table]
    given = {name: clean(text) for name, text in cells.items() if clean(text)}
    for column in fields(row_class):
        if column.refs is not None and column.name in given:
            given[column.name] = meaning(column.name, given[column.name])
    if table == "judgements" and {"subject", "object"} <= given.keys():
        # A pair is the same pair either way.
        given["subject"], given["object"] = sorted((given["subject"], given["object"]))
        if given["subject"] == given["object"]:
            raise UsageError("judged_itself", name=local_id(given["subject"]))
        _alike(store, given["subject"], given["object"])
    row, faults = read_row(row_class, given | {"id": _id(table, given)}, table)
    if row is None:
        raise FaultsFound(faults, "not_recorded_faults")
    work = _Work("work", "work")
    node = work.thing(row.id)
    wanted = frozenset(row_quads(work, row))
    nodes = (ox.NamedNode(iri) for iri in (node, f"{node}/evidence"))
    known = frozenset(q for one in nodes for q in store.quads(one, graph=ox.NamedNode(WORK)))
    origin = Origin(_COMMANDS[table], by=given["by"], why=given.get("why"))
    History(store).record(Change(wanted - known, known - wanted), origin)
    return Recorded(node, row, "unchanged" if wanted == known else "changed" if known else "added")


def _id(table: str, cells: Mapping[str, str]) -> str:
    """Return an id that the key of a row always has."""
    prefix, first = _NAMES[table]
    digest = slug(" ".join(f"{name} {cells.get(name, '')}" for name in KEYS[table]))[-10:]
    thing = local_id(cells.get(first, ""))
    return "-".join(part for part in (prefix, thing, digest) if part)


def _alike(store: Store, one: str, other: str) -> None:
    """Raise UsageError unless two things are of one class: others cannot be compared."""
    classes = [
        {quad.object.value for quad in store.quads(ox.NamedNode(thing), _TYPE)}
        for thing in (one, other)
    ]
    if not classes[0] & classes[1]:
        raise UsageError("judged_unlike", one=local_id(one), other=local_id(other))
