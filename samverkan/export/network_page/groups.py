"""The groups of a large picture as a still one, in SVG: for paper, and where nothing else draws."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samverkan.export.layout import wrap
from samverkan.export.picture import LAYERS, Grouping, Picture
from samverkan.export.webpage import render

#: The picture is so wide, in points; a disc with a smaller radius has no name in it.
WIDTH: Final = 1200
NAMED: Final = 38
#: Room around the picture, the height of a line of words, and the width of the widest line.
AIR: Final = 14
LINE: Final = 15
WIDEST: Final = 12
#: Each group is shown with so many of its strongest ties of each layer.
STRONGEST: Final = 2


@dataclass(frozen=True, slots=True)
class Disc:
    """A group: where it is in points, and the words in it, each with its height."""

    x: float
    y: float
    radius: float
    words: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The ties of a layer between two groups."""

    one: Disc
    other: Disc
    width: float
    dashes: str


def still(picture: Picture) -> str:
    """Return the groups of a picture, by its first grouping, and the strongest ties between them.

    A picture without groupings gives an empty one.
    """
    if not picture.groupings:
        return ""
    grouping = picture.groupings[0]
    groups = grouping.groups
    left = min(group.x - group.radius for group in groups)
    top = min(group.y - group.radius for group in groups)
    across = max(group.x + group.radius for group in groups) - left
    down = max(group.y + group.radius for group in groups) - top
    scale = WIDTH / across
    sizes = Counter(grouping.of)
    discs = [
        _disc(group.label, sizes[i], (group.x - left, group.y - top, group.radius), scale)
        for i, group in enumerate(groups)
    ]
    return render(
        "network/groups.svg",
        box=(-AIR, -AIR, WIDTH + 2 * AIR, round(down * scale) + 2 * AIR),
        bundles=list(_bundles(picture, grouping, discs)),
        discs=discs,
    )


def _disc(label: str, size: int, place: tuple[int, int, int], scale: float) -> Disc:
    x, y, radius = (round(each * scale, 1) for each in place)
    told = [*wrap(label), f"{size}"] if radius >= NAMED else []
    start = y - (len(told) - 1) * LINE / 2 + LINE / 3
    return Disc(x, y, radius, [(round(start + i * LINE, 1), line) for i, line in enumerate(told)])


def _bundles(picture: Picture, grouping: Grouping, discs: Sequence[Disc]) -> Iterator[Bundle]:
    """Yield the strongest ties between groups, layer by layer, the strongest first."""
    of = {node.id: group for node, group in zip(picture.nodes, grouping.of, strict=True)}
    counts: dict[str, Counter[tuple[int, int]]] = {layer: Counter() for layer in LAYERS}
    for tie in picture.ties:
        one, other = sorted((of[tie.source], of[tie.target]))
        if one != other:
            counts[tie.layer][one, other] += 1
    most = max((count for each in counts.values() for count in each.values()), default=1)
    for layer, found in counts.items():
        for (one, other), count in strongest(found):
            width = max(1.5, WIDEST * math.sqrt(count / most))
            wider = max(1.0, width / 4)
            dashes = " ".join(f"{part * wider:.1f}" for part in LAYERS[layer])
            yield Bundle(discs[one], discs[other], round(width, 1), dashes)


def strongest(counts: Mapping[tuple[int, int], int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield pairs, those with the highest counts first, while either is among few of its own.

    >>> counts = {(0, 1): 9, (0, 2): 8, (1, 2): 7, (0, 3): 2}
    >>> [pair for pair, _ in strongest(counts)]
    [(0, 1), (0, 2), (1, 2), (0, 3)]
    """
    drawn: Counter[int] = Counter()
    for (one, other), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if drawn[one] < STRONGEST or drawn[other] < STRONGEST:
            drawn.update((one, other))
            yield (one, other), count
