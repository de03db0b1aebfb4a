"""Rows become quads and come back the same; RDF files do too."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads, people_quads, register_from_quads
from samverkan.data.rdf_files import read_rdf
from samverkan.data.register import Register
from samverkan.errors import UnreadableFile
from samverkan.export.rdf import SUFFIXES, serialize_quads
from samverkan.graph.store import Store
from samverkan.loading import check
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields


def ordered(register: Register) -> dict[str, list[Row]]:
    """Return the rows by table, in the order of their ids, values of a cell sorted."""

    def tidy(row: Row) -> Row:
        lists = {k: tuple(sorted(v)) for k, v in dict(row).items() if isinstance(v, tuple)}
        return row.model_copy(update=lists)

    return {
        name: sorted((tidy(row) for row in rows), key=lambda row: row.id)
        for name, rows in register.tables.items()
        if rows
    }


def round_trip(register: Register) -> Register:
    """Send a register through a store and back; a second load must find nothing to change."""
    quads = [*open_quads(register), *people_quads(register)]
    with Store.memory() as store:
        store.apply(store.difference(register.iri, quads))
        assert not store.difference(register.iri, quads)
        return register_from_quads(store.quads(), register.iri)


def test_the_shipped_register_comes_back() -> None:
    register, faults = check("vagen-in")
    assert faults == []
    back = round_trip(register)
    assert ordered(back) == ordered(register)
    assert (back.id, back.title, back.title_en, back.base) == (
        register.id, register.title, register.title_en, register.base,
    )  # fmt: skip
    assert sorted(back.hubs) == sorted(register.hubs)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=40).map(clean).filter(bool)
_IDS = st.from_regex(r"[a-z0-9åäöé][a-z0-9åäöé.-]{0,8}", fullmatch=True)
_DATES = st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": _TEXT,
    "sv": _TEXT,
    "en": _TEXT,
    "ref": _IDS,
    "boolean": st.booleans(),
    "integer": st.integers(0, 10**9),
    "date": _DATES.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]])),
}


def _cells(field: Field) -> st.SearchStrategy[Any]:
    if field.kind == "choice":
        one: st.SearchStrategy[Any] = st.sampled_from(field.choices)
    elif field.kind == "decimal":
        high = 1 if field.most == 1 else 10**9
        one = st.decimals(0, high, places=2).map(lambda d: Decimal(f"{d.normalize():f}"))
    else:
        one = _VALUES[field.kind]
    if field.many:
        return st.lists(one, max_size=3, unique=True).map(lambda v: tuple(sorted(v)))
    return one if field.required else st.none() | one


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Draw a register of any rows that the model allows; references need not lead anywhere."""
    ids = draw(st.lists(_IDS, unique=True, max_size=8))
    tables: dict[str, list[Row]] = {}
    for row_id in ids:
        name = draw(st.sampled_from(sorted(TABLES)))
        columns = fields(TABLES[name])
        cells = {column.name: draw(_cells(column)) for column in columns}
        row = TABLES[name].model_validate(
            {"id": row_id} | {k: v for k, v in cells.items() if v is not None}
        )
        tables.setdefault(name, []).append(row)
    return Register("r", draw(_TEXT), tables={name: tuple(rows) for name, rows in tables.items()})


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(registers())
def test_any_register_comes_back(register: Register) -> None:
    assert ordered(round_trip(register)) == ordered(register)


def test_people_are_never_among_the_open_statements(tiny: Path) -> None:
    register, _ = read_register(tiny)
    text = serialize_quads(open_quads(register), "nquads").decode()
    assert "Eva Exempel" not in text
    assert "person-0f3a9c" in text
    assert "Eva Exempel" in serialize_quads(people_quads(register), "nquads").decode()


@pytest.mark.parametrize("form", sorted(SUFFIXES))
def test_a_file_of_rdf_is_a_register_again(tiny: Path, tmp_path: Path, form: str) -> None:
    register, _ = read_register(tiny)
    path = tmp_path / f"r{SUFFIXES[form]}"
    path.write_bytes(serialize_quads(open_quads(register), form))
    back, faults = read_rdf(path)
    assert faults == []
    expected = ordered(register)
    del expected["people"]
    assert ordered(back) == expected


def turtle(tiny: Path, tmp_path: Path) -> Path:
    register, _ = read_register(tiny)
    path = tmp_path / "r.ttl"
    path.write_bytes(serialize_quads(open_quads(register), "turtle"))
    return path


def test_broken_turtle_is_told_with_its_line(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8").splitlines()
    text.insert(14, "this is not turtle")
    path.write_text("\n".join(text), "utf-8")
    _, faults = read_rdf(path)
    assert [fault.key for fault in faults] == ["rdf_syntax"]
    assert faults[0].row == 15


def test_a_breach_of_the_shapes_is_told(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('sam:kind "project"', 'sam:kind "projekt"'), "utf-8")
    _, faults = read_rdf(path)
    assert {fault.key for fault in faults} == {"shape"}
    assert "projekt" in {fault.value for fault in faults}
    assert all(fault.say("sv") and fault.say("en") for fault in faults)


def test_a_statement_that_would_be_lost_is_told(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    extra = (
        "\n<https://w3id.org/samverkan/id/tiny/org-af> <https://example.org/p> '811228-9874' .\n"
    )
    path.write_text(path.read_text("utf-8") + extra, "utf-8")
    _, faults = read_rdf(path)
    assert [(f.key, f.column) for f in faults] == [("no_column", "https://example.org/p")]
    assert "9874" not in str(faults)


TWO = """
@prefix sam: <https://w3id.org/samverkan/ns#> .
<a:a> a sam:Register .
<a:b> a sam:Register .
"""


@pytest.mark.parametrize(("name", "content"), [("a.txt", ""), ("a.ttl", ""), ("a.ttl", TWO)])
def test_files_that_are_no_register(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_rdf(tmp_path / name)
    assert caught.value.say("sv")


BOMB = """<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&b;</rdf:RDF>"""


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.rdf", BOMB, "xml_entity"),
        ("a.jsonld", '{"a":' * 20_000 + "1" + "}" * 20_000, "file_deep"),
        (
            "a.ttl",
            f"@prefix a: <http://a/{'a' * 9000}#>." + "a:a a:a a:a,a:b;a:b a:c.\n" * 2000,
            "rdf_grows",
        ),
    ],
)
def test_a_file_made_to_burst_is_not_read(
    tmp_path: Path, name: str, content: str, key: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_rdf(tmp_path / name)
    assert caught.value.key == key


def test_a_register_of_another_form_of_name(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8").replace("/register/tiny>", "/tiny>")
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile, match="my-register"):
        read_rdf(path)


def test_an_id_that_no_register_can_have_is_a_fault(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    path.write_text(path.read_text("utf-8").replace("tiny/org-orsa>", "tiny/ORSA>"), "utf-8")
    _, faults = read_rdf(path)
    assert faults
    assert all(fault.say("sv") for fault in faults)


def test_a_check_digit_is_checked_in_rdf_too(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8").replace("212000-2213", "212000-2214")
    path.write_text(text, "utf-8")
    _, faults = read_rdf(path)
    assert [(f.key, f.value) for f in faults] == [("org_number", "212000-2214")]


def test_a_context_from_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "a:a"}', "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_rdf(path)
    assert caught.value.key == "context_elsewhere"


def test_both_engines_of_the_format_agree(tiny: Path) -> None:
    register, _ = read_register(tiny)
    quads = list(open_quads(register))
    for form, syntax in (("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)):
        back = set(ox.parse(input=serialize_quads(quads, form), format=syntax))
        assert back == set(quads)


def test_text_from_rdf_is_in_its_normal_form(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"Vägen till arbete"', '"Va\u0308gen  till\u00a0arbete"'), "utf-8")
    register, faults = read_rdf(path)
    assert faults == []
    assert "Vägen till arbete" in {dict(row)["name"] for row in register.tables["areas"]}


#: What is written in a table, and what stands there instead; and the same in RDF.
ASTRAY = {
    "a name of a person": ("names", "name-af,org-af", "name-af,person-0f3a9c"),
    "an actor that is not there": ("commitments", ",org-af,ja", ",org-nobody,ja"),
    "an actor that is an area": ("commitments", ",org-af,ja", ",area-arbete,ja"),
    "a hub that is no actor": ("register.toml", '"group-kommunerna"', '"area-arbete"'),
}


@pytest.mark.parametrize(("table", "old", "new"), ASTRAY.values(), ids=ASTRAY)
def test_references_are_judged_alike_in_tables_and_in_rdf(
    tiny: Path, tmp_path: Path, table: str, old: str, new: str
) -> None:
    sound, _ = read_register(tiny)
    path = tiny / (table if "." in table else f"{table}.csv")
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    spoilt, by_tables = read_register(tiny)
    assert by_tables
    rdf = tmp_path / "r.trig"
    quads = [*open_quads(spoilt), *people_quads(sound)]
    rdf.write_bytes(serialize_quads(quads, "trig"))
    _, by_rdf = read_rdf(rdf)
    told = {fault.value for fault in by_tables}
    assert {(fault.value or "").rpartition("/")[2] for fault in by_rdf} == told


PERSON = "sam:named <https://w3id.org/samverkan/id/tiny/person-0f3a9c>"


def test_the_name_of_a_person_in_rdf_never_gets_in(tiny: Path, tmp_path: Path) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8")
    other = text.replace("sam:named <https://w3id.org/samverkan/id/tiny/org-af>", PERSON)
    assert other != text
    path.write_text(other, "utf-8")
    _, faults = read_rdf(path)
    assert [(fault.key, fault.value) for fault in faults] == [("dangling", "person-0f3a9c")]


def test_breaches_are_told_with_their_line_and_with_terms_that_nothing_has(
    tiny: Path, tmp_path: Path
) -> None:
    path = turtle(tiny, tmp_path)
    text = path.read_text("utf-8").replace('sam:kind "project"', 'sam:kind "projekt"')
    text = text.replace('sam:role "owner"', 'sam:rolle "owner"')
    path.write_text(text, "utf-8")
    _, faults = read_rdf(path)
    lines = text.splitlines()
    told = {fault.column: fault for fault in faults}
    assert 'sam:kind "projekt"' in lines[(told["sam:kind"].row or 0) - 1]
    assert told["sam:rolle"].key == "no_column"
    assert "sam:role" in told["sam:rolle"].say("sv")
    assert 'sam:rolle "owner"' in lines[(told["sam:rolle"].row or 0) - 1]


def test_what_shapes_let_through_is_told_in_our_own_words() -> None:
    from pydantic import ValidationError

    from samverkan.data.rows import wrong_cells
    from samverkan.faults import Fault
    from samverkan.ontology.model import TABLES

    cells = {
        "id": "ÅÄ Ö",
        "name": "",
        "from": "3/6 2015",
        "amount": "NaN",
        "share": "2",
        "count": "x",
    }
    cells |= {"kind": "?", "leads": "kanske", "attending_low": "1" * 5_000, "order": "1.5"}
    for row_class in TABLES.values():
        names = {field.name for field in fields(row_class)} | {"id"}
        with pytest.raises(ValidationError) as caught:
            row_class.model_validate({k: v for k, v in cells.items() if k in names})
        for wrong in wrong_cells(row_class, caught.value):
            for lang in ("sv", "en"):
                said = Fault("x", wrong.key, None, *wrong[1:]).say(lang)
                assert "Input" not in said
                assert "should" not in said
