"""From what people type to what is meant: ids, labels in either language, known variants."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from samverkan.errors import AmbiguousName, UnknownName
from samverkan.graph.query import question
from samverkan.graph.store import Store
from samverkan.ontology.identity import clean, local_id, sort_key
from samverkan.ontology.vocabulary import RDF, SAM, SKOS

#: The classes that a parameter of a question can mean.
CLASSES: Final = {
    "actor": (SAM.Organisation, SAM.Group, SAM.Body),
    "area": (SAM.Area,),
    "place": (SAM.Place,),
    "initiative": (SAM.Initiative,),
    "agreement": (SAM.Agreement,),
}
#: How alike two names must be to be offered, from 0 to 100.
LIKENESS: Final = 70

#: Characters of a search text that are looked at.
LONGEST: Final = 200

_TYPE: Final = ox.NamedNode(RDF.type)
_LABEL: Final = ox.NamedNode(SKOS.prefLabel)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found by one of its names; `score` goes from 0 to 100."""

    iri: str
    kind: str
    label: str
    name: str
    score: float


def label_of(store: Store, thing: str, lang: str = "sv") -> str:
    """Return the label of one thing in `lang`, else in Swedish, else its id."""
    found = store.quads(ox.NamedNode(thing), _LABEL)
    labels = {quad.object.language: quad.object.value for quad in found}
    return labels.get(lang) or labels.get("sv") or local_id(thing)


class Names:
    """Every name in a store.

    Things are found by id, with or without the prefix that says its kind, by label in either
    language, by known variant, and by a word of a name, in that order.
    """

    def __init__(self, store: Store) -> None:
        self._classes: dict[str, str] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._labels: dict[tuple[str, str], str] = {}
        for row in question("names-of").run(store).rows:
            self._names[row["thing"]].append(row["name"])
            if row["name_kind"] == "label":
                self._labels[row["thing"], row["language"]] = row["name"]
        for thing in self._names:
            for quad in store.quads(ox.NamedNode(thing), _TYPE):
                self._classes[thing] = quad.object.value

    def find(self, text: str, limit: int = 20) -> list[Hit]:
        """Return things whose name is like `text`, most like first; forgiving of spelling."""
        wanted = _fold(text)[:LONGEST]
        hits: list[Hit] = []
        if not wanted:
            return hits
        for thing, names in self._names.items():
            scored = [(_likeness(wanted, _fold(name)), name) for name in names]
            score, name = max(scored, key=lambda pair: pair[0])
            if score >= LIKENESS:
                hits.append(Hit(thing, self.kind(thing), self.label(thing), name, round(score, 1)))
        hits.sort(key=lambda hit: (-hit.score, sort_key(hit.label)))
        return hits[:limit]

    def resolve(self, text: str, parameter: str | None = None) -> str:
        """Return the IRI of what `text` means; `parameter` says what kind of thing it is.

        Raises UnknownName, with suggestions, or AmbiguousName, with what it may mean.
        """
        classes = CLASSES.get(parameter or "")
        things = [t for t in self._names if not classes or self._classes[t] in classes]
        for way in (_by_id, _by_name, _by_words):
            found = sorted(set(way(self, things, text)))
            if len(found) == 1:
                return found[0]
            if found:
                ids = [local_id(thing) for thing in found]
                named = ids if len(set(ids)) == len(ids) else found
                meant = ", ".join(
                    f"{name} ({self.label(thing)})"
                    for name, thing in list(zip(named, found, strict=True))[:6]
                )
                raise AmbiguousName("ambiguous", name=text, meant=meant)
        raise UnknownName(f"unknown_{parameter or 'thing'}", self._near(things, text), name=text)

    def label(self, thing: str, lang: str = "sv") -> str:
        """Return the label of a thing in `lang`, else in Swedish, else its id."""
        swedish = self._labels.get((thing, "sv"), local_id(thing))
        return self._labels.get((thing, lang), swedish)

    def kind(self, thing: str) -> str:
        """Return the local name of a thing's class, in lower case."""
        return local_id(self._classes[thing]).lower()

    def things(self) -> list[str]:
        """Return the IRI of everything that has a name."""
        return list(self._names)

    def names(self, thing: str) -> list[str]:
        """Return every name of a thing."""
        return list(self._names[thing])

    def _near(self, things: Collection[str], text: str) -> list[str]:
        from rapidfuzz import fuzz, process

        choices = [(thing, name) for thing in things for name in self.names(thing)]
        found = process.extract(
            _fold(text), [_fold(name) for _, name in choices], scorer=fuzz.WRatio,
            limit=8, score_cutoff=75,
        )  # fmt: skip
        near = {local_id(choices[i][0]): choices[i][1] for _, _, i in reversed(found)}
        return [f"{name} ({label})" for name, label in reversed(near.items())][:3]


def row_iri(store: Store, row: str) -> str | None:
    """Return the IRI of the row with this id or IRI, or None if no register has it.

    Raises AmbiguousName if several registers have a row with this id.
    """
    places = [iri.rpartition("register/") for iri in store.registers()]
    near = [row] if "/" in row else [f"{base}id/{name}/{row}" for base, _, name in places]
    found = [iri for iri in near if _exists(store, iri)]
    if len(found) > 1:
        raise AmbiguousName("ambiguous", name=row, meant=", ".join(found))
    return found[0] if found else None


def _exists(store: Store, iri: str) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads(node), None) is not None


def _by_id(names: Names, things: Collection[str], text: str) -> Iterator[str]:
    wanted = text.strip().casefold()
    for thing in things:
        own = local_id(thing)
        if wanted in (thing.casefold(), own, own.partition("-")[2]):
            yield thing


def _by_name(names: Names, things: Collection[str], text: str) -> Iterator[str]:
    wanted = _fold(text)
    return (t for t in things if any(_fold(name) == wanted for name in names.names(t)))


def _by_words(names: Names, things: Collection[str], text: str) -> Iterator[str]:
    wanted = f" {_fold(text)} "
    return (t for t in things if any(wanted in f" {_fold(name)} " for name in names.names(t)))


def _fold(text: str) -> str:
    return clean(text).casefold()


def _likeness(wanted: str, name: str) -> float:
    from rapidfuzz import fuzz

    if wanted in name:
        return 100.0 - min(len(name) - len(wanted), 20) / 2
    return min(fuzz.WRatio(wanted, name), 89.0)
