"""Loading a register from CSV against Oxigraph's own bulk load of the same statements.

    python -m benchmarks loading 100000

Each is measured in a process of its own, by the clock, by the processor and at its peak of memory,
those that read files for it included. Ours reads, checks and stores the files, keeps the history
and has it all on disk; Oxigraph reads N-Quads. They take turns, and of each the quickest counts,
so that a machine that others use tells something all the same. Two more loads are of the same
files again, where nothing changes, and of files where one initiative in a hundred has changed.
"""

import csv
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from benchmarks.generator import generate
from benchmarks.steps import apart
from samverkan.knowledge import KnowledgeBase

#: Initiatives of the registers that are loaded when no number is given, and how often each is.
SIZES: Final = (1_000, 10_000)
ROUNDS: Final = 2
#: One row in so many is changed before the last load.
SELDOM: Final = 100


class Cost(NamedTuple):
    """Seconds by the clock, seconds of the processor, and the peaks of memory in MB.

    The second peak is that of the processes that read for this one.
    """

    seconds: float
    processor: float
    peak: int
    below: int


def _cost(work: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), _processor()
    work()
    seconds, used = time.perf_counter() - clock, _processor() - processor
    peaks = (resource.getrusage(who).ru_maxrss // 1024 for who in _WHO)
    return Cost(seconds, used, *peaks)


_WHO: Final = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _processor() -> float:
    used = map(resource.getrusage, _WHO)
    return sum(one.ru_utime + one.ru_stime for one in used)


def ours(store: Path, register: Path) -> Cost:
    """Load a register from its folder."""

    def load() -> None:
        with KnowledgeBase.edit(store) as kb:
            kb.load(register)

    return _cost(load)


def theirs(folder: Path, quads: Path) -> Cost:
    """Load N-Quads into a store of Oxigraph's."""

    def load() -> None:
        engine = ox.Store(str(folder))
        engine.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        engine.flush()

    return _cost(load)


def _written(folder: Path, initiatives: int) -> int:
    made = generate(initiatives)
    made.write_csv(folder / "register")
    with (folder / "all.nq").open("wb") as file:
        ox.serialize(made.quads(), file, format=ox.RdfFormat.N_QUADS)
    with (folder / "all.nq").open("rb") as file:
        return sum(1 for _ in file)


def _change(register: Path) -> None:
    """Give one initiative in a hundred another name."""
    path = register / "initiatives.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows[::SELDOM]:
        row[header.index("name")] += " 2"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _measured(folder: Path) -> dict[str, Cost]:
    """Return what each load costs, once."""
    plain, store, register = folder / "plain", folder / "store", folder / "register"
    costs = {
        "Oxigraph, N-Quads": apart(theirs, plain, folder / "all.nq"),
        "samverkan, CSV": apart(ours, store, register),
        "… the same again": apart(ours, store, register),
    }
    changed = folder / "changed" / "register"
    shutil.copytree(register, changed)
    _change(changed)
    costs["… 1 % changed"] = apart(ours, store, changed)
    for place in (plain, store, changed.parent):
        shutil.rmtree(place)
    return costs


def _least(costs: Sequence[Cost]) -> Cost:
    """Return the least of each figure."""
    return Cost(*map(min, zip(*costs, strict=True)))


def main() -> None:
    """Print what each load costs, and the ratios."""
    given: list[Any] = [int(text) for text in sys.argv[2:]]
    print("loading from CSV       statements    seconds  processor  peak MB  readers' peak MB")
    for size in given or SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            count = apart(_written, folder, size)
            rounds = [_measured(folder) for _ in range(ROUNDS)]
        print(f"  {size} initiatives, load of the machine {os.getloadavg()[0]:.1f}")
        costs = {what: _least([one[what] for one in rounds]) for what in rounds[0]}
        for what, cost in costs.items():
            times = f"{cost.seconds:10.1f} {cost.processor:10.1f} {cost.peak:8} {cost.below:8}"
            print(f"    {what:<18} {count:>9} {times}")
        base, own, *_ = costs.values()
        clock, used = own.seconds / base.seconds, own.processor / base.processor
        print(f"    ratio: {clock:.2f} by the clock, {used:.2f} of the processor", flush=True)
