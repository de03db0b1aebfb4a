"""The door to all gaps: which kinds, in what order, how many, and what cannot be looked for."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from samverkan.analysis.gaps import KINDS, Gap, find_gaps, kind_named
from samverkan.analysis.gaps.kinds import lacking
from samverkan.analysis.gaps.shortlist import Shortlist
from samverkan.errors import UsageError
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, scope
from tests.analysis.registers import register

TODAY = "2026-11-22"


def test_the_kinds_and_their_order() -> None:
    assert list(KINDS) == [
        "named-inactive", "named-no-evidence", "empty-cell", "group-unserved", "sector-absent",
        "missing-link", "hole", "sole-bridge", "single-point", "active-not-named", "time-gap",
        "no-successor", "evidence-gap",
    ]  # fmt: skip


def test_totals_count_all_and_rows_are_the_first(kb: KnowledgeBase) -> None:
    some = find_gaps(kb.practice(), today=TODAY, limit=3)
    every = find_gaps(kb.practice(), today=TODAY, limit=0)
    assert some.totals == every.totals
    counted = Counter((gap.kind, gap.confidence) for gap in every.rows)
    for kind, totals in every.totals.items():
        assert totals == {which: counted[kind, which] for which in ("known", "unknown")}
        assert some.shown(kind) == every.shown(kind)[:3]
    assert [gap.kind for gap in every.rows] == sorted(
        (gap.kind for gap in every.rows), key=list(KINDS).index
    )


@pytest.mark.slow
def test_the_same_question_has_the_same_answer(kb: KnowledgeBase) -> None:
    first = find_gaps(kb.practice(), today=TODAY, limit=0, significance=True)
    with KnowledgeBase.memory("vagen-in") as other:
        assert find_gaps(other.practice(), today=TODAY, limit=0, significance=True) == first


def test_only_the_kinds_asked_for(kb: KnowledgeBase) -> None:
    found = find_gaps(kb.practice(), ["hole", "named-inactive"], today=TODAY)
    assert list(found.totals) == ["named-inactive", "hole"]
    assert {gap.kind for gap in found.rows} == {"hole"}


def test_what_is_looked_at_is_counted(kb: KnowledgeBase) -> None:
    found = find_gaps(kb.practice(), today=TODAY)
    expected = {"named-no-evidence": 68, "empty-cell": 75, "sector-absent": 105, "hole": 10}
    assert expected.items() <= found.looked_at.items()
    for kind, of in found.looked_at.items():
        assert sum(found.totals[kind].values()) <= of


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"kinds": ["emty-cell"]}, "empty-cell"),
        ({"kinds": ["zzz"]}, "named-inactive"),
        ({"limit": -1}, "-1"),
        ({"today": "yesterday"}, "yesterday"),
    ],
)
def test_a_call_that_cannot_be_answered_is_told(
    kb: KnowledgeBase, options: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        find_gaps(kb.practice(), **{"today": TODAY, **options})
    for lang in ("sv", "en"):
        assert told in caught.value.say(lang)


def test_a_kind_with_none_near_is_told_without_a_guess() -> None:
    with pytest.raises(UsageError) as caught:
        kind_named("zzz")
    assert "Menade" not in caught.value.say("sv")


def test_what_the_registers_do_not_hold_cannot_be_looked_for(tmp_path: Path) -> None:
    tables = {
        "organisations": "id,name,source\no1,Ett,src\n",
        "areas": "id,name,source\na,Arbete,src\n",
        "initiatives": "id,name,kind,areas,source\ni1,Ett,project,a,src\n",
        "participations": "id,actor,initiative,role,source\np1,o1,i1,owner,src\n",
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    found = find_gaps(kb.practice(), today=TODAY)
    # No zero is told of what could not be looked for.
    assert found.lacking == {
        "named-inactive": ("commitments",),
        "named-no-evidence": ("commitments",),
        "empty-cell": ("places",),
        "group-unserved": ("target_groups", "agreements"),
        "sector-absent": ("sectors",),
        "missing-link": ("commitments",),
        "active-not-named": ("agreements",),
        "time-gap": ("periods",),
        "no-successor": ("ends",),
    }
    assert set(found.totals) == {"hole", "sole-bridge", "single-point", "evidence-gap"}


def test_an_empty_register_has_no_gaps_and_no_zeros(tmp_path: Path) -> None:
    kb = KnowledgeBase.memory(register(tmp_path, "r", {}))
    found = find_gaps(kb.practice(), today=TODAY)
    assert found.rows == ()
    assert set(found.totals) <= {"evidence-gap"}
    assert all(lacking(kb.facts, kind) for kind in KINDS if kind not in found.totals)


def test_an_area_without_initiatives_is_unknown_not_empty(kb: KnowledgeBase) -> None:
    found = find_gaps(kb.practice(area="bostad"), today=TODAY, limit=0)
    assert {gap.confidence for gap in found.rows if gap.kind != "evidence-gap"} == {"unknown"}


@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot_in_any_scope(seed: int) -> None:
    kb = drawn(seed)
    from samverkan.analysis.practice import Practice

    practice = Practice(kb.facts, scope(kb, seed))
    every = find_gaps(practice, today=TODAY, limit=0)
    some = find_gaps(practice, today=TODAY, limit=2)
    for kind in every.totals:
        assert some.shown(kind) == every.shown(kind)[:2]
        assert len(every.shown(kind)) == sum(every.totals[kind].values())
        if kind in every.looked_at:
            assert len(every.shown(kind)) <= every.looked_at[kind]
    for gap in every.rows:
        assert gap.strength is None or gap.strength == gap.strength
        for iri in (*gap.subjects, *gap.evidence):
            assert kb.row_iri(iri) == iri


def gap(strength: float, name: str) -> Gap:
    return Gap("hole", (name,), strength, "unknown", (), "pairs", {})


def test_a_shortlist_keeps_the_first_of_very_many() -> None:
    import random

    chance = random.Random(7)
    every = [gap(chance.randint(0, 9), f"{chance.random():.6f}") for _ in range(9000)]
    kept = Shortlist(4, lambda g: (-(g.strength or 0),), lambda g: g.subjects)
    for one in every:
        kept.add(one)
    expected = sorted(every, key=lambda g: (-(g.strength or 0), g.subjects))
    assert kept.first() == expected[:4]
    assert kept.totals == {"known": 0, "unknown": 9000}
