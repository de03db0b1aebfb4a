"""`shapes.ttl` says of every table what the model says."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.rules import ADDRESS
from samverkan.ontology.vocabulary import SAM, XSD

SHAPES = Graph().parse(
    data=files("samverkan.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle"
)
ROWS = [pytest.param(table, id=table) for table in TABLES]
COLUMNS = [
    pytest.param(table, field, id=f"{table}.{field.name}")
    for table, row in TABLES.items()
    for field in fields(row)
    if not field.part
]
#: What a fault can be told of.
TOLD = sorted(
    {*SHAPES.subjects(SH.message), *SHAPES.objects(predicate=SH.property)},
    key=lambda shape: "".join(sorted(map(str, SHAPES.objects(shape, SH.message)))),
)
PATTERNS = {"org_number": "^[0-9]{2}[2-9][0-9]{3}-[0-9]{4}$", "url": ADDRESS}
DATES = [{"datatype": XSD.gYear}, {"datatype": XSD.gYearMonth}, {"datatype": XSD.date}]


def test_every_table_has_one_shape_and_every_shape_a_table() -> None:
    targets = [str(target) for target in SHAPES.objects(predicate=SH.targetClass)]
    assert sorted(targets) == sorted([*(row.type for row in TABLES.values()), SAM.Proposal])


@pytest.mark.parametrize("table", ROWS)
def test_table_has_exactly_its_columns(table: str) -> None:
    row = TABLES[table]
    expected = {field.name for field in fields(row) if not field.part}
    parts = [field for field in fields(row) if field.part]
    if table == "corrections":
        expected |= {"reading"}
    elif parts:
        expected |= {"source"} | {field.name for field in parts if field.required}
    assert set(columns(table)) == expected


@pytest.mark.parametrize(("table", "field"), COLUMNS)
def test_column_is_held_as_the_model_says(table: str, field: Field) -> None:
    shape = columns(table)[field.name]
    swedish = {str(n) for n in SHAPES.objects(shape, SH.name) if getattr(n, "language", "") == "sv"}
    assert swedish == {field.column.sv}
    assert said(shape) == expected(table, field)


@pytest.mark.parametrize("table", ROWS)
def test_source_stands_on_a_node_below_the_row(table: str) -> None:
    row = TABLES[table]
    parts = {field.name: field for field in fields(row) if field.part}
    if not parts:
        pytest.skip("no node below the row")
    if table == "corrections":
        assert set(row.parts.values()) == {SAM.reading}
        below = said(columns(table)["reading"])
        needed = [part for part in row.parts if parts[f"reading_{part}"].required]
        assert (below["path"], below["class"]) == (SAM.reading, SAM.Evidence)
        assert (below["minCount"], below["maxCount"]) == (len(needed), len(row.parts))
        assert "Reading" in below["node"]
        return
    below = said(columns(table)["source"])
    assert (below["path"], below["class"]) == (SAM.evidence, SAM.Evidence)
    assert ("minCount" in below) == parts["source"].required
    assert below["maxCount"] == 1
    for name in set(parts) - {"source"}:
        if parts[name].required:
            path = [SAM.evidence, parts[name].column.term]
            assert said(columns(table)[name]) == {"path": path, "minCount": 1}


def test_node_below_a_row_has_a_shape_for_each_of_its_columns() -> None:
    below = {f.name[:-2] if table == "corrections" else f.name: f for table, f in part_fields()}
    evidence = {field.name: field for field in fields(TABLES["evidence"])}
    for name, field in below.items():
        twin = evidence["as_printed" if name == "reading" else name]
        assert (field.column.term, field.kind, field.refs) == (
            twin.column.term,
            twin.kind,
            twin.refs,
        )


def test_reading_must_have_its_wording() -> None:
    (shape,) = SHAPES.objects(URIRef("https://w3id.org/samverkan/shapes#Reading"), SH.property)
    assert said(shape) == {
        "path": SAM.asPrinted, "minCount": 1, "maxCount": 1, "datatype": XSD.string, "minLength": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "shape", TOLD, ids=lambda shape: str(SHAPES.value(shape, SH.name) or shape)
)
def test_fault_is_told_in_both_languages(shape: Node) -> None:
    messages = [m for m in SHAPES.objects(shape, SH.message) if isinstance(m, Literal)]
    assert sorted(str(message.language) for message in messages) == ["en", "sv"]
    for message in messages:
        assert ": " in message
        assert message.endswith(".")
        for choice in said(shape).get("in", ()):
            assert f'"{choice}"' in message


@pytest.mark.slow
def test_shapes_are_sound() -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, report


def columns(table: str) -> dict[str, Node]:
    """Return the property shapes of a table by the English header they name."""
    (shape,) = SHAPES.subjects(SH.targetClass, URIRef(TABLES[table].type))
    found = [(english(p), p) for p in SHAPES.objects(shape, SH.property)]
    assert len(dict(found)) == len(found)
    return dict(found)


def english(shape: Node) -> str:
    (name,) = (n for n in SHAPES.objects(shape, SH.name) if getattr(n, "language", "") == "en")
    return str(name)


def said(node: Node) -> dict[str, Any]:
    """Return what a shape demands, by the local name of the demand."""
    skipped = {SH.message, SH.name, RDF.type}
    return {
        str(predicate).rpartition("#")[2]: plain(value)
        for predicate, value in SHAPES.predicate_objects(node)
        if predicate not in skipped
    }


def plain(value: Node) -> Any:
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, BNode):
        listed = (value, RDF.first, None) in SHAPES
        return [plain(v) for v in Collection(SHAPES, value)] if listed else said(value)
    return str(value)


def expected(table: str, field: Field) -> dict[str, Any]:
    """Return what the shape of a column must demand, from the model alone."""
    demands: dict[str, Any] = {"path": field.column.term}
    if field.column.inverse:
        leading = (SAM.evidence, field.column.term, SAM.reading)
        demands["path"] = {"alternativePath": [{"inversePath": term} for term in leading]}
    if field.name == "name" and has_english(table):
        swedish = {"languageIn": ["sv"], "minLength": 1}
        least = {"qualifiedMinCount": 1, "qualifiedValueShape": swedish}
        return demands | {"uniqueLang": True} | least
    if field.kind == "en":
        return demands | {"uniqueLang": True, "languageIn": ["sv", "en"], "minLength": 1}
    if field.required:
        demands["minCount"] = 1
    if not field.many:
        demands["maxCount"] = 1
    return demands | dict(of_kind(field))


def of_kind(field: Field) -> Iterator[tuple[str, Any]]:
    match field.kind:
        case "ref":
            yield "nodeKind", str(SH.IRI)
            # Who a person is stands in another store.
            classes = [TABLES[t].type for t in field.refs or () if t != "people"]
            if len(classes) == 1:
                yield "class", classes[0]
            elif classes:
                yield "or", [{"class": iri} for iri in classes]
        case "sv":
            yield from (("languageIn", ["sv"]), ("minLength", 1))
        case "text":
            yield "datatype", XSD.string
            pattern = PATTERNS.get(field.name)
            yield ("pattern", pattern) if pattern else ("minLength", 1)
        case "date":
            yield from (("or", DATES), ("pattern", "^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?$"))
        case "choice":
            yield "in", list(field.choices)
        case _:
            yield "datatype", f"{XSD.iri}{field.kind}"
            bounds = (("minInclusive", field.least), ("maxInclusive", field.most))
            yield from ((name, bound) for name, bound in bounds if bound is not None)


def has_english(table: str) -> bool:
    return "name_en" in TABLES[table].model_fields


def part_fields() -> Iterator[tuple[str, Field]]:
    for table, row in TABLES.items():
        for field in fields(row):
            if field.part:
                yield table, field
