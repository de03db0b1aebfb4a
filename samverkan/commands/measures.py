"""`measures`: how the collaboration hangs together, or a network of one's own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samverkan.commands.base import command, option
from samverkan.commands.load import put_faults
from samverkan.commands.scope import known_at, merged, moment
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, put_explained, tabular
from samverkan.errors import FaultsFound, UsageError
from samverkan.ontology.vocabulary import LAYERS

if TYPE_CHECKING:
    from samverkan.analysis.portrait import Portrait

#: The options of a network of one's own, and those of the knowledge base.
_OWN = {
    "node_file": "--nodes",
    "directed": "--directed",
    "two_mode": "--two-mode",
    "weight_column": "--weight",
    "distance_column": "--distance",
    "other_files": "--other",
}
_STORED = {
    "layers": "--layer",
    "area": "--area",
    "place": "--place",
    "when_year": "--year",
    "when_date": "--date",
    "expand": "--expand",
    "printed_only": "--printed-only",
    "no_hubs": "--no-hubs",
    "mode": "--mode",
}
_FILE = click.Path(path_type=Path)


@command("measures", formats=TABLES)
@known_at
@merged
@option("--layer", "layers", type=click.Choice(LAYERS), multiple=True)
@option("--area")
@option("--place")
@option("--year", "when_year", metavar="YYYY")
@option("--date", "when_date", metavar="YYYY-MM-DD")
@option("--expand", is_flag=True)
@option("--printed-only", is_flag=True)
@option("--no-hubs", is_flag=True)
@option("--mode", type=click.Choice(("one", "two")))
@option("--weight-kind", type=click.Choice(("simple", "newman", "jaccard")))
@option("--network", "network_file", type=_FILE)
@option("--nodes", "node_file", type=_FILE)
@option("--directed", is_flag=True)
@option("--two-mode", is_flag=True)
@option("--weight", "weight_column")
@option("--distance", "distance_column")
@option("--other", "other_files", type=_FILE, multiple=True)
@option("--measure", "measure_names", multiple=True)
@option("--group", "group_column")
@option("--top", type=click.IntRange(min=0), default=10)
@option("--seed", type=click.IntRange(min=0), default=0)
@option("--permutations", type=click.IntRange(min=1))
@option("--explain", "explain_measure")
@tabular
def measures(
    network_file: Path | None,
    measure_names: tuple[str, ...],
    top: int,
    explain_measure: str | None,
    **given: Any,
) -> None:
    from samverkan.analysis.measures import named
    from samverkan.export import portraits as written

    state = settings()
    if explain_measure is not None:
        _explain(state, explain_measure)
        return
    for name in measure_names:
        named(name)
    if network_file is None:
        _none(given, _OWN, "measures_network_only")
        told, between = _of_store(state, measure_names, given)
    else:
        _none(given, _STORED, "measures_store_only")
        try:
            told, between = _of_file(network_file, measure_names, given), []
        except FaultsFound as faults:
            put_faults(state, list(faults.faults))
            raise
    put_answer(
        state,
        lambda: written.answer(told, between, state.lang),
        read=lambda: written.table(told, between, state.lang, asked=measure_names, top=top),
        value=lambda: written.as_json(told, between, state.lang),
        name=state.say("file.measures"),
    )


def _none(given: Mapping[str, Any], options: Mapping[str, str], key: str) -> None:
    """Raise UsageError if an option was given that does not belong."""
    for name, said in options.items():
        if given[name]:
            raise UsageError(key, option=said)


def _of_store(
    state: Settings, names: Sequence[str], given: Mapping[str, Any]
) -> "tuple[list[Portrait], list[dict[str, Any]]]":
    """Return the portraits of the networks of the store, and the likenesses of its layers."""
    from samverkan.analysis.portrait import portraits
    from samverkan.analysis.side_by_side import between_layers, networks

    with state.opened() as kb:
        narrowed = {
            name: kb.meaning(name, given[name]) for name in ("area", "place") if given[name]
        }
        drawn = stoppable(
            lambda: list(
                networks(
                    kb.store,
                    given["layers"],
                    modes=(given["mode"],) if given["mode"] else ("one", "two"),
                    with_hubs=not given["no_hubs"],
                    weight=given["weight_kind"],
                    when=moment(given["when_year"], given["when_date"]),
                    expand=given["expand"],
                    printed_only=given["printed_only"],
                    lang=state.lang,
                    **narrowed,
                )
            )
        )
    group = given["group_column"]
    if group is None and any(about for _, g in drawn for _, about in g.nodes(data="sector")):
        group = "sector"
    options = _drawn(given) | {"weight": "weight" if given["weight_kind"] else None}
    rest = [name for name in names if name != "qap"]
    told = portraits(drawn, rest if names else None, group=group, **options)
    compared = "qap" in names or not names
    between = {name: value for name, value in options.items() if name != "samples"}
    return told, between_layers(told, **between) if compared else []


def _of_file(path: Path, names: Sequence[str], given: Mapping[str, Any]) -> "list[Portrait]":
    """Return the portraits of a network in a file."""
    from samverkan.analysis.portrait import portraits
    from samverkan.analysis.side_by_side import own_networks
    from samverkan.data.networks import read_network_apart

    shape = {"directed": given["directed"], "two_mode": given["two_mode"]}
    weight = given["weight_column"]
    kind = given["weight_kind"]
    graph = read_network_apart(path, given["node_file"], weight=weight, **shape)
    others = {}
    for other in given["other_files"]:
        name = str(other) if other.stem in others else other.stem
        *_, (_, others[name]) = own_networks(
            read_network_apart(other, weight=weight, **shape), kind
        )
    regression = len(others) > 1 or "qap_regression" in names
    return portraits(
        own_networks(graph, kind),
        names or None,
        group=given["group_column"],
        weight=weight,
        distance=given["distance_column"],
        other=next(iter(others.values()), None),
        predictors=(others or None) if regression else None,
        **_drawn(given),
    )


def _drawn(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of what is drawn by lot."""
    drawn = {"seed": given["seed"]}
    if given["permutations"] is not None:
        drawn |= dict.fromkeys(("permutations", "samples"), given["permutations"])
    return drawn


def _explain(state: Settings, name: str) -> None:
    """Write what a measure is."""
    from samverkan.export.explanation import explanation, paragraphs

    told = [explanation(name, state.lang)]
    put_explained(state, told, paragraphs, title="measures_kinds", every=False)
