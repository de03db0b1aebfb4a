"""The items of a list in running text: split where a list is, whole where a name is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SPLIT: Final = re.compile(
    r"(?<!-)\s*(?<!-)(?:,\s*(?:och|samt|liksom|även)\s|[,;]|\t|\s(?:och|samt|liksom|jämte"
    r"|respektive"
    r"|tillsammans med|med(?=\s[A-ZÅÄÖ])"
    r"|i samarbete med|i samverkan med|exempelvis|till exempel|t\.? ?ex\.?|bland annat"
    r"|bl\.? ?a\.?)(?=\s))\s*"
)
#: What says that those before it lead, and that those after it are examples.
_LEADS: Final = re.compile(r"(?:i samarbete med|i samverkan med|tillsammans med)")
_EXAMPLE: Final = re.compile(r"(?:exempelvis|till exempel|t\.? ?ex|bland annat|bl\.? ?a)")
_BRACKETED: Final = re.compile(r"\s*\([^()]{0,120}\)|\s*\[[^\[\]]{0,120}\]")
_BEFORE: Final = re.compile(
    r"^(?:[\"”'*_\s–-]+|(?:dels|både|även|också|bland andra|bl\.?a\.?|exempelvis|t\.?ex\.?"
    r"|övriga|å ena sidan|dessutom|därtill|därutöver|(?:de )?tre|(?:de )?två"
    r"|(?:representant(?:er(?:na)?)?|företrädare(?:na)?|ledamöter|deltagare|chefer(?:na)?"
    r"|tjänstepersoner"
    r"|personal|ledningen|handläggare|medarbetare) (?:för|från|ur|hos|vid)"
    r"|å andra sidan|och|samt|i första hand|följande|a\)|b\)|c\)|\d+(?:\.\d+)+\.?|\d+[.)])\s+)+",
    re.I,
)
_AFTER: Final = re.compile(
    r"(?:[\"”'*_.:\s–-]+|\s+(?:med flera|m\.? ?fl\.?|etc\.?|å ena sidan|å andra sidan|gemensamt))+$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item, from `start` to `end` of its passage, and its words.

    `leads` is true for those named before "i samarbete med"; `example` for those named as examples
    of what stands before them. `last` are the items joined by "och" with the one before.
    """

    start: int
    end: int
    text: str
    leads: bool = False
    example: bool = False
    joined: bool = False


def items(text: str, start: int, end: int, *, whole: bool = False) -> Iterator[Item]:
    """Yield the items between two places of a text.

    Commas within brackets part nothing. With `whole`, the text is an item by itself, as a row of a
    list below a heading is, unless commas part it.
    """
    hidden = _BRACKETED.sub(lambda found: "\x01" * len(found[0]), text[start:end])
    cuts: list[tuple[int, int, str]] = [
        (found.start(), found.end(), found[0]) for found in _SPLIT.finditer(hidden)
    ]
    if whole:
        cuts = [cut for cut in cuts if "\t" in cut[2] or "," in cut[2]]
    bounds = [0, *(edge for cut in cuts for edge in cut[:2]), len(hidden)]
    words = ["", *(cut[2] for cut in cuts)]
    leading = next((i for i, word in enumerate(words) if _LEADS.search(word)), 0)
    example = False
    for i, word in enumerate(words):
        example = example or bool(_EXAMPLE.search(word))
        low, high = start + bounds[2 * i], start + bounds[2 * i + 1]
        item = _item(text, low, high, leads=i < leading, example=example, joined="och" in word)
        if item is not None:
            yield item


def _item(text: str, low: int, high: int, **told: bool) -> Item | None:
    part = text[low:high]
    before = _BEFORE.match(part)
    if before:
        low += before.end()
    after = _AFTER.search(text[low:high])
    if after:
        high = low + after.start()
    if high <= low or not re.search(r"\w", text[low:high]):
        return None
    return Item(low, high, text[low:high], **told)
