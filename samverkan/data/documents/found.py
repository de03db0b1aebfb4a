"""Everything that was found in one document, plain: what a reader's process answers with."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.names import Gazetteer, Known
from samverkan.data.documents.parties import Party
from samverkan.data.documents.proposal import Named, Place, Proposed, placed
from samverkan.data.documents.proposals import proposals
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.reference import reference_names
from samverkan.data.documents.sameness import Fingerprint
from samverkan.data.documents.signatures import Signed
from samverkan.data.documents.text import read_document

#: A name that a knowledge base knows: id, kind, label, name, and the days it holds from and until.
Name = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class FoundParty:
    """An actor that a list names; `heading` is what the list stands below."""

    id: str
    name: str
    kind: str
    role: str
    how: str
    leads: bool
    heading: str
    org_number: str
    others: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person with a title, for whom they signed or act, and whether they signed."""

    person: str
    title: str
    organisation: str
    signed: bool
    place: Place


@dataclass(frozen=True, slots=True)
class FoundField:
    """What a label, a heading or a sentence says of a project or an agreement."""

    field: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """A document and what was found in it; `mark` is what it can be known by."""

    file: str
    sha256: str
    form: str
    pages: int
    empty_pages: tuple[int, ...]
    kind: str
    title: str
    start: str
    end: str
    signed: str
    parties: tuple[FoundParty, ...]
    people: tuple[FoundPerson, ...]
    areas: tuple[FoundField, ...]
    fields: tuple[FoundField, ...]
    named: tuple[Named, ...]
    rows: tuple[Proposed, ...]
    mark: Fingerprint


def find(path: Path, known: Iterable[Name] = ()) -> Found:
    """Read a file and return everything that is found in it. Nothing is stored.

    `known` are the names of a knowledge base; municipalities, counties and agencies are known
    without. Raises what `read_document` raises.
    """
    return found(Reading(read_document(path), gazetteer(known)))


def gazetteer(known: Iterable[Name] = ()) -> Gazetteer:
    """Return the names that are looked for: those of a knowledge base, and those known without."""
    own = (
        Known(thing, kind, label, name, since=since, until=until)
        for thing, kind, label, name, since, until in known
    )
    return Gazetteer([*own, *reference_names()])


def found(reading: Reading) -> Found:
    """Return everything that is found in a document."""
    document = reading.document
    form = document.form
    start, end = reading.period or (reading.stated_day("from"), reading.stated_day("to"))
    people = (*reading.signed, *reading.persons, *reading.contacts)
    return Found(
        document.file, document.sha256, form, document.pages, document.empty_pages,
        reading.kind, reading.title, start or "", end or "", reading.stated_day("signed") or "",
        tuple(_party(reading, one) for one in reading.parties),
        tuple(_person(one, form) for one in people),
        tuple(_said("area", one.passage, one.start, one.end, form) for one in reading.areas),
        tuple(_said(one.field, one.passage, one.start, one.end, form) for one in reading.stated),
        tuple(reading.named), tuple(proposals(reading)), reading.mark,
    )  # fmt: skip


def _party(reading: Reading, one: Party) -> FoundParty:
    meant = reading.chosen(one.meant)
    others = tuple(known.id for known in meant[1:])
    return FoundParty(
        meant[0].id, meant[0].label, meant[0].kind, one.role, one.how, one.leads,
        bare_heading(one.heading), one.org_number, others,
        placed(one.passage, one.start, one.end, reading.document.form),
    )  # fmt: skip


def _person(one: Signed, form: str) -> FoundPerson:
    organisation = one.meant[0].label if one.meant else ""
    place = placed(one.passage, one.start, one.end, form)
    return FoundPerson(one.person, one.title, organisation, one.signatory, place)


def _said(field: str, passage: Passage, start: int, end: int, form: str) -> FoundField:
    return FoundField(field, passage.text[start:end].strip(), placed(passage, start, end, form))
