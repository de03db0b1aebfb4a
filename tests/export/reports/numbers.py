"""Every number of a report, and whether anything is behind it."""

import re
from collections.abc import Iterator

from samverkan.export.reports.document import (
    FROM_DATA,
    Document,
    Note,
    Run,
    Table,
    anchors_of,
    runs_of,
    text_of,
)
from samverkan.graph.facts import Facts

_FIGURE = re.compile(r"\d")
_TIME = re.compile(r"[\d\W]*(\w+ )?\d{4}|.*\d{4}.*")


def runs(document: Document) -> Iterator[Run]:
    """Yield every run of a document."""
    for part in document.parts:
        yield from runs_of(part)


def loose(document: Document) -> list[str]:
    """Return the texts not from the data that hold a number and lead to nothing."""
    return [
        run.text
        for run in runs(document)
        if _FIGURE.search(run.text) and run.ink not in FROM_DATA and run.to is None
    ]


def misnamed(document: Document, facts: Facts) -> list[str]:
    """Return the numbers that pass for names or dates and are neither."""
    labels = {text for known in facts._labels.values() for text in known.values()}
    bad = []
    for run in runs(document):
        if _FIGURE.search(run.text):
            if run.ink == "name" and run.text not in labels:
                bad.append(run.text)
            if run.ink == "date" and not _TIME.fullmatch(run.text):
                bad.append(run.text)
    return bad


def dangling(document: Document) -> list[str]:
    """Return the anchors that are led to and are not there."""
    there = {anchor for part in document.parts for anchor in anchors_of(part)}
    return [run.to for run in runs(document) if run.to is not None and run.to not in there]


def empty(document: Document) -> list[str]:
    """Return the notes that name neither a statement nor a command."""
    notes = [part for part in document.parts if isinstance(part, Note)]
    return [note.id for note in notes if not any(run.ink == "code" for run in note.runs)]


def doubled(document: Document) -> list[str]:
    """Return the anchors that stand there twice."""
    every = [anchor for part in document.parts for anchor in anchors_of(part)]
    return sorted({anchor for anchor in every if every.count(anchor) > 1})


def sound(document: Document, facts: Facts) -> dict[str, list[str]]:
    """Return every fault of a document's numbers; an empty answer is what all reports have."""
    found = {
        "loose": loose(document),
        "misnamed": misnamed(document, facts),
        "dangling": dangling(document),
        "empty": empty(document),
        "doubled": doubled(document),
    }
    return {name: faults for name, faults in found.items() if faults}


def sentences(document: Document) -> list[str]:
    """Return the text of every part that is read, without marks."""
    plain = re.compile(r"\[\d+\]")
    return [
        plain.sub("", text_of(tuple(runs_of(part)))).replace("\xa0", " ")
        for part in document.parts
        if not isinstance(part, Table)
    ]


def references(document: Document) -> dict[str, Note]:
    """Return the notes of a document by anchor."""
    return {part.id: part for part in document.parts if isinstance(part, Note)}


def statements(document: Document, anchor: str) -> list[str]:
    """Return what the statements say that a note names."""
    table = next(part for part in document.parts if isinstance(part, Table) and part.anchors)
    said = []
    for run in references(document)[anchor].runs:
        if run.to and run.to.startswith("st-"):
            first, _, last = run.text.partition("–")
            rows = range(int(first) - 1, int(last or first))
            said += [text_of(table.rows[row][1]) for row in rows]
    return said
