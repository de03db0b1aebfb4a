"""DOT, which Graphviz draws; what only we know stands under names that Graphviz does not."""

import re
from collections.abc import Mapping
from typing import Any, Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits, of_xml
from samverkan.export.exchange.places import is_placed
from samverkan.export.exchange.values import as_text, is_number

#: A name of an attribute that Graphviz knows may make it open a file or write a link.
PREFIX: Final = "data_"
LIMITS: Final = Limits(mixed=True, typed=False, text=of_xml, name=of_xml, prefix=PREFIX)

#: Shapes that stand around a label without being much larger, for those of a picture, whose labels
#: stand beside them.
_SHAPES: Final[Mapping[str, str]] = {
    "diamond": "octagon",
    "hexagon": "hexagon",
    "triangle": "house",
    "star": "tab",
    **dict.fromkeys(("box", "square"), "box"),
    **dict.fromkeys(("dot", "disc"), "ellipse"),
}
_LINES: Final = ("solid", "dashed", "dotted")
_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")
_SCALE: Final = 72 / 96


# networkx writes DOT through pydot only, which is one more library and leaves `<…>` as markup.
def dot(held: Fitted) -> bytes:
    """Return a network as DOT. `neato -n` draws nodes where they stand, `dot` layers of them."""
    line = "->" if held.directed else "--"
    lines = ["digraph {" if held.directed else "graph {"]
    lines.append(
        "  node [fontname=Helvetica, fontsize=10, margin=0.04, style=filled, fillcolor=white];"
    )
    lines += [f"  {quoted(name)}={quoted(as_text(v))};" for name, v in held.about.items()]
    for node, about in held.nodes.items():
        told = {"label": _label(about.get(PREFIX + "label", node))}
        seen = _seen({name.removeprefix(PREFIX): value for name, value in about.items()})
        told |= {name: quoted(text) for name, text in seen.items()}
        lines.append(f"  {quoted(node)}{_attributes(told, about)};")
    for tie in held.ties:
        told = {}
        weight = tie.about.get(PREFIX + "weight", -1)
        if is_number(weight) and weight >= 0:
            told["weight"] = quoted(as_text(weight))
        if tie.about.get(PREFIX + "style") in _LINES:
            told["style"] = quoted(tie.about[PREFIX + "style"])
        ends = f"{quoted(tie.source)} {line} {quoted(tie.target)}"
        lines.append(f"  {ends}{_attributes(told, tie.about)};")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def quoted(text: str) -> str:
    r"""Return text as DOT quotes it.

    >>> print(quoted('a "b"'), quoted("\\"))
    "a \"b\"" "\\"
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _label(value: Any) -> str:
    """Return a label that stands as it is: Graphviz reads references to characters in it.

    It is quoted here: between its lines, and only there, stands a sign for a line break.
    """
    from samverkan.export.layout import wrap

    lines = (quoted(line.replace("&", "&amp;"))[1:-1] for line in wrap(as_text(value)))
    return '"' + "\\n".join(lines) + '"'


def _seen(about: Mapping[str, Any]) -> dict[str, str]:
    """Return how a node is drawn."""
    told: dict[str, str] = {}
    if is_placed(about):
        told["pos"] = f"{about['x'] * _SCALE:g},{about['y'] * _SCALE:g}"
    if isinstance(about.get("shape"), str) and about["shape"] in _SHAPES:
        told["shape"] = _SHAPES[about["shape"]]
    colour = about.get("colour", about.get("color"))
    if isinstance(colour, str) and _COLOUR.fullmatch(colour):
        told["color"] = colour
    return told


def _attributes(told: Mapping[str, str], about: Mapping[str, Any]) -> str:
    parts = [f"{name}={text}" for name, text in told.items()]
    parts += [f"{quoted(name)}={quoted(as_text(value))}" for name, value in about.items()]
    inside = ", ".join(parts)
    return f" [{inside}]" if inside else ""
