"""What the numbers of a report rest on: every set of statements once, and every statement once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from samverkan.export.reports.document import Heading, Note, Paragraph, Part, Run, Runs, Table
from samverkan.export.reports.statements import Statements
from samverkan.export.things import places
from samverkan.graph.facts import Facts
from samverkan.ontology.identity import local_id
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
        anchors = {one: f"st-{place}" for place, one in enumerate(order, start=1)}
        yield Heading(1, (Run(say("grounds.heading", lang)),), HERE)
        yield Paragraph((Run(say("grounds.about", lang)),))
        yield Heading(2, (Run(say("grounds.references", lang)),))
        for found in self._known.values():
            anchor, label = f"ref-{found.number}", f"[{found.number}]"
            yield Note(
                anchor, label, tuple(self._said(found, anchors)), back=f"from-{found.number}"
            )
        if anchors:
            yield Heading(2, (Run(say("grounds.statements", lang)),))
            yield self._table(anchors)

    def _said(self, found: _Reference, anchors: Mapping[str, str]) -> Iterator[Run]:
        lang, named = self._lang, found.statements[:MOST]
        if not found.statements:
            yield Run(say("grounds.nothing", lang))
        for place, statement in enumerate(named):
            yield Run(", " if place else "")
            yield Run(local_id(statement), "code", anchors[statement])
        if len(named) < len(found.statements):
            more = len(found.statements) - len(named)
            yield Run(say("grounds.more", lang, count=more), "told", f"ref-{found.number}")
        for command in found.commands:
            yield Run(say("grounds.command", lang) + " ")
            yield Run(command, "code")

    def _table(self, anchors: Mapping[str, str]) -> Table:
        lang = self._lang
        found: dict[str, list[dict[str, str | None]]] = {}
        for place in places(self._facts, anchors, lang):
            found.setdefault(place["statement"], []).append(place)
        columns = tuple(
            say(f"grounds.column_{name}", lang) for name in ("id", "says", "source", "printed")
        )
        rows = tuple(
            (
                (Run(local_id(one), "code"),),
                (Run(self._statements.said(one), "quote"),),
                _sources(found.get(one, []), lang),
                _printed(found.get(one, [])),
            )
            for one in anchors
        )
        caption = (Run(say("grounds.caption", lang)),)
        return Table(caption, columns, rows, tuple(anchors.values()), (22, 36, 28, 14))


def _sources(found: list[dict[str, str | None]], lang: str) -> Runs:
    texts = [", ".join(filter(None, (place["source"], place["locator"]))) for place in found]
    return (Run("; ".join(dict.fromkeys(texts)) or say("grounds.no_source", lang), "quote"),)


def _printed(found: list[dict[str, str | None]]) -> Runs:
    wordings = dict.fromkeys(place["as_printed"] for place in found if place["as_printed"])
    return (Run("; ".join(f"”{wording}”" for wording in wordings), "quote"),)
