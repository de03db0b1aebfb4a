"""The history of a knowledge base as a person reads it, and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.tables import cell, heading
from samverkan.graph.change_sets import ChangeSet
from samverkan.graph.rows import Changed, Past, RowChange
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS: Final = ("number", "saved", "by", "what", "from_files", "statements")
#: Rows of one kind and fate that are told one by one.
MOST: Final = 50
#: Files that are told with their checksums.
FEW: Final = 4


def line(one: ChangeSet, lang: str) -> dict[str, object]:
    """Return a change set as a row of the list."""
    names = [file.name for file in one.files]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return {
        "number": one.number,
        "saved": when(one.saved),
        "by": one.by or "",
        "what": what(one, lang),
        "from_files": f"{names[0]}{more}" if names else "",
        "statements": f"+{one.added} −{one.removed}",
    }


def what(one: ChangeSet, lang: str) -> str:
    """Return what kind of change it was, and of what."""
    said = term("origin", one.command, lang)
    if one.undoes is not None:
        said += f" {one.undoes}"
    if one.made:
        said += f" ({', '.join(local_id(graph) for graph in one.made)})"
    if one.undone_by is not None:
        said += f" – {say('history.undone_by', lang, number=one.undone_by).rstrip('.').lower()}"
    return said


def when(moment: datetime | None) -> str:
    """Return a moment in the time of this computer, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def as_json(one: ChangeSet, changed: Changed | None = None) -> dict[str, Any]:
    """Return a change set as JSON has it, and its rows where they are given; times are in UTC."""
    told: dict[str, Any] = {
        "id": one.iri,
        "number": one.number,
        "command": one.command,
        "saved": one.saved.isoformat() if one.saved else None,
        "by": one.by,
        "why": one.why,
        "files": [{"name": file.name, "sha256": file.sha256} for file in one.files],
        "statements": {"added": one.added, "removed": one.removed},
        "made": list(one.made),
        "undoes": one.undoes,
        "undone_by": one.undone_by,
    }
    if changed is not None:
        told["rows_made"] = dict(changed.made)
        told["rows_gone"] = dict(changed.gone)
        told["rows"] = [_row(row) for row in changed.rows]
    return told


def _row(row: RowChange) -> dict[str, Any]:
    cells = {c.column: {"before": c.before, "after": c.after} for c in row.cells}
    return {
        "id": row.iri, "kind": row.kind, "label": row.label, "how": row.how, "cells": cells,
    }  # fmt: skip


def sheet(changed: Changed, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of what a change set changed."""
    from rich.padding import Padding
    from rich.text import Text

    one = changed.change_set
    yield Text(say("history.one", lang, number=one.number, what=what(one, lang)), style="bold")
    for text in _about(changed, lang):
        yield Padding(Text(text), (0, 0, 0, 2))
    by_fate = sorted(changed.rows, key=lambda row: (row.kind, _FATES.index(row.how)))
    for (kind, how), found in groupby(by_fate, key=lambda row: (row.kind, row.how)):
        alike = list(found)
        yield Text()
        heading_ = f"{term('class', kind, lang).capitalize()} – {say(f'history.{how}', lang)}"
        yield Text(f"{heading_} ({len(alike)})", style="bold")
        for row in alike[:MOST]:
            yield Padding(Text(_named(row)), (0, 0, 0, 2))
            for text in cells(row, lang):
                yield Padding(Text(text), (0, 0, 0, 4))
        if len(alike) > MOST:
            more = say("history.more_rows", lang, count=len(alike) - MOST)
            yield Padding(Text(more), (0, 0, 0, 2))


def past_sheet(past: Sequence[Past], count: int, lang: str) -> "Iterator[RenderableType]":
    """Yield what became of a row, the last change first; `count` is how many changes there are."""
    from rich.padding import Padding
    from rich.text import Text

    if past:
        yield Text()
        yield Text(say("history.past", lang), style="bold")
    for one in past:
        change = one.change_set
        said = when(change.saved) or say("history.unknown_time", lang)
        by = f", {change.by}" if change.by else ""
        yield Padding(Text(f"{said}{by}: {what(change, lang)} ({change.number})"), (0, 0, 0, 2))
        if one.row is not None and one.row.how == "changed":
            for text in cells(one.row, lang):
                yield Padding(Text(text), (0, 0, 0, 4))
    if len(past) < count:
        yield Padding(Text(say("history.more_past", lang, count=count - len(past))), (0, 0, 0, 2))


def past_as_json(past: Past) -> dict[str, Any]:
    """Return what a change set did to a row, as JSON has it."""
    about = as_json(past.change_set)
    told = {key: about[key] for key in ("number", "command", "saved", "by", "why", "undone_by")}
    if past.row is not None:
        row = _row(past.row)
        told |= {"how": row["how"], "cells": row["cells"]}
    return told


_FATES: Final = ("added", "changed", "removed")


def _about(changed: Changed, lang: str) -> Iterator[str]:
    one = changed.change_set
    if one.saved is None:
        yield say("history.saved_unknown", lang)
    else:
        yield say("history.saved", lang, when=when(one.saved))
    if one.by:
        yield say("history.by", lang, by=one.by)
    if one.why:
        yield say("history.why", lang, why=one.why)
    if len(one.files) > FEW:
        names = ", ".join(file.name for file in one.files)
        yield say("history.files", lang, count=len(one.files), names=names)
    else:
        for file in one.files:
            yield say("history.file", lang, name=file.name, sha256=file.sha256)
    yield say("history.counts", lang, added=one.added, removed=one.removed)
    for register, count in changed.made.items():
        yield say("history.made", lang, register=local_id(register), rows=count)
    for register, count in changed.gone.items():
        yield say("history.gone", lang, register=local_id(register), rows=count)


def _named(row: RowChange) -> str:
    own = local_id(row.iri)
    return own if row.label == own else f"{own}  {row.label}"


def cells(row: RowChange, lang: str) -> Iterator[str]:
    """Yield each cell of a row that was changed; of a row that came or went, what it says."""
    for one in row.cells:
        before, after = (
            ", ".join(cell(one.column, value, lang) for value in values) for values in
            (one.before, one.after)
        )  # fmt: skip
        column = heading(one.column, lang)
        if row.how == "changed":
            empty = say("history.nothing", lang)
            fields = {"before": before or empty, "after": after or empty}
            yield say("history.cell", lang, column=column, **fields)
        else:
            yield f"{column}: {before or after}"
