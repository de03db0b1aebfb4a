"""A measure explained: what it says, its formula, where it comes from, and what to beware of."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from samverkan.analysis.measures import named
from samverkan.words import say

if TYPE_CHECKING:
    from rich.console import RenderableType

_PARTS = ("says", "formula", "cited", "caution")


def explanation(name: str, lang: str) -> dict[str, str]:
    """Return the words for a measure: `name`, `label`, `says`, `formula`, `cited` and `caution`.

    Raises UsageError, with names that are near, for no such measure.

    >>> explanation("reciprocity", "en")["formula"]
    'returned ties / ties'
    """
    named(name)
    return {
        "name": name,
        "label": say(f"measure.{name}", lang),
        "says": say(f"measure.{name}_says", lang),
        "formula": say(f"formula.{name}", lang),
        "cited": say(f"cited.{name}", lang),
        "caution": say(f"measure.{name}_caution", lang),
    }


def paragraphs(told: Mapping[str, str], lang: str) -> "Iterator[RenderableType]":
    """Yield the explanation of a measure as it is read in the terminal."""
    from rich.text import Text

    yield Text(f"{told['label']} ({told['name']})", style="bold")
    for part in _PARTS:
        yield Text.assemble((f"{say(f'measures.{part}', lang)}: ", "bold"), told[part])
