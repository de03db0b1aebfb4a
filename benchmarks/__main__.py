"""Run every benchmark: `make bench`; or one: `python -m benchmarks loading`."""

import sys

from benchmarks import (
    analyses,
    guesses,
    loading,
    matching,
    overlaps_labelled,
    questions,
    reading,
    startup,
)

parts = (startup, questions, loading, analyses, overlaps_labelled, matching, reading, guesses)
named = sys.argv[1:2]
for part in parts:
    if not named or part.__name__.endswith(f".{named[0]}"):
        part.main()
        print()
