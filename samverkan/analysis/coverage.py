"""Coverage: what is done in each cell of a matrix, and whether anybody was asked where nothing is.

An initiative counts where it is in practice (`samverkan.analysis.practice`): directly, or through a
place around the cell's, such as the county. A cell without any is *asked and empty* if somebody was
asked and answered that there is nothing, and else *unknown*: never simply empty.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from samverkan.analysis.dimensions import DIMENSIONS, LEVELS, Dimension, level_of
from samverkan.analysis.practice import Practice
from samverkan.analysis.survey import Survey, empty
from samverkan.errors import UsageError
from samverkan.graph.facts import Record
from samverkan.graph.records import Few, Tie, Unit

Status = Literal["covered", "asked and empty", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of a row and a column, as IRIs: how many there are is their number.

    `initiatives` are those in the cell itself, `via_county` those that reach it from a place
    around. `declared` and `met` are commitments and attendances; only a matrix of actors has them.
    """

    row: str
    column: str
    initiatives: tuple[str, ...]
    via_county: tuple[str, ...]
    actors: tuple[str, ...]
    status: Status
    need: Record | None = None
    inquiries: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """A matrix. `cells` has every pair of `rows` and `columns`, in their order.

    `undated`, `unplaced` and `without_area` count the initiatives that may or may not be in the
    scope; `without_row` and `without_column` those in it that stand in no cell, since their row or
    their column is not known or not there (or neither: one can count in both).
    """

    row_side: str
    column_side: str
    level: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell] = field(repr=False)
    initiatives: int = 0
    undated: int = 0
    unplaced: int = 0
    without_area: int = 0
    without_row: int = 0
    without_column: int = 0

    def counts(self) -> dict[str, int]:
        """Return how many cells there are, of each status, and with one and with more actors."""
        cells = self.cells.values()
        statuses = [cell.status for cell in cells]
        actors = [len(cell.actors) for cell in cells]
        return {
            "cells": len(statuses),
            "covered": statuses.count("covered"),
            "asked_and_empty": statuses.count("asked and empty"),
            "unknown": statuses.count("unknown"),
            "with_one_actor": actors.count(1),
            "with_two_or_more_actors": sum(n > 1 for n in actors),
        }


def coverage(
    practice: Practice, rows: str = "area", columns: str = "place", level: str | None = None
) -> Coverage:
    """Return the matrix of two sides.

    A side is `area`, `sub-area`, `place`, `sector`, `target-group`, `year` or `actor`; `level` is
    the kind of place: municipalities where there are any, unless it is given.

    >>> from samverkan.graph.facts import Facts
    >>> from samverkan.knowledge import KnowledgeBase
    >>> matrix = coverage(Practice(Facts(KnowledgeBase.memory("vagen-in").store)))
    >>> len(matrix.rows), len(matrix.columns), matrix.counts()["asked_and_empty"]
    (5, 15, 0)

    Raises UsageError for a side or a level that there is not, or for two sides alike.
    """
    side, other = _side(rows), _side(columns)
    if side.name == other.name:
        raise UsageError("same_sides", name=rows)
    if level is not None and level not in LEVELS:
        raise UsageError("unknown_level", name=level, known=", ".join(LEVELS))
    level = level or level_of(practice)
    key = "coverage", side.name, other.name, level
    if key not in practice.worked_out:
        practice.worked_out[key] = _cover(practice, side, other, level)
    found: Coverage = practice.worked_out[key]
    return found


def _cover(practice: Practice, side: Dimension, other: Dimension, level: str) -> Coverage:
    filled = _Filled(practice, side, other, level)
    row_values, column_values = side.values(practice, level), other.values(practice, level)
    return Coverage(
        side.name,
        other.name,
        level,
        tuple(row_values),
        tuple(column_values),
        {(row, column): filled.cell(row, column) for row in row_values for column in column_values},
        initiatives=len(practice.initiatives),
        undated=len(practice.undated),
        unplaced=len(practice.unplaced),
        without_area=len(practice.without_area),
        without_row=filled.astray(0, row_values),
        without_column=filled.astray(1, column_values),
    )


def layered(row: str, column: str) -> bool:
    """Say whether a matrix of two sides tells what is promised and met: one of actors and areas."""
    return {row, column} in ({"actor", "area"}, {"actor", "sub-area"})


def _side(name: str) -> Dimension:
    if name not in DIMENSIONS:
        raise UsageError("unknown_side", name=name, known=", ".join(DIMENSIONS))
    return DIMENSIONS[name]


class _Filled:
    """Where everything in the scope falls. Initiatives that fall alike are counted together."""

    def __init__(self, practice: Practice, row: Dimension, column: Dimension, level: str) -> None:
        self.practice = practice
        self.sides = (row, column)
        self.level = level
        self.survey = Survey(practice)
        self.here: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.wide: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.who: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.alike: dict[tuple[Few, Few, Few, Few], list[Unit]] = defaultdict(list)
        for unit in practice.initiatives:
            self.alike[*row.of(practice, unit, level), *column.of(practice, unit, level)].append(
                unit
            )
        for (rows, wide_rows, columns, wide_columns), units in self.alike.items():
            iris = [unit.iri for unit in units]
            actors = {actor for unit in units for actor in practice.actors(unit)}
            self._put(self.here, rows, columns, iris, actors)
            self._put(self.wide, wide_rows, columns, iris, actors)
            self._put(self.wide, rows, wide_columns, iris, actors)
        names = row.name, column.name
        turned = names[1] == "actor"
        self.ties = self._other_layers(turned=turned) if layered(*names) else {}

    def _put(
        self,
        into: dict[tuple[str, str], list[str]],
        rows: Few,
        columns: Few,
        iris: list[str],
        actors: set[str],
    ) -> None:
        for row in rows:
            for column in columns:
                into[row, column] += iris
                self.who[row, column] |= actors

    def _other_layers(self, *, turned: bool) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
        """Return the commitments and attendances of each actor in each area."""
        practice, facts = self.practice, self.practice.facts
        found: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))

        def add(ties: Iterable[Tie], layer: int) -> None:
            for tie in ties:
                event = facts.events.get(tie.unit)
                if practice.holds(tie.start, tie.end) != "in" or (event and event.intended):
                    continue
                topics = practice.areas(event) if event else frozenset(facts.around(tie.unit))
                for actor in practice.opened(tie.actor):
                    for area in topics:
                        at = (area, actor) if turned else (actor, area)
                        found[at][layer].append(tie.statement)

        add(facts.commitments, 0)
        add((tie for tie in facts.attendances if tie.role != "invited"), 1)
        return found

    def cell(self, row: str, column: str) -> Cell:
        """Return what is known of a cell."""
        at = row, column
        here, wide = self.here.get(at, ()), self.wide.get(at, ())
        inquiries = self._asked(row, column)
        status: Status = "covered" if here or wide else "unknown"
        if status == "unknown" and empty(inquiries):
            status = "asked and empty"
        declared, met = self.ties.get(at, ((), ()))
        return Cell(
            *at,
            initiatives=tuple(sorted(here)),
            via_county=tuple(sorted(wide)),
            actors=tuple(sorted(self._actors(at))),
            status=status,
            need=self._need(row, column),
            inquiries=tuple(inquiry["iri"] for inquiry in inquiries),
            declared=tuple(declared),
            met=tuple(met),
        )

    def _actors(self, at: tuple[str, str]) -> Iterable[str]:
        """Return the actors of a cell; where a side sorts actors, those of its sector alone."""
        found: Iterable[str] = self.who.get(at, ())
        for side, value in zip(self.sides, at, strict=True):
            if side.of_actor is not None:
                found = [a for a in found if side.of_actor(self.practice, a) == value]
        return found

    def _about(self, row: str, column: str) -> dict[str, str] | None:
        """Return a cell in the words of inquiries and needs, or None where they have none."""
        about = {}
        for side, value in zip(self.sides, (row, column), strict=True):
            if side.column is None:
                return None
            about[side.column] = value
        return about

    def _asked(self, row: str, column: str) -> list[Record]:
        about = self._about(row, column)
        if about is None or "target_group" in about:
            return []
        scope = self.practice.scope
        return self.survey.about(
            about.get("area", scope.area),
            about.get("place", scope.place),
            actor=about.get("actor"),
            when=about.get("year"),
        )

    def _need(self, row: str, column: str) -> Record | None:
        """Return the latest figure of need for just this cell."""
        about = self._about(row, column)
        found = self._needs.get(frozenset(about.items())) if about else None
        return found[-1] if found else None

    @cached_property
    def _needs(self) -> dict[frozenset[tuple[str, str]], list[Record]]:
        found: dict[frozenset[tuple[str, str]], list[Record]] = defaultdict(list)
        yearly = "year" in {side.column for side in self.sides}
        for need in sorted(self.practice.facts.needs, key=lambda need: need.get("date") or ""):
            if self._then(need):
                about = {c: need[c] for c in ("area", "place", "target_group") if need.get(c)}
                if yearly and need.get("date"):
                    about["year"] = need["date"][:4]
                found[frozenset(about.items())].append(need)
        return found

    def _then(self, need: Record) -> bool:
        when, date = self.practice.scope.when, need.get("date")
        return when is None or date is None or date[:4] == when[:4]

    def astray(self, place: int, values: Iterable[str]) -> int:
        """Return how many initiatives have none of these values on a side."""
        known = frozenset(values)
        return sum(
            len(units)
            for signature, units in self.alike.items()
            if not known & (signature[2 * place] | signature[2 * place + 1])
        )
