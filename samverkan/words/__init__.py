"""The one catalogue of words shown to people, in Swedish and English: the TOML files here."""

from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("sv", "en")
DEFAULT: Final = "sv"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every entry by its dotted key: `{"error.no_store": {"sv": …, "en": …}}`."""
    import tomllib

    entries: dict[str, dict[str, str]] = {}
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        for section, words in tomllib.loads(file.read_text("utf-8")).items():
            entries |= {f"{section}.{key}": entry for key, entry in words.items()}
    return entries


def say(key: str, lang: str = DEFAULT, **fields: object) -> str:
    """Return the words of `key` in `lang`, with `fields` filled in.

    >>> say("layer.declared", "sv")
    'utlovat'

    Raises KeyError if the catalogue has no such key or the words want a field that is not given.
    """
    return catalogue()[key][lang].format(**fields)


def term(section: str, value: str, lang: str = DEFAULT) -> str:
    """Return the words for a controlled value, or the value itself where none are written.

    >>> term("kind", "organisation", "sv")
    'organisation'
    """
    entry = catalogue().get(f"{section}.{value}")
    return entry[lang] if entry else value
