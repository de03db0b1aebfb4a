"""What a report is, whoever writes it: runs of text in headings, paragraphs, tables and notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from samverkan.data.forms import Form

#: What a run is: words of ours, a number that was counted, a sentence that holds such numbers, or
#: something from the data: a name, a date, a wording as printed, an id or a command line.
Ink = Literal["plain", "strong", "count", "told", "name", "date", "quote", "code"]
#: The inks in which a figure is no count, and needs nothing behind it.
FROM_DATA: Final = frozenset({"name", "date", "quote", "code"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text.

    `to` is the anchor in the document that it leads to, and `mark` what stands after it to say so.
    """

    text: str
    ink: Ink = "plain"
    to: str | None = None
    mark: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of level 1 are the document's sections. `id` is its anchor."""

    level: int
    text: Runs
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: a `lead` is read first, a `caution` must not be missed, `small` is an aside."""

    runs: Runs
    style: Literal["plain", "lead", "caution", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of a row says what the row is about.

    `anchors` has the anchor of each row, or is empty. `widths` are shares of the width, or empty.
    """

    caption: Runs
    columns: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    anchors: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, as the text of an SVG and as a PNG, with what it shows in words."""

    svg: str
    png: bytes
    alt: str
    caption: Runs


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark leads to. `back` is the anchor of the first place that it is led to from."""

    id: str
    label: str
    runs: Runs
    back: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, on paper."""


Part = Heading | Paragraph | Bullets | Table | Figure | Note | Form | Break


@dataclass(frozen=True)
class Document:
    """A report: its title, below it what it is about, and its parts in the order they are read."""

    title: str
    subtitle: str
    lang: str
    parts: tuple[Part, ...]


def runs_of(part: Part) -> Iterator[Run]:
    """Yield every run of a part."""
    match part:
        case Heading():
            yield from part.text
        case Paragraph() | Note():
            yield from part.runs
        case Bullets():
            yield from _flat(part.items)
        case Table():
            yield from part.caption
            yield from _flat(cell for row in part.rows for cell in row)
        case Figure():
            yield from part.caption
        case Form() | Break():
            pass


def anchors_of(part: Part) -> Iterator[str]:
    """Yield every anchor of a part."""
    match part:
        case Heading() | Note():
            if part.id:
                yield part.id
        case Table():
            yield from part.anchors
        case _:
            pass


def _flat(many: Iterable[Runs]) -> Iterator[Run]:
    for runs in many:
        yield from runs


def text_of(runs: Runs) -> str:
    """Return runs as plain text, with their marks.

    >>> text_of((Run("65", "count", "ref-1", "[1]"), Run(" of 68")))
    '65[1] of 68'
    """
    return "".join(run.text + run.mark for run in runs)
