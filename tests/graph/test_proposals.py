"""A proposal is the same when it is read again, and `shapes.ttl` says what it must be."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef
from rdflib.namespace import SH

from samverkan.errors import NotFound
from samverkan.graph.proposals import KINDS, STATUSES, Proposal, proposal, proposals, quads_of
from samverkan.graph.store import Change, Store
from samverkan.ontology.model import TABLES
from samverkan.ontology.validation import validate
from samverkan.ontology.vocabulary import SAM
from tests.ontology.test_shapes import SHAPES, said

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
MAYBE = st.none() | TEXTS
DAYS = st.dates().map(lambda day: day.isoformat())
CELLS = st.dictionaries(TEXTS, TEXTS, max_size=3)
NUMBERS = st.integers(0, 10**6)


@st.composite
def made(draw: st.DrawFn) -> Proposal:
    status = draw(st.sampled_from(STATUSES))
    decided: dict[str, Any] = {}
    if status != "open":
        decided = {"by": draw(TEXTS), "on": draw(DAYS), "why": draw(TEXTS), "rule": draw(MAYBE)}
    return Proposal(
        id=f"prop-{draw(NUMBERS)}",
        register="https://w3id.org/samverkan/register/tiny",
        kind=draw(st.sampled_from(KINDS)),
        table=draw(st.sampled_from(sorted(TABLES))),
        row=f"https://w3id.org/samverkan/id/tiny/row-{draw(NUMBERS)}",
        sender=draw(TEXTS),
        received=draw(DAYS),
        cells=draw(CELLS),
        known=draw(CELLS),
        remark=draw(MAYBE),
        file=draw(MAYBE),
        sha256=draw(st.none() | st.from_regex("[0-9a-f]{64}", fullmatch=True)),
        locator=draw(MAYBE),
        as_printed=draw(MAYBE),
        confidence=draw(st.sampled_from([None, "high", "medium", "low"])),
        status=status,
        **decided,
    )


ONE = Proposal(
    id="prop-1",
    register="https://w3id.org/samverkan/register/tiny",
    kind="change",
    table="organisations",
    row="https://w3id.org/samverkan/id/tiny/org-mora",
    sender="Mora kommun",
    received="2026-11-28",
    cells={"place": "place-orsa"},
)


def ntriples(*every: Proposal) -> bytes:
    quads = [quad for one in every for quad in quads_of(one)]
    return "".join(sorted(f"{quad.triple} .\n" for quad in quads)).encode()


@given(st.lists(made(), max_size=4, unique_by=lambda one: one.id))
@settings(max_examples=30, deadline=None)
def test_what_is_stored_is_read_again(every: list[Proposal]) -> None:
    with Store.memory() as store:
        store.apply(Change(frozenset(q for one in every for q in quads_of(one)), frozenset()))
        assert {one.id: one for one in proposals(store)} == {one.id: one for one in every}
        assert list(store.quads()) == []  # only whoever names the graph sees them


@given(st.lists(made(), min_size=3, max_size=3, unique_by=lambda one: one.id))
@settings(max_examples=3, deadline=None)
def test_a_proposal_keeps_the_rules_of_its_shape(every: list[Proposal]) -> None:
    assert validate(ntriples(*every)) == []


def test_each_breach_is_told() -> None:
    wrong = {
        SAM.kind: replace(ONE, id="prop-2", kind="wish"),
        SAM.status: replace(ONE, id="prop-3", status="lost", by="A", on="2026-11-28", why="x"),
        SAM.confidence: replace(ONE, id="prop-4", confidence="sure"),
        SAM.sha256: replace(ONE, id="prop-5", sha256="12"),
        SAM.by: replace(ONE, id="prop-6", sender=""),
        None: replace(ONE, id="prop-7", status="accepted", by="A"),
    }
    told = {
        (breach.path, breach.focus.rpartition("/")[2])
        for breach in validate(ntriples(*wrong.values()))
    }
    assert told == {(path, one.id) for path, one in wrong.items()}


def test_the_shape_has_a_property_for_each_field() -> None:
    (shape,) = SHAPES.subjects(SH.targetClass, URIRef(SAM.Proposal))
    paths = {said(one)["path"] for one in SHAPES.objects(shape, SH.property)}
    full = replace(
        ONE, known={"a": "b"}, remark="x", file="x", sha256="x", locator="x", as_printed="x",
        confidence="low", by="x", on="2026-11-28", why="x", rule="x",
    )  # fmt: skip
    used = {quad.predicate.value for quad in quads_of(full)}
    assert used - paths == {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}
    assert paths <= used


def test_one_that_is_not_there_is_told() -> None:
    with Store.memory() as store, pytest.raises(NotFound):
        proposal(store, "prop-none")
