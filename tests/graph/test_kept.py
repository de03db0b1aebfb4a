"""What was read of a large store is kept until it changes."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.errors import StoreUnwritable
from samverkan.graph import kept
from samverkan.graph.facts import Facts
from samverkan.graph.kept import Kept
from samverkan.graph.store import Change, Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import SAM


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every store is large."""
    monkeypatch.setattr(kept, "LARGE", 0)


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    with KnowledgeBase.edit(tmp_path / "store") as kb:
        kb.load(tiny)
    return tmp_path / "store"


@pytest.mark.usefixtures("large")
def test_the_same_is_read_again(folder: Path) -> None:
    with Store.read(folder) as store:
        first = Facts(store)
        said = (first.initiatives, first.participations, first.actors, first.areas, first.places)
        label = first.label(next(iter(first.areas)), "en")
    assert any((folder / "kept").iterdir())
    with Store.read(folder) as store:
        again = Facts(store)
        assert label == again.label(next(iter(again.areas)), "en")
        assert said == (
            again.initiatives,
            again.participations,
            again.actors,
            again.areas,
            again.places,
        )


@pytest.mark.usefixtures("large")
def test_a_change_lets_go_of_it(folder: Path, tiny: Path) -> None:
    with Store.read(folder) as store:
        assert len(Facts(store).initiatives) == 2
    with (tiny / "initiatives.csv").open("a", encoding="utf-8") as file:
        file.write("init-ny,Ny,project,,,,,,src-b\n")
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        assert not (folder / "kept").exists()
        assert len(kb.facts.initiatives) == 3
    with Store.read(folder) as store:
        assert len(Facts(store).initiatives) == 3


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"i\x01"])
def test_what_is_damaged_is_read_anew(folder: Path, content: bytes) -> None:
    with Store.read(folder) as store:
        assert Kept(store).get("x", lambda: ["a"]) == ["a"]
        (file,) = (folder / "kept").iterdir()
        file.write_bytes(content)
        assert Kept(store).get("x", lambda: ["b"]) == ["b"]


def test_nothing_is_kept_of_a_small_store_or_one_in_memory(folder: Path) -> None:
    with Store.read(folder) as store:
        assert Facts(store).things(SAM.Initiative)
    assert not (folder / "kept").exists()
    assert Store.memory().kept is None


@pytest.mark.usefixtures("large")
def test_a_store_is_not_changed_while_something_old_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.read(folder) as store:
        Kept(store).get("x", lambda: ["a"])

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("samverkan.graph.folder.shutil.rmtree", refuse)
    quad = ox.Quad(*[ox.NamedNode(f"https://example.org/{name}") for name in "spog"])
    with Store.write(folder) as store:
        before = len(store)
        with pytest.raises(StoreUnwritable):
            store.apply(Change(frozenset({quad}), frozenset()))
        assert len(store) == before
