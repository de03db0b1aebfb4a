"""Every column of every table can be told from its row class."""

import pytest

from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import DCTERMS, SAM

FIELDS = [
    pytest.param(row, field, id=f"{table}.{field.name}")
    for table, row in TABLES.items()
    for field in fields(row)
]


def field(table: str, name: str) -> Field:
    return {field.name: field for field in fields(TABLES[table])}[name]


@pytest.mark.parametrize(("row", "field"), FIELDS)
def test_column_is_whole(row: type[Row], field: Field) -> None:
    assert field.attribute in row.model_fields
    assert field.column in COLUMNS.values()
    assert (field.refs is not None) == (field.kind == "ref")
    assert bool(field.choices) == (field.kind == "choice")
    assert set(field.refs or ()) <= set(TABLES)
    assert not (field.many and field.required)
    assert field.part is None or field.part in row.parts


def test_id_is_no_column() -> None:
    assert all(field.name != "id" for row in TABLES.values() for field in fields(row))


def test_every_column_stands_in_a_table_but_the_hubs_of_a_register() -> None:
    used = {field.column for row in TABLES.values() for field in fields(row)}
    assert {name for name, column in COLUMNS.items() if column not in used} == {"hub"}


def test_kinds() -> None:
    kinds = {
        ("organisations", "name"): "sv",
        ("organisations", "name_en"): "en",
        ("organisations", "org_number"): "text",
        ("organisations", "from"): "date",
        ("commitments", "leads"): "boolean",
        ("events", "count"): "integer",
        ("fundings", "amount"): "decimal",
        ("names", "name_kind"): "choice",
        ("commitments", "actor"): "ref",
        ("people", "name"): "text",
    }
    assert {place: field(*place).kind for place in kinds} == kinds


def test_references() -> None:
    assert field("commitments", "actor").refs == ("organisations", "groups", "bodies")
    assert field("names", "named").refs == ()
    assert field("names", "name").refs is None


def test_alias() -> None:
    assert field("agreements", "from").attribute == "from_"


def test_lists() -> None:
    assert field("initiatives", "areas").many
    assert not field("posts", "person").many


def test_bounds() -> None:
    share, tile = field("fundings", "share"), field("places", "tile_x")
    assert (share.least, share.most) == (0, 1)
    assert (tile.least, tile.most) == (0, None)


def test_parts() -> None:
    assert field("commitments", "as_printed").part == "evidence"
    assert field("commitments", "as_printed").required
    assert field("evidence", "source").part is None


def test_readings_have_the_column_without_the_letter() -> None:
    second = field("corrections", "source_b")
    assert (second.part, second.column.term) == ("b", DCTERMS.source)
    assert field("corrections", "reading_c").column.term == SAM.asPrinted
    assert not field("corrections", "reading_c").required


def test_inverse() -> None:
    assert field("evidence", "statement").column.inverse
