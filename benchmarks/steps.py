"""What each analysis of one register costs, measured in a process of its own."""

import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from benchmarks.generator import generate
from benchmarks.synthetic.work import TODAY, month
from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import KINDS, find_gaps
from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.graph.facts import Facts
from samverkan.graph.store import Store

#: The month that the generated registers are seen from.
SEEN_FROM: Final = month(TODAY)
#: What is read of the store, so that no analysis pays for the reading of another.
_READ: Final = (
    "actors",
    "agreements",
    "attendances",
    "commitments",
    "inquiries",
    "judgements",
    "members",
    "needs",
    "successions",
)
#: Kinds that one search finds together.
_TOGETHER: Final = ("named-inactive", "named-no-evidence")


class Step(NamedTuple):
    """What a step took: seconds by the clock and of the processor, and the peak so far in MB."""

    name: str
    seconds: float
    processor: float
    peak: int
    found: int


def apart(work: Callable[..., Any], *arguments: object) -> Any:
    """Return what `work` returns, in a fresh process: its peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


def stored(folder: Path, initiatives: int) -> list[Step]:
    """Put a generated register into a store on disk, past the program's own loading.

    The statements are streamed into Oxigraph's bulk load as they are made.
    """
    Store.write(folder).close()
    engine = ox.Store(str(folder / "quads"))
    quads = generate(initiatives).quads()
    return [_step("made and stored", lambda: engine.bulk_extend(quads), lambda _: len(engine))]


def measured(folder: Path) -> list[Step]:
    """Run each analysis of a store once."""
    with Store.read(folder) as store:
        return list(_steps(store))


def read(store: Store) -> Practice:
    """Return the whole practice of a store, read."""
    practice = Practice(Facts(store))
    for part in _READ:
        getattr(practice.facts, part)
    assert practice.ties
    assert practice.facts.label(next(iter(practice.facts.areas)))
    return practice


def _steps(store: Store) -> Iterator[Step]:
    practices: list[Practice] = []
    yield _step(
        "reading",
        lambda: practices.append(read(store)),
        lambda _: len(practices[0].facts.participations),
    )
    (practice,) = practices
    for rows in ("area", "sub-area"):
        yield _step(
            f"{rows} × place",
            lambda rows=rows: coverage(practice, rows).counts(),
            lambda counts: counts["covered"],
        )
    for kind in KINDS:
        if kind != _TOGETHER[0]:
            kinds = _TOGETHER if kind == _TOGETHER[1] else (kind,)
            yield _step(
                "named, no practice" if kinds == _TOGETHER else kind,
                lambda kinds=kinds: find_gaps(practice, kinds, today=SEEN_FROM),
                lambda found: sum(sum(total.values()) for total in found.totals.values()),
            )
    yield _step(
        "overlaps", lambda: find_overlaps(practice), lambda found: sum(found.totals.values())
    )


def _step(name: str, work: Callable[[], Any], count: Callable[[Any], int]) -> Step:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    seconds, used = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Step(name, seconds, used, peak, count(found))
