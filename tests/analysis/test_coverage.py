"""Coverage is held to a small register worked out by hand, and to the ready-made question."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from samverkan.analysis.coverage import Coverage, coverage
from samverkan.analysis.practice import Practice, Scope
from samverkan.errors import UsageError
from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase

#: Two areas with sub-areas; a county with three municipalities, one with a village in it.
FILES = {
    "register.toml": 'id = "r"\ntitle = "R"\n',
    "sources.csv": "id,name,kind\ns,K,web page\n",
    "sectors.csv": "id,name\nsec-k,Kommun\nsec-c,Civilsamhälle\n",
    "target_groups.csv": "id,name\ntg-a,barn\ntg-b,vuxna\n",
    "organisations.csv": (
        "id,name,sector,source\no1,Ett,sec-k,s\no2,Två,sec-c,s\no3,Tre,,s\no4,Fyra,sec-k,s\n"
    ),
    "groups.csv": "id,name,source\ng,gruppen,s\n",
    "group_members.csv": "id,group,member,basis,source\ngm1,g,o1,rule,s\ngm2,g,o4,rule,s\n",
    "places.csv": (
        "id,name,kind,within,source\nc,Länet,county,,s\nm1,Ena,municipality,c,s\n"
        "m2,Andra,municipality,c,s\nm3,Tredje,municipality,c,s\nv,Byn,locality,m1,s\n"
    ),
    "areas.csv": (
        "id,name,broader,source\na,Arbete,,s\na1,Praktik,a,s\na2,Jobb,a,s\nb,Bostad,,s\n"
    ),
    "initiatives.csv": (
        "id,name,kind,status,from,to,areas,places,target_groups,source\n"
        "i1,I byn,project,ended,2018,2018,a1,v,tg-a,s\n"
        "i2,Länsvis,project,ongoing,2018,2019,a1|a2,c,,s\n"
        "i3,Både och,project,,,,a2,c|m2,tg-b,s\n"
        "i4,Planerad,project,planned,2018,2018,b,m1,,s\n"
        "i5,Utan område,project,,2019,2019,,m3,,s\n"
        "i6,Utan plats,project,,2019,2019,a1,,,s\n"
    ),
    "participations.csv": (
        "id,actor,initiative,role,source\n"
        "p1,o1,i1,owner,s\np2,o2,i1,partner,s\np3,o2,i2,owner,s\np4,g,i3,owner,s\np5,o3,i5,owner,s\n"
    ),
    "classifications.csv": ("id,subject,term,coder,date,why\nk1,i5,b,red,2020,Namnet.\n"),
    "inquiries.csv": (
        "id,actor,area,place,from,to,date,answer,by\n"
        "q1,o1,b,m1,,,2020-01-01,nothing,kansliet\n"
        "q2,o1,b,m2,,,2020-01-01,nothing,kansliet\n"
        "q3,o2,b,m2,,,2020-01-02,something,kansliet\n"
    ),
    "needs.csv": ("id,area,place,date,low,high,unit,source\nn1,b,m1,2018,40,50,hushåll,s\n"),
}


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return Facts(KnowledgeBase.memory(tmp_path).store)


def at(matrix: Coverage) -> Callable[[str, str], tuple[object, ...]]:
    """Return what stands in a cell: initiatives, those by way of the county, actors, status."""
    ids = {iri.rpartition("/")[2]: iri for iri in (*matrix.rows, *matrix.columns)}

    def look(row: str, column: str) -> tuple[object, ...]:
        cell = matrix.cells[ids[row], ids[column]]
        short = [
            "".join(sorted(iri.rpartition("/")[2] for iri in things))
            for things in (cell.initiatives, cell.via_county, cell.actors)
        ]
        return (*short, cell.status)

    return look


def test_every_cell_of_areas_and_municipalities(facts: Facts) -> None:
    matrix = coverage(Practice(facts))
    look = at(matrix)
    assert [iri.rpartition("/")[2] for iri in matrix.columns] == ["m2", "m1", "m3"]
    assert look("a", "m1") == ("i1", "i2i3", "go1o2", "covered")
    assert look("a", "m2") == ("i3", "i2", "go2", "covered")
    assert look("a", "m3") == ("", "i2i3", "go2", "covered")
    assert look("b", "m1") == ("", "", "", "asked and empty")
    assert look("b", "m2") == ("", "", "", "unknown"), "one says nothing, another something"
    assert look("b", "m3") == ("i5", "", "o3", "covered"), "as an editor placed it"
    assert matrix.counts() == {
        "cells": 6,
        "covered": 4,
        "asked_and_empty": 1,
        "unknown": 1,
        "with_one_actor": 1,
        "with_two_or_more_actors": 3,
    }
    assert (matrix.without_row, matrix.without_column, matrix.undated) == (0, 1, 0)


def test_need_stands_in_its_cell_alone(facts: Facts) -> None:
    matrix = coverage(Practice(facts))
    needs = {cell.need["low"] for cell in matrix.cells.values() if cell.need}
    with_need = [cell for cell in matrix.cells.values() if cell.need]
    assert needs == {"40"}
    assert [cell.status for cell in with_need] == ["asked and empty"]


def test_sub_areas_are_the_lowest_areas(facts: Facts) -> None:
    look = at(coverage(Practice(facts), "sub-area", "place"))
    assert look("a1", "m1") == ("i1", "i2", "o1o2", "covered")
    assert look("a2", "m1") == ("", "i2i3", "go2", "covered")
    assert look("b", "m1")[-1] == "asked and empty"


def test_what_an_editor_coded_can_be_left_out(facts: Facts) -> None:
    matrix = coverage(Practice(facts, Scope(printed_only=True)))
    assert at(matrix)("b", "m3") == ("", "", "", "unknown")
    assert matrix.without_row == 1


def test_a_group_is_opened_only_when_asked(facts: Facts) -> None:
    look = at(coverage(Practice(facts, Scope(expand=True))))
    assert look("a", "m3") == ("", "i2i3", "o1o2o4", "covered")


def test_a_date_keeps_the_undated_apart(facts: Facts) -> None:
    matrix = coverage(Practice(facts, Scope(when="2019")))
    assert at(matrix)("a", "m1") == ("", "i2", "o2", "covered")
    assert matrix.undated == 1
    assert at(matrix)("b", "m1")[-1] == "asked and empty", "asked in 2020 about all up to then"
    later = coverage(Practice(facts, Scope(when="2021")))
    assert at(later)("b", "m1")[-1] == "unknown"


def test_years_and_groups_and_sectors(facts: Facts) -> None:
    years = coverage(Practice(facts), "area", "year")
    assert years.columns == ("2018", "2019")
    assert at(years)("a", "2018")[:2] == ("i1i2", "") if "2018" in years.columns else False
    assert years.without_column == 1, "i3 has no date"
    groups = coverage(Practice(facts), "area", "target-group")
    assert at(groups)("a", "tg-a")[0] == "i1"
    assert at(groups)("a", "tg-b")[0] == "i3"
    sectors = coverage(Practice(facts), "area", "sector")
    assert at(sectors)("a", "sec-c") == ("i1i2", "", "o2", "covered")
    assert at(sectors)("a", "sec-k") == ("i1", "", "o1", "covered")
    assert sectors.without_column == 3, "i3 by a group, i5 by an actor of no sector, i6 by nobody"


def test_actors_and_sub_areas_keep_layers_apart(kb: KnowledgeBase) -> None:
    matrix = coverage(Practice(kb.facts), "actor", "sub-area")
    named = {(t.actor, t.unit) for t in kb.facts.commitments}
    assert {at for at, cell in matrix.cells.items() if cell.declared} == named
    evidenced = {at for at, cell in matrix.cells.items() if cell.status == "covered"}
    assert evidenced
    assert not any(cell.initiatives for at, cell in matrix.cells.items() if at not in evidenced)


def test_levels(facts: Facts) -> None:
    assert len(coverage(Practice(facts), level="county").columns) == 1
    assert len(coverage(Practice(facts), level="locality").columns) == 1
    assert at(coverage(Practice(facts), level="county"))("a", "c") == (
        "i1i2i3",
        "",
        "go1o2",
        "covered",
    )


@pytest.mark.parametrize("sides", [("area", "area"), ("area", "moon"), ("moon", "place")])
def test_sides_that_make_no_matrix(facts: Facts, sides: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        coverage(Practice(facts), *sides)
    with pytest.raises(UsageError):
        coverage(Practice(facts), level="village")


def test_a_scope_narrows_rows_and_columns(facts: Facts) -> None:
    iri = next(a for a in facts.areas if a.endswith("/a"))
    place = next(p for p in facts.places if p.endswith("/m2"))
    matrix = coverage(Practice(facts, Scope(area=iri, place=place)), "sub-area", "place")
    assert len(matrix.rows) == 2
    assert len(matrix.columns) == 1
    assert matrix.initiatives == 2


def test_matrix_is_the_ready_made_question(kb: KnowledgeBase) -> None:
    """The same cells as `coverage` in SPARQL, for every area of the shipped register."""
    practice = kb.practice()
    every: dict[tuple[str, str], tuple[int, int, int, str]] = {}
    for row in kb.ask("coverage").rows:
        every[row["area"], row["place"]] = tuple(
            row[name] for name in ("initiatives", "via_county", "actors", "status")
        )
    ours: dict[tuple[str, str], tuple[int, int, int, str]] = {}
    for side in ("area", "sub-area"):
        for at_, cell in coverage(practice, side, "place").cells.items():
            sizes = map(len, (cell.initiatives, cell.via_county, cell.actors))
            ours[at_] = (*sizes, cell.status)
    assert ours == every


def test_small_register_is_the_ready_made_question(tmp_path: Path) -> None:
    files: Mapping[str, str] = FILES | {"inquiries.csv": FILES["inquiries.csv"].rpartition("q3")[0]}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    kb = KnowledgeBase.memory(tmp_path)
    ours = {
        (cell.row, cell.column): (len(cell.initiatives), len(cell.via_county), cell.status)
        for side in ("area", "sub-area")
        for cell in coverage(kb.practice(), side).cells.values()
    }
    theirs = {
        (row["area"], row["place"]): (row["initiatives"], row["via_county"], row["status"])
        for row in kb.ask("coverage").rows
    }
    assert ours == theirs


def test_empty_register_has_no_cells() -> None:
    matrix = coverage(Practice(Facts(KnowledgeBase.memory().store)))
    assert matrix.counts()["cells"] == 0
    assert replace(matrix).rows == ()


def test_an_answer_without_a_place_is_about_that_of_who_was_asked(tmp_path: Path) -> None:
    files = dict(FILES)
    files["organisations.csv"] = (
        "id,name,place,source\no1,Ett,m1,s\no2,Två,,s\no3,Tre,,s\no4,Fyra,m3,s\n"
    )
    files["classifications.csv"] = "id,subject,term,coder,date,why\n"
    files["inquiries.csv"] = "id,actor,area,place,date,answer,by\nq1,o1,b,,2020,nothing,kansliet\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    kb = KnowledgeBase.memory(tmp_path)
    look = at(coverage(kb.practice()))
    assert [look("b", place)[-1] for place in ("m1", "m2", "m3")] == [
        "asked and empty",
        "unknown",
        "unknown",
    ]
    theirs = {row["place_label"]: row["status"] for row in kb.ask("coverage", area="b").rows}
    assert theirs == {"Ena": "asked and empty", "Andra": "unknown", "Tredje": "unknown"}


@pytest.mark.parametrize("when", ["2016-02-30", "2016-13", "0000-01-01", "år", ""])
def test_a_day_that_there_is_not_is_refused(when: str) -> None:
    with pytest.raises(UsageError):
        Scope(when=when)


def test_actors_and_areas_tell_layers_whichever_way_they_stand(kb: KnowledgeBase) -> None:
    one, other = (
        coverage(kb.practice(), *sides) for sides in (("actor", "sub-area"), ("sub-area", "actor"))
    )
    for (actor, area), cell in one.cells.items():
        turned = other.cells[area, actor]
        assert (cell.declared, cell.met) == (turned.declared, turned.met)
        assert cell.initiatives == turned.initiatives
    assert sum(len(cell.declared) for cell in other.cells.values()) == 68


def test_what_may_be_in_the_scope_is_counted(kb: KnowledgeBase) -> None:
    matrix = coverage(kb.practice(area="bostad", place="mora"))
    practice = kb.practice(area="bostad", place="mora")
    assert (matrix.unplaced, matrix.without_area) == (
        len(practice.unplaced),
        len(practice.without_area),
    )
    assert matrix.without_area > 0
