"""A matrix of coverage as a page of HTML that stands alone: a table whose cells open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from samverkan.analysis.coverage import Cell, Coverage
from samverkan.analysis.practice import Practice
from samverkan.export.matrix import is_layered, mark, opened, reading, title
from samverkan.export.matrix_text import cited
from samverkan.export.things import scope_of
from samverkan.export.webpage import policy, render, template
from samverkan.words import say, term

#: The least number of initiatives of each shade: every shade is twice the one before.
SHADES: Final = (1, 2, 4, 8, 16)
#: The cells of a matrix with more cells than this do not open.
OPENED: Final = 2_500
#: A page tells about so many initiatives, and a cell of it at least and at most so many.
TOLD: Final = 10_000
IN_CELL: Final = (3, 20)
#: With more columns than this, their headings are written upwards.
UPRIGHT: Final = 8


@dataclass(frozen=True)
class Box:
    """A cell as it is drawn.

    `kind` is its class in the style sheet, and `name` what it is called where it is read out. It
    opens to `lines` and `told`; `more` initiatives have no room there.
    """

    id: str
    text: str
    kind: str
    name: str
    lines: tuple[str, ...] = ()
    told: dict[str, Any] | None = None
    more: int = 0


def page(matrix: Coverage, practice: Practice, lang: str = "sv") -> str:
    """Return the page of a matrix: HTML that asks no other file or computer for anything.

    The same matrix gives the same text; write it as UTF-8. Each cell opens to its initiatives,
    their sources, and the query behind; there is no script. A cell says by its text and its border,
    not by colour alone, whether it is covered, asked and empty, or unknown.

    >>> from samverkan.analysis.coverage import coverage
    >>> from samverkan.knowledge import KnowledgeBase
    >>> practice = KnowledgeBase.memory("vagen-in").practice()
    >>> "<caption><span>Antal insatser" in page(coverage(practice), practice)
    True
    """
    from markupsafe import Markup

    style, label = template("heatmap.css"), partial(practice.facts.label, lang=lang)
    sides = {"row": matrix.row_side, "column": matrix.column_side}
    named = {key: term("side", side, lang) for key, side in sides.items()}
    rows = [
        (
            label(row),
            [
                _box(matrix, practice, matrix.cells[row, column], f"c{down}-{across}", lang)
                for across, column in enumerate(matrix.columns, start=1)
            ],
        )
        for down, row in enumerate(matrix.rows, start=1)
    ]
    layered = is_layered(matrix)
    return render(
        "heatmap.html",
        {"cited": partial(cited, lang=lang)},
        lang=lang,
        policy=policy(styles=[style]),
        style=Markup(style),
        title=title(matrix, lang),
        subtitle=" · ".join(scope_of(practice, lang)),
        reading=reading(matrix, practice, lang),
        caption=say("heatmap.caption_layers" if layered else "heatmap.caption", lang, **named),
        columns=[label(column) for column in matrix.columns],
        upright=len(matrix.columns) > UPRIGHT,
        rows=rows,
        legend=list(legend_of({box.kind for _, boxes in rows for box in boxes}, lang)),
        opens=len(matrix.cells) <= OPENED,
        count=len(matrix.cells),
        say=partial(_say, lang),
    )


def shade(count: int) -> int:
    """Return which of the shades a number of initiatives has, 0 for none.

    >>> [shade(n) for n in (0, 1, 2, 3, 4, 15, 16, 1000)]
    [0, 1, 2, 2, 3, 4, 5, 5]
    """
    return sum(count >= least for least in SHADES)


def _box(matrix: Coverage, practice: Practice, cell: Cell, number: str, lang: str) -> Box:
    facts, text = practice.facts, mark(cell, lang, layers=is_layered(matrix))
    name = say(
        "heatmap.name",
        lang,
        row=facts.label(cell.row, lang),
        column=facts.label(cell.column, lang),
        status=term("value", cell.status, lang),
    )
    if len(matrix.cells) > OPENED:
        return Box(number, text, kind_of(cell), name)
    least, most = IN_CELL
    room = min(most, max(least, TOLD // len(matrix.cells)))
    kept = (*cell.initiatives, *cell.via_county)[:room]
    shown = replace(
        cell,
        initiatives=tuple(iri for iri in cell.initiatives if iri in kept),
        via_county=tuple(iri for iri in cell.via_county if iri in kept),
    )
    told = opened(matrix, practice, shown, lang)
    more = len(cell.initiatives) + len(cell.via_county) - len(kept)
    return Box(number, text, kind_of(cell), name, tuple(_lines(cell, told, lang)), told, more)


def _lines(cell: Cell, told: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield what is known of a cell beside its initiatives."""
    counts = {name: len(getattr(cell, name)) for name in ("initiatives", "via_county", "actors")}
    status = term("value", cell.status, lang).capitalize()
    yield say("heatmap.counts", lang, status=status, **counts)
    need = told["cell"]
    if need["need"] is not None:
        yield say("matrix.need", lang, low=need["need"], unit=need["need_unit"])
    for inquiry in told["inquiries"]:
        answer = term("value", inquiry["answer"], lang)
        yield say("matrix.asked", lang, **(inquiry | {"answer": answer}))
    if cell.status == "unknown":
        yield say("heatmap.nobody", lang)


def kind_of(cell: Cell) -> str:
    """Return the class of a cell: its shade, or what is known instead of initiatives."""
    if cell.status == "covered":
        return f"shade-{shade(len(cell.initiatives) + len(cell.via_county))}"
    if cell.declared or cell.met:
        return "promised"
    return "empty" if cell.status == "asked and empty" else "unknown"


def legend_of(kinds: Iterable[str], lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield the class, the sign and the words of each kind of cell, those that are there."""
    there = set(kinds)
    for number, least in enumerate(SHADES, start=1):
        if f"shade-{number}" in there:
            last = number == len(SHADES)
            most = 0 if last else SHADES[number] - 1
            key = "many" if last else "one" if least == most else "some"
            sign = f"{least}+" if last else str(least) if least == most else f"{least}–{most}"
            words = say(f"heatmap.{key}", lang, least=least, most=most)
            yield f"shade-{number}", sign, words
    signs = {"empty": "0", "unknown": "?", "promised": say("matrix.declared", lang)}
    # The three statuses are told apart also where one of them is not there to be seen.
    for kind in ("empty", "unknown", "promised"):
        if kind in there or kind != "promised":
            yield kind, signs[kind], say(f"heatmap.{kind}", lang)


def _say(lang: str, key: str, **fields: object) -> str:
    return say(f"heatmap.{key}", lang, **fields)
