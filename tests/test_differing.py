"""Large registers are stored and compared row by row, and come out as small ones do."""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from benchmarks.generator import generate
from samverkan import differing, loading
from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads
from samverkan.differing import difference
from samverkan.errors import ChangeConflict, StoreError
from samverkan.graph import store as store_module
from samverkan.graph.change_sets import origin
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.knowledge import KnowledgeBase
from samverkan.loading import Loaded

TINY = "https://w3id.org/samverkan/register/tiny"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every register and every change is large."""
    monkeypatch.setattr(loading, "LARGE", 0)
    monkeypatch.setattr(store_module, "LARGE", 0)


def spoil(tiny: Path) -> None:
    """Add, change and remove rows of every kind: with evidence, with many values, the register."""
    for file, old, new in (
        ("organisations.csv", "Orsa kommun", "Orsa ”stad”"),
        ("organisations.csv", "org-af,", "org-ny,Ny,,,,,src-a,rad 4\norg-af,"),
        ("initiatives.csv", "area-planering,place-mora", "area-planering|area-arbete,"),
        ("participations.csv", "part-2,org-orsa,init-jobb,owner,src-b,rad 6\n", ""),
        ("evidence.csv", "ev-1,com-1,", "ev-1,com-2,"),
        ("commitments.csv", "kommunerna,src-a,rad 9", "kommunerna,src-a,rad 10"),
        ("register.toml", "Ett litet", "Ett mycket litet"),
    ):
        path = tiny / file
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")


def test_only_what_differs_is_found(tiny: Path) -> None:
    before, _ = read_register(tiny)
    with KnowledgeBase.memory(tiny) as kb:
        assert not difference(kb.store, before)
        spoil(tiny)
        after, faults = read_register(tiny)
        assert faults == []
        expected = kb.store.difference(after.iri, open_quads(after))
        assert difference(kb.store, after) == expected
        assert expected


@pytest.mark.slow
def test_a_large_register_comes_out_as_a_small_one(
    tmp_path: Path, tiny: Path, request: pytest.FixtureRequest
) -> None:
    def both(folder: Path) -> tuple[list[Loaded], set[Any], list[Any]]:
        with KnowledgeBase.edit(folder) as kb:
            done = [kb.load("vagen-in"), kb.load(tiny)]
        spoil(tiny)
        with KnowledgeBase.edit(folder) as kb:
            done += [kb.load(tiny), kb.load(tiny)]
            sets = [
                (one.number, one.added, one.removed, one.made) for one in kb.history.change_sets
            ]
            with kb.history.as_of(2) as then:
                first = set(then.quads())
            return done, {*kb.store.quads(), *first}, sets

    texts = {path: path.read_bytes() for path in tiny.iterdir()}
    small = both(tmp_path / "small")
    for path, text in texts.items():
        path.write_bytes(text)
    request.getfixturevalue("large")
    large = both(tmp_path / "large")
    assert _sorted(large[0]) == _sorted(small[0])
    assert large[1:] == small[1:]
    assert len(list((tmp_path / "large").glob("quads*"))) == 1


def _sorted(done: list[Loaded]) -> list[Any]:
    """Return what was loaded, people apart: a large register tells of them as of other rows."""
    return [
        (one.register, *({k: sorted(v) for k, v in part.items()} for part in
        (one.added, one.changed, one.removed))) for one in done
    ]  # fmt: skip


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compared but what is not remembered, or was touched since."""

    def refuse(*_: object) -> Change:
        raise AssertionError

    monkeypatch.setattr(differing, "difference", refuse)


def assert_equal(kb: KnowledgeBase, register: Path) -> None:
    expected = set(open_quads(read_register(register)[0]))
    assert set(kb.store.quads(graph=ox.NamedNode(TINY))) == expected


@pytest.mark.usefixtures("large", "remembering")
def test_what_was_touched_since_the_last_load_is_looked_at(tmp_path: Path, tiny: Path) -> None:
    with KnowledgeBase.edit(tmp_path / "s") as kb:
        kb.load(tiny)
        before = set(kb.store.quads())
        spoiled = tmp_path / "spoiled"
        shutil.copytree(tiny, spoiled)
        spoil(spoiled)
        after, _ = read_register(spoiled)
        History(kb.store).record(kb.store.difference(TINY, open_quads(after)), origin("review"))
        assert_equal(kb, spoiled)
        kb.load("vagen-in")
        with pytest.raises(ChangeConflict):
            kb.load(tiny)
        kb.load(tiny, force=True)
        assert_equal(kb, tiny)
        kb.load(spoiled)
        assert_equal(kb, spoiled)
        kb.undo(kb.history.numbers[-1])
        assert set(kb.store.quads(graph=ox.NamedNode(TINY))) == before
        kb.load(spoiled)
        assert_equal(kb, spoiled)


def test_what_was_made_anew_or_is_damaged_is_not_trusted(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeBase.edit(tmp_path / "s") as kb:
        monkeypatch.setattr(loading, "LARGE", 0)
        kb.load(tiny)
        text = (tiny / "organisations.csv").read_text("utf-8")
        kb.undo(1)
        (tiny / "organisations.csv").write_text(text + "org-ny,Ny,,,,,src-a,rad 4\n", "utf-8")
        monkeypatch.setattr(loading, "LARGE", 1_000)
        kb.load(tiny)
        monkeypatch.setattr(loading, "LARGE", 0)
        (tiny / "organisations.csv").write_text(text, "utf-8")
        kb.load(tiny)
        assert_equal(kb, tiny)
        (remembered,) = (tmp_path / "s" / "remembered").iterdir()
        spoil(tiny)
        for data in (b"", b"nothing", remembered.read_bytes()[:-1] + b"x"):
            remembered.write_bytes(data)
            assert kb.load(tiny).register == "tiny"
            assert_equal(kb, tiny)


@pytest.mark.usefixtures("large")
def test_in_memory_too(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        register, _ = read_register(tiny)
        assert set(kb.store.quads()) == set(open_quads(register))
        assert kb.history.change_sets[0].made == (TINY,)


@pytest.mark.usefixtures("large")
def test_a_copy_that_lacks_something_is_not_put_in_place(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load("vagen-in")
        before = set(kb.store.quads()), len(kb.history.change_sets)
        real = Store.bulk
        monkeypatch.setattr(Store, "bulk", lambda *args: real(*args) + 1)
        with pytest.raises(StoreError):
            kb.load(tiny)
        monkeypatch.setattr(Store, "bulk", _full)
        with pytest.raises(StoreError):
            kb.load(tiny)
        monkeypatch.setattr(Store, "bulk", real)
        assert (set(kb.store.quads()), len(kb.history.change_sets)) == before
        assert len(list(folder.glob("quads*"))) == 1
        kb.load(tiny)
    with KnowledgeBase.open(folder) as kb:
        assert len(kb.store.registers()) == 2


def _full(*_: object) -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.slow
def test_a_kill_leaves_the_old_or_the_new_whole(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load("vagen-in")
        old = set(kb.store.quads())
    whole = len(set(generate(300).quads()))
    script = f"""
import pathlib
from benchmarks.generator import generate
from samverkan import loading
from samverkan.knowledge import KnowledgeBase
loading.LARGE = 0
register = generate(300).register()
print("ready", flush=True)
with KnowledgeBase.edit({str(folder)!r}) as kb:
    kb.store_registers([register])
print("done", flush=True)
"""
    for turn in range(8):
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.1 * turn)
        child.kill()
        said = child.communicate()[0]
        with KnowledgeBase.edit(folder) as kb:
            made = kb.history.change_sets[-1].made
            assert old <= set(kb.store.quads())
            assert len(kb.store.registers()) == len(kb.history.change_sets)
            if len(kb.store.registers()) == 1:
                assert "done" not in said
                assert set(kb.store.quads()) == old
            else:
                assert len(set(kb.store.quads(graph=ox.NamedNode(made[0])))) == whole
        assert len(list(folder.glob("quads*"))) == 1
