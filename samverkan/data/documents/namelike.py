"""Whether words that look like nothing known may be a name, where a list says that they are."""

import re
from typing import Final

from samverkan.data.documents.parts import names_a_part
from samverkan.data.documents.people import is_person, is_title
from samverkan.data.documents.shapes import COMMON, NO_ORGANISATION

_NUMBERED: Final = re.compile(r"^[\d\W]*$")
#: A year, a day, an address of mail, the words of a form.
_ELSE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\d\w?$|[:@]|^(?:Ort|Datum|Namn|Titel|Underskrift|Bilaga|Sida|Tel|Dnr|E-post"
    r"|Plats|Tid"
    r"|Adress|Kontakt\w*|Box)\b|\bNN$|^(?:Sverige|Norge|Danmark|Finland|Norden|Europa|EU)$"
)
_LONGEST: Final = 80
_MOST_WORDS: Final = 6


def may_name(text: str, *, capitals: bool = True) -> bool:
    """Say whether words may be a name; with `capitals`, most of them begin with one.

    >>> may_name("Ung i Luleå"), may_name("Karlstad den 12 april 2016"), may_name("Rektor")
    (True, False, False)
    """
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) > _LONGEST or _NUMBERED.match(text):
        return False
    if text in COMMON or NO_ORGANISATION.search(text) or _ELSE.search(text):
        return False
    if is_person(text) or is_title(text) or names_a_part(text) or not text[:1].isupper():
        return False
    return not capitals or sum(word[:1].isupper() for word in words) > len(words) / 2
