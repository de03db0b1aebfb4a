"""Who is the same as whom: the one place that says so, for every view and every comparison."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from samverkan.graph.facts import Facts, Record
from samverkan.graph.resolution.judged import Conflict, Judged, judged
from samverkan.ontology.identity import clean
from samverkan.ontology.numbers import normal_number
from samverkan.ontology.vocabulary import ORG, SAM


def said(facts: Facts) -> Judged:
    """Return who is the same by the last judgement of each pair, or by organisation number.

    Two are the same by a number that each alone has in its register, units of an organisation
    aside, unless they were judged: what a person says goes before a number. The row of an equal
    number has `number`, and nobody who said it.
    """
    by_hand = judged(facts)
    rows = dict(by_hand.last)
    for one, other, number in _numbered(facts):
        pair = frozenset((one, other))
        if pair not in by_hand.divided:
            row = {"verdict": "same", "subject": one, "object": other, "number": number}
            rows.setdefault(pair, row)
    return Judged(rows, by_hand.divided)


def contradicted(facts: Facts, iri: str) -> list[Conflict]:
    """Return the contradictions that a judgement has a part in."""
    return [
        conflict
        for conflict in said(facts).conflicts
        if any(row.get("iri") == iri for row in conflict.rows)
    ]


def beside(facts: Facts, iri: str) -> tuple[list[Record], list[Record]]:
    """Return the judgements of the same pair as one that say otherwise, earlier and later ones.

    The last holds. Those of the same day are neither: they contradict it.
    """
    row = next(row for row in facts.judgements if row["iri"] == iri)
    pair = {row["subject"], row["object"]}
    others = [
        other
        for other in facts.judgements
        if {other.get("subject"), other.get("object")} == pair
        and other.get("verdict") != row["verdict"]
    ]
    date = row.get("date") or ""
    earlier = [other for other in others if (other.get("date") or "") < date]
    return earlier, [other for other in others if (other.get("date") or "") > date]


def same(facts: Facts) -> dict[str, str]:
    """Return what each organisation is taken for that is the same as another.

    Where judgements contradict each other, nothing is the same.
    """
    organisations = set(facts.things(SAM.Organisation))
    return {
        thing: part[0]
        for part in said(facts).sound
        if organisations.issuperset(part)
        for thing in part[1:]
    }


def same_across(facts: Facts, before: str, after: str) -> dict[str, str]:
    """Return what each thing of two registers is taken for, where it is the same as another.

    `before` and `after` begin the IRIs of the things of each. Never is a thing another by an equal
    id or name alone. The thing that stands for the others is of the register `after` where one is.
    """
    found: dict[str, str] = {}
    for part in said(facts).sound:
        known = [[thing for thing in part if thing.startswith(start)] for start in (after, before)]
        if any(known):
            found |= dict.fromkeys(part, (known[0] or known[1])[0])
    return found


def maybe_same(facts: Facts, one: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs that go by the same name and that nobody has judged to be different."""
    known = judged(facts)
    named: dict[str, list[str]] = defaultdict(list)
    for thing in other:
        named[_name(facts, thing)].append(thing)
    for thing in one:
        for alike in named.get(_name(facts, thing), ()):
            if known.verdict(thing, alike) != "different":
                yield thing, alike


def _name(facts: Facts, thing: str) -> str:
    return clean(facts.label(thing)).casefold()


def _numbered(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of two registers of which each alone has a sound number in its own."""
    units = {unit for unit, _ in facts.pairs(ORG.subOrganizationOf)}
    numbered: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for actor, text in facts.pairs(SAM.organisationNumber):
        number = normal_number(text)
        if number and actor not in units:
            numbered[number][_home(actor)].append(actor)
    for number, homes in numbered.items():
        alone = sorted(actors[0] for actors in homes.values() if len(actors) == 1)
        for one, other in pairwise(alone):
            yield one, other, number


def _home(iri: str) -> str:
    return iri.rpartition("/")[0]
