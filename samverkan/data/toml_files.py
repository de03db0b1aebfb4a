"""TOML files that people write, and where they go wrong."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from samverkan import words
from samverkan.errors import UnreadableFile

_PLACE: Final = re.compile(r"\(at line (?P<row>\d+), column (?P<character>\d+)\)")
#: What the parser says, and the words for it (`toml_why.<key>`).
_KINDS: Final = (
    ("Cannot overwrite", "twice"),
    ("Cannot declare", "twice"),
    ("Invalid value", "value"),
    ("Unterminated string", "string"),
    ("Illegal character", "string"),
    ("Expected '='", "key"),
    ("Expected ']'", "heading"),
    ("Expected newline", "line"),
)


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file says. Raises UnreadableFile, with where and what is wrong."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        why = {lang: words.say("toml_why.encoding", lang) for lang in words.LANGUAGES}
        raise UnreadableFile("bad_toml", path=path, why=why) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile("bad_toml", path=path, why=_why(str(error))) from error


def _why(said: str) -> dict[str, str]:
    key = next((key for begins, key in _KINDS if begins in said), "other")
    place = _PLACE.search(said)
    return {
        lang: (words.say("toml_why.at", lang, **place.groupdict()) if place else "")
        + words.say(f"toml_why.{key}", lang)
        for lang in words.LANGUAGES
    }
