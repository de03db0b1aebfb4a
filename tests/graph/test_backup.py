"""A backup is the store to the letter, and comes back whole or not at all."""

import gzip
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from samverkan.errors import ChangeConflict, OutputError, StoreError
from samverkan.graph.backup import archive, backup, contents, restore
from samverkan.graph.change_sets import origin
from samverkan.graph.history import History
from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from tests.graph.test_history import JUDGED, quad, register


@pytest.fixture
def folder(tmp_path: Path, tiny: Path) -> Path:
    """A store with a history that needs files."""
    with KnowledgeBase.edit(tmp_path / "s") as kb:
        kb.load(tiny, by="kansliet")
        path = tiny / "organisations.csv"
        path.write_text(path.read_text("utf-8").replace("Orsa kommun", "Orsa ”\\stad"), "utf-8")
        kb.load(tiny, by="kansliet")
    return tmp_path / "s"


def state(folder: Path) -> tuple[set[Any], list[Any]]:
    with Store.read(folder) as store:
        history = History(store)
        return set(store.quads()), [
            (one, history.change(one)) for one in history.change_sets if one.command != "restore"
        ]


def made(folder: Path, kind: str) -> Path:
    target = folder.parent / {"folder": "copy", "gz": "copy.nq.gz", "nq": "copy.nq"}[kind]
    with Store.read(folder) as store:
        backup(store, target) if kind == "folder" else archive(store, target)
    return target


KINDS = ["folder", "gz", "nq"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_put_back_is_what_was_kept(folder: Path, kind: str, tmp_path: Path) -> None:
    before = state(folder)
    target = made(folder, kind)
    with KnowledgeBase.edit(folder) as kb:
        kb.record("judgements", **JUDGED)
    with pytest.raises(ChangeConflict) as caught:
        restore(folder, target, origin("restore"))
    assert [one.number for one in caught.value.conflicts] == [3]
    done = restore(folder, target, origin("restore", "kansliet"), force=True)
    assert (done.command, done.by, done.number) == ("restore", "kansliet", 4)
    assert state(folder) == before
    restore(tmp_path / "new", target, origin("restore"))
    assert state(tmp_path / "new") == before
    with KnowledgeBase.edit(folder) as kb:  # and it goes on from there
        kb.undo(2)
        assert kb.show("org-orsa").label == "Orsa kommun"
    assert {path.name for path in folder.iterdir()} >= {"changes", "samverkan-store.json"}
    assert len(list(folder.glob("quads*"))) == 1


def test_a_copy_is_a_store_and_is_made_while_others_read(folder: Path, tmp_path: Path) -> None:
    with Store.read(folder), Store.read(folder) as store:
        told = backup(store, tmp_path / "copy")
        assert told == contents(store)
    assert state(tmp_path / "copy") == state(folder)
    with Store.read(folder) as store, pytest.raises(OutputError):
        backup(store, tmp_path / "copy")


def test_the_same_store_gives_the_same_archive(folder: Path, tmp_path: Path) -> None:
    with Store.read(folder) as store:
        first = archive(store, tmp_path / "one.nq.gz")
        assert archive(store, tmp_path / "two.nq.gz") == first
        assert archive(store, tmp_path / "two.nq") != first
    data = gzip.decompress((tmp_path / "one.nq.gz").read_bytes())
    assert data == (tmp_path / "two.nq").read_bytes()
    assert len(list(ox.parse(data, format=ox.RdfFormat.N_QUADS))) == len(data.splitlines())


def test_the_order_of_what_is_kept_is_that_of_the_statements(tmp_path: Path) -> None:
    quads = [register(), *(quad(f"{n}", f"värde {n}") for n in range(50))]
    found = []
    for name, some in (("a", quads), ("b", quads[::-1])):
        with Store.write(tmp_path / name) as store:
            for one in some:
                store._engine.add(one)
            lines = bytearray()
            store.dump(lines.extend)
            found.append(lines)
    assert found[0] == found[1]
    assert found[0].count(b"\n") == len(quads)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_copy_changes_nothing(folder: Path, kind: str) -> None:
    target = made(folder, kind)
    before = state(folder)
    if kind == "folder":
        engine = ox.Store(str(target / "quads"))
        engine.add(quad("x"))
        engine.flush()
        del engine
    else:
        data = target.read_bytes()
        target.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError):
        restore(folder, target, origin("restore"), force=True)
    assert state(folder) == before
    assert len(list(folder.glob("quads*"))) == 1
    assert not list(folder.glob("then-*"))


def test_something_else_is_no_copy(folder: Path, tmp_path: Path) -> None:
    before = state(folder)
    (tmp_path / "letters").mkdir()
    (tmp_path / "list.nq").write_text("<http://a/> <http://b/> <http://c/> <http://d/> .\n")
    for source in (tmp_path / "letters", tmp_path / "list.nq"):
        with pytest.raises(StoreError, match="no backup"):
            restore(folder, source, origin("restore"), force=True)
    with pytest.raises(StoreError, match="something other"):
        restore(tmp_path / "letters" / "..", folder, origin("restore"))
    assert state(folder) == before


def test_a_store_that_cannot_be_read_is_replaced_by_force(folder: Path, tmp_path: Path) -> None:
    target = made(folder, "folder")
    before = state(folder)
    for path in (folder / "quads").glob("MANIFEST-*"):
        path.unlink()
    with pytest.raises(ChangeConflict, match="cannot be read"):
        restore(folder, target, origin("restore"))
    restore(folder, target, origin("restore"), force=True)
    assert state(folder) == before


def test_a_copy_that_turns_out_otherwise_is_removed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samverkan.graph import backup as module

    counted = iter(range(2))
    real = module.contents
    monkeypatch.setattr(
        module, "contents", lambda store: real(store)._replace(statements=next(counted))
    )
    with Store.read(folder) as store, pytest.raises(StoreError, match="removed"):
        backup(store, tmp_path / "copy")
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


@pytest.mark.slow
def test_a_kill_while_restoring_leaves_one_of_the_two(folder: Path) -> None:
    import time

    target = made(folder, "folder")
    with KnowledgeBase.edit(folder) as kb:
        kb.record("judgements", **JUDGED)
    now, then = len(state(folder)[1]), len(state(target)[1])
    script = f"""
import pathlib
from samverkan.graph.backup import restore
from samverkan.graph.change_sets import origin
print("ready", flush=True)
restore(pathlib.Path({str(folder)!r}), pathlib.Path({str(target)!r}), origin("restore"), force=True)
"""
    for turn in range(6):
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.03 * turn)
        child.kill()
        child.communicate()
        assert len(state(folder)[1]) in (now, then)
        KnowledgeBase.edit(folder).close()
        assert len(list(folder.glob("quads*"))) == 1
