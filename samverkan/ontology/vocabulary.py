"""Every IRI the project uses, in closed namespaces: a misspelt term is an AttributeError."""

from collections.abc import Iterator
from typing import Final, Literal, get_args


class Namespace:
    """A closed set of terms under one IRI.

    >>> SAM.Commitment
    'https://w3id.org/samverkan/ns#Commitment'
    >>> SAM.Comitment
    Traceback (most recent call last):
        ...
    AttributeError: https://w3id.org/samverkan/ns# has no term 'Comitment'
    """

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self.terms = frozenset(terms.split())

    def __getattr__(self, term: str) -> str:
        if term.startswith("__") or term not in self.terms:
            raise AttributeError(f"{self.iri} has no term {term!r}")
        return self.iri + term

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.iri + term for term in self.terms))


#: Where registers stand unless their `register.toml` says otherwise.
BASE: Final = "https://w3id.org/samverkan/"

#: The project's own classes (capital letter) and properties.
SAM: Final = Namespace(
    "https://w3id.org/samverkan/ns#",
    """
    Actor Organisation Group Body Succession Name GroupMember Membership Post Person
    Area Place TargetGroup Activity Sector Agreement Signature Provision Commitment
    Initiative Participation Funding Relation Event Attendance
    Need Inquiry Source Evidence Correction Judgement Classification Register
    organisationNumber named nameKind language group member basis predecessor successor
    order neighbour tileX tileY signed actor agreement area leads exampleOf kind status document
    proposedIn targetGroup activity method result initiative role funder programme amount
    currency share subject relationKind object event count attendingLow attendingHigh
    frequency body person post term coder why low high unit answer sameWorkAs evidence
    fingerprint
    furtherEvidence asPrinted locator row field reading chosen verdict by hub anywhere itself
    unknown
    ChangeSet command added removed addedStatements removedStatements made changedIn undoes sha256
    Proposal proposedCells knownCells table confidence reviewedBy reviewedOn rule
    """,
)
ORG: Final = Namespace("http://www.w3.org/ns/org#", "classification subOrganizationOf")
SKOS: Final = Namespace(
    "http://www.w3.org/2004/02/skos/core#", "broader definition editorialNote notation prefLabel"
)
DCTERMS: Final = Namespace(
    "http://purl.org/dc/terms/",
    """
    LicenseDocument LinguisticSystem Location PeriodOfTime ProvenanceStatement Standard
    accessRights accrualPeriodicity conformsTo date description format identifier issued language
    license modified provenance publisher source spatial temporal title type
    """,
)
SCHEMA: Final = Namespace("https://schema.org/", "containedInPlace endDate startDate url")
#: What describes a register as open data, and counts what is in it.
DCAT: Final = Namespace(
    "http://www.w3.org/ns/dcat#",
    """
    Catalog Dataset Distribution accessURL byteSize contactPoint dataset distribution downloadURL
    endDate keyword landingPage mediaType startDate theme themeTaxonomy
    """,
)
VOID: Final = Namespace(
    "http://rdfs.org/ns/void#",
    """
    Dataset Linkset class classPartition classes dataDump distinctObjects distinctSubjects entities
    linkPredicate objectsTarget properties property propertyPartition subjectsTarget subset triples
    uriSpace vocabulary
    """,
)
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/", "Agent Document homepage name")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#", "Organization fn hasEmail")
SPDX: Final = Namespace(
    "http://spdx.org/rdf/terms#",
    "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue",
)
PROV: Final = Namespace(
    "http://www.w3.org/ns/prov#",
    "Activity Agent Entity endedAtTime startedAtTime used wasAssociatedWith",
)
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "JSON type")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label")
XSD: Final = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    """
    boolean date dateTime decimal gYear gYearMonth hexBinary integer nonNegativeInteger string
    """,
)

#: What is promised, what is evidenced, and where people met; never mixed.
Layer = Literal["declared", "evidenced", "met"]
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)

#: The prefixes known to every query and written in every export.
PREFIXES: Final = {
    "sam": SAM.iri,
    "org": ORG.iri,
    "skos": SKOS.iri,
    "prov": PROV.iri,
    "dcterms": DCTERMS.iri,
    "dcat": DCAT.iri,
    "schema": SCHEMA.iri,
    "foaf": FOAF.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
}

#: The prefixes written in the record of a catalogue and in its statistics.
CATALOGUE_PREFIXES: Final = PREFIXES | {
    "spdx": SPDX.iri,
    "vcard": VCARD.iri,
    "void": VOID.iri,
}

#: What a record of open data refers to: the profile that it follows, and lists kept by others.
DCAT_AP_SE: Final = "https://docs.dataportal.se/dcat/3.0.1/sv/"
EU_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
NUTS: Final = "http://data.europa.eu/nuts/code/"
IANA_MEDIA: Final = "https://www.iana.org/assignments/media-types/"

#: The namespaces of XML formats: networks, and documents of Word.
GEXF: Final = "http://gexf.net/1.3"
GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
WORDPROCESSING: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
