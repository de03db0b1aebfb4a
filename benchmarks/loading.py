"""Loading a register from CSV against Oxigraph's own bulk load of the same statements.

    python -m benchmarks loading 100000

Each is measured in a process of its own, by the clock, by the processor and at its peak of memory.
Ours reads, checks and stores the files, keeps the history and has it all on disk; Oxigraph reads
N-Quads. Loading the same files again is measured too: everything is compared and nothing changes.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from benchmarks.generator import generate
from benchmarks.steps import apart
from samverkan.knowledge import KnowledgeBase

#: Initiatives of the registers that are loaded when no number is given.
SIZES: Final = (1_000, 10_000)


class Cost(NamedTuple):
    """Seconds by the clock, seconds of the processor, and the peak of memory in MB."""

    seconds: float
    processor: float
    peak: int
    found: int


def _cost(work: Callable[[], int]) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    seconds, used = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(seconds, used, peak, found)


def ours(store: Path, register: Path) -> Cost:
    """Load a register from its folder."""

    def load() -> int:
        with KnowledgeBase.edit(store) as kb:
            return kb.load(register).rows

    return _cost(load)


def theirs(folder: Path, quads: Path) -> Cost:
    """Load N-Quads into a store of Oxigraph's."""

    def load() -> int:
        engine = ox.Store(str(folder))
        engine.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        engine.flush()
        return 0

    return _cost(load)


def _written(folder: Path, initiatives: int) -> int:
    made = generate(initiatives)
    made.write_csv(folder / "register")
    with (folder / "all.nq").open("wb") as file:
        ox.serialize(made.quads(), file, format=ox.RdfFormat.N_QUADS)
    with (folder / "all.nq").open("rb") as file:
        return sum(1 for _ in file)


def main() -> None:
    """Print what each load costs, and the ratios."""
    given: list[Any] = [int(text) for text in sys.argv[2:]]
    print("loading from CSV       statements    seconds  processor  peak MB")
    for size in given or SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            count = apart(_written, folder, size)
            costs = {
                "Oxigraph, N-Quads": apart(theirs, folder / "plain", folder / "all.nq"),
                "samverkan, CSV": apart(ours, folder / "store", folder / "register"),
                "… the same again": apart(ours, folder / "store", folder / "register"),
            }
        print(f"  {size} initiatives")
        for what, cost in costs.items():
            times = f"{cost.seconds:10.1f} {cost.processor:10.1f} {cost.peak:8}"
            print(f"    {what:<18} {count:>9} {times}")
        base, own, _ = costs.values()
        clock, used = own.seconds / base.seconds, own.processor / base.processor
        print(f"    ratio: {clock:.2f} by the clock, {used:.2f} of the processor")
