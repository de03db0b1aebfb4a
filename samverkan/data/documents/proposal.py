"""A row that a document may be worth, and the place that says so. It is no fact until accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from samverkan.data.documents.flow import Passage
from samverkan.data.documents.names import Known

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: how it is looked up, its wording, and the words around it."""

    page: int
    line: int
    locator: str
    as_printed: str
    context: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row of `table`: its cells by column, its place, its wording, and why it is proposed.

    `why` names words of the catalogue (`reading.why_<why>`), `fields` fill them.
    """

    table: str
    cells: Mapping[str, str]
    page: int
    line: int
    locator: str
    as_printed: str
    context: str
    confidence: Confidence
    why: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a document names: which, how often, in which forms, and where first."""

    known: Known
    others: tuple[Known, ...]
    is_known: bool
    count: int
    printed: tuple[str, ...]
    page: int
    line: int
    locator: str
    context: str


def locator(page: int, line: int, form: str) -> str:
    """Return a place in a document as a person looks it up.

    >>> locator(2, 14, "pdf"), locator(0, 7, "docx"), locator(0, 3, "text")
    ('sida 2, rad 14', 'stycke 7', 'rad 3')
    """
    if page:
        return f"sida {page}, rad {line}"
    return f"stycke {line}" if form == "docx" else f"rad {line}"


def placed(passage: Passage, start: int, end: int, form: str) -> Place:
    """Return the place of what stands from `start` to `end` of a passage."""
    at = passage.line(start)
    return Place(
        at.page,
        at.number,
        locator(at.page, at.number, form),
        passage.text[start:end],
        passage.around(start, end),
    )
