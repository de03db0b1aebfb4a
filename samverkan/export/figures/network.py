"""A network as a figure: the picture that the page shows, at the same points."""

from functools import partial
from typing import Final

from samverkan.export import layout
from samverkan.export.figures.letters import wrapped
from samverkan.export.figures.paper import SOFT, Frame, Paper, Size
from samverkan.export.figures.plotted import LETTERS, Plotted, frame_of
from samverkan.export.figures.room import Room
from samverkan.export.figures.sheet import Key, Nothing, Sheet
from samverkan.export.figures.symbols import draw_key
from samverkan.export.picture import Picture
from samverkan.words import say

#: The largest letters of names, as a share of those of the text around.
LARGEST: Final = 1.05
#: How many lines may tell what has no room.
FOOT: Final = 3


def network(picture: Picture) -> Sheet:
    """Return the figure of a picture.

    >>> from samverkan.export.picture import draw
    >>> network(draw({}, title="Bostad", evidence={})).title
    'Bostad'
    """
    lang = picture.lang
    legend = [
        Key(say(f"picture.legend_{entry.section}", lang), entry.text, partial(draw_key, entry))
        for entry in picture.legend
    ]
    return Sheet(
        title=picture.title,
        subtitle=picture.subtitle,
        body=_Network(picture) if picture.nodes else Nothing(say("picture.no_ties", lang)),
        told=" ".join((*picture.summary, *picture.notes)),
        lang=lang,
        legend=legend,
        notes=picture.notes,
    )


class _Network:
    """The shapes, lines and names of a picture, in the middle of its frame."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        frames = [frame_of(node) for node in picture.nodes]
        self.left = min(frame.left for frame in frames) - layout.GAP / 2
        self.top = min(frame.top for frame in frames) - layout.GAP / 2
        self.width = max(f.left + f.width for f in frames) + layout.GAP / 2 - self.left
        self.high = max(frame.bottom for frame in frames) + layout.GAP / 2 - self.top

    def height(self, size: Size, width: float, most: float) -> float:
        return self.high * self._scale(size, width, most - self._foot(size)) + self._foot(size)

    def wide(self, size: Size, high: float) -> float:
        return self.width * self._scale(size, size.width, high - self._foot(size))

    def draw(self, paper: Paper, size: Size, frame: Frame) -> None:
        room = frame.height - self._foot(size)
        scale = self._scale(size, frame.width, room)
        left = frame.left + (frame.width - self.width * scale) / 2 - self.left * scale
        top = frame.top + (room - self.high * scale) / 2 - self.top * scale
        taken = Room()
        taken.take(Frame(frame.left, frame.top + room, frame.width, self._foot(size)))
        plotted = Plotted(self.picture, paper, scale, (left, top), taken)
        named = plotted.draw() + len(plotted.lettered)
        if named < len(self.picture.nodes) or plotted.lettered:
            told = [f"{letter}: {name}." for letter, name in plotted.lettered.items()]
            if named < len(self.picture.nodes):
                fields = {"count": named, "all": len(self.picture.nodes)}
                told.append(say("figure.some_names", self.picture.lang, **fields))
            lines = wrapped(" ".join(told), size.small, frame.width, FOOT)
            at = frame.left, frame.top + room + 1.4 * size.small
            paper.lines(at, lines, size.small, colour=SOFT)

    def _scale(self, size: Size, width: float, high: float) -> float:
        """Return how many points a unit of the picture is."""
        largest = LARGEST * size.text / (layout.FONT * LETTERS)
        return min(largest, width / self.width, high / self.high)

    def _foot(self, size: Size) -> float:
        """Return the room below for the lines that say what names have no room in the picture."""
        boxes = any(node.shape == "box" for node in self.picture.nodes)
        return (1.4 * FOOT if boxes else 2) * size.small
