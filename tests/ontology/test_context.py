"""The JSON-LD context follows from the model, and says in JSON what the tables say."""

import json
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph

from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.context import context, text
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import PREFIXES, SAM, SKOS, XSD

FILE = files("samverkan.ontology").joinpath("context.jsonld")
FIELDS = [
    pytest.param(table, field, id=f"{table}.{field.name}")
    for table, row in TABLES.items()
    for field in fields(row)
]
#: A value of each kind in JSON, and what follows the predicate in N-Triples.
VALUES: dict[str, tuple[object, str]] = {
    "ref": ("thing", "<https://example.org/thing>"),
    "text": ("ord", '"ord"'),
    "choice": ("ord", '"ord"'),
    "sv": ("ord", '"ord"@sv'),
    "en": ("word", '"word"@en'),
    "boolean": (True, f'"true"^^<{XSD.boolean}>'),
    "integer": (7, f'"7"^^<{XSD.integer}>'),
    "decimal": ("0.4", f'"0.4"^^<{XSD.decimal}>'),
    "date": ({"@value": "2015-06", "@type": "xsd:gYearMonth"}, f'"2015-06"^^<{XSD.gYearMonth}>'),
}


def test_file_is_what_the_model_says() -> None:
    assert json.loads(FILE.read_text("utf-8")) == context()
    assert FILE.read_text("utf-8") == text()


def test_same_every_time() -> None:
    assert text() == text()


def test_every_column_class_and_prefix_is_a_term() -> None:
    terms: Any = context()["@context"]
    assert set(COLUMNS) <= set(terms)
    assert {row.__name__ for row in TABLES.values()} <= set(terms)
    assert all(terms[prefix] == iri for prefix, iri in PREFIXES.items())


def test_nothing_is_fetched() -> None:
    assert "@import" not in FILE.read_text("utf-8")


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_column_reads_as_its_property(table: str, field: Field) -> None:
    value, written = VALUES[field.kind]
    name = field.name if field.name in COLUMNS else field.name.removesuffix(f"_{field.part}")
    subject, predicate = "<https://example.org/row>", f"<{field.column.term}>"
    line = f"{subject} {predicate} {written}"
    if field.column.inverse:
        line = f"{written} {predicate} {subject}"
    node = {"id": "row", "type": TABLES[table].__name__, name: [value] if field.many else value}
    assert line in triples(node)


def test_nodes_below_a_row() -> None:
    found = triples(
        {
            "id": "com-1",
            "type": "Commitment",
            "evidence": {"id": "com-1/evidence", "type": "Evidence", "as_printed": "kommunerna"},
        }
    )
    below = "<https://example.org/com-1/evidence>"
    assert f"<https://example.org/com-1> <{SAM.evidence}> {below}" in found
    assert f'{below} <{SAM.asPrinted}> "kommunerna"' in found


def test_name_of_a_person_has_no_language() -> None:
    found = triples({"id": "p", "type": "Person", "name": "Eva Exempel"})
    assert f'<https://example.org/p> <{SKOS.prefLabel}> "Eva Exempel"' in found


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_same() -> None:
    rows: list[object] = []
    for table, row in TABLES.items():
        plain = [f for f in fields(row) if not f.part and not f.column.inverse]
        cells = {f.name: [VALUES[f.kind][0]] if f.many else VALUES[f.kind][0] for f in plain}
        rows.append({"id": table, "type": row.__name__, **cells})
    ours = Graph().parse(data="".join(f"{t} .\n" for t in triples({"@graph": rows})), format="nt")
    document = json.dumps(context() | {"@graph": rows})
    theirs = Graph().parse(data=document, format="json-ld", base="https://example.org/")
    assert set(ours) == set(theirs)


def triples(node: dict[str, object]) -> set[str]:
    """Return the triples of a node, each as in N-Triples without its full stop."""
    document = json.dumps(context() | node)
    quads = ox.parse(document, ox.RdfFormat.JSON_LD, base_iri="https://example.org/")
    return {str(quad.triple) for quad in quads}
