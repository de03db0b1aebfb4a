"""What the numbers of a report rest on: every set of statements once, and every statement once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from samverkan.export.reports.document import Bullets, Heading, Note, Paragraph, Part, Run, Table
from samverkan.export.reports.statements import Statements
from samverkan.export.things import places as sources_of
from samverkan.graph.facts import Facts
from samverkan.ontology.identity import local_id, sort_key
from samverkan.words import say

#: So many statements of a set are named; the command line beside them gives the others.
MOST: Final = 200
#: Where the section begins.
HERE: Final = "underlag"


@dataclass
class _Reference:
    number: int
    statements: tuple[str, ...]
    commands: dict[str, None] = field(default_factory=dict)


class Grounds:
    """The references of a report, numbered as they come; the same statements have one number."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang
        self._known: dict[object, _Reference] = {}
        self._statements = Statements(facts, lang)

    def to(self, statements: Iterable[str], command: str = "") -> tuple[str, str]:
        """Return the anchor and the mark of what a number rests on.

        `statements` are IRIs, and `command` the command line that gives them, which has to be there
        for a number that rests on none: nothing known is no statement.
        """
        rows = tuple(sorted(set(statements)))
        if not rows and not command:
            raise ValueError("a number without statements needs the command that gives none")
        key: object = rows or command
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _Reference(len(self._known) + 1, rows)
        if command:
            found.commands[command] = None
        return f"ref-{found.number}", f"[{found.number}]"

    def parts(self) -> Iterator[Part]:
        """Yield the section that the marks lead to: the references, then the statements."""
        lang = self._lang
        named = {s for found in self._known.values() for s in found.statements[:MOST]}
        order = sorted(named, key=lambda one: (local_id(one), one))
        places = {one: place for place, one in enumerate(order, start=1)}
        yield Heading(1, (Run(say("grounds.heading", lang)),), HERE)
        yield Paragraph((Run(say("grounds.about", lang)),))
        yield Heading(2, (Run(say("grounds.references", lang)),))
        for found in self._known.values():
            anchor, label = f"ref-{found.number}", f"[{found.number}]"
            yield Note(anchor, label, tuple(self._said(found, places)), back=f"from-{found.number}")
        if places:
            yield Heading(2, (Run(say("grounds.statements", lang)),))
            yield from self._listed(places)

    def _said(self, found: _Reference, places: Mapping[str, int]) -> Iterator[Run]:
        lang, named = self._lang, found.statements[:MOST]
        if named:
            numbers = [places[statement] for statement in named]
            yield Run(say("grounds.one" if len(numbers) == 1 else "grounds.some", lang) + " ")
            for place, (first, last) in enumerate(_stretches(numbers)):
                yield from [Run(", ")] if place else []
                yield Run(str(first) if first == last else f"{first}–{last}", "code", f"st-{first}")
        else:
            yield Run(say("grounds.nothing", lang))
        if len(named) < len(found.statements):
            more = len(found.statements) - len(named)
            yield Run(say("grounds.more", lang, count=more), "told", f"ref-{found.number}")
        yield Run(".")
        for place, command in enumerate(found.commands):
            yield Run("; " if place else say("grounds.command", lang) + " ")
            yield Run(command, "code")

    def _listed(self, numbers: Mapping[str, int]) -> Iterator[Part]:
        """Yield the statements in a table, and the sources that it names by letter and number."""
        lang = self._lang
        found: dict[str, list[dict[str, str | None]]] = {}
        for place in sources_of(self._facts, numbers, lang):
            found.setdefault(place["statement"], []).append(place)
        names = (place["source"] or "" for one in found for place in found[one])
        labels = {
            name: say("grounds.source", lang, number=number)
            for number, name in enumerate(sorted(set(names), key=sort_key), start=1)
        }
        columns = tuple(
            say(f"grounds.column_{name}", lang)
            for name in ("number", "says", "source", "printed", "id")
        )
        rows = tuple(
            (
                (Run(str(number), "code"),),
                (Run(self._statements.said(one), "quote"),),
                (
                    Run(
                        _places(found.get(one, []), labels) or say("grounds.no_source", lang),
                        "quote",
                    ),
                ),
                (Run(_printed(found.get(one, [])), "quote"),),
                (Run(local_id(one), "code"),),
            )
            for one, number in numbers.items()
        )
        caption = (Run(say("grounds.caption", lang)),)
        anchors = tuple(f"st-{number}" for number in numbers.values())
        yield Table(caption, columns, rows, anchors, (6, 36, 22, 16, 20))
        if labels:
            yield Heading(2, (Run(say("grounds.sources", lang)),))
            yield Bullets(
                tuple(
                    (Run(label, "code"), Run(": "), Run(name, "quote"))
                    for name, label in labels.items()
                )
            )


def _stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow on each other.

    >>> list(_stretches([3, 1, 2, 7]))
    [(1, 3), (7, 7)]
    """
    ordered = sorted(numbers)
    for _, some in groupby(enumerate(ordered), lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in some]
        yield stretch[0], stretch[-1]


def _places(found: Iterable[Mapping[str, str | None]], labels: Mapping[str, str]) -> str:
    texts = (
        ", ".join(filter(None, (labels[place["source"] or ""], place["locator"])))
        for place in found
    )
    return "; ".join(dict.fromkeys(texts))


def _printed(found: Iterable[Mapping[str, str | None]]) -> str:
    wordings = dict.fromkeys(place["as_printed"] for place in found if place["as_printed"])
    return "; ".join(f"”{wording}”" for wording in wordings)
