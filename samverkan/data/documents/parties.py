"""Who the items of a list are: known actors, names nobody knew, groups, or none of these."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samverkan.data.documents.ellipsis import municipality
from samverkan.data.documents.fields import field_of
from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.items import items
from samverkan.data.documents.lists import Listed, listed
from samverkan.data.documents.mentions import made_by
from samverkan.data.documents.namelike import may_name
from samverkan.data.documents.names import Gazetteer, Known, Mention
from samverkan.data.documents.shapes import NO_ORGANISATION, unknown
from samverkan.data.documents.together import together
from samverkan.ontology.identity import clean, slug
from samverkan.ontology.numbers import normal_number

#: The nouns that mean a class of actors.
_GROUPS: Final = re.compile(
    r"\b(?:\w*kommun(?:er|erna)|\w*myndighet(?:er|erna)|\w*näringsliv(?:et)?|\w*civilsamhälle(?:t)?"
    r"|civila samhället|\w*sektorn|\w*skolor(?:na)?|\w*studieförbund(?:en)?"
    r"|\w*arbetsgivare(?:n|na)?"
    r"|\w*aktörer(?:na)?|\w*organisationer(?:na)?|\w*föreningar(?:na)?|\w*företag(?:en|are)?"
    r"|\w*anordnare|\w*rörelsen|\w*föreningsliv(?:et)?|\w*samfund(?:en)?|\w*bolag(?:en)?"
    r"|\w*regioner(?:na)?"
    r"|\w*landsting(?:en)?|\w*länsstyrelser(?:na)?|\w*fastighetsägare|\w*universitet(?:en)?"
    r"|\w*församlingar(?:na)?"
    r"|\w*förbund(?:en)?|\w*lärosäten(?:a)?|\w*parter(?:na)?|\w*jourer(?:na)?|\w*nätverk(?:en)?"
    r"|arbetsförmedling(?:ar|arna)?|vuxenutbildning(?:en)?|hälso- och sjukvård(?:en)?"
    r"|tandvård(?:en)?)\b",
    re.I,
)
#: Words that only point at parties named elsewhere.
_POINTING: Final = re.compile(
    r"^(?:(?:de|samtliga|båda|alla|andra|övriga|olika|flera|många|berörda|relevanta|våra|sina"
    r"|nämnda"
    r"|ovanstående|nedanstående|undertecknande|samverkande|respektive|varje)\s+)*"
    r"(?:samverkans|samarbets|avtals)?(?:part|parter|parterna|parternas|aktör|aktörer|aktörerna"
    r"|organisationer"
    r"|organisationerna|varandra)$|^(?:andra|övriga|olika|flera|många|relevanta)\s",
    re.I,
)
#: What may be an organisation's number.
_ORG_NUMBER: Final = re.compile(r"(?<![\d-])(?:16)?\d{6}[-–]?\d{4}(?![\d-])")
_LONGEST: Final = 80
_MOST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Party:
    """An actor that a list names: what it may be, where, in what role, and why it is thought so."""

    meant: tuple[Known, ...]
    passage: Passage
    start: int
    end: int
    role: str
    cue: str
    heading: str
    how: str
    leads: bool = False
    example: bool = False
    org_number: str = ""

    @property
    def printed(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.start : self.end]


def parties(
    passages: list[Passage], found: Callable[[Passage], list[Mention]], names: Gazetteer
) -> Iterator[Party]:
    """Yield the actors that the lists of a document name, each place once."""
    taken: set[tuple[int, int, int]] = set()

    for one in listed(passages, lambda passage: names_actor(passage, found(passage))):
        for party in _of(one, found(one.passage), names):
            key = (id(party.passage), party.start, party.end)
            if key not in taken:
                taken.add(key)
                yield party
    heading = ""
    for passage in passages:
        above = heading
        heading = bare_heading(passage.read) if passage.kind == "heading" else heading
        if any(field_of(one) not in (None, "partners", "owner") for one in (above, heading)):
            continue
        for mention, cue in together(passage, found(passage)):
            party = Party(
                mention.meant, passage, mention.start, mention.end, "partner", cue, heading,
                mention.how,
            )  # fmt: skip
            key = (id(party.passage), party.start, party.end)
            if key not in taken:
                taken.add(key)
                yield party


def names_actor(passage: Passage, found: list[Mention]) -> bool:
    """Say whether a passage is little more than the name of an organisation."""
    return any(one.kind == "organisation" and len(one) > 0.6 * len(passage.text) for one in found)


def actors(
    passage: Passage, start: int, end: int, cue: str, found: list[Mention], names: Gazetteer
) -> Iterator[Party]:
    """Yield the actors that the value of a field names, from `start` to `end` of a passage."""
    for item in items(passage.read, start, end):
        yield from _of(Listed(passage, item, "party", cue), found, names)


def _of(one: Listed, found: list[Mention], names: Gazetteer) -> Iterator[Party]:
    item = one.item
    inside = [m for m in found if m.start < item.end and item.start < m.end]
    actors = [m for m in inside if m.kind in ("organisation", "group", "body")]
    if actors:
        yield from _named(one, actors)
    elif inside and len(inside[0]) >= len(item.text) - 2:
        yield from _by_place(one, inside[0], names)
    else:
        yield from _unnamed(one)


def _named(one: Listed, actors: list[Mention]) -> Iterator[Party]:
    """Yield the actors that names in an item mean: the first, and those that share a word."""
    text, first = one.passage.read, actors[0]
    if _POINTING.match(text[first.start : first.end]):
        return
    opens = first.how == "ellipsis" or _opens(text, one.item.start, first.start)
    if not opens or made_by(text, first):
        return
    told = _number(text[actors[-1].end : actors[-1].end + 60]) if len(actors) == 1 else ""
    joining = ("", "och", "samt") if one.passage.kind == "row" else ("och", "samt")
    further = [
        mention
        for before, mention in pairwise(actors)
        if mention.how == "ellipsis" or text[before.end : mention.start].strip() in joining
    ]
    for mention in (first, *further):
        yield _party(one, mention.start, mention.end, mention.meant, mention.how, told)


def _number(text: str) -> str:
    """Return the organisation number that stands first in a text, if it is sound.

    That of a person is left alone.
    """
    printed = _ORG_NUMBER.search(text)
    return (normal_number(printed[0]) or "") if printed else ""


def _by_place(one: Listed, place: Mention, names: Gazetteer) -> Iterator[Party]:
    """Yield the municipality of a place that is an item of a list of municipalities."""
    whole = place.start - one.item.start < 3 and place.end >= one.item.end - 2
    if place.kind == "place" and whole and re.search("kommun", f"{one.cue} {one.heading}", re.I):
        meant = municipality(place.meant[0], names)
        if meant:
            yield _party(one, place.start, place.end, meant, "ellipsis")


def _unnamed(one: Listed) -> Iterator[Party]:
    """Yield a group of actors, or a name that only its place in the list says is one."""
    start = one.item.start
    named = _without_tail(one.item.text).strip()
    if _is_group(named):
        yield _party(one, start, start + len(named), (group(named),), "group")
    elif _is_name(named, one):
        yield _party(one, start, start + len(named), (unknown(named),), "list")


def _party(
    one: Listed, start: int, end: int, meant: tuple[Known, ...], how: str, number: str = ""
) -> Party:
    return Party(
        meant, one.passage, start, end, one.role, one.cue, one.heading, how,
        one.item.leads or one.leads, one.item.example, number,
    )  # fmt: skip


def _opens(text: str, start: int, at: int) -> bool:
    """Say whether a name opens its item, but for words such as "samtliga" and "den"."""
    before = text[start:at].strip()
    if re.search(r"kalla[dst]|benämn|\bgenom\b", before):
        return False
    return len(before.split()) <= 3 and not re.search(r"[A-ZÅÄÖ.:(]", before[1:])


def _without_tail(text: str) -> str:
    """Return an item without what stands in brackets after its name."""
    return re.split(
        r"\s*(?:\(|\[|, |\bnedan kalla|\bgenom\b|\borg\.? ?nr|\borganisationsnummer)", text
    )[0]


def _is_group(text: str) -> bool:
    return bool(
        len(text.split()) <= _MOST_WORDS
        and len(text) <= _LONGEST
        and not re.match(r"(?:att|se|det|den som)\b", text, re.I)
        and _GROUPS.search(text)
        and not _POINTING.match(text)
        and not NO_ORGANISATION.search(text)
        and _GROUPS.search(" ".join(text.split()[:6]))
    )


def group(name: str) -> Known:
    """Return a group of actors that is known by this wording alone."""
    plain = clean(name)
    plain = plain if plain.isupper() else plain[:1].lower() + plain[1:]
    return Known(f"group-{slug(plain)}", "group", plain, plain)


def _is_name(text: str, one: Listed) -> bool:
    """Say whether an item without a known shape is a name: a list of parties says so itself."""
    if one.role == "partner" and not all(word[:1].isupper() for word in text.split()):
        return False
    return may_name(text, capitals=not one.labelled)
