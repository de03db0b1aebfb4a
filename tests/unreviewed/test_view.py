"""A view in which proposals hold: what it shows, what does not fit, and what rests on which."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import SAM, SKOS
from samverkan.unreviewed import unreviewed


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def propose(
    kb: KnowledgeBase, table: str, row: str = "", sender: str = "Mora", **cells: str
) -> str:
    (one,) = kb.propose_row(table, cells, row=row, sender=sender).proposals
    return one.id


def labels(store: Store) -> Iterator[str]:
    return (quad.object.value for quad in store.quads(predicate=ox.NamedNode(SKOS.prefLabel)))


def actors(store: Store) -> Iterator[str]:
    """Yield the name of each actor that takes part in something."""
    for quad in store.quads(predicate=ox.NamedNode(SAM.actor)):
        for named in store.quads(quad.object, ox.NamedNode(SKOS.prefLabel)):
            yield named.object.value


def test_a_view_is_what_accepting_would_give_and_the_store_is_as_it_was(kb: KnowledgeBase) -> None:
    propose(kb, "organisations", id="org-ny", name="Ny förening")
    propose(kb, "organisations", "org-mora", place="Orsa")
    before = set(kb.store.quads())
    with unreviewed(kb.store).view as view:
        seen = set(view.quads())
    assert set(kb.store.quads()) == before
    kb.review(kb.proposals(), "accepted", why="Stämmer")
    about = {quad for quad in kb.store.quads() if quad not in before}
    reply = {q for q in about ^ (seen - before) if "src-" in str(q) or "reply" in str(q)}
    whys = {q for q in about ^ (seen - before) if q.predicate.value == SAM.why}
    assert (about ^ (seen - before)) == reply | whys  # but for what they rest on, and why


def test_a_row_rests_on_every_proposal_without_which_it_would_not_be_there(
    kb: KnowledgeBase,
) -> None:
    new = propose(kb, "organisations", id="org-ny", name="Ny förening")
    part = propose(kb, "participations", actor="org-ny", initiative="init-bo", role="partner")
    seen = unreviewed(kb.store)
    resting = {k: {p.id for p in v} for k, v in seen.resting(actors).items()}
    assert resting == {"Ny förening": {new, part}}
    named = {k: {p.id for p in v} for k, v in seen.resting(labels).items()}
    assert named["Ny förening"] == {new}


def test_where_each_of_two_would_do_both_are_named(kb: KnowledgeBase) -> None:
    cells = {"actor": "org-orsa", "initiative": "init-bo", "role": "partner"}
    ids = {propose(kb, "participations", sender=name, **cells) for name in ("Orsa", "Mora", "AF")}

    def taking_part(store: Store) -> set[str]:
        found = store.query(
            "SELECT ?a { ?p a sam:Participation ; sam:actor ?a ; sam:role 'partner'}"
        )
        return {str(row["a"]) for row in found}  # type: ignore[union-attr]

    ((row, on),) = unreviewed(kb.store).resting(taking_part).items()
    assert "org-orsa" in row
    assert {one.id for one in on} == ids


def test_the_view_is_whole_again_however_often_it_was_asked(kb: KnowledgeBase) -> None:
    for number in range(5):
        propose(kb, "organisations", id=f"org-{number}", name=f"Förening {number}")
    seen = unreviewed(kb.store)
    before = set(seen.view.quads())
    assert len([name for name in seen.resting(labels) if name.startswith("Förening")]) == 5
    assert set(seen.view.quads()) == before


def test_what_contradicts_is_left_out_on_both_sides_and_told(kb: KnowledgeBase) -> None:
    ids = {
        propose(kb, "organisations", "org-mora", sender="Mora", name="Mora stad"),
        propose(kb, "organisations", "org-mora", sender="Orsa", name="Mora socken"),
    }
    other = propose(kb, "organisations", "org-mora", place="Orsa")
    seen = unreviewed(kb.store)
    assert {one.id for one in seen.left_out} == ids
    assert [one.id for one in seen.proposals] == [other]
    assert "Mora kommun" in set(labels(seen.view))


def test_what_refers_to_what_does_not_fit_is_left_out_too(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    (tmp_path / "organisations.csv").write_text("id,name\norg-ny,Ny\n", "utf-8")
    (tmp_path / "participations.csv").write_text(
        "actor,initiative,role\norg-ny,init-bo,partner\n", "utf-8"
    )
    files = [tmp_path / "organisations.csv", tmp_path / "participations.csv"]
    new, part = kb.propose(*files, sender="Ny").proposals
    kb.review([new], "rejected", why="Nej")
    seen = unreviewed(kb.store)
    assert (seen.proposals, [one.id for one in seen.left_out]) == ((), [part.id])


def test_every_pair_of_two_rows_is_told_apart(kb: KnowledgeBase) -> None:
    ids = [propose(kb, "organisations", id=f"org-{n}", name=f"F{n}") for n in range(4)]

    def pairs(store: Store) -> Iterator[tuple[str, ...]]:
        return combinations(sorted(n for n in labels(store) if n[0] == "F" and n[1:].isdigit()), 2)

    for pair, on in unreviewed(kb.store).resting(pairs).items():
        assert {one.id for one in on} == {ids[int(name[1:])] for name in pair}


def test_of_very_many_those_are_named_whose_row_the_answer_shows(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverkan.unreviewed.view.ASKED", 2)
    ids = {f"org-{n}": propose(kb, "organisations", id=f"org-{n}", name=f"F{n}") for n in range(12)}
    asked = 0

    def organisations(store: Store) -> Iterator[str]:
        nonlocal asked
        asked += 1
        for quad in store.quads(object=ox.NamedNode(SAM.Organisation)):
            yield quad.subject.value

    def count(store: Store) -> list[int]:
        return [len(list(organisations(store)))]

    seen = unreviewed(kb.store)
    resting = seen.resting(organisations)
    assert {iri.rpartition("/")[2]: [one.id for one in on] for iri, on in resting.items()} == {
        name: [one] for name, one in ids.items()
    }
    assert asked < 10
    (on,) = seen.resting(count).values()  # no row is named in a count
    assert {one.id for one in on} == set(ids.values())
