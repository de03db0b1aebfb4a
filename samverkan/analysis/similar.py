"""Who has done this elsewhere: initiatives like one, with what they tried and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyoxigraph as ox

from samverkan.analysis.facets import Array
from samverkan.analysis.overlaps.compared import Compared
from samverkan.analysis.overlaps.judgements import last_judgements
from samverkan.analysis.overlaps.owners import Owners, of_initiatives, owners_of
from samverkan.analysis.practice import Practice
from samverkan.analysis.texts import Texts
from samverkan.errors import NotFound
from samverkan.graph.facts import Facts
from samverkan.graph.records import Unit
from samverkan.ontology.dates import latest
from samverkan.ontology.vocabulary import SAM

#: What initiatives are alike by: where and when is what may differ.
ALIKE_BY: Final = ("area", "group", "activity", "text")
#: Up to how many initiatives the texts of all are read; of more, those of the most alike by facets.
READ: Final = 10_000
MOST: Final = 2_000

_STUDIES: Final = frozenset({"studies", "presents"})


@dataclass(frozen=True)
class Example:
    """An initiative like the one asked for. Everything in it that is a thing is an IRI.

    `facets` has area, group, activity and text, each from 0 to 1, or None where it is not known.
    `likeness` is the mean of the known ones of the first three; where text is known too, the mean
    of that and of text.
    """

    unit: Unit
    likeness: float
    facets: Mapping[str, float | None]
    short_text: bool
    #: Whether it has ended; None where that is not known.
    finished: bool | None
    #: Whether it has no place in common with the one asked for; None where that is not known.
    elsewhere: bool | None
    places: tuple[str, ...]
    method: str | None
    result: str | None
    owners: Owners
    #: Roles to ask for, at the initiative or at its owners.
    posts: tuple[str, ...]
    #: What has studied or presents it.
    studied_by: tuple[str, ...]

    @property
    def unknown(self) -> list[str]:
        """The facets that are not known."""
        return [name for name, value in self.facets.items() if value is None]


@dataclass(frozen=True)
class Similar:
    """Initiatives like one, finished ones first."""

    initiative: str
    rows: tuple[Example, ...]
    #: How many are alike, however few of them stand in `rows`.
    total: int
    #: How many of the same owners are alike; they are left out.
    own: int
    #: What is not known of the one asked for, and so cannot be compared.
    missing: tuple[str, ...]


def find_similar(
    practice: Practice, initiative: str, *, today: str, limit: int | None = 10
) -> Similar:
    """Return initiatives like `initiative`, those that had ended by `today` first.

    They share an area, or their texts are unusually alike. What its own owners have done is
    counted and left out; so is, uncounted, what somebody has judged to be the same. The `limit`
    most alike are told; None tells all. The one asked for may itself be only proposed.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> kb = KnowledgeBase.memory("vagen-in")
    >>> found = find_similar(kb.practice(), kb.meaning("initiative", "spica"), today="2020-01-01")
    >>> [kb.facts.label(row.unit.iri) for row in found.rows][:2]
    ['Insteget', 'Svartjobbarna']

    Raises NotFound if there is no such initiative.
    """
    facts = practice.facts
    asked = facts.initiatives.get(initiative)
    if asked is None:
        raise NotFound("unknown_initiative", name=initiative)
    owners = of_initiatives(practice)
    owners[initiative] = owners_of(
        [tie for tie in facts.participations if tie.unit == initiative], "owner"
    )
    judged = last_judgements(facts)
    units = [
        asked,
        *(
            unit
            for unit in practice.initiatives
            if unit.iri in owners
            and judged.get(frozenset((initiative, unit.iri)), {}).get("verdict") != "same"
        ),
    ]
    things = Compared(practice, dict.fromkeys(units), owners)
    compared = _Compared(things)
    if len(compared.missing) == len(ALIKE_BY):
        return Similar(initiative, (), 0, 0, compared.missing)
    alike = compared.alike()
    mine = set(things.owners[0].actors)
    own = np.asarray([not mine.isdisjoint(things.owners[i].actors) for i in alike], bool)
    rows = [compared.told(number, today) for number in alike[~own][:limit].tolist()]
    rows.sort(key=lambda row: not row.finished)
    return Similar(initiative, tuple(rows), int((~own).sum()), int(own.sum()), compared.missing)


class _Compared:
    """The first of some things beside all others."""

    def __init__(self, things: Compared) -> None:
        self.things = things
        self.others = np.arange(1, len(things))
        one = np.zeros_like(self.others)
        every = things.facets.values(one, self.others)
        self.values = {name: every[name] for name in ALIKE_BY[:-1]}
        self.weight = _mean(list(self.values.values()))
        self.texts = self._texts()
        self.values["text"] = np.full(len(one), np.nan)
        if self.texts is not None:
            self.values["text"] = self.texts.likeness(one, self.others)
        self.likeness = _mean([self.weight, self.values["text"]])

    def _texts(self) -> Texts | None:
        if len(self.things) <= READ:
            return self.things.texts()
        near = np.argsort(-np.nan_to_num(self.weight), kind="stable")[:MOST]
        return self.things.texts({0, *self.others[near].tolist()})

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known of the first."""
        facets = self.things.facets.known()
        known = {name: bool(facets[name][0]) for name in ALIKE_BY[:-1]}
        known["text"] = self.texts is not None and bool(self.texts.known[0])
        return tuple(name for name in ALIKE_BY if not known[name])

    def alike(self) -> Array:
        """Return those that are like the first, by number, the most alike first.

        Those whose texts are unusually alike come first, then those whose texts cannot be compared.
        Of those that are equally alike, the ones that more is known of come first.
        """
        text = self.values["text"]
        least = self.texts.unusual(lambda one, _: np.ones(len(one), bool)) if self.texts else None
        unusual = text >= (np.inf if least is None else least)
        found = np.flatnonzero((self.values["area"] > 0) | unusual)
        tier = np.where(np.isnan(text), 1, np.where(unusual, 0, 2))[found]
        known = np.sum([~np.isnan(value[found]) for value in self.values.values()], axis=0)
        order = np.lexsort((found, -known, -self.likeness[found], tier))
        ranked: Array = self.others[found[order]]
        return ranked

    def told(self, number: int, today: str) -> Example:
        """Return one that is like the first, told in full."""
        things, facts = self.things, self.things.practice.facts
        unit, owners = things.facets.units[number], things.owners[number]
        pair = np.asarray([0]), np.asarray([number])
        place = things.facets.places.jaccard(*pair)[0]
        values = {name: float(self.values[name][number - 1]) for name in ALIKE_BY}
        known = {name: None if np.isnan(value) else value for name, value in values.items()}
        return Example(
            unit=unit,
            likeness=float(self.likeness[number - 1]),
            facets=known,
            short_text=known["text"] is not None
            and self.texts is not None
            and bool(self.texts.short(*pair)[0]),
            finished=_finished(unit, today),
            elsewhere=None if np.isnan(place) else bool(place == 0),
            places=tuple(sorted(things.practice.places(unit))),
            method=facts.value(SAM.method, unit.iri),
            result=facts.value(SAM.result, unit.iri),
            owners=owners,
            posts=tuple(_posts(facts, unit, owners)),
            studied_by=tuple(_studied_by(facts, unit.iri)),
        )


def _mean(values: list[Array]) -> Array:
    """Return the mean of what is known of each; NaN where nothing is."""
    columns = np.vstack(values)
    known = ~np.isnan(columns)
    count = known.sum(axis=0)
    total = np.where(known, columns, 0).sum(axis=0)
    found: Array = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return found


def _finished(unit: Unit, today: str) -> bool | None:
    """Say whether an initiative had ended by a day, or None where that is not known."""
    if unit.status == "ended" or (unit.end and latest(unit.end) < today):
        return True
    return False if unit.end or unit.status else None


def _posts(facts: Facts, unit: Unit, owners: Owners) -> Iterator[str]:
    """Yield the roles at an initiative, and those at its owners for its areas or for all."""
    chain = {up for area in unit.areas | unit.coded for up in facts.around(area)}
    for post in facts.things(SAM.Post):
        where = facts.value(SAM.post, post)
        if where == unit.iri:
            yield post
        elif where in owners.actors:
            quads = facts.store.quads(ox.NamedNode(post), ox.NamedNode(SAM.area))
            areas = {quad.object.value for quad in quads}
            if not areas or areas & chain:
                yield post


def _studied_by(facts: Facts, initiative: str) -> Iterator[str]:
    """Yield what has studied an initiative, or presents it."""
    for relation in facts.things(SAM.Relation):
        if (
            facts.value(SAM.object, relation) == initiative
            and facts.value(SAM.relationKind, relation) in _STUDIES
        ):
            subject = facts.value(SAM.subject, relation)
            if subject:
                yield subject
