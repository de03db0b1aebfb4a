"""What a picture of a network is, whoever draws it: nodes, ties, findings, legend, notes, table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

#: The layers in the order they are told, and how the line of each is broken: dash, space.
LAYERS: Final[Mapping[str, tuple[int, ...]]] = {"declared": (10, 7), "evidenced": (), "met": (2, 6)}
#: The shape of each kind of node.
SHAPES: Final[Mapping[str, str]] = {
    "organisation": "dot",
    "group": "diamond",
    "body": "hexagon",
    "area": "box",
    "initiative": "triangle",
    "event": "star",
}
#: Colours of sectors that the colour-blind can tell apart (Okabe and Ito 2008). The first is for
#: what is not known; the last is shared by all sectors that come after it.
PALETTE: Final = (
    *("#999999", "#0072b2", "#d55e00", "#009e73", "#e69f00"),
    *("#cc79a7", "#56b4e9", "#f0e442", "#000000"),
)
#: Signs at the middle of the line of a tie that an editor's coding or a group stands behind.
SIGNS: Final[Mapping[str, str]] = {"coded": "*", "member": "†"}
#: What is found out about nodes, and the sign that each puts beside its node.
MARKS: Final[Mapping[str, str]] = {"cut-point": "✂", "sole-bridge": "⇌", "no-civil-society": "∅"}
#: What is found out about pairs of nodes, and how the line of each is broken: dash, space.
LINKS: Final[Mapping[str, tuple[int, ...]]] = {"missing-link": (1, 7), "overlap": ()}

#: A picture with more nodes than this is large: it is laid out in groups, and opens so.
LARGE: Final = 2000

About = Mapping[str, Any]
Known = Mapping[str, About]
Places = Mapping[str, Sequence[tuple[str, str | None, str | None]]]


class Evidence(NamedTuple):
    """Where a statement stands: in what source, at what place, in what words."""

    source: str
    locator: str | None = None
    as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was found out about a node, and what it means, in words.

    `kind` is a place in `MARKS`.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that a finding joins: it is no tie, and says what is not there or may be double.

    `kind` is a place in `LINKS`; `strength` is from 0, None where it cannot be told; `text` says
    what it means and what it rests on.
    """

    source: str
    target: str
    kind: str
    strength: float | None
    text: str


@dataclass(frozen=True)
class Findings:
    """What analysis has found of the nodes of a network, by their ids, to be seen in its picture.

    `left_out` counts, by kind, the links that were found but are not among `links`.
    """

    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    links: Sequence[Link] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, or a unit that actors meet in, at a point of the picture.

    `colour` is a place in `PALETTE`, and None for a unit. `hollow` marks an actor that is declared
    and for which no evidence is known in the picture; `above`, a label that stands above its shape.
    Of a unit, `areas` and `places` are the labels of what it is in, and `start` and `end` its
    period; each is empty where it is not known.
    """

    id: str
    label: str
    kind: str
    shape: str
    sector: str | None
    colour: int | None
    hollow: bool
    x: int
    y: int
    above: bool
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of one layer between an actor (`source`) and a unit (`target`).

    `basis` is `printed`, or `coded` where only an editor's coding makes the tie belong here;
    `member_of` is the label of the group that the tie was read out of, if any; `signs` are what
    the picture shows on its line for these two; `start` and `end` are its period, where known.
    """

    source: str
    target: str
    layer: str
    basis: str
    member_of: str | None
    roles: tuple[str, ...]
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    signs: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some nodes of a large picture, shown as one disc around a point; `label` says what they are.

    `radius` is such that all members have room in the disc.
    """

    label: str
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to divide the nodes of a large picture: `community`, `area` or `sector`.

    `of` gives the place in `groups` of each node, in the order of the picture's nodes.
    """

    by: Literal["community", "area", "sector"]
    groups: tuple[Group, ...]
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """In the legend; `mark` is a shape, `hollow`, a place in `PALETTE`, a layer or a sign.

    In the section `findings` it is a place in `MARKS` or `LINKS`.
    """

    section: Literal["shapes", "colours", "lines", "findings"]
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A tie as a row of the table, in words."""

    actor: str
    kind: str
    sector: str
    layer: str
    unit: str
    roles: str
    basis: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Picture:
    """All that a page, a figure or a report shows of a network; row n of `rows` is tie n.

    `wider` has, under `areas` and `places`, the labels that units have there, each with those of
    what is around it, the widest first. A picture of more than `LARGE` nodes has
    `groupings`; its nodes stand in the discs of the first.
    """

    title: str
    subtitle: str
    lang: str
    summary: tuple[str, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    legend: tuple[Entry, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    links: tuple[Link, ...] = ()
    wider: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    groupings: tuple[Grouping, ...] = ()

    def _repr_html_(self) -> str:
        from samverkan.export.notebook.network import picture_html

        return picture_html(self)
