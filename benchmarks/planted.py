"""What the analyses find of what was planted in a generated register, and what else they report."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.generator import generate
from benchmarks.steps import SEEN_FROM, read
from benchmarks.synthetic.land import SUBAREAS, TOPIC_IDS
from benchmarks.synthetic.limits import PAUSE
from benchmarks.synthetic.plan import Planted
from benchmarks.synthetic.work import month
from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import Gap, find_gaps
from samverkan.analysis.overlaps import Overlap, find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.graph.store import Store
from samverkan.ontology.identity import local_id

Ids = tuple[str, ...]
Listed = Mapping[str, Sequence[Ids]]

_AREAS: Final = TOPIC_IDS[SUBAREAS:]
_PAUSE: Final = tuple(map(month, PAUSE))


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


def _text(gap: Gap, detail: str) -> str:
    return str(gap.details[detail])


def _set(gap: Gap) -> frozenset[str]:
    return frozenset(_subjects(gap))


#: What is planted as gaps, by kind.
GAPS: Final = {
    "empty_cell_asked": Match("empty-cell", _subjects, only=lambda gap: gap.confidence == "known"),
    "end_without_successor": Match("no-successor", _subjects),
    "time_gap": Match(
        "time-gap",
        _subjects,
        lambda ids: ids[:1],
        # A run may be longer than what is planted: in few initiatives it becomes so by chance.
        only=lambda gap: _text(gap, "from") <= _PAUSE[0] and _PAUSE[1] <= _text(gap, "to"),
    ),
    "target_group_unserved": Match("group-unserved", _set, frozenset),
    # Of whole areas: a sector that is absent from one is absent from each sub-area.
    "sector_absent": Match(
        "sector-absent", _set, frozenset, lambda gap: _subjects(gap)[0] in _AREAS
    ),
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


#: Pairs that look like overlaps, and are not.
DECOYS: Final = ("owners_together", "other_period", "far_apart", "other_group", "event_series")


def scores(folder: Path, initiatives: int) -> list[Score]:
    """Return how much was found of each kind that was planted, and how many decoys were taken."""
    planted = generate(initiatives).planted
    with Store.read(folder) as store:
        practice = read(store)
        return [
            *_of_gaps(practice, planted.gaps),
            _unasked(practice, planted.gaps["empty_cell_unknown"]),
            *_of_overlaps(practice, planted),
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


def _of_gaps(practice: Practice, planted: Listed) -> Iterator[Score]:
    for name, match in GAPS.items():
        found = find_gaps(practice, [match.kind], today=SEEN_FROM, limit=0).rows
        told = [match.of_gap(gap) for gap in found if gap.kind == match.kind and match.only(gap)]
        yield _score(name, [match.of_planted(ids) for ids in planted[name]], told)


def _unasked(practice: Practice, planted: Sequence[Ids]) -> Score:
    """Say of cells that nobody was asked about, also those of sub-areas, which no gap lists."""
    told = [
        (local_id(row), local_id(column))
        for rows in ("area", "sub-area")
        for (row, column), cell in coverage(practice, rows).cells.items()
        if cell.status == "unknown"
    ]
    return _score("empty_cell_unknown", planted, told)


def _of_overlaps(practice: Practice, planted: Planted) -> Iterator[Score]:
    found = find_overlaps(practice, limit=None)
    told = [(row, _pair(row)) for row in found.rows]
    for name, kind in OVERLAPS.items():
        yield _score(
            name, _pairs(planted.overlaps[name]), [p for row, p in told if row.kind == kind]
        )
    for verdict, judged in sorted(planted.judged.items()):
        rows = found.rows if verdict == "undecided" else found.judged
        pairs = [_pair(row) for row in rows if row.verdict and row.verdict["verdict"] == verdict]
        yield _score(f"judged {verdict}", _pairs(judged), pairs)
    for name in DECOYS:
        yield _score(f"decoy {name}", _pairs(planted.decoys[name]), [pair for _, pair in told])


def _pair(row: Overlap) -> frozenset[str]:
    return frozenset(map(local_id, (row.one, row.other)))


def _pairs(listed: Sequence[Ids]) -> list[frozenset[str]]:
    return list(map(frozenset, listed))
