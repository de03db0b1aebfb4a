"""Every name in a passage: known ones, those that look like names, and none that only seem so."""

import re
from typing import Final

from samverkan.data.documents.ellipsis import shared
from samverkan.data.documents.flow import Passage
from samverkan.data.documents.names import Gazetteer, Known, Mention
from samverkan.data.documents.shapes import NO_ORGANISATION, outside, shaped

_POSTAL: Final = re.compile(r"(?:\b\d{3} ?\d{2} +|\bS-\d+ +|, |\bBox \d+[ ,]+)$")
_BEFORE: Final = re.compile(r"([\w-]+)[ ]$")
_AFTER: Final = re.compile(r"^[ ]([\w-]+)")
#: Words that may stand with a capital before a place without being part of a name.
_MAY_PRECEDE: Final = frozenset(
    [
        "I",
        "På",
        "Från",
        "Till",
        "Norra",
        "Södra",
        "Östra",
        "Västra",
        "Inre",
        "Mellersta",
        "Hela",
        "Kommunerna",
        "Kommuner",
        "Kommun",
        "Län",
        "Ort",
        "Region",
        "Regionen",
        "Datum",
        "Plats",
        "Stad",
        "Och",
        "Samt",
        "Mellan",
    ]
)
_STREET: Final = re.compile(
    r"(?:gatan|vägen|gränd|torget|allén|plan) \d+\w?,? *(?:\d{3} ?\d{2} )?$"
)


def mentions(passage: Passage, names: Gazetteer) -> list[Mention]:
    """Return the names in a passage, in order, none within another."""
    text = passage.text
    searched = _lowered(text)
    series = list(shared(searched, names))
    known = [one for one in names.find(searched) if not _within_another(text, one)]
    known = [*outside(known, series), *series]
    looks = shaped(text, known)
    kept = [*outside(known, looks), *looks]
    kept = [one for one in kept if one.kind != "place" or _is_place(text, one)]
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _lowered(text: str) -> str:
    """Return a text in capitals as names are written; any other as it is."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 8 or sum(letter.isupper() for letter in letters) < 0.9 * len(letters):
        return text
    return re.sub(r"\w+", lambda word: word[0] if len(word[0]) < 4 else word[0].capitalize(), text)


def _within_another(text: str, one: Mention) -> bool:
    """Say whether a name is only the beginning of that of a strategy, a plan or a project."""
    after = _AFTER.match(text[one.end :])
    if one.kind not in ("organisation", "group", "body", "place"):
        return False
    if text[one.end : one.end + 1] == "-" and text[one.end + 1 : one.end + 2].isalpha():
        return True
    if after is None:
        return False
    word = after[1]
    capital = word[:1].isupper()
    return capital and bool(NO_ORGANISATION.search(word)) and one.kind == "place"


def made_by(text: str, one: Mention) -> bool:
    """Say whether what is named is a thing that the actor has made: its strategy, its plan.

    >>> from samverkan.data.documents.names import Known
    >>> mora = Known("org-mora", "organisation", "Mora kommun", "Mora kommun")
    >>> made_by("Mora kommuns bostadsstrategi", Mention(0, 12, (mora,), "genitive"))
    True
    """
    after = re.match(r"[ ]((?:[\w-]+[ ]){0,2}?[\w-]+)", text[one.end :])
    if after is None or not text[one.start : one.end].endswith("s"):
        return False
    return any(NO_ORGANISATION.search(word) for word in after[1].split())


def _is_place(text: str, one: Mention) -> bool:
    """Say whether a name of a place means the place: not a surname, a name's part or an address."""
    if _POSTAL.search(text[: one.start]) and re.search(r"\d{3} ?\d{2} +$", text[: one.start]):
        return False
    if _STREET.search(text[: one.start]):
        return False
    before = _BEFORE.search(text[: one.start])
    starts_sentence = before is not None and re.search(
        r"(?:^|[.!?:]\s+)$", text[: one.start - len(before[0])]
    )
    if before and before[1][:1].isupper() and not before[1].isupper():
        if before[1] not in _MAY_PRECEDE and not starts_sentence:
            return False
        if starts_sentence and before[1] not in _MAY_PRECEDE and len(text) < 40:
            return False
    after = _AFTER.match(text[one.end :])
    return not (after and after[1][:1].isupper() and not after[1].isupper())


def plain(known: Known) -> bool:
    """Say whether a thing can be a party: an organisation, a group or a body."""
    return known.kind in ("organisation", "group", "body")
