"""What a register is called, and what is said of it as open data: `register.toml` or a sheet."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from samverkan.data.tables import Grid
from samverkan.data.toml_files import read_toml
from samverkan.errors import NotFound, UnreadableFile
from samverkan.faults import Fault, closest
from samverkan.ontology.identity import clean
from samverkan.ontology.publication import ITEMS, read
from samverkan.ontology.vocabulary import BASE

_KEYS: Final = ("id", "title", "title_en", "base")
#: What each fact is called in the sheet of a workbook, beside its name.
LABELS: Final = {"id": "id", "title": "titel", "title_en": "titel_en", "base": "bas", "hubs": "nav"}
_BY_LABEL: Final = {label: key for key, label in LABELS.items()} | {key: key for key in LABELS}


def read_about(folder: Path) -> dict[str, Any]:
    """Return what `register.toml` in a folder says: the fields of a register, and `faults`.

    Raises NotFound without the file, and UnreadableFile when it is no TOML, lacks an id or a
    title, or has one that cannot be used.
    """
    path = folder / "register.toml"
    if not path.is_file():
        raise NotFound("no_register_toml", path=folder)
    about = read_toml(path)
    wrong = [key for key in ("id", "title") if not isinstance(about.get(key), str)]
    if wrong:
        raise UnreadableFile("register_toml_lacks", path=path, keys=", ".join(wrong))
    for key in _unsound(about):
        raise UnreadableFile("bad_register_toml", path=path, wrong=key)
    publication, mistaken = read(about.get("catalogue", {}))
    faults = [*_unknown(path.name, about), *(_fault(path.name, *fault) for fault in mistaken)]
    return _fields(about) | {"publication": publication, "faults": faults}


def about_of(grid: Grid) -> dict[str, Any]:
    """Return what a sheet says of a register: its fields, and `faults`.

    A fact stands in the second column, with its name in the first; other rows are for people. A
    register whose id or title cannot be used is called by the name of the sheet.
    """
    about: dict[str, Any] = {}
    published: dict[str, Any] = {}
    rows: dict[str, int] = {}
    for record in grid.records:
        name, text = (*map(clean, record.cells), "", "")[:2]
        key = _BY_LABEL.get(name.casefold().replace(" ", "_"), name)
        item = ITEMS.get(key.removeprefix("catalogue."))
        if key in rows or not text:
            continue
        if key in LABELS:
            about[key] = _values(text) if key == "hubs" else text
        elif item and key.startswith("catalogue."):
            published[key.removeprefix("catalogue.")] = _values(text) if item.many else text
        else:
            continue
        rows[key] = record.number
    faults = [
        Fault(grid.file, "register_lacks", 1, LABELS[key], None, {}, grid.name, "B")
        for key in ("id", "title")
        if key not in about
    ]
    about = {"id": "register", "title": str(grid.name)} | about
    for key in _unsound(about):
        value = about.pop(key)
        told = Fault(grid.file, "register_fact", rows[key], LABELS[key], value)
        faults.append(_placed(told, grid))
    publication, mistaken = read(published)
    for key, value, code in mistaken:
        told = _fault(grid.file, key, value, code)
        faults.append(_placed(told, grid, rows[f"catalogue.{key}"]))
    about = {"id": "register", "title": str(grid.name)} | about
    return _fields(about) | {"publication": publication, "faults": faults}


def _values(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split("|")) if part]


def _placed(fault: Fault, grid: Grid, row: int | None = None) -> Fault:
    row = row or fault.row
    return Fault(
        fault.file, fault.key, row, fault.column, fault.value, fault.fields, grid.name, "B"
    )


def _unsound(about: Mapping[str, Any]) -> Iterator[str]:
    """Yield each fact of a register that cannot be used."""
    for key, sound in {
        "id": re.fullmatch(r"[a-z0-9][a-z0-9.-]*", about["id"]),
        "title": about["title"].strip(),
        "title_en": isinstance(about.get("title_en", ""), str),
        "base": re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+/", str(about.get("base", BASE))),
        "hubs": isinstance(about.get("hubs", []), list),
        "catalogue": isinstance(about.get("catalogue", {}), dict),
    }.items():
        if not sound:
            yield key


def _fields(about: Mapping[str, Any]) -> dict[str, Any]:
    hubs = tuple(map(str, about.get("hubs", ())))
    return {key: clean(about[key]) for key in _KEYS if key in about} | {"hubs": hubs}


def _unknown(file: str, about: Mapping[str, object]) -> Iterator[Fault]:
    for key in about:
        if key not in (*_KEYS, "hubs", "catalogue"):
            yield Fault(file, "toml_key", column=key, fields=closest(key, _KEYS))


def _fault(file: str, key: str, value: str, code: str) -> Fault:
    """Return the fault of a fact in `[catalogue]`, with what to write instead."""
    if code == "about_key":
        return Fault(file, "toml_key", column=f"catalogue.{key}", fields=closest(key, ITEMS))
    expected: dict[str, object] = {"expected": ", ".join(ITEMS[key].known)}
    return Fault(file, code, column=f"catalogue.{key}", value=value, fields=expected)
