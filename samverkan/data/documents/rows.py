"""The rows that are proposed of one document, each once, those it needs before it."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from samverkan.data.documents.aliases import Alias
from samverkan.data.documents.flow import Passage
from samverkan.data.documents.names import Known
from samverkan.data.documents.proposal import Confidence, Proposed, placed
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.signatures import Signed
from samverkan.ontology.identity import clean, slug

#: How sure it is that a name means what it is taken to mean, by how it was printed.
SURE: Final[dict[str, Confidence]] = {
    "name": "high", "genitive": "high", "inflected": "high", "capitals": "high",
    "ellipsis": "high", "shape": "medium", "group": "medium", "list": "low",
}  # fmt: skip
TABLES: Final = {"organisation": "organisations", "group": "groups", "body": "bodies"}


class Rows:
    """Gathers rows, each once, in the order they are first needed."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.form = reading.document.form
        self.rows: dict[tuple[str, str], Proposed] = {}
        people = (*reading.signed, *reading.persons, *reading.contacts)
        self._persons: dict[str, list[str]] = {}
        for name in sorted({one.person for one in people}, key=len, reverse=True):
            self._persons.setdefault(name.split()[0], []).append(name)
        document = reading.document
        self.source = f"src-{slug(f'{document.file} {document.sha256[:12]}')}"
        first = reading.passages[0]
        titled = reading.names.by_name.get(reading.title.casefold(), ())
        same_as = next((one.id for one in titled if one.kind == "source"), None)
        told = {
            "name": reading.title, "kind": reading.kind, "same_work_as": same_as,
            "fingerprint": str(reading.mark),
        }  # fmt: skip
        self.add(
            "sources", self.source, told, first, 0, min(len(first.text), 80), "high", "document"
        )

    def add(
        self, table: str, identifier: str, cells: dict[str, Any], passage: Passage, start: int,
        end: int, confidence: Confidence, why: str,
        fields: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Add a row unless it is there, and return its id."""
        key = (table, identifier)
        if key not in self.rows:
            place = placed(passage, start, end, self.form)
            printed, context = place.as_printed, place.context
            if table != "people":  # whoever is named stands there alone
                printed, context = map(self._without_persons, (printed, context))
            told = {"id": identifier, **{k: str(v) for k, v in cells.items() if v}}
            if table not in ("sources", "people"):
                told |= {"source": self.source, "locator": place.locator}
                told |= {"as_printed": printed}
            elif table == "people":
                told |= {"source": self.source, "locator": place.locator}
            self.rows[key] = Proposed(
                table, told, place.page, place.line, place.locator, printed, context, confidence,
                why, fields or {},
            )  # fmt: skip
        return identifier

    def _without_persons(self, text: str) -> str:
        for word in dict.fromkeys(text.split()):
            for name in self._persons.get(word.lstrip('("”'), ()):
                text = text.replace(name, "…")
        return text

    def actor(
        self, known: Known, passage: Passage, start: int, end: int, how: str, **cells: str
    ) -> str:
        """Return the id of an actor, with a row for it unless a register has one."""
        new = how in ("shape", "list", "group") or known.reference
        if new and known.kind in TABLES:
            why = "reference" if known.reference else how
            self.add(
                TABLES[known.kind], known.id,
                {"name": known.label, "part_of": self._parent(known), **cells},
                passage, start, end, SURE[how], why,
            )  # fmt: skip
        return known.id

    def place(self, known: Known, passage: Passage, start: int, end: int) -> str:
        """Return the id of a place, with a row for it unless a register has one."""
        if not known.reference:
            return known.id
        kind = "county" if known.label.endswith(" län") else "municipality"
        cells = {"name": known.label, "kind": kind}
        return self.add("places", known.id, cells, passage, start, end, "high", "place")

    def short_name(self, alias: Alias) -> None:
        """Propose a short form that the document prints after a name."""
        known, name = alias.known, alias.known.name
        cells = {"named": known.id, "name": name, "name_kind": "short"}
        self.add(
            "names", f"name-{slug(f'{known.id} {name}')}", cells, alias.passage, alias.start,
            alias.end, "medium", "short",
        )  # fmt: skip

    def _parent(self, known: Known) -> str:
        """Return the id of what an organisation is a part of, if that has a row of its own."""
        if not known.part_of:
            return ""
        own = known.part_of in self.reading.names.registered
        return known.part_of if own or ("organisations", known.part_of) in self.rows else ""

    def thing(
        self, table: str, prefix: str, name: str, passage: Passage, at: int, **cells: str
    ) -> str:
        """Return the id of an area or a target group by its name, with a row if it is new.

        An agreement that is new has areas of its own, also where one of another is called the same.
        """
        kinds = {"areas": "area", "target_groups": "target_group"}
        names, agreement = self.reading.names, cells.get("agreement", "")
        for known in names.by_name.get(name.casefold(), ()):
            if known.kind == kinds[table] and (not agreement or agreement in names.registered):
                return known.id
        name = clean(name)
        name = name if name[1:2].isupper() else name[:1].upper() + name[1:]
        identifier = f"{prefix}-{slug(f'{name} {agreement}')}"
        why = "area" if table == "areas" else "field"
        told = {"name": name, **cells}
        cue = {"cue": passage.text[:at].strip(" :\t") or name}
        return self.add(table, identifier, told, passage, at, at + len(name), "medium", why, cue)

    def person(self, one: Signed, basis: str) -> str:
        """Propose a person by an id that says nothing of the name, and return it."""
        at = one.passage.line(one.start)
        key = f"{self.reading.document.sha256} {at.page} {at.number} {one.start}"
        identifier = f"person-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
        said = one.title or ("undertecknare" if basis == "signed" else "kontaktperson")
        return self.add(
            "people", identifier, {"name": one.person, "basis": f"{said} ({self.reading.title})"},
            one.passage, one.start, one.end, "medium", "person",
        )  # fmt: skip

    def titled(self) -> tuple[Passage, int, int]:
        """Return where the title stands."""
        reading = self.reading
        for passage in reading.passages:
            at = passage.text.find(reading.title)
            if at >= 0:
                return passage, at, at + len(reading.title)
        return reading.passages[0], 0, min(len(reading.passages[0].text), 80)
