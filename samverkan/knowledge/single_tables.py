"""A register of which one table, or a few, come anew from files, each a table alone."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from samverkan.data.bounded import bounded
from samverkan.data.references import astray
from samverkan.data.register import Register
from samverkan.data.remarks import Remark, TableRegister
from samverkan.data.single import SUFFIXES, read_tables, table_in
from samverkan.data.toml_files import read_toml
from samverkan.errors import UsageError
from samverkan.faults import Fault
from samverkan.graph.store import Store
from samverkan.loading import kept
from samverkan.ontology.model import TABLES, Row


def table_of(path: str | Path) -> str | None:
    """Return the table of a register that a file is, or None for anything else.

    Raises UnreadableFile for a file that may be several tables.
    """
    found = Path(path)
    if found.suffix.lower() not in SUFFIXES or not found.is_file():
        return None
    return None if found.with_suffix(".toml").is_file() else bounded(table_in, found)


def with_tables(
    known: Store, people: Store | None, files: Mapping[Path, str], name: str | None = None
) -> tuple[TableRegister, list[Fault]]:
    """Return a register as it would be with the tables in these files, and every fault.

    `files` tells the table of each file. `name` is the id of the register; without it, it is the
    one whose folder the files stand in, or the only one that there is. References may lead to its
    other tables, and no row that these refer to may go. Raises UsageError for two files of one
    table and as `kept` does, and UnknownName for a register that is not there.
    """
    tables = list(files.values())
    for table in tables:
        if tables.count(table) > 1:
            raise UsageError("table_twice", table=table)
    register = kept(known, name or _beside(next(iter(files))), people)
    rest = {table: rows for table, rows in register.tables.items() if table not in tables}
    home = {row.id: table for table, rows in rest.items() for row in rows}
    first, *others = files
    read, faults, ids = bounded(read_tables, first, others, tables, home)
    named = {"sv": ", ".join(TABLES[one].sv for one in tables), "en": ", ".join(tables)}
    whole = TableRegister(
        register.id,
        register.title,
        register.title_en,
        register.base,
        register.hubs,
        {table: rows for table in TABLES if (rows := (rest | dict(read.tables)).get(table))},
        register.publication,
        (Remark("table_alone", {"register": register.id, "tables": named}), *read.told),
    )
    by_table = {table: path.name for path, table in files.items()}
    return whole, [*faults, *_needed(register, rest, ids, by_table)]


def _beside(path: Path) -> str | None:
    """Return the id of the register whose folder a file stands in, if it stands in one."""
    about = path.parent / "register.toml"
    found = read_toml(about).get("id") if about.is_file() else None
    return found if isinstance(found, str) else None


def _needed(
    before: Register, rest: Mapping[str, Sequence[Row]], ids: set[str], files: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield a fault for each row that is gone although the rest of the register refers to it."""
    old = {row.id: table for table in files for row in before.tables.get(table, ())}
    gone = {row: table for row, table in old.items() if row not in ids}
    home = old | {row.id: table for table, rows in rest.items() for row in rows}
    home = {row: table for row, table in home.items() if row not in gone}
    needed: dict[str, list[Row]] = {}
    for row, key, _, value, _ in astray(rest, home):
        if key == "dangling" and value in gone:
            needed.setdefault(value, []).append(row)
    for value in sorted(needed):
        table = needed[value][0].table
        fields: dict[str, object] = {
            "row": needed[value][0].id,
            "table": {"sv": TABLES[table].sv, "en": table},
            "count": len(needed[value]),
        }
        yield Fault(files[gone[value]], "row_needed", None, "id", value, fields)
    for hub in before.hubs:
        if hub in gone:
            yield Fault(files[gone[hub]], "hub_needed", None, "id", hub)
