"""Run every benchmark: `make bench`."""

from benchmarks import analyses, loading, questions, startup

for part in (startup, questions, loading, analyses):
    part.main()
    print()
