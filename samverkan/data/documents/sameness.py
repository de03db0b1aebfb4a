"""Whether two documents are one: the same file, the same words, or nearly the same."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final, Literal

from samverkan.data.documents.document import Document
from samverkan.ontology.identity import clean

#: Words that are compared together.
_SHINGLE: Final = 4
#: How many of the least hashes stand for a document.
_SKETCH: Final = 512
#: From which likeness two documents are two extractions of one.
SAME_WORK: Final = 0.5
#: The share of a short document that a long one may hold, to be its extract.
EXTRACT: Final = 0.8

Likeness = Literal["file", "text", "work", "extract"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document can be known by: its file, its words in order, and a sketch of them."""

    sha256: str
    text: str
    sketch: tuple[int, ...]
    size: int


def fingerprint(document: Document) -> Fingerprint:
    """Return what a document can be known by, whatever its form and where its lines are cut."""
    joined = " ".join(line.text for line in document.lines)
    joined = re.sub(r"(?<=\w)[-\u00ad] +(?=[a-zåäö])", "", joined)
    words = re.findall(r"\w+", clean(joined).casefold())
    told = hashlib.sha256(" ".join(words).encode()).hexdigest()
    shingles = {
        int.from_bytes(
            hashlib.blake2b(" ".join(words[i : i + _SHINGLE]).encode(), digest_size=8).digest()
        )
        for i in range(max(len(words) - _SHINGLE + 1, 1))
    }
    return Fingerprint(document.sha256, told, tuple(sorted(shingles)[:_SKETCH]), len(shingles))


def likeness(one: Fingerprint, other: Fingerprint) -> Likeness | None:
    """Return in what way two documents are one, or None where they are two.

    The share of common runs of words is estimated from the least hashes of their union, after
    Broder (1997), On the resemblance and containment of documents.
    """
    if one.sha256 == other.sha256:
        return "file"
    if one.text == other.text:
        return "text"
    union = sorted({*one.sketch, *other.sketch})[:_SKETCH]
    common = {*one.sketch} & {*other.sketch}
    share = sum(value in common for value in union) / len(union)
    if share >= SAME_WORK:
        return "work"
    least = min(one.size, other.size)
    together = share * (one.size + other.size) / (1 + share)
    return "extract" if least >= 40 and together >= EXTRACT * least else None
