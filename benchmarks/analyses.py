"""The analyses on generated registers: what they cost, against plain ways, and what they find.

    python -m benchmarks.analyses 10000 100000

Registers come from `benchmarks.generator`. Every size is measured in a process of its own, so
that the peak of memory is that size's. Growth is the exponent of the time against the size,
log(t2 / t1) / log(n2 / n1): 1 is linear. It is taken of the processor's seconds, which other
programs on the machine disturb the least.
"""

import argparse
import math
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks import plain, planted
from benchmarks.steps import Step, apart, measured, stored

#: What there is to be measured where nothing else is asked for.
SIZES = (1_000, 4_000)
#: How many initiatives the plain ways get, which look at every pair.
PLAIN = 2_000
#: Up to how many initiatives everything that was found is compared with what was planted.
LOOKED_THROUGH = 4_000


def main(sizes: tuple[int, ...] = SIZES, compared: int = PLAIN, looked: int = 0) -> None:
    """Print what each analysis costs, and finds."""
    with tempfile.TemporaryDirectory() as folder:
        steps = {size: _measured(Path(folder, str(size)), size) for size in sorted(sizes)}
        for smaller, larger in pairwise(sorted(sizes)):
            _print_growth(steps, smaller, larger)
        store = Path(folder, "compared")
        apart(stored, store, compared)
        print(f"\nagainst rdflib and networkx, {compared} initiatives; both find the same")
        print(f"  {'':<20}{'ours':>11}{'plain':>11}{'ratio':>12}{'found':>14}")
        for name, ours, theirs, found in apart(plain.compared, store):
            print(f"  {name:<20}{ours:>9.2f} s{theirs:>9.2f} s{ours / theirs:>12.2f}{found:>14}")
        size = looked or max((n for n in sizes if n <= LOOKED_THROUGH), default=LOOKED_THROUGH)
        if size not in steps:
            apart(stored, Path(folder, str(size)), size)
        _print_planted(apart(planted.scores, Path(folder, str(size)), size), size)


def _measured(folder: Path, size: int) -> list[Step]:
    steps: list[Step] = apart(stored, folder, size) + apart(measured, folder)
    print(f"{size:>8} initiatives       seconds  processor    peak so far      found")
    for step in steps:
        times = f"{step.seconds:>9.2f} s{step.processor:>9.2f} s"
        print(f"  {step.name:<20}{times}{step.peak:>12} MB{step.found:>11}", flush=True)
    print()
    return steps


def _print_growth(steps: dict[int, list[Step]], smaller: int, larger: int) -> None:
    print(f"growth from {smaller} to {larger}       time     memory      found")
    for one, other in zip(steps[smaller], steps[larger], strict=True):
        pairs = zip(one[2:], other[2:], strict=True)
        grown = [_exponent(a, b, larger / smaller) for a, b in pairs]
        print(f"  {one.name:<20}" + "".join(f"{text:>11}" for text in grown))


def _exponent(before: float, after: float, times: float) -> str:
    if min(before, after) <= 0:
        return "-"
    return f"{math.log(after / before) / math.log(times):.2f}"


def _print_planted(scores: list[planted.Score], size: int) -> None:
    """Print recall and precision.

    `of all` is the share of what is reported of the kind that was planted, which is no fault where
    the same also comes by chance; `of first` that of the first as many as were planted. A decoy
    should not be found.
    """
    print(f"\nplanted in {size} initiatives    planted  found  recall  reported  of all  of first")
    for name, count, found, reported, first in scores:
        line = f"  {name:<25}{count:>9}{found:>7}"
        if not name.startswith("decoy"):
            recall, share, top = (_share(*p) for p in ((found, count), (found, reported), first))
            line += f"{recall:>8}{reported:>10}{share:>8}{top:>10}"
        print(line)


def _share(some: int, of: int) -> str:
    return f"{some / of:.2f}" if of else "-"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analyses")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--plain", type=int, default=PLAIN)
    parser.add_argument("--planted", type=int, default=0)
    options = parser.parse_args()
    main(tuple(options.sizes), options.plain, options.planted)
