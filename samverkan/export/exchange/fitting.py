"""A network fitted into what a format can hold, with word of everything that did not fit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.exchange.limits import Limits
from samverkan.export.exchange.losses import Loss, Told
from samverkan.export.exchange.merging import merged
from samverkan.export.exchange.naming import attribute_names, node_ids, node_labels
from samverkan.export.exchange.values import fitted, is_number, plain
from samverkan.export.tables.cells import harmless
from samverkan.ontology.dates import is_date

if TYPE_CHECKING:
    import networkx as nx

About = dict[str, Any]

#: The attributes that say when a node or a tie is there.
PERIOD: Final = ("start", "end")


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two nodes, told by their ids."""

    source: str
    target: str
    about: About


@dataclass(frozen=True)
class Fitted:
    """A network that a format can hold; `about` is of the whole, `losses` what was left behind.

    In an undirected network of two modes ties go from the first mode to the second. `labels` are
    what nodes are called: their label, else their id, no two alike.
    """

    directed: bool
    multigraph: bool
    about: About
    nodes: Mapping[str, About]
    ties: Sequence[Tie]
    labels: Mapping[str, str]
    losses: tuple[Loss, ...] = ()
    lang: str = "sv"

    @property
    def two_mode(self) -> bool:
        """Whether every node is of one of two modes, and every tie between them."""
        return of_two_modes(self.nodes, self.ties)


def of_two_modes(nodes: Mapping[str, About], ties: Iterable[Tie]) -> bool:
    """Say whether every node is `bipartite` 0 or 1, and every tie between the two."""
    modes = {node: about.get("bipartite") for node, about in nodes.items()}
    told = bool(modes) and all(mode in (0, 1) for mode in modes.values())
    return told and all(modes[tie.source] != modes[tie.target] for tie in ties)


def fit(graph: "nx.Graph[str]", limits: Limits, lang: str = "sv") -> Fitted:
    """Return any networkx graph as a format can hold it; `lang` is that of words beside it.

    >>> import networkx as nx
    >>> network = nx.Graph([("a", "b", {"roles": ["owner", "partner"], "since": None})])
    >>> held = fit(network, Limits())
    >>> held.ties[0].about, [loss.kind for loss in held.losses]
    ({'roles': 'owner | partner'}, ['lists', 'empty'])
    """
    told = Told()
    ids = node_ids(graph, limits, told)
    ties = [Tie(ids[one], ids[other], _plain(about)) for one, other, about in _ties(graph)]
    if not limits.formulas and any(map(_is_formula, ids.values())):
        told.add("formulas", "id")
    nodes = {ids[node]: _plain(about) for node, about in graph.nodes(data=True)}
    if not limits.parallel:
        pairs = [(tie.source, tie.target, tie.about) for tie in ties]
        fewer, lost = merged(pairs, graph.is_directed())
        ties = [Tie(*tie) for tie in fewer]
        if lost:
            told.add("parallel", count=lost)
    labels = node_labels(nodes, limits, told)
    if limits.labels != "free":
        for about in nodes.values():
            about.pop("label", None)
    if not graph.is_directed():
        if not limits.undirected and ties and not of_two_modes(nodes, ties):
            told.add("direction")
        ties = [_turned(tie, nodes) for tie in ties]
    if not limits.any_weight:
        _only_numbers(ties, told)
    whole = _scope([_plain(graph.graph)], limits.whole, limits, told, "whole")[0]
    abouts = _scope(nodes.values(), limits.nodes, limits, told, "nodes")
    told_ties = _scope([tie.about for tie in ties], limits.ties, limits, told, "ties")
    return Fitted(
        directed=graph.is_directed(),
        multigraph=graph.is_multigraph() and limits.parallel,
        about=whole,
        nodes=dict(zip(nodes, abouts, strict=True)),
        ties=[
            Tie(tie.source, tie.target, about) for tie, about in zip(ties, told_ties, strict=True)
        ],
        labels=labels,
        losses=told.losses(),
        lang=lang,
    )


def _plain(about: Mapping[Any, Any]) -> About:
    return {str(name): plain(value) for name, value in about.items()}


def _ties(graph: "nx.Graph[str]") -> Iterable[tuple[Any, Any, Mapping[Any, Any]]]:
    """Yield every tie; where keys say something, they are an attribute."""
    if not graph.is_multigraph():
        yield from graph.edges(data=True)
        return
    many: Any = graph
    keyed = list(many.edges(keys=True, data=True))
    if all(isinstance(key, int) for _, _, key, _ in keyed):
        yield from ((one, other, about) for one, other, _, about in keyed)
    else:
        yield from ((one, other, {"key": str(key), **about}) for one, other, key, about in keyed)


def _turned(tie: Tie, nodes: Mapping[str, About]) -> Tie:
    if nodes[tie.source].get("bipartite") == 1 and nodes[tie.target].get("bipartite") == 0:
        return Tie(tie.target, tie.source, tie.about)
    return tie


def _scope(
    abouts: Collection[About],
    kept: Collection[str] | None,
    limits: Limits,
    told: Told,
    scope: str,
) -> list[About]:
    """Return the attributes of nodes, of ties or of the whole as the format can hold them."""
    columns: dict[str, list[Any]] = {}
    for about in abouts:
        for name, value in about.items():
            columns.setdefault(name, []).append(value)
    dropped = [name for name in columns if kept is not None and name not in kept]
    if dropped:
        told.add(scope, *dropped)
    columns = {name: values for name, values in columns.items() if name not in dropped}
    convert: dict[str, Callable[[Any], Any]] = {}
    for name, values in columns.items():
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            told.add("empty", name)
        convert[name], lost = fitted(known, limits)
        for loss in sorted(lost):
            told.add(loss, name)
        texts = [text for value in known for text in _texts(value)]
        changed = sum(limits.text(text) != text for text in texts)
        if changed:
            told.add("characters", name, count=changed)
        if limits.days and name in PERIOD and any(map(_is_part, texts)):
            told.add("dates", name)
        if not limits.formulas and any(map(_is_formula, [name, *texts])):
            told.add("formulas", name)
    names = attribute_names(columns, limits, told, scope)
    return [
        {
            names[name]: convert[name](value)
            for name, value in about.items()
            if name in columns and value is not None
        }
        for about in abouts
    ]


def _texts(value: Any) -> list[str]:
    """Return the texts in a value, which may be a list."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _is_formula(text: str) -> bool:
    """Say whether a spreadsheet would take a text for a formula."""
    return harmless(text) != text


def _is_part(text: str) -> bool:
    """Say whether a text is a year or a month."""
    return is_date(text) and len(text) < len("YYYY-MM-DD")


def _only_numbers(ties: Sequence[Tie], told: Told) -> None:
    """Take away weights that are not finite numbers."""
    for tie in ties:
        weight = tie.about.get("weight")
        if weight is not None and not is_number(weight):
            del tie.about["weight"]
            told.add("weights", count=1)
