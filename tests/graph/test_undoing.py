"""A change is taken back whole or not at all, and what stands in its way is told."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan.data.rdf import open_quads, register_from_quads
from samverkan.errors import ChangeConflict, NotFound, UsageError
from samverkan.graph.change_sets import UNRECORDED, origin
from samverkan.graph.store import Change, Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import WORK
from samverkan.ontology.vocabulary import SKOS

TINY = "https://w3id.org/samverkan/register/tiny"
ORSA = "https://w3id.org/samverkan/id/tiny/org-orsa"


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def known(kb: KnowledgeBase) -> set[Any]:
    return {*kb.store.quads(), *kb.store.quads(graph=ox.NamedNode(WORK))}


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_undoing_brings_back_what_was(kb: KnowledgeBase, tiny: Path) -> None:
    before = known(kb)
    edit(tiny, "organisations.csv", "Orsa kommun", "Orsa stad")
    edit(tiny, "participations.csv", "part-3,org-af,init-jobb,partner,src-b,rad 6\n", "")
    kb.load(tiny)
    changed = known(kb)
    done = kb.undo(2, by="kansliet", why="Fel fil")
    assert done is not None
    assert (done.number, done.undoes, done.by, done.why) == (3, 2, "kansliet", "Fel fil")
    assert known(kb) == before
    assert kb.undo(2) is None
    kb.undo(3)
    assert known(kb) == changed
    assert [one.undone_by for one in kb.history.change_sets] == [None, None, 4, None]


def test_a_cell_that_was_changed_again_is_a_conflict(kb: KnowledgeBase, tiny: Path) -> None:
    for old, new in (("Orsa kommun", "Orsa stad"), ("Orsa stad", "Orsa köping")):
        edit(tiny, "organisations.csv", old, new)
        kb.load(tiny)
    before = known(kb)
    with pytest.raises(ChangeConflict) as caught:
        kb.undo(2)
    (conflict,) = caught.value.conflicts
    assert (conflict.key, conflict.row, conflict.column) == ("changed_since", ORSA, "name")
    assert (conflict.now, conflict.number, conflict.firm) == ("Orsa köping", 3, False)
    assert known(kb) == before
    kb.undo(2, force=True)
    assert kb.show("org-orsa").label == "Orsa kommun"
    assert len(kb.show("org-orsa").cells["name"]) == 2  # the Swedish one and the English one


def test_another_cell_of_the_same_row_is_none(kb: KnowledgeBase, tiny: Path) -> None:
    edit(tiny, "organisations.csv", "Orsa kommun", "Orsa stad")
    kb.load(tiny)
    edit(tiny, "organisations.csv", "Orsa Municipality", "Orsa Town")
    kb.load(tiny)
    kb.undo(2)
    values = {value.text for value in kb.show("org-orsa").cells["name"]}
    assert values == {"Orsa kommun", "Orsa Town"}


def test_of_many_values_only_its_own_are_taken_back(kb: KnowledgeBase, tiny: Path) -> None:
    edit(tiny, "initiatives.csv", "area-planering,place-mora", "area-planering|area-arbete,")
    kb.load(tiny)
    edit(tiny, "initiatives.csv", "area-planering|area-arbete,", "area-arbete,place-orsa")
    kb.load(tiny)
    kb.undo(2)
    cells = kb.show("init-bo").cells
    assert {value.text for value in cells["place"]} == {"Mora", "Orsa"}
    assert "area" not in cells


def test_a_row_that_others_refer_to_stays_even_by_force(kb: KnowledgeBase, tiny: Path) -> None:
    edit(tiny, "organisations.csv", "org-af,", "org-ny,Ny,,,,,src-a,rad 4\norg-af,")
    kb.load(tiny)
    edit(tiny, "participations.csv", "part-3,org-af,", "part-3,org-ny,")
    kb.load(tiny)
    for force in (False, True):
        with pytest.raises(ChangeConflict) as caught:
            kb.undo(2, force=force)
        (conflict,) = caught.value.conflicts
        assert (conflict.key, conflict.firm, conflict.number) == ("named_by", True, 3)
        assert conflict.row.endswith("/part-3")
    kb.undo(3)
    kb.undo(2)
    assert len(kb.history.change_sets) == 5


def test_a_row_does_not_come_back_to_what_is_gone(kb: KnowledgeBase, tiny: Path) -> None:
    edit(tiny, "participations.csv", "part-2,org-orsa,init-jobb,owner,src-b,rad 6\n", "")
    kb.load(tiny)
    edit(tiny, "group_members.csv", "gm-orsa,group-kommunerna,org-orsa,rule,src-a\n", "")
    edit(
        tiny, "organisations.csv",
        "org-orsa,Orsa kommun,Orsa Municipality,sector-kommun,,place-orsa,src-a,rad 1\n", "",
    )  # fmt: skip
    kb.load(tiny)
    with pytest.raises(ChangeConflict) as caught:
        kb.undo(2)
    assert {conflict.key for conflict in caught.value.conflicts} == {"names_gone"}
    kb.undo(3)
    kb.undo(2)


def test_a_row_that_got_more_is_told_before_it_goes(kb: KnowledgeBase, tiny: Path) -> None:
    edit(tiny, "organisations.csv", "org-af,", "org-ny,Ny,,,,,src-a,rad 4\norg-af,")
    kb.load(tiny)
    edit(tiny, "organisations.csv", "org-ny,Ny,,,,,", "org-ny,Ny,,sector-kommun,,,")
    kb.load(tiny)
    with pytest.raises(ChangeConflict) as caught:
        kb.undo(2)
    assert [(c.key, c.column) for c in caught.value.conflicts] == [("built_upon", "sector")]
    kb.undo(2, force=True)
    assert kb.row_iri("org-ny") is None


def test_a_register_that_was_made_can_be_unmade(kb: KnowledgeBase, tiny: Path) -> None:
    before = known(kb)
    kb.undo(1)
    assert kb.store.registers() == []
    kb.undo(2)
    assert known(kb) == before
    edit(tiny, "organisations.csv", "Orsa kommun", "Orsa stad")
    kb.load(tiny)
    with pytest.raises(ChangeConflict):
        kb.undo(1)
    kb.undo(1, force=True)
    assert known(kb) == set()


def test_a_register_that_somebody_was_asked_about_is_not_unmade(kb: KnowledgeBase) -> None:
    kb.record(
        "judgements", subject="init-bo", object="init-jobb", verdict="different",
        by="kansliet", date="2026-01-02", why="Olika.",
    )  # fmt: skip
    with pytest.raises(ChangeConflict) as caught:
        kb.undo(1, force=True)
    assert {c.key for c in caught.value.conflicts} == {"named_by"}


def test_what_is_no_change_set_cannot_be_undone(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound):
        kb.undo(7)
    assert UNRECORDED == 0


def test_what_was_there_before_history_cannot_be_undone(tmp_path: Path) -> None:
    from tests.graph.test_history import written_by_version_1

    written_by_version_1(tmp_path / "s")
    with KnowledgeBase.edit(tmp_path / "s") as kb, pytest.raises(UsageError):
        kb.undo(0)


_NAMES = st.lists(st.sampled_from(["Orsa kommun", "Orsa stad", "Orsa köping"]), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=_NAMES, data=st.data())
def test_undoing_leaves_a_register_that_could_be_loaded(
    tiny: Path, names: list[str], data: Any
) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        register = register_from_quads(kb.quads(), kb.store.registers()[0])
        for name in names:
            rows = register.tables["organisations"]
            first = rows[0].model_copy(update={"name": name})
            tables = {**register.tables, "organisations": (first, *rows[1:])}
            register = type(register)(**{**vars(register), "tables": tables})
            kb.store_registers([register])
        number = data.draw(st.sampled_from([one.number for one in kb.history.change_sets]))
        kb.undo(number, force=True)
        if kb.store.registers():
            again = register_from_quads(kb.quads(), register.iri)
            with Store.memory() as other:
                assert set(open_quads(again)) == set(kb.quads())
                assert len(other) == 0


def test_files_that_would_take_back_what_was_accepted_are_not_loaded(
    kb: KnowledgeBase, tiny: Path
) -> None:
    name = ox.NamedNode(SKOS.prefLabel)
    graph = ox.NamedNode(TINY)
    node = ox.NamedNode(ORSA)
    old, new = (
        ox.Quad(node, name, ox.Literal(text, language="sv"), graph)
        for text in ("Orsa kommun", "Orsa stad")
    )
    kb.history.record(Change(frozenset({new}), frozenset({old})), origin("review", "kansliet"))
    before = known(kb)
    with pytest.raises(ChangeConflict) as caught:
        kb.load(tiny)
    (conflict,) = caught.value.conflicts
    assert (conflict.key, conflict.row, conflict.number) == ("taken_back", ORSA, 2)
    assert known(kb) == before
    edit(tiny, "organisations.csv", "org-af,", "org-ny,Ny,,,,,src-a,rad 4\norg-af,")
    edit(tiny, "organisations.csv", "Orsa kommun", "Orsa stad")
    kb.load(tiny)  # files that know of it are loaded as ever
    edit(tiny, "organisations.csv", "Orsa stad", "Orsa kommun")
    kb.load(tiny, force=True)
    assert kb.show("org-orsa").label == "Orsa kommun"
    kb.load(tiny)
