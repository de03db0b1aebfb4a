"""The formats that networks are exchanged in: one registry, with what each cannot hold.

>>> import networkx as nx
>>> written = write(nx.Graph([("Mora", "Orsa")]), "graphml")
>>> list(written.files), written.losses
(['.graphml'], ())
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from samverkan.errors import UsageError
from samverkan.export.exchange import gexf, graphml
from samverkan.export.exchange.fitting import Fitted, fit
from samverkan.export.exchange.limits import Limits, Loss

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
    )
}


def form_of(name: str) -> Form:
    """Return the format of this name. Raises UsageError if there is none."""
    if name not in FORMS:
        raise UsageError("unknown_format", name=name, allowed=", ".join(FORMS))
    return FORMS[name]


def write(graph: "nx.Graph[str]", name: str) -> Written:
    """Return a network as the files of a format, and what they do not hold of it.

    `graph` is any networkx graph, directed or not, with parallel ties or without; ids are made
    text. Attributes are text, numbers, truth values, None or lists of those. `weight` of ties is
    their weight, `x` and `y` (upwards) of nodes their place, and `bipartite` (0 or 1) their mode.
    The same graph gives the same bytes. Raises UsageError for a format that there is none of.
    """
    form = form_of(name)
    held = fit(graph, form.limits)
    content = form.writer(held)
    contents = content if isinstance(content, tuple) else (content,)
    return Written(dict(zip(form.endings, contents, strict=True)), held.losses)
