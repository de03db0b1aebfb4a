"""What the search finds is what looking at every pair finds."""

from random import Random
from typing import Any

import pytest

from samverkan.analysis.overlaps import find_overlaps
from samverkan.ontology.model import Initiative, Participation
from tests.analysis.overlaps.plainly import overlaps
from tests.analysis.overlaps.works import (
    ACTIVITIES,
    AREAS,
    GROUPS,
    ORGS,
    PLACES,
    practice,
    short,
    tie,
    work,
)

WORDS = ("alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "jota", "kappa")
KINDS = ("parallel", "neighbouring", "restart", "owners-unknown")


def drawn(seed: int) -> tuple[list[Initiative], list[Participation]]:
    """Return initiatives and participations drawn by lot."""
    rng = Random(seed)

    def some(things: Any, most: int, least: int = 0) -> tuple[str, ...]:
        return tuple(rng.sample(list(things), rng.randint(least, most)))

    def period() -> dict[str, str | None]:
        year = rng.randint(2014, 2018)
        start = rng.choice([f"{year}", f"{year}-0{rng.randint(1, 9)}", f"{year}-06-15", None])
        end = rng.choice(
            [f"{year + rng.randint(1, 2)}", f"{year + 1}-02", f"{year + 1}-06-15", None]
        )
        return {"start": start, "end": end}

    works = [
        work(
            f"i{n}",
            name=f"{rng.choice(WORDS)}{n}x {rng.choice(WORDS)}{n}y",
            areas=some(AREAS, 2, 0 if rng.random() < 0.1 else 1),
            places=some(PLACES, 2, 0 if rng.random() < 0.1 else 1),
            target_groups=some(GROUPS, 2),
            activities=some(ACTIVITIES, 2),
            status="proposed" if rng.random() < 0.05 else None,
            **(period() if rng.random() < 0.9 else {}),
        )
        for n in range(rng.randint(2, 22))
    ]
    ties = {}
    for row in works:
        for actor in some(ORGS, 3):
            made = tie(
                row.id,
                actor,
                rng.choice(["owner", "partner", "participant"]),
                **(period() if rng.random() < 0.3 else {}),
            )
            if not (made.from_ and made.to and made.from_ > made.to):
                ties[made.id] = made
    return works, list(ties.values())


@pytest.mark.parametrize("seed", range(60))
def test_every_pair_and_score(seed: int) -> None:
    works, ties = drawn(seed)
    plainly, excluded = overlaps(works, ties)
    found = find_overlaps(practice(works, ties), kinds=KINDS, limit=None)
    scores = {
        (row.kind, frozenset({short(row.one), short(row.other)})): row.score for row in found.rows
    }
    assert scores.keys() == plainly.keys()
    assert scores == pytest.approx(plainly, abs=1e-12)
    assert found.excluded_partners == excluded
    assert sum(found.totals.values()) == len(plainly)


def test_the_draws_hold_something_of_every_kind() -> None:
    kinds = {kind for seed in range(60) for kind, _ in overlaps(*drawn(seed))[0]}
    assert kinds == set(KINDS)
    assert sum(overlaps(*drawn(seed))[1] for seed in range(60)) > 20
