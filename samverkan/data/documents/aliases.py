"""Names that a document gives itself, and that hold in it alone.

They are those after "nedan kallad", short forms in brackets, and a bare "Länsstyrelsen" where only
one is named.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from samverkan.data.documents.flow import Passage
from samverkan.data.documents.names import Known, Mention
from samverkan.data.documents.shapes import abbreviation

_CALLED: Final = re.compile(
    r"[^.;:]{0,60}?\b(?:nedan|härefter|i fortsättningen|fortsättningsvis)\s(?:även )?(?:kallad"
    r"|kallat|kallas"
    r"|benämnd|benämnt|benämns|förkortat|förkortas)e?\s[\"”']?([A-ZÅÄÖ][\w-]+)[\"”']?"
)
#: A name in quotation marks and brackets, after an address or a number.
_QUOTED: Final = re.compile(r"[^;:]{0,160}?\((?:nedan )?[”\"“']([\wåäöÅÄÖ-]{3,30})[”\"“']\)")
#: The first word of names that stands alone for the one organisation whose name it begins.
_HEADS: Final = {
    "Länsstyrelsen": "Länsstyrelsen",
    "Landstinget": "Landstinget",
    "Region": "Regionen",
    "Högskolan": "Högskolan",
    "Samordningsförbundet": "Samordningsförbundet",
    "Polisregion": "Polisregionen",
}


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that holds in one document, and where it is given. `short` is a printed short form."""

    known: Known
    passage: Passage
    start: int
    end: int
    short: bool


def aliases(passages: list[Passage], found: Callable[[Passage], list[Mention]]) -> Iterator[Alias]:
    """Yield the names that a document gives, those it says before those it only uses."""
    named: dict[str, dict[str, tuple[Known, Passage, Mention]]] = {head: {} for head in _HEADS}
    for passage in passages:
        mentions = [one for one in found(passage) if one.kind == "organisation"]
        for at, one in enumerate(mentions):
            if len(one.meant) > 1 or passage.read[one.start - 1 : one.start] == "(":
                continue
            known = one.meant[0]
            beyond = (m.start for m in mentions[at + 1 :] if passage.read[m.start - 1] != "(")
            until = next(beyond, len(passage.read))
            short = abbreviation(passage.read, one.end)
            if short and short.casefold() != known.name.casefold():
                where = passage.read.index(short, one.end)
                yield _alias(known, short, passage, where, True)
            called = _CALLED.match(passage.read[:until], one.end) or _QUOTED.match(
                passage.read[:until], one.end
            )
            if called and called[1] != short:
                yield _alias(known, called[1], passage, called.start(1), False)
            head = passage.read[one.start : one.end].split(" ")[0]
            if head in named and " " in passage.read[one.start : one.end]:
                named[head].setdefault(known.id, (known, passage, one))
    for head, things in named.items():
        if len(things) == 1:
            [(known, passage, one)] = things.values()
            yield _alias(known, _HEADS[head], passage, one.start, False)


def _alias(known: Known, name: str, passage: Passage, start: int, short: bool) -> Alias:
    return Alias(replace(known, name=name), passage, start, start + len(name), short)
