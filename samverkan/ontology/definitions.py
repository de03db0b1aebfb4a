"""What each class and column means, in a sentence: from the ontology, or in our own words."""

from functools import cache
from pathlib import Path
from typing import Final

from samverkan import words
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.vocabulary import SKOS

_ONTOLOGY: Final = Path(__file__).parent / "samverkan.ttl"


def defined(iri: str, lang: str) -> str:
    """Return the definition of a term of the ontology.

    >>> from samverkan.ontology.vocabulary import SAM
    >>> defined(SAM.locator, "en")
    'Where in the source it stands: a heading, a page or a line.'
    """
    return _definitions()[iri, lang]


def definition(column: str, lang: str) -> str:
    """Return what a column of a register holds.

    >>> definition("from", "en")
    'When it began to hold.'
    """
    ours = words.catalogue().get(f"holds.{column}")
    return ours[lang] if ours else defined(COLUMNS[column].term, lang)


@cache
def _definitions() -> dict[tuple[str, str], str]:
    import pyoxigraph as ox

    return {
        (quad.subject.value, quad.object.language): quad.object.value
        for quad in ox.parse(path=str(_ONTOLOGY))
        if quad.predicate.value == SKOS.definition
    }
