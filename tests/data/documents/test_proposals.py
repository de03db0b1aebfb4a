"""What is proposed is sound as rows of the tables, and persons stand with people alone."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.documents.document import Document
from samverkan.data.documents.names import Gazetteer
from samverkan.data.documents.plain import plain_lines
from samverkan.data.documents.proposal import Proposed
from samverkan.data.documents.proposals import proposals
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.reference import reference_names
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields

AGREEMENTS = tomllib.loads(
    (Path(__file__).parents[3] / "benchmarks/data/agreements.toml").read_text("utf-8")
)["document"]
NAMES = Gazetteer(reference_names())


@cache
def read(text: str, name: str = "avtal.txt") -> Reading:
    lines = tuple(plain_lines(Path(name), text.encode()))
    return Reading(Document(name, "0" * 64, "text", lines), NAMES)


def rows(document: dict[str, Any]) -> list[Proposed]:
    return proposals(read(document["text"]))


@pytest.mark.parametrize("document", AGREEMENTS, ids=lambda one: str(one["id"]))
def test_every_row_is_sound_and_refers_to_a_row_before_it(document: dict[str, Any]) -> None:
    ids: dict[str, str] = {}
    for row in rows(document):
        table = TABLES[row.table]
        refs = {field.name: field for field in fields(table) if field.refs is not None}
        many = {field.name for field in fields(table) if field.many}
        cells: dict[str, Any] = {
            name: value.split("|") if name in many else value for name, value in row.cells.items()
        }
        table.model_validate(cells)
        for name in refs.keys() & cells.keys():
            for one in cells[name] if name in many else [cells[name]]:
                assert ids.get(one) in (refs[name].refs or ids.values()), (row.table, name, one)
        assert row.cells["id"] not in ids
        ids[row.cells["id"]] = row.table


@pytest.mark.parametrize("document", AGREEMENTS, ids=lambda one: str(one["id"]))
def test_a_person_is_named_in_people_alone(document: dict[str, Any]) -> None:
    told = rows(document)
    for name in document.get("people", ()):
        assert any(row.cells.get("name") == name for row in told if row.table == "people")
        for row in told:
            if row.table != "people":
                assert name not in f"{row.cells} {row.context} {row.as_printed}"


def test_a_row_stands_where_it_says() -> None:
    for document in AGREEMENTS:
        lines = document["text"].split("\n")
        for row in rows(document):
            if row.table in ("signatures", "commitments", "participations"):
                printed = row.as_printed[:4]  # a word may be cut at the end of a line
                assert printed in lines[row.line - 1], (document["id"], row)


def test_a_predecessor_is_meant_when_the_document_is_older_than_its_successor() -> None:
    from samverkan.data.documents.names import Known

    old = Known("org-old", "organisation", "Region X", "Region X", until="2018-12-31")
    new = Known("org-new", "organisation", "Region X", "Region X", since="2019-01-01")
    text = "Överenskommelse 2015-2017\n\nParter\n\nRegion X\nMora kommun\n"
    lines = tuple(plain_lines(Path("a.txt"), text.encode()))
    reading = Reading(Document("a.txt", "0", "text", lines), Gazetteer([old, new]))
    assert next(one.meant[0].id for one in reading.parties) == "org-old"


def test_the_number_of_a_person_is_not_taken_for_that_of_an_organisation() -> None:
    text = "Avtal\n\nParter\n\nFalu kommun, 212000-2239\nBagare Olsson AB, 640823-3234\n"
    numbers = [one.org_number for one in read(text).parties]
    assert numbers == ["212000-2239", ""]
    assert not any("640823" in str(row.cells) for row in proposals(read(text)))
