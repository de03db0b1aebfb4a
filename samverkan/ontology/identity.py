"""Who is who: the IRIs of registers and their things, and normal forms of text."""

import hashlib
import re
import unicodedata
from typing import Final

from samverkan.ontology.vocabulary import BASE

#: Reviews, proposals and judgements; reached in queries by name only.
WORK: Final = BASE + "work"
#: What was changed when; reached in queries by name only.
HISTORY: Final = BASE + "history"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ROW = re.compile(r".*?/id/[^/]+/[^/]+")
_SPACE = re.compile(r"\s+")


def thing_iri(base: str, register: str, local_id: str) -> str:
    """Return the IRI of a thing in a register.

    >>> thing_iri(BASE, "vagen-in", "area-bostad")
    'https://w3id.org/samverkan/id/vagen-in/area-bostad'
    """
    return f"{base}id/{register}/{local_id}"


def graph_iri(base: str, register: str) -> str:
    """Return the IRI of a register, which is also the graph that its statements stand in.

    >>> graph_iri(BASE, "vagen-in")
    'https://w3id.org/samverkan/register/vagen-in'
    """
    return f"{base}register/{register}"


def local_id(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_id("https://w3id.org/samverkan/id/vagen-in/area-bostad")
    'area-bostad'
    """
    return re.split(r"[/#]", iri)[-1]


def row_of(iri: str) -> str:
    """Return the IRI of the row that a node stands in: itself, unless it is a node below one.

    >>> row_of("https://w3id.org/samverkan/id/vagen-in/com-1/evidence")
    'https://w3id.org/samverkan/id/vagen-in/com-1'
    """
    found = _ROW.match(iri)
    return found[0] if found else iri


def clean(text: str) -> str:
    r"""Return `text` in NFC, without invisible characters, white space collapsed.

    >>> clean(" Va\u0308gen\u00a0 in\ufeff ")
    'Vägen in'
    """
    if is_even(text):
        return text.strip()
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def is_even(text: str) -> bool:
    r"""Say whether there is nothing in a text, but around it, that `clean` would take away.

    What is joined of several texts is even only if each of them is.

    >>> is_even(" Vägen in"), is_even("Va\u0308gen"), is_even("Vägen\u00a0in")
    (True, False, False)
    """
    # Printable is neither white space, but for the space, nor anything invisible.
    return text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text)


def slug(text: str) -> str:
    """Return a short id for `text`: readable, and different for every text.

    Plain slugs collide (Mål, Mal), so ten hexadecimal digits of a hash follow.

    >>> slug("Mål"), slug("Mal")
    ('mal-e62333dbb0', 'mal-66cf042eb9')
    """
    key = clean(text).casefold()
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    return f"{stem}-{digest}".lstrip("-")


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that puts text in Swedish order: å, ä, ö last, small and capital together.

    >>> sorted(["Öst", "Ål", "Zorn", "Äng", "ek"], key=sort_key)
    ['ek', 'Zorn', 'Ål', 'Äng', 'Öst']
    """
    folded = clean(text).casefold().translate(_SWEDISH)
    return unicodedata.normalize("NFKD", folded), text


_SWEDISH: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
