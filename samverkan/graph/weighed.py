"""What is known of a proposal when it is weighed, as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan.graph.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody else who says something of a cell or a row: who, what, and whether it is the same.

    `status` is that of a proposal, None where a source of the register says so.
    """

    who: str
    text: str
    same: bool
    status: str | None = None


@dataclass(frozen=True, slots=True)
class WeighedCell:
    """A cell of a proposal: what is sent, what is known now, and what others say of it."""

    column: str
    sent: str
    now: str
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal beside what is known.

    `row` is what its row is called; `alike` are rows and proposals that may be the same new thing.
    `naming` counts the rows that refer to the row, by table, and `going` are those that would be
    removed with it. `waits_on` are proposals that it has to be accepted together with.
    """

    proposal: Proposal
    row: str
    cells: tuple[WeighedCell, ...]
    alike: tuple[Voice, ...]
    naming: Mapping[str, int]
    going: tuple[str, ...]
    waits_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """How the answer to a question would change: rows that would come, and that would go."""

    question: str
    more: int
    fewer: int
