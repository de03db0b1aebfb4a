"""Several names written as one: "Arbetsförmedlingen (AF)", "X, tidigare Y"."""

import re
from collections.abc import Iterator
from typing import Final

from samverkan.graph.resolution.initials import spells
from samverkan.graph.resolution.lexicon import fold
from samverkan.graph.resolution.reading import Reading, abbreviation, read_name

#: What stands behind a name in brackets, and what stands on either side of a sign.
_BRACKETS: Final = re.compile(r"^(.{3,}?)\s*\(([^()]+)\)\s*$")
_SIDES: Final = re.compile(r"^(.{2,}?)\s*(?:,\s+|,(?=[A-ZÅÄÖ])|\s+[-–—/|]\s+|:\s+)(.{2,})$")
#: A name of before is no name of now, and may be that of another body.
_BEFORE: Final = re.compile(
    r"[\s,;(–-]+(?:tidigare|f\.?\s?d\.?|förut|förr|före detta|gammalt namn|formerly|former|"
    r"previously)(?!\w).*$",
    re.IGNORECASE,
)
#: Words between two names of one.
_ALSO: Final = re.compile(
    r"^(.{2,}?)[\s,;(–-]+(?:även (?:kallad|kallat|kallade|känd som|kallas)|kallad|kallas|förkortat|"
    r"förkortas|a\.?k\.?a\.?|also known as|known as|abbreviated)\s+(.{2,}?)\)?$",
    re.IGNORECASE,
)
#: What an abbreviation stands for is so many letters longer.
_LONGER: Final = 4
#: A description of so many words stands behind a name of one.
_DESCRIBES: Final = 3


def variants(name: str) -> Iterator[str]:
    """Yield a name, or each of several that are written as one; those of before are left out.

    >>> list(variants("Arbetsförmedlingen (AF)")), list(variants("ABF (Mora)"))
    (['Arbetsförmedlingen', 'AF'], ['ABF (Mora)'])
    >>> list(variants("MFD, Myndigheten för delaktighet"))
    ['MFD', 'Myndigheten för delaktighet']
    >>> list(variants("Funktionsrätt (f.d. HSO)"))
    ['Funktionsrätt']
    """
    now = _BEFORE.sub("", name).strip() or name
    also = _ALSO.match(now)
    if also:
        yield from (also[1].strip(), also[2].strip())
        return
    bracketed = _BRACKETS.match(now)
    if bracketed and _bracketed(bracketed[1], bracketed[2]):
        yield from (bracketed[1].strip(), bracketed[2].strip())
        return
    sides = _SIDES.match(now)
    if sides and (_beside(sides[1], sides[2]) or _described(sides[1], sides[2])):
        yield from (sides[1], sides[2])
        return
    head, _, tail = now.partition(" ")
    if abbreviation(head) and tail and spells(fold(tail), abbreviation(head)) == 0:
        yield from (head, tail)
        return
    yield now


def _bracketed(one: str, other: str) -> bool:
    """Say whether an abbreviation stands in brackets behind a name, or what it stands for."""
    return bool(abbreviation(other)) or (
        bool(abbreviation(one)) and len(other) > len(one) + _LONGER
    )


def _beside(one: str, other: str) -> bool:
    """Say whether of two names one is an abbreviation of the other."""
    short, long = (one, other) if abbreviation(one) else (other, one)
    return bool(abbreviation(short)) and spells(fold(long), fold(short)) is not None


def _described(one: str, other: str) -> bool:
    """Say whether a name of one word stands before what it is."""
    name, told = read_name(one), read_name(other)
    return (
        len(one.split()) == 1
        and len(other.split()) >= _DESCRIBES
        and not _part(name)
        and not _part(told)
        and not name.sorts
    )


def _part(reading: Reading) -> bool:
    return bool(reading.units or reading.places)
