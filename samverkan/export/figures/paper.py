"""A sheet to draw on: sizes, one font wherever it is made, shapes and text, and three formats."""

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from samverkan.errors import UsageError
from samverkan.export.figures.letters import clean_line, glyphs, leading, properties
from samverkan.extras import extra

#: Points to a centimetre.
CM: Final = 72 / 2.54
#: Colours that are not those of a sector: text, quieter text, thin lines, and what lies behind.
INK: Final = "#1f2730"
SOFT: Final = "#4d5763"
RULE: Final = "#c9ced6"
TINT: Final = "#eef1f5"
PAPER: Final = "#ffffff"
#: What stands for a sign that the font has not.
MISSING: Final = "□"
#: Each format that a figure can be written in, and its suffix.
SUFFIXES: Final = {"svg": ".svg", "pdf": ".pdf", "png": ".png"}
#: Dots to an inch of a PNG, unless others are asked for.
DPI: Final = 200

Point = tuple[float, float]


class Frame(NamedTuple):
    """A part of a sheet, in points, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends, counted from the top of the sheet."""
        return self.top + self.height


@dataclass(frozen=True)
class Size:
    """A sheet's measures in points; `height` is None where it grows with what stands on it.

    `title`, `text` and `small` are sizes of letters, `most` the greatest height.
    """

    width: float
    height: float | None
    most: float
    margin: float
    title: float
    text: float
    small: float


#: Where a figure is to stand: in the column of a report, or on a slide.
SIZES: Final = {
    "column": Size(16 * CM, None, 24 * CM, 3, 11, 8, 7),
    "slide": Size(33.9 * CM, 19.1 * CM, 19.1 * CM, 26, 20, 12, 9.5),
}


class Paper:
    """A sheet in points, y downwards. Use within `drawing`, also when it is saved.

    Text is text in SVG and PDF, and nothing in it is read as mathematics or markup.
    """

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, width), ylim=(height, 0))

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "left",
        upwards: bool = False,
        behind: bool = False,
        z: float = 5,
    ) -> None:
        """Write a line of text; `at` is a point of its base line, `behind` clears the room."""
        box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.6, "alpha": 0.8}
        self.axes.text(
            *at,
            clean_line(text),
            fontproperties=properties(bold, round(size, 2)),
            color=colour,
            ha=align,
            va="baseline",
            rotation=90 if upwards else 0,
            rotation_mode="anchor",
            bbox=box if behind else None,
            parse_math=False,
            zorder=z,
        )

    def lines(
        self, at: Point, lines: Iterable[str], size: float, step: float | None = None, **how: Any
    ) -> None:
        """Write lines below each other, the first with its base line at a point."""
        for number, line in enumerate(lines):
            self.text((at[0], at[1] + number * (step or leading(size))), line, size, **how)

    def polygons(self, shapes: Sequence[tuple[Sequence[Point], str]], **how: Any) -> None:
        """Draw closed shapes, each in its colour, later ones upon those before."""
        from matplotlib.collections import PolyCollection

        corners, colours = [list(shape) for shape, _ in shapes], [colour for _, colour in shapes]
        style = _shape(how) | {"facecolor": colours}
        self.axes.add_collection(PolyCollection(corners, **style), autolim=False)

    def box(self, frame: Frame, **how: Any) -> None:
        """Draw a rectangle."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle(frame[:2], frame.width, frame.height, **_shape(how)))

    def strokes(
        self,
        strokes: Sequence[Sequence[Point]],
        *,
        dash: Sequence[float] = (),
        width: float = 0.8,
        colour: str = SOFT,
        round_ends: bool = False,
        z: float = 1,
    ) -> None:
        """Draw lines of one kind, each through its points; `dash` is dash and space in points."""
        from matplotlib.collections import LineCollection

        style: Any = (0, tuple(dash)) if dash else "solid"
        ends: Any = "round" if round_ends else "butt"
        self.axes.add_collection(
            LineCollection(
                [list(stroke) for stroke in strokes],
                linestyles=[style],
                linewidths=width,
                colors=colour,
                capstyle=ends,
                zorder=z,
                clip_on=False,
            ),
            autolim=False,
        )

    def save(self, form: str, *, title: str, told: str, lang: str, dpi: int = DPI) -> bytes:
        """Return the sheet as a file; the same sheet gives the same bytes.

        `told` says in words what is to be seen. Raises UsageError for a format there is none of.
        """
        if form not in SUFFIXES:
            raise UsageError("unknown_format", name=form, allowed=", ".join(SUFFIXES))
        title, told, out = clean_line(title), clean_line(told), io.BytesIO()
        formats: dict[str, dict[str, str | None]] = {
            "svg": {"Title": title, "Description": told, "Language": lang, "Date": None},
            "pdf": {"Title": title, "Subject": told, "CreationDate": None, "ModDate": None},
            "png": {"Title": title, "Description": told, "Software": "samverkan"},
        }
        about = formats[form]
        if form != "png":
            about["Creator"] = "samverkan"
        with without_glyphs(self, keep=form == "svg"):
            self.figure.savefig(out, format=form, dpi=dpi, metadata=about)
        return _described(out.getvalue(), told, lang) if form == "svg" else out.getvalue()


@contextmanager
def drawing() -> Iterator[None]:
    """Draw within this: matplotlib as it comes, whatever the user's own settings are.

    Raises MissingExtra where matplotlib is not installed.
    """
    with extra("figures"):
        import matplotlib as mpl
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "samverkan",
                "pdf.fonttype": 42,
                "lines.scale_dashes": False,
                "text.hinting": "no_hinting",
                "hatch.linewidth": 0.5,
            }
        )
        yield


@contextmanager
def without_glyphs(paper: Paper, *, keep: bool) -> Iterator[None]:
    """Make text ready to be saved: what the font has not is kept for others to show, or replaced.

    A reader of SVG has more fonts, one of PDF and PNG only what the file brings.
    """
    if keep:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
            yield
        return
    before = [(text, text.get_text()) for text in paper.axes.texts]
    for text, words in before:
        text.set_text("".join(c if ord(c) in glyphs() else MISSING for c in words))
    try:
        yield
    finally:
        for text, words in before:
            text.set_text(words)


def _shape(how: dict[str, Any]) -> dict[str, Any]:
    usual = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 0.8, "zorder": 2}
    return {"clip_on": False} | usual | how


def _described(svg: bytes, told: str, lang: str) -> bytes:
    """Return SVG that says what it shows to who cannot see it, and names no file elsewhere."""
    text = svg.decode()
    start = text.index("<svg ")
    head, rest = text[start:].split("</title>", 1)
    head = head.replace("<svg ", f'<svg role="img" xml:lang="{lang}" aria-labelledby="t d" ', 1)
    head = head.replace("<title>", '<title id="t">', 1)
    desc = f'</title>\n <desc id="d">{escape(told)}</desc>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{desc}{rest}'.encode()
