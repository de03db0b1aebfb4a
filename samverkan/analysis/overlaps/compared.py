"""What is compared: initiatives, or events, with their facets, names, owners and texts."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from samverkan.analysis.facets import Facets
from samverkan.analysis.overlaps.owners import Owners
from samverkan.analysis.overlaps.twins import Names, words
from samverkan.analysis.practice import Practice
from samverkan.analysis.texts import Texts
from samverkan.graph.records import Unit

#: The language that texts and names are compared in.
_LANG = "sv"


class Compared:
    """Initiatives or events of a practice, by number, in `facets.units`."""

    def __init__(
        self, practice: Practice, units: Iterable[Unit], owners: Mapping[str, Owners]
    ) -> None:
        self.practice = practice
        self.facets = Facets(practice, units)
        self.owners = [owners[unit.iri] for unit in self.facets.units]

    def __len__(self) -> int:
        return len(self.facets)

    @cached_property
    def names(self) -> Names:
        """What they are called."""
        facts = self.practice.facts
        return Names([facts.label(unit.iri, _LANG) for unit in self.facets.units])

    @cached_property
    def written(self) -> list[str]:
        """What is written about each, without its name."""
        return [self.practice.facts.text(unit.iri) for unit in self.facets.units]

    def texts(self, numbers: Collection[int] | None = None) -> Texts | None:
        """Return the texts of all of them, or of these, or None if nothing is written about any.

        The name belongs to the text. The names of places do not: that something is done in the
        same place is told by another facet.
        """
        if not any(self.written):
            return None
        facts, read = self.practice.facts, None if numbers is None else set(numbers)
        texts = [
            f"{facts.label(unit.iri, _LANG)}\n{text}" if read is None or i in read else ""
            for i, (unit, text) in enumerate(zip(self.facets.units, self.written, strict=True))
        ]
        places = {word for place in facts.places for word in words(facts.label(place, _LANG))}
        return Texts(texts, without=places | {f"{word}s" for word in places})

    def number(self, iri: str | None) -> int | None:
        """Return the number of a thing, or None if it is not among these."""
        return None if iri is None else self.facets.number.get(iri)
