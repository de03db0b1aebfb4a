"""Rows as lines are what the same rows are as quads, to the letter."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.data.intake import read_register
from samverkan.data.lines import lines, row_lines
from samverkan.data.rdf import open_quads, row_quads
from samverkan.data.register import Register
from samverkan.ontology.model import Funding, Initiative, Need, Organisation

REGISTER = Register("r", "R")


@pytest.mark.parametrize("name", ["vagen-in", "tiny"])
def test_a_register_as_lines_is_the_register_as_quads(name: str, tiny: Path) -> None:
    from samverkan.loading import REGISTERS

    register, _ = read_register(tiny if name == "tiny" else REGISTERS / name)
    told = list(lines(register))
    assert sorted(told) == sorted({str(quad.triple) for quad in open_quads(register)})
    assert len(told) == len(set(told))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(deadline=None)
@given(TEXT, TEXT, st.sets(st.sampled_from("abc")))
def test_any_text_is_written_as_the_engine_writes_it(name: str, note: str, areas: set[str]) -> None:
    rows = [
        Organisation(id="o", name=name, name_en=note, source="s", locator=note, as_printed=name),
        Initiative(id="i", name=name, kind="project", source="s", areas=(*areas, *areas)),
    ]
    for row in rows:
        told = row_lines(REGISTER, row)
        assert set(told) == {str(quad.triple) for quad in row_quads(REGISTER, row)}
        assert len(told) == len(set(told))
        store = ox.Store()
        store.extend(row_quads(REGISTER, row))
        data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(REGISTER.iri))
        assert set(data.decode().split(" .\n")) - {""} == set(told)


@settings(deadline=None)
@given(st.decimals(0, 10**9, places=3), st.integers(0, 10**9))
def test_numbers_are_written_as_the_engine_writes_them(amount: object, count: int) -> None:
    funding = Funding.model_validate(
        {"id": "f", "initiative": "i", "amount": str(amount), "share": "0.50", "source": "s"}
    )
    need = Need(id="n", low=count, unit="st", date="2015-06", source="s")
    for row in (funding, need):
        store = ox.Store()
        store.extend(row_quads(REGISTER, row))
        assert set(row_lines(REGISTER, row)) == {str(quad.triple) for quad in store}
