"""Names that share a word: "Mora, Orsa och Älvdalens kommuner" are three municipalities."""

import re
from collections.abc import Iterator
from typing import Final

from samverkan.data.documents.names import Gazetteer, Known, Mention
from samverkan.data.documents.reference import municipality_of

_NAME: Final = r"[A-ZÅÄÖ][\wåäöé-]*(?:[ ][A-ZÅÄÖ][\wåäöé-]*)?"
_SERIES: Final = rf"{_NAME}(?:, ?{_NAME}){{0,40}}(?:,? ?(?:och|samt|&) {_NAME})?"
#: What is shared, before the names or after them, and the names that it makes of one.
_SHARED: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (re.compile(rf"\b[Kk]ommunerna(?: i)?:? ({_SERIES})"), ("{} kommun", "{}s kommun")),
    (
        re.compile(rf"\b[Kk]ommuner(?:na)?(?: i [\w ]{{3,30}}?)? ?[(:–-] ?({_SERIES})"),
        ("{} kommun", "{}s kommun"),
    ),
    (re.compile(rf"({_SERIES}) kommun(?:er(?:na)?)?s?\b"), ("{} kommun", "{}s kommun")),
    (
        re.compile(rf"\b[Ll]änsstyrelserna(?: i)? ({_SERIES})"),
        (
            "Länsstyrelsen {}",
            "Länsstyrelsen i {}",
            "Länsstyrelsen i {} län",
            "Länsstyrelsen i {}s län",
        ),
    ),
    (re.compile(rf"\b[Rr]egionerna ({_SERIES})"), ("Region {}", "Region {} län", "{}regionen")),
    (
        re.compile(rf"\b[Ll]andstingen(?: i)? ({_SERIES})"),
        ("Landstinget {}", "Landstinget i {}", "{}s läns landsting", "Landstinget i {} län"),
    ),
    (re.compile(rf"\b[Ss]tudieförbunden ({_SERIES})"), ("{}", "Studieförbundet {}")),
)
_ONE: Final = re.compile(_NAME)
#: A word of each of the patterns: where none stands, none is looked for.
_WORDS: Final = ("kommun", "länsstyrelserna", "regionerna", "landstingen", "studieförbunden")


def shared(text: str, names: Gazetteer) -> Iterator[Mention]:
    """Yield each organisation of a series that shares a word with the others.

    >>> from samverkan.data.documents.reference import reference_names
    >>> text = "Mora, Orsa och Älvdalens kommuner"
    >>> [m.meant[0].label for m in shared(text, Gazetteer(reference_names()))]
    ['Mora kommun', 'Orsa kommun', 'Älvdalens kommun']
    """
    small = text.casefold()
    if not any(word in small for word in _WORDS):
        return
    for pattern, patterns in _SHARED:
        for series in pattern.finditer(text):
            several = list(_ONE.finditer(series[1]))
            for one in several if len(several) > 1 or "kommun(" not in pattern.pattern else ():
                known = _meant(one[0], patterns, names)
                start = series.start(1) + one.start()
                if known:
                    yield Mention(start, start + len(one[0]), known, "ellipsis")


def _meant(name: str, patterns: tuple[str, ...], names: Gazetteer) -> tuple[Known, ...]:
    bare = {name, name.removesuffix("s")}
    tried = [pattern.format(one) for one in bare for pattern in patterns]
    if "{} kommun" in patterns:
        tried += [municipality_of(one) for one in bare]
    for one in tried:
        found = [k for k in names.by_name.get(one.casefold(), ()) if k.kind == "organisation"]
        if found:
            return tuple({known.id: known for known in found}.values())
    return ()


def municipality(place: Known, names: Gazetteer) -> tuple[Known, ...]:
    """Return the municipality that is named by its place alone, in a list of municipalities."""
    return _meant(place.name, ("{} kommun", "{}s kommun"), names)
