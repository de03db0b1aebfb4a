"""The matrix as JSON, as a table, and one cell of it opened."""

from pathlib import Path

import pytest

from samverkan.analysis.coverage import coverage
from samverkan.analysis.practice import Practice, Scope
from samverkan.export import matrix
from samverkan.export.tables import to_csv
from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase
from samverkan.words import LANGUAGES

INQUIRIES = """id,actor,area,place,date,answer,by
inq-1,org-orsa,area-arbete,place-orsa,2020,nothing,kansliet
"""


@pytest.fixture
def practice(tiny: Path) -> Practice:
    (tiny / "inquiries.csv").write_text(INQUIRIES, "utf-8")
    return Practice(Facts(KnowledgeBase.memory(tiny).store))


def test_json_has_every_cell(practice: Practice) -> None:
    told = matrix.as_json(coverage(practice), practice, "sv")
    assert [row["label"] for row in told["rows"]] == ["Vägen till arbete", "Vägen till bostad"]
    assert [column["label"] for column in told["columns"]] == ["Mora", "Orsa"]
    cells = {(cell["row_label"], cell["column_label"]): cell for cell in told["cells"]}
    assert len(cells) == 4
    known = cells["Vägen till bostad", "Mora"]
    assert (known["initiatives"], known["actors"], known["status"]) == (1, 1, "covered")
    assert (known["via_county"], known["need"]) == (0, None)
    assert cells["Vägen till arbete", "Orsa"]["status"] == "asked and empty"
    assert cells["Vägen till arbete", "Mora"]["status"] == "unknown"
    assert {"row", "column"} <= set(known)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_never_takes_unknown_for_empty(practice: Practice, lang: str) -> None:
    told = " ".join(matrix.reading(coverage(practice), practice, lang))
    assert "4" in told
    assert "inte detsamma som tomt" in told or "not the same as empty" in told
    assert "{" not in told


def test_table_stands_with_its_longer_side_downwards(practice: Practice) -> None:
    wide = matrix.wide_table(coverage(practice, "area", "year"), practice.facts, "sv")
    assert wide.columns == ("år", "Vägen till arbete", "Vägen till bostad")
    assert [row["år"] for row in wide.rows] == [str(year) for year in range(2015, 2021)]
    assert {row["Vägen till bostad"] for row in wide.rows if row["år"] == "2018"} == {"1"}


def test_cells_tell_the_three_states_apart(practice: Practice) -> None:
    wide = matrix.wide_table(coverage(practice), practice.facts, "sv")
    told = {row[column] for row in wide.rows for column in wide.columns[1:]}
    assert told == {"1", "0", "?"}


def test_actors_cells_tell_layers(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    found = coverage(practice, "actor", "sub-area")
    college = next(row for row in found.rows if row.endswith("hogskolan-dalarna"))
    health = next(column for column in found.columns if column.endswith("halsa-forebyggande"))
    cell = found.cells[college, health]
    assert matrix.mark(cell, "sv", layers=True) == "U B"
    assert matrix.mark(cell, "en", layers=True) == "D E"


def test_csv_has_a_line_for_each_cell(practice: Practice) -> None:
    lines = to_csv(matrix.long_table(coverage(practice), practice, "sv")).splitlines()
    assert len(lines) == 1 + 4
    assert lines[0].startswith("row,row_label,column,column_label,initiatives,actors,status")


def test_a_cell_opens_to_initiatives_sources_and_query(practice: Practice) -> None:
    found = coverage(practice)
    cell = matrix.find_cell(found, practice.facts, "bostad", "mora", "sv")
    assert cell is not None
    told = matrix.opened(found, practice, cell, "sv")
    assert [i["label"] for i in told["initiatives"]] == ["Bo i Mora"]
    assert told["initiatives"][0]["sources"][0]["source"] == "Projektsidan"
    assert told["query"]["command"] == (
        "samverkan ask initiatives --area area-bostad --place place-mora"
    )
    asked = matrix.find_cell(found, practice.facts, "arbete", "Orsa", "sv")
    assert asked is not None
    (inquiry,) = matrix.opened(found, practice, asked, "sv")["inquiries"]
    assert (inquiry["actor"], inquiry["answer"], inquiry["by"]) == (
        "Orsa kommun",
        "nothing",
        "kansliet",
    )


@pytest.mark.parametrize("at", [("moon", "mora"), ("bostad", "moon"), ("vägen", "mora")])
def test_no_such_cell(practice: Practice, at: tuple[str, str]) -> None:
    assert matrix.find_cell(coverage(practice), practice.facts, *at, "sv") is None


def test_nothing_to_show_is_said() -> None:
    practice = Practice(Facts(KnowledgeBase.memory().store), Scope())
    assert matrix.reading(coverage(practice), practice, "sv") == [
        "Inget att visa: område saknas i registren."
    ]


def test_a_promise_does_not_hide_that_somebody_was_asked(tiny: Path) -> None:
    (tiny / "inquiries.csv").write_text(
        "id,actor,area,date,answer,by\ninq-1,org-af,area-planering,2020,nothing,kansliet\n", "utf-8"
    )
    practice = Practice(Facts(KnowledgeBase.memory(tiny).store))
    found = coverage(practice, "actor", "sub-area")
    cell = matrix.find_cell(found, practice.facts, "af", "planering", "sv")
    assert cell is not None
    assert cell.status == "asked and empty"
    assert matrix.mark(cell, "sv", layers=True) == "U 0"
    everybody = coverage(practice)
    assert {c.status for c in everybody.cells.values()} == {"covered", "unknown"}, "AF alone"
