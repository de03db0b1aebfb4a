"""The answer to a SPARQL query, in the standard result formats."""

import csv
import io
import json
from datetime import datetime
from xml.etree import ElementTree as ET

import openpyxl
import pyoxigraph as ox
import pytest

from samverkan.errors import UsageError
from samverkan.export.answers import as_answer, serialize
from samverkan.export.tables.formats import write
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase
from tests.conftest import BASE

SELECT = "SELECT ?area ?name { ?area a sam:Area ; skos:prefLabel ?name } ORDER BY ?area ?name"
EMPTY = "SELECT ?x { ?x a sam:Judgement }"
CONSTRUCT = "CONSTRUCT { ?a skos:prefLabel ?n } WHERE { ?a a sam:Area ; skos:prefLabel ?n }"
DESCRIBE = f"DESCRIBE <{BASE}area-bostad>"


def text(kb: KnowledgeBase, query: str, form: str) -> str:
    found = kb.sparql(query)
    out = serialize(found, form)
    if out is None:
        out = write(as_answer(found, query, [], "sv"), form)
    assert isinstance(out, bytes)
    return out.decode()


def test_solutions_as_json_follow_the_standard(kb: KnowledgeBase) -> None:
    answer = json.loads(text(kb, SELECT, "json"))
    assert answer["head"]["vars"] == ["area", "name"]
    rows = answer["results"]["bindings"]
    assert len(rows) == 30
    assert rows[0]["area"] == {"type": "uri", "value": BASE + "area-arbete"}
    assert rows[0]["name"] == {"type": "literal", "value": "The way to work", "xml:lang": "en"}


def test_solutions_as_csv_and_tsv_have_a_head_and_a_row_each(kb: KnowledgeBase) -> None:
    rows = list(csv.reader(io.StringIO(text(kb, SELECT, "csv"), newline="")))
    assert rows[0] == ["area", "name"]
    assert len(rows) == 31
    lines = text(kb, SELECT, "tsv").splitlines()
    assert lines[0] == "?area\t?name"
    assert '"Vägen till bostad"@sv' in "\n".join(lines)


def test_solutions_as_xml(kb: KnowledgeBase) -> None:
    root = ET.fromstring(text(kb, SELECT, "xml"))
    assert len(root.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 30


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_no_solutions_are_an_answer_still(kb: KnowledgeBase, form: str) -> None:
    out = text(kb, EMPTY, form)
    assert "x" in out
    assert out.endswith("\n")


def test_a_truth_value(kb: KnowledgeBase) -> None:
    for query, truth in (("ASK { ?s a sam:Area }", True), ("ASK { ?s a sam:Person }", False)):
        assert json.loads(text(kb, query, "json"))["boolean"] is truth
        assert (
            text(kb, query, "csv").strip() == text(kb, query, "tsv").strip() == str(truth).lower()
        )
        table = serialize(kb.sparql(query), "table")
        assert isinstance(table, Table)
        assert table.rows == ({"answer": truth},)


def test_solutions_as_a_table_keep_every_variable(kb: KnowledgeBase) -> None:
    table = serialize(kb.sparql(SELECT), "table")
    assert isinstance(table, Table)
    assert table.columns == ("area", "name")
    assert len(table) == 30


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        ("turtle", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_in_every_format_are_the_same(
    kb: KnowledgeBase, query: str, form: str, syntax: ox.RdfFormat
) -> None:
    answer = kb.sparql(query)
    assert isinstance(answer, ox.QueryTriples)
    expected = set(answer)
    assert expected
    back = {quad.triple for quad in ox.parse(input=text(kb, query, form), format=syntax)}
    assert back == expected


def test_triples_are_turtle_when_no_format_is_named(kb: KnowledgeBase) -> None:
    out = serialize(kb.sparql(CONSTRUCT), "table", named=False)
    assert isinstance(out, bytes)
    assert b"@prefix" in out


def test_a_format_that_the_answer_cannot_have_is_refused(kb: KnowledgeBase) -> None:
    for query, form in ((CONSTRUCT, "csv"), (CONSTRUCT, "table"), (SELECT, "turtle")):
        with pytest.raises(UsageError) as caught:
            serialize(kb.sparql(query), form)
        assert form in caught.value.say("sv")


def test_the_same_query_gives_the_same_bytes(kb: KnowledgeBase) -> None:
    for query, form in ((SELECT, "json"), (CONSTRUCT, "turtle"), (DESCRIBE, "nt")):
        assert text(kb, query, form) == text(kb, query, form)


TYPES = """SELECT ?text ?whole ?part ?day ?time ?truth ?year ?none ?iri {
  VALUES (?text ?whole ?part ?day ?time ?truth ?year ?iri) { (
    "=1+1"@sv 7 1.50 "2018-06-05"^^xsd:date "2018-06-05T10:00:00"^^xsd:dateTime
    true "2018"^^xsd:gYear sam:Area ) } }"""


def test_solutions_as_a_workbook_are_typed(kb: KnowledgeBase) -> None:
    answer = as_answer(kb.sparql(TYPES), TYPES, ["Registret"], "sv")
    book = openpyxl.load_workbook(io.BytesIO(write(answer, "xlsx")))
    heads, cells = [[cell.value for cell in row] for row in book["Svar"].iter_rows()]
    assert heads == ["text", "whole", "part", "day", "time", "truth", "year", "none", "iri"]
    day = datetime(2018, 6, 5)
    assert cells[:7] == ["=1+1", 7, 1.5, day, day.replace(hour=10), True, "2018"]
    assert cells[7:] == [None, "https://w3id.org/samverkan/ns#Area"]
    assert [cell.data_type for cell in book["Svar"][2]] == list("snnddbsns")
    about = [cell.value for row in book["Om"].iter_rows() for cell in row]
    assert TYPES in about
    assert any("text (sv)" in str(line) for line in about)


def test_csv_and_tsv_hold_no_formula(kb: KnowledgeBase) -> None:
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1" -5) (" @x" "=") ("＝1" "+46 \\n -x") } }'
    rows = list(csv.reader(io.StringIO(text(kb, query, "csv"), newline="")))
    assert rows == [["a", "b"], ["'=1+1", "-5"], ["' @x", "'="], ["'＝1", "'+46 \n -x"]]
    tsv = text(kb, query, "tsv")
    for cell in tsv.replace("\n", "\t").split("\t"):
        assert cell.strip('"').strip()[:1] not in tuple("=+@＝"), cell
    back = ox.parse_query_results(tsv, format=ox.QueryResultsFormat.TSV)
    told = [[term.value for term in row] for row in back]
    assert told == [["=1+1", "-5"], [" @x", "="], ["＝1", "+46 \n -x"]]
