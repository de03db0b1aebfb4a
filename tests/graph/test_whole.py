"""A large register that goes and comes back whole leaves what a small one does."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.intake import read_register
from samverkan.errors import ChangeConflict, StoreError
from samverkan.graph import store as stores
from samverkan.knowledge import KnowledgeBase
from samverkan.loading import REGISTERS

TINY = "https://w3id.org/samverkan/register/tiny"


def loaded(kb: KnowledgeBase, tiny: Path) -> KnowledgeBase:
    """Load one register, and then another together with a change of the first."""
    kb.load("vagen-in")
    first, _ = read_register(REGISTERS / "vagen-in")
    changed = replace(first, tables={**first.tables, "corrections": ()})
    kb.store_registers([changed, read_register(tiny)[0]])
    return kb


@pytest.fixture
def kb(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeBase:
    """A store in which every register is large."""
    kb = loaded(KnowledgeBase.memory(), tiny)
    monkeypatch.setattr(stores, "LARGE", 0)
    return kb


def known(kb: KnowledgeBase) -> set[Any]:
    return set(kb.store.quads())


@pytest.mark.slow
def test_what_went_comes_back_and_is_known_of_each_time(kb: KnowledgeBase) -> None:
    states = {2: known(kb)}
    with kb.history.as_of(1) as then:
        states[1] = set(then.quads())
    for number in (2, 3, 4, 5):
        done = kb.undo(number)
        assert done is not None
        assert done.number == number + 1
        states[number + 1] = known(kb)
    assert states[1] == states[3] == states[5]
    assert states[2] == states[4] == states[6]
    for number, state in states.items():
        with kb.history.as_of(number) as then:
            assert set(then.quads()) == state
    sets = {one.number: one for one in kb.history.change_sets}
    assert sets[3].removed == sets[4].added == sets[2].added
    assert sets[3].added == sets[4].removed == sets[2].removed > 0
    assert sets[4].made == (TINY,)


def test_what_is_told_of_it(kb: KnowledgeBase) -> None:
    made = kb.change(2).made
    kb.undo(2)
    told = kb.change(3)
    assert told.gone == made
    assert {row.kind for row in told.rows} == {"correction"}
    assert not any("/id/tiny/" in row.iri for row in told.rows)


def test_one_that_came_anew_is_in_the_way(kb: KnowledgeBase, tiny: Path) -> None:
    kb.undo(2)
    kb.load(tiny)
    before = known(kb)
    with pytest.raises(ChangeConflict, match="tiny"):
        kb.undo(3, force=True)
    assert known(kb) == before


@pytest.mark.slow
def test_a_full_disk_leaves_it(tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with KnowledgeBase.edit(tmp_path / "s") as kb:
        loaded(kb, tiny)
        before = known(kb)
        monkeypatch.setattr(stores, "LARGE", 0)
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", full)
            with pytest.raises(StoreError):
                kb.undo(2)
        assert known(kb) == before
        assert not list((tmp_path / "s" / "changes").glob("*.new"))
        kb.undo(2)
        kb.undo(3)
        assert known(kb) == before
