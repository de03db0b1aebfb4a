"""Evidence gaps: statements that rest on one source, on an old one, or on who they are about."""

from collections import defaultdict
from collections.abc import Collection, Iterator
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
    names = _Names(facts)
    for layer, tie in found:
        behind = said[tie.statement]
        ages = [now - month(latest(source.date)) for source in behind if source.date]
        age = min(ages, default=None)
        works = {source.work for source in behind}
        undated = sum(source.date is None for source in behind)
        reasons = {
            "old": age is not None and age > months and not undated,
            "single": len(works) <= 1,
            "self_reported": bool(behind) and names.published(tie.actor, behind),
        }
        true = [reason for reason, holds in reasons.items() if holds]
        may_be_old = undated and (age is None or age > months)
        if true or may_be_old:
            yield Gap(
                "evidence-gap",
                (tie.actor, tie.unit),
                len(true) + (age / (1 + age) if age and age > 0 else 0.0),
                "known" if true else "unknown",
                (tie.statement,),
                "evidence-of",
                {"thing": tie.statement},
                {
                    "layer": layer,
                    "reasons": true,
                    "sources": len(works),
                    "latest": max((s.date for s in behind if s.date), default=None),
                    "age_months": age,
                    "months": months,
                    "undated_sources": undated,
                    "unpublished": sum(source.publisher is None for source in behind),
                },
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
                self._known[named].add(_fold(facts.label(row)))

    def published(self, actor: str, behind: Collection[Source]) -> bool:
        """Say whether an actor published all of these sources, or nobody but the register did."""
        own = {_fold(self._facts.label(actor, lang)) for lang in ("sv", "en")}
        own |= self._known.get(actor, set())
        return all(
            source.kind == _OBSERVED
            or (source.publisher is not None and _fold(source.publisher) in own)
            for source in behind
        )


def _fold(name: str) -> str:
    return clean(name).casefold()
