"""Every name in a passage: known ones, those that look like names, and none that only seem so."""

import re
from dataclasses import replace
from typing import Final

from samverkan.data.documents.ellipsis import shared
from samverkan.data.documents.flow import Passage
from samverkan.data.documents.names import Gazetteer, Mention
from samverkan.data.documents.people import with_roles
from samverkan.data.documents.shapes import NO_ORGANISATION, outside, shaped, unknown

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
_REGION: Final = re.compile(
    r" (?:(?:[Rr]egion|[Dd]istrikt|[Oo]mråde) [A-ZÅÄÖ]\w+|Nord|Syd|Öst|Väst|Mitt|Norr|Söder"
    r"|Norra|Södra)\b"
)
#: What a part of an organisation is called after, where the word before is no name.
_DIRECTION: Final = re.compile(r" (?:nord|syd|öst|väst|mitt|norr|söder)\b", re.I)
#: How many characters before a name tell what it is.
_NEAR: Final = 80
_STREET: Final = re.compile(
    r"(?:gatan|vägen|gränd|torget|allén|plan) \d+\w?,? *(?:\d{3} ?\d{2} )?$"
)


def mentions(passage: Passage, names: Gazetteer) -> list[Mention]:
    """Return the names in a passage, in order, none within another."""
    text = passage.read
    series = list(shared(text, names))
    known = [one for one in names.find(text) if not _within_another(text, one)]
    known = [*outside(known, series), *series]
    looks = shaped(text, known)
    kept = [*outside(known, looks), *looks]
    places = [one for one in kept if one.kind == "place"]
    kept = [_extended(text, one, places) for one in kept]
    places = [one for one in kept if one.kind == "place"]
    persons = with_roles(text) if places else ()
    surnames = {one for one in places for *_, a, b in persons if a <= one.start < b}
    kept = [one for one in kept if one.kind != "place" or _is_place(text, one)]
    return _apart([one for one in kept if one not in surnames])


def _apart(found: list[Mention]) -> list[Mention]:
    """Return the mentions in order, without those that stand within another."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def _extended(text: str, one: Mention, places: list[Mention]) -> Mention:
    """Return an organisation with the place or the region that its name ends with.

    "Verdandi Örebro" is a branch of Verdandi and not Verdandi itself.
    """
    if one.kind != "organisation" or one.how not in ("name", "shape"):
        return one
    told = _REGION.match(text, one.end)
    end = told.end() if told else 0
    if not end:
        place = next((p for p in places if p.start == one.end + 1 and text[one.end] == " "), None)
        end = place.end if place and place.how == "name" else 0
    if not end or text[end : end + 1] == "s":
        return one
    branch = unknown(text[one.start : end])
    return Mention(one.start, end, (replace(branch, part_of=one.meant[0].id),), "shape")


def _within_another(text: str, one: Mention) -> bool:
    """Say whether a name is only the beginning of that of a strategy, a plan or a project."""
    after = _AFTER.match(text[one.end :])
    if one.kind not in ("organisation", "group", "body", "place"):
        return False
    if _is_label(text, one):
        return True
    if text[one.end : one.end + 1] == "-" and text[one.end + 1 : one.end + 2].isalpha():
        return True
    if after is None:
        return False
    word = after[1]
    capital = word[:1].isupper()
    return capital and bool(NO_ORGANISATION.search(word)) and one.kind == "place"


def _is_label(text: str, one: Mention) -> bool:
    """Say whether a word only tells what stands after it, as in "Region: Norr" or "region Nord"."""
    word, after = text[one.start : one.end], text[one.end :]
    if word.casefold() == "region" and _DIRECTION.match(after):
        return True
    return after[:1] == ":" and (word.casefold() == "region" or one.kind == "group")


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
    above = text[max(one.start - _NEAR, 0) : one.start]
    if _POSTAL.search(above) and re.search(r"\d{3} ?\d{2} +$", above):
        return False
    if _STREET.search(above):
        return False
    before = _BEFORE.search(above)
    starts_sentence = before is not None and re.search(
        r"(?:^|[.!?:]\s+)$", above[: len(above) - len(before[0])]
    )
    if before and before[1][:1].isupper() and not before[1].isupper():
        if before[1] not in _MAY_PRECEDE and not starts_sentence:
            return False
        if starts_sentence and before[1] not in _MAY_PRECEDE and len(text) < 40:
            return False
    after = _AFTER.match(text[one.end :])
    return not (after and after[1][:1].isupper() and not after[1].isupper())
