"""What a pair of names may come to: its kind, what is proposed, and the reasons for and against."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from samverkan.graph.resolution.alike import Weight
from samverkan.graph.resolution.reading import Reading

Kind = Literal[
    "number",
    "variant",
    "abbreviation",
    "translation",
    "longer",
    "near",
    "branch",
    "succession",
    "homonym",
]
Verdict = Literal["same", "different", "undecided"]


class Reason(NamedTuple):
    """Something that speaks `for` sameness, or against it: the key of its words, and the fields."""

    speaks_for: bool
    key: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known about organisations beside themselves.

    `weight` says how much a word tells; `chains` holds the words of names that are followed by
    several places; `successions` is the date of each, by old and new.
    """

    weight: Weight
    chains: Collection[frozenset[str]]
    successions: dict[tuple[str, str], str | None]


class Named(NamedTuple):
    """What a pair of names comes to; `short` is the abbreviation, where one of them is one."""

    kind: Kind
    proposed: Verdict
    score: float
    one: Reading
    other: Reading
    reasons: tuple[Reason, ...]
    short: str = ""
