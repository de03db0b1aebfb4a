"""Permutation tests: how seldom chance alone gives as much as was seen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samverkan.errors import UsageError

#: Differences smaller than this, set against the numbers compared, are rounding.
_ROUNDING = 1e-12


def check_number(permutations: int) -> None:
    """Raise UsageError (`bad_option`) unless there is at least one permutation.

    >>> check_number(1)
    """
    if permutations < 1:
        raise UsageError("bad_option", name="permutations", value=permutations, known="1, 2, 3 …")


def tails(
    observed: float, draws: Sequence[float] | NDArray[np.float64], centre: float = 0.0
) -> dict[str, float]:
    """Return how probable a value at least as far out as `observed` is, judged by random draws.

    - `p_greater`: at least as high
    - `p_less`: at least as low
    - `p_two_sided`: at least as far from `centre`, on either side

    The observed value counts as one of the draws, so that p is never 0 and never too small: with
    999 draws the least p is 0.001 (Phipson & Smyth 2010).

    >>> tails(3, [1, 2, 3, -4])
    {'p_greater': 0.4, 'p_less': 1.0, 'p_two_sided': 0.6}
    """
    values = np.asarray(draws, dtype=np.float64)
    slack = _ROUNDING * max(1.0, abs(observed), abs(centre))
    count = len(values) + 1
    far = np.abs(values - centre) >= abs(observed - centre) - slack
    return {
        "p_greater": (1 + int((values >= observed - slack).sum())) / count,
        "p_less": (1 + int((values <= observed + slack).sum())) / count,
        "p_two_sided": (1 + int(far.sum())) / count,
    }
