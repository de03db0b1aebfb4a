"""What a format can hold of a network, and what is lost where it holds less than there is."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

#: Characters that XML cannot hold, nor UTF-8 in the case of half characters (surrogates).
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HALVES: Final = re.compile("[\ud800-\udfff]")


def of_utf8(text: str) -> str:
    """Return text that UTF-8 can hold: half a character becomes `U+FFFD`."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def of_xml(text: str) -> str:
    r"""Return text that XML can hold: what it cannot becomes `U+FFFD`.

    >>> of_xml("a\x00b\n")
    'a�b\n'
    """
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a network that a file does not hold, or not as it was.

    `kind` has words in the catalogue, in the section `loss`. `names` are the attributes that it
    happens to, and `count` how many nodes, ties or texts, where that is what matters.
    """

    kind: str
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Limits:
    """What a format can hold. By default nearly everything, but no lists."""

    #: The attributes of nodes, of ties and of the whole that are kept; None means all.
    nodes: Collection[str] | None = None
    ties: Collection[str] | None = None
    whole: Collection[str] | None = None
    #: Attributes that the format keeps for itself, so that others must be called something else.
    taken: Collection[str] = ()
    #: Several ties between the same two nodes; else they are added up.
    parallel: bool = True
    #: Values of several types under one name; else such values become text.
    mixed: bool = False
    #: Lists; else they become text.
    lists: bool = False
    #: Truth values; else they become 0 and 1.
    booleans: bool = True
    #: The largest whole number.
    most: int = 2**63 - 1
    #: Numbers that are none, and infinite ones.
    nonfinite: bool = True
    #: How a text becomes one that the format can hold, and how a name of an attribute does.
    text: Callable[[str], str] = of_utf8
    name: Callable[[str], str] = of_utf8
    #: Periods are of days; else a year stays a year.
    days: bool = False
    #: Only the labels name the nodes, so they must differ, and ids are lost.
    labels_only: bool = False
    #: Whether ties go one way or both is told.
    direction: bool = True
