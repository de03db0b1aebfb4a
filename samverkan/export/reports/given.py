"""What the gap and overlap report is made of: the analyses of one practice, each done once."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samverkan.analysis.coverage import Cell, Coverage, coverage
from samverkan.analysis.gaps import Found, Gap, find_gaps
from samverkan.analysis.overlaps import Overlaps, find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.export.gaps import behind
from samverkan.ontology.identity import local_id

#: So many gaps of each kind are gone through; beyond them, they are counted.
FOUND: Final = 1_000


@dataclass(frozen=True)
class Given:
    """A practice, and what was found in it.

    Tables show the first `limit` rows of each kind, all where it is None.
    """

    practice: Practice
    today: str
    limit: int | None
    gaps: Found
    overlaps: Overlaps
    matrix: Coverage

    def total(self, *kinds: str) -> int:
        """Return how many gaps of some kinds there are."""
        return sum(sum(self.gaps.totals.get(kind, {}).values()) for kind in kinds)

    def ground(self, gap: Gap) -> tuple[str, ...]:
        """Return what a gap rests on: where it has no statements, what is known of its areas.

        A hole, an absence and a time without anything are seen in what there is around them.
        """
        if gap.evidence:
            return gap.evidence
        areas = {one for one in gap.subjects if one in self.practice.facts.areas}
        units = [u.iri for u in self.practice.initiatives if areas & self.practice.areas(u)]
        ties = [tie.statement for unit in units for tie in self.practice.ties.get(unit, ())]
        return (*units, *ties)

    def evidence(self, *kinds: str) -> Iterator[str]:
        """Yield the statements that the gaps of some kinds rest on, none twice."""
        found = (one for kind in kinds for gap in self.gaps.shown(kind) for one in self.ground(gap))
        yield from dict.fromkeys(found)

    def cells(self, status: str) -> list[Cell]:
        """Return the cells of a status."""
        return [cell for cell in self.matrix.cells.values() if cell.status == status]

    def command(self, *words: str) -> str:
        """Return a command line with what the practice is narrowed to."""
        return shlex.join(["samverkan", *words, *scope_flags(self.practice)])

    def gap_command(self, kind: str) -> str:
        """Return the command line that shows all gaps of a kind."""
        return self.command("gaps", "--kind", kind, "--limit", "0")

    def behind(self, gap: Gap) -> str:
        """Return the command line that shows what is behind a gap."""
        command: str = behind(gap, self.practice)["command"]
        return command


def given(practice: Practice, today: str, limit: int | None) -> Given:
    """Return the analyses of a practice, seen from a day. Raises as they do."""
    return Given(
        practice,
        today,
        limit,
        find_gaps(practice, today=today, limit=FOUND),
        find_overlaps(practice, limit=limit),
        coverage(practice),
    )


def scope_flags(practice: Practice) -> Sequence[str]:
    """Return the options of a command line that narrow as a practice is narrowed."""
    scope = practice.scope
    flags: list[str] = []
    for name in ("area", "place"):
        thing = getattr(scope, name)
        flags += [f"--{name}", local_id(thing)] if thing else []
    if scope.when:
        flags += ["--year" if len(scope.when) == len("YYYY") else "--date", scope.when]
    flags += ["--expand"] if scope.expand else []
    flags += ["--printed-only"] if scope.printed_only else []
    return [*flags, "--no-hubs"] if scope.without else flags
