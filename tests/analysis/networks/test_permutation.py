"""Permutation tests: what counts as at least as far out."""

import pytest

from samverkan.analysis.networks.permutation import tails


def test_the_observed_value_counts_as_a_draw() -> None:
    assert tails(10, [0] * 99) == {"p_greater": 0.01, "p_less": 1.0, "p_two_sided": 0.01}


def test_both_sides_are_counted_from_the_centre() -> None:
    p = tails(8, [1, 2, 8, 9], centre=5)
    assert p["p_two_sided"] == pytest.approx(5 / 5)
    assert p["p_greater"] == pytest.approx(3 / 5)
    assert p["p_less"] == pytest.approx(4 / 5)


def test_rounding_is_no_difference() -> None:
    assert tails(0.1 + 0.2, [0.3])["p_greater"] == 1.0
    assert tails(0.3, [0.1 + 0.2])["p_less"] == 1.0
