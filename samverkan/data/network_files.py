"""Networks as GraphML and GEXF, read by networkx once the XML is known to be harmless."""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

import networkx as nx

from samverkan.errors import UnreadableFile

#: Deepest nesting of elements; a reader goes one call deeper for each.
_DEPTH: Final = 100

#: Attributes that an element must have; networkx would take a missing one for a node called None.
_NEEDED: Final = {"node": ("id",), "edge": ("source", "target")}

#: How a file is read, by its suffix.
GRAPH_FILES: Final[Mapping[str, Callable[[Path], Any]]] = {
    ".graphml": nx.read_graphml,
    ".gexf": nx.read_gexf,
}


def read_graph_file(path: Path) -> Any:
    """Return the network in a file of GraphML or GEXF, told by its suffix, as networkx reads it.

    Raises UnreadableFile for XML that is broken, has a document type (where entities that grow or
    fetch are declared) or goes deeper than 100 elements, for nodes without an id, for ties of
    nodes that the file does not have, and for XML that is no network.
    """
    _guard(path)
    try:
        with warnings.catch_warnings():
            # An attribute without a type is read as text, of which networkx warns.
            warnings.simplefilter("ignore", UserWarning)
            return GRAPH_FILES[path.suffix.lower()](path)
    except (nx.NetworkXException, ParseError, ValueError) as error:
        raise UnreadableFile("bad_graph_file", path=path, why=error) from error
    except (AttributeError, LookupError, RuntimeError, TypeError) as error:  # a part is missing
        raise UnreadableFile("bad_graph_file", path=path, why="–") from error


def _guard(path: Path) -> None:
    """Go through the XML once, before anything is built from it."""
    depth = 0
    nodes: set[str] = set()
    ends: set[str] = set()

    def start(name: str, about: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise UnreadableFile("graph_file_deep", path=path, most=_DEPTH)
        kind = name.rpartition(":")[2]
        for needed in _NEEDED.get(kind, ()):
            if needed not in about:
                raise UnreadableFile("graph_file_lacks", path=path, element=kind, name=needed)
            (nodes if kind == "node" else ends).add(about[needed])

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: Any) -> None:
        raise UnreadableFile("graph_file_doctype", path=path)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableFile("bad_graph_file", path=path, why=error) from error
    if strangers := sorted(ends - nodes):
        few = ", ".join(strangers[:5]) + (" …" if len(strangers) > 5 else "")
        raise UnreadableFile("graph_file_strangers", path=path, count=len(strangers), names=few)
