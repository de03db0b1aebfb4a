"""`register.toml`: what a register is called, and what is said of it as open data."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from samverkan.errors import NotFound, UnreadableFile
from samverkan.faults import Fault, closest
from samverkan.ontology.publication import ITEMS, read
from samverkan.ontology.vocabulary import BASE

_KEYS: Final = ("id", "title", "title_en", "base")


def read_about(folder: Path) -> dict[str, Any]:
    """Return what `register.toml` in a folder says: the fields of a register, and `faults`.

    Raises NotFound without the file, and UnreadableFile when it is no TOML, lacks an id or a
    title, or has one that cannot be used.
    """
    path = folder / "register.toml"
    if not path.is_file():
        raise NotFound("no_register_toml", path=folder)
    try:
        about = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile("bad_toml", path=path, why=error) from error
    wrong = [key for key in ("id", "title") if not isinstance(about.get(key), str)]
    if wrong:
        raise UnreadableFile("register_toml_lacks", path=path, keys=", ".join(wrong))
    for key, sound in {
        "id": re.fullmatch(r"[a-z0-9][a-z0-9.-]*", about["id"]),
        "title": about["title"].strip(),
        "title_en": isinstance(about.get("title_en", ""), str),
        "base": re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+/", str(about.get("base", BASE))),
        "hubs": isinstance(about.get("hubs", []), list),
        "catalogue": isinstance(about.get("catalogue", {}), dict),
    }.items():
        if not sound:
            raise UnreadableFile("bad_register_toml", path=path, wrong=key)
    publication, mistaken = read(about.get("catalogue", {}))
    faults = [*_unknown(path.name, about), *(_fault(path.name, *fault) for fault in mistaken)]
    hubs = tuple(map(str, about.get("hubs", ())))
    known = {key: about[key] for key in _KEYS if key in about}
    return known | {"hubs": hubs, "publication": publication, "faults": faults}


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
