"""From networks to a picture of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from samverkan.export.picture import telling
from samverkan.export.picture.model import (
    LARGE,
    LAYERS,
    PALETTE,
    SHAPES,
    SIGNS,
    About,
    Evidence,
    Findings,
    Grouping,
    Known,
    Mark,
    Node,
    Picture,
    Places,
    Row,
    Tie,
)
from samverkan.graph.table import APART
from samverkan.ontology.identity import local_id, sort_key
from samverkan.words import say, term

if TYPE_CHECKING:
    import networkx as nx

    from samverkan.export.layout import Spot
    from samverkan.ontology.vocabulary import Layer


def draw(
    networks: "Mapping[Layer, nx.Graph[str]]",
    *,
    title: str,
    evidence: Places,
    subtitle: str = "",
    lang: str = "sv",
    when: str | None = None,
    sectors: Sequence[str] = (),
    findings: Findings | None = None,
    seed: int = 1,
) -> Picture:
    """Return one picture of the two-mode networks of several layers, none of them mixed.

    `networks` are as `samverkan.graph.projection.two_mode` makes them; a layer that is missing was
    not asked for, and the summary says so. `evidence` gives (source, place, wording) for the IRIs
    of statements. `when` is the date asked for. `sectors` are all sectors in a fixed order: with
    it a sector has the same colour in every picture. `findings` are shown where the nodes that they
    are about are in the picture. Units may have the attributes `areas`, `places`, `start` and
    `end`, ties `start` and `end`, and networks `wider`, as `samverkan.graph.attributes.describe`
    gives them.

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

    in_order = [networks[layer] for layer in sorted(networks, key=list(LAYERS).index)]
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
    hollow = telling.actors(ties, "declared") - telling.actors(ties, "evidenced")
    found = findings or Findings()
    marks = {n: tuple(found.marks.get(n, ())) for n in known}
    groupings, spots = _placed(whole, order, marks, seed, lang)
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
            areas=tuple(known[n].get("areas", ())),
            places=tuple(known[n].get("places", ())),
            start=known[n].get("start"),
            end=known[n].get("end"),
            marks=marks[n],
            **spots[n]._asdict(),
        )
        for n in order
    )
    links = tuple(link for link in found.links if link.source in known and link.target in known)
    counts = telling.counts(nodes, ties, links)
    counts.update({(x, why): n.graph.get(why, 0) for x, n in networks.items() for why in APART})
    counts.update({("left out", kind): count for kind, count in found.left_out.items()})
    return Picture(
        title=title,
        subtitle=subtitle,
        lang=lang,
        summary=tuple(telling.summary(counts, networks, lang)),
        nodes=nodes,
        ties=ties,
        legend=tuple(telling.legend(nodes, counts, lang)),
        notes=tuple(telling.notes(counts, when, lang)),
        rows=rows,
        links=links,
        wider={name: _wider(in_order, name) for name in ("areas", "places")},
        groupings=groupings,
    )


def _placed(
    whole: "nx.Graph[str]",
    order: Sequence[str],
    marks: Mapping[str, Sequence[Mark]],
    seed: int,
    lang: str,
) -> tuple[tuple[Grouping, ...], Mapping[str, "Spot"]]:
    """Return the groups of a large network, none of others, and where each node stands."""
    from samverkan.export.layout import box, positions
    from samverkan.export.picture.crowd import crowd

    if len(order) > LARGE:
        return crowd(whole, order, lang)
    known = whole.nodes
    boxes = {n: box(known[n]["label"], SHAPES[known[n]["kind"]], len(marks[n])) for n in known}
    return (), positions(whole, seed, boxes)


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
        start=tie.get("start"),
        end=tie.get("end"),
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


def _wider(networks: "Iterable[nx.Graph[str]]", name: str) -> dict[str, tuple[str, ...]]:
    """Return the labels of areas or places in all networks, each below those around it."""
    labels: dict[str, tuple[str, ...]] = {}
    met: set[str] = set()
    for network in networks:
        known: Mapping[str, Sequence[str]] = network.graph.get("wider", {}).get(name, {})
        labels |= {label: tuple(around) for label, around in known.items()}
        met.update(*(about.get(name, ()) for _, about in network.nodes(data=True)))
    labels |= dict.fromkeys(sorted(met - set(labels), key=sort_key), ())
    # What only a later network has comes after those beside it, not after all.
    rank = {label: i for i, label in enumerate(labels)}
    last = len(rank)
    return dict(sorted(labels.items(), key=lambda kv: [rank.get(x, last) for x in (*kv[1], kv[0])]))


def _colours(known: Iterable[About], sectors: Sequence[str]) -> dict[str | None, int]:
    """Return the place in the palette of each sector."""
    found = {about["sector"]: about["sector_label"] for about in known if about.get("sector")}
    rest = sorted(set(found) - set(sectors), key=lambda s: sort_key(found[s]))
    return {s: min(i, len(PALETTE) - 1) for i, s in enumerate([*sectors, *rest], 1)}
