"""From a path to a sound register, and from a change to what it means in rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from samverkan.data.register import Register
from samverkan.errors import (
    ChangeConflict,
    FaultsFound,
    NotFound,
    UnknownName,
    UnreadableFile,
    UsageError,
)
from samverkan.faults import Fault
from samverkan.graph.change_sets import File, Origin
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import TABLES
from samverkan.ontology.vocabulary import RDF

#: Rows of a register beyond which it is not compared or stored all at once.
LARGE: Final = 20_000

#: The suffixes of other people's lists.
LISTS: Final = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
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

    `path` is a folder of CSV files, a workbook, a list in one CSV or JSON file, a file of RDF,
    or the name of a register that is shipped. A register from a list says in `reading` what
    its reading came to.

    >>> check("vagen-in")[1]
    []

    Whatever is not shipped is read in a process with limits, since anybody may have made it.

    Raises NotFound or UnreadableFile when there is nothing to check.
    """
    found = locate(path)
    if found.parent == REGISTERS:
        return read(found)
    from samverkan.data.bounded import bounded

    return bounded(read, found)


def read(path: Path) -> tuple[Register, list[Fault]]:
    """Return what `check` does of a file or folder, in this very process.

    Raises UnreadableFile when there is nothing to check.
    """
    if path.is_dir():
        from samverkan.data.intake import read_register

        return read_register(path)
    if path.suffix.lower() in LISTS:
        from samverkan.data.lists import read_list

        return read_list(path)
    from samverkan.data.workbooks import OTHERS, SUFFIXES

    if path.suffix.lower() in SUFFIXES:
        return _read_workbook(path)
    if path.suffix.lower() in OTHERS:
        raise UnreadableFile("workbook_other", path=path)
    from samverkan.data.rdf_files import read_rdf

    return read_rdf(path)


def _read_workbook(path: Path) -> tuple[Register, list[Fault]]:
    """Return what a workbook holds: a list, where a mapping or hashtags say so, or a register."""
    from samverkan.data.intake import read_workbook, table_named
    from samverkan.data.lists import has_hashtags, read_list
    from samverkan.data.workbooks import sheet_names

    mapped = path.with_suffix(".toml").is_file()
    if mapped or (not any(map(table_named, sheet_names(path))) and has_hashtags(path)):
        return read_list(path)
    return read_workbook(path)


def sound(path: str | Path) -> Register:
    """Return the register that a path holds. Raises FaultsFound if anything is wrong with it."""
    register, faults = check(path)
    if faults:
        raise FaultsFound(faults)
    return register


def kept(known: Store, name: str | None = None, people: Store | None = None) -> Register:
    """Return a register as a store has it: the one with this id, or the only one there is.

    Its people come along where their store is given. Raises UnknownName if there is no such
    register, and UsageError where there are several and none is named.
    """
    from samverkan.data.rdf import register_from_quads

    there = {local_id(iri): iri for iri in known.registers()}
    if name is None and len(there) > 1:
        raise UsageError("which_register", known=", ".join(sorted(there)))
    name = next(iter(there), "") if name is None else local_id(name)
    if name not in there:
        raise UnknownName("no_such_register", sorted(there), name=name)
    graph = ox.NamedNode(there[name])
    register = register_from_quads(known.quads(graph=graph), graph.value)
    if people is None:
        return register
    told = register_from_quads(people.quads(graph=graph), graph.value).tables
    return replace(register, tables={**register.tables, "people": told.get("people", ())})


def files(path: str | Path) -> tuple[File, ...]:
    """Return the files that a register is read from, by name and SHA-256.

    Of a folder, that is what stands in it and is not hidden; of a list, also the mapping beside it.
    """
    found = locate(path)
    beside = [found.with_suffix(".toml")] if found.suffix.lower() in (*LISTS, ".xlsx") else []
    paths = sorted(found.iterdir()) if found.is_dir() else [found, *beside]
    return tuple(
        File.of(path) for path in paths if path.is_file() and not path.name.startswith(".")
    )


def store(
    known: Store,
    people: Store | None,
    registers: Sequence[Register],
    origin: Origin,
    *,
    force: bool = False,
) -> list[Loaded]:
    """Make a store equal to these registers, others untouched, in one transaction.

    What they say of people goes into the people store, first. A register that says nothing of
    people leaves them. Raises UsageError for two registers with one id, StoreError, and, unless
    `force`, ChangeConflict with each row that was accepted into the store and would be taken back.
    """
    from samverkan.data.rdf import open_quads
    from samverkan.differing import Told
    from samverkan.graph.undoing import taken_back
    from samverkan.graph.whole import record_made

    ids = [register.id for register in registers]
    if len(set(ids)) < len(ids):
        raise UsageError("register_twice", register=max(ids, key=ids.count))
    with known.changing():
        history = History(known)
        large = {r.iri: Told(r) for r in registers if _is_large(r)}
        made = {iri: told.lines() for iri, told in large.items() if not _is_there(known, iri)}
        changes = {
            r.iri: large[r.iri].difference(history)
            if r.iri in large
            else known.difference(r.iri, open_quads(r))
            for r in registers
            if r.iri not in made
        }
        conflicts = taken_back(history, union(changes.values()))
        if conflicts and not force:
            raise ChangeConflict("load_takes_back", conflicts)
        about_people = _store_people(people, registers, origin)
        if made:
            record_made(history, made, union(changes.values()), origin)
        else:
            history.record(union(changes.values()), origin)
        for told in large.values():
            told.remember(history)
    return [
        report(register, union([changes[register.iri], about_people[register.iri]]))
        if register.iri in changes
        else _whole(register)
        for register in registers
    ]


def _store_people(
    people: Store | None, registers: Sequence[Register], origin: Origin
) -> dict[str, Change]:
    """Store what registers say of people, but for who was forgotten; return it by register."""
    from samverkan.data.rdf import people_quads
    from samverkan.people import remembered

    changes = {register.iri: Change(frozenset(), frozenset()) for register in registers}
    if people is not None:
        with people.changing():
            for register in registers:
                if "people" in register.tables:
                    said = remembered(people.folder, people_quads(register))
                    changes[register.iri] = people.difference(register.iri, said)
            History(people, keeps=False).record(union(changes.values()), origin)
    return changes


def _is_large(register: Register) -> bool:
    return sum(map(len, register.tables.values())) > LARGE


def _is_there(known: Store, register: str) -> bool:
    return next(known.quads(graph=ox.NamedNode(register)), None) is not None


def _whole(register: Register) -> Loaded:
    """Return what it means in rows that a register came whole."""
    tables = {name: sorted(row.id for row in rows) for name, rows in register.tables.items()}
    added = {name: ids for name, ids in tables.items() if ids}
    return Loaded(register.id, sum(map(len, added.values())), added)


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
