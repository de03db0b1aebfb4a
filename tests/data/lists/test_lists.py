"""Who does what where, in one file: each row becomes an initiative with the row as evidence."""

import csv
import io
import unicodedata
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.data.lists import ListRegister, read_list
from samverkan.data.rdf import open_quads, register_from_quads
from samverkan.errors import FaultsFound, UnreadableFile
from samverkan.faults import Fault
from samverkan.knowledge import KnowledgeBase
from samverkan.loading import check
from samverkan.ontology.model.fields import fields
from samverkan.ontology.rules import broken
from samverkan.ontology.validation import validate

LIST = """
Vem,Slag,Ger,Område,Del,Land,Län,Länskod,Kommun,Från,Till,Läge,Antal
#org,#org+type,#org+funder,#sector,#subsector,#country,#adm1+name,#adm1+code,#adm2,#date+start,#date+end,#status,#reached
VYIF-Nepal,NGO,ECHO,Vatten,Brunnar,Sverige,Dalarna,20,Mora,2015-06-03 00:00:00,2016,Planned,7
VYIF-NEPAL,NGO,,Vatten,Brunnar,Sverige,Dalarna,20,Orsa,03/06/2015,2016,,7
NA,UN,,Vatten,,Sverige,Dalarna,20,,2017,2016,Planned,7
,,,Mat,,Sverige,Uppsala,03,,,,,
VYIF-Nepal,UN,,,,,,,,,,,
,,,,,,,,,,,Planned,9
"""


def read(
    tmp_path: Path, content: str = LIST, name: str = "list.csv"
) -> tuple[ListRegister, list[Fault]]:
    path = tmp_path / name
    path.write_text(content.lstrip(), "utf-8", newline="")
    return read_list(path)


def sound(tmp_path: Path, content: str = LIST, name: str = "list.csv") -> ListRegister:
    register, faults = read(tmp_path, content, name)
    assert faults == []
    return register


def names(register: ListRegister, table: str) -> list[str]:
    return [dict(row)["name"] for row in register.tables.get(table, ())]


def test_each_row_becomes_an_initiative_with_its_row_as_evidence(tmp_path: Path) -> None:
    register = sound(tmp_path)
    assert names(register, "sources") == ["list.csv"]
    assert names(register, "organisations") == ["VYIF-Nepal", "ECHO", "VYIF-NEPAL", "NA"]
    assert names(register, "areas") == ["Vatten", "Brunnar", "Mat"]
    assert names(register, "places") == ["Sverige", "Dalarna", "Mora", "Orsa", "Uppsala"]
    assert names(register, "initiatives") == [
        "Brunnar · VYIF-Nepal · Mora",
        "Brunnar · VYIF-NEPAL · Orsa",
        "Vatten · NA · Dalarna",
        "Mat · Uppsala",
        "VYIF-Nepal",
    ]
    first = dict(register.tables["initiatives"][0])
    assert (first["kind"], first["status"], first["from_"], first["to"]) == (
        "project", None, "2015-06-03", "2016",
    )  # fmt: skip
    assert (first["source"], first["locator"], first["note"]) == (
        "src-list", "rad 3", "#status: Planned",
    )  # fmt: skip
    taken = [dict(row) for row in register.tables["participations"]]
    assert [(row["as_printed"], row["role"], row["locator"]) for row in taken] == [
        ("VYIF-Nepal", "owner", "rad 3"),
        ("VYIF-NEPAL", "owner", "rad 4"),
        ("NA", "owner", "rad 5"),
        ("VYIF-Nepal", "owner", "rad 7"),
    ]
    assert [dict(row)["as_printed"] for row in register.tables["fundings"]] == ["ECHO"]


def test_a_place_lies_in_the_one_above_and_an_initiative_in_the_nearest(tmp_path: Path) -> None:
    register = sound(tmp_path)
    places = {dict(row)["name"]: dict(row) for row in register.tables["places"]}
    kinds = {name: place["kind"] for name, place in places.items()}
    assert kinds == {
        "Sverige": "country", "Dalarna": "county", "Uppsala": "county",
        "Mora": "municipality", "Orsa": "municipality",
    }  # fmt: skip
    assert places["Mora"]["within"] == places["Dalarna"]["id"]
    assert places["Dalarna"]["within"] == places["Sverige"]["id"]
    assert (places["Dalarna"]["code"], places["Mora"]["code"]) == ("20", None)
    in_places = [dict(row)["places"] for row in register.tables["initiatives"]]
    assert in_places == [
        (places["Mora"]["id"],), (places["Orsa"]["id"],), (places["Dalarna"]["id"],),
        (places["Uppsala"]["id"],), (),
    ]  # fmt: skip
    areas = {dict(row)["name"]: dict(row) for row in register.tables["areas"]}
    assert areas["Brunnar"]["broader"] == areas["Vatten"]["id"]


def test_what_is_not_certain_is_left_out_kept_in_the_note_and_told(tmp_path: Path) -> None:
    register = sound(tmp_path)
    second, third = (dict(row) for row in register.tables["initiatives"][1:3])
    assert (second["from_"], second["to"]) == (None, "2016")
    assert second["note"] == "#date+start: 03/06/2015"
    assert (third["from_"], third["to"]) == (None, None)
    assert third["note"] == "#date+end: 2016; #status: Planned"
    sectors = [dict(row)["sector"] for row in register.tables["organisations"]]
    assert [sector and sector.split("-")[1] for sector in sectors] == [None, None, "ngo", "un"]
    told = {remark.key: remark.fields for remark in register.reading.remarks}
    assert set(told) == {
        "read", "without_actor", "without_area", "without_place", "without_anything",
        "date", "reversed", "status", "several_sectors", "unread",
    }  # fmt: skip
    assert told["date"] == {"column": "#date+start", "count": 1, "row": 4, "value": "03/06/2015"}
    assert told["unread"] == {"columns": "#reached"}


def test_the_rows_are_counted_and_what_they_lack(tmp_path: Path) -> None:
    reading = sound(tmp_path).reading
    assert (reading.rows, reading.initiatives) == (6, 5)
    assert reading.without == {"actor": 2, "area": 2, "place": 2}
    assert reading.say("en")[:2] == [
        "Rows read: 6. Initiatives: 5.",
        "Rows that name no actor: 2 (the first is row 6).",
    ]
    assert len(reading.say("sv")) == len(reading.remarks) == 10


def test_names_are_trimmed_and_composed_and_nothing_else_is_merged(tmp_path: Path) -> None:
    given_ = [
        "A",
        " A ",
        "a",
        "A  B",
        "A B",
        "S\u00e4ter",
        "Sa\u0308ter\u00a0",
        "N/A",
        "NA",
        "A\u200b",
    ]
    content = "#org,#sector\n" + "".join(f"{name},x\n" for name in given_)
    register = sound(tmp_path, content)
    assert names(register, "organisations") == [
        "A", "a", "A  B", "A B", "Säter", "N/A", "NA", "A\u200b",
    ]  # fmt: skip


def test_a_name_has_the_same_id_in_every_list(tmp_path: Path) -> None:
    one = sound(tmp_path, "#org,#adm1\nA,Mora\n", "one.csv")
    other = sound(tmp_path, "#adm1,#org\nOrsa,B\nMora,A\n", "other.csv")
    for table in ("organisations", "places"):
        ids = {dict(row)["name"]: row.id for row in other.tables[table]}
        assert all(ids[dict(row)["name"]] == row.id for row in one.tables[table])


def test_rows_that_are_alike_are_initiatives_of_their_own(tmp_path: Path) -> None:
    register = sound(tmp_path, "#org,#sector\nA,x\nA,x\nB,x\nA,x\n")
    ids = [row.id for row in register.tables["initiatives"]]
    assert len(set(ids)) == 4
    assert ids[1] == f"{ids[0]}-2"
    assert ids[3] == f"{ids[0]}-3"


def test_a_new_row_leaves_the_ids_of_the_others(tmp_path: Path) -> None:
    before = sound(tmp_path, "#org,#sector,#reached\nA,x,1\nB,y,2\n")
    after = sound(tmp_path, "#org,#sector,#reached\nC,z,3\nA,x,9\nB,y,2\n")
    ids = [row.id for row in after.tables["initiatives"]]
    assert [row.id for row in before.tables["initiatives"]] == ids[1:]


def test_a_place_is_known_by_its_code(tmp_path: Path) -> None:
    content = "#adm2+code,#adm2+name,#org\n20,,A\n20,Mora,A\n20,MORA,A\n34,Mora,A\n"
    register = sound(tmp_path, content)
    places = [(dict(row)["code"], dict(row)["name"]) for row in register.tables["places"]]
    assert places == [("20", "Mora"), ("34", "Mora")]
    variant = dict(register.tables["names"][0])
    assert (variant["name"], variant["name_kind"], variant["named"]) == (
        "MORA", "variant", register.tables["places"][0].id,
    )  # fmt: skip
    assert "several_names" in {remark.key for remark in register.reading.remarks}


def test_a_name_under_two_others_is_one_place_and_both_are_kept(tmp_path: Path) -> None:
    content = "#org,#adm1,#adm2\nA,Dalarna,Berg\nA,Jämtland,Berg\nA,,Berg\n"
    register = sound(tmp_path, content)
    label = {row.id: dict(row)["name"] for row in register.tables["places"]}
    berg = next(dict(row) for row in register.tables["places"] if dict(row)["name"] == "Berg")
    assert berg["within"] is None
    initiatives = [dict(row)["places"] for row in register.tables["initiatives"]]
    assert [[label[place] for place in places] for places in initiatives] == [
        ["Dalarna", "Berg"], ["Jämtland", "Berg"], ["Berg"],
    ]  # fmt: skip
    told = {remark.key: remark.fields for remark in register.reading.remarks}
    assert told["several_places"] == {"count": 1, "name": "Berg"}


def test_the_same_word_on_two_levels_is_two_things(tmp_path: Path) -> None:
    content = "#org,#sector,#subsector,#adm1,#adm2\nA,Hälsa,Hälsa,Uppsala,Uppsala\n"
    register = sound(tmp_path, content)
    assert names(register, "areas") == ["Hälsa", "Hälsa"]
    assert names(register, "places") == ["Uppsala", "Uppsala"]


@pytest.mark.parametrize("content", [LIST, LIST.replace(",", "\t"), "\ufeff" + LIST.lstrip()])
def test_the_same_list_in_another_form_is_the_same_register(tmp_path: Path, content: str) -> None:
    assert sound(tmp_path, content).tables == sound(tmp_path).tables


def test_loading_a_list_again_changes_nothing(tmp_path: Path) -> None:
    sound(tmp_path)
    with KnowledgeBase.memory(tmp_path / "list.csv") as kb:
        again = kb.load(tmp_path / "list.csv")
        assert (again.added, again.removed, again.changed) == ({}, {}, {})
        table = kb.ask("who-cooperates", area="Vatten", layer="evidenced")
        assert {row["actor_label"] for row in table.rows} == {"VYIF-Nepal", "VYIF-NEPAL", "NA"}


def test_the_register_of_a_list_keeps_every_rule(tmp_path: Path) -> None:
    register = sound(tmp_path)
    ids = {row.id for row in register.rows()}
    assert len(ids) == sum(map(len, register.tables.values()))
    for row in register.rows():
        assert list(broken(row)) == []
        for field in fields(type(row)):
            if field.refs is not None:
                cell = getattr(row, field.attribute)
                assert ids >= set(cell if isinstance(cell, tuple) else (cell,)) - {None}
    triples = ox.serialize((q.triple for q in open_quads(register)), format=ox.RdfFormat.N_TRIPLES)
    assert list(validate(triples or b"")) == []


def test_a_list_is_found_by_its_suffix(tmp_path: Path) -> None:
    for name in ("a.csv", "b.CSV", "c.tsv"):
        (tmp_path / name).write_text("#org\t#adm1\nA\tMora\n", "utf-8")
        register, faults = check(tmp_path / name)
        assert faults == []
        assert (register.id, register.title) == (name[0], name[0])


def test_a_list_that_nothing_tells_about(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, "Organisation,Cluster\nA,Mat\n", "my list.csv")
    for lang in ("sv", "en"):
        told = caught.value.say(lang)
        assert "my list.toml" in told
        assert "Organisation, Cluster" in told
        assert "#org" in told


def test_a_table_of_a_register_is_not_taken_for_a_list(tiny: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        check(tiny / "areas.csv")
    assert str(tiny) in caught.value.say("sv").split(": ")[1]


@pytest.mark.parametrize(
    ("content", "key", "row"),
    [
        ("", "list_empty", None),
        ("\n\n", "list_empty", None),
        ("Vem,Var\n#org,#adm1\n", "list_empty", None),
        ("#org,#adm1\nA,Mora,mer\n", "cell_too_many", 2),
        ("#org,#date+start\nA,2015-13-01,mer\n", "cell_too_many", 2),
        ('#org,#adm1\nA,"Mora\n', "quote", 2),
        ("#org,#adm1 code\nA,Mora\n", "hxl_tag", 1),
    ],
)
def test_a_fault_in_a_list(tmp_path: Path, content: str, key: str, row: int | None) -> None:
    _, faults = read(tmp_path, content)
    assert [(fault.file, fault.key, fault.row) for fault in faults] == [("list.csv", key, row)]
    assert all(fault.say("sv") and fault.say("en") for fault in faults)
    with pytest.raises(FaultsFound):
        KnowledgeBase.memory(tmp_path / "list.csv")


_NAMES = st.sampled_from(
    ["", "A", "a", " A", "NA", "Säter", "Sa\u0308ter", "B  C", "B C", '"x", y']
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_NAMES, _NAMES, _NAMES), min_size=1, max_size=12))
def test_counts_are_those_made_by_hand(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([("#org", "#sector", "#adm2"), *rows])
    plain = [[unicodedata.normalize("NFC", cell.strip()) for cell in row] for row in rows]
    filled = [row for row in plain if any(row)]
    register, faults = read(tmp_path_factory.mktemp("list"), text.getvalue())
    assert [fault.key for fault in faults] == ([] if filled else ["list_empty"])
    for column, table in enumerate(("organisations", "areas", "places")):
        assert names(register, table) == list(dict.fromkeys(r[column] for r in filled if r[column]))
    whole = [row for row in filled if all(row)]
    cells = defaultdict(set)
    for who, what, where in whole:
        cells[what, where].add(who)
    label = {row.id: getattr(row, "name", "") for row in register.rows()}
    done = {
        dict(row)["initiative"]: dict(row)["actor"]
        for row in register.tables.get("participations", ())
    }
    found = defaultdict(set)
    for row in register.tables.get("initiatives", ()):
        for area in dict(row)["areas"]:
            for place in dict(row)["places"]:
                if row.id in done:
                    found[label[area], label[place]].add(label[done[row.id]])
    assert found == cells
    if filled:
        assert register.reading.rows == len(filled)
        graph = register_from_quads(open_quads(register), register.iri)
        assert {row.id for row in graph.rows()} == {row.id for row in register.rows()}


def test_a_personal_number_in_a_list_is_told_and_not_repeated(tmp_path: Path) -> None:
    rows = LIST.replace("ECHO", "Eva 811228-9874").replace("VYIF-NEPAL", "Firma 8112289874")
    _, faults = read(tmp_path, rows)
    told = [(f.key, f.row, f.column) for f in faults]
    assert told == [("personal_number", 3, "#org+funder"), ("personal_number", 4, "#org")]
    assert "9874" not in str(faults)
