"""The search for overlaps: every pair counted, the best of them told in full."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from samverkan.analysis.coverage import coverage
from samverkan.analysis.overlaps.compared import Compared
from samverkan.analysis.overlaps.finder import Finder
from samverkan.analysis.overlaps.judgements import Judgements, last_judgements
from samverkan.analysis.overlaps.kinds import ENOUGH, KINDS, SAME_EVENT, SAME_RECORD, TWINS, Kinds
from samverkan.analysis.overlaps.overlap import Overlaps
from samverkan.analysis.overlaps.owners import of_events, of_initiatives
from samverkan.analysis.overlaps.rows import Rows
from samverkan.analysis.overlaps.twins import same_event, same_record
from samverkan.analysis.practice import Practice
from samverkan.errors import UsageError
from samverkan.graph.records import Unit

#: Up to how many initiatives the texts of all are read; of more, those of the best pairs only.
READ: Final = 10_000
#: How many pairs of each kind have their texts read, up to so many initiatives and above.
POOL: Final = (50_000, 1_000)


def find_overlaps(
    practice: Practice,
    *,
    kinds: Collection[str] = (),
    initiative: str | None = None,
    by_text: bool = False,
    with_partners: bool = False,
    limit: int | None = 20,
) -> Overlaps:
    """Return the possible overlaps among the initiatives, and the events, of a practice.

    `kinds` narrows to some of `KINDS`, `initiative` (an IRI) to pairs with it. With `by_text`,
    pairs are looked for by their texts too. Pairs whose owners work together in that time are
    counted and left out, unless `with_partners`. `limit` is how many to tell; None tells all.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> found = find_overlaps(KnowledgeBase.memory("vagen-in").practice())
    >>> found.initiatives, len(found.rows) == min(20, sum(found.totals.values()))
    (26, True)

    Raises UsageError for a kind that there is not.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError("unknown_overlap", name=kind, known=", ".join(KINDS))
    wanted = tuple(KINDS.index(kind) for kind in KINDS if kind in (kinds or KINDS))
    search = _Search(practice, wanted, initiative, by_text, with_partners, limit)
    finder, told = search.initiatives()
    parts = [(finder, told), *([] if initiative else [search.events()])]
    rows = [row for found, part in parts for row in part.tell(found.best(), limit)]
    rows.sort(key=lambda row: max(KINDS.index(row.kind or KINDS[0]), TWINS[0] - 1))
    totals = sum((found.totals for found, _ in parts), Counter[int]())
    things, cells = finder.kinds.things, coverage(practice).counts()
    known, basis = things.facets.known(), Counter(one.basis for one in things.owners)
    enough = np.sum([known[name] for name in known], axis=0) >= ENOUGH
    return Overlaps(
        rows=tuple(rows[:limit]),
        judged=tuple(
            row
            for _, part in parts
            for row in part.judged()
            if initiative in (None, row.one, row.other)
        ),
        totals={KINDS[kind]: totals[kind] for kind in wanted},
        excluded_partners=finder.excluded,
        cells={
            "with_two_or_more_actors": cells["with_two_or_more_actors"],
            "with_one_actor": cells["with_one_actor"],
            "total": cells["cells"],
        },
        initiatives=len(things),
        outside=initiative is not None and things.number(initiative) is None,
        comparable=int(np.sum(known["area"] & known["place"] & enough)),
        undated=len(practice.undated),
        lacking={name: len(things) - int(known[name].sum()) for name in known},
        owned_by_all=basis["participants"],
        owned_by_none=basis["unknown"],
        by_text=by_text,
        texts=int(told.texts.known.sum()) if told.texts else 0,
        unusual=told.unusual,
        unread=finder.let_go if told.texts else 0,
    )


@dataclass(frozen=True)
class _Search:
    """What is asked for."""

    practice: Practice
    wanted: tuple[int, ...]
    initiative: str | None
    by_text: bool
    with_partners: bool
    limit: int | None

    def initiatives(self) -> tuple[Finder, Rows]:
        """Return what is found among the initiatives, and what to tell it from."""
        owners = of_initiatives(self.practice)
        units = [unit for unit in self.practice.initiatives if unit.iri in owners]
        things = Compared(self.practice, units, owners)
        many = len(things) > READ
        most = None if self.limit is None else max(self.limit, POOL[many])
        only = things.number(self.initiative)
        wanted = () if self.initiative and only is None else self.wanted
        finder = Finder(
            Kinds(things), wanted, self.judgements, most, only=only, partners=self.with_partners
        )
        finder.by_names(same_record(things.facets, things.names, things.written), SAME_RECORD)
        finder.by_facets()
        if many and not self.by_text:
            best = finder.best()
            read = {*best.one.tolist(), *best.other.tolist()}
            return finder, Rows(finder, things.texts(read))
        rows = Rows(finder, things.texts())
        if self.by_text and rows.texts and rows.unusual is not None:
            finder.by_text(rows.texts, rows.unusual)
        return finder, rows

    def events(self) -> tuple[Finder, Rows]:
        """Return what is found among the events, and what to tell it from."""
        units = list(_held(self.practice))
        things = Compared(self.practice, units, of_events(self.practice, units))
        finder = Finder(Kinds(things), self.wanted, self.judgements, None)
        finder.by_names(same_event(things.facets, things.names), SAME_EVENT)
        return finder, Rows(finder, None)

    @cached_property
    def judgements(self) -> Judgements:
        """The last judgement of each pair."""
        return last_judgements(self.practice.facts)


def _held(practice: Practice) -> Iterator[Unit]:
    """Yield the events that are known to have been held, within the scope."""
    scope, facts = practice.scope, practice.facts
    for event in facts.events.values():
        here = scope.place is None or any(
            place in facts.around(scope.place) or scope.place in facts.around(place)
            for place in practice.places(event)
        )
        about = scope.area is None or scope.area in practice.areas(event)
        if not event.intended and here and about and practice.holds(event.start, event.end) == "in":
            yield event
