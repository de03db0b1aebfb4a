"""What was found in one document: the names, the parties, and the rows proposed."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from samverkan.data.documents.aliases import Alias, aliases
from samverkan.data.documents.areas import Area, listed_areas, title_areas
from samverkan.data.documents.document import Document
from samverkan.data.documents.flow import Passage, bare_heading, passages
from samverkan.data.documents.headings import parents
from samverkan.data.documents.mentions import mentions
from samverkan.data.documents.names import Gazetteer, Known, Mention
from samverkan.data.documents.parties import Party, actors, names_actor, parties
from samverkan.data.documents.parts import names_a_part
from samverkan.data.documents.people import persons
from samverkan.data.documents.project import Stated, stated
from samverkan.data.documents.proposal import Named, locator
from samverkan.data.documents.sameness import Fingerprint, fingerprint
from samverkan.data.documents.shapes import outside
from samverkan.data.documents.signatures import Signed, named, signatories
from samverkan.data.documents.values import day, period

#: The longest title.
_TITLE: Final = 160
#: The fields that pages of projects have, and the words that agreements have.
_OF_PROJECTS: Final = ("owner", "support", "budget", "funders")
_OF_AGREEMENTS: Final = (
    *("överenskommelse", "avsiktsförklaring", "avtal", "undertecknande", "strategi"),
    *("handslag", "partnerskap", "förbundsordning"),
)


#: What stands above every page of a place where pages of projects are kept.
_BANNER: Final = re.compile(
    r"^(?:(?:våra |alla )?projekt(?:banken?|databasen?|katalogen?|listan?|arkivet?)?|meny|sök|start"
    r"(?:sida)?|hem|nyheter|aktuellt)$",
    re.I,
)


@dataclass
class Reading:
    """A document, read with the names that are known. Everything is found when it is asked for."""

    document: Document
    names: Gazetteer

    @cached_property
    def passages(self) -> list[Passage]:
        """The text, paragraph by paragraph."""
        return passages(self.document)

    @cached_property
    def _first(self) -> dict[int, list[Mention]]:
        return {id(one): mentions(one, self.names) for one in self.passages}

    @cached_property
    def aliases(self) -> list[Alias]:
        """The names that the document gives to organisations, and that were not known."""
        told = aliases(self.passages, lambda passage: self._first[id(passage)])
        once: dict[str, Alias] = {}
        for one in told:
            if one.known.name.casefold() not in self.names.by_name:
                once.setdefault(one.known.name, one)
        return list(once.values())

    @cached_property
    def _found(self) -> dict[int, list[Mention]]:
        own = Gazetteer(one.known for one in self.aliases)
        return {id(one): _with(own.find(one.read), self._first[id(one)]) for one in self.passages}

    def found(self, passage: Passage) -> list[Mention]:
        """Return the names in a passage."""
        return self._found[id(passage)]

    @cached_property
    def parties(self) -> list[Party]:
        """The actors that lists of parties name, and those that somebody signed for."""
        told = list(parties(self.passages, self.found, self.names))
        there = {one.meant[0].id for one in told if one.role == "signatory"}
        told += [
            Party(one.meant, *one.at, "signatory", "", "", one.how)
            for one in self.signed
            if one.at is not None and one.meant[0].kind == "organisation"
            if one.meant[0].id not in there
        ]
        return [replace(one, meant=self.chosen(one.meant)) for one in told]

    @cached_property
    def stated(self) -> list[Stated]:
        """The fields of a project or an agreement."""
        return list(stated(self.passages))

    def actors(self, one: Stated) -> list[Party]:
        """Return the actors that the value of a field names."""
        cue = one.passage.text[: one.start].strip(" :\t") if one.labelled else ""
        told = actors(one.passage, one.start, one.end, cue, self.found(one.passage), self.names)
        return [replace(party, meant=self.chosen(party.meant)) for party in told]

    @cached_property
    def signed(self) -> list[Signed]:
        """Who signed."""
        return list(signatories(self.passages, self.found))

    @cached_property
    def persons(self) -> list[Signed]:
        """Persons named with a title, who did not sign."""
        signed = {one.person for one in self.signed}
        return [one for one in named(self.passages, self.found) if one.person not in signed]

    @cached_property
    def contacts(self) -> list[Signed]:
        """The persons that a field names as contacts, as what the label says."""
        return [
            Signed(one.value[first:last], one.passage.text[: one.start].strip(" :\t") or "kontakt",
                   (), "", one.passage, one.start + first, one.start + last, False)
            for one in self.stated
            if one.field == "contact" and len(one.value) < 200
            for first, last in persons(one.value)
        ]  # fmt: skip

    @cached_property
    def reference(self) -> str:
        """The number that the document is filed under, if it says one."""
        return next((one.value for one in self.stated if one.field == "reference"), "")

    @cached_property
    def areas(self) -> list[Area]:
        """Areas that the document lists, else what its title is about.

        Those whose parties stand below their headings are known by these.
        """
        listed = list(listed_areas(self.passages))
        titled = self.kind == "agreement" and not listed and not self._headed
        return list(title_areas(self.passages)) if titled else listed

    @cached_property
    def _headed(self) -> set[str]:
        """The headings that lists of parties stand below."""
        headings = {bare_heading(one.heading) for one in self.parties if one.role == "party"}
        return {one for one in headings if one and one != self.title and not names_a_part(one)}

    def heading(self, name: str, otherwise: Passage) -> tuple[Passage, int]:
        """Return where a heading stands, or else where a passage, as the row of a table, has it."""
        passage = self._headings.get(name, otherwise)
        return passage, max(passage.read.find(name), 0)

    @cached_property
    def _headings(self) -> dict[str, Passage]:
        found = ((bare_heading(one.read), one) for one in self.passages if one.kind == "heading")
        return dict(reversed(list(found)))

    @cached_property
    def headings(self) -> set[str]:
        """The headings that are areas, listed or with parties below them, in small letters."""
        return {one.casefold() for one in (*self._headed, *(one.printed for one in self.areas))}

    @cached_property
    def signing(self) -> tuple[str, ...]:
        """The roles of those who have signed: those said to, where they are several."""
        said = {one.meant[0].id for one in self.parties if one.role == "signatory"}
        if self.signed or len(said) > 1:
            return ("signatory",)
        return ("signatory", "party", "partner")

    @cached_property
    def parents(self) -> dict[str, str]:
        """The area that each area is a part of, as the headings tell."""
        areas = self._headed | {one.printed for one in self.areas}
        passages = [one for one in self.passages if not names_actor(one, self.found(one))]
        return parents(passages, areas, self.title)

    @cached_property
    def title(self) -> str:
        """What the document is called: its first heading, else what its file says."""
        for passage in self.passages[:8]:
            text = bare_heading(passage.text)
            titled = passage.kind in ("heading", "text") and 3 < len(text) <= _TITLE
            if (
                titled
                and not _BANNER.match(text)
                and text[0].isalnum()
                and not text.rstrip().endswith(".")
            ):
                return text
        return self.document.title or self.document.file

    @cached_property
    def kind(self) -> str:
        """The kind of source it is: an agreement, the page of a project, or another page."""
        fields = {one.field for one in self.stated if one.field in _OF_PROJECTS}
        text = " ".join(one.text for one in self.passages[:12]).casefold()
        agreement = sum(text.count(word) for word in _OF_AGREEMENTS)
        project = text.count("projekt") + 2 * len(fields)
        if fields and "projekt" in text and project > agreement:
            return "project page"
        if any(one.role == "signatory" for one in self.parties) or self.signed:
            return "agreement"
        together = any(one.role == "partner" for one in self.parties)
        if together and not any(word in self.title.casefold() for word in _OF_AGREEMENTS):
            return "web page"
        return "agreement" if agreement > project else "web page"

    @cached_property
    def period(self) -> tuple[str, str] | None:
        """When it holds: as a field says, else as its title does."""
        for one in self.stated:
            if one.field == "period" and (told := period(one.value)):
                return told
        start, end = self.stated_day("from"), self.stated_day("to")
        if start and end:
            return start, end
        short = (one.text for one in self.passages[:8] if len(one.text) < _TITLE)
        return next((told for text in (self.title, *short) if (told := period(text))), None)

    def stated_day(self, field: str) -> str | None:
        """Return the first day that a field says."""
        return next(
            (told for one in self.stated if one.field == field and (told := day(one.value))), None
        )

    @cached_property
    def date(self) -> str | None:
        """The day or year by which it is known who a name meant."""
        return self.stated_day("signed") or (self.period[0] if self.period else day(self.title))

    @cached_property
    def mark(self) -> Fingerprint:
        """What the document can be known by when it comes again."""
        actors = [one for one in self.parties if one.role != "party"]
        actors += [
            one for field in self.stated if field.field == "owner" for one in self.actors(field)
        ]
        parties = [one.meant[0].label for one in actors if one.meant[0].kind != "group"]
        start, end = self.period if self.kind == "agreement" and self.period else ("", "")
        years = f"{start[:4]}-{end[:4]}" if start else ""
        return fingerprint(self.document, parties, self.title, years)

    def chosen(self, meant: Iterable[Known]) -> tuple[Known, ...]:
        """Return what a name may mean when the document holds: one thing, where that is told."""
        things = tuple(meant)
        if len(things) < 2 or self.date is None:
            return things
        then = tuple(
            one
            for one in things
            if (not one.since or one.since[: len(self.date)] <= self.date[: len(one.since)])
            and (not one.until or one.until[: len(self.date)] >= self.date[: len(one.until)])
        )
        return then or things

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[tuple[Passage, Mention]]]:
        """Where each thing that is named stands, by its kind and id."""
        places: dict[tuple[str, str], list[tuple[Passage, Mention]]] = defaultdict(list)
        for passage in self.passages:
            for mention in self.found(passage):
                meant = self.chosen(mention.meant)
                places[meant[0].kind, meant[0].id].append((passage, mention))
        return places

    @cached_property
    def named(self) -> list[Named]:
        """Everything that is named, once, the most named first."""
        told = [self._named(where) for where in self._places.values()]
        return sorted(told, key=lambda one: (-one.count, one.page, one.line))

    def first(self, known: Known) -> tuple[Passage, int]:
        """Return where a thing is named first."""
        passage, mention = self._places[known.kind, known.id][0]
        return passage, mention.start

    def _named(self, where: list[tuple[Passage, Mention]]) -> Named:
        passage, first = where[0]
        meant = self.chosen(first.meant)
        line = passage.line(first.start)
        forms = dict.fromkeys(p.text[m.start : m.end] for p, m in where)
        return Named(
            meant[0], meant[1:], first.known, len(where), tuple(forms), line.page, line.number,
            locator(line.page, line.number, self.document.form),
            passage.around(first.start, first.end),
        )  # fmt: skip


def _with(own: list[Mention], first: list[Mention]) -> list[Mention]:
    """Return mentions with those of names that the document itself gives."""
    spans = {(one.start, one.end): one for one in own}
    kept = [one for one in first if one.known or (one.start, one.end) not in spans]
    return sorted([*outside(own, kept), *kept], key=lambda one: one.start)
