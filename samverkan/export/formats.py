"""The formats that networks are exchanged in: one registry, with what each cannot hold.

>>> import networkx as nx
>>> written = write(nx.Graph([("Mora", "Orsa")]), "graphml")
>>> list(written.files), written.losses
(['.graphml'], ())
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from samverkan.errors import NotFound, UsageError
from samverkan.export.exchange import dl, dot, gexf, gml, graphml, kumu, of_json, pajek, sheets
from samverkan.export.exchange.fitting import Fitted, fit
from samverkan.export.exchange.layers import LAYER, by_layer
from samverkan.export.exchange.limits import Limits
from samverkan.export.exchange.losses import Loss, Told
from samverkan.export.exchange.naming import different

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Form:
    """A format: its name, what people call it, its suffix, what it can hold, and its writer.

    A format of several files has `endings`, one for each content that its writer gives.
    """

    name: str
    title: str
    suffix: str
    limits: Limits
    writer: Callable[[Fitted], bytes | tuple[bytes, ...]]
    several: tuple[str, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        """How the names of its files end."""
        return self.several or (self.suffix,)


@dataclass(frozen=True)
class Written:
    """A network as files: their content, by how their names end, and what they do not hold."""

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...]


#: Every format, by its name.
FORMS: Final[Mapping[str, Form]] = {
    form.name: form
    for form in (
        Form("graphml", "GraphML", ".graphml", graphml.LIMITS, graphml.graphml),
        Form("gexf", "GEXF 1.3", ".gexf", gexf.LIMITS, gexf.gexf),
        Form("gml", "GML", ".gml", gml.LIMITS, gml.gml),
        Form("pajek", "Pajek", ".net", pajek.LIMITS, pajek.pajek),
        Form("dl", "UCINET DL", ".dl", dl.LIMITS, dl.dl),
        Form("dot", "DOT", ".dot", dot.LIMITS, dot.dot),
        Form("cyjs", "Cytoscape CyJS", ".cyjs", of_json.CYTOSCAPE, of_json.cytoscape),
        Form(
            "graphology",
            "graphology",
            ".graphology.json",
            of_json.GRAPHOLOGY,
            of_json.graphology,
        ),
        Form("node-link", "node-link JSON", ".json", of_json.NODE_LINK, of_json.node_link),
        Form("csv", "CSV", ".csv", sheets.CSV, sheets.csv, ("-nodes.csv", "-ties.csv")),
        Form("xlsx", "XLSX", ".xlsx", sheets.XLSX, sheets.xlsx),
        Form("kumu", "Kumu", ".kumu.xlsx", kumu.LIMITS, kumu.kumu),
    )
}


def form_of(name: str) -> Form:
    """Return the format of this name. Raises UsageError if there is none."""
    if name not in FORMS:
        raise UsageError("unknown_format", name=name, allowed=", ".join(FORMS))
    return FORMS[name]


def write(graph: "nx.Graph[str]", name: str, lang: str = "sv") -> Written:
    """Return a network as the files of a format, and what they do not hold of it.

    `graph` is any networkx graph, directed or not, with parallel ties or without; ids are made
    text. Attributes are text, numbers, truth values, None or lists of those. `weight` of ties is
    their weight, `x` and `y` (upwards) of nodes their place, and `bipartite` (0 or 1) their mode.
    A format whose ties cannot say their `layer` has a file for each layer, where there are several.
    The same graph gives the same bytes. `lang` is the language of a sheet that says what it is,
    where the format has room for one. Raises UsageError for a format that there is none of.
    """
    form = form_of(name)
    parts: Mapping[str, nx.Graph[str]] = {}
    if form.limits.ties is not None and LAYER not in form.limits.ties:
        parts = by_layer(graph)
    before = different({layer: f"-{layer}" for layer in parts}, _for_name) or {"": ""}
    files: dict[str, bytes] = {}
    told = Told()
    for layer, part in (parts or {"": graph}).items():
        held = fit(part, form.limits, lang)
        content = form.writer(held)
        contents = content if isinstance(content, tuple) else (content,)
        files |= {before[layer] + end: one for end, one in zip(form.endings, contents, strict=True)}
        for loss in held.losses:
            told.add(loss.kind, *loss.names, count=loss.count)
    return Written(files, told.losses())


def read(source: Path | bytes, name: str) -> Any:
    """Return the networkx graph that a file of a format, or its bytes, holds.

    What comes back is what `write` says that the format holds; lists have become text where it has
    none. Formats without a reader are `dot`, `xlsx` and `kumu`, and `csv`, which
    `samverkan.data.networks.read_network` reads. Raises UsageError for those, NotFound for a file
    that is not there, UnreadableFile for one that is no such network, MissingExtra for `dl` without
    igraph.

    >>> import networkx as nx
    >>> content = write(nx.DiGraph([("Mora", "Orsa", {"weight": 2.0})]), "gml").files[".gml"]
    >>> list(read(content, "gml").edges(data=True))
    [('Mora', 'Orsa', {'weight': 2.0})]
    """
    from samverkan.data.network_files import read_graph, read_graph_apart
    from samverkan.data.network_readers import READERS

    form = form_of(name)
    if name not in READERS:
        raise UsageError("no_reader", form=form.title, known=", ".join(READERS))
    if isinstance(source, bytes):
        return read_graph(source, name, Path(form.title))
    if not source.is_file():
        raise NotFound("no_such_file", path=source)
    return read_graph_apart(source, name)


def _for_name(text: str) -> str:
    """Return what a file can be called."""
    return re.sub(r"\W+", "-", text)
