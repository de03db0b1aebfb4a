"""The registry of figures that are drawn of a practice, by the name that each is asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from samverkan.analysis.practice import Practice
from samverkan.export.figures.matrix import matrix
from samverkan.export.figures.promise_practice import promise_practice
from samverkan.export.figures.sheet import Sheet
from samverkan.export.figures.tiles import tiles
from samverkan.export.figures.timeline import timeline

#: Each takes a practice and a language; a matrix also its sides, `rows` and `columns`.
KINDS: Final[Mapping[str, Callable[..., Sheet]]] = {
    "matrix": matrix,
    "promise-practice": promise_practice,
    "timeline": timeline,
    "tiles": tiles,
}


def of_practice(kind: str, practice: Practice, lang: str, **sides: str) -> Sheet:
    """Return a figure of what is known to be done.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> of_practice("tiles", KnowledgeBase.memory("vagen-in").practice(), "en").title
    'How many initiatives reach each municipality, by area'
    """
    return KINDS[kind](practice, lang, **sides)
