"""A network fitted into what a format can hold, with word of everything that did not fit."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.exchange.limits import Limits, Loss
from samverkan.export.exchange.merging import merged
from samverkan.export.exchange.values import fitted, plain
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

    @property
    def two_mode(self) -> bool:
        """Whether every node is of one of two modes, and every tie between them."""
        modes = {node: about.get("bipartite") for node, about in self.nodes.items()}
        return (
            bool(modes)
            and set(modes.values()) <= {0, 1}
            and all(modes[tie.source] != modes[tie.target] for tie in self.ties)
        )


@dataclass
class _Told:
    """What has been lost so far."""

    names: dict[str, dict[str, None]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, *names: str, count: int = 0) -> None:
        self.names.setdefault(kind, {}).update(dict.fromkeys(names))
        self.counts[kind] += count

    def losses(self) -> tuple[Loss, ...]:
        return tuple(Loss(k, tuple(names), self.counts[k]) for k, names in self.names.items())


def fit(graph: "nx.Graph[str]", limits: Limits) -> Fitted:
    """Return any networkx graph as a format can hold it.

    >>> import networkx as nx
    >>> network = nx.Graph([("a", "b", {"roles": ["owner", "partner"], "since": None})])
    >>> held = fit(network, Limits())
    >>> held.ties[0].about, [loss.kind for loss in held.losses]
    ({'roles': 'owner | partner'}, ['lists', 'empty'])
    """
    told = _Told()
    ids = _ids(graph, limits, told)
    ties = [Tie(ids[one], ids[other], _plain(about)) for one, other, about in _ties(graph)]
    nodes = {ids[node]: _plain(about) for node, about in graph.nodes(data=True)}
    if not limits.parallel:
        pairs = [(tie.source, tie.target, tie.about) for tie in ties]
        fewer, lost = merged(pairs, graph.is_directed())
        ties = [Tie(*tie) for tie in fewer]
        if lost:
            told.add("parallel", count=lost)
    labels = _labels(nodes, limits, told)
    if not graph.is_directed():
        if not limits.direction and ties:
            told.add("direction")
        ties = [_turned(tie, nodes) for tie in ties]
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


def _ids(graph: "nx.Graph[str]", limits: Limits, told: _Told) -> dict[Any, str]:
    """Return the id of each node as the format can hold it, no two alike."""
    ids = _different({node: str(node) for node in graph}, limits.text)
    changed = sum(ids[node] != str(node) for node in graph)
    if changed and not limits.labels_only:
        told.add("ids", count=changed)
    return ids


def _labels(nodes: Mapping[str, About], limits: Limits, told: _Told) -> dict[str, str]:
    """Return what each node is called, no two alike: homonyms are told apart by their ids."""
    plain_labels = {n: str(about.get("label") or n) for n, about in nodes.items()}
    shared = Counter(limits.text(label) for label in plain_labels.values())
    apart = {
        n: f"{label} ({n})" if shared[limits.text(label)] > 1 and label != n else label
        for n, label in plain_labels.items()
    }
    labels = _different(apart, limits.text)
    if limits.labels_only:
        if any(label != n for n, label in labels.items()):
            told.add("only_labels")
        doubled = [label for n, label in labels.items() if label != limits.text(plain_labels[n])]
        if doubled:
            told.add("homonyms", *doubled[:5], count=len(doubled))
        changed = sum(limits.text(text) != text for text in plain_labels.values())
        if changed:
            told.add("labels", count=changed)
    return labels


def _different(texts: Mapping[Any, str], fit_text: Callable[[str], str]) -> dict[Any, str]:
    """Return texts as a format can hold them, those that come out alike with a number after."""
    taken: set[str] = set()
    found: dict[Any, str] = {}
    # Those that need no change keep what they are.
    for key in sorted(texts, key=lambda key: fit_text(texts[key]) != texts[key]):
        text, count = fit_text(texts[key]), 1
        while text in taken:
            count += 1
            text = fit_text(f"{texts[key]} ({count})")
        taken.add(text)
        found[key] = text
    return {key: found[key] for key in texts}


def _scope(
    abouts: Collection[About],
    kept: Collection[str] | None,
    limits: Limits,
    told: _Told,
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
        changed = sum(isinstance(v, str) and limits.text(v) != v for v in known)
        if changed:
            told.add("characters", name, count=changed)
        if limits.days and name in PERIOD and any(map(_is_part, known)):
            told.add("dates", name)
    names = _names(columns, limits, told)
    return [
        {
            names[name]: convert[name](value)
            for name, value in about.items()
            if name in columns and value is not None
        }
        for about in abouts
    ]


def _is_part(value: Any) -> bool:
    """Say whether a value is a year or a month."""
    return isinstance(value, str) and is_date(value) and len(value) < len("YYYY-MM-DD")


def _names(columns: Iterable[str], limits: Limits, told: _Told) -> dict[str, str]:
    """Return what each attribute is called in the format."""
    names: dict[str, str] = {}
    for name in columns:
        wanted = limits.name(name)
        text, count = wanted, 1
        while text in limits.taken or text in names.values():
            count += 1
            text = f"{wanted}_{count}"
        names[name] = text
        if text != name:
            told.add("renamed", f"{name} → {text}")
    return names
