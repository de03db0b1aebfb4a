"""A comparison as sentences and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from samverkan.analysis.comparison import Comparison, Difference, LayerChange, measures
from samverkan.analysis.practice import Practice
from samverkan.export.things import scope_of, thing
from samverkan.graph.facts import Facts
from samverkan.words import say, term

#: The measures of a network with fewer actors than this change by a few ties.
SMALL: Final = 50


# In sentences


def reading(found: Comparison, practice: Practice, lang: str) -> list[str]:
    """Return what the comparison says, in sentences, with the cautions that belong to it."""
    names = _names(found, practice.facts, lang)
    times = found.before.register is None
    told = [say("compare.sides", lang, **names)]
    if times:
        told.append(" · ".join(scope_of(practice, lang)))
    for layer in found.layers:
        told += _layer(layer, names, lang)
    done = found.initiatives
    if done.came or done.went or done.stayed:
        key = "initiatives" if times else "initiatives_registers"
        told.append(say(f"compare.{key}", lang, **_counts(done)))
    for key, things in (
        ("passed", found.passed),
        ("undated_initiatives", done.undated),
        ("alike", found.alike),
    ):
        if things:
            told.append(say(f"compare.{key}", lang, count=len(things)))
    return [*told, *_cautions(found, lang)]


def _names(found: Comparison, facts: Facts, lang: str) -> dict[str, str]:
    sides = {"one": found.before, "other": found.after}
    return {
        key: facts.label(side.register, lang) if side.register else side.name
        for key, side in sides.items()
    }


def _layer(layer: LayerChange, names: Mapping[str, str], lang: str) -> Iterator[str]:
    name = term("value", layer.layer, lang).capitalize()
    manned = [actors > 0 for actors, _ in layer.sizes]
    if any(manned) or layer.became:
        yield _actors(layer, names, name, lang)
    if not any(layer.known):
        yield say("compare.unknown_both", lang, layer=name, **names)
    else:
        for side, known, somebody in zip(names.values(), layer.known, manned, strict=True):
            if not somebody:
                key = "nobody" if known else "unknown"
                yield say(f"compare.{key}", lang, layer=name, side=side)
    for key, count in (
        ("undated", len(layer.bonds.undated)),
        ("unplaced", layer.unplaced),
        ("without_area", layer.without_area),
    ):
        if count:
            yield say(f"compare.{key}", lang, layer=name, count=count)


def _actors(layer: LayerChange, names: Mapping[str, str], name: str, lang: str) -> str:
    parts = [say("compare.layer", lang, layer=name, **_counts(layer.actors))]
    if layer.became:
        parts.append(say("compare.became", lang, count=len(layer.became)))
    heirless = sum(turn.there is False for turn in layer.became)
    if heirless:
        parts.append(say("compare.heirless", lang, count=heirless, **names))
    parts.append(say("compare.ties", lang, **_counts(layer.ties)))
    parts.append(say("compare.areas", lang, **_counts(layer.areas)))
    return " ".join(parts)


def _counts(part: Difference) -> dict[str, int]:
    return {"came": len(part.came), "went": len(part.went), "stayed": part.stayed}


def _cautions(found: Comparison, lang: str) -> Iterator[str]:
    parts = [part for layer in found.layers for part in (layer.actors, layer.ties, layer.areas)]
    if any(part.went for part in parts):
        yield say("compare.gone", lang)
    if any(layer.layer == "declared" and any(layer.known) for layer in found.layers):
        yield say("compare.declared", lang)
    if any(0 < actors < SMALL for layer in found.layers for actors, _ in layer.sizes):
        yield say("compare.small", lang)
    if any(layer.became for layer in found.layers):
        yield say("compare.recorded", lang)
    if any(layer.large for layer in found.layers):
        yield say("compare.large", lang)


# As JSON


def as_json(found: Comparison, practice: Practice, lang: str, limit: int = 0) -> dict[str, Any]:
    """Return the comparison as JSON-able values.

    Lists have at most `limit` rows, 0 for all; `totals` beside them say how many there are.
    """
    facts = practice.facts
    told = _Told(facts, lang, limit)
    done = found.initiatives
    lists = {"begun": done.came, "ended": done.went, "passed": found.passed}
    return {
        "from": found.before.name,
        "to": found.after.name,
        "kind": "register" if found.before.register else "time",
        "reading": reading(found, practice, lang),
        "layers": [told.layer(layer) for layer in found.layers],
        "initiatives": {name: told.things(iris) for name, iris in lists.items()}
        | {"ongoing": done.stayed, "undated": len(done.undated)}
        | {"totals": {name: len(iris) for name, iris in lists.items()}},
        "measures": [
            {
                "layer": layer.layer,
                "name": each.name,
                "from": each.before,
                "to": each.after,
                "change": each.change,
            }
            for layer in found.layers
            for each in measures(layer)
        ],
        "maybe_same": [
            {"from": thing(facts, one, lang), "to": thing(facts, other, lang)}
            for one, other in told.some(found.alike)
        ],
    }


class _Told:
    """What stands in the lists of a comparison."""

    def __init__(self, facts: Facts, lang: str, limit: int) -> None:
        self.facts, self.lang, self.limit = facts, lang, limit

    def some(self, rows: Sequence[Any]) -> Sequence[Any]:
        return rows[: self.limit] if self.limit else rows

    def thing(self, iri: str) -> dict[str, Any]:
        return dict(thing(self.facts, iri, self.lang))

    def things(self, iris: Sequence[str]) -> list[dict[str, Any]]:
        return [self.thing(iri) for iri in self.some(iris)]

    def layer(self, layer: LayerChange) -> dict[str, Any]:
        actors, ties, bonds = layer.actors, layer.ties, layer.bonds
        return {
            "layer": layer.layer,
            "known": dict(zip(("from", "to"), layer.known, strict=True)),
            "actors": {
                "came": [self._actor(one, layer.after) for one in self.some(actors.came)],
                "went": [self._actor(one, layer.before) for one in self.some(actors.went)],
                "became": [
                    {
                        "from": self.thing(turn.old),
                        "to": self.thing(turn.new),
                        "date": turn.date,
                        "there": turn.there,
                    }
                    for turn in self.some(layer.became)
                ],
                "stayed": actors.stayed,
                "undated": self.things(actors.undated),
                "totals": _totals(actors) | {"became": len(layer.became)},
            },
            "ties": {
                "came": [self._tie(pair, layer.after) for pair in self.some(ties.came)],
                "went": [self._tie(pair, layer.before) for pair in self.some(ties.went)],
                "stayed": ties.stayed,
                "undated": len(ties.undated),
                "totals": _totals(ties),
            },
            "unit_ties": _counts(bonds) | {"undated": len(bonds.undated)},
            "areas": {
                "came": self.things(layer.areas.came),
                "went": self.things(layer.areas.went),
                "stayed": layer.areas.stayed,
                "undated": self.things(layer.areas.undated),
                "totals": _totals(layer.areas),
            },
            "undated": len(bonds.undated),
            "unplaced": layer.unplaced,
            "without_area": layer.without_area,
        }

    def _actor(self, actor: str, units: Mapping[str, frozenset[str]]) -> dict[str, Any]:
        return self.thing(actor) | {"through": self._units(units[actor])}

    def _tie(self, pair: tuple[str, str], units: Mapping[str, frozenset[str]]) -> dict[str, Any]:
        one, other = pair
        shared = self._units(units[one] & units[other])
        return {"one": self.thing(one), "other": self.thing(other), "through": shared}

    def _units(self, units: frozenset[str]) -> list[dict[str, Any]]:
        return sorted(map(self.thing, units), key=lambda unit: (unit["label"], unit["id"]))


def _totals(part: Difference) -> dict[str, int]:
    return {name: len(getattr(part, name)) for name in ("came", "went", "undated")}
