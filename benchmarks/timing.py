"""Time two ways of doing the same in turn, so that a change in the machine's speed hits both."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(ours: Callable[[], object], theirs: Callable[[], object], runs: int = 5) -> str:
    """Return a line with the median seconds of each and the median ratio of the pairs."""
    ours(), theirs()  # once each, not counted
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return f"{one:9.3f} s {other:9.3f} s   ratio {ratio:7.2f}"
