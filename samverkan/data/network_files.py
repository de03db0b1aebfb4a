"""Files of networks, read by networkx or igraph; XML once it is known to be harmless."""

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

import networkx as nx

from samverkan import words
from samverkan.data.bounded import bounded
from samverkan.data.network_readers import FAULTS, READERS, XML
from samverkan.errors import UnreadableFile

#: Deepest nesting of elements; a reader goes one call deeper for each.
_DEPTH: Final = 100

#: Attributes that an element must have; networkx would take a missing one for a node called None.
_NEEDED: Final = {"node": ("id",), "edge": ("source", "target")}

#: The format of a file, by its suffix.
GRAPH_FILES: Final[Mapping[str, str]] = {
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".gml": "gml",
    ".net": "pajek",
    ".dl": "dl",
    ".cyjs": "cyjs",
    ".json": "node-link",
    ".graphology.json": "graphology",
}


def graph_format(path: Path) -> str | None:
    """Return the format of a file by its name, the longest suffix first; None if it has none.

    >>> graph_format(Path("x.graphology.json")), graph_format(Path("x.csv"))
    ('graphology', None)
    """
    found = [suffix for suffix in GRAPH_FILES if path.name.lower().endswith(suffix)]
    return GRAPH_FILES[max(found, key=len)] if found else None


def read_graph_file(path: Path) -> Any:
    """Return the network in a file of a format that `graph_format` knows.

    Raises KeyError for another, UnreadableFile and MissingExtra as `read_graph` does.
    """
    return read_graph(path.read_bytes(), graph_format(path) or "", path)


#: What a network is as plain data: its kind, and what is said of it, its nodes and its ties.
Parts = tuple[str, dict[str, Any], list[tuple[str, dict[str, Any]]], list[tuple[Any, ...]]]


def read_graph_apart(path: Path, form: str) -> Any:
    """Return the network in a file of a format, read in a process with limits on what it may cost.

    Raises as `read_graph` does, and UnreadableFile for a file that is made to do harm.
    """
    return of_parts(bounded(_read_parts, path, form))


def _read_parts(path: Path, form: str) -> Parts:
    return parts_of(read_graph(path.read_bytes(), form, path))


def parts_of(graph: Any) -> Parts:
    """Return a network as plain data, which `of_parts` makes a network of again."""
    keys: dict[str, Any] = {"keys": True} if graph.is_multigraph() else {}
    nodes = [(node, dict(about)) for node, about in graph.nodes.items()]
    ties = [tuple(tie) for tie in graph.edges(data=True, **keys)]
    return type(graph).__name__, dict(graph.graph), nodes, ties


def of_parts(parts: Parts) -> Any:
    """Return the network of these parts."""
    name, about, nodes, ties = parts
    graph = getattr(nx, name)(**about)
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    return graph


def read_graph(content: bytes, form: str, path: Path) -> Any:
    """Return the network that the bytes of a format hold; `path` is what messages call them.

    `form` is a name in `samverkan.data.network_readers.READERS`. Raises UnreadableFile for XML that
    is broken, has a document type (where entities that grow or fetch are declared) or goes deeper
    than 100 elements, for nodes without an id, for ties of nodes that are not there, and for what
    is no network of the format; MissingExtra for `dl` without igraph.
    """
    if form in XML:
        _guard(content, path)
    try:
        with warnings.catch_warnings():
            # An attribute without a type is read as text, of which networkx warns.
            warnings.simplefilter("ignore", UserWarning)
            return READERS[form](content)
    except (nx.NetworkXException, ParseError, ValueError) as error:
        raise UnreadableFile("bad_graph_file", path=path, why=_why(error)) from error
    except FAULTS as error:
        raise UnreadableFile("bad_graph_file", path=path, why=_why(error)) from error


def _why(error: Exception) -> dict[str, str]:
    """Return why a reader stopped, in each language: where in XML, or else what is known of it."""
    key: str
    fields: dict[str, object]
    if isinstance(error, expat.ExpatError):
        key, fields = "xml", {"row": error.lineno, "character": error.offset + 1}
    elif isinstance(error, UnicodeDecodeError):
        key, fields = "encoding", {}
    elif isinstance(error, json.JSONDecodeError):
        key, fields = "json", {"row": error.lineno, "character": error.colno}
    elif isinstance(error, FAULTS):
        key, fields = "parts", {}
    else:
        key, fields = "other", {"said": str(error).partition("\n")[0]}
    return {lang: words.say(f"graph_why.{key}", lang, **fields) for lang in words.LANGUAGES}


def _guard(content: bytes, path: Path) -> None:
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
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableFile("bad_graph_file", path=path, why=_why(error)) from error
    if strangers := sorted(ends - nodes):
        few = ", ".join(strangers[:5]) + (" …" if len(strangers) > 5 else "")
        raise UnreadableFile("graph_file_strangers", path=path, count=len(strangers), names=few)
