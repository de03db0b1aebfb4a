"""What the page needs to know of whoever draws the picture in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samverkan.export.picture import Picture


@dataclass(frozen=True, slots=True)
class Renderer:
    """Draws a picture in a page; `templates/network/model.js` tells what its script must hold.

    `libraries` gives the scripts that it rests on, each with its licence, and `style` what they
    need of a style sheet; `script` is the name of its own script in `templates/network/`. `drawing`
    gives data for that script alone: what all share stands in the page already. `still` gives the
    picture as SVG for paper and for a browser that runs no script, empty if it is too large.
    """

    libraries: Callable[[], Sequence[str]]
    style: Callable[[], str]
    script: str
    drawing: Callable[[Picture], Mapping[str, Any]]
    still: Callable[[Picture], str]
