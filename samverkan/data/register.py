"""A register in memory: its name and its rows, table by table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samverkan.ontology.identity import graph_iri, thing_iri
from samverkan.ontology.model import Row
from samverkan.ontology.publication import Publication
from samverkan.ontology.vocabulary import BASE


@dataclass(frozen=True)
class Register:
    """What one register says. `tables` maps the name of a table to its rows, in order."""

    id: str
    title: str
    title_en: str | None = None
    base: str = BASE
    #: Ids of actors whose breadth ties everything together.
    hubs: tuple[str, ...] = ()
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    #: What is said of it as open data.
    publication: Publication = field(default_factory=dict)

    @property
    def iri(self) -> str:
        """The IRI of the register and of its graph."""
        return graph_iri(self.base, self.id)

    def thing(self, local_id: str) -> str:
        """Return the IRI of the thing with this id."""
        return thing_iri(self.base, self.id, local_id)

    def remarks(self, lang: str) -> list[str]:
        """Return what a person should know of how the register was read: nothing, for tables."""
        return []

    def rows(self) -> Iterator[Row]:
        """Yield every row of every table."""
        for rows in self.tables.values():
            yield from rows
