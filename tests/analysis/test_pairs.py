"""Pairs that meet, against looking at every pair."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.facets import Sets
from samverkan.analysis.pairs import alike, meeting, slices

TERMS = st.frozensets(st.sampled_from([f"t{n}" for n in range(80)]), max_size=4)
FEW = st.frozensets(st.sampled_from("xyz"), max_size=2)


@given(st.lists(st.tuples(TERMS | FEW, FEW), max_size=14), st.integers(1, 9))
def test_each_pair_that_meets_comes_once(
    units: list[tuple[frozenset[str], frozenset[str]]], part: int
) -> None:
    shared, other = Sets(one for one, _ in units), Sets(two for _, two in units)
    found = [
        (int(i), int(j))
        for one, two in meeting(shared, other, (other.members, other.members), part=part)
        for i, j in zip(one, two, strict=True)
    ]
    expected = {
        (i, j)
        for i, j in combinations(range(len(units)), 2)
        if units[i][0] & units[j][0] and units[i][1] & units[j][1]
    }
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_only_some_terms() -> None:
    shared = Sets([frozenset("ab"), frozenset("ab"), frozenset("b")])
    other = Sets([frozenset("x")] * 3)
    terms = np.asarray([shared.terms.index("b")])
    parts = list(meeting(shared, other, (other.members, other.members), terms))
    # The first two share a, which comes before b: they are told there, and not here.
    assert [(one.tolist(), two.tolist()) for one, two in parts] == [([0, 1], [2, 2])]


@given(st.lists(st.integers(0, 5), max_size=12))
def test_equal_values_are_paired(values: list[int]) -> None:
    ordered = sorted(values)
    one, other = alike(np.asarray(ordered, np.int64))
    expected = [(i, j) for i, j in combinations(range(len(ordered)), 2) if ordered[i] == ordered[j]]
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == expected


@given(st.lists(st.integers(0, 9), max_size=12), st.integers(1, 20))
def test_slices_cover_all_and_hold_no_more_than_they_must(lengths: list[int], part: int) -> None:
    found = list(slices(np.asarray(lengths, np.int64), part))
    assert [n for some in found for n in range(len(lengths))[some]] == list(range(len(lengths)))
    assert all(sum(lengths[s]) <= part or s.stop - s.start == 1 for s in found)
