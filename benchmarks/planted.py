"""What the analyses find of what was planted in a generated register, and what else they report."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.generator import generate
from benchmarks.steps import SEEN_FROM, read
from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import KINDS, Gap, find_gaps
from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.graph.store import Store
from samverkan.ontology.identity import local_id

Ids = tuple[str, ...]


class Score(NamedTuple):
    """How many were planted, found and reported; of the first as many as planted, how many were."""

    name: str
    planted: int
    found: int
    reported: int
    first: tuple[int, int]


class Match(NamedTuple):
    """A kind of what is planted: the gaps that it shows as, and what tells which is which."""

    kind: str
    of_gap: Callable[[Gap], Hashable]
    of_planted: Callable[[Ids], Hashable] = tuple
    #: Which gaps of the kind are meant.
    only: Callable[[Gap], bool] = lambda _: True


def _subjects(gap: Gap) -> Ids:
    return tuple(map(local_id, gap.subjects))


def _set(gap: Gap) -> frozenset[str]:
    return frozenset(_subjects(gap))


#: What is planted as gaps, by kind.
GAPS: Final = {
    "empty_cell_asked": Match("empty-cell", _subjects, only=lambda gap: gap.confidence == "known"),
    "end_without_successor": Match("no-successor", _subjects),
    "time_gap": Match(
        "time-gap",
        lambda gap: (*_subjects(gap), gap.details["from"], gap.details["to"]),
    ),
    "target_group_unserved": Match("group-unserved", _set, frozenset),
    "sector_absent": Match("sector-absent", _set, frozenset),
    "area_hole": Match("hole", _set, frozenset),
    "sole_bridge": Match("sole-bridge", _set, frozenset),
    "cut_point": Match(
        "single-point", _subjects, only=lambda gap: gap.details["form"] == "cut-point"
    ),
    "named_inactive": Match("named-inactive", _subjects),
    "named_no_evidence": Match("named-no-evidence", _subjects),
    "active_not_named": Match("active-not-named", _subjects),
    "missing_link": Match("missing-link", _set, frozenset),
}
#: What is planted as overlaps, by the kinds that it shows as.
OVERLAPS: Final = {
    "parallel_delivery": "parallel",
    "neighbouring": "neighbouring",
    "restart": "restart",
    "same_record": "same-record",
    "same_event": "same-event",
}


def scores(folder: Path, initiatives: int) -> list[Score]:
    """Return how much was found of each kind that was planted, and how many decoys were taken."""
    planted = generate(initiatives).planted
    with Store.read(folder) as store:
        practice = read(store)
        return [
            *_of_gaps(practice, planted.gaps),
            _unasked(practice, planted.gaps["empty_cell_unknown"]),
            *_of_overlaps(practice, planted.overlaps, planted.decoys, planted.judged),
        ]


def _score(name: str, planted: Collection[Hashable], reported: Sequence[Hashable]) -> Score:
    wanted, told = set(planted), list(dict.fromkeys(reported))
    first = told[: len(wanted)]
    return Score(
        name,
        len(wanted),
        len(wanted & set(told)),
        len(told),
        (len(wanted & set(first)), len(first)),
    )


def _of_gaps(practice: Practice, planted: dict[str, list[Ids]]) -> Iterator[Score]:
    for name, match in GAPS.items():
        found = find_gaps(practice, [match.kind], today=SEEN_FROM, limit=0).rows
        told = [match.of_gap(gap) for gap in found if gap.kind == match.kind and match.only(gap)]
        yield _score(name, [match.of_planted(ids) for ids in planted[name]], told)


def _unasked(practice: Practice, planted: list[Ids]) -> Score:
    """Say of cells that nobody was asked about, also those of sub-areas, which no gap lists."""
    told = [
        (local_id(row), local_id(column))
        for rows in ("area", "sub-area")
        for (row, column), cell in coverage(practice, rows).cells.items()
        if cell.status == "unknown"
    ]
    return _score("empty_cell_unknown", planted, told)


def _of_overlaps(
    practice: Practice,
    planted: dict[str, list[Ids]],
    decoys: dict[str, list[Ids]],
    judged: dict[str, list[Ids]],
) -> Iterator[Score]:
    found = find_overlaps(practice, limit=None)
    told = [(row, frozenset((local_id(row.one), local_id(row.other)))) for row in found.rows]
    for name, kind in OVERLAPS.items():
        pairs = [pair for row, pair in told if row.kind == kind]
        yield _score(name, list(map(frozenset, planted[name])), pairs)
    decided = [frozenset((local_id(row.one), local_id(row.other))) for row in found.judged]
    for verdict, pairs_judged in judged.items():
        pairs = decided if verdict != "undecided" else [pair for row, pair in told if row.verdict]
        yield _score(f"judged {verdict}", list(map(frozenset, pairs_judged)), pairs)
    for name, pairs_alike in decoys.items():
        if name in _DECOYS:
            pairs = [pair for _, pair in told]
            yield _score(f"decoy {name}", list(map(frozenset, pairs_alike)), pairs)


_DECOYS: Final = ("owners_together", "other_period", "far_apart", "other_group", "event_series")
