"""Run every benchmark: `make bench`."""

from benchmarks import loading, questions, startup

for part in (startup, questions, loading):
    part.main()
    print()
