"""Large registers are stored and compared row by row, and come out as small ones do."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from benchmarks.generator import generate
from samverkan import loading
from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads
from samverkan.differing import difference
from samverkan.errors import StoreError
from samverkan.graph import store as store_module
from samverkan.graph.store import Store
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
