"""Those whom a sentence says to do something together, wherever in it they stand."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from samverkan.data.documents.cues import MAYBE, NOT_PARTY, sentences
from samverkan.data.documents.flow import Passage
from samverkan.data.documents.namelike import may_name
from samverkan.data.documents.names import Mention
from samverkan.data.documents.shapes import unknown

#: Between those who do something and those they do it together with.
_WITH: Final = re.compile(
    r"\b(?:tillsammans|i (?:nära |tätt |tät )?(?:samarbete|samverkan|partnerskap|dialog|samtal"
    r"|samråd)) med\b"
    r"|\bsam(?:arbetar|verkar)(?: \w+)?(?: med)\b|\bdriver\b"
)
#: Words of a sentence that tells of collaboration.
_COMMON: Final = re.compile(
    r"\b(?:\w*sam(?:verka|arbet)\w*|tillsammans|gemensam\w*|\w*partner(?!skapet)\w*"
    r"|överenskommelse\w*"
    r"|\w*avtal(?:et)?|avsiktsförklaring\w*|handslag\w*|parter(?:na)?|aktörer|medlem\w*|huvudmän"
    r"|bilda(?:s|de|des|t|ts)|tagit fram|tog fram|arbetat fram|utarbetat\w*|undertecknat"
    r"|undertecknade\w*"
    r"|undertecknar|skr(?:ev|ivit|iver) under|enats|står bakom|deltar|deltog|medverkar|medverkade"
    r"|ingår"
    r"|varandra|sammanslutning\w*|sam(?:råd|syn|manslutning)\w*)\b",
    re.I,
)
#: What stands between two of a series.
_LINK: Final = re.compile(r"^\s*(?:,|och|samt|,\s*och|,\s*samt|och även|samt även|&|/)\s*$")
#: What stands before those who do nothing themselves: "i", "hos", "till".
_UNDER: Final = re.compile(
    r"(?:\b(?:i|hos|från|till|för|på|vid|om|inom|kring|åt|mot|enligt|genom|via|säger|av|med|mellan)"
    r"(?: \w+)?|[(\"”'])[ ]?$",
    re.I,
)
#: The words of these that may stand before a series of those who do something together.
_MAY: Final = re.compile(r"\b(?:av|med|mellan)(?: \w+)?[ ]?$", re.I)
#: How far before a series stands what tells that it is of something else.
_NEAR: Final = 60
#: The longest passage that is nothing but names.
_SHORT: Final = 300
#: A sentence that tells of money, of a meeting of others, or of what to read.
_ELSE: Final = re.compile(
    r"finansier\w*|bidrag från|medel från|stöd från|sponsr\w*|läs mer|remiss\w*|webbplats\w*"
    r"|utvärder\w*"
    r"|uppdrag av|på uppdrag|säger|berättar|tidigare|inspirer\w*",
    re.I,
)


def together(passage: Passage, found: list[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield the organisations that a passage says to do something together, and what says so.

    They stand before words as "tillsammans med", or side by side in a sentence of collaboration.
    """
    text = passage.read
    actors = [one for one in found if one.kind == "organisation"]
    if not actors:
        return
    if _only(text, actors):
        yield from ((one, "") for one in actors)
        return
    for start, end in sentences(passage.text):
        inside = [one for one in actors if start <= one.start and one.end <= end]
        if not inside or NOT_PARTY.search(text, start, end):
            continue
        yield from _before(text, start, end, inside)
        if len(inside) > 1:
            yield from _side_by_side(text, start, end, inside)


def _only(text: str, actors: list[Mention]) -> bool:
    """Say whether a passage is nothing but several names, as on the first page of an agreement."""
    if len(actors) < 2 or len(text) > _SHORT:
        return False
    edges = [0, *(edge for one in actors for edge in (one.start, one.end)), len(text)]
    between = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return all(not part.strip(" .:") or _LINK.match(part) for part in between)


def _before(
    text: str, start: int, end: int, actors: list[Mention]
) -> Iterator[tuple[Mention, str]]:
    cue = _WITH.search(text, start, end)
    if cue is None or MAYBE.search(text, start, cue.end()):
        return
    for one in actors:
        if (
            one.end <= cue.start()
            and one.how != "genitive"
            and not _follows(_UNDER, text, start, one)
        ):
            yield one, cue[0]


def _side_by_side(
    text: str, start: int, end: int, actors: list[Mention]
) -> Iterator[tuple[Mention, str]]:
    cue = _COMMON.search(text, start, end)
    if cue is None or MAYBE.search(text, start, end):
        return
    for series in _series(text, actors):
        first = series[0]
        before = _follows(_UNDER, text, start, first) and not _follows(_MAY, text, start, first)
        other = _ELSE.search(text, max(start, first.start - _NEAR), first.start) is not None
        if len(series) > 1 and not (before or other):
            yield from ((one, cue[0]) for one in series if one.how != "genitive")


def _series(text: str, actors: list[Mention]) -> list[list[Mention]]:
    """Return the names in groups, those together that only a comma or "och" stands between."""
    groups = [[actors[0]]]
    for before, one in pairwise(actors):
        between = text[before.end : one.start]
        plain = _BRACKETS.sub("", between)
        named = _BETWEEN.match(plain)
        if named and len(plain) == len(between) and may_name(named[1]):
            start = before.end + named.start(1)
            known = (unknown(named[1]),)
            groups[-1].append(Mention(start, start + len(named[1]), known, "list"))
        if (
            named
            or _LINK.match(plain)
            or (before.how == one.how == "ellipsis" and len(between) < len(" kommuner och "))
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


#: A name that nobody knew between two that are known.
_BETWEEN: Final = re.compile(
    r"^\s*,\s*([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){0,3})\s*(?:,|och|samt)\s*(?:och|samt)?\s*$"
)
_BRACKETS: Final = re.compile(r"\([^()]{0,60}\)")


def _follows(words: re.Pattern[str], text: str, start: int, one: Mention) -> bool:
    return words.search(text[max(start, one.start - 40) : one.start]) is not None
