"""Run every benchmark: `make bench`."""

from benchmarks import analyses, loading, overlaps_labelled, questions, startup

for part in (startup, questions, loading, analyses, overlaps_labelled):
    part.main()
    print()
