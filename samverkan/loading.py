"""From a path to a sound register, and from a change to what it means in rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from samverkan.data.register import Register
from samverkan.errors import FaultsFound, NotFound
from samverkan.faults import Fault
from samverkan.graph.store import Change
from samverkan.ontology.model import TABLES
from samverkan.ontology.vocabulary import RDF

REGISTERS: Final = Path(__file__).parent / "data" / "registers"


@dataclass(frozen=True)
class Loaded:
    """What a load changed in one register: ids of rows, by table. `rows` counts all it holds."""

    register: str
    rows: int
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)


def locate(path: str | Path) -> Path:
    """Return the file or folder that a path means, or the register shipped under that name.

    Raises NotFound, naming the registers that are shipped.
    """
    if Path(path).exists():
        return Path(path)
    if (REGISTERS / str(path) / "register.toml").is_file():
        return REGISTERS / str(path)
    shipped = ", ".join(sorted(p.name for p in REGISTERS.iterdir() if p.is_dir()))
    raise NotFound("no_such_path", path=path, shipped=shipped)


def check(path: str | Path) -> tuple[Register, list[Fault]]:
    """Return the register that a path holds, and every fault in it. Nothing is stored.

    `path` is a folder of CSV files, a list in one CSV file, a file of RDF, or the name of a
    register that is shipped. A register from a list says in `reading` what its reading came to.

    >>> check("vagen-in")[1]
    []

    Raises NotFound or UnreadableFile when there is nothing to check.
    """
    found = locate(path)
    if found.is_dir():
        from samverkan.data.intake import read_register

        return read_register(found)
    if found.suffix.lower() in (".csv", ".tsv"):
        from samverkan.data.lists import read_list

        return read_list(found)
    from samverkan.data.rdf_files import read_rdf

    return read_rdf(found)


def sound(path: str | Path) -> Register:
    """Return the register that a path holds. Raises FaultsFound if anything is wrong with it."""
    register, faults = check(path)
    if faults:
        raise FaultsFound(faults)
    return register


def report(register: Register, change: Change) -> Loaded:
    """Return what a change to a register means in rows."""
    things = register.thing("")

    def row(iri: str) -> str:
        return iri.removeprefix(things).partition("/")[0]

    tables = {row_class.type: name for name, row_class in TABLES.items()}
    home = {r.id: name for name, rows in register.tables.items() for r in rows}
    touched = {
        row(quad.subject.value)
        for quad in change.added | change.removed
        if quad.subject.value.startswith(things)
    }
    born = {row(quad.subject.value) for quad in change.added if _is_row(quad, things)}
    gone = {
        row(quad.subject.value): tables.get(quad.object.value, "")
        for quad in change.removed
        if _is_row(quad, things)
    }
    changed = change.added | change.removed
    about = [q for q in changed if not q.subject.value.startswith(things)]
    is_new = RDF.type in {quad.predicate.value for quad in about}
    itself = {register.id: "register"} if about and not is_new else {}
    return Loaded(
        register=register.id,
        rows=len(home),
        added=_by_table({r: home[r] for r in touched & born if r in home}),
        removed=_by_table({r: kind for r, kind in gone.items() if r not in home}),
        changed=_by_table({r: home[r] for r in touched - born if r in home} | itself),
    )


def _is_row(quad: Any, things: str) -> bool:
    """Say whether a quad gives the class of a row, and not of a node below one."""
    subject: str = quad.subject.value
    below = "/" in subject.removeprefix(things)
    is_class: bool = quad.predicate.value == RDF.type
    return is_class and subject.startswith(things) and not below


def _by_table(rows: Mapping[str, str]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows):
        tables[rows[row]].append(row)
    return dict(tables)
