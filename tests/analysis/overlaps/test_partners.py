"""Who works with whom and when, against looking at every pair of participations."""

from random import Random

import numpy as np
import pytest

from samverkan.analysis.facets import LONG_AGO, NEVER, Sets, first_day, last_day
from samverkan.analysis.overlaps.partners import Partners
from samverkan.graph.records import Tie

ACTORS = ("a", "b", "c", "d", "e")


def tie(actor: str, unit: str, start: str | None, end: str | None) -> Tie:
    return Tie("statement", actor, unit, "partner", start, end)


def together(
    ties: dict[str, list[Tie]], owners: list[set[str]], window: tuple[int, int] = (LONG_AGO, NEVER)
) -> bool:
    sets = Sets(map(frozenset, owners))
    pair = np.asarray([0]), np.asarray([1])
    days = np.asarray(window[:1]), np.asarray(window[1:])
    return bool(Partners(ties, sets.terms).together(sets, pair, days)[0])


def test_only_who_takes_part_at_the_same_time() -> None:
    ties = {"u": [tie("a", "u", "2015", "2016"), tie("b", "u", "2017", None)]}
    assert not together(ties, [{"a"}, {"b"}])
    ties["u"].append(tie("a", "u", "2018", None))
    assert together(ties, [{"a"}, {"b"}])
    assert together(ties, [{"a", "c"}, {"d", "b"}])
    assert not together(ties, [{"c"}, {"d"}])


def test_only_while_both_go_on() -> None:
    ties = {"u": [tie("a", "u", "2015", "2016"), tie("b", "u", "2015", "2016")]}
    assert together(ties, [{"a"}, {"b"}], (first_day("2016-12-31"), NEVER))
    assert not together(ties, [{"a"}, {"b"}], (first_day("2017"), NEVER))
    assert not together(ties, [{"a"}, {"b"}], (LONG_AGO, last_day("2014")))


def test_nobody_owns_anything() -> None:
    assert not together({"u": [tie("a", "u", None, None)]}, [set(), {"a"}])
    assert not together({}, [set(), set()])


@pytest.mark.parametrize("seed", range(30))
def test_as_plainly(seed: int) -> None:
    rng = Random(seed)

    def days() -> tuple[int, int]:
        start = rng.choice([LONG_AGO, first_day(f"20{rng.randint(10, 20)}")])
        return start, rng.choice([NEVER, last_day(f"20{rng.randint(10, 20)}")])

    def drawn(unit: str) -> Tie:
        start, end = (f"20{rng.randint(10, 20)}" if rng.random() < 0.8 else None for _ in "se")
        return tie(rng.choice(ACTORS), unit, start, end)

    ties = {unit: [drawn(unit) for _ in range(rng.randint(0, 4))] for unit in "uvwx"}
    owners = [set(rng.sample(ACTORS, rng.randint(0, 3))) for _ in range(8)]
    window = days()

    def met(one: set[str], other: set[str]) -> bool:
        for there in ties.values():
            for s in there:
                for t in there:
                    start = max(first_day(s.start), first_day(t.start))
                    end = min(last_day(s.end), last_day(t.end))
                    at_once = start <= end and start <= window[1] and window[0] <= end
                    if at_once and s.actor in one and t.actor in other and s.actor != t.actor:
                        return True
        return False

    sets = Sets(map(frozenset, owners))
    one, other = np.triu_indices(len(owners), k=1)
    wide = np.full(len(one), window[0]), np.full(len(one), window[1])
    found = Partners(ties, sets.terms).together(sets, (one, other), wide)
    expected = [met(owners[i], owners[j]) for i, j in zip(one, other, strict=True)]
    assert found.tolist() == expected
