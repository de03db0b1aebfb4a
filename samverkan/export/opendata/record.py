"""The record of a catalogue: a register as DCAT-AP-SE has data described, for any data portal."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyoxigraph as ox

from samverkan import words
from samverkan.export.opendata.contents import Contents
from samverkan.export.opendata.files import Form
from samverkan.ontology.publication import LICENCES, triples
from samverkan.ontology.vocabulary import (
    DCAT,
    DCAT_AP_SE,
    DCTERMS,
    EU_AUTHORITY,
    FOAF,
    IANA_MEDIA,
    NUTS,
    RDF,
    RDFS,
    SAM,
    SKOS,
    SPDX,
    VCARD,
    XSD,
)

#: The code of a county in the European classification of regions, by its Swedish code.
COUNTIES: Final = {
    "01": "SE110", "03": "SE121", "04": "SE122", "05": "SE123", "06": "SE211", "07": "SE212",
    "08": "SE213", "09": "SE214", "10": "SE221", "12": "SE224", "13": "SE231", "14": "SE232",
    "17": "SE311", "18": "SE124", "19": "SE125", "20": "SE312", "21": "SE313", "22": "SE321",
    "23": "SE322", "24": "SE331", "25": "SE332",
}  # fmt: skip
#: Characters that no XML can hold, and a portal reads XML.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LANGUAGES: Final = {"sv": "SWE", "en": "ENG"}


def record(about: Contents, forms: Sequence[Form]) -> Iterator[ox.Triple]:
    """Yield the catalogue, the data set in it, and one distribution for each form."""
    yield from _catalogue(about)
    yield from _dataset(about)
    yield from _places(about)
    for form in forms:
        yield from _distribution(about, form)


def _catalogue(about: Contents) -> Iterator[ox.Triple]:
    catalogue = about.node("catalogue")
    yield _link(catalogue, RDF.type, DCAT.Catalog)
    title = "catalogue_title_draft" if about.missing else "catalogue_title"
    for lang in words.LANGUAGES:
        name = about.label(about.iri, lang) or about.label(about.iri, words.DEFAULT)
        told = words.say(f"opendata.{title}", lang, title=name)
        yield _text(catalogue, DCTERMS.title, told, lang)
        yield _text(
            catalogue, DCTERMS.description, words.say("opendata.catalogue_about", lang), lang
        )
    if about.fact("publisher"):
        yield _link(catalogue, DCTERMS.publisher, about.publisher)
    # The profile wants what describes the data to be free, whatever the licence of the data.
    yield _link(catalogue, DCTERMS.license, LICENCES["CC0-1.0"])
    yield _link(catalogue, DCAT.dataset, about.iri)
    yield _link(catalogue, DCAT.themeTaxonomy, f"{EU_AUTHORITY}data-theme")
    yield _link(catalogue, DCTERMS.conformsTo, DCAT_AP_SE)
    yield _link(DCAT_AP_SE, RDF.type, DCTERMS.Standard)
    yield _text(DCAT_AP_SE, DCTERMS.title, "DCAT-AP-SE 3.0.1", "sv")
    for lang in words.LANGUAGES:
        yield _link(catalogue, DCTERMS.language, f"{EU_AUTHORITY}language/{_LANGUAGES[lang]}")
    if home := about.fact("base_url"):
        yield _link(catalogue, FOAF.homepage, home)
        yield _link(home, RDF.type, FOAF.Document)
    yield from _days(about, catalogue)


def _dataset(about: Contents) -> Iterator[ox.Triple]:
    dataset = about.iri
    yield _link(dataset, RDF.type, DCAT.Dataset)
    described = {key: texts for key, texts in about.facts.items() if key != "licence"}
    yield from (ox.Triple(*triple) for triple in triples(dataset, described))
    for lang in words.LANGUAGES:
        if title := about.label(dataset, lang):
            yield _text(dataset, DCTERMS.title, title, lang)
        count = len(about.of_class(SAM.Source))
        told = words.say("opendata.provenance", lang, count=count)
        yield _text(f"{dataset}#provenance", DCTERMS.description, told, lang)
    yield _link(dataset, DCTERMS.provenance, f"{dataset}#provenance")
    yield _link(f"{dataset}#provenance", RDF.type, DCTERMS.ProvenanceStatement)
    yield _plain(dataset, DCTERMS.identifier, dataset)
    yield _link(dataset, DCTERMS.accessRights, f"{EU_AUTHORITY}access-right/PUBLIC")
    yield _link(dataset, DCTERMS.conformsTo, SAM.iri)
    yield _link(SAM.iri, RDF.type, DCTERMS.Standard)
    for lang in words.LANGUAGES:
        yield _text(SAM.iri, DCTERMS.title, words.say("opendata.ontology_title", lang), lang)
    for lang in sorted(_spoken(about)):
        yield _link(dataset, DCTERMS.language, f"{EU_AUTHORITY}language/{_LANGUAGES[lang]}")
    if about.fact("publisher"):
        yield _link(about.publisher, RDF.type, FOAF.Agent)
    if about.fact("contact_role") or about.fact("contact_email"):
        yield _link(f"{dataset}#contact", RDF.type, VCARD.Organization)
    for i, (start, end) in enumerate(about.periods, 1):
        period = f"{dataset}#period-{i}"
        yield _link(dataset, DCTERMS.temporal, period)
        yield _link(period, RDF.type, DCTERMS.PeriodOfTime)
        for term, moment in ((DCAT.startDate, start), (DCAT.endDate, end)):
            if moment:
                yield _day(period, term, moment)
    yield from _days(about, dataset)


def _spoken(about: Contents) -> set[str]:
    """Return the languages of the texts in the register."""
    used = {getattr(quad.object, "language", None) for quad in about.statements}
    return {lang for lang in _LANGUAGES if lang in used}


def _places(about: Contents) -> Iterator[ox.Triple]:
    for place in about.places:
        yield _link(about.iri, DCTERMS.spatial, place)
        yield _link(about.node("catalogue"), DCTERMS.spatial, place)
        yield _link(place, RDF.type, DCTERMS.Location)
        for lang in words.LANGUAGES:
            if name := about.label(place, lang):
                yield _text(place, RDFS.label, name, lang)
        kinds = {term.value for term in about.values(place, SAM.kind)}
        for code in about.values(place, SKOS.notation):
            if "county" in kinds and code.value in COUNTIES:
                region = f"{NUTS}{COUNTIES[code.value]}"
                yield _link(about.iri, DCTERMS.spatial, region)
                yield _link(region, RDF.type, DCTERMS.Location)


def _distribution(about: Contents, form: Form) -> Iterator[ox.Triple]:
    it = about.node(form.name)
    yield _link(about.iri, DCAT.distribution, it)
    yield _link(it, RDF.type, DCAT.Distribution)
    for lang in words.LANGUAGES:
        yield _text(it, DCTERMS.title, words.say(f"form_name.{form.name}", lang), lang)
        yield _text(it, DCTERMS.description, words.say(f"form_about.{form.name}", lang), lang)
    yield _plain(it, DCTERMS.format, form.media_type)
    yield _link(it, DCAT.mediaType, IANA_MEDIA + form.media_type)
    if about.fact("licence"):
        yield _link(it, DCTERMS.license, LICENCES[about.facts["licence"][0]])
    addresses = [address for name in form.files if (address := about.address(name))]
    for address in addresses:
        yield _link(it, DCAT.downloadURL, address)
    if addresses:
        one = addresses[0] if len(addresses) == 1 else about.facts["base_url"][0]
        yield _link(it, DCAT.accessURL, one)
    if len(form.files) == 1:
        (content,) = form.files.values()
        size = ox.Literal(str(len(content)), datatype=ox.NamedNode(XSD.nonNegativeInteger))
        yield ox.Triple(ox.NamedNode(it), ox.NamedNode(DCAT.byteSize), size)
        digest = hashlib.sha256(content).hexdigest()
        value = ox.Literal(digest, datatype=ox.NamedNode(XSD.hexBinary))
        yield _link(it, SPDX.checksum, f"{it}-checksum")
        yield _link(f"{it}-checksum", RDF.type, SPDX.Checksum)
        yield _link(f"{it}-checksum", SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
        yield ox.Triple(ox.NamedNode(f"{it}-checksum"), ox.NamedNode(SPDX.checksumValue), value)
    yield from _days(about, it)


def _days(about: Contents, thing: str) -> Iterator[ox.Triple]:
    for name, term in (("issued", DCTERMS.issued), ("modified", DCTERMS.modified)):
        if name in about.days:
            yield _day(thing, term, about.days[name])


def _day(subject: str, term: str, moment: str) -> ox.Triple:
    """Return a moment as the profile knows it: a day, or else a year, since it has no months."""
    whole = len(moment) == len("YYYY-MM-DD")
    datatype = ox.NamedNode(XSD.date if whole else XSD.gYear)
    value = ox.Literal(moment if whole else moment[:4], datatype=datatype)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(term), value)


def _link(subject: str, term: str, target: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(term), ox.NamedNode(target))


def _text(subject: str, term: str, text: str, lang: str) -> ox.Triple:
    literal = ox.Literal(_NOT_XML.sub("", text), language=lang)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(term), literal)


def _plain(subject: str, term: str, text: Any) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(term), ox.Literal(text))
