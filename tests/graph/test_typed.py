"""The values of terms: of the type that the term has, else the text that it is written with."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.graph.typed import languages, typed_table, value

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(f"{XSD}{kind}"))


@pytest.mark.parametrize(
    ("text", "kind", "held"),
    [
        ("7", "integer", 7),
        ("-7", "long", -7),
        ("7", "nonNegativeInteger", 7),
        ("1.50", "decimal", Decimal("1.50")),
        ("1.5e0", "double", 1.5),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2018-06-05", "date", dt.date(2018, 6, 5)),
        ("2018-06-05T10:00:00", "dateTime", dt.datetime(2018, 6, 5, 10)),
        ("2018-06-05T10:00:00Z", "dateTime", dt.datetime(2018, 6, 5, 10, tzinfo=dt.UTC)),
        ("2018-06-05Z", "date", "2018-06-05Z"),
        ("2018", "gYear", "2018"),
        ("sju", "integer", "sju"),
        ("ja", "boolean", "ja"),
        ("2018-02-31", "date", "2018-02-31"),
        ("007", "string", "007"),
    ],
)
def test_a_term_has_its_type_or_stays_text(text: str, kind: str, held: Any) -> None:
    found = value(literal(text, kind))
    assert found == held
    assert type(found) is type(held)


def test_what_is_no_literal_is_text() -> None:
    assert value(ox.NamedNode("https://example.org/a")) == "https://example.org/a"
    assert value(ox.BlankNode("b1")) == "_:b1"
    assert value(None) is None


@given(st.integers())
def test_any_whole_number_stays_what_it_is(number: int) -> None:
    assert value(literal(str(number), "integer")) == number


def test_a_table_says_nothing_of_languages_and_they_can_be_told() -> None:
    variables = [ox.Variable("namn"), ox.Variable("id")]
    rows = [
        (ox.Literal("Orsa", language="sv"), None),
        (ox.Literal("Orsa", language="en"), ox.Literal("x")),
    ]
    assert typed_table(variables, rows).rows == (
        {"namn": "Orsa", "id": None},
        {"namn": "Orsa", "id": "x"},
    )
    assert languages(variables, rows) == {"namn": ["en", "sv"]}
