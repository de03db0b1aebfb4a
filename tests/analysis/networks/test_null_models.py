"""The curveball: every matrix with the same sums, all as often."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from samverkan.analysis.networks.null_models import curveball
from samverkan.errors import UsageError


def alike(matrix: list[list[int]]) -> list[tuple[tuple[int, ...], ...]]:
    """Every 0/1 matrix with the same row and column sums."""
    sums = [sum(row) for row in matrix]
    width = len(matrix[0])
    rows = [[r for r in itertools.product((0, 1), repeat=width) if sum(r) == s] for s in sums]
    columns = [sum(column) for column in zip(*matrix, strict=True)]
    return [
        found
        for found in itertools.product(*rows)
        if [sum(column) for column in zip(*found, strict=True)] == columns
    ]


def key(matrix) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(cell) for cell in row) for row in matrix.toarray())


START = [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]


def test_the_margins_2_2_1_1_have_34_matrices() -> None:
    every = alike(START)
    shared = Counter(sum(a * b for a, b in zip(m[0], m[1], strict=True)) for m in every)
    assert len(every) == 34
    assert shared == {2: 2, 1: 20, 0: 12}


@pytest.mark.slow
@pytest.mark.parametrize("matrix", [START, [[1, 1, 0], [0, 1, 1], [1, 0, 0]]])
def test_every_matrix_comes_as_often(matrix: list[list[int]]) -> None:
    every = alike(matrix)
    drawn = Counter(map(key, curveball(matrix, samples=len(every) * 120, seed=5, thinning=10)))
    assert drawn.keys() == set(every)
    assert chisquare([drawn[one] for one in every]).pvalue > 0.01


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 6), st.integers(0, 6), st.floats(0, 1), st.integers(0, 999))
def test_the_sums_stay(height: int, width: int, share: float, seed: int) -> None:
    matrix = (np.random.default_rng(seed).random((height, width)) < share).astype(int)
    for drawn in curveball(matrix, samples=3, seed=seed, burn_in=3):
        cells = drawn.toarray()
        assert set(cells.flat) <= {0, 1}
        assert cells.sum(axis=0).tolist() == matrix.sum(axis=0).tolist()
        assert cells.sum(axis=1).tolist() == matrix.sum(axis=1).tolist()


def test_a_seed_is_a_course() -> None:
    first, again, other = (
        [key(m) for m in curveball(START, samples=20, seed=seed)] for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_the_chain_begins_with_the_matrix_itself() -> None:
    (start,) = curveball(START, samples=1, burn_in=0)
    assert key(start) == tuple(map(tuple, START))


@pytest.mark.parametrize("wrong", [{"samples": 0}, {"burn_in": -1}, {"thinning": 0}])
def test_numbers_out_of_range_are_told_at_once(wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        curveball(START, **{"samples": 1} | wrong)
