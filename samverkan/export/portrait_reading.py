"""What is read out of networks before their numbers, and what they must not be taken for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from samverkan.analysis.networks.cohesion import number_of_ties
from samverkan.analysis.portrait import Portrait
from samverkan.graph.table import APART
from samverkan.words import say, term

#: Below this many nodes a few ties more or less change the numbers.
_SMALL: Final = 50
#: The most names in a sentence.
_NAMES: Final = 6
#: The p below which sharing so much is called more than chance.
_RARE: Final = 0.05
_CAUTION: Final = {"declared": "promise", "evidenced": "evidence", "met": "meeting"}


def reading(
    told: Sequence[Portrait], between: Sequence[Mapping[str, Any]], lang: str
) -> Iterator[str]:
    """Yield sentences: what each network comes to, then the cautions that belong to them."""
    whole: dict[Any, Portrait] = {}
    for one in told:
        key = one.about.get("mode"), one.about.get("layer")
        if key in whole:
            yield from _without_hubs(one, whole[key], lang)
        elif one.about.get("mode") == "one" or key[1] is None or _only_two(told):
            yield " ".join([*_sentences(one, lang), *_chance(one, lang)])
        else:
            yield from _chance(one, lang)
        whole.setdefault(key, one)
    yield from (_likeness(pair, lang) for pair in between if _worth_telling(pair))
    yield from _cautions(told, lang)
    yield from _missing(told, lang)


def _only_two(told: Sequence[Portrait]) -> bool:
    return all(one.about.get("mode") == "two" for one in told)


def _sentences(one: Portrait, lang: str) -> Iterator[str]:
    """Yield what a network comes to."""
    nodes, ties, layer = len(one.graph), number_of_ties(one.graph), one.about.get("layer")
    if not nodes:
        yield (
            say("measures.empty", lang)
            if layer is None
            else _of(one, lang) + say("measures.layer_empty", lang)
        )
        return
    if nodes == 1:
        yield _of(one, lang) + say("measures.single", lang)
        return
    if one.about.get("mode") == "two":
        actors = sum(not about["bipartite"] for _, about in one.graph.nodes(data=True))
        counts: dict[str, object] = {"actors": actors, "units": nodes - actors, "ties": ties}
        yield _of(one, lang) + say("measures.across", lang, **counts)
    else:
        pairs = nodes * (nodes - 1) // (1 if one.graph.is_directed() else 2)
        key = layer or ("directed" if one.graph.is_directed() else "plain")
        yield say(f"measures.{key}", lang, nodes=nodes, ties=ties, pairs=pairs)
    yield from _together(one, lang)
    yield from _groupings(one, lang)


def _of(one: Portrait, lang: str) -> str:
    """Return what a sentence begins with: the layer that it is about, if any."""
    layer = one.about.get("layer")
    return "" if layer is None else f"{term('value', layer, lang).capitalize()}: "


def _together(one: Portrait, lang: str) -> Iterator[str]:
    """Yield how the network hangs together, so far as it was measured."""
    found = one.network
    if (apart := found.get("fragmentation")) is not None:
        if apart < 1e-12:
            yield say("measures.whole", lang)
        elif one.graph.is_directed():
            yield say("measures.parts_directed", lang, share=share(apart, lang))
        elif "components" in found:
            count, told = found["components"], share(apart, lang)
            yield say("measures.parts", lang, components=count, share=told)
    if isolates := [node for node in one.nodes if node.get("degree") == 0]:
        yield say("measures.isolates", lang, count=len(isolates))
    if found.get("cut_points"):
        yield say("measures.cut_points", lang, names=names(one, found["cut_points"], lang))


def _groupings(one: Portrait, lang: str) -> Iterator[str]:
    """Yield the core and the communities, so far as they were measured and there are any."""
    found = one.network
    core = found.get("core_periphery")
    if core and core["correlation"] is not None:
        told = number(core["correlation"], lang)
        if len(core["cores"]) == 1:
            said = names(one, core["cores"][0], lang)
            yield say("measures.core", lang, names=said, correlation=told)
        else:
            yield say("measures.cores", lang, count=len(core["cores"]), correlation=told)
    if {"communities", "modularity", "community_stability", "community_method"} <= set(found):
        several = [part for part in found["communities"] if len(part) > 1]
        if len(several) < 2 or None in (found["modularity"], found["community_stability"]):
            return
        yield say(
            "measures.communities",
            lang,
            count=len(several),
            method=found["community_method"].capitalize(),
            modularity=number(found["modularity"], lang),
            stability=number(found["community_stability"], lang),
        )


def _chance(one: Portrait, lang: str) -> Iterator[str]:
    """Yield how many pairs share more units than chance would give."""
    pairs = one.network.get("fixed_margin", {}).get("pairs", ())
    if expected := round(_RARE * len(pairs)):
        beyond = [pair for pair in pairs if pair["p_greater"] <= _RARE]
        yield _of(one, lang) + say(
            "measures.chance",
            lang,
            beyond=len(beyond),
            pairs=len(pairs),
            p=f"{_RARE}".replace(".", "," if lang == "sv" else "."),
            expected=expected,
        )


def _without_hubs(one: Portrait, whole: Portrait, lang: str) -> Iterator[str]:
    """Yield what is left when the hubs are taken away; once, of the one-mode network."""
    now, before = one.network.get("density"), whole.network.get("density")
    if one.about.get("mode") == "one" and now is not None and before is not None:
        gone = [node for node in whole.graph if node not in one.graph]
        yield say(
            "measures.hubs",
            lang,
            names=names(whole, gone, lang),
            nodes=len(one.graph),
            density=number(now, lang),
            before=number(before, lang),
        )


def _worth_telling(pair: Mapping[str, Any]) -> bool:
    """Say whether layers could be compared, or are those whose likeness everyone asks for."""
    asked = pair["hubs"] and pair["layers"] == ["declared", "evidenced"]
    return pair["correlation"] is not None or asked


def _likeness(pair: Mapping[str, Any], lang: str) -> str:
    """Return how like each other two layers are."""
    one, other = (term("value", layer, lang) for layer in pair["layers"])
    if not pair["hubs"]:
        one, other = (say("measures.without_hubs", lang, layer=name) for name in (one, other))
    about: dict[str, Any] = {"one": one.capitalize(), "other": other, "nodes": pair["nodes"]}
    if pair["correlation"] is None:
        return say("measures.qap_none", lang, **about)
    told = {"correlation": number(pair["correlation"], lang), "p": number(pair["p_greater"], lang)}
    return say("measures.qap", lang, **about, **told)


def _cautions(told: Sequence[Portrait], lang: str) -> Iterator[str]:
    """Yield, once each, what the numbers must not be taken for."""
    some = [one for one in told if len(one.graph)]
    layers = list(dict.fromkeys(one.about["layer"] for one in some if one.about.get("layer")))
    for layer in layers:
        yield say(f"measures.{_CAUTION[layer]}", lang)
    if any(1 < len(one.graph) < _SMALL for one in some):
        yield say("measures.small", lang)
    if any(set(one.about) & {"layer", "projected"} and one.about["mode"] == "one" for one in some):
        yield say("measures.derived", lang)
    if layers:
        yield say("measures.expanded" if some[0].about["expand"] else "measures.as_printed", lang)
    first = {one.about.get("layer"): one for one in reversed(told)}
    for one in reversed(first.values()):
        for name in APART:
            if count := one.graph.graph.get(name):
                yield _of(one, lang) + say(f"answer.{name}", lang, count=count)


def _missing(told: Sequence[Portrait], lang: str) -> Iterator[str]:
    """Yield the measures that have no answer, or not for every node, by the reason why."""
    if not any(len(one.graph) for one in told):
        return
    reasons: dict[str, dict[str, None]] = {}
    for one in told:
        for name, key in one.why.items():
            if len(one.graph) > 1:
                reasons.setdefault(key, {})[term("measure", name, lang)] = None
    for key, measures in reasons.items():
        said = ", ".join(measures)
        yield say("measures.missing", lang, names=said, why=say(f"why.{key}", lang))


def heading(one: Portrait, lang: str) -> str:
    """Return what stands above a network's numbers: its layer, and whether the hubs are out."""
    layer = one.about.get("layer")
    if layer is None:
        return say("measures.projected" if one.about.get("projected") else "measures.own", lang)
    name = term("value", layer, lang)
    return name if one.about["hubs"] else say("measures.without_hubs", lang, layer=name)


def names(one: Portrait, nodes: Iterable[Any], lang: str) -> str:
    """Return the names of nodes, the first few and how many more there are."""
    every = [label(one, node) for node in nodes]
    said = ", ".join(every[:_NAMES])
    rest = len(every) - _NAMES
    return say("measures.more", lang, names=said, count=rest) if rest > 0 else said


def label(one: Portrait, node: Any) -> str:
    """Return the name of a node."""
    return str(one.graph.nodes[node].get("label", node))


def number(value: Any, lang: str) -> str:
    """Return a number as a person reads it, with at most four decimals.

    >>> number(0.37194, "sv"), number(0.37194, "en"), number(3, "sv"), number("leiden", "sv")
    ('0,3719', '0.3719', '3', 'leiden')
    """
    if isinstance(value, bool):
        return say("answer.yes" if value else "answer.no", lang)
    if not isinstance(value, float):
        return str(value)
    text = f"{value:z.4f}" if abs(value) < 1000 else f"{value:.0f}"
    return text.replace(".", ",") if lang == "sv" else text


def share(value: float, lang: str) -> str:
    """Return a share as per cent.

    >>> share(0.125, "sv"), share(0.125, "en")
    ('12,5 %', '12.5%')
    """
    text = f"{100 * value:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',')} %" if lang == "sv" else f"{text}%"
