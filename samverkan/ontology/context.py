"""The JSON-LD context: every column and class as a short name, from the model alone."""

import json
from collections import Counter
from typing import Final

from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import PREFIXES, SAM

#: Names that lead to other nodes and are no column of a table.
_NODES: Final = {
    "evidence": SAM.evidence,
    "further_evidence": SAM.furtherEvidence,
    "readings": SAM.reading,
    "hub": SAM.hub,
}


def context() -> dict[str, object]:
    """Return the context as a JSON-LD document, the same for the same model.

    A column means the same in every table but one or two; where it does not (the name of a person
    has no language), the class carries its own meaning of it.

    A date is written as a value object, since its datatype follows from its length:
    `{"@value": "2015-06", "@type": "xsd:gYearMonth"}`. A decimal number is written as text.
    """
    usual = _usual()
    terms: dict[str, object] = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type"}
    terms["Register"] = _compact(SAM.Register)
    for table, row_class in TABLES.items():
        own = {name: entry for name, entry in _entries(table).items() if entry != usual[name]}
        iri = _compact(row_class.type)
        terms[row_class.__name__] = {"@id": iri, "@context": own} if own else iri
    for name, iri in _NODES.items():
        terms[name] = {"@id": _compact(iri), "@type": "@id", "@container": "@set"}
    return {"@context": terms | {name: usual[name] for name in COLUMNS if name in usual}}


def text() -> str:
    """Return the context as it stands in `context.jsonld`."""
    return json.dumps(context(), ensure_ascii=False, indent=2) + "\n"


def _usual() -> dict[str, dict[str, str]]:
    """Return what most tables mean by each column."""
    meant: dict[str, Counter[str]] = {}
    for table in TABLES:
        for name, entry in _entries(table).items():
            meant.setdefault(name, Counter())[json.dumps(entry)] += 1
    return {name: json.loads(count.most_common(1)[0][0]) for name, count in meant.items()}


def _entries(table: str) -> dict[str, dict[str, str]]:
    """Return the meaning of each column of a table: `reading_a` counts as `reading`."""
    return {
        field.name if field.name in COLUMNS else field.name.removesuffix(f"_{field.part}"): _entry(
            field
        )
        for field in fields(TABLES[table])
    }


def _entry(field: Field) -> dict[str, str]:
    entry = {"@reverse" if field.column.inverse else "@id": _compact(field.column.term)}
    match field.kind:
        case "ref":
            entry["@type"] = "@id"
        case "sv" | "en":
            entry["@language"] = field.kind
        case "boolean" | "integer" | "decimal":
            entry["@type"] = f"xsd:{field.kind}"
    if field.many:
        entry["@container"] = "@set"
    return entry


def _compact(iri: str) -> str:
    """Return an IRI with its prefix: `sam:area`."""
    prefix = next(prefix for prefix, base in PREFIXES.items() if iri.startswith(base))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
