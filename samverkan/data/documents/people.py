"""Persons: what looks like a name of one, the titles they go by, and who signs for whom."""

import re
from typing import Final

_GIVEN: Final = r"[A-ZÅÄÖÉ][a-zåäöéèüáíøæ]+(?:-[A-ZÅÄÖÉ]?[a-zåäöéèü]+)?"
NAME: Final = rf"{_GIVEN}(?: [A-Z]\.)?(?: (?:von|af|de|van|al|el|der|bin))?(?: {_GIVEN}){{1,3}}"
_NAME: Final = re.compile(rf"^{NAME}$")
_FOUND: Final = re.compile(rf"\b{NAME}")

#: The nouns of titles, and what they may begin with.
TITLE: Final = (
    r"(?:[\wåäö-]*(?:ordförande|kommunalråd(?:et)?|regionråd(?:et)?|landstingsråd(?:et)?"
    r"|oppositionsråd"
    r"|landshövding(?:en)?|direktör(?:en)?|chef(?:en)?|rektor(?:n)?|ledare(?:n)?|samordnare(?:n)?"
    r"|sekreterare"
    r"|strateg(?:en)?|handläggare|utvecklare|föreståndare|biskop(?:en)?|länsråd(?:et)?|kanslichef"
    r"|råd"
    r"|koordinator(?:n)?|kyrkoherde|ombudsman|polismästare|åklagare|överläkare|konsulent"
    r"|kommunikatör"
    r"|controller|rådgivare|VD|vd|ledamot|politiker))"
)
_TITLE: Final = re.compile(
    rf"^(?:(?:t\.?f\.?|vice|tillförordnad|biträdande|[12]:[ae]|förste"
    rf"|andre) )*(?:[\wåäöÅÄÖ-]+ ){{0,3}}?{TITLE}"
    rf"(?:(?:,| och| för| i| på| vid) [\wåäöÅÄÖ ,-]{{2,60}})?$",
    re.I,
)
#: Words that make two capitalised words something else than a person.
_NEVER: Final = re.compile(
    r"\b(?:kommun|region|län|länsstyrelsen|landstinget|högskolan|förbund\w*|förening\w*|svenska"
    r"|regional\w*"
    r"|företag\w*|stad|vägen|norra|södra|östra|västra|mellan|sverige|sveriges|bilaga|avtal|parter"
    r"|ort|datum"
    r"|underskrift\w*|namn\w*|samverkan\w*|överenskommelse\w*|projekt\w*|integration\w*|studie\w*"
    r"|röda|rädda"
    r"|polis\w*|arbets\w*|migrations\w*|försäkrings\w*|genomförande\w*|avsikt\w*|undertecknande"
    r"|ordförande"
    r"|mål\w*|syfte\w*|nätverk\w*|almi|europeiska|och|upplands|stora|nya|stiftelsen"
    r"|universitet\w*)\b",
    re.I,
)
#: A place or a group to which something belongs, never a given name.
_OWNED: Final = re.compile(r"^\w{3,}(?:ens|ets|ernas|arnas|ornas)\b")
_ROLE_AND_NAME: Final = re.compile(
    rf"\b((?:(?:[Vv]ice|[Bb]iträdande|[Tt]illförordnad|[Tt]\.?f\.?) )?(?:[\wåäöÅÄÖ-]+s )?{TITLE})"
    rf"((?: (?:i|för|på|vid|hos) [A-ZÅÄÖ][\wåäö-]*(?: [A-ZÅÄÖ][\wåäö-]*){{0,3}})?)"
    rf"(?:,| är|:)? (?:är )?({NAME})"
)
_NAME_AND_ROLE: Final = re.compile(
    rf"\b({NAME}), ((?:[\wåäöÅÄÖ-]+s? ){{0,3}}?{TITLE})((?:,| på| i| vid"
    rf"| för) [A-ZÅÄÖ][\wåäöÅÄÖ -]{{2,50}})?"
)


def is_person(text: str) -> bool:
    """Say whether a text looks like the name of a person, and nothing else.

    >>> is_person("Per-Anders Westhed"), is_person("Vansbro kommun"), is_person("Mora")
    (True, False, False)
    """
    plain = text.strip()
    return bool(_NAME.match(plain)) and not _NEVER.search(plain) and not _OWNED.match(plain)


def is_title(text: str) -> bool:
    """Say whether a text looks like a title.

    >>> is_title("Kommunstyrelsens ordförande"), is_title("Mora kommun")
    (True, False)
    """
    return len(text) < 90 and bool(_TITLE.match(text.strip(" ,()")))


def persons(text: str) -> list[tuple[int, int]]:
    """Return where names of persons seem to stand in a short text."""
    return [
        (found.start(), found.end())
        for found in _FOUND.finditer(text)
        if not _NEVER.search(found[0])
    ]


def with_roles(text: str) -> list[tuple[str, str, int, int]]:
    """Return each person that running text names with a title: the name, the title, and where.

    >>> with_roles("Ordförande är kommunalrådet i Orsa, Anna Berg.")[0][:2]
    ('Anna Berg', 'kommunalrådet i Orsa')
    """
    found: dict[str, tuple[str, str, int, int]] = {}
    for told in _ROLE_AND_NAME.finditer(text):
        if not _NEVER.search(told[3]):
            role = (told[1] + told[2]).strip()
            found[told[3]] = (told[3], role, told.start(3), told.end(3))
    for told in _NAME_AND_ROLE.finditer(text):
        if not _NEVER.search(told[1]) and told[1] not in found:
            role = (told[2] + (told[3] or "")).strip()
            found[told[1]] = (told[1], role, told.start(1), told.end(1))
    return list(found.values())
