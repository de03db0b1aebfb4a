"""Whether two documents are one: the same file, the same words, or nearly the same.

What a document can be known by is short enough to be kept with its source, so that a document that
comes again, in another form or on another day, is known.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final, Literal

from samverkan.data.documents.document import Document
from samverkan.ontology.identity import clean

#: Words that are compared together.
_SHINGLE: Final = 4
#: Numbers that stand for the words of a document, for its parties, and for its title.
_WORDS, _PARTIES, _TITLE = 128, 24, 8
#: Digits of a checksum that tell a file, or a text, from all others that a register has.
_DIGITS: Final = 16
#: From which likeness two documents are two extractions of one.
SAME_WORK: Final = 0.5
#: The share of a short document that a long one may hold, to be its extract; and how alike the two
#: are at least, since less than that cannot be told from chance.
EXTRACT: Final = 0.8
_LEAST: Final = 0.15
#: The shortest document that is looked for in another, in runs of words.
_SHORTEST: Final = 40
#: From which likeness two documents of other parties, titles or years are one all the same.
_EQUAL: Final = 0.97
#: The share of its parties that a document may have alone: what is misread, and what is new.
_OWN: Final = 0.12
_VERSION: Final = "1"

Likeness = Literal["file", "text", "work", "extract"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document can be known by: its file, its words in order, and sketches of them.

    `words`, `parties` and `title` have the low eight bits of the least hash in each of as many
    parts of all hashes, or 0; `size` counts the different runs of words. `years` are those of an
    agreement's period: another period is another agreement.
    """

    sha256: str
    text: str
    words: bytes
    parties: bytes
    title: bytes
    years: str
    size: int

    def __str__(self) -> str:
        return ":".join((_VERSION, *(_told(getattr(self, one.name)) for one in fields(self))))


def known_by(text: str) -> Fingerprint | None:
    """Return what was written by `str`, or None for anything else."""
    version, *parts = text.split(":")
    if version != _VERSION or len(parts) != len(fields(Fingerprint)):
        return None
    sha256, digest, words, parties, title, years, size = parts
    read = base64.urlsafe_b64decode
    try:
        return Fingerprint(
            sha256, digest, read(words), read(parties), read(title), years, int(size)
        )
    except ValueError:
        return None


def fingerprint(
    document: Document, parties: Iterable[str] = (), title: str = "", years: str = ""
) -> Fingerprint:
    """Return what a document can be known by, whatever its form and where its lines are cut."""
    joined = " ".join(line.text for line in document.lines)
    words = _words(re.sub(r"(?<=\w)[-\u00ad] +(?=[a-zåäö])", "", joined))
    told = hashlib.sha256(" ".join(words).encode()).hexdigest()
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 1))}
    actors = {" ".join(_words(party)) for party in parties}
    return Fingerprint(
        document.sha256[:_DIGITS], told[:_DIGITS], _sketch(runs, _WORDS), _sketch(actors, _PARTIES),
        _sketch(_words(title), _TITLE), years, len(runs),
    )  # fmt: skip


def likeness(one: Fingerprint, other: Fingerprint) -> Likeness | None:
    """Return in what way two documents are one, or None where they are two.

    Two agreements that were made from one template share most of their words; other parties, or
    other years, make them two.
    """
    if one.sha256 == other.sha256:
        return "file"
    if one.text == other.text:
        return "text"
    share = common(one, other)
    least = min(one.size, other.size)
    together = share * (one.size + other.size) / (1 + share)
    alike = share >= SAME_WORK
    held = least >= _SHORTEST and share >= _LEAST and together >= EXTRACT * least
    if not (alike or held) or _differ(one, other, share if alike else 0):
        return None
    return "work" if alike else "extract"


def common(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share of their words, in order, that two documents seem to have in common."""
    return 1.0 if one.text == other.text else _share(one.words, other.words)


def _differ(one: Fingerprint, other: Fingerprint, share: float) -> bool:
    """Say whether two documents of many words in common are about two agreements."""
    alone = min(_alone(one.parties, other.parties), _alone(other.parties, one.parties))
    if alone >= _OWN or (one.years and other.years and one.years != other.years):
        return True
    if not 0 < share < _EQUAL or not (any(one.parties) and any(other.parties)):
        return False  # an extract may begin anywhere, so that its title says nothing
    return min(_alone(one.title, other.title), _alone(other.title, one.title)) > 0.5


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", clean(text).casefold())


def _sketch(things: Iterable[str], parts: int) -> bytes:
    """Return a sketch of a set, by one hash of each thing.

    After Li, Owen and Zhang (2012), One permutation hashing, and Li and König (2010), b-bit minwise
    hashing.
    """
    least: dict[int, int] = {}
    for thing in things:
        number = int.from_bytes(hashlib.blake2b(thing.encode(), digest_size=8).digest())
        value, part = divmod(number, parts)
        least[part] = min(value, least.get(part, value))
    return bytes(least[part] % 255 + 1 if part in least else 0 for part in range(parts))


def _share(one: bytes, other: bytes) -> float:
    """Return the estimated share of two sets that they have in common."""
    there = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    equal = sum(a == b for a, b in there) / len(there) if there else 0.0
    chance = 1 / 255
    return max((equal - chance) / (1 - chance), 0.0)


def _alone(one: bytes, other: bytes) -> float:
    """Return the share of a set that another lacks; nothing where either is not known."""
    own = [(a, b) for a, b in zip(one, other, strict=True) if a]
    return sum(a != b for a, b in own) / len(own) if own and any(other) else 0.0


def _told(value: str | bytes | int) -> str:
    return base64.urlsafe_b64encode(value).decode() if isinstance(value, bytes) else str(value)
