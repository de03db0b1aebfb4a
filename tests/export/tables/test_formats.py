"""The registry of the formats of a table."""

import json

import pytest

from samverkan.errors import UsageError
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.formats import FORMATS, write
from samverkan.export.tables.plain import EXCEL
from samverkan.graph.table import Table

ANSWER = Answer(Table(("plats",), ({"plats": "Älvdalen"},)), "Var?", "sv", about={"question": "q"})


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_the_same_bytes_each_time(form: str) -> None:
    assert write(ANSWER, form) == write(ANSWER, form) != b""


def test_each_format_is_what_it_says() -> None:
    assert write(ANSWER, "csv", EXCEL) == "\ufeffplats\nÄlvdalen\n".encode()
    assert write(ANSWER, "xlsx")[:2] == b"PK"
    assert write(ANSWER, "markdown").startswith(b"# Var?\n")
    assert json.loads(write(ANSWER, "json")) == {"question": "q", "rows": list(ANSWER.table.rows)}


def test_a_format_that_there_is_none_of() -> None:
    with pytest.raises(UsageError) as caught:
        write(ANSWER, "ods")
    assert "xlsx" in caught.value.say("sv")
