"""Evidence gaps: statements that rest on one source, on an old one, or on who they are about."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ties import declared
from samverkan.analysis.gaps.timing import month
from samverkan.analysis.practice import Practice
from samverkan.graph.facts import Facts
from samverkan.graph.grounds import Source, sources
from samverkan.graph.records import Tie
from samverkan.ontology.dates import latest
from samverkan.ontology.identity import clean
from samverkan.ontology.vocabulary import SAM

#: Months after which a statement is old, unless it is said.
OLD: Final = 24

_OBSERVED: Final = "own observation"


def evidence_gaps(practice: Practice, today: str, months: int = OLD) -> Iterator[Gap]:
    """Yield the commitments and participations whose evidence is weak, for one of three reasons.

    `old`: more than so many `months` have gone since its latest source was written. `single`: it
    rests on one source only; two extractions of one work are one. `self_reported`: each source was
    published by the actor itself, by a name that it goes by, or is the register's own observation.

    It is *known* where one of these is so; *unknown* where none is, but the date of a source is not
    known, so that it may be old. Subjects are the actor, and the area or the initiative. Strength
    is the number of reasons, and below one the age of the latest source: age / (1 + age) in months.
    Evidence is the statement. Details: `layer` (`declared` or `evidenced`), `reasons`, `sources`
    (how many works), `latest`, the date of the latest source, `age_months`, `months`, and how many
    sources are `undated_sources` and `unpublished`, without a known publisher.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> gaps = list(evidence_gaps(KnowledgeBase.memory("vagen-in").practice(), "2026-11-22"))
    >>> len(gaps), gaps[0].details["reasons"]
    (88, ['old', 'single'])
    """
    facts, now = practice.facts, month(latest(today))
    found = list(_statements(practice))
    said = sources(facts, [tie.statement for _, tie in found])
    backing: dict[tuple[Source, ...], _Backing] = {}
    names = _Names(facts)
    for layer, tie in found:
        behind = said[tie.statement]
        known = backing.get(behind)
        if known is None:
            known = backing[behind] = _backing(behind, now)
        reasons = known.reasons(months)
        if known.publishers and known.publishers <= names.of(tie.actor):
            reasons.append("self_reported")
        if reasons or known.may_be_old(months):
            age = known.age or 0
            yield Gap(
                "evidence-gap",
                (tie.actor, tie.unit),
                len(reasons) + (age / (1 + age) if age > 0 else 0.0),
                "known" if reasons else "unknown",
                (tie.statement,),
                "evidence-of",
                {"thing": tie.statement},
                {
                    "layer": layer,
                    "reasons": reasons,
                    "sources": known.works,
                    "latest": known.latest,
                    "age_months": known.age,
                    "months": months,
                    "undated_sources": known.undated,
                    "unpublished": known.unpublished,
                },
            )


@dataclass(frozen=True)
class _Backing:
    """What some sources are together, seen from a month."""

    works: int
    #: Months since the latest of those with a date.
    age: int | None
    latest: str | None
    undated: int
    unpublished: int
    #: Who published them, but for the register's own observations; none where that is not known.
    publishers: frozenset[str]
    observed: bool

    def reasons(self, months: int) -> list[str]:
        """Return why the evidence is weak, as far as that rests on the sources alone."""
        old = self.may_be_old(months) and not self.undated
        true = {"old": old, "single": self.works <= 1, "self_reported": self.observed}
        return [reason for reason, holds in true.items() if holds]

    def may_be_old(self, months: int) -> bool:
        """Say whether no date that is known speaks against the evidence being old."""
        return (self.age is None or self.age > months) and bool(self.age or self.undated)


def _backing(behind: Collection[Source], now: int) -> _Backing:
    dates = [source.date for source in behind if source.date]
    others = [source for source in behind if source.kind != _OBSERVED]
    publishers = {source.publisher for source in others}
    return _Backing(
        works=len({source.work for source in behind}),
        age=min((now - month(latest(date)) for date in dates), default=None),
        latest=max(dates, key=latest, default=None),
        undated=len(behind) - len(dates),
        unpublished=sum(source.publisher is None for source in behind),
        publishers=frozenset(_fold(name) for name in publishers if name and None not in publishers),
        observed=bool(behind) and not others,
    )


def statements(practice: Practice) -> int:
    """Return how many commitments and participations there are in the scope."""
    return len(list(_statements(practice)))


def _statements(practice: Practice) -> Iterator[tuple[str, Tie]]:
    """Yield the commitments and participations in the scope, with their layer."""
    named = {s for actors in declared(practice).values() for said in actors.values() for s in said}
    yield from (("declared", tie) for tie in practice.facts.commitments if tie.statement in named)
    done = {tie.statement for ties in practice.ties.values() for tie in ties}
    yield from (
        ("evidenced", tie) for tie in practice.facts.participations if tie.statement in done
    )


class _Names:
    """Every name that an actor goes by, to tell whether it published a source itself."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, set[str]] = defaultdict(set)
        for row in facts.things(SAM.Name):
            named = facts.value(SAM.named, row)
            if named in facts.actors:
                self._known[named].add(_fold(facts.label(row, "")))  # as written, in no language

    def of(self, actor: str) -> set[str]:
        """Return every name of an actor, as it is compared."""
        labels = (self._facts.label(actor, lang) for lang in ("sv", "en"))
        return {*map(_fold, labels), *self._known.get(actor, ())}


def _fold(name: str) -> str:
    return clean(name).casefold()
