"""What is said of a register as open data: who publishes it, on what terms, where and about what.

The facts stand in `[catalogue]` of a `register.toml`, or in options, and in the graph of the
register as statements about the register itself, so that they come along wherever it goes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pyoxigraph as ox
from stdnum.se import orgnr

from samverkan.ontology.identity import clean
from samverkan.ontology.vocabulary import DCAT, DCTERMS, FOAF, VCARD

#: Each fact that is known, with one text or several.
Publication = Mapping[str, tuple[str, ...]]

_EU: Final = "http://publications.europa.eu/resource/authority/"
_TYPES: Final = "http://purl.org/adms/publishertype/"

#: Licences that make data open, as the Swedish profile of DCAT writes them.
LICENCES: Final = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "http://creativecommons.org/licenses/by-sa/4.0/",
}
#: Kinds of publishers: never a private individual.
PUBLISHER_TYPES: Final = {
    name: _TYPES + name
    for name in (
        *("Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority"),
        *("NationalAuthority", "NonGovernmentalOrganisation", "NonProfitOrganisation"),
        *("RegionalAuthority", "StandardisationBody", "SupraNationalAuthority"),
    )
}
#: The themes of the European data portal.
THEMES: Final = {
    name: f"{_EU}data-theme/{name}"
    for name in (
        *("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI"),
        *("TECH", "TRAN"),
    )
}
#: How often the data are renewed.
FREQUENCIES: Final = {
    name: f"{_EU}frequency/{name}"
    for name in (
        *("ANNUAL", "ANNUAL_2", "BIENNIAL", "BIMONTHLY", "CONT", "DAILY", "IRREG", "MONTHLY"),
        *("NEVER", "QUARTERLY", "TRIENNIAL", "UPDATE_CONT", "WEEKLY"),
    )
}


@dataclass(frozen=True, slots=True)
class Item:
    """A fact: the property that states it, of the register or of a node beside it (`part`)."""

    term: str
    kind: Literal["text", "sv", "en", "iri"] = "text"
    part: str | None = None
    many: bool = False
    #: The values there are, by what a person writes for each.
    known: Mapping[str, str] = field(default_factory=dict)


#: The properties that lead to the nodes beside a register.
PARTS: Final = {"publisher": DCTERMS.publisher, "contact": DCAT.contactPoint}
#: Every fact, by its key in `[catalogue]`.
ITEMS: Final = {
    "description": Item(DCTERMS.description, "sv"),
    "description_en": Item(DCTERMS.description, "en"),
    "publisher": Item(FOAF.name, "sv", "publisher"),
    "publisher_type": Item(DCTERMS.type, "iri", "publisher", known=PUBLISHER_TYPES),
    "publisher_org_number": Item(DCTERMS.identifier, "text", "publisher"),
    "contact_role": Item(VCARD.fn, "sv", "contact"),
    "contact_email": Item(VCARD.hasEmail, "iri", "contact"),
    "licence": Item(DCTERMS.license, "iri", known=LICENCES),
    "base_url": Item(DCAT.landingPage, "iri"),
    "keywords": Item(DCAT.keyword, "sv", many=True),
    "keywords_en": Item(DCAT.keyword, "en", many=True),
    "themes": Item(DCAT.theme, "iri", many=True, known=THEMES),
    "frequency": Item(DCTERMS.accrualPeriodicity, "iri", known=FREQUENCIES),
}
_FORMS: Final = {
    "base_url": re.compile(r"https?://[^\s<>\"{}|\\^`?#/]+(/[^\s<>\"{}|\\^`?#]*)?"),
    "contact_email": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"),
}


def read(facts: Mapping[str, object]) -> tuple[Publication, list[tuple[str, str, str]]]:
    """Return the facts in their normal form, and what is wrong: key, value and code of the fault.

    The codes are `about_key`, `about_text`, `about_choice` and `about_form`.

    >>> read({"licence": "CC0-1.0", "keywords": [" samverkan "]})
    ({'licence': ('CC0-1.0',), 'keywords': ('samverkan',)}, [])
    >>> read({"licence": "MIT"})[1]
    [('licence', 'MIT', 'about_choice')]
    """
    sound: dict[str, tuple[str, ...]] = {}
    faults = []
    for key, value in facts.items():
        texts: list[object] = value if isinstance(value, list) else [value]
        clean_texts = sorted({normal(key, text) for text in texts if isinstance(text, str)})
        code = _fault(key, texts, clean_texts)
        if code:
            faults.append((key, ", ".join(map(str, texts)), code))
        elif clean_texts:
            sound[key] = tuple(clean_texts)
    return sound, faults


def normal(key: str, text: str) -> str:
    """Return a fact as it is kept: an address ends in `/`, a number has its hyphen."""
    text = clean(text)
    if key == "base_url" and text:
        return text.rstrip("/") + "/"
    if key == "publisher_org_number" and orgnr.is_valid(text):
        return str(orgnr.format(text))
    return text


def _fault(key: str, given: Sequence[object], texts: Sequence[str]) -> str | None:
    """Return what is wrong with the texts of a fact, as they were given and in normal form."""
    item = ITEMS.get(key)
    if item is None:
        return "about_key"
    if not all(isinstance(text, str) for text in given) or len(texts) > 1 > item.many:
        return "about_text"
    return next((told for text in texts if (told := _misfit(key, item, text))), None)


def _misfit(key: str, item: Item, text: str) -> str | None:
    if not text or re.search(r"[\x00-\x1f\x7f\ufffe\uffff]", text):
        return "about_text"
    if item.known and text not in item.known:
        return "about_choice"
    if key in _FORMS and not _FORMS[key].fullmatch(text):
        return "about_form"
    # The third digit of a personal number is below two.
    if key == "publisher_org_number" and (not orgnr.is_valid(text) or text[2] < "2"):
        return "about_form"
    return None


def node(register: str, part: str | None, facts: Publication) -> str:
    """Return the IRI of the register or of a node beside it.

    A publisher with an organisation number has the IRI that the Swedish portal knows it by.
    """
    if part == "publisher" and "publisher_org_number" in facts:
        number = facts["publisher_org_number"][0].replace("-", "")
        return f"http://dataportal.se/organisation/SE{number}"
    return f"{register}#{part}" if part else register


def triples(register: str, facts: Publication) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Any]]:
    """Yield subject, predicate and object of the statements that these facts make."""
    for key, texts in facts.items():
        item = ITEMS[key]
        subject = ox.NamedNode(node(register, item.part, facts))
        if item.part:
            yield ox.NamedNode(register), ox.NamedNode(PARTS[item.part]), subject
        for text in texts:
            yield subject, ox.NamedNode(item.term), _term(item, text)


def _term(item: Item, text: str) -> Any:
    if item.kind == "iri":
        mail = "mailto:" if item.term == VCARD.hasEmail else ""
        return ox.NamedNode(item.known.get(text, mail + text))
    if item.kind == "text":
        return ox.Literal(text)
    return ox.Literal(text, language=item.kind)


def facts_of(register: str, statements: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """Return the facts that statements make about a register: the inverse of `triples`."""
    said: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        said[str(getattr(statement.subject, "value", ""))][statement.predicate.value].append(
            statement.object
        )
    found = {}
    for key, item in ITEMS.items():
        nodes = [o.value for o in said[register][PARTS[item.part]]] if item.part else [register]
        texts = {
            _text(item, term)
            for one in nodes
            for term in said[one][item.term]
            if item.kind not in ("sv", "en") or getattr(term, "language", None) == item.kind
        }
        if texts:
            found[key] = tuple(sorted(texts))
    return found


def _text(item: Item, term: Any) -> str:
    names = {iri: name for name, iri in item.known.items()}
    return names.get(term.value, str(term.value).removeprefix("mailto:"))
