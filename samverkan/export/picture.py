"""A picture of a network, whoever draws it: nodes, ties, legend, notes and the same as a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from samverkan.graph.table import APART
from samverkan.ontology.identity import local_id, sort_key
from samverkan.words import say, term

if TYPE_CHECKING:
    import networkx as nx

    from samverkan.ontology.vocabulary import Layer

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

About = Mapping[str, Any]
Known = Mapping[str, About]
Places = Mapping[str, Sequence[tuple[str, str | None, str | None]]]


class Evidence(NamedTuple):
    """Where a statement stands: in what source, at what place, in what words."""

    source: str
    locator: str | None = None
    as_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, or a unit that actors meet in, at a point of the picture.

    `colour` is a place in `PALETTE`, and None for a unit. `hollow` marks an actor that is declared
    and for which no evidence is known in the picture; `above`, a label that stands above its shape.
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


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of one layer between an actor (`source`) and a unit (`target`).

    `basis` is `printed`, or `coded` where only an editor's coding makes the tie belong here;
    `member_of` is the label of the group that the tie was read out of, if any; `signs` are what
    the picture shows on its line for these two.
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


@dataclass(frozen=True, slots=True)
class Entry:
    """In the legend; `mark` is a shape, `hollow`, a place in `PALETTE`, a layer or a sign."""

    section: Literal["shapes", "colours", "lines"]
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
    """All that a page, a figure or a report shows of a network; row n of `rows` is tie n."""

    title: str
    subtitle: str
    lang: str
    summary: tuple[str, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    legend: tuple[Entry, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]


def draw(
    networks: "Mapping[Layer, nx.Graph[str]]",
    *,
    title: str,
    evidence: Places,
    subtitle: str = "",
    lang: str = "sv",
    when: str | None = None,
    sectors: Sequence[str] = (),
    seed: int = 1,
) -> Picture:
    """Return one picture of the two-mode networks of several layers, none of them mixed.

    `networks` are as `samverkan.graph.projection.two_mode` makes them; a layer that is missing was
    not asked for, and the summary says so. `evidence` gives (source, place, wording) for the IRIs
    of statements. `when` is the date asked for. `sectors` are all sectors in a fixed order: with
    it a sector has the same colour in every picture.

    >>> import networkx as nx
    >>> network = nx.Graph(layer="declared", undated=0)
    >>> network.add_node("o", bipartite=0, label="Migrationsverket", kind="organisation")
    >>> network.add_node("a", bipartite=1, label="Bostad", kind="area")
    >>> network.add_edge("o", "a", layer="declared", statements=["s"], basis="printed")
    >>> places = {"s": [("Avtalet", "s. 4", None)]}
    >>> draw({"declared": network}, title="Bostad", evidence=places).ties[0].evidence[0].locator
    's. 4'

    Raises ValueError for a layer, KeyError for a language that there is none of.
    """
    import networkx as nx

    from samverkan.export.layout import box, positions

    whole = nx.compose_all([nx.Graph(), *networks.values()])
    known: Known = whole.nodes
    order = sorted(known, key=lambda n: (*sort_key(known[n]["label"]), n))
    rank = {n: i for i, n in enumerate(order)}
    made = [
        _tie(layer, (actor, unit), networks[layer].edges[actor, unit], known, evidence, lang)
        for layer in sorted(networks, key=list(LAYERS).index)
        for unit in order
        if known[unit]["bipartite"] == 1 and unit in networks[layer]
        for actor in sorted(networks[layer][unit], key=rank.__getitem__)
    ]
    ties, rows = tuple(tie for tie, _ in made), tuple(row for _, row in made)
    hollow = _actors(ties, "declared") - _actors(ties, "evidenced")
    boxes = {n: box(known[n]["label"], SHAPES[known[n]["kind"]]) for n in known}
    spots = positions(whole, seed, boxes)
    colours = _colours(known.values(), sectors)
    nodes = tuple(
        Node(
            id=n,
            label=known[n]["label"],
            kind=known[n]["kind"],
            shape=SHAPES[known[n]["kind"]],
            sector=known[n].get("sector_label"),
            colour=colours.get(known[n].get("sector"), 0) if known[n]["bipartite"] == 0 else None,
            hollow="evidenced" in networks and n in hollow,
            **spots[n]._asdict(),
        )
        for n in order
    )
    counts = _counts(nodes, ties)
    counts.update({(x, why): n.graph.get(why, 0) for x, n in networks.items() for why in APART})
    summary = tuple(_summary(counts, networks, lang))
    notes = tuple(_notes(counts, when, lang))
    legend = tuple(_legend(nodes, counts, lang))
    return Picture(title, subtitle, lang, summary, nodes, ties, legend, notes, rows)


def _tie(
    layer: str, ends: tuple[str, str], tie: About, known: Known, evidence: Places, lang: str
) -> tuple[Tie, Row]:
    actor, unit = ends
    group, basis = tie.get("member_of"), tie.get("basis", "printed")
    if group:
        about = known.get(group, {})
        group = tie.get("member_of_label") or about.get("label") or local_id(group)
    places = [Evidence(*place) for s in tie["statements"] for place in evidence.get(s, ())]
    facts = Tie(
        source=actor,
        target=unit,
        layer=layer,
        basis=basis,
        member_of=group,
        roles=tuple(tie.get("roles", ())),
        statements=tuple(tie["statements"]),
        evidence=tuple(dict.fromkeys(places)),
        signs=SIGNS.get(basis, "") + (SIGNS["member"] if group else ""),
    )
    via = [say("picture.via", lang, group=group)] if group else []
    words = Row(
        actor=known[actor]["label"],
        kind=term("kind", known[actor]["kind"], lang),
        sector=known[actor].get("sector_label") or say("picture.unknown", lang),
        layer=term("layer", layer, lang),
        unit=known[unit]["label"],
        roles=", ".join(term("value", role, lang) for role in facts.roles),
        basis=", ".join([term("basis", basis, lang), *via]),
        evidence=facts.evidence,
    )
    return facts, words


def _actors(ties: Iterable[Tie], layer: str) -> set[str]:
    return {tie.source for tie in ties if tie.layer == layer}


def _colours(known: Iterable[About], sectors: Sequence[str]) -> dict[str | None, int]:
    """Return the place in the palette of each sector."""
    found = {about["sector"]: about["sector_label"] for about in known if about.get("sector")}
    rest = sorted(set(found) - set(sectors), key=lambda s: sort_key(found[s]))
    return {s: min(i, len(PALETTE) - 1) for i, s in enumerate([*sectors, *rest], 1)}


def _counts(nodes: Sequence[Node], ties: Sequence[Tie]) -> Counter[Any]:
    """Return how many nodes there are of each kind, ties of each layer, and so on."""
    counts = Counter(node.kind for node in nodes)
    for tie in ties:
        counts.update((tie.layer, tie.basis))
        counts.update({"member": bool(tie.member_of), "bare": not tie.evidence})
    for node in nodes:
        counts.update({"actors": node.colour is not None, "sector": node.colour == 0})
        counts["hollow"] += node.hollow
    counts["named"] = len(_actors(ties, "declared"))
    for layer in LAYERS:
        counts[f"{layer}_units"] = len({tie.target for tie in ties if tie.layer == layer})
    return counts


def _legend(nodes: Sequence[Node], counts: Mapping[Any, int], lang: str) -> Iterator[Entry]:
    for kind in (*SHAPES, "hollow"):
        if counts[kind]:
            yield Entry("shapes", SHAPES.get(kind, kind), say(f"picture.shape_{kind}", lang))
    for place in (*range(1, len(PALETTE)), 0):
        told = {n.sector or say("picture.no_sector", lang) for n in nodes if n.colour == place}
        if told:
            yield Entry("colours", str(place), ", ".join(sorted(told, key=sort_key)))
    for key in (*LAYERS, *SIGNS):
        if counts[key]:
            yield Entry("lines", SIGNS.get(key, key), say(f"picture.line_{key}", lang))


def _summary(counts: Mapping[Any, int], shown: Iterable[str], lang: str) -> Iterator[str]:
    """Yield how much the picture shows of each layer, and what is not known."""
    yield _counted("actors", counts["actors"], lang)
    for layer in LAYERS:
        if layer in shown:
            yield _counted(layer, counts[f"{layer}_units"], lang, ties=counts[layer])
        else:
            yield say("picture.not_shown", lang, layer=term("layer", layer, lang))
    for key in ("hollow", "sector", "bare"):
        if counts[key]:
            yield say(f"picture.count_{key}", lang, count=counts[key], named=counts["named"])


def _counted(key: str, count: int, lang: str, ties: int = 0) -> str:
    number = {0: "_none", 1: "_one"}.get(count, "")
    return say(f"picture.count_{key}{number}", lang, count=count, ties=ties)


def _notes(counts: Mapping[Any, int], when: str | None, lang: str) -> Iterator[str]:
    """Yield what a reader could take wrongly."""
    for key in ("declared", "hollow", "group", "met", *SIGNS):
        if counts[key]:
            yield say(f"picture.note_{key}", lang, count=counts[key], sign=SIGNS.get(key))
    for layer in LAYERS:
        for why in APART:
            if counts[layer, why] and (when or why != "undated"):
                fields = {"count": counts[layer, why], "layer": term("layer", layer, lang)}
                yield say(f"picture.note_{why}", lang, when=when, **fields)
    yield say("picture.note_place", lang)
