"""Known names in running text: the longest that fits, at whole words, in any of its forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from samverkan.ontology.identity import clean

#: Kinds of things whose names are no names in a text: a source is known by its title alone.
_UNSOUGHT: Final = frozenset({"source", "target_group"})
#: How a name was printed: as it is known, or in another form of it.
How = Literal["name", "genitive", "inflected", "capitals", "ellipsis", "shape", "list"]

_WORD: Final = re.compile(r"\w+(?:[-–:/&+.’']\w+)*\.?")
_SMALL: Final = re.compile(r"^[a-zåäöéü]")
_SHORT: Final = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A name that something goes by. `kind` is that of the thing, as `organisation` or `area`.

    `reference` says that no register knows it, only the reference data of the program.
    """

    id: str
    kind: str
    label: str
    name: str
    sector: str = ""
    reference: bool = False
    #: The period in which the thing goes by the name, where it is known.
    since: str = ""
    until: str = ""
    #: The organisation that it is a part of, as its name says.
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, from `start` to `end`, and what it may mean: one thing, or several."""

    start: int
    end: int
    meant: tuple[Known, ...]
    how: How = "name"

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def kind(self) -> str:
        """What kind of thing it is."""
        return self.meant[0].kind

    @property
    def known(self) -> bool:
        """Whether it was known before the document was read."""
        return self.how not in ("shape", "list")


@dataclass(slots=True)
class _Node:
    """A place in the tree of names, word by word."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[Known, How]] = field(default_factory=list)


class Gazetteer:
    """The names that are looked for.

    >>> names = Gazetteer([Known("org-mora", "organisation", "Mora kommun", "Mora kommun")])
    >>> [(m.start, m.end, m.how) for m in names.find("Det är Mora kommuns ansvar.")]
    [(7, 19, 'genitive')]
    """

    def __init__(self, names: Iterable[Known]) -> None:
        self._root = _Node()
        self.by_name: dict[str, list[Known]] = {}
        #: The ids of what a register knows.
        self.registered: set[str] = set()
        for known in _unified(list(names)):
            self.by_name.setdefault(_folded(known.name), []).append(known)
            if not known.reference:
                self.registered.add(known.id)
            if known.kind not in _UNSOUGHT:
                for words, how in _forms(known.name):
                    self._add(words, known, how)

    def _add(self, words: tuple[str, ...], known: Known, how: How) -> None:
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        if all(one.id != known.id or one.name != known.name for one, _ in node.ends):
            node.ends.append((known, how))

    def find(self, text: str) -> list[Mention]:
        """Return the names in a text, in order, none within another."""
        words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention, used = self._longest(text, words, at)
            if mention is not None:
                found.append(mention)
            at += used
        return found

    def _longest(
        self, text: str, words: list[tuple[int, int, str]], at: int
    ) -> tuple[Mention | None, int]:
        best: tuple[Mention | None, int] = (None, 1)
        node = self._root
        for step, (_, _, word) in enumerate(words[at:], start=1):
            if step > 1 and not _adjacent(text, words[at + step - 2][1], words[at + step - 1][0]):
                break
            plain = word.casefold().rstrip(".")
            following = node.next.get(word.casefold()) or node.next.get(plain)
            if following is None:
                break
            node = following
            start, end = words[at][0], words[at + step - 1][1]
            if word.endswith(".") and word.casefold() not in node.next:
                end -= 1
            printed = text[start:end]
            fitting = [(known, how) for known, how in node.ends if _as_printed(known, printed)]
            if fitting:
                how = fitting[0][1]
                best = (Mention(start, end, _one_each(k for k, _ in fitting), how), step)
        return best


def _unified(names: list[Known]) -> Iterator[Known]:
    """Yield the names, those of the reference data as names of what a register knows.

    What goes by one name of a thing in the reference data goes by them all. Where a register has
    several things of that name (a predecessor and its successor), which one is meant is not known,
    and the reference data says nothing.
    """
    own: dict[tuple[str, str], dict[str, Known]] = {}
    for one in names:
        if not one.reference:
            own.setdefault((one.kind, _folded(one.name)), {})[one.id] = one
    same: dict[str, dict[str, Known]] = {}
    for one in names:
        if one.reference and len(one.name) > _SHORT - 2:
            same.setdefault(one.id, {}).update(own.get((one.kind, _folded(one.name)), {}))
    for one in names:
        known = list(same.get(one.id, {}).values()) if one.reference else []
        if (one.kind, _folded(one.name)) in own and one.reference:
            continue
        if len(known) == 1:
            yield replace(known[0], name=one.name)
        elif not known:
            yield one


def _one_each(known: Iterable[Known]) -> tuple[Known, ...]:
    """Return each thing once; what a register knows goes before the reference data."""
    things = {one.id: one for one in known}
    own = [one for one in things.values() if not one.reference]
    return tuple(own or things.values())


def _adjacent(text: str, end: int, start: int) -> bool:
    """Say whether two words stand next to each other, nothing but a space or a dash between."""
    return text[end:start] in (" ", " - ", " – ", "/", ", ", "- ", "-, ")


def _folded(name: str) -> str:
    return clean(name).casefold()


def _forms(name: str) -> Iterator[tuple[tuple[str, ...], How]]:
    """Yield the words of a name in each form it may be printed in."""
    words = tuple(word[0].casefold().rstrip(".") for word in _WORD.finditer(clean(name)))
    if not words:
        return
    yield words, "name"
    *first, last = words
    head = tuple(first)
    if not last.endswith(("s", "x", "z")):
        yield (*head, f"{last}s"), "genitive"
    yield (*head, f"{last}:s"), "genitive"
    yield (*head, f"{last}’s"), "genitive"
    if last == "kommun":
        for ending in ("en", "ens"):
            yield (*head, f"{last}{ending}"), "inflected"
    for end, other in _ENDINGS:
        if last.endswith(end) and len(last) > len(end) + 2:
            yield (*head, last.removesuffix(end) + other), "inflected"
    if len(words) > 1 and words[0] in _TURNED:
        yield (_TURNED[words[0]], *words[1:]), "inflected"


#: The end of a name's last word, and that of another form of it.
_ENDINGS: Final = (
    ("förbundet", "förbund"),
    ("föreningen", "förening"),
    ("stiftelsen", "stiftelse"),
    ("förbund", "förbundet"),
    ("förbund", "förbundets"),
    ("förening", "föreningen"),
    ("förening", "föreningens"),
    ("regionen", "region"),
)
#: The first word of a name, and the same in the plural, as two are named together.
_TURNED: Final = {"länsstyrelsen": "länsstyrelse", "landstinget": "landsting"}


def _as_printed(known: Known, printed: str) -> bool:
    """Say whether the letters are of the size that a name needs: a name is no common word."""
    name = known.name
    if len(name) <= _SHORT and name.upper() == name:  # AF is no "af", LST no "lst"
        return printed.rstrip("s:").startswith(name) or printed == name
    if _SMALL.match(name):
        return True
    if known.kind in ("area", "initiative", "agreement"):
        return not _SMALL.match(printed) or len(name.split()) > 1
    if not _SMALL.match(printed):
        return True
    return known.kind == "organisation" and bool(_DEFINITE.search(printed))


#: Agencies are often printed with a small letter, but only in a form that means the one agency.
_DEFINITE: Final = re.compile(
    r"^(?:arbetsförmedlingen|försäkringskassan|länsstyrelsen|polisen|polismyndigheten"
    r"|migrationsverket|skatteverket|kriminalvården|regeringen$)"
)
