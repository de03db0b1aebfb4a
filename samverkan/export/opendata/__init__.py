"""Open data: a folder with a register in many forms, its record for data portals, and what it is.

The folder stands on any web server as it is, and says itself what it holds and how to read it.
"""

from typing import Final

from samverkan.export.opendata.contents import Contents, contents
from samverkan.export.opendata.files import forms, ontology
from samverkan.export.opendata.readme import as_html, as_markdown, readme
from samverkan.export.opendata.record import record
from samverkan.export.opendata.statistics import statistics
from samverkan.export.rdf import serialize_triples
from samverkan.ontology.vocabulary import CATALOGUE_PREFIXES

#: The files of the record; the Swedish portal reads RDF/XML.
RECORDS: Final = {
    "catalog.rdf": "rdfxml",
    "catalog.ttl": "turtle",
    "catalog.jsonld": "jsonld",
}

__all__ = ["RECORDS", "Contents", "contents", "open_data"]


def open_data(about: Contents) -> dict[str, bytes]:
    """Return the files of the folder, by name: the same contents, the same bytes."""
    kinds = forms(about)
    described = list(record(about, kinds))
    found = {name: content for form in kinds for name, content in form.files.items()}
    for name, form in RECORDS.items():
        found[name] = serialize_triples(described, form, CATALOGUE_PREFIXES)
    found["void.ttl"] = serialize_triples(statistics(about, kinds), "turtle", CATALOGUE_PREFIXES)
    found["ontology.ttl"] = ontology()
    told = readme(about, found)
    found["README.md"] = as_markdown(told).encode()
    found["index.html"] = as_html(told).encode()
    return found
