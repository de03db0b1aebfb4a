"""What analysis reads of the store, as plain records: actors, units, ties, places, agreements."""

from dataclasses import dataclass
from typing import Final

#: What an initiative or an event is that is merely intended, and so no practice.
INTENDED: Final = frozenset({"proposed", "planned"})

Few = frozenset[str]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who can collaborate. `sector` and `place` are IRIs, None where they are not known."""

    iri: str
    kind: str
    sector: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """An initiative or an event: what actors meet in.

    `areas` and `places` are those a source prints, `coded` every term that an editor added.
    """

    iri: str
    kind: str | None
    status: str | None
    start: str | None
    end: str | None
    areas: Few
    places: Few
    groups: Few
    activities: Few
    coded: Few

    @property
    def intended(self) -> bool:
        """Whether it is proposed or planned only, and so no practice."""
        return self.status in INTENDED


@dataclass(frozen=True, slots=True)
class Tie:
    """A commitment to an area, a participation in an initiative or an attendance at an event."""

    statement: str
    actor: str
    unit: str
    role: str | None
    start: str | None
    end: str | None
    #: The agreement that a commitment stands in.
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `within` is the place around it, `neighbours` those beside it."""

    iri: str
    kind: str
    within: str | None
    neighbours: Few


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement, with the period that it holds for."""

    iri: str
    start: str | None
    end: str | None
    places: Few
