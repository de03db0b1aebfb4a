"""What the page needs to know of whoever draws the picture in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samverkan.export.picture import Picture


@dataclass(frozen=True, slots=True)
class Renderer:
    """Draws a picture in a page; `templates/network/model.js` tells what its script must hold.

    `libraries` gives the scripts that it rests on, each with its licence, and `style` what they
    need of a style sheet; `scripts` names its own scripts in `templates/network/`, in the order
    that they stand. `drawing` gives data for those scripts alone: what all share stands in the page
    already. `still` gives the picture as SVG for paper and for a browser that runs no script.
    """

    libraries: Callable[[], Sequence[str]]
    style: Callable[[], str]
    scripts: Sequence[str]
    drawing: Callable[[Picture], Mapping[str, Any]]
    still: Callable[[Picture], str]
