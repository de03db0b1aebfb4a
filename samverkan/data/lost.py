"""Ids that rows refer to and none has, because the one that should have it is misspelt."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

#: The shortest id that may be wrong by a letter, or two that have changed places, and by two.
_ONE: Final = 5
_TWO: Final = 12
#: The fewest letters by which an id is known from a name.
_TAIL: Final = 4
#: What a letter loses that an id is written without: its dots and rings.
_BARE: Final = dict.fromkeys(range(0x300, 0x370))


def misspelt_ids(sought: Iterable[str], unused: Mapping[str, AbstractSet[str]]) -> dict[str, str]:
    """Return the misspelt id of a row for each id that is sought and not there.

    `unused` has the ids of rows that nothing refers to, by each id sought that they may be.

    >>> misspelt_ids(["org-mora"], {"org-mora": {"org-mroa", "org-orsa"}})
    {'org-mora': 'org-mroa'}
    """
    found: dict[str, str] = {}
    for text in sought:
        near = misspelt_of(text, unused[text])
        if len(near) == 1 and near[0] not in found.values():
            found[text] = near[0]
    return found


def misspelt_of(text: str, ids: Iterable[str], most: int = 2) -> list[str]:
    """Return the ids that `text` may be a misspelling of, by `most` letters or fewer.

    Those of other digits are different ids.

    >>> misspelt_of("org-mroa", ["org-mora", "org-orsa"]), misspelt_of("org-12", ["org-13"])
    (['org-mora'], [])
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    apart = min(most, 0 if len(text) < _ONE else 1 if len(text) < _TWO else 2)
    near = process.extract(text, list(ids), scorer=OSA.distance, score_cutoff=apart, limit=None)
    return [one for one, _, _ in near if _letters(one) != _letters(text)]


def id_of(name: str, ids: Iterable[str]) -> list[str]:
    """Return the id that a row of this name must have, if it is among `ids`.

    The words of an id, but for the first, which says its kind, are words of the name; of a row
    that ties others together, words of their ids.

    >>> id_of("Länsstyrelsen Dalarna", ["org-lansstyrelsen-dalarna", "org-mora"])
    ['org-lansstyrelsen-dalarna']
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_BARE)
    words = set(re.findall("[a-z0-9]+", plain))
    tails = {one: one.partition("-")[2] for one in ids}
    near = [
        one for one, tail in tails.items() if len(tail) >= _TAIL and words >= {*tail.split("-")}
    ]
    return sorted(near, key=len)[-1:]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit())
