"""The store keeps what it says it has kept, and has one owner."""

import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.errors import StoreError, StoreHeld, StoreMissing, StoreUnwritable
from samverkan.graph import folder as module
from samverkan.graph.store import Change, Store, union
from samverkan.ontology.identity import WORK
from samverkan.ontology.vocabulary import RDF, SAM

GRAPH = ox.NamedNode("https://example.org/register/r")


def quad(name: str, value: str = "v") -> ox.Quad:
    subject = ox.NamedNode(f"https://example.org/{name}")
    return ox.Quad(subject, ox.NamedNode("https://example.org/p"), ox.Literal(value), GRAPH)


REGISTER = ox.Quad(GRAPH, ox.NamedNode(RDF.type), ox.NamedNode(SAM.Register), GRAPH)


def adding(*quads: ox.Quad) -> Change:
    return Change(frozenset(quads), frozenset())


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s") as store:
        store.apply(adding(quad("a"), quad("b")))
    with Store.read(tmp_path / "s") as store:
        assert set(store.quads(graph=GRAPH)) == {quad("a"), quad("b")}


def test_a_change_removes_and_adds_at_once(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s") as store:
        store.apply(adding(quad("a"), quad("å", "ä”ö\n\\")))
        store.apply(store.difference(GRAPH.value, [quad("a"), quad("c")]))
        assert set(store.quads(graph=GRAPH)) == {quad("a"), quad("c")}


def test_making_equal_what_is_equal_changes_nothing() -> None:
    with Store.memory() as store:
        store.apply(adding(quad("a")))
        assert not store.difference(GRAPH.value, [quad("a")])


def test_union_of_changes() -> None:
    both = union([adding(quad("a")), Change(frozenset(), frozenset([quad("b")]))])
    assert both == Change(frozenset([quad("a")]), frozenset([quad("b")]))


def test_default_graph_is_the_union_of_registers() -> None:
    other = ox.NamedNode("https://example.org/register/other")
    hidden = ox.NamedNode("https://example.org/hidden")
    secret = ox.Quad(ox.NamedNode("https://example.org/x"), RDF_P, ox.Literal("secret"), hidden)
    second = ox.Quad(other, ox.NamedNode(RDF.type), ox.NamedNode(SAM.Register), other)
    with Store.memory() as store:
        store.apply(adding(REGISTER, second, quad("a"), secret))
        assert store.registers() == [other.value, GRAPH.value]
        assert len(list(store.query("SELECT * { ?s ?p ?o }"))) == 3
        for leak in (
            "SELECT * FROM <https://example.org/hidden> { ?s ?p ?o }",
            "SELECT * FROM NAMED <https://example.org/hidden> { GRAPH ?g { ?s ?p 'secret' } }",
            "SELECT * { GRAPH <https://example.org/hidden> { ?s ?p ?o } }",
        ):
            found = [str(term) for row in store.query(leak) for term in row]
            assert '"secret"' not in found


RDF_P = ox.NamedNode("https://example.org/p")


def test_what_is_proposed_is_not_what_is_known() -> None:
    work = ox.NamedNode(WORK)
    proposed = ox.Quad(GRAPH, ox.NamedNode(RDF.type), ox.NamedNode(SAM.Register), work)
    with Store.memory() as store:
        store.apply(adding(REGISTER, proposed, ox.Quad(GRAPH, RDF_P, ox.Literal("x"), work)))
        assert store.registers() == [GRAPH.value]
        assert set(store.quads()) == {REGISTER}
        assert len(list(store.query(f"SELECT * {{ GRAPH <{WORK}> {{ ?s ?p ?o }} }}"))) == 2


def test_a_store_can_be_closed_twice() -> None:
    store = Store.memory()
    store.close()
    store.close()


def test_a_damaged_lock_is_told(tmp_path: Path) -> None:
    Store.write(tmp_path / "s").close()
    (tmp_path / "s" / "lock.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="cannot be read"):
        Store.read(tmp_path / "s")


def test_there_is_no_store_where_none_was_made(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        Store.read(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear governor")
    with pytest.raises(StoreError, match="something other"):
        Store.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable):
        Store.write(tmp_path / "file" / "store")


def test_a_later_layout_is_refused(tmp_path: Path) -> None:
    Store.write(tmp_path / "s").close()
    (tmp_path / "s" / "samverkan-store.json").write_text('{"version": 99}')
    with pytest.raises(StoreError, match="later version"):
        Store.read(tmp_path / "s")
    with pytest.raises(StoreError, match="later version"):
        Store.write(tmp_path / "s")


@pytest.mark.parametrize("content", ["", "[]", "{}", "not json", '{"version": null}'])
def test_a_damaged_mark_is_told(tmp_path: Path, content: str) -> None:
    Store.write(tmp_path / "s").close()
    (tmp_path / "s" / "samverkan-store.json").write_text(content)
    with pytest.raises(StoreError, match="cannot be read"):
        Store.read(tmp_path / "s")


@pytest.mark.parametrize("lost", ["CURRENT", "MANIFEST-*"])
def test_a_missing_file_of_the_engine_is_told(tmp_path: Path, lost: str) -> None:
    with Store.write(tmp_path / "s") as store:
        store.apply(adding(quad("a")))
    for path in (tmp_path / "s" / "quads").glob(lost):
        path.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        Store.read(tmp_path / "s")


def test_two_readers_but_no_writer_beside_them(tmp_path: Path) -> None:
    Store.write(tmp_path / "s").close()
    with Store.read(tmp_path / "s"), Store.read(tmp_path / "s"), pytest.raises(StoreHeld):
        Store.write(tmp_path / "s")
    Store.write(tmp_path / "s").close()


def test_a_writer_holds_it_alone(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s"):
        with pytest.raises(StoreHeld):
            Store.read(tmp_path / "s")
        with pytest.raises(StoreHeld):
            Store.write(tmp_path / "s")
    Store.read(tmp_path / "s").close()


def test_another_process_that_opened_the_engine_itself(tmp_path: Path) -> None:
    Store.write(tmp_path / "s").close()
    code = f"import pyoxigraph as o, sys; s = o.Store({str(tmp_path / 's' / 'quads')!r}); print(1)"
    holder = subprocess.Popen(
        [sys.executable, "-c", code + "; sys.stdout.flush(); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StoreHeld):
            Store.write(tmp_path / "s")
    finally:
        holder.communicate()
    Store.write(tmp_path / "s").close()


def test_threads_that_write_lose_nothing(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s") as store:
        jobs = [
            threading.Thread(target=lambda n=n: store.apply(adding(quad(str(n)))))
            for n in range(40)
        ]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        assert len(store) == 40


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_was_said_to_be_saved_survives_a_kill(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import sys, pathlib, pyoxigraph as ox
        from samverkan.graph.store import Change, Store
        g = ox.NamedNode("https://example.org/g"); p = ox.NamedNode("https://example.org/p")
        with Store.write(pathlib.Path({str(tmp_path / "s")!r})) as store:
            for n in range(100000):
                node = ox.NamedNode(f"https://example.org/{{sys.argv[1]}}-{{n}}")
                both = [ox.Quad(node, p, ox.Literal(v), g) for v in ("one", "two")]
                store.apply(Change(frozenset(both), frozenset()))
                print(n, flush=True)
    """)
    for turn in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.02 * turn)
        child.kill()
        said = 1 + len(child.communicate()[0].splitlines())
        with Store.read(tmp_path / "s") as store:
            kept = {}
            for found in store.quads(graph=ox.NamedNode("https://example.org/g")):
                kept.setdefault(found.subject.value, set()).add(found.object.value)
        mine = {name for name in kept if f"/{turn}-" in name}
        assert said - 1 <= len(mine) <= said + 1
        assert all(values == {"one", "two"} for values in kept.values())
