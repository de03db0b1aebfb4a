"""Networks told in measures, side by side: as JSON, as rows, and as a table in the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from samverkan.analysis.portrait import Portrait
from samverkan.export.portrait_reading import heading, label, names, number, reading
from samverkan.export.tables.answer import Answer
from samverkan.export.terminal import Rows
from samverkan.graph.table import Table
from samverkan.words import catalogue, say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: What is shown of each node, unless measures were named.
_SHOWN: Final = (
    *("degree", "in_degree", "out_degree", "betweenness", "closeness", "core_number"),
    *("constraint", "community"),
)
#: What goes with a role or an index, and has no room in a table.
_BESIDE: Final = ("_expected", "_sd")
#: The most characters of a number.
_NUMBER: Final = 10


def as_json(
    told: Sequence[Portrait], between: Sequence[Mapping[str, Any]], lang: str
) -> dict[str, Any]:
    """Return the first network's measures, and those of the others under `variants`.

    `{"network": {name: value}, "nodes": [{"id", name: value}], "why": {name: words}}`, with what
    the network is: `mode`, `layer`, `hubs` and `expand`. Beside these stand the likenesses of
    layers, `between_layers`, and what is read out of all, `reading`.
    """
    first, *others = (_object(one, lang) for one in told)
    more = {"variants": others, "between_layers": between}
    given = {name: value for name, value in more.items() if value}
    return first | given | {"reading": list(reading(told, between, lang))}


def _object(one: Portrait, lang: str) -> dict[str, Any]:
    why = {name: say(f"why.{key}", lang) for name, key in one.why.items()}
    return {**one.about, "network": one.network, "nodes": one.nodes, "why": why}


def as_table(told: Sequence[Portrait]) -> Table:
    """Return a row for each value: what network, what node if any, what measure, the value.

    A value of parts has a row for each, its name after a full stop; several names in one value are
    separated by `|`. What has no answer has no value.
    """
    about = dict.fromkeys(name for one in told for name in one.about)
    columns = (*about, "node", "label", "measure", "value")
    rows = []
    for one in told:
        which = [one.about.get(name) for name in about]
        for name, value in one.network.items():
            rows += [[*which, None, None, *row] for row in _rows(name, value)]
        for node in one.nodes:
            own = ((name, value) for name, value in node.items() if name not in ("id", "label"))
            rows += [[*which, node["id"], node.get("label"), *row] for row in own]
    return Table(columns, tuple(dict(zip(columns, row, strict=True)) for row in rows))


def answer(told: Sequence[Portrait], between: Sequence[Mapping[str, Any]], lang: str) -> Answer:
    """Return the measures of networks as an answer that can stand alone."""
    return Answer(
        as_table(told),
        say("title.measures", lang),
        lang,
        told=list(reading(told, between, lang)),
        named=say("answer.sheet_measures", lang),
        family="measures",
    )


def _rows(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a value as rows of plain ones."""
    for path, part in _leaves(name, value):
        if _of_pairs(part):
            for i, pair in enumerate(part, start=1):
                yield from _rows(f"{path}.{i}", pair)
        else:
            yield path, "|".join(map(str, part)) if isinstance(part, list) else part


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield each part of a value with its path: a plain value, a list of nodes, or of pairs."""
    if isinstance(value, Mapping):
        for part, own in value.items():
            yield from _leaves(f"{name}.{part}", own)
    elif isinstance(value, list) and any(isinstance(part, list) for part in value):
        for i, part in enumerate(value, start=1):
            yield f"{name}.{i}", part
    else:
        yield name, value


def table(
    told: Sequence[Portrait],
    between: Sequence[Mapping[str, Any]],
    lang: str,
    *,
    asked: Sequence[str] = (),
    top: int = 10,
) -> "Iterator[RenderableType]":
    """Yield what is read out of networks, then their measures, a column a network, then nodes.

    `between` are the likenesses of layers. Of measures that were `asked` for all parts are shown,
    of a list of pairs the first `top`; as many nodes are shown of the first network.
    """
    from rich.text import Text

    for line in reading(told, between, lang):
        yield Text(line)
    modes = dict.fromkeys(one.about.get("mode") for one in told)
    for mode in modes:
        some = [one for one in told if one.about.get("mode") == mode and len(one.graph)]
        parts = [
            *_network(some, lang, whole=bool(asked)),
            *(_pairs(some, lang, top) if asked else ()),
        ]
        if len(modes) > 1 and parts:
            yield Text(f"\n{say(f'measures.{mode}', lang)}", style="bold")
        yield from parts
    yield from _nodes(told[0], lang, asked, top)


def _network(told: Sequence[Portrait], lang: str, *, whole: bool) -> "Iterator[RenderableType]":
    """Yield the measures of networks, a row each; with `whole`, a row for each of their parts."""
    columns = [dict(_parts(one, lang) if whole else one.network) for one in told]
    directed = any(one.graph.is_directed() for one in told)
    rows = {}
    for name in dict.fromkeys(name for column in columns for name in column):
        row = [_cell(column.get(name), lang) for column in columns]
        if any(row) and (label := _label(name, lang, directed=directed, whole=whole)):
            rows[label] = row
    if rows:
        heads = [say("measures.measure", lang), *(heading(one, lang) for one in told)]
        yield _aligned(heads, [[label, *row] for label, row in rows.items()], lang)


def _parts(one: Portrait, lang: str) -> Iterator[tuple[str, Any]]:
    """Yield each part of the measures, nodes by their names; lists of pairs are shown apart."""
    for measure, value in one.network.items():
        for name, part in _leaves(measure, value):
            if not _of_pairs(part):
                yield name, names(one, part, lang) if isinstance(part, list) else part


def _label(name: str, lang: str, *, directed: bool, whole: bool) -> str:
    """Return what a measure is called in a table; nothing if it is not for one."""
    if name == "reciprocity" and not directed:  # it tells nothing of ties that go both ways
        return ""
    known, _, part = name.partition(".")
    if f"measure.{known}" in catalogue():
        return term("measure", known, lang) + (f": {part}" if part else "")
    return name if whole else ""


def _pairs(told: Sequence[Portrait], lang: str, top: int) -> "Iterator[RenderableType]":
    """Yield what is told of pairs of nodes, the first of them."""
    from rich.text import Text

    for one in told:
        for name, value in one.network.items():
            pairs: Any = value.get("pairs") if isinstance(value, Mapping) else value
            if not _of_pairs(pairs) or not top:
                continue
            count = {"shown": min(top, len(pairs)), "all": len(pairs)}
            about = f"{term('measure', name, lang)}, {heading(one, lang)}"
            yield Text(say("measures.pairs", lang, about=about, **count))
            rows = [
                {
                    key: label(one, part) if key in ("one", "other") else _cell(part, lang)
                    for key, part in pair.items()
                }
                for pair in pairs[:top]
            ]
            yield Rows(list(rows[0]), rows, lang, raw=True)


def _of_pairs(value: Any) -> bool:
    """Say whether a value is a list of pairs, each a mapping."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _cell(value: Any, lang: str) -> str:
    """Return the number that a measure is told by: of a list its length, of a mapping its first."""
    if isinstance(value, Mapping):
        value = value.get("correlation")
    if isinstance(value, list):
        return str(len(value))
    return "" if value is None else number(value, lang)


def _nodes(one: Portrait, lang: str, asked: Sequence[str], top: int) -> "Iterator[RenderableType]":
    """Yield the measures of the nodes with most ties."""
    from rich.text import Text

    every = dict.fromkeys(name for node in one.nodes for name in node)
    shown = [
        name
        for name in every
        if name not in ("id", "label") and (not name.endswith(_BESIDE) if asked else name in _SHOWN)
    ]
    if not shown or top < 1:
        return
    ties = dict(one.graph.degree())
    order = sorted(one.nodes, key=lambda node: -ties[node["id"]])[:top]
    yield Text(
        say(
            "measures.shown",
            lang,
            shown=len(order),
            all=len(one.nodes),
            network=heading(one, lang),
        )
    )
    heads = [say("measures.node", lang), *(term("measure", name, lang) for name in shown)]
    cells = [
        [str(node.get("label", node["id"])), *(_cell(node.get(name), lang) for name in shown)]
        for node in order
    ]
    yield _aligned(heads, cells, lang)


def _aligned(heads: Sequence[str], lines: Sequence[Sequence[str]], lang: str) -> Rows:
    """Return a table in which numbers, if not names, end under each other."""
    widths = [
        max((len(cell) for cell in column if len(cell) <= _NUMBER), default=0)
        for column in zip(*lines, strict=True)
    ]
    rows = [[line[0], *map(str.rjust, line[1:], widths[1:])] for line in lines]
    return Rows(heads, [dict(zip(heads, row, strict=True)) for row in rows], lang, raw=True)
