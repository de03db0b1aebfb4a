"""What a format can hold of a network, said as data."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

#: Characters that XML cannot hold, nor UTF-8 in the case of half characters (surrogates).
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
#: What a node is called whose id or label is empty.
NOTHING: Final = "–"


def of_utf8(text: str) -> str:
    """Return text that UTF-8 can hold: half a character becomes `U+FFFD`."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def of_xml(text: str) -> str:
    r"""Return text that XML can hold: what it cannot becomes `U+FFFD`.

    >>> of_xml("a\x00b\n")
    'a�b\n'
    """
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(frozen=True)
class Limits:
    """What a format can hold. By default nearly everything, but no lists."""

    #: The attributes of nodes, of ties and of the whole that are kept; None means all.
    nodes: Collection[str] | None = None
    ties: Collection[str] | None = None
    whole: Collection[str] | None = None
    #: Attributes of `nodes`, `ties` and the `whole` that the format keeps for itself, so that ours
    #: must be called something else.
    taken: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: What labels of nodes are: an attribute, one that must tell nodes apart, or all that does.
    labels: Literal["free", "unique", "only"] = "free"
    #: Ids and labels without a character; else they become `NOTHING`.
    empty: bool = True
    #: Several ties between the same two nodes; else they are added up.
    parallel: bool = True
    #: Whether it is told that ties go both ways.
    undirected: bool = True
    #: Weights that are not numbers.
    any_weight: bool = True
    #: Values of several types under one name; else such values become text.
    mixed: bool = False
    #: What type a value is of, where it is not text.
    typed: bool = True
    #: Lists; else they become text, with this between.
    lists: bool = False
    between: str = " | "
    #: Truth values; else they become 0 and 1.
    booleans: bool = True
    #: The largest whole number.
    most: int = 2**63 - 1
    #: Numbers that are none, and infinite ones.
    nonfinite: bool = True
    #: Periods are of days; else a year stays a year.
    days: bool = False
    #: Text that begins like a formula; else it gets a sign before it.
    formulas: bool = True
    #: How a text becomes one that the format can hold, and how a name of an attribute does.
    text: Callable[[str], str] = of_utf8
    name: Callable[[str], str] = of_utf8
    #: What every name of an attribute begins with.
    prefix: str = ""
