"""A matrix of coverage as people and programs read it: sentences, a table, JSON, one cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from samverkan.analysis.coverage import Cell, Coverage, layered
from samverkan.analysis.practice import Practice
from samverkan.export.things import asked, places, thing
from samverkan.graph.facts import Facts
from samverkan.graph.table import Table
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import LAYERS
from samverkan.words import say, term

#: What an inquiry and a ready-made question call the sides that they can be narrowed by.
_PARAMETERS = {"area": "area", "sub-area": "area", "place": "place", "actor": "actor"}


def reading(matrix: Coverage, practice: Practice, lang: str) -> list[str]:
    """Return what the matrix says, in sentences, with the cautions that belong to it."""
    counts = matrix.counts()
    if not counts["cells"]:
        side = matrix.column_side if matrix.rows else matrix.row_side
        return [say("matrix.nothing", lang, side=term("side", side, lang))]
    told = [say("matrix.counts", lang, **counts)]
    if not is_layered(matrix):
        told.append(say("matrix.actors", lang, **counts))
    if counts["unknown"]:
        told.append(say("matrix.unknown", lang))
    wide = sum(not c.initiatives and bool(c.via_county) for c in matrix.cells.values())
    if wide:
        told.append(say("matrix.wide", lang, count=wide))
    return [*told, *_cautions(matrix, practice, lang)]


def is_layered(matrix: Coverage) -> bool:
    """Say whether the cells are those of actors, which tell what is promised, evidenced and met."""
    return layered(matrix.row_side, matrix.column_side)


def _cautions(matrix: Coverage, practice: Practice, lang: str) -> Iterator[str]:
    if not practice.scope.printed_only:
        subjects = {*practice.facts.areas, *practice.facts.places}
        coded = sum(bool(unit.coded & subjects) for unit in practice.initiatives)
        if coded:
            yield say("matrix.coded", lang, count=coded, all=len(practice.initiatives))
    for apart in ("undated", "unplaced", "without_area"):
        if getattr(matrix, apart):
            yield say(f"matrix.{apart}", lang, count=getattr(matrix, apart))
    for side, astray in (
        (matrix.row_side, matrix.without_row),
        (matrix.column_side, matrix.without_column),
    ):
        if astray:
            yield say("matrix.astray", lang, side=term("side", side, lang), count=astray)
    if is_layered(matrix):
        yield say("matrix.layers", lang)


def title(matrix: Coverage, lang: str) -> str:
    """Return what the matrix is of."""
    sides = {"row": matrix.row_side, "column": matrix.column_side}
    return say("matrix.title", lang, **{n: term("side", side, lang) for n, side in sides.items()})


def as_json(matrix: Coverage, practice: Practice, lang: str) -> dict[str, Any]:
    """Return the matrix as JSON-able values: every cell is there, the empty ones too.

    `initiatives`, `via_county` and `actors` are numbers; `need` is the lowest figure of need, with
    its unit and highest beside it, or None.
    """
    facts = practice.facts
    return {
        "reading": reading(matrix, practice, lang),
        "counts": matrix.counts(),
        "initiatives": matrix.initiatives,
        "undated": matrix.undated,
        "unplaced": matrix.unplaced,
        "without_area": matrix.without_area,
        "without_row": matrix.without_row,
        "without_column": matrix.without_column,
        "rows": [thing(facts, row, lang) for row in matrix.rows],
        "columns": [thing(facts, column, lang) for column in matrix.columns],
        "cells": [_cell(matrix, facts, cell, lang) for cell in matrix.cells.values()],
    }


def _cell(matrix: Coverage, facts: Facts, cell: Cell, lang: str) -> dict[str, Any]:
    need = cell.need or {}
    told: dict[str, Any] = {
        "row": cell.row,
        "row_label": facts.label(cell.row, lang),
        "column": cell.column,
        "column_label": facts.label(cell.column, lang),
        "initiatives": len(cell.initiatives),
        "actors": len(cell.actors),
        "status": cell.status,
        "via_county": len(cell.via_county),
        "need": int(need["low"]) if need else None,
    }
    if need:
        told |= {"need_high": int(need.get("high") or need["low"]), "need_unit": need.get("unit")}
    if is_layered(matrix):
        told |= {"declared": len(cell.declared), "evidenced": len(cell.initiatives)}
        told["evidenced"] += len(cell.via_county)
        told["met"] = len(cell.met)
    return told


def long_table(matrix: Coverage, practice: Practice, lang: str) -> Table:
    """Return one row for each cell, for CSV."""
    rows = as_json(matrix, practice, lang)["cells"]
    columns = dict.fromkeys(column for row in rows for column in row)
    return Table(tuple(columns), tuple({c: row.get(c) for c in columns} for row in rows))


def wide_table(matrix: Coverage, facts: Facts, lang: str) -> Table:
    """Return the matrix as a table with its longer side downwards, each cell as a short text."""
    down, across = matrix.rows, matrix.columns
    turned = len(across) > len(down)
    if turned:
        down, across = across, down
    side = matrix.column_side if turned else matrix.row_side
    first = term("side", side, lang)
    labels = _told_apart([facts.label(value, lang) for value in across])
    layers = is_layered(matrix)
    rows = []
    for value in down:
        cells = (matrix.cells[(other, value) if turned else (value, other)] for other in across)
        rows.append(
            {first: facts.label(value, lang)}
            | {
                label: mark(cell, lang, layers=layers)
                for label, cell in zip(labels, cells, strict=True)
            }
        )
    return Table((first, *labels), tuple(rows))


def _told_apart(labels: Sequence[str]) -> list[str]:
    """Return labels, those that stand there several times with a number after them."""
    seen: Counter[str] = Counter()
    told = []
    for label in labels:
        seen[label] += 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told


def mark(cell: Cell, lang: str, *, layers: bool = False) -> str:
    """Return a cell as a short text: the number of initiatives, or what is known instead.

    With `layers`, for a cell of an actor, it tells the layers: promised, evidenced, met.
    """
    if layers:
        ties_of = (cell.declared, (*cell.initiatives, *cell.via_county), cell.met)
        told = [
            say(f"matrix.{name}", lang) for name, ties in zip(LAYERS, ties_of, strict=True) if ties
        ]
        if told:
            return " ".join([*told, *(["0"] if cell.status == "asked and empty" else [])])
    if cell.status == "covered":
        wide = f"(+{len(cell.via_county)})" if cell.via_county else ""
        here = str(len(cell.initiatives)) if cell.initiatives else ""
        return " ".join(filter(None, [here, wide]))
    return "0" if cell.status == "asked and empty" else "?"


def opened(matrix: Coverage, practice: Practice, cell: Cell, lang: str) -> dict[str, Any]:
    """Return everything about a cell: its initiatives with their sources, and the query behind."""
    facts = practice.facts
    sides = {matrix.row_side: cell.row, matrix.column_side: cell.column}
    bound = {_PARAMETERS[side]: value for side, value in sides.items() if side in _PARAMETERS}
    known = {inquiry["iri"]: inquiry for inquiry in facts.inquiries} if cell.inquiries else {}
    return {
        "cell": _cell(matrix, facts, cell, lang),
        "initiatives": [
            thing(facts, iri, lang)
            | {"via_county": iri in cell.via_county, "sources": places(facts, [iri], lang)}
            for iri in (*cell.initiatives, *cell.via_county)
        ],
        "actors": [thing(facts, actor, lang) for actor in cell.actors],
        "declared": places(facts, cell.declared, lang),
        "met": places(facts, cell.met, lang),
        "inquiries": [
            {
                "actor": facts.label(known[iri]["actor"], lang),
                **{name: known[iri].get(name) for name in ("date", "answer", "by")},
            }
            for iri in cell.inquiries
        ],
        "query": asked(facts, "initiatives", bound),
    }


def find_cell(matrix: Coverage, facts: Facts, row: str, column: str, lang: str) -> Cell | None:
    """Return the cell that a row and a column name, by id or label, or None."""

    def meant(text: str, values: tuple[str, ...]) -> str | None:
        wanted = text.casefold()
        for value in values:
            own = local_id(value)
            names = {value, own, own.partition("-")[2], facts.label(value, lang)}
            if wanted in {name.casefold() for name in names}:
                return value
        near = [v for v in values if wanted in facts.label(v, lang).casefold()]
        return near[0] if len(near) == 1 else None

    at = meant(row, matrix.rows), meant(column, matrix.columns)
    return matrix.cells[at[0], at[1]] if at[0] and at[1] else None
