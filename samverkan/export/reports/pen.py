"""What writes the text of a report: words of the catalogue, filled with names, dates and counts."""

import shlex
import string
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from samverkan.analysis.practice import Practice
from samverkan.export import spelling
from samverkan.export.reports.document import Run, Runs
from samverkan.export.reports.grounds import Grounds
from samverkan.export.things import asked
from samverkan.ontology.identity import local_id, sort_key
from samverkan.words import catalogue, say


class Pen:
    """Writes about a practice in a language, and keeps what every number rests on."""

    def __init__(self, practice: Practice, lang: str) -> None:
        self.practice = practice
        self.facts = practice.facts
        self.lang = lang
        self.grounds = Grounds(practice.facts, lang)

    def say(self, key: str, **fields: Run | Runs) -> Runs:
        """Return the words of `key` with runs filled in where they have a field."""
        found: list[Run] = []
        for words, name, _, _ in string.Formatter().parse(catalogue()[key][self.lang]):
            found += [Run(words)] if words else []
            if name:
                given = fields[name]
                found += [given] if isinstance(given, Run) else given
        return tuple(found)

    def word(self, key: str) -> str:
        """Return the words of `key`, which have no fields."""
        return say(key, self.lang)

    def text(self, key: str, **fields: str) -> str:
        """Return the words of `key` with text filled in, to stand in a cell of a form."""
        return say(key, self.lang, **fields)

    def strong(self, runs: Runs) -> Runs:
        """Return runs with their plain words made to stand out."""
        return tuple(replace(run, ink="strong") if run.ink == "plain" else run for run in runs)

    # What comes from the data

    def name(self, thing: str) -> Run:
        """Return what a thing is called."""
        return Run(self.facts.label(thing, self.lang), "name")

    def names(self, things: Iterable[str]) -> Runs:
        """Return what things are called, in Swedish order: `a, b och c`."""
        labels = {self.facts.label(thing, self.lang) for thing in things}
        return self.listed([(Run(label, "name"),) for label in sorted(labels, key=sort_key)])

    def listed(self, items: Sequence[Runs]) -> Runs:
        """Return items one after another, `och` before the last."""
        found: list[Run] = []
        for place, item in enumerate(items):
            last = place == len(items) - 1
            between = f" {self.word('report.and')} " if last else ", "
            found += [Run(between)] if place else []
            found += item
        return tuple(found)

    def date(self, partial: str) -> Run:
        """Return a year, a month or a day."""
        return Run(spelling.date(partial, self.lang), "date")

    def at(self, partial: str) -> Run:
        """Return a date as it stands after a verb."""
        return Run(spelling.at(partial, self.lang), "date")

    def period(self, start: str | None, end: str | None) -> Run:
        """Return a period, or that it is not known."""
        told = spelling.period(start, end, self.lang)
        return Run(told, "date") if told else Run(self.word("report.undated"))

    # What is counted

    def count(
        self, things: Collection[object], statements: Iterable[str], command: str = ""
    ) -> Run:
        """Return how many things there are, and what that rests on."""
        return self.number(len(things), statements, command)

    def number(self, value: int, statements: Iterable[str], command: str = "") -> Run:
        """Return a number, and what it rests on."""
        return self.figure(spelling.whole(value, self.lang), statements, command)

    def figure(self, text: str, statements: Iterable[str], command: str = "") -> Run:
        """Return a number as it is written, and what it rests on."""
        return Run(text, "count", *self.grounds.to(statements, command))

    def told(self, text: str, statements: Iterable[str], command: str = "") -> Run:
        """Return a sentence that holds numbers, and what they rest on."""
        return Run(text, "told", *self.grounds.to(statements, command))

    def ask(self, question: str, *flags: str, **parameters: str) -> str:
        """Return the command line of a ready-made question."""
        command: str = asked(self.facts, question, parameters, *flags)["command"]
        return command

    def show(self, thing: str) -> str:
        """Return the command line that shows everything about a thing."""
        return shlex.join(["samverkan", "show", local_id(thing)])
